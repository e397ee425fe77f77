"""Which of several places of one name is meant: the source's home and the item's other places."""

from __future__ import annotations

from collections.abc import Sequence

from geo.candidate import Candidate
from records import Mention, Refusal, Spot
from records.reach import distance_m

HOME, NEAR_OTHERS, HOME_AND_OTHERS, ALL_CLOSE = 0.93, 0.93, 0.97, 0.95
NEAR_OTHERS_NOT_HOME = 0.7  # the two speak against each other: an editor is asked
SAME_SPOT_M = 150.0  # several candidates that close are one place for a reader
NEAR_M, FAR_M = 600.0, 1200.0  # one is near the item's other places and no other one is


def choose(
    candidates: Sequence[Candidate],
    mention: Mention | None,
    home_area_id: str,
    anchors: Sequence[Spot],
) -> Candidate | Refusal:
    """Return the one candidate that the context speaks for, or a refusal as ambiguous.

    `anchors` are spots that the item's other words say for sure. The source's home area is a
    prior, never a veto: against the item's other places it only makes the choice doubtful.
    """
    if len(candidates) == 1:
        return candidates[0]
    first = candidates[0]
    if all(_apart(first, _spot(other)) <= SAME_SPOT_M for other in candidates):
        return first.doubt("several_close_by", ALL_CLOSE)
    at_home = _only([c for c in candidates if home_area_id and home_area_id in c.place.area_ids])
    near = _near_others(candidates, anchors)
    if near is not None:
        if at_home is near:
            return near.doubt("chosen_by_home_and_other_places", HOME_AND_OTHERS)
        if at_home is not None:
            return near.doubt("chosen_against_home_area", NEAR_OTHERS_NOT_HOME)
        return near.doubt("chosen_by_other_places", NEAR_OTHERS)
    if at_home is not None:
        return at_home.doubt("chosen_by_home_area", HOME)
    names = dict.fromkeys(f"{c.place.name} ({c.target_id})" for c in candidates)
    return Refusal(mention, "ambiguous", ", ".join(names))


def _only(candidates: Sequence[Candidate]) -> Candidate | None:
    return candidates[0] if len(candidates) == 1 else None


def _near_others(candidates: Sequence[Candidate], anchors: Sequence[Spot]) -> Candidate | None:
    """Return the one candidate that is near the item's other places, None if none or several."""
    metres = [min((_apart(c, spot) for spot in anchors), default=FAR_M) for c in candidates]
    near = _only([c for c, m in zip(candidates, metres, strict=True) if m <= NEAR_M])
    return near if sum(m < FAR_M for m in metres) == 1 else None


def _apart(candidate: Candidate, spot: Spot) -> float:
    spots = candidate.place.spots or (_spot(candidate),)
    return min(distance_m(one, spot) for one in spots)


def _spot(candidate: Candidate) -> Spot:
    return candidate.place.lon, candidate.place.lat
