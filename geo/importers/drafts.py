"""What single rows of the operator's files say, before it is put together into a town."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from records import Area, Landmark, Line, NumberRange


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a street as its publisher has it, mended; a block to be.

    `row` counts from 1 in `path`; `ref`, `from_ref`, `to_ref` are the publisher's ids or "".
    """

    path: Path
    row: int
    name: str
    line: Line
    ref: str = ""
    aliases: tuple[str, ...] = ()
    left: NumberRange | None = None
    right: NumberRange | None = None
    from_ref: str = ""
    to_ref: str = ""
    major: bool = False


@dataclass(frozen=True, slots=True)
class House:
    """A house as a point: a street's name as written, a number, a suffix ("bis", "A" or "").

    `is_guess` is True for a spot reckoned between two known ones: it makes ranges, no point.
    """

    path: Path
    row: int
    street: str
    number: int
    suffix: str
    lon: float
    lat: float
    aliases: tuple[str, ...] = ()
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A landmark to be, without id, areas and blocks, and the row that it comes from."""

    path: Path
    row: int
    landmark: Landmark


@dataclass(slots=True)
class Drafts:
    """All that the files of a town say; areas have no id yet."""

    segments: list[Segment] = field(default_factory=list)
    houses: list[House] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    places: list[NamedPlace] = field(default_factory=list)

    def add(self, more: Drafts) -> None:
        """Take in what another file says, behind what is there."""
        self.segments += more.segments
        self.houses += more.houses
        self.areas += more.areas
        self.places += more.places
