"""The part of an item by which it is found: what an index is filled from.

An item's body says much more (why it is where it is, what was not placed), and reading all of that
takes four times as long.
"""

from dataclasses import dataclass
from datetime import datetime

from records.place import Precision
from records.placement import Role


@dataclass(frozen=True, slots=True)
class FindableTheme:
    """A theme by its code; see Theme."""

    code: str


@dataclass(frozen=True, slots=True)
class FindablePlace:
    """Where a place is filed; see Place."""

    precision: Precision
    block_ids: tuple[str, ...] = ()
    area_ids: tuple[str, ...] = ()
    spots: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class FindablePlacement:
    """A place of an item and whether it is sure; see Placement."""

    place: FindablePlace
    role: Role = Role.ABOUT
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Findable:
    """A listed item as an index needs it; its fields are those of Item."""

    id: str
    source_id: str
    town_id: str
    type: str
    title: str
    text: str
    lang: str
    published_at: datetime
    feed_key: int
    revision: int
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    themes: tuple[FindableTheme, ...] = ()
    placements: tuple[FindablePlacement, ...] = ()

    @property
    def words(self) -> str:
        """Title, a line feed, text."""
        return f"{self.title}\n{self.text}"

    @property
    def about(self) -> tuple[FindablePlacement, ...]:
        """The placements that the item is about, best first."""
        return tuple(p for p in self.placements if p.role is Role.ABOUT)
