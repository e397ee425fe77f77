"""Named polygons and named points of a town, and the town itself."""

from dataclasses import dataclass
from enum import StrEnum

from records.block import Line

Polygon = tuple[Line, ...]  # closed rings: the outer one first, then holes


class AreaKind(StrEnum):
    """What an area is for people."""

    NEIGHBOURHOOD = "neighbourhood"
    WARD = "ward"
    POSTCODE = "postcode"
    TOWN = "town"
    PARK = "park"


@dataclass(frozen=True, slots=True)
class Area:
    """A named polygon, never shown or alerted as a point. `id` is "<town>/<slug>"."""

    id: str
    town_id: str
    kind: AreaKind
    name: str
    polygons: tuple[Polygon, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Landmark:
    """A named point: a school, a library, a square. `kind` is the importer's word for it.

    `address` is as its publisher wrote it, "" if unknown. `block_ids` are the blocks that it
    stands on: the one of its address, else the nearest within 60 m.
    """

    id: str
    town_id: str
    kind: str
    name: str
    lon: float
    lat: float
    aliases: tuple[str, ...] = ()
    address: str = ""
    block_ids: tuple[str, ...] = ()
    area_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Town:
    """A town that this instance serves.

    `tz` is an IANA time zone; `languages` two-letter codes, the main one first.
    `boundary` is the town's own polygon(s); results outside are refused unless a source says so.
    `neighbours` are names of other towns that its texts speak of: a pin with one of them is
    refused. `cities` are far ones, which count only where the words leave no doubt of a town.
    `postcodes` are its own codes or their beginnings, `region` its state or province ("MA"), empty
    and "" if nobody said. `attribution` names whose streets these are, for the foot of each page.
    """

    id: str
    name: str
    country: str
    tz: str
    languages: tuple[str, ...]
    boundary: tuple[Polygon, ...] = ()
    aliases: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    attribution: str = ""
    cities: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    region: str = ""
