"""Which of several places of one name is meant: the source's home and the item's other places."""

from __future__ import annotations

from collections.abc import Sequence

from geo.candidate import Candidate
from records import Mention, Refusal, Spot
from records.reach import distance_m

HOME, NEAR_OTHERS, ALL_CLOSE = 0.93, 0.93, 0.95
SAME_SPOT_M = 150.0  # several candidates that close are one place for a reader
NEAR_M, FAR_M = 600.0, 1200.0  # one is near the item's other places and no other one is


def choose(
    candidates: Sequence[Candidate],
    mention: Mention | None,
    home_area_id: str,
    anchors: Sequence[Spot],
) -> Candidate | Refusal:
    """Return the one candidate that the context speaks for, or a refusal as ambiguous.

    `anchors` are spots that the item's other words say for sure.
    """
    if len(candidates) == 1:
        return candidates[0]
    at_home = [c for c in candidates if home_area_id and home_area_id in c.place.area_ids]
    if len(at_home) == 1:
        return at_home[0].doubt("chosen_by_home_area", HOME)
    first = candidates[0]
    if all(_apart(first, _spot(other)) <= SAME_SPOT_M for other in candidates):
        return first.doubt("several_close_by", ALL_CLOSE)
    distances = sorted(
        (min((_apart(c, anchor) for anchor in anchors), default=FAR_M), i)
        for i, c in enumerate(candidates)
    )
    if distances[0][0] <= NEAR_M and distances[1][0] >= FAR_M:
        return candidates[distances[0][1]].doubt("chosen_by_other_places", NEAR_OTHERS)
    names = dict.fromkeys(f"{c.place.name} ({c.target_id})" for c in candidates)
    return Refusal(mention, "ambiguous", ", ".join(names))


def _apart(candidate: Candidate, spot: Spot) -> float:
    spots = candidate.place.spots or (_spot(candidate),)
    return min(distance_m(one, spot) for one in spots)


def _spot(candidate: Candidate) -> Spot:
    return candidate.place.lon, candidate.place.lat
