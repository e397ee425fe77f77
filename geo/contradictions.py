"""What an item's words and points say against each other: then nothing of it is taken for sure.

Each contradiction is one more named part of the scores that it touches, so that an editor is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from geo.candidate import Candidate
from geo.gazetteer import Gazetteer
from geo.given import DISAGREE, DISAGREE_M, metres_apart
from geo.resolvers.street import street_candidate, streets_called
from records import Mention, MentionKind, Precision, Refusal

Chosen = tuple[Mention | None, Candidate | Refusal]  # without a mention: the publisher's own place
NOT_MEETING = 0.75
JOINED = 5  # characters between the two of "Oak St and Elm St", "rue A et rue B"
DISAGREES, APART = "coordinates_disagree", "streets_do_not_meet"
ELSEWHERE = "words_say_other_town"
_SPOTS = frozenset(
    (
        MentionKind.ADDRESS,
        MentionKind.RANGE,
        MentionKind.BLOCK,
        MentionKind.INTERSECTION,
        MentionKind.SEGMENT,
        MentionKind.STREET,
    )
)
_STATED = frozenset(
    (Precision.ADDRESS, Precision.CROSSING, Precision.BLOCK, Precision.STREET, Precision.EXACT)
)


def contradict(chosen: Sequence[Chosen], gazetteer: Gazetteer) -> list[Chosen]:
    """Return what was chosen, with doubts where the item contradicts itself.

    A publisher's point more than 200 m from all that is stated doubts the whole item, one beside
    words that put all their streets in another town is doubted itself; streets said to cross which
    do not meet are doubted as streets, and stand for the crossing that there is not.
    """
    if _is_told_elsewhere(chosen):
        chosen = [_doubted(one, ELSEWHERE, DISAGREE, _is_stated) for one in chosen]
    chosen = [one for said in chosen for one in (said, *_instead(said, gazetteer))]
    if _points_disagree(chosen, gazetteer):
        chosen = [_doubted(one, DISAGREES, DISAGREE, _is_stated) for one in chosen]
    apart = set(_streets_apart(chosen, gazetteer))
    if not apart:
        return list(chosen)
    return [
        _doubted(one, APART, NOT_MEETING, lambda c: c.kind == "street" and c.target_id in apart)
        for one in chosen
    ]


def _doubted(
    one: Chosen, name: str, value: float, is_touched: Callable[[Candidate], bool]
) -> Chosen:
    mention, candidate = one
    if isinstance(candidate, Refusal) or candidate.has(name) or not is_touched(candidate):
        return one
    return mention, candidate.doubt(name, value)


def _is_stated(candidate: Candidate) -> bool:
    return candidate.place.precision.is_point or candidate.place.precision is Precision.STREET


def _is_told_elsewhere(chosen: Sequence[Chosen]) -> bool:
    """Tell whether a publisher's own place stands against words that are all in another town."""
    refused = [r for m, r in chosen if m is not None and m.about and isinstance(r, Refusal)]
    is_elsewhere = any(r.reason == "other_town" and is_spot(r.mention) for r in refused)
    is_given = any(m is None and isinstance(c, Candidate) for m, c in chosen)
    return is_elsewhere and is_given and not any(map(_is_stated, _about(chosen)))


def is_spot(mention: Mention | None) -> bool:
    """Tell whether words name a street or something finer."""
    return mention is not None and mention.kind in _SPOTS


def _points_disagree(chosen: Sequence[Chosen], gazetteer: Gazetteer) -> bool:
    """Tell whether a point given is far from its own words, or from all that the text states."""
    given = [c for mention, c in chosen if mention is None and isinstance(c, Candidate)]
    if any(candidate.has(DISAGREES) for candidate in given):
        return True
    points = [c.place for c in given if c.method == "coordinates"]
    stated = [c for c in _about(chosen) if c.place.precision in _STATED]
    if not points or len(points) < len(given) or not stated:
        return False  # nothing to compare, or words beside the points were compared already
    return all(
        metres_apart(words, (point.lon, point.lat), gazetteer) > DISAGREE_M
        for point in points
        for words in stated
    )


def _about(chosen: Sequence[Chosen]) -> Iterator[Candidate]:
    for mention, candidate in chosen:
        if mention is not None and mention.about and isinstance(candidate, Candidate):
            yield candidate


def _streets_apart(chosen: Sequence[Chosen], gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the streets of crossings that there are not, and of titles that only look like one."""
    for _, refusal in chosen:
        mention = refusal.mention if isinstance(refusal, Refusal) else None
        if mention and mention.kind is MentionKind.INTERSECTION:
            matches = (streets_called(name, gazetteer) for name in mention.parts[:2])
            yield from (i for match in matches if match for i in match.street_ids)
    for one, other in pairwise(chosen):
        first, second = _street_of(one), _street_of(other)
        is_pair = first and second and _is_title_pair(one[0], other[0])
        if is_pair and not gazetteer.meetings.find(first, second):
            yield from (first, second)


def _instead(one: Chosen, gazetteer: Gazetteer) -> Iterator[Chosen]:
    """Yield the streets, each fully named, of a crossing that there is not."""
    mention, refusal = one
    if mention is None or not isinstance(refusal, Refusal) or refusal.reason != "no_crossing":
        return
    if mention.kind is MentionKind.INTERSECTION:
        for match in map(gazetteer.street_names.find, mention.parts[:2]):
            if match and match.how in ("exact", "article") and len(match.street_ids) == 1:
                yield mention, street_candidate(match.street_ids[0], match, gazetteer)


def _street_of(one: Chosen) -> str:
    """Return the id of the street that a mention is, "" if it is anything else."""
    candidate = one[1]
    if isinstance(candidate, Refusal) or candidate.kind != "street":
        return ""
    return candidate.target_id


def _is_title_pair(one: Mention | None, other: Mention | None) -> bool:
    """Tell whether an item begins with just these two: "Oak St and Elm St"."""
    return bool(one and other and one.start == 0 and 0 <= other.start - one.end <= JOINED)
