"""The theme model: what it learns, how it is kept, and that nothing in it is left to chance."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from config.themes import load_themes
from enrich.analyser import Analyser
from enrich.themes.choice import choose_themes
from enrich.themes.fitting import fit, make_rows, softmax
from enrich.themes.model import (
    UNTRAINED,
    ThemeModel,
    read_theme_model,
    shipped_theme_model,
)
from enrich.themes.training import Trainer
from enrich.themes.words import BUCKETS, features_of
from records import ConfigError, LabelledText, ThemeDefinition
from tests.enrich.town import ANALYSER, source

THEMES = (
    ThemeDefinition("roads", {}, {"en": ("pothole", "pothole repair")}),
    ThemeDefinition("sport", {}, {"en": ("match$",)}),
)
WORDS = {"roads": "asphalt kerbs lanes tar", "sport": "goals striker keeper crowd"}
TEXTS = [
    LabelledText(f"{a} and {b}", "en", (theme,))
    for theme, words in WORDS.items()
    for a in words.split()
    for b in words.split()
    if a != b
]


@pytest.fixture(scope="module")
def model() -> ThemeModel:
    trainer = Trainer(THEMES)
    studied = [trainer.study(text) for text in TEXTS]
    return trainer.train(studied[::2], studied[1::2], {"examples": len(TEXTS)})


def main_theme(words: str, model: ThemeModel, lang: str = "en") -> str:
    analyser = Analyser((), THEMES, theme_model=model)
    return choose_themes(analyser.read(words, lang).themes, source())[0].code


def test_it_learns_words_that_no_stem_has(model: ThemeModel) -> None:
    assert main_theme("the striker and the crowd", model) == "sport"
    assert main_theme("tar on the lanes", model) == "roads"
    assert main_theme("the striker and the crowd", UNTRAINED) == "general"


def test_words_that_begin_alike_are_one_family(model: ThemeModel) -> None:
    assert main_theme("asphalting", model) == "roads"


def test_a_stem_is_known_before_any_text_has_it(model: ThemeModel) -> None:
    (features,) = (features_of(ANALYSER.language("en")("potholes")),)
    odds = model.odds(features)
    assert odds["roads"] > odds["sport"]


def test_a_text_without_words_says_nothing(model: ThemeModel) -> None:
    assert model.odds(features_of(ANALYSER.language("en")("12, 14 !"))) == {}
    assert main_theme("12, 14 !", model) == "general"


def test_the_same_texts_give_the_same_bytes(model: ThemeModel) -> None:
    trainer = Trainer(THEMES)
    studied = [trainer.study(text) for text in TEXTS]
    again = trainer.train(studied[::2], studied[1::2], {"examples": len(TEXTS)})
    assert again.to_bytes() == model.to_bytes()


def test_a_model_is_read_as_it_was_written(model: ThemeModel, tmp_path: Path) -> None:
    path = tmp_path / "themes.model"
    path.write_bytes(model.to_bytes())
    read = read_theme_model(path)
    assert read.facts == model.facts
    features = features_of(ANALYSER.language("en")("the striker"))
    assert read.odds(features) == model.odds(features)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]\n", b"\xff\n", b'{"kind": "other"}\n'])
def test_what_is_no_model_is_a_clear_error(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "themes.model"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match="train it again"):
        read_theme_model(path)


def test_half_a_model_is_a_clear_error(model: ThemeModel, tmp_path: Path) -> None:
    path = tmp_path / "themes.model"
    path.write_bytes(model.to_bytes()[:-1])
    with pytest.raises(ConfigError):
        read_theme_model(path)


def test_features_are_of_each_word_once_and_of_its_beginning() -> None:
    features = features_of(ANALYSER.language("en")("road works and road works, Road WORKS"))
    assert len(features) == 3 * 2
    assert features.max() < BUCKETS
    families = features_of(ANALYSER.language("en")("worker worked works"))
    assert len(families) == 3 * 2
    assert len(set(families.tolist())) == 3 + 2  # "worke" twice


def test_names_of_places_are_no_features() -> None:
    language = ANALYSER.language("en")
    one, other = language("A fair on Elm St"), language("A fair on Oak St")
    assert features_of(one).tolist() == features_of(other).tolist()


def test_nothing_depends_on_the_hash_seed_of_the_process() -> None:
    words = "Public works: the bus stop, the school and the market are closed by the storm"
    script = (
        "from config.themes import load_themes\n"
        "from enrich.analyser import Analyser\n"
        f"print(Analyser((), load_themes()).read({words!r}, 'en').themes)"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    ours = Analyser((), load_themes()).read(words, "en").themes  # with a seed of chance
    assert said == {f"{ours}\n"}


def test_fitting_finds_the_shares_of_texts_that_are_alike() -> None:
    texts = [np.array([1], np.uint16)] * 4 + [np.array([2], np.uint16)] * 4
    rows = make_rows(texts, np.ones(BUCKETS))
    shares = np.array([[1, 0], [1, 0], [1, 0], [0, 1]] + [[0, 1]] * 4, float)
    weights, bias = fit(rows, shares, penalty=1e-6)
    chances = softmax(rows.times(weights[rows.used]) + bias)
    assert chances[0] == pytest.approx([0.75, 0.25], abs=0.02)
    assert chances[-1, 1] > 0.9


def test_the_model_that_ships_knows_the_themes_and_is_small() -> None:
    model = shipped_theme_model()
    assert model.facts.codes == tuple(theme.code for theme in load_themes())
    assert len(model.to_bytes()) < 500_000


def test_themes_are_filed_under_media_topics_that_exist() -> None:
    # The 17 subjects at the top of https://cv.iptc.org/newscodes/mediatopic/, and transport.
    known = {f"{n:02}000000" for n in range(1, 18)} | {"20000337"}
    for theme in load_themes():
        assert set(theme.iptc) <= known
        assert theme.iptc or theme.code == "general"
