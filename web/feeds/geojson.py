"""A listing as GeoJSON (RFC 7946): a point for what is one, no geometry for what is none."""

from collections.abc import Sequence

import msgspec

from web.feeds.entry import feed_title, next_url
from web.listing import Listing
from web.public_item import PublicItem, attribution, public_items
from web.subject import Subject
from web.visit import TownVisit

Position = tuple[float, float]


def write(visit: TownVisit, subject: Subject, listing: Listing) -> bytes:
    """Return the feature collection; its bbox is left out where nothing in it is a point."""
    items = public_items(visit, listing.items)
    document: dict[str, object] = {
        "type": "FeatureCollection",
        "title": feed_title(visit, subject),
        "next": next_url(visit, subject, listing, "geojson") or None,
        "attribution": attribution(visit),
    }
    spots = [spot for item in items for spot in _spots(item)]
    if spots:
        document["bbox"] = _bbox(spots)
    document["features"] = [_feature(item) for item in items]
    return msgspec.json.encode(document)


def _feature(item: PublicItem) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": item.id,
        "geometry": _geometry(_spots(item)),
        "properties": item,
    }


def _geometry(spots: Sequence[Position]) -> dict[str, object] | None:
    if len(spots) > 1:
        return {"type": "MultiPoint", "coordinates": spots}
    return {"type": "Point", "coordinates": spots[0]} if spots else None


def _spots(item: PublicItem) -> list[Position]:
    """Return the points of an item, each once."""
    found = ((p.lon, p.lat) for p in item.places if p.lon is not None and p.lat is not None)
    return list(dict.fromkeys(found))


def _bbox(spots: Sequence[Position]) -> tuple[float, float, float, float]:
    """Return west, south, east, north."""
    lons, lats = zip(*spots, strict=True)
    return min(lons), min(lats), max(lons), max(lats)
