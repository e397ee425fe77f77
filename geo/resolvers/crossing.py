"""Two streets that meet: Oak St and Elm St, à l'angle des rues A et B."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from geo.candidate import Candidate, Found
from geo.gazetteer import Gazetteer
from geo.landmark_corners import AT_THE_LANDMARK_M, corners_at_landmark
from geo.meetings import Meeting
from geo.resolvers.street import streets_called
from geo.street_names import NameMatch
from records import Mention, Place, Precision, Refusal, Score

SHARED, NEAR = 0.97, 0.88  # a node of both streets; lines that come close without meeting
AT_LANDMARK = 0.7
# The street graph confirms a name without its type: two bases that meet are hardly chance. With
# another type they are what was meant more often than not: an editor is asked.
CONFIRMED = {"base": 0.97, "other_type": 0.8}
CROSSING_ACCURACY_M = 15.0


def resolve_crossing(mention: Mention, gazetteer: Gazetteer) -> Found:
    """Return where the mention's two streets meet; where they do twice, the plainest corner first.

    A corner of three streets is called after any two of them, a corner of two after both: that a
    name means the latter is the likelier the fewer others meet there.
    """
    if len(mention.parts) < 2:
        return Refusal(mention, "no_crossing", "a crossing needs two streets")
    names = mention.parts[:2]
    if corners := tuple(_with_landmark(names, gazetteer)):
        return corners
    matches = [streets_called(name, gazetteer) for name in names]
    for name, match in zip(names, matches, strict=True):
        if match is None:
            return Refusal(mention, "unknown_street", name)
    found = tuple(_candidates([m for m in matches if m], gazetteer))
    if not found:  # people mix up a street's type: Oxford Ave where only Oxford St is crossed
        wider = [_whatever_type(name, mention, gazetteer) for name in names]
        found = tuple(_candidates([m for m in wider if m], gazetteer))
    best = max((candidate.score for candidate in found), default=0.0)
    if not found:
        return Refusal(mention, _reason(matches, mention), " & ".join(names))
    equal = (candidate for candidate in found if candidate.score == best)
    return tuple(sorted(equal, key=lambda candidate: _streets_at(candidate, gazetteer)))


def _reason(matches: Sequence[NameMatch | None], mention: Mention) -> str:
    """Return why there is no crossing: "Green and White" of a text, without a type, names none."""
    untyped = all(match and match.how == "base" for match in matches)
    return "untyped_crossing" if untyped and mention.found_by != "query" else "no_crossing"


def _whatever_type(name: str, mention: Mention, gazetteer: Gazetteer) -> NameMatch | None:
    """Return the streets of a name's base; in a text only where no street has the type it says.

    Of 4,769 crossings in a register 2.7 % are said with a type that another street has.
    """
    match = streets_called(name, gazetteer)
    if mention.found_by != "query" and match and match.how in ("exact", "article"):
        return match
    return gazetteer.street_names.family(name) or match


def _candidates(matches: Sequence[NameMatch], gazetteer: Gazetteer) -> Iterator[Candidate]:
    names = tuple(map(_how_named, matches))
    for street_a, street_b in product(*(match.street_ids for match in matches)):
        for meeting in gazetteer.meetings.find(street_a, street_b):
            parts = (*names, _how_close(meeting))
            place = _place((street_a, street_b), meeting, gazetteer)
            yield Candidate(place, "crossing", meeting.crossing_ids[0], "crossing", parts)


def _how_named(match: NameMatch) -> Score:
    confirmed = CONFIRMED.get(match.how)
    if confirmed is None:
        return Score(f"street_{match.how}", match.score)
    return Score(f"street_{match.how}_confirmed", confirmed)


def _with_landmark(names: Sequence[str], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield where a street passes a landmark: a square may be no street, yet people cross it."""
    for name, other in (names, names[::-1]):
        if gazetteer.street_names.find(name) is None:
            yield from _at_landmark(other, name, gazetteer)


def _at_landmark(street: str, landmark: str, gazetteer: Gazetteer) -> Iterator[Candidate]:
    match = gazetteer.street_names.find(street)
    if match is None:
        return
    for street_id in match.street_ids:
        for corner in corners_at_landmark(street_id, landmark, gazetteer):
            meeting = gazetteer.meetings.at(corner, street_id)
            parts = (Score(f"street_{match.how}", match.score), Score("at_landmark", AT_LANDMARK))
            place = replace(_place((street_id,), meeting, gazetteer), accuracy_m=AT_THE_LANDMARK_M)
            named = replace(place, name=f"{place.name} & {landmark}")
            yield Candidate(named, "crossing", corner, "crossing", parts)


def _streets_at(candidate: Candidate, gazetteer: Gazetteer) -> int:
    crossing = gazetteer.crossing(candidate.target_id)
    return len(crossing.street_ids) if crossing else 0


def _how_close(meeting: Meeting) -> Score:
    if meeting.gap_m == 0:
        return Score("crossing_shared", SHARED)
    return Score("crossing_near", NEAR)


def _place(street_ids: Sequence[str], meeting: Meeting, gazetteer: Gazetteer) -> Place:
    streets = [gazetteer.street(street_id) for street_id in street_ids]
    return Place(
        " & ".join(street.name for street in streets if street),
        *meeting.spot,
        Precision.CROSSING,
        round(max(CROSSING_ACCURACY_M, meeting.radius_m), 1),
        meeting.block_ids,
        gazetteer.areas_at(*meeting.spot),
        (meeting.spot,),
    )
