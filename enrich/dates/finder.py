"""Finds the days that a text names: the component."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.attrs import IDX
from spacy.tokens import Doc

from enrich.dates.english import ENGLISH_DATES
from enrich.dates.fixed import READ, Dates, read_fixed
from enrich.dates.french import FRENCH_DATES
from enrich.dates.letters import DateLetters
from enrich.dates.near import read_near
from enrich.dates.pieces import PieceFinder
from enrich.dates.repeats import read_repeated
from enrich.dates.rules import rules_of
from enrich.dates.said import Said
from enrich.dates.vocabulary import DateWords
from enrich.dates.written import Written
from enrich.phrases import MENTIONS
from enrich.tokens import text_of, words_of
from records import Mention

WRITTEN = "written"  # where a Doc keeps what its dates are counted from, in user_data,
DATES = "dates"  # its Dates, missing where nothing is said of when it was written
_TRIGGER = re.compile(r"[mqwWQrE]|[no]/n|n-n-y|y-n-n|Y\.[ynN]|c(?:B|AZ)|el?J")
_REACH = 16  # tokens to either side: a list of days, and what says what they are
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
        words, offsets = words_of(doc), doc.to_array([IDX]).tolist()
        letters = _without_places(letters, offsets, doc.user_data[MENTIONS])
        later: list[tuple[Said, re.Match[str]]] = []
        for start, end in _stretches(letters):
            part = slice(start, end)
            near = letters[part]
            sketch = self._pieces.find(near)
            table, lang = self._table, self._lang
            said = Said(
                text_of(doc), words[part], offsets[part], near, sketch, table, written, lang
            )
            for match in self._rules.finditer(sketch.letters):
                if match.lastgroup in READ:
                    read_fixed(said, match, found)
                else:
                    later.append((said, match))
        for said, match in later:
            read = read_near if match.lastgroup in _NEAR else read_repeated
            read(said, match, found)
        found.mentions.sort(key=lambda mention: mention.start)


def _stretches(letters: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of tokens around what may be a day: the rest of a text need no rules."""
    start, end = 0, -1
    for trigger in _TRIGGER.finditer(letters):
        first = max(0, trigger.start() - _REACH)
        if end >= 0 and first > end:
            yield start, end
        if end < 0 or first > end:
            start = first
        end = trigger.end() + _REACH
    if end >= 0:
        yield start, end


def _without_places(letters: str, offsets: Sequence[int], mentions: Sequence[Mention]) -> str:
    """Return the letters with X for the words of places: rue du 8 Mai names no day."""
    for mention in mentions:
        start, end = bisect_left(offsets, mention.start), bisect_left(offsets, mention.end)
        letters = letters[:start] + "X" * (end - start) + letters[end:]
    return letters
