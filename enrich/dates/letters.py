"""Each token's letter, and what number stands behind it."""

import re

from enrich.dates.vocabulary import DateWords
from enrich.remembered import Remembered
from enrich.tokens import bare
from records.spelling import fold

_KEPT = 50_000
_DASHES = "-–—‐‑"
_SIGNS = {sign: sign for sign in ".,:/()&"} | dict.fromkeys(_DASHES, "-") | {";": ".", "@": "a"}
_SIGNS |= dict.fromkeys("!?", ".")
_HOUR = re.compile(r"(?:[01]?\d|2[0-4])h(?:[0-5]\d)?")
_HALF = re.compile(r"[0-5]?\d[ap]m")
_NTH = re.compile(r"[1-5](?:e|eme)")
_ORDINAL = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)")
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}")
_LAST_DAY, _LAST_MINUTE = 31, 59
YEARS = range(1900, 2200)  # that are read, and counted from
OTHER = "x"


class DateLetters(Remembered[str]):
    """The letter of each token of a language, worked out once a word."""

    _parts = "357"

    def __init__(self, words: DateWords) -> None:
        super().__init__(self._letter, _KEPT)
        self.values_of = Remembered(self._value, _KEPT)
        self._letters = {word: key for key, said in words.words.items() for word in said.split()}
        self._letters |= dict.fromkeys(words.ordinals, "j")
        self._letters |= dict.fromkeys(words.days_from_now, "r")
        self.months = _numbered(words.months, 1)
        self.weekdays = _numbered(words.weekdays, 0)
        self.ordinals = words.ordinals
        self.days_from_now = words.days_from_now
        self._capital, self._streets = words.capital, frozenset(words.streets.split())
        self._letters |= dict.fromkeys(self.months, "m") | dict.fromkeys(self.weekdays, "w")
        short = words.words.get("I", "").split()
        self.weekdays |= {word: at for at, word in enumerate(short)}
        plurals = words.words.get("W", "").split()
        self.weekdays |= {word: self.weekdays[word[:-1]] for word in plurals}

    def _letter(self, token: str) -> str:
        if token in _SIGNS:
            return _SIGNS[token]
        if token.isspace():
            return "|" if "\n" in token or "\r" in token else OTHER
        word = fold(bare(token))
        if word[:1].isdecimal():
            return _number_letter(word)
        letter = self._letters.get(bare(token).lower()) or self._letters.get(word, OTHER)
        if word in self._capital and not token[0].isupper():
            return OTHER
        if word in self._streets and token[0].isupper():
            return "8" if letter == "z" else "4"
        if letter in "mwK" and token[-1] in _DASHES:
            return {"m": "q", "w": "Q", "K": "E"}[letter]
        return letter

    def _value(self, token: str) -> int:
        """Return the month, weekday, part of a month or number that a token names."""
        letter, word = self[token], fold(bare(token))
        if letter in self._parts:
            return int(letter)
        if letter in "mq":
            return self.months[word]
        return number_of(word) if word[0].isdecimal() else self.weekdays[word]


def number_of(token: str) -> int:
    """Return the number with which a token begins: 18 of "18th"."""
    digits = re.match(r"\d+", token)
    return int(digits[0]) if digits else 0


def _number_letter(word: str) -> str:
    if word.isdecimal():
        return _plain_number(word)
    for letter, form in (("T", _HOUR), ("P", _HALF), ("Y", _DOTTED)):
        if form.fullmatch(word):
            return letter
    if _NTH.fullmatch(word):
        return "j"
    ordinal = _ORDINAL.fullmatch(word)
    return "o" if ordinal and 0 < int(ordinal[1]) <= _LAST_DAY else OTHER


def _plain_number(word: str) -> str:
    if not word.isascii() or len(word) > 4:
        return OTHER
    value = int(word)
    if len(word) == 4:
        return "y" if value in YEARS else "0"
    if len(word) <= 2:
        return "n" if 0 < value <= _LAST_DAY else "N" if value <= _LAST_MINUTE else OTHER
    return OTHER


def _numbered(spellings: tuple[str, ...], first: int) -> dict[str, int]:
    return {word: at for at, words in enumerate(spellings, first) for word in words.split()}
