"""An item as programs outside of this site read it: in the JSON API and in GeoJSON.

It holds what the item's page shows, and no more: an area, a street or a town is no point.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from records import FieldKind, Item, Placement
from web.cards import source_name
from web.excerpt import LETTERS, excerpt
from web.kinds import Fact, facts_of, type_name
from web.links import absolute, item_url, outside_url, thing_url
from web.subject import slug_of
from web.translate import gettext
from web.visit import TownVisit

_DEGREE_DIGITS = 6  # a tenth of a metre


@dataclass(frozen=True, slots=True)
class PublicTheme:
    """A theme's code with its name in the reader's language."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class PublicField:
    """A field of the item's type; `value` is a number, a date, an address or words by its kind."""

    code: str
    name: str
    kind: str
    value: str | float


@dataclass(frozen=True, slots=True)
class PublicSource:
    """Who published it; `id` is unique in its town, `url` the source's page here."""

    id: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class PublicPlace:
    """Where an item is; `lon`, `lat` and `accuracy_m` are None for what is no point.

    `blocks` and `areas` are slugs, as one asks for them.
    """

    name: str
    precision: str
    lon: float | None
    lat: float | None
    accuracy_m: int | None
    approximate: bool
    confidence: float
    blocks: tuple[str, ...]
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicItem:
    """One item; times are on the town's clocks, with their offset.

    `link` leads to the publisher. `approximate` is True if one of the places is a guess.
    `revision` grows with each change.
    """

    id: str
    town: str
    url: str
    link: str | None
    title: str
    summary: str
    language: str | None
    type: str
    type_name: str
    severity: str
    fields: tuple[PublicField, ...]
    status: str
    themes: tuple[PublicTheme, ...]
    source: PublicSource
    published: datetime
    starts: datetime | None
    ends: datetime | None
    all_day: bool
    approximate: bool
    places: tuple[PublicPlace, ...]
    revision: int


def public_items(visit: TownVisit, items: Iterable[Item]) -> list[PublicItem]:
    """Return items in their order."""
    source = lru_cache(lambda source_id: _source(visit, source_id))
    return [_item(visit, item, source) for item in items]


def attribution(visit: TownVisit) -> str:
    """Return what whoever shows items must say with them."""
    said = gettext("Every item belongs to its publisher and links to it.")
    return f"{said} {visit.town.attribution}".strip()


def _item(visit: TownVisit, item: Item, source: Callable[[str], PublicSource]) -> PublicItem:
    local, names = visit.calendar.local, visit.theme_names
    return PublicItem(
        id=item.id,
        town=item.town_id,
        url=absolute(item_url(item.id, visit.lang)),
        link=outside_url(item.url) or None,
        title=item.title,
        summary=excerpt(item, LETTERS),
        language=item.lang or None,
        type=item.type,
        type_name=type_name(visit, item.type),
        severity=item.severity,
        fields=tuple(map(_field, facts_of(visit, item))),
        status=item.status,
        themes=tuple(PublicTheme(t.code, names.get(t.code, t.code)) for t in item.themes),
        source=source(item.source_id),
        published=local(item.published_at),
        starts=local(item.starts_at) if item.starts_at else None,
        ends=local(item.ends_at) if item.ends_at else None,
        all_day=item.all_day,
        approximate=any(p.approximate for p in item.about),
        places=tuple(map(_place, item.about)),
        revision=item.revision,
    )


def _field(fact: Fact) -> PublicField:
    value = float(fact.value) if fact.kind is FieldKind.NUMBER else fact.value
    return PublicField(fact.code, fact.name, fact.kind, value)


def _source(visit: TownVisit, source_id: str) -> PublicSource:
    url = absolute(thing_url("source", source_id, visit.lang))
    return PublicSource(slug_of(source_id), source_name(visit, source_id), url)


def _place(placement: Placement) -> PublicPlace:
    place = placement.place
    is_point = place.precision.is_point
    return PublicPlace(
        name=place.name,
        precision=place.precision,
        lon=round(place.lon, _DEGREE_DIGITS) if is_point else None,
        lat=round(place.lat, _DEGREE_DIGITS) if is_point else None,
        accuracy_m=round(place.accuracy_m) if is_point else None,
        approximate=placement.approximate,
        confidence=round(placement.score, 2),
        blocks=tuple(map(slug_of, place.block_ids)),
        areas=tuple(map(slug_of, place.area_ids)),
    )
