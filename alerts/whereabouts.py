"""Where an item is, how sure that is, and why it answers a subscription: all in words."""

from dataclasses import dataclass, replace

from babel.numbers import format_decimal

from alerts.letters import LetterHead, one_line
from alerts.saved_search import because
from alerts.texts import Texts
from records import Item, Place, Placement, Plan, Reach, ReachKind, Subscription
from records.outline import encloses
from records.reach import distance_m, file_item, plan

_AREAS = (ReachKind.AREA, ReachKind.POLYGON, ReachKind.CITY)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The place's name, how sure it is (with how many other places), the reason of the reader."""

    place: str
    sureness: str
    why: str


def whereabouts(
    item: Item, subscription: Subscription, head: LetterHead, texts: Texts
) -> Whereabouts:
    """Return what a letter says of an item's place.

    Of several places it is the one that answers; none may, if the item was corrected meanwhile.
    """
    placement = answering(item, plan(subscription.reach, subscription.town_id))
    why = because(item, subscription, head, texts)
    cause = _cause(placement, subscription.reach, texts)
    reason = texts.it_is.format(because=why, cause=cause) if cause else f"{why}."
    shown = placement or next(iter(item.about), None)
    if shown is None:
        return Whereabouts(head.town_name, "", reason)
    sureness = [words] if (words := _sureness(shown, subscription.reach, texts)) else []
    if others := len(item.about) - 1:
        sureness.append(texts.count(texts.elsewhere, others))
    return Whereabouts(one_line(shown.place.name), ", ".join(sureness), reason)


def answering(item: Item, asked: Plan) -> Placement | None:
    """Return the best placement by which an item is found under a plan, None if none is."""
    for placement in item.about:
        filing = file_item(replace(item, placements=(placement,)))
        keys = filing.sure | filing.maybe
        if not keys.isdisjoint(asked.sure):
            return placement
        if not keys.isdisjoint(asked.edge) and asked.holds(filing.spots):
            return placement
    return None


def reach_words(reach: Reach, texts: Texts) -> str:
    """Return how far a reach goes, e.g. "within 300 m"."""
    if reach.kind is ReachKind.RADIUS:
        return texts.within.format(distance=distance_words(reach.metres, texts))
    if reach.kind is ReachKind.BLOCKS:
        return texts.count(texts.around_block, reach.steps)
    return {
        ReachKind.BLOCK: texts.on_block,
        ReachKind.STREET: texts.on_street,
        ReachKind.AREA: texts.in_area,
        ReachKind.POLYGON: texts.in_area,
        ReachKind.CITY: texts.in_town,
    }[reach.kind]


def distance_words(metres: float, texts: Texts) -> str:
    """Return a distance to ten metres, from 1 km on to a hundred, e.g. "60 m", "1,2 km"."""
    tens = max(round(metres, -1), 10)
    if tens < 1000:
        return f"{tens:.0f}\u00a0m"
    return f"{format_decimal(metres / 1000, '0.#', locale=texts.locale)}\u00a0km"


def _sureness(placement: Placement, reach: Reach, texts: Texts) -> str:
    """Return how near to the truth a place is, "" for a spot if a whole area was asked for."""
    if not placement.approximate:
        precision = placement.place.precision
        is_plain = precision.is_point and reach.kind in _AREAS
        return "" if is_plain else texts.sure[precision]
    accuracy = placement.place.accuracy_m
    if accuracy <= 0:
        return texts.approximate
    return texts.approximate_within.format(distance=distance_words(accuracy, texts))


def _cause(placement: Placement | None, reach: Reach, texts: Texts) -> str:
    """Return what ties a placement to a reach, "" if nothing does."""
    if reach.kind is ReachKind.CITY:
        return texts.cause_town
    if placement is None:
        return ""
    place = placement.place
    if reach.target_id in place.block_ids:
        return texts.cause_block
    if not set(reach.block_ids).isdisjoint(place.block_ids):
        return texts.cause_street if reach.kind is ReachKind.STREET else texts.cause_around
    if _is_inside(place, reach):
        return texts.cause_area
    if reach.kind is ReachKind.RADIUS and place.spots:
        nearest = min(distance_m((reach.lon, reach.lat), spot) for spot in place.spots)
        if nearest <= reach.metres:
            words = distance_words(nearest, texts)
            away = texts.about.format(distance=words) if placement.approximate else words
            return texts.cause_distance.format(distance=away)
    return texts.cause_whole_area.format(area=place.name)


def _is_inside(place: Place, reach: Reach) -> bool:
    """Tell whether a place is inside of the area or the outline that a reach is."""
    if reach.kind is ReachKind.POLYGON:
        return any(encloses(reach.outline, spot) for spot in place.spots)
    return reach.kind is ReachKind.AREA and reach.target_id in place.area_ids
