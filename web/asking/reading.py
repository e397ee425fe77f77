"""Reading what was typed, from left to right; there is nothing that can't be read."""

import re
from datetime import timedelta

from records import Term, TermKind
from records.spelling import WORD, fold
from web.asking.days import Span
from web.asking.parts import Asking, Chosen, Dated, Field, Missed, Part, Words
from web.asking.quotes import QUOTED, paired, quoted
from web.asking.values import BARE, VALUE, Value, read_values
from web.asking.vocabulary import FIELDS, Vocabulary

_BAN = re.compile(r"[-−](?=[^\W_]|[\"«“„])")
_FIELD = re.compile(r"([\w'’]{2,12}) ?: ?" + VALUE)
_BEGINNING = re.compile(r"([^*]*[^\W_])\*+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_ELISIONS = re.compile(r"(?:(?:[cdjlmnst]|qu)['’‘ʼ])+(?=[^\W_])", re.IGNORECASE)


def read(text: str, vocabulary: Vocabulary) -> Asking:
    """Return what is asked in words on one line; a quotation mark without its fellow separates."""
    text = paired(text)
    parts: list[Part] = []
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        found, at = _read_part(text, at, vocabulary)
        parts += found
    return Asking(tuple(parts))


def _read_part(text: str, start: int, vocabulary: Vocabulary) -> tuple[list[Part], int]:
    """Return the part that begins here, and where it ends."""
    ban = _BAN.match(text, start)
    at = ban.end() if ban else start
    if found := QUOTED.match(text, at):
        term = Term(quoted(found), TermKind.PHRASE, bool(ban))
        return [Words(text[start : found.end()], (term,))], found.end()
    named = _FIELD.match(text, at)
    if named and (field := FIELDS.get(fold(named[1]))):
        values, end = read_values(text, named.end(), field, vocabulary)
        return [_part(named[1], field, value, bool(ban)) for value in values], end
    bare = BARE.match(text, at)
    end = bare.end() if bare else len(text)
    return [_banned(text[start:end], text[at:end]) if ban else _wanted(text[at:end])], end


def _part(name: str, field: Field, value: Value, banned: bool) -> Part:
    is_quoted = value.is_quoted or re.search(r"[\s,]", value.said)
    said = f'"{value.said}"' if is_quoted else value.said
    typed = f"{'-' if banned else ''}{name}:{said}"
    if banned:
        return Missed(typed, field, value.said, banned=True)
    if value.meant is None:
        terms = tuple(map(Term, WORD.findall(value.said)))
        return Missed(typed, field, value.said, terms, value.options)
    if isinstance(value.meant, Span):
        return _dated(typed, field, value.meant)
    return Chosen(typed, field, value.meant)


def _dated(typed: str, field: Field, span: Span) -> Dated:
    one = timedelta(days=1)
    since = {Field.SINCE: span.first, Field.AFTER: span.last + one, Field.DATE: span.first}
    until = {Field.UNTIL: span.last, Field.BEFORE: span.first - one, Field.DATE: span.last}
    return Dated(typed, since.get(field), until.get(field))


def _wanted(token: str) -> Words:
    """Return what a word asks for; signs at its ends and colons in it only separate."""
    bare, kind = _without_star(token)
    words = _pieces(bare)
    if not words:
        return Words(token, (Term(token),))
    last = Term(words.pop(), kind)
    return Words(token, (*map(Term, words), last))


def _banned(typed: str, token: str) -> Part:
    """Return what a word leaves out: that word without "l'" before it, or several in a row."""
    bare, kind = _without_star(token)
    words = [_ELISIONS.sub("", piece) for piece in _pieces(bare)]
    # Several words are no word's beginning, and only the last of them could be one.
    if kind is TermKind.PREFIX and len(WORD.findall(fold(" ".join(words)))) > 1:
        return Missed(typed, None, token, banned=True)
    if len(words) > 1:
        kind = TermKind.PHRASE
    return Words(typed, (Term(" ".join(words), kind, banned=True),))


def _without_star(token: str) -> tuple[str, TermKind]:
    beginning = _BEGINNING.fullmatch(token)
    return (beginning[1], TermKind.PREFIX) if beginning else (token, TermKind.WORD)


def _pieces(token: str) -> list[str]:
    return [bare for piece in token.split(":") if (bare := _EDGES.sub("", piece))]
