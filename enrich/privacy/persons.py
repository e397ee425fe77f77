"""Names of people, found by their form: given names, titles, ages, capitals.

A rule's reading, and so no more than likely: it finds whoever is called "Jean DUPONT", "Mrs. Smith"
or "Kwame Okonkwo, 34,", officials and the patrons of schools among them. Who of them is a private
person is told by enrich/privacy/private_persons.py.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from enrich.privacy.name_parts import words_of_run
from enrich.privacy.name_run import GIVEN, NameRun, Stretch
from enrich.privacy.name_words import NameWord, sort_of
from enrich.privacy.person_signs import AND, REVERSED, RUN, may_tell
from enrich.remembered import Remembered
from enrich.tokens import text_of

PERSONS = "persons"

_FAMILY_FIRST = (NameWord.OTHER, NameWord.GIVEN, NameWord.FAMILY)
_KEPT = 20_000  # runs whose words are remembered
_WORDS = Remembered(words_of_run, _KEPT)


class PersonFinder:
    """Component: finds names of people."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def __call__(self, doc: Doc) -> Doc:
        """Put them into `user_data[PERSONS]`, in text order."""
        doc.user_data[PERSONS] = find_persons(text_of(doc), self._lang)
        return doc


def find_persons(text: str, lang: str) -> list[Stretch]:
    """Return where names of people stand in a text, in order, none across a line's end."""
    found: list[Stretch] = []
    lone: list[Stretch] = []
    for run in RUN.finditer(text):
        words, start = _WORDS[run[0]], run.start()
        last = start + words.parts[-1].end
        is_told = words.may_be_told and (words.has_cue or may_tell(text, start, last))
        if words.tells or is_told:
            found += NameRun(text, lang, words.at(start)).names(is_told)
            if len(words.parts) == 1 and words.parts[0].sort in GIVEN:
                lone.append((start, last))
    found += _reversed(text)
    found += _beside(text, lone, found)
    return sorted(set(found))


def _reversed(text: str) -> Iterator[Stretch]:
    """Yield names as a register sets them: "Smith, John A., 34"."""
    for match in REVERSED.finditer(text):
        if sort_of(match["family"]) in _FAMILY_FIRST and sort_of(match["given"]) in GIVEN:
            yield match.span()


def _beside(text: str, lone: Sequence[Stretch], found: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield lone given names that a whole name follows or leads: "Sophie et Lucas Bernard"."""
    starts, ends = {start for start, _ in found}, {end for _, end in found}
    for start, end in lone:
        behind, before = (
            AND.match(text[end : end + 6]),
            AND.search(text[max(start - 6, 0) : start]),
        )
        leads = behind is not None and end + behind.end() in starts
        if leads or (before is not None and start - len(before[0]) in ends):
            yield start, end
