"""One invented item, and the forms of it that a record and an index get."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from benchmarks.search.town import Town
from records import Filing, Item, Precision, Theme, ThemeOrigin
from records.reach import file_item
from search.document import Document

KEYS_A_SECOND = 4_096
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def id_of(number: int) -> str:
    """Return the id of an item by its number: as well mixed as a record's."""
    return f"{number * 0x9E3779B97F4A7C15 & (1 << 64) - 1:016x}"


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is drawn of one item, before a record or an index gets its form of it."""

    number: int
    town: Town
    feed_key: int
    lang: str
    title: str
    text: str
    type: str
    source: int
    themes: frozenset[str]
    places: tuple[tuple[Precision, int, bool], ...]  # precision, address, approximate
    starts: int | None  # hours from the publication to the event

    @property
    def id(self) -> str:
        """The item's id."""
        return id_of(self.number)

    def document(self) -> Document:
        """Return what an index gets: document_of(item), several times as fast."""
        starts, ends = self._span()
        return Document(
            item_id=self.id,
            town_id=self.town.id,
            revision=1,
            feed_key=self.feed_key,
            type=self.type,
            source_id=f"{self.town.id}/source-{self.source}",
            themes=self.themes,
            lang=self.lang,
            words=f"{self.title}\n{self.text}",
            filing=_joined([_filing(self.town, *place) for place in self.places]),
            starts_at=starts,
            ends_at=ends - timedelta(microseconds=1) if ends else None,
        )

    def item(self) -> Item:
        """Return what a record gets."""
        starts, ends = self._span()
        return Item(
            id=self.id,
            source_id=f"{self.town.id}/source-{self.source}",
            town_id=self.town.id,
            type=self.type,
            title=self.title,
            text=self.text,
            lang=self.lang,
            url=f"https://example.org/{self.id}",
            published_at=self._published(),
            starts_at=starts,
            ends_at=ends,
            themes=tuple(Theme(code, 0.9, ThemeOrigin.LEXICON) for code in sorted(self.themes)),
            placements=tuple(self.town.placement(*place) for place in self.places),
            feed_key=self.feed_key,
            revision=1,
        )

    def _published(self) -> datetime:
        return datetime.fromtimestamp(self.feed_key // KEYS_A_SECOND, UTC)

    def _span(self) -> tuple[datetime | None, datetime | None]:
        if self.starts is None:
            return None, None
        starts = self._published() + timedelta(hours=self.starts)
        return starts, starts + timedelta(hours=2)


@lru_cache(maxsize=200_000)
def _filing(town: Town, precision: Precision, address: int, approximate: bool) -> Filing:
    """Return the keys of an item with this one placement."""
    placement = town.placement(precision, address, approximate)
    return file_item(Item("", "", town.id, "", "", "", "", "", _EPOCH, placements=(placement,)))


def _joined(filings: list[Filing]) -> Filing:
    if len(filings) == 1:
        return filings[0]
    sure = filings[0].sure.union(*(filing.sure for filing in filings))
    maybe = frozenset().union(*(filing.maybe for filing in filings)) - sure
    spots = dict.fromkeys(spot for filing in filings for spot in filing.spots)
    return Filing(sure, maybe, tuple(spots))
