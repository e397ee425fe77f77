"""Items as a list shows them: where before what, with the number of their pin."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from records import Asked, Item, Outline, Placement, Precision, Source, Spot, Status
from records.outline import encloses
from records.reach import distance_m
from store.sources import find_source
from store.stories import story_sizes
from web.excerpt import excerpt_saying
from web.kinds import Fact, kind_name, occasion, severity_name, short_facts
from web.pins import Pin
from web.translate import gettext
from web.visit import TownVisit
from web.words import metres, place_name

_CARD_LETTERS = 240


class Shape(StrEnum):
    """How an item's number is drawn: a full disc, a dashed ring, a square without a pin."""

    EXACT = ""
    ABOUT = "about"
    AREA = "area"


@dataclass(frozen=True)
class Here:
    """Where the reader looks from: a block or a spot; a street; an area; none of them is the town.

    `metres` is how far around, `blocks` those of a street or around a block, `outline` what was
    drawn; `whole_area_ids` are the areas whose area-wide news belong here.
    """

    spot: Spot | None = None
    block_id: str = ""
    blocks: frozenset[str] = frozenset()
    area_id: str = ""
    outline: Outline = ()
    metres: float = 0.0
    whole_area_ids: tuple[str, ...] = ()

    def holds(self, placement: Placement) -> bool:
        """Tell whether a placement is on this very block or street, or inside of this area."""
        place = placement.place
        if self.block_id:
            return self.block_id in place.block_ids
        if self.outline:
            return any(encloses(self.outline, spot) for spot in place.spots)
        return self.has_block(placement) or self.area_id in place.area_ids

    def has_block(self, placement: Placement) -> bool:
        """Tell whether a placement is on one of the street's blocks or of those around."""
        return not self.blocks.isdisjoint(placement.place.block_ids)

    def is_wide(self, placement: Placement) -> bool:
        """Tell whether a placement is the whole of an area around here."""
        place = placement.place
        is_area = place.precision is Precision.AREA
        return is_area and any(i in self.whole_area_ids for i in place.area_ids)


@dataclass(frozen=True)
class Card:
    """One item of a list; `number` is its pin's, "–" for what has none.

    `kind` is the name of its type, "" for a general one; `severity` its badge, "" for none.
    `others` are the other items that tell the same.
    """

    item: Item
    number: str
    shape: Shape
    place: str
    distance: str
    when: str
    published: str
    text: str
    theme: str
    kind: str
    severity: str
    facts: tuple[Fact, ...]
    source: str
    others: int
    pin: Pin | None = None

    @property
    def cancelled(self) -> bool:
        """True if the item is struck through."""
        return self.item.status is Status.CANCELLED


def make_cards(
    visit: TownVisit,
    items: Iterable[Item],
    here: Here,
    first: int = 1,
    asked: Sequence[Asked] = (),
) -> list[Card]:
    """Return items as cards; those with a point are numbered from `first` on.

    Each shows where its text says what is `asked` for.
    """
    items = tuple(items)
    sizes = story_sizes(visit.db, [item.story_id for item in items])
    cards, number = [], first
    for item in items:
        card = _card(visit, item, here, number, asked)
        cards.append(replace(card, others=max(sizes.get(item.story_id, 1) - 1, 0)))
        number += card.pin is not None
    return cards


def next_number(cards: Sequence[Card]) -> int:
    """Return the number after the last pin of some cards."""
    return 1 + max((card.pin.number for card in cards if card.pin), default=0)


def source_name(visit: TownVisit, source_id: str) -> str:
    """Return a source's name, also of one that is no longer read."""
    source = source_of(visit, source_id)
    return source.name if source else source_id.rpartition("/")[2]


def source_of(visit: TownVisit, source_id: str) -> Source | None:
    """Return a source, also one that is no longer read; None if it was never known."""
    return visit.sources.get(source_id) or find_source(visit.db, source_id)


def _card(visit: TownVisit, item: Item, here: Here, number: int, asked: Sequence[Asked]) -> Card:
    placement = nearest(item, here)
    pin = _pin(placement, number)
    return Card(
        item=item,
        number=str(number) if pin else "–",
        shape=_shape(placement),
        place=place_name(placement) if placement else gettext("somewhere in town"),
        distance=_distance(placement, here),
        when=occasion(visit, item),
        published=visit.calendar.published(item.published_at),
        text=excerpt_saying(item, _CARD_LETTERS, asked),
        theme=visit.theme_names.get(item.themes[0].code, "") if item.themes else "",
        kind=kind_name(visit, item),
        severity=severity_name(item.severity),
        facts=short_facts(visit, item),
        source=source_name(visit, item.source_id),
        others=0,
        pin=pin,
    )


def nearest(item: Item, here: Here) -> Placement | None:
    """Return the placement that brings an item here.

    The one inside, else on a block around, else the nearest within reach, else that of the whole
    area, else any.
    """
    inside, around = filter(here.holds, item.about), filter(here.has_block, item.about)
    found = next(chain(inside, around), None)
    if found is not None or not item.about:
        return found
    spot = here.spot
    with_spots = [p for p in item.about if p.place.spots]
    if spot is None or not with_spots:
        return next(filter(here.is_wide, item.about), item.about[0])
    closest = min(with_spots, key=lambda p: _metres_to(p, spot))
    if _metres_to(closest, spot) <= here.metres:
        return closest
    return next(filter(here.is_wide, item.about), closest)


def _metres_to(placement: Placement, spot: Spot) -> float:
    return min(distance_m(spot, other) for other in placement.place.spots)


def _shape(placement: Placement | None) -> Shape:
    if placement is None or not placement.place.precision.is_point:
        return Shape.AREA
    return Shape.ABOUT if placement.approximate else Shape.EXACT


def _pin(placement: Placement | None, number: int) -> Pin | None:
    if placement is None or not placement.place.precision.is_point:
        return None
    place = placement.place
    doubt = max(place.accuracy_m, 1.0) if placement.approximate else 0.0
    return Pin(number, place.lon, place.lat, doubt)


def _distance(placement: Placement | None, here: Here) -> str:
    """Return how far from here, "" where that means nothing."""
    if placement is None:
        return ""
    if placement.place.precision in (Precision.AREA, Precision.CITY):
        return gettext("not shown as a point")
    if here.block_id and here.holds(placement):
        return gettext("on this block")
    if here.spot is None or not placement.place.spots:
        return ""
    far = metres(_metres_to(placement, here.spot))
    if placement.approximate:
        return gettext("about %(distance)s from here", distance=far)
    return gettext("%(distance)s from here", distance=far)
