"""An operator's own spaCy model adds people; a wrong one is refused by name."""

from pathlib import Path

import pytest
import spacy

from enrich.pretrained import open_models
from records import ConfigError
from tests.enrich.tiny_model import train_tiny_model


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    return train_tiny_model(tmp_path_factory.mktemp("models"))


def test_a_trained_model_finds_people_where_they_stand(model: str) -> None:
    text = "La police cherche Mirelda Vossain ."
    spans = open_models(f" {model} ")["fr"].people(text)
    assert [text[start:end] for start, end in spans] == ["Mirelda Vossain"]


def test_a_text_without_words_has_nobody(model: str) -> None:
    assert open_models(model)["fr"].people("") == []


def test_no_model_is_needed() -> None:
    assert open_models("") == {}


def test_a_model_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"spacy_model: xx_no_such_model: .*a package installed"):
        open_models("xx_no_such_model")
    with pytest.raises(ConfigError, match="spacy_model"):
        open_models(str(tmp_path))


def test_two_models_of_one_language_are_refused(model: str) -> None:
    with pytest.raises(ConfigError, match="a second model of language 'fr'"):
        open_models(f"{model},{model}")


def test_a_model_that_finds_no_people_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ConfigError, match="no component that finds people"):
        open_models(str(tmp_path / "blank"))
