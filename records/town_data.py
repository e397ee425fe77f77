"""All that is known of a town's ground: what an import makes and a gazetteer is built from."""

from dataclasses import dataclass

from records.area import Area, Landmark, Town
from records.block import AddressPoint, Block, Crossing, Street


@dataclass(frozen=True, slots=True)
class TownData:
    """A town with its streets, blocks, crossings, areas and landmarks, each sorted by id.

    `points` are sorted by street, number and suffix.
    """

    town: Town
    streets: tuple[Street, ...]
    blocks: tuple[Block, ...]
    crossings: tuple[Crossing, ...]
    areas: tuple[Area, ...]
    landmarks: tuple[Landmark, ...]
    points: tuple[AddressPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import read, mended and left out; a line each, with file, row and reason."""

    read: dict[str, int]
    repaired: tuple[str, ...]
    skipped: tuple[str, ...]
