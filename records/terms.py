"""What somebody wants to read in an item, or not: words, phrases, beginnings of words."""

from dataclasses import dataclass
from enum import StrEnum


class TermKind(StrEnum):
    """How a term is looked for."""

    WORD = "word"  # in any of its forms: "école" finds "écoles"
    PHRASE = "phrase"  # these very words, one after another; case and accents aside
    PREFIX = "prefix"  # a word that begins so; case and accents aside


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for; `banned`: that must not be there.

    Whatever is not a letter or a digit in `text` only separates words: there are no operators.
    """

    text: str
    kind: TermKind = TermKind.WORD
    banned: bool = False


def plain_terms(text: str) -> tuple[Term, ...]:
    """Return the words of a text as terms, all of which must be there."""
    return tuple(map(Term, text.split()))


def spelled(term: Term) -> str:
    """Return a term as one types it: "pont", "pont*", "“le pont”" in straight marks, "-pont"."""
    text = {TermKind.PHRASE: f'"{term.text}"', TermKind.PREFIX: f"{term.text}*"}
    return ("-" if term.banned else "") + text.get(term.kind, term.text)
