"""Small records to store."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from records import (
    Item,
    Place,
    Placement,
    Precision,
    Publisher,
    RawItem,
    Reach,
    ReachKind,
    Source,
    Standing,
    Subscription,
)
from store.database import Connection, Database
from store.items import save_item
from store.sources import save_sources
from store.subscriptions import add_subscription

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def source(slug: str = "mairie", town: str = "demo") -> Source:
    return Source(f"{town}/{slug}", town, slug.title(), Publisher.GOVERNMENT, "rss_atom", "/x.xml")


def item(name: str, **changes: object) -> Item:
    made = Item(
        id=name,
        source_id="demo/mairie",
        town_id="demo",
        type="news",
        title=f"Nouvelles de {name}",
        text="Été\nŒuvre",
        lang="fr",
        url=f"https://example.org/{name}",
        published_at=NOON,
        signature=f"words of {name}",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def raw(identity: str, **changes: object) -> RawItem:
    made = RawItem("demo/mairie", identity, "Title", "<p>x</p>", "", NOON, content_hash="h1")
    return replace(made, **changes)  # type: ignore[arg-type]


def placed_on(block: str) -> tuple[Placement, ...]:
    place = Place("12 rue X", 2.3, 48.8, Precision.ADDRESS, 10.0, block_ids=(block,))
    return (Placement(place, "address", 0.95),)


def subscription(name: str, **changes: object) -> Subscription:
    made = Subscription(
        id=name,
        email=f"{name}@example.org",
        town_id="demo",
        lang="fr",
        reach=Reach(ReachKind.BLOCK, "demo/rue-x-1"),
        label="Rue X",
        created_at=NOON,
        themes=frozenset({"works"}),
        standing=Standing.CONFIRMED,
        confirmed_at=NOON,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def save(db: Connection, made: Item, now: datetime = NOON) -> Item:
    """Save an item that is known to be new or changed."""
    saved = save_item(db, made, now)
    assert saved is not None
    return saved


def with_sources(database: Database, *slugs: str) -> None:
    with database.write() as db:
        save_sources(db, "demo", [source(slug) for slug in slugs or ("mairie",)])


def with_reader(database: Database, *names: str) -> None:
    """Fill in a source, the items of these names and one confirmed subscription, "ana"."""
    with_sources(database)
    with database.write() as db:
        add_subscription(db, subscription("ana"))
        for name in names:
            save(db, item(name))


class _Undo(Exception):
    """Ends a trial."""


@contextmanager
def trial(database: Database) -> Iterator[Connection]:
    """Give a write transaction whose changes are undone at the end."""
    try:
        with database.write() as db:
            yield db
            raise _Undo
    except _Undo:
        return
