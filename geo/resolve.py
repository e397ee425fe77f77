"""From an item's mentions and given places to its placements, or to the reasons why not.

    look up every mention ─▶ choose among namesakes ─▶ doubt what contradicts itself
        ─▶ judge (town, confidence, role) ─▶ join venues with their addresses ─▶ gather
        ─▶ the source's own ground, if nothing else is known

Pure, and never a guess: each placement says what its score is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geo.candidate import Candidate, Found
from geo.choice import choose
from geo.confidence import confidence
from geo.contradictions import Chosen, contradict, is_spot
from geo.gathering import gather
from geo.gazetteer import Gazetteer
from geo.given import NOTHING_GIVEN, Given, resolve_given
from geo.house_numbers import HouseFit
from geo.look_up import look_up_by_name
from geo.outside_evidence import OUTSIDE, Answers, with_outside, with_outside_given
from geo.own_premises import in_own_light
from geo.pile_ups import is_pile_up
from geo.resolvers.by_id import place_of
from geo.resolvers.named import town_place
from geo.venues import join_venues
from records import (
    Mention,
    MentionKind,
    Place,
    Placement,
    Precision,
    RawPlace,
    Refusal,
    Role,
    Score,
    Source,
    Spot,
)
from records.review import LOST

OUTSIDE_M = 60.0  # houses across the street that is the town's limit
BY_SOURCE = 0.9
POINT_OUTSIDE = Score("given_point_outside", 0.7)


@dataclass(frozen=True, slots=True)
class Context:
    """What an item's surroundings say of its places.

    Scores of at least `publish_at` are sure, below `review_at` refused; both from 0 to 1.
    `given` is what the publisher named beside the words. `default_id` is the area, landmark,
    street or block that editors taught its items to be about if they name no place, "" if none.
    `answers` are what is known from outside of streets that the gazetteer lacks.
    """

    source: Source
    publish_at: float
    review_at: float
    given: Given = NOTHING_GIVEN
    default_id: str = ""
    answers: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where an item is, best first, and what was named and not placed, in order of mention."""

    placements: tuple[Placement, ...]
    refusals: tuple[Refusal, ...]


def resolve(mentions: Sequence[Mention], context: Context, gazetteer: Gazetteer) -> Resolution:
    """Place an item: by what the publisher gave, by its words, else by its source."""
    found: list[tuple[Mention | None, Found]] = [
        *((None, _given(*one, context, gazetteer)) for one in context.given),
        *((mention, _look_up(mention, context, gazetteer)) for mention in mentions),
    ]
    anchors = _anchors(answer for _, answer in found)
    chosen = [(mention, _choose(mention, answer, context, anchors)) for mention, answer in found]
    settled = [_judge(one, context, gazetteer) for one in contradict(chosen, gazetteer)]
    refusals = tuple(one for one in settled if isinstance(one, Refusal))
    placed = [one for one in settled if isinstance(one, Placement)]
    placed = join_venues(placed, gazetteer)
    is_lost = any(map(_is_lost_spot, refusals))
    placements = gather(in_own_light(placed, context.source, gazetteer, is_lost))
    if not any(_is_elsewhere(refusal) for refusal in refusals):
        is_outside = any(map(_is_given_outside, refusals))
        placements = _or_by_source(placements, context, gazetteer, is_outside)
    return Resolution(placements, refusals)


def _given(raw: RawPlace, items: int, context: Context, gazetteer: Gazetteer) -> Found:
    found = resolve_given(raw, gazetteer, is_pile_up(raw, items, context.source, gazetteer))
    return with_outside_given(found, raw, context.source, context.answers, gazetteer)


def _look_up(mention: Mention, context: Context, gazetteer: Gazetteer) -> Found:
    found = look_up_by_name(mention, gazetteer)
    return with_outside(found, mention, context.source, context.answers, gazetteer)


def _choose(
    mention: Mention | None, found: Found, context: Context, anchors: Sequence[Spot]
) -> Candidate | Refusal:
    if isinstance(found, Refusal):
        return found
    return choose(found, mention, context.source.home_area_id, anchors)


def _anchors(found: Iterable[Found]) -> tuple[Spot, ...]:
    """Return the spots that leave no choice, finer than a street."""
    sure = (f[0].place for f in found if not isinstance(f, Refusal) and len(f) == 1)
    fine = (p for p in sure if p.precision.rank < Precision.STREET.rank)
    return tuple(dict.fromkeys((p.lon, p.lat) for p in fine))


def _judge(one: Chosen, context: Context, gazetteer: Gazetteer) -> Placement | Refusal:
    mention, candidate = one
    if isinstance(candidate, Refusal):
        return candidate
    place = candidate.place
    is_bound = context.source.gated and place.precision.is_point
    if is_bound and not gazetteer.ground.is_in_town(place.lon, place.lat, OUTSIDE_M):
        return Refusal(mention, "outside_boundary", f"{place.name} {place.lon}, {place.lat}")
    if candidate.has(HouseFit.FAR_OUTSIDE):
        return Refusal(mention, "number_out_of_range", f"{place.name}: no block has that number")
    if candidate.score < context.review_at:
        parts = ", ".join(f"{part.name} {part.value:g}" for part in candidate.parts)
        return Refusal(mention, "unsure", f"{place.name}: {candidate.score:.2f} ({parts})")
    return Placement(
        place,
        candidate.method,
        candidate.score,
        Role.ABOUT if mention is None or mention.about else Role.MENTIONED,
        mention,
        candidate.parts,
        approximate=candidate.score < context.publish_at or candidate.has(OUTSIDE),
    )


def _is_lost_spot(refusal: Refusal) -> bool:
    """Tell whether the item is about a spot in town that could not be found."""
    mention = refusal.mention
    is_about = mention is not None and mention.about
    return is_about and is_spot(mention) and refusal.reason in LOST


def _is_given_outside(refusal: Refusal) -> bool:
    """Tell whether the publisher's own point is outside the town."""
    return refusal.mention is None and refusal.reason == "outside_boundary"


def _is_elsewhere(refusal: Refusal) -> bool:
    """Tell whether the item speaks of a spot in another town, not only of its name."""
    named = refusal.mention is not None and refusal.mention.kind is not MentionKind.CITY
    return refusal.reason == "other_town" and named


def _or_by_source(
    placements: tuple[Placement, ...], context: Context, gazetteer: Gazetteer, is_outside: bool
) -> tuple[Placement, ...]:
    """Return placements, with the source's own ground if the item is about none finer.

    With `is_outside` a point of the item lies elsewhere: then that ground is not sure.
    """
    about = [p for p in placements if p.role is Role.ABOUT]
    if any(p.place.precision is not Precision.CITY for p in about):
        return placements
    taught = place_of(context.default_id, gazetteer)
    place = taught or _home(context.source, gazetteer)
    if place is None:
        return placements
    said = Score("taught_for_source" if taught else "source_is_local", BY_SOURCE)
    mentioned = (p for p in placements if p.role is Role.MENTIONED)
    parts = (said, POINT_OUTSIDE) if is_outside else (said,)
    score = confidence(parts)
    is_unsure = is_outside and score < context.publish_at
    return Placement(place, "source", score, parts=parts, approximate=is_unsure), *mentioned


def _home(source: Source, gazetteer: Gazetteer) -> Place | None:
    """Return what all items of a source concern if they name no place, None if they need not."""
    if not source.local:
        return None
    return place_of(source.home_area_id, gazetteer) or town_place(gazetteer)
