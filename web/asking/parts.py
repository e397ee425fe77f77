"""A search as it was understood, part by part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from records import Term
from records.spelling import WORD
from records.terms import spelled


class Field(StrEnum):
    """What may stand before a colon."""

    THEME = "theme"
    TYPE = "type"
    SOURCE = "source"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Words:
    """Words to look for, or to leave out."""

    typed: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A theme, type or source: codes or slugs, several if they bear the same name."""

    typed: str
    field: Field
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Dated:
    """From which day to which day something came out, both included; None: no bound."""

    typed: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    """What is not understood: `terms` are the words that are looked for instead.

    `options` are the codes of the several that may be meant. What is `banned` can't be left out and
    is passed over; without a `field` that is a beginning of several words.
    """

    typed: str
    field: Field | None
    value: str
    terms: tuple[Term, ...] = ()
    options: frozenset[str] = frozenset()
    banned: bool = False


Part = Words | Chosen | Dated | Missed


@dataclass(frozen=True)
class Asking:
    """A search in the order in which it was typed; read again, its `text` is the same search."""

    parts: tuple[Part, ...] = ()

    @property
    def text(self) -> str:
        """Return it as one would type it: several values of one field are a list."""
        typed: list[str] = []
        of = ""
        for part in self.parts:
            field, _, value = part.typed.partition(":")
            if isinstance(part, Words) or (isinstance(part, Missed) and part.field is None):
                field = ""
            if field and field == of:
                typed[-1] += f",{value}"
            else:
                typed.append(part.typed)
            of = field
        return " ".join(typed)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return what an item must say; signs without a letter or digit count only if alone."""
        terms = tuple(
            t for part in self.parts if not isinstance(part, _WORDLESS) for t in part.terms
        )
        return tuple(term for term in terms if WORD.search(term.text)) or terms

    @property
    def since(self) -> date | None:
        """Return the first day asked for; of several the last."""
        return max((part.since for part in self._dated() if part.since), default=None)

    @property
    def until(self) -> date | None:
        """Return the last day asked for; of several the first."""
        return min((part.until for part in self._dated() if part.until), default=None)

    @property
    def missed(self) -> tuple[Missed, ...]:
        """Return what was not understood."""
        return tuple(part for part in self.parts if isinstance(part, Missed))

    def codes(self, field: Field) -> frozenset[str]:
        """Return the themes, types or sources asked for."""
        named = (p for p in self.parts if isinstance(p, Chosen) and p.field is field)
        return frozenset().union(*(part.codes for part in named))

    def without_chosen(self) -> "Asking":
        """Return the same without themes, types and sources."""
        return Asking(tuple(part for part in self.parts if not isinstance(part, Chosen)))

    def without_dates(self) -> "Asking":
        """Return the same whenever it came out."""
        return Asking(tuple(part for part in self.parts if not isinstance(part, Dated)))

    def without(self, part: Part) -> "Asking":
        """Return the same without one of its parts."""
        return Asking(tuple(one for one in self.parts if one is not part))

    def _dated(self) -> Iterator[Dated]:
        return (part for part in self.parts if isinstance(part, Dated))


_WORDLESS = (Chosen, Dated)
NOTHING = Asking()


def asking_for(terms: Iterable[Term]) -> Asking:
    """Return the search for terms that a search was read into."""
    return Asking(tuple(Words(spelled(term), (term,)) for term in terms))
