"""A text's sketch with the words behind it: what a match of a rule says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from enrich.dates.clock import Span, read_span
from enrich.dates.letters import DateLetters, number_of
from enrich.dates.pieces import Piece, Sketch
from enrich.dates.rollover import Named
from enrich.dates.written import Written
from enrich.tokens import bare
from records.spelling import fold

_DAYS = "DdnowO"
_TIMES = "CV"
_FIELDS = dict.fromkeys("mq", "month") | dict.fromkeys("wWQI", "weekday")
_FIELDS |= dict.fromkeys("no", "day") | dict.fromkeys("357", "part") | {"y": "year"}
_LARGEST_PART = 4  # 1/2, 3/4
_SPEECH = ((9, 11), (24, 7))
_CENTURY = 2000
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Said:
    """A text in both sketches: `letters` one a token, `sketch` with whole days and times.

    `offsets` are where each token begins in `text`.
    """

    text: str
    words: Sequence[str]
    offsets: Sequence[int]
    letters: str
    sketch: Sketch
    table: DateLetters
    written: Written
    lang: str

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets of a stretch of the second sketch, without blanks and ties behind."""
        first, last = self.sketch.token(start), self.sketch.token(end) - 1
        if self.letters[last] == ".":
            last -= 1
        return self.offsets[first], self.offsets[last] + len(bare(self.words[last]))

    def word(self, position: int) -> str:
        """Return the folded word that a letter of the second sketch stands for."""
        return fold(bare(self.words[self.sketch.token(position)]))

    def positions(self, match: re.Match[str], letters: str) -> list[int]:
        """Return where one of some letters stands in a match."""
        drawn = self.sketch.letters
        return [at for at in range(*match.span()) if drawn[at] in letters]

    def days(self, match: re.Match[str]) -> list[Named]:
        """Return the days of a match in order, each with the month and year that it shares."""
        positions = self.days_at(match)
        named = [self._named(at) for at in positions]
        years = [at for at in self.positions(match, "y") if at > positions[-1]]
        late = number_of(self.words[self.sketch.token(years[0])]) if years else None
        return list(_shared(named, late, is_first=self.lang == "en"))

    def times(self, match: re.Match[str], start: int = 0, end: int = 10**9) -> Span | None:
        """Return the first time that a match names between two positions."""
        for at in self.positions(match, _TIMES):
            if start <= at < end:
                piece = self.sketch.pieces[at]
                first, last = self.offsets[piece.start], self.offsets[piece.end - 1]
                return read_span(self.text[first : last + len(self.words[piece.end - 1])])
        return None

    def last_day_at(self, match: re.Match[str]) -> int:
        """Return where the last day of a match stands."""
        return self.days_at(match)[-1]

    def days_at(self, match: re.Match[str]) -> list[int]:
        """Return where the days of a match stand: at its number, of a weekday with one."""
        drawn = self.sketch.letters
        found = self.positions(match, _DAYS)
        return [at for at in found if drawn[at] != "w" or drawn[at + 1 : at + 2] not in ("n", "o")]

    def clock(self, match: re.Match[str]) -> tuple[time | None, time | None]:
        """Return when the first time of a match begins and ends; None for what is not said."""
        times = self.times(match)
        return (times.first, times.until) if times else (None, None)

    def _named(self, position: int) -> Named:
        piece = self.sketch.pieces.get(position)
        if piece is None:
            token = self.sketch.token(position)
            piece = Piece(self.sketch.letters[position], token, token + 1)
        letters = self.letters[piece.start : piece.end]
        if piece.letter == "D" and "m" not in letters and "q" not in letters:
            return self._in_figures(piece)
        found: dict[str, int] = {}
        for at, letter in enumerate(letters, piece.start):
            if letter in _FIELDS:
                found[_FIELDS[letter]] = self.table.values_of[self.words[at]]
        return Named(**found)

    def _in_figures(self, piece: Piece) -> Named:
        """Return the day of "12/03/2026", read as the town writes it."""
        weekdays = [
            self.table.weekdays[fold(bare(word))]
            for word in self.words[piece.start : piece.end]
            if word[0].isalpha() and self.table[word] in "wWQI"
        ]
        figures = "".join(self.words[piece.start : piece.end])
        numbers = [int(digits) for digits in re.findall(r"\d+", figures)]
        weekday = weekdays[0] if weekdays else None
        if numbers[0] > _CENTURY // 2:
            return Named(numbers[2], numbers[1], numbers[0], weekday)
        year = numbers[2] if len(numbers) > 2 else None
        if year is None and self._is_no_day(figures, numbers[0], numbers[1]):
            return Named()
        if year is not None and year < _CENTURY // 2:
            year += _CENTURY
        day, month = self._order(numbers[0], numbers[1])
        return Named(day, month, year, weekday)

    def _is_no_day(self, figures: str, one: int, two: int) -> bool:
        """Tell whether two numbers are more likely a fraction, a figure of speech or a time."""
        if self.lang == "en":
            return one < two <= _LARGEST_PART or (one, two) in _SPEECH
        return "." in figures and two > _LAST_MONTH

    def _order(self, one: int, two: int) -> tuple[int | None, int | None]:
        """Return day and month of two numbers; None and None where it may be either way."""
        if one > _LAST_MONTH or two > _LAST_MONTH:
            return (one, two) if one > _LAST_MONTH else (two, one)
        month_first = self.written.month_first if self.lang == "en" else False
        if month_first is None and one != two:
            return None, None
        return (two, one) if month_first else (one, two)


def _shared(named: list[Named], late: int | None, is_first: bool) -> Iterator[Named]:
    """Yield days with what they leave to another: its month, and its year.

    A month is shared forward where it comes first ("March 3 and 4"), else backward.
    """
    months = [(at, each) for at, each in enumerate(named) if each.month]
    for at, each in enumerate(named):
        if each.day and not each.month and months:
            before = [other for place, other in months if place < at]
            behind = [other for place, other in months if place > at]
            giver = (before or behind)[-1 if before else 0] if is_first else (behind or before)[0]
            each = each._replace(month=giver.month, year=giver.year)
        if late and not each.year:
            each = each._replace(year=late)
        yield each
