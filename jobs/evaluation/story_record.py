"""A record made for a measurement: texts are walked and saved, and put together to stories."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from tempfile import TemporaryDirectory

from jobs.pipeline import build_item
from jobs.workshop import Workshop
from records import Item, Publisher, RawItem, Source
from store.database import Connection, open_database
from store.items import find_items, item_ids, save_item
from store.sources import save_sources


@dataclass(frozen=True, slots=True)
class Text:
    """What a publisher, named by a word, wrote on a day."""

    publisher: str
    title: str
    body: str
    day: datetime
    identity: str
    lang: str = "en"


class StoryRecord:
    """Saves texts as the worker does; the same words of one publisher may be there again."""

    def __init__(self, db: Connection, workshop: Workshop, publishers: Iterable[str]) -> None:
        self._db = db
        self._workshop = workshop
        town = workshop.gazetteer.town.id
        self._sources = {
            name: Source(f"{town}/{name}", town, name, Publisher.MEDIA, "rss_atom", "/x.xml")
            for name in publishers
        }
        save_sources(db, town, tuple(self._sources.values()))

    def save(self, text: Text) -> Item:
        """Walk and save a text; return its item with its story's id."""
        source = self._sources[text.publisher]
        html = "".join(f"<p>{escape(line)}</p>" for line in text.body.split("\n"))
        raw = RawItem(
            source.id, text.identity, text.title, html, "", text.day, "", text.day, lang=text.lang
        )
        item = build_item(source, raw, self._workshop)
        return save_item(self._db, item, text.day) or item

    def story_id(self, text: Text) -> str:
        """Return the story that a text comes into; it is not kept."""
        with self._db.begin_nested() as trial:
            story_id = self.save(text).story_id
            trial.rollback()
        return story_id

    def merged(self) -> list[tuple[Item, ...]]:
        """Return the stories with several items that do not all have the same words."""
        stories = defaultdict[str, list[Item]](list)
        for item in find_items(self._db, item_ids(self._db)).values():
            stories[item.story_id].append(item)
        return [tuple(items) for items in stories.values() if len({i.signature for i in items}) > 1]


@contextmanager
def story_record(workshop: Workshop, publishers: Iterable[str]) -> Iterator[StoryRecord]:
    """Give a new, empty record; it is gone afterwards."""
    with TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{folder}/stories.sqlite")
        with database.write() as db:
            yield StoryRecord(db, workshop, publishers)
        database.close()


def day_of(text: str) -> datetime:
    """Return noon of a day as the data write it: 2018-01-29, 01/29/18, 24/10/2025, or with time."""
    for form in ("%Y-%m-%d", "%m/%d/%y", "%d/%m/%Y", "%m/%d/%Y %I:%M:%S %p"):
        try:
            day = datetime.strptime(text, form)  # noqa: DTZ007
        except ValueError:
            continue
        return day.replace(hour=12, minute=0, second=0, tzinfo=UTC)
    raise ValueError(text)
