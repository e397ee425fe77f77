"""Finds the days that a text names: the component."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.attrs import IDX
from spacy.tokens import Doc

from enrich.dates.begins import read_begin
from enrich.dates.english import ENGLISH_DATES
from enrich.dates.fixed import Dates, read_fixed
from enrich.dates.french import FRENCH_DATES
from enrich.dates.hours import read_hours
from enrich.dates.letters import YEARS, DateLetters
from enrich.dates.near import read_near
from enrich.dates.pieces import PieceFinder
from enrich.dates.repeats import read_repeated
from enrich.dates.rules import rules_of
from enrich.dates.said import Said
from enrich.dates.vocabulary import DateWords
from enrich.dates.written import Written
from enrich.mentions.phrases import MENTIONS
from enrich.tokens import text_of, words_of
from records import Mention

WRITTEN = "written"  # where a Doc keeps what its dates are counted from, in user_data,
DATES = "dates"  # its Dates, missing where nothing is said of when it was written
MOST_DATES = 200  # of a text; those behind are not read
DATES_CUT = "dates_cut"
_TRIGGER = re.compile(r"[mqwWQrEL]|[no]/n|n-n-y|y-n-n|Y\.[ynN]|c(?:B|AZ)|el?J")
_REACH = 16  # tokens to either side: a list of days, and what says what they are
_READ = {
    "every": read_repeated,
    "days": read_repeated,
    "nth": read_repeated,
    "hours": read_hours,
    "weekday": read_near,
    "near": read_near,
    "begins": read_begin,
}
_WORDS = {"fr": FRENCH_DATES, "en": ENGLISH_DATES}


class DateFinder:
    """Component: puts the days that a text names into doc.user_data[DATES]."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._table = DateLetters(_WORDS.get(lang, DateWords()))
        self._pieces = PieceFinder(lang)
        self._rules = rules_of(lang)

    def __call__(self, doc: Doc) -> Doc:
        """Find them; a text of which nobody knows when it was written is left as it is.

        In one of another age than YEARS none are found: a clock was wrong.
        """
        written: Written | None = doc.user_data.get(WRITTEN)
        if written is None:
            return doc
        found = doc.user_data[DATES] = Dates()
        letters = "".join(map(self._table.__getitem__, words_of(doc)))
        if written.on.year in YEARS and _TRIGGER.search(letters):
            self._read(doc, letters, written, found)
        return doc

    def _read(self, doc: Doc, letters: str, written: Written, found: Dates) -> None:
        """Read the days of the calendar, then what is counted from them and from today."""
        matches = list(self._matches(doc, letters, written))
        for said, match in sorted(matches, key=_is_relative):
            if len(found.mentions) >= MOST_DATES:
                found.warnings.append(DATES_CUT)
                break
            _READ.get(match.lastgroup or "", read_fixed)(said, match, found)
        found.mentions.sort(key=lambda mention: mention.start)

    def _matches(
        self, doc: Doc, letters: str, written: Written
    ) -> Iterator[tuple[Said, re.Match[str]]]:
        """Yield what the rules find, with the stretch of text in which they do, in text order."""
        text, words, offsets = text_of(doc), words_of(doc), doc.to_array([IDX]).tolist()
        table, lang = self._table, self._lang
        letters = _without_places(letters, offsets, doc.user_data[MENTIONS])
        for start, end in _stretches(letters):
            part = slice(start, end)
            near = letters[part]
            sketch = self._pieces.find(near)
            said = Said(text, words[part], offsets[part], near, sketch, table, written, lang)
            for match in self._rules.finditer(sketch.letters):
                yield said, match


def _is_relative(found: tuple[Said, re.Match[str]]) -> bool:
    return found[1].lastgroup in _READ


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
    if not mentions:
        return letters
    each = list(letters)
    for mention in mentions:
        start, end = bisect_left(offsets, mention.start), bisect_left(offsets, mention.end)
        each[start:end] = "X" * (end - start)
    return "".join(each)
