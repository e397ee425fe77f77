"""The texts from which the theme model learns are complete, varied and rightly labelled."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

CONFIG = Path(__file__).parents[2] / "config"
LANGUAGES = ("en", "fr")
CODES = tuple(tomllib.loads((CONFIG / "themes.toml").read_text(encoding="utf-8")))
FILES = [CONFIG / "theme_examples" / lang / f"{code}.toml" for lang in LANGUAGES for code in CODES]


def examples(path: Path) -> list[dict]:
    return tomllib.loads(path.read_text(encoding="utf-8"))["example"]


def name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def test_each_theme_has_one_file_in_each_language_and_no_other_file_is_there():
    assert set((CONFIG / "theme_examples").rglob("*.*")) == set(FILES)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_theme_has_thirty_texts_or_more_whose_other_themes_exist(path):
    found = examples(path)
    assert len(found) >= 30
    for example in found:
        assert set(example) == {"text", "also"}
        assert set(example["also"]) <= set(CODES) - {path.stem, "general"}
        assert len(example["also"]) == len(set(example["also"])) <= 2
        assert example["text"] == example["text"].strip() != ""


@pytest.mark.parametrize("path", FILES, ids=name)
def test_short_middling_and_long_texts_each_have_their_share(path):
    lengths = [len(example["text"].split()) for example in examples(path)]
    shares = Counter("short" if n <= 20 else "middling" if n <= 60 else "long" for n in lengths)
    assert all(shares[size] >= len(lengths) // 5 for size in ("short", "middling", "long"))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_the_file_says_in_its_first_line_what_it_is(path):
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("# ")
    assert path.stem in first


def test_no_text_and_no_title_of_two_words_or_more_comes_twice():
    texts = [example["text"].casefold() for path in FILES for example in examples(path)]
    titles = Counter(text.partition("\n")[0] for text in texts)
    assert not [text for text, n in Counter(texts).items() if n > 1]
    assert not [title for title, n in titles.items() if n > 1 and " " in title]


def test_texts_that_have_no_theme_have_no_other_theme_either():
    for lang in LANGUAGES:
        general = CONFIG / "theme_examples" / lang / "general.toml"
        assert all(example["also"] == [] for example in examples(general))
