"""Who is named, and who of them must not be."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from enrich.privacy.contacts import find_contacts
from enrich.privacy.doors import find_doors
from enrich.privacy.name_words import NameWord, sort_of
from enrich.privacy.person_signs import CUES
from enrich.privacy.persons import find_persons
from enrich.privacy.private_persons import private_persons
from tests.enrich.town import mentions

SENTENCES = Path(__file__).with_name("private_sentences.txt")
LEAST = 0.97  # of the words that must be hidden, and of those that are


def found(words: str, lang: str) -> list[str]:
    return [words[start:end] for start, end in find_persons(words, lang)]


def hidden(words: str, lang: str) -> set[int]:
    """Return the places of all letters that are hidden."""
    told = private_persons(words, find_persons(words, lang), mentions(words, lang))
    others = (*find_contacts(words), *find_doors(words, ()))
    stretches = [*told.stretches, *told.birthdays, *((start, end) for start, end, _ in others)]
    return {at for start, end in stretches for at in range(start, end)}


def sentences() -> Iterator[tuple[str, str, set[int]]]:
    """Yield language, words, and the places of the letters that must be hidden."""
    for line in SENTENCES.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        lang, _, marked = line.partition("\t")
        private: set[int] = set()
        words = ""
        for piece in re.split(r"(\{[^}]*\})", marked):
            bare = piece.strip("{}")
            if piece != bare:
                private.update(range(len(words), len(words) + len(bare)))
            words += bare
        yield lang, words, private


def test_private_people_lose_their_names_and_the_rest_can_be_read() -> None:
    right = wrong = missed = 0
    for lang, words, private in sentences():
        gone = hidden(words, lang)
        for word in re.finditer(r"\w+", words):
            letters = set(range(*word.span()))
            must, is_gone = letters <= private, bool(letters & gone)
            right += must and is_gone
            wrong += is_gone and not must
            missed += must and not is_gone
    assert right / (right + missed) >= LEAST
    assert right / (right + wrong) >= LEAST


def test_there_are_sentences_enough_in_both_languages() -> None:
    langs = [lang for lang, _, _ in sentences()]
    assert min(langs.count("fr"), langs.count("en")) >= 60


def test_each_sort_of_word_is_told() -> None:
    assert sort_of("Éloïse") is sort_of("ELOISE") is sort_of("Jean-Pierre") is NameWord.GIVEN
    assert sort_of("Rose") is NameWord.AMBIGUOUS
    assert sort_of("Mme") is sort_of("M.") is NameWord.TITLE
    assert sort_of("J.") is NameWord.INITIAL
    assert sort_of("Monday") is NameWord.NEVER
    assert sort_of("Okonkwo") is NameWord.OTHER


@pytest.mark.parametrize(
    ("words", "lang", "names"),
    [
        ("Jean-Pierre DUPONT et DUPONT Jean", "fr", ["Jean-Pierre DUPONT", "DUPONT Jean"]),
        ("Mr. Okafor met J. Peterson.", "en", ["Okafor", "J. Peterson"]),
        ("A. Minutes of the meeting", "en", []),
        ("Kwame Okonkwo, 34, spoke", "en", ["Kwame Okonkwo"]),
        ("Elm Road, 34 houses", "en", []),
        ("In Florence, it rained", "en", []),
        ("Anna's Kitchen was robbed", "en", []),
        ("Mark your calendar for May Street", "en", []),
        ("Vincent van Gogh, Maria dos Santos", "en", ["Vincent van Gogh", "Maria dos Santos"]),
        ("Jean Dupont\nMarie Martin", "fr", ["Jean Dupont", "Marie Martin"]),
    ],
)
def test_names_are_found_by_their_form(words: str, lang: str, names: list[str]) -> None:
    assert found(words, lang) == names


@pytest.mark.parametrize("cue", sorted(CUES))
def test_each_word_that_tells_of_a_name_does_so(cue: str) -> None:
    before = {"as": "identified as", "cause": "mise en cause", "comme": "identifiée comme"}
    before["étant"] = "identifiée comme étant"
    words = f"and then the {before.get(cue, cue)} Kwalo Okonkwo left again this morning"
    assert found(words, "en") == ["Kwalo Okonkwo"]


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("Police Chief Jean Dupont spoke.", "en"),
        ("Jean Dupont, the city's mayor, spoke.", "en"),
        ("Officers Jean Dupont and Rita Stone came.", "en"),
        ("la préfète, Jeanne Dupont, a parlé", "fr"),
        ("Jean Dupont, adjoint au maire, a parlé", "fr"),
        ("au lycée Jean Dupont", "fr"),
        ("the Jean Dupont Memorial Bridge", "en"),
    ],
)
def test_officials_and_what_is_called_after_people_stay(words: str, lang: str) -> None:
    assert hidden(words, lang) == set()


@pytest.mark.parametrize(
    ("words", "lang", "name"),
    [
        ("the mayor's son, Jean Dupont, fled", "en", "Jean Dupont"),
        ("le fils du maire, Jean Dupont, a fui", "fr", "Jean Dupont"),
        ("A. Roux, chef de la brigade, Jean Dupont a fui", "fr", "Jean Dupont"),
    ],
)
def test_who_stands_beside_an_official_is_private(words: str, lang: str, name: str) -> None:
    at = words.index(name)
    assert hidden(words, lang) >= set(range(at, at + len(name)))


@pytest.mark.parametrize(
    "words",
    [
        "+33 6 12 34 56 78",
        "06.12.34.56.78",
        "(617) 555-0142",
        "jane.doe@example.com",
        "AB-123-CD",
        "license plate 8XK 229",
    ],
)
def test_contacts_are_found(words: str) -> None:
    assert len(list(find_contacts(f"it was {words}, he said"))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Call the police department at 617-555-0100",
        "appelez le commissariat au 03 20 00 00 00",
        "tips@cambridgema.gov or 1-800-555-0100",
        "Report 2016-00123 of 10/12/2016, case 14-02231",
        "125,000.00 dollars and 3.14159",
    ],
)
def test_what_is_there_to_be_called_stays(words: str) -> None:
    assert list(find_contacts(words)) == []
