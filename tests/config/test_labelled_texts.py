"""Reading the theme model's examples: what a file says, and what is wrong with one."""

from pathlib import Path

import pytest

from config.theme_examples import load_theme_examples
from records import ConfigError, LabelledText


def write(folder: Path, name: str, *examples: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(f"[[example]]\n{text}" for text in examples), encoding="utf-8")


def test_a_file_says_language_and_main_theme_and_each_text_what_else(tmp_path: Path) -> None:
    write(tmp_path, "fr/roads.toml", 'text = "Rue barrée\\nDéviation."\nalso = ["transit"]')
    write(tmp_path, "en/sport.toml", 'text = "Two teams"')
    assert load_theme_examples(tmp_path) == (
        LabelledText("Two teams", "en", ("sport",)),
        LabelledText("Rue barrée\nDéviation.", "fr", ("roads", "transit")),
    )


def test_a_folder_that_is_not_there_has_no_examples(tmp_path: Path) -> None:
    assert load_theme_examples(tmp_path / "none") == ()


@pytest.mark.parametrize(
    ("name", "example", "key"),
    [
        ("en/roads.toml", 'text = " "', "example[0].text"),
        ("en/works.toml", 'text = "A road"', "example[0].also"),
        ("en/roads.toml", 'text = "A road"\nalso = ["roads"]', "example[0].also"),
        ("en/roads.toml", 'text = "A road"\nalso = ["trains"]', "example[0].also"),
        ("en/roads.toml", 'text = "A road"\ntheme = "roads"', "example[0].theme"),
    ],
)
def test_what_is_wrong_names_file_and_key(
    tmp_path: Path, name: str, example: str, key: str
) -> None:
    write(tmp_path, name, example)
    with pytest.raises(ConfigError) as error:
        load_theme_examples(tmp_path)
    assert (error.value.path, error.value.key) == (tmp_path / name, key)


def test_a_text_is_labelled_once(tmp_path: Path) -> None:
    for theme in ("roads", "sport"):
        write(tmp_path, f"en/{theme}.toml", 'text = "A road race"')
    with pytest.raises(ConfigError, match="given before"):
        load_theme_examples(tmp_path)


def test_the_examples_that_ship_can_be_read() -> None:
    examples = load_theme_examples()
    assert {example.lang for example in examples} == {"en", "fr"}
