"""An operator's own spaCy model adds people; a wrong one is refused by name."""

from pathlib import Path

import pytest
import spacy

from enrich.analyser import Analyser
from enrich.privacy.pretrained import open_models
from records import ConfigError
from tests.enrich.privacy.tiny_model import train_tiny_model


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


def test_who_is_found_by_a_model_is_withheld_as_others_are(model: str) -> None:
    text = "Vol à la tire\nLa police cherche Mirelda Vossain . Avec Tharn Okkelby nous partons."
    alone, helped = Analyser((), ()), Analyser((), (), people=open_models(model))
    found = [words.naming_persons().read(text, "fr").persons for words in (alone, helped)]
    names = [{text[start:end] for start, end in spans} for spans in found]
    assert names[1] >= {"Mirelda Vossain", "Tharn Okkelby"} > names[0]


def test_nobody_is_looked_for_where_names_may_stay(model: str) -> None:
    reading = Analyser((), (), people=open_models(model)).read("Avec Tharn Okkelby", "fr")
    assert reading.persons == ()


def test_a_model_of_a_language_without_rules_is_refused(tmp_path: Path) -> None:
    path = train_tiny_model(tmp_path, lang="de")
    with pytest.raises(ConfigError, match="is for 'de'; allowed"):
        open_models(path)
