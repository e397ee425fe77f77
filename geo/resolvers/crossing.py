"""Two streets that meet: Oak St and Elm St, à l'angle des rues A et B."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from geo.candidate import Candidate, Found
from geo.gazetteer import Gazetteer
from geo.meetings import Meeting
from geo.resolvers.street import streets_called
from geo.street_names import NameMatch
from records import Mention, Place, Precision, Refusal, Score

SHARED, NEAR = 0.97, 0.88  # a node of both streets; lines that come close without meeting
# The street graph confirms a name without its type: two bases that meet are hardly chance.
CONFIRMED = {"base": 0.97, "other_type": 0.85}
CROSSING_ACCURACY_M = 15.0


def resolve_crossing(mention: Mention, gazetteer: Gazetteer) -> Found:
    """Return where the mention's two streets meet."""
    matches = []
    for name in mention.parts[:2]:
        match = streets_called(name, gazetteer)
        if match is None:
            return Refusal(mention, "unknown_street", name)
        matches.append(match)
    if len(matches) < 2:
        return Refusal(mention, "no_crossing", "a crossing needs two streets")
    found = tuple(_candidates(matches[0], matches[1], gazetteer))
    if not found:
        return Refusal(mention, "no_crossing", " & ".join(mention.parts[:2]))
    best = max(candidate.score for candidate in found)
    return tuple(candidate for candidate in found if candidate.score == best)


def _candidates(one: NameMatch, other: NameMatch, gazetteer: Gazetteer) -> Iterator[Candidate]:
    names = tuple(
        Score(f"street_{match.how}", CONFIRMED.get(match.how, match.score))
        for match in (one, other)
    )
    for street_a, street_b in product(one.street_ids, other.street_ids):
        for meeting in gazetteer.meetings.find(street_a, street_b):
            parts = (*names, _how_close(meeting))
            place = _place((street_a, street_b), meeting, gazetteer)
            yield Candidate(place, "crossing", meeting.crossing_ids[0], "crossing", parts)


def _how_close(meeting: Meeting) -> Score:
    if meeting.gap_m == 0:
        return Score("crossing_shared", SHARED)
    return Score("crossing_near", NEAR)


def _place(street_ids: tuple[str, str], meeting: Meeting, gazetteer: Gazetteer) -> Place:
    streets = [gazetteer.street(street_id) for street_id in street_ids]
    return Place(
        " & ".join(street.name for street in streets if street),
        *meeting.spot,
        Precision.CROSSING,
        round(max(CROSSING_ACCURACY_M, meeting.gap_m), 1),
        meeting.block_ids,
        gazetteer.areas_at(*meeting.spot),
        (meeting.spot,),
    )
