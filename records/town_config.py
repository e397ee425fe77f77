"""What the operator says of a town: which files, and which of their columns is what."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class StreetFile:
    """Streets as a GeoJSON file, shapefile (.shp, .zip) or table (.csv), and which column is what.

    The keys of `columns`: name (needed), id, left_from, left_to, right_from, right_to, alias,
    from_node, to_node, major (a value other than 0, "" or null); of a table also geometry (WKT or
    GeoJSON; "geometry" if not said). Where a row is one side of a block (TIGER/Line ranges), from,
    to and parity ("all" for both) stand in for left_* and right_*. Streets may be outlines too:
    their middle lines are cut where they meet, and numbers come from addresses.
    """

    path: str
    columns: dict[str, str]


@dataclass(frozen=True)
class AddressFile:
    """Houses as points: CSV, GeoJSON or shapefile, and which column is what.

    The keys of `columns`: street, number, suffix, lon, lat, alias, position. Without any, the
    columns are those of the Base Adresse Nationale.
    """

    path: str
    columns: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class OsmFile:
    """An OpenStreetMap extract, `.osm.pbf` or `.osm`: streets, houses, places and boundaries.

    `boundary` is the name of the administrative boundary that is the town, "" for the one that is
    called like the town.
    """

    path: str
    boundary: str = ""


@dataclass(frozen=True)
class AreaFile:
    """Polygons of one kind (see records.AreaKind). Column `name` ("" with `title`: one area).

    GeoJSON, shapefile or table; `geometry` is the table's column of WKT or GeoJSON.
    """

    path: str
    kind: str
    name: str = ""
    title: str = ""
    aliases: str = ""
    prefix: str = ""
    geometry: str = "geometry"


@dataclass(frozen=True)
class PlaceFile:
    """Named points: GeoJSON, shapefile or table; of lines and polygons a point inside.

    A table has them in the columns `lon` and `lat`, else as WKT or GeoJSON in `geometry`.
    """

    path: str
    kind: str
    name: str
    address: str = ""
    aliases: str = ""
    lon: str = ""
    lat: str = ""
    geometry: str = "geometry"


@dataclass(frozen=True)
class TownConfig:
    """A town as its town.toml says it; `town import` turns it into a gazetteer.

    `postcodes`, `region` and `cities` are as in `Town`; the importer adds postcodes of the files.
    """

    id: str
    name: str
    country: str
    tz: str
    languages: tuple[str, ...]
    streets: tuple[StreetFile, ...] = ()
    osm: tuple[OsmFile, ...] = ()
    addresses: tuple[AddressFile, ...] = ()
    areas: tuple[AreaFile, ...] = ()
    places: tuple[PlaceFile, ...] = ()
    aliases: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    region: str = ""
    cities: tuple[str, ...] = ()
    attribution: str = ""
    street_aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
