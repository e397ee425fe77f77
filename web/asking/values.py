"""What stands behind the colon of a field: one name or date, or a list of them."""

import re
from dataclasses import dataclass, replace

from web.asking.days import Span, goes_with_date, is_of_time, read_span
from web.asking.parts import Field
from web.asking.quotes import QUOTED, quoted
from web.asking.vocabulary import Names, Vocabulary

VALUE = r"(?=[\"«“„]|[^\s,\"«“„]*[^\W_])"
BARE = re.compile(r"[^\s\"«»“”„]+")
_IN_LIST = re.compile(r"[^\s\"«»“”„,]+")
_GOES_ON = re.compile(r",(?: (?![-−]|[^\s\"«“„]*:))?" + VALUE)
_LOOSE = re.compile(r",+(?= |$)")  # commas with nothing of the list behind them
_WITHIN = re.compile(r",(?=[^,])")
_STOPS = re.compile(r"[-−\"«“„]|\S*:")  # what no name goes on with
_NEXT = re.compile(r" ([^\s\"«»“”„,]+)")
_LONGEST_NAME = 10  # words

Codes = frozenset[str]


@dataclass(frozen=True, slots=True)
class Value:
    """What is said up to `end`; `meant` is None if it is nothing known, or one of `options`.

    It `is_quoted` as it was typed: what follows is no part of it.
    """

    said: str
    end: int
    meant: Codes | Span | None = None
    options: Codes = frozenset()
    is_quoted: bool = False


def read_values(text: str, start: int, field: Field, known: Vocabulary) -> tuple[list[Value], int]:
    """Return the values of a list, one at least, and where it ends."""
    names = known.names(field)
    values: list[Value] = []
    while True:
        value = _name(text, start, names) if names else _date(text, start, known)
        values.append(value)
        if goes_on := _GOES_ON.match(text, value.end):
            start = goes_on.end()
        elif names is None and _belongs(text, value.end):
            start = value.end + 1
        else:
            loose = _LOOSE.match(text, value.end)
            return values, loose.end() if loose else value.end


def _name(text: str, start: int, names: Names) -> Value:
    """Return what is quoted, a name of several words, or one word."""
    if found := QUOTED.match(text, start):
        value = _called(quoted(found), found.end(), names)
        return replace(value, is_quoted=True)
    ends = _word_ends(text, start)
    for end in reversed(ends):
        if names.called(text[start:end]):
            return _called(text[start:end], end, names)
    for end in reversed(ends):
        if "," not in text[start:end] and names.like(text[start:end]):
            return _called(text[start:end], end, names)
    end = _end_of_word(text, start)
    return Value(text[start:end], end)


def _called(said: str, end: int, names: Names) -> Value:
    """Return all that bear a name, else the one that has a name like it, else those that have."""
    codes, like = names.called(said), names.like(said)
    if codes or len(like) == 1:
        return Value(said, end, codes or like)
    return Value(said, end, options=like)


def _date(text: str, start: int, known: Vocabulary) -> Value:
    """Return what is quoted, the longest date, or a word with all that may belong to a date."""

    def read(said: str) -> Span | None:
        return read_span(said, known.today, month_first=known.month_first)

    if found := QUOTED.match(text, start):
        said = quoted(found)
        return Value(said, found.end(), read(said), is_quoted=True)
    for end in reversed(_word_ends(text, start)):
        if span := read(text[start:end]):
            return Value(text[start:end], end, span)
    end = _end_of_word(text, start)
    while (following := _NEXT.match(text, end)) and is_of_time(following[1]):
        end = following.end()
    return Value(text[start:end], end)


def _belongs(text: str, end: int) -> bool:
    """Tell whether the word behind a date belongs to it, though no date goes on with it."""
    following = _NEXT.match(text, end)
    return following is not None and goes_with_date(following[1])


def _end_of_word(text: str, start: int) -> int:
    word = _IN_LIST.match(text, start)
    return word.end() if word else len(text)


def _word_ends(text: str, start: int) -> list[int]:
    """Return where the words end of which a name may consist that is not quoted.

    Commas are in names only with a blank behind them.
    """
    ends: list[int] = []
    while len(ends) < _LONGEST_NAME and not _STOPS.match(text, start):
        word = BARE.match(text, start)
        if word is None:
            break
        if within := _WITHIN.search(word[0]):
            return [*ends, start + within.start()]
        if bare := word[0].rstrip(","):
            ends.append(start + len(bare))
        start = word.end() + 1
        if text[word.end() : start] != " ":
            break
    return ends
