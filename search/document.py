"""What the index keeps of an item: enough to find it, nothing to show it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from records import Filing, Findable, Item, Said
from records.reach import file_item
from search.text import said_by


@dataclass(frozen=True, slots=True)
class Document:
    """One item as an index sees it.

    `feed_key` is its place in every feed: newest first is `feed_key` descending, and
    `feed_key >> 12` the second of its publication. No two documents have the same one.
    `themes` are codes. `words` are analysed by `lang` and need not be kept; where that was done
    already, `analysed` is what they say: ask `said`.
    `starts_at`, `ends_at` are the first and the last moment of its event, None if it has none;
    what has only an end happens from its publication on.
    """

    item_id: str
    town_id: str
    revision: int
    feed_key: int
    type: str
    source_id: str
    themes: frozenset[str]
    lang: str
    words: str
    filing: Filing
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    analysed: Said | None = None

    @property
    def said(self) -> Said:
        """What its words say in its language."""
        return self.analysed or said_by(self.words, self.lang)


@dataclass(frozen=True, slots=True)
class Put:
    """Let the index hold this document, instead of any older one of the same item."""

    document: Document

    @property
    def item_id(self) -> str:
        """The item concerned."""
        return self.document.item_id

    @property
    def revision(self) -> int:
        """The item's revision that says so."""
        return self.document.revision


@dataclass(frozen=True, slots=True)
class Delete:
    """Let the index hold no document of this item, up to and including `revision`.

    `town_id` is "" where nobody knows it any more.
    """

    item_id: str
    revision: int
    town_id: str = ""


Op = Put | Delete


def document_of(item: Item | Findable) -> Document:
    """Return the document of a saved item (one that has its revision and feed_key)."""
    return Document(
        item_id=item.id,
        town_id=item.town_id,
        revision=item.revision,
        feed_key=item.feed_key,
        type=item.type,
        source_id=item.source_id,
        themes=frozenset(theme.code for theme in item.themes),
        lang=item.lang,
        words=item.words,
        filing=file_item(item),
        starts_at=_start(item),
        ends_at=_last_moment(item),
    )


def analyse(document: Document) -> Document:
    """Return a document with its words analysed: for who has the time, before an index wants it."""
    return replace(document, analysed=document.said)


def _start(item: Item | Findable) -> datetime | None:
    """Return when an item begins to happen."""
    if item.starts_at or item.ends_at is None:
        return item.starts_at
    return min(item.published_at, item.ends_at)


def _last_moment(item: Item | Findable) -> datetime | None:
    """Return when an item happens last: what ends at midnight is over on the day that begins."""
    starts = _start(item)
    if item.ends_at is None or starts is None or item.ends_at <= starts:
        return item.ends_at
    return item.ends_at - timedelta(microseconds=1)
