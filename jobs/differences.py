"""Where an index and the record differ."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from store.database import Connection, Database
from store.listed import listed_versions

Version = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """An item at one revision in the record and at another in the index.

    `listed` 0: the record does not list it. `indexed` 0: the index does not hold it.
    """

    item_id: str
    listed: int
    indexed: int


def differences(listed: Iterable[Version], indexed: Iterable[Version]) -> Iterator[Difference]:
    """Yield what differs between two series of (item id, revision), each by item id."""
    theirs = iter(indexed)
    other = next(theirs, None)
    for item_id, revision in listed:
        while other is not None and other[0] < item_id:
            yield Difference(other[0], 0, other[1])
            other = next(theirs, None)
        if other is None or other[0] != item_id:
            yield Difference(item_id, revision, 0)
            continue
        if other[1] != revision:
            yield Difference(item_id, revision, other[1])
        other = next(theirs, None)
    while other is not None:
        yield Difference(other[0], 0, other[1])
        other = next(theirs, None)


def listed_now(database: Database) -> Iterator[Version]:
    """Yield (item id, revision) of what the record lists, by id, while it may change.

    Each page is a read by itself: one of minutes would keep SQLite's log from ending.
    """

    def page(after: str) -> Sequence[Version]:
        with database.read() as db:
            return listed_versions(db, after)

    return _pages(page)


def listed_in(db: Connection) -> Iterator[Version]:
    """Yield the same as one transaction sees it."""
    return _pages(lambda after: listed_versions(db, after))


def _pages(page: Callable[[str], Sequence[Version]]) -> Iterator[Version]:
    versions = page("")
    while versions:
        yield from versions
        versions = page(versions[-1][0])
