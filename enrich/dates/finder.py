"""Finds the days that a text names: the component."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.attrs import IDX
from spacy.tokens import Doc

from enrich.dates.english import ENGLISH_DATES
from enrich.dates.fixed import Dates, read_fixed
from enrich.dates.french import FRENCH_DATES
from enrich.dates.letters import DateLetters
from enrich.dates.pieces import PieceFinder
from enrich.dates.repeats import read_near, read_repeated
from enrich.dates.rules import rules_of
from enrich.dates.said import Said
from enrich.dates.vocabulary import DateWords
from enrich.dates.written import Written
from enrich.phrases import MENTIONS
from enrich.tokens import text_of, words_of
from records import Mention

WRITTEN = "written"  # where a Doc keeps what its dates are counted from, in user_data,
DATES = "dates"  # its Dates, missing where nothing is said of when it was written
_TRIGGER = re.compile(r"[mqwWQrE]|[no]/n|n-n-y|y-n-n|Y\.[ynN]|c(?:B|AZ)|eJ|el.?J")
_REPEATED = frozenset(("every", "days", "nth"))
_NEAR = frozenset(("weekday", "near"))
_WORDS = {"fr": FRENCH_DATES, "en": ENGLISH_DATES}


class DateFinder:
    """Component: puts the days that a text names into doc.user_data[DATES]."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._table = DateLetters(_WORDS.get(lang, DateWords()))
        self._pieces = PieceFinder(lang)
        self._rules = rules_of(lang)

    def __call__(self, doc: Doc) -> Doc:
        """Find them; a text of which nobody knows when it was written is left as it is."""
        written: Written | None = doc.user_data.get(WRITTEN)
        if written is None:
            return doc
        found = doc.user_data[DATES] = Dates()
        letters = "".join(map(self._table.__getitem__, words_of(doc)))
        if _TRIGGER.search(letters):
            self._read(doc, letters, written, found)
        return doc

    def _read(self, doc: Doc, letters: str, written: Written, found: Dates) -> None:
        offsets = doc.to_array([IDX]).tolist()
        letters = _without_places(letters, offsets, doc.user_data[MENTIONS])
        said = Said(
            text_of(doc),
            words_of(doc),
            offsets,
            letters,
            self._pieces.find(letters),
            self._table,
            written,
            self._lang,
        )
        later: list[re.Match[str]] = []
        for match in self._rules.finditer(said.sketch.letters):
            if match.lastgroup in _REPEATED or match.lastgroup in _NEAR:
                later.append(match)
            else:
                read_fixed(said, match, found)
        for match in later:
            read = read_near if match.lastgroup in _NEAR else read_repeated
            read(said, match, found)
        found.mentions.sort(key=lambda mention: mention.start)


def _without_places(letters: str, offsets: Sequence[int], mentions: Sequence[Mention]) -> str:
    """Return the letters with X for the words of places: rue du 8 Mai names no day."""
    for mention in mentions:
        start, end = bisect_left(offsets, mention.start), bisect_left(offsets, mention.end)
        letters = letters[:start] + "X" * (end - start) + letters[end:]
    return letters
