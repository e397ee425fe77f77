"""A Doc as a string with one letter a token or name, over which rules are regular expressions.

See enrich.mentions.grammar for the letters.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc

from enrich.mentions.grammar import Grammar
from enrich.remembered import Remembered
from enrich.tokens import bare, words_of
from records import NameKind
from records.spelling import fold

_SIGNS = {sign: sign for sign in ",()/-&$"} | {
    **dict.fromkeys("–—", "-"),
    **dict.fromkeys("€£#", "$"),
    **dict.fromkeys(".;!?", "."),
    **dict.fromkeys("[]", "("),
    **dict.fromkeys('"«»“”', '"'),
    "@": "h",
}
_HOUSE = re.compile(r"(?:0|[1-9]\d{0,3})(?:bis|ter|quater|[a-d]|r|½)?", re.IGNORECASE)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
_NAME_LETTERS = {
    NameKind.STREET: "S",
    NameKind.PLACE: "P",
    NameKind.AREA: "A",
    NameKind.CITY: "C",
    NameKind.OTHER_TOWN: "O",
}
# Signs of names that need a cue, see enrich.mentions.grammar.
NEEDS_CUE = "Q"
SHORT_STREET = "q"
BARE_STREET = "B"
DISTRICT = "J"  # counts anywhere, and tells the town of what stands before it
_WORD_CLASSES = frozenset("mwdftyrhionlMz")  # a doubtful name that is such a word is none
_KEPT = 300_000  # words of which the letter is remembered
HYPHENS = "-‐‑"
_OPEN_CLASSES = frozenset(
    "acbugvkUMhRsK"
)  # words that may be part of a name if they have a capital


class Found(NamedTuple):
    """A name found in a Doc: tokens `start` to `end` (excluded).

    `by` is gazetteer or grammar. `written` is the name with an elided street type put back, "" if
    it stands as it is. `sign` is "" for a name that counts anywhere, else the letter that says
    which cue it needs.
    """

    start: int
    end: int
    kind: NameKind
    by: str
    written: str = ""
    sign: str = ""

    @property
    def letter(self) -> str:
        """The sketch's letter for it."""
        return self.sign or _NAME_LETTERS[self.kind]


class Letters(Remembered[str]):
    """The letter and the shape of each token, by its text: both at once, as both are asked for.

    A shape is the letter, but X for what a capital makes part of a name.
    """

    def __init__(self, grammar: Grammar) -> None:
        super().__init__(self._letter_and_shape, _KEPT)
        self._words = {
            word: letter for letter, words in grammar.words.items() for word in words.split()
        }
        self._exact = {
            word: letter for letter, words in grammar.capitals.items() for word in words.split()
        }
        self._road = re.compile(grammar.road or r"(?!)")
        self._district = re.compile(grammar.district or r"(?!)")

    def letter(self, token: str) -> str:
        """Return a token's letter."""
        if "°" in token or "º" in token:
            return "n"
        word = bare(token)
        known = self._exact.get(word) or self._words.get(fold(word)) or _SIGNS.get(token)
        if known:
            return known
        if word[:1].isdecimal():
            return "Y" if self._district.fullmatch(fold(word)) else _number_letter(word)
        if "\n" in token or "\r" in token:
            return "|"
        if self._road.fullmatch(word):
            return "@"
        return "X" if word[:1].isupper() else "x"

    def _letter_and_shape(self, token: str) -> str:
        letter = self.letter(token)
        return letter + _shape(token, letter)


def _shape(token: str, letter: str) -> str:
    """Return X or, tied to the next word by a hyphen, J; j or p for what has no capital."""
    is_tied = len(token) > 1 and token[-1] in HYPHENS
    if letter == "u" and token[0].isdecimal():
        return "X"  # 1st Avenue
    if letter in "#m":  # 8-Mai-1945
        return letter
    if token[0].isupper():
        return "J" if is_tied else "X" if letter in _OPEN_CLASSES else letter
    if is_tied:
        return "j"
    return "p" if letter == "F" else letter


def _number_letter(word: str) -> str:
    if _HOUSE.fullmatch(word):
        return "#"
    if len(word) == 5 and word.isdecimal():
        return "Z"
    if word.isdecimal():
        return "0"
    return "X" if _ORDINAL.fullmatch(word) else "x"


@dataclass(frozen=True, slots=True)
class Sketch:
    """The letters, the first token behind each, and the names by position."""

    letters: str
    firsts: list[int]
    names: dict[int, Found]

    def end_token(self, position: int) -> int:
        """Return the token after the last one that stands behind a position."""
        found = self.names.get(position)
        return found.end if found else self.firsts[position] + 1


def letters_of(doc: Doc, table: Letters) -> tuple[str, str]:
    """Return the letters and the shapes of a Doc, one a token, names unseen."""
    both = "".join(map(table.__getitem__, words_of(doc)))
    return both[::2], both[1::2]


def sketch(doc: Doc, letters: str, names: Sequence[Found]) -> Sketch:
    """Put names, sorted and not overlapping, into the letters of a Doc."""
    pieces: list[str] = []
    firsts: list[int] = []
    by_position: dict[int, Found] = {}
    words = words_of(doc)
    at = 0
    for name in names:
        if name.sign and name.end - name.start == 1 and letters[name.start] in _WORD_CLASSES:
            continue
        pieces += (letters[at : name.start], name.letter)
        firsts.extend(range(at, name.start + 1))
        by_position[len(firsts) - 1] = name
        if words[name.end - 1][-1] in HYPHENS:  # rue Masséna-rue Solférino
            pieces.append("-")
            firsts.append(name.end - 1)
        at = name.end
    pieces.append(letters[at:])
    firsts.extend(range(at, len(letters)))
    return Sketch("".join(pieces), firsts, by_position)
