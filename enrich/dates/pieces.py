"""The days and times of a text, one by one: the first pass over its letters.

What they mean together ("du 3 au 20 mars") is for the second pass, `rules`, over the shorter
sketch that this one leaves: a whole day or time is one letter there.

    D a day with its month: 3 March 2026, 12/03/2026  d a day with its weekday: samedi 4
    O a month, maybe with its year  C a time of day  V from a time to a time
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

_PM = r"(?:p|1\.?2)"
_FRENCH_CLOCK = r"(?:T(?:[nN](?![mno/]))?|n:[nN]|nh(?:[nN](?!m))?|(?<!A)Z)"
_ENGLISH_CLOCK = rf"(?:n:[nN]{_PM}?|n:P|[nY]{_PM}|P|Z|T)"
_TO = r"(?:--?|ut?a?|[ta]|&)"  # between two times
_YEAR = "(?:,?y|(?!0|,0(?![xX])))"  # 5 July, 1776 is no day; 5 July, 1500 people
_WEEKDAY = r"(?:[wWQ]\.?|I\.),?l?"
_FRENCH_DAY = rf"(?:{_WEEKDAY})?[no][mq]\.?y?(?!0)"
_ENGLISH_DAY = (
    rf"(?:[wWQ]\.?,?l?)?(?:m\.?l?[no](?!:[nN]|{_PM}){_YEAR}"
    rf"|l?[no]f?m(?![48])\.?(?![no](?!:)){_YEAR})"
)
_FIGURES = (
    rf"(?:{_WEEKDAY})?(?<![nN]/)(?<![nNY]\.)"  # inside of a telephone's number
    r"(?:n/n/(?:y|[nN](?!/))|y(?P<iso>-)n-n|n-n-y|Y\.(?:y|[nN](?!\.[nNY])))"
    rf"|(?:{_WEEKDAY}|(?<=[lsubtfg])|(?<=n/n-))n/n(?![/nNo])|n/n(?=[t-]n/n(?![/nNo]))"
)
_CUED_DAY = rf"{_WEEKDAY}[no](?![h:/TP0]|{_PM}|m|--?[nN]|TO(?:n?[:h]|[nN]?{_PM}|[PT]))"
_MONTH = r"(?:[357]f?)?m\.?(?:,?y)?"
# What begins no piece is passed fast.
_FIRST = "(?![xX.,|&:/()HSkRztasugb048-]|[fl]{1,2}[xX.|SkR])"
_NAME_BEFORE = re.compile(r"S[fl]{0,3}$")  # rue du 8 Mai


@dataclass(frozen=True, slots=True)
class Piece:
    """One day or time: its letter of the second sketch and its tokens, the last one excluded."""

    letter: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """The second sketch: its letters, and the pieces by their position in it."""

    letters: str
    pieces: dict[int, Piece]
    _places: list[int]
    _tokens: list[int]

    def token(self, position: int) -> int:
        """Return the first token behind a position."""
        at = bisect_right(self._places, position) - 1
        return self._tokens[at] + position - self._places[at]


class PieceFinder:
    """Finds the days and times of a language."""

    def __init__(self, lang: str) -> None:
        clock = _FRENCH_CLOCK if lang == "fr" else _ENGLISH_CLOCK
        day = {"fr": _FRENCH_DAY, "en": _ENGLISH_DAY}.get(lang, "(?!)")
        # 6 of "6-8 p.m."
        half = rf"(?:(?:n(?::[nN])?|Y)(?=(?:--?|t|&)(?:n:[nN]{_PM}|[nY]{_PM}|n?:?P)))"
        dotted = rf"|{_WEEKDAY}Y(?![.nN])" if lang == "fr" else ""  # vendredi 27.11
        to = _TO if lang == "fr" else _TO.replace("[ta]", "t")  # Sunday 6 at 3pm
        first = clock if lang == "fr" else f"(?:{clock}|{half})"
        self._pieces = re.compile(
            f"{_FIRST}(?:(?P<V>[fFU]?l?{first}(?:{_TO}|(?<=p))l?{clock})|(?P<D>{day}|{_FIGURES}{dotted})|(?P<C>{clock})"
            f"|(?P<d>{_CUED_DAY.replace('TO', to)})|(?P<O>{_MONTH}))"
        )

    def find(self, letters: str) -> Sketch:
        """Return the second sketch of a text."""
        out: list[str] = []
        pieces: dict[int, Piece] = {}
        places, tokens = [0], [0]
        at = position = 0
        for match in self._pieces.finditer(letters):
            letter = match.lastgroup if match.lastgroup != "iso" else "D"
            if letter is None or _is_name(letters, match):
                continue
            start, end = match.span()
            position += start - at
            out += (letters[at:start], letter)
            pieces[position] = Piece(letter, start, end)
            places += (position, position + 1)
            tokens += (start, end)
            position, at = position + 1, end
        out.append(letters[at:])
        return Sketch("".join(out), pieces, places, tokens)


def _is_name(letters: str, match: re.Match[str]) -> bool:
    """Tell whether a day is the name of a street."""
    start, end = match.span()
    return (
        bool(_NAME_BEFORE.search(letters, max(0, start - 4), start))
        and letters[end : end + 1] != "t"
    )
