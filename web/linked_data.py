"""An item as search engines read it: schema.org, in the words that its type's data give."""

from datetime import datetime, timedelta

from records import Item, Placement, Status
from records.item_type import SchemaOrg
from web.cards import source_name
from web.excerpt import LETTERS, excerpt
from web.kinds import facts_of
from web.links import absolute, item_url, outside_url
from web.visit import TownVisit

_ARTICLE = SchemaOrg()


def linked_data(visit: TownVisit, item: Item) -> dict[str, object]:
    """Return what a page says in its application/ld+json; it says no more than the page does.

    What happens needs a beginning: an item without one is an article, whatever its type.
    """
    known = visit.site.types.get(item.type)
    words = known.schema_org if known else _ARTICLE
    if words.starts and item.starts_at is None:
        words = _ARTICLE
    said: dict[str, object] = {
        "name": item.title,
        "description": excerpt(item, LETTERS),
        "url": absolute(item_url(item.id, visit.lang)),
        "sameAs": outside_url(item.url),
        words.published: visit.calendar.local(item.published_at).isoformat(),
        words.starts: _moment(visit, item, item.starts_at),
        words.ends: _moment(visit, item, item.ends_at),
        words.place: [_place(placement) for placement in item.about],
        words.publisher: {"@type": "Organization", "name": source_name(visit, item.source_id)},
        words.language: item.lang,
    }
    if item.status is Status.CANCELLED:
        said[words.status] = "https://schema.org/EventCancelled"
    properties = {field.code: field.schema_org for field in known.fields} if known else {}
    said |= {properties[fact.code]: fact.value for fact in facts_of(visit, item)}
    told = {name: value for name, value in said.items() if name and value}
    return {"@context": "https://schema.org", "@type": words.type, **told}


def _moment(visit: TownVisit, item: Item, moment: datetime | None) -> str:
    """Return a moment on the town's clocks; of whole days the day alone, an end's the last one."""
    if moment is None:
        return ""
    local = visit.calendar.local(moment)
    if not item.all_day:
        return local.isoformat()
    is_end = moment == item.ends_at and moment != item.starts_at
    return (local - timedelta(microseconds=is_end)).date().isoformat()


def _place(placement: Placement) -> dict[str, object]:
    """Return a place; only what is surely a point has one."""
    place = placement.place
    said: dict[str, object] = {"@type": "Place", "name": place.name}
    if place.precision.is_point and not placement.approximate:
        said["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": round(place.lat, 6),
            "longitude": round(place.lon, 6),
        }
    return said
