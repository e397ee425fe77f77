"""Reading what was typed, from left to right; there is nothing that can't be read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from records import Term, TermKind
from records.spelling import WORD, fold
from web.asking.days import Span, read_span
from web.asking.parts import Asking, Chosen, Dated, Field, Missed, Part, Words
from web.asking.vocabulary import FIELDS, Vocabulary

_BAN = re.compile(r"[-−](?=[^\W_]|[\"«“„])")
_QUOTED = re.compile(r"\"([^\"]*)\"|«([^»]*)»|“([^“”]*)”|„([^„“”]*)[“”]")
_VALUE = r"(?=[\"«“„]|[^\s,\"«“„]*[^\W_])"
_FIELD = re.compile(r"([\w'’]{2,12}) ?: ?" + _VALUE)
_QUOTE = re.compile(_QUOTED.pattern + '|["«»“”„]')
_BARE = re.compile(r"[^\s\"«»“”„]+")
_IN_LIST = re.compile(r"[^\s\"«»“”„,]+")
_GOES_ON = re.compile("," + _VALUE)
_STOPS = re.compile(r"[-−\"«“„]|\S*:")  # what no name goes on with
_BEGINNING = re.compile(r"([^*]*[^\W_])\*+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_LONGEST_NAME = 10  # words

Codes = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Value:
    """What stands behind a colon up to `end`; `meant` is None if it is nothing known."""

    said: str
    end: int
    meant: Codes | Span | None


def read(text: str, vocabulary: Vocabulary) -> Asking:
    """Return what is asked in words on one line; a quotation mark without its fellow separates."""
    text = " ".join(_QUOTE.sub(_paired, text).split())
    parts: list[Part] = []
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        found, at = _read_part(text, at, vocabulary)
        parts += found
    return Asking(tuple(parts))


def _paired(found: re.Match[str]) -> str:
    """Return words in quotation marks as they stand, a blank for all other marks."""
    return found[0] if len(found[0]) > 1 and WORD.search(found[0]) else " "


def _quoted(found: re.Match[str]) -> str:
    inside = next(group for group in found.groups() if group is not None)
    return " ".join(inside.replace('"', " ").split())


def _read_part(text: str, start: int, vocabulary: Vocabulary) -> tuple[list[Part], int]:
    """Return the part that begins here, and where it ends."""
    ban = _BAN.match(text, start)
    at = ban.end() if ban else start
    if found := _QUOTED.match(text, at):
        term = Term(_quoted(found), TermKind.PHRASE, bool(ban))
        return [Words(text[start : found.end()], (term,))], found.end()
    named = _FIELD.match(text, at)
    if named and (field := FIELDS.get(fold(named[1]))):
        return _read_field(text, named, field, vocabulary, bool(ban))
    bare = _BARE.match(text, at)
    end = bare.end() if bare else len(text)
    return [Words(text[start:end], _bare_terms(text[at:end], bool(ban)))], end


def _read_field(
    text: str, named: re.Match[str], field: Field, vocabulary: Vocabulary, banned: bool
) -> tuple[list[Part], int]:
    """Return a part for each value in a list, and where the list ends."""
    names = vocabulary.names(field)

    def exactly(said: str) -> Codes | Span | None:
        if names is not None:
            return names.called(said) or None
        return read_span(said, vocabulary.today, month_first=vocabulary.month_first)

    def roughly(said: str) -> Codes | Span | None:
        return exactly(said) or (names.begun_by(said) or None if names else None)

    parts: list[Part] = []
    for value in _values(text, named.end(), exactly, roughly):
        end = value.end
        parts.append(_part(named[1], field, value, banned))
    return parts, end


def _values(
    text: str,
    start: int,
    exactly: Callable[[str], Codes | Span | None],
    roughly: Callable[[str], Codes | Span | None],
) -> Iterator[_Value]:
    """Yield the values of a list, one at least: quoted, a name of several words, or one word."""
    while True:
        value = _value(text, start, exactly, roughly)
        yield value
        if not _GOES_ON.match(text, value.end):
            return
        start = value.end + 1


def _value(
    text: str,
    start: int,
    exactly: Callable[[str], Codes | Span | None],
    roughly: Callable[[str], Codes | Span | None],
) -> _Value:
    if found := _QUOTED.match(text, start):
        said = _quoted(found)
        return _Value(said, found.end(), roughly(said))
    for end in reversed(_word_ends(text, start)):
        said = text[start:end]
        if meant := exactly(said):
            return _Value(said.rstrip(","), end, meant)
    one = _IN_LIST.match(text, start)
    end = one.end() if one else len(text)
    return _Value(text[start:end], end, roughly(text[start:end]))


def _word_ends(text: str, start: int) -> list[int]:
    """Return where the words end of which a name may consist that is not quoted."""
    ends: list[int] = []
    while len(ends) < _LONGEST_NAME and not _STOPS.match(text, start):
        word = _BARE.match(text, start)
        if word is None:
            break
        ends.append(word.end())
        start = word.end() + 1
        if text[word.end() : start] != " ":
            break
    return ends


def _part(name: str, field: Field, value: _Value, banned: bool) -> Part:
    quoted = f'"{value.said}"' if re.search(r"[\s,]", value.said) or not value.said else value.said
    typed = f"{'-' if banned else ''}{name}:{quoted}"
    if value.meant is None or banned:
        return Missed(typed, field, value.said, _plain_terms(value.said, banned), banned)
    if isinstance(value.meant, Span):
        return _dated(typed, field, value.meant)
    return Chosen(typed, field, value.meant)


def _dated(typed: str, field: Field, span: Span) -> Dated:
    one = timedelta(days=1)
    since = {Field.SINCE: span.first, Field.AFTER: span.last + one, Field.DATE: span.first}
    until = {Field.UNTIL: span.last, Field.BEFORE: span.first - one, Field.DATE: span.last}
    return Dated(typed, since.get(field), until.get(field))


def _bare_terms(token: str, banned: bool) -> tuple[Term, ...]:
    """Return what a word asks for; signs at its ends and colons in it only separate."""
    beginning = _BEGINNING.fullmatch(token)
    pieces = [_EDGES.sub("", piece) for piece in (beginning[1] if beginning else token).split(":")]
    words = [piece for piece in pieces if piece]
    if not words:
        return (Term(token, banned=banned),)
    if banned and (len(words) > 1 or (beginning and len(WORD.findall(words[0])) > 1)):
        return (Term(" ".join(words), TermKind.PHRASE, banned=True),)
    last = Term(words.pop(), TermKind.PREFIX if beginning else TermKind.WORD, banned)
    return (*map(Term, words), last)


def _plain_terms(value: str, banned: bool) -> tuple[Term, ...]:
    """Return the words of a value that was not understood."""
    words = WORD.findall(value)
    if banned and len(words) > 1:
        return (Term(" ".join(words), TermKind.PHRASE, banned=True),)
    return tuple(Term(word, banned=banned) for word in words)
