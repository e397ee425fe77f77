"""What a page, a feed or a reader asks the index."""

from dataclasses import dataclass
from datetime import datetime

from records.reach import Reach
from records.terms import Term


@dataclass(frozen=True, slots=True)
class Query:
    """OR within a field, AND between fields; an empty field asks nothing.

    `published_from` (included) and `published_to` (excluded) bound the publication date;
    `happens_from`/`happens_to` keep items whose event (starts_at .. ends_at) touches that span.
    `terms` are what it must say, all of them.
    `with_approximate` False leaves out what is only approximately placed in the reach.
    """

    town_id: str
    reach: Reach
    themes: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    published_from: datetime | None = None
    published_to: datetime | None = None
    happens_from: datetime | None = None
    happens_to: datetime | None = None
    terms: tuple[Term, ...] = ()
    with_approximate: bool = True


@dataclass(frozen=True, slots=True)
class Hits:
    """Item ids, newest first (feed_key descending), and the cursor of the next page.

    `after` is the feed_key to go on after, None at the end.
    """

    item_ids: tuple[str, ...]
    after: int | None


@dataclass(frozen=True, slots=True)
class Facets:
    """How many items of a query have each theme, type and source, and how many there are in all.

    Each field is counted with the query's own filter on that very field left aside.
    """

    themes: dict[str, int]
    types: dict[str, int]
    sources: dict[str, int]
    total: int
