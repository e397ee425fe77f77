"""One clean query to the places that it means, best first."""

from __future__ import annotations

from dataclasses import dataclass

from geo.candidate import Candidate
from geo.gazetteer import Gazetteer
from geo.look_up import look_up
from geo.query_reading import read_query
from records import Place, Refusal

SURE = 0.93  # an answer that good ends the search for others


@dataclass(frozen=True, slots=True)
class Answer:
    """A place that a query means.

    `kind` is address, crossing, street, area, place or postcode; `target_id` the id of that block,
    crossing, street, area or landmark. `why` names the parts of the score. `out_of_range` is True
    where no block has the house number and `place` is the nearest one.
    """

    place: Place
    kind: str
    target_id: str
    score: float
    why: str
    out_of_range: bool


def geocode(query: str, gazetteer: Gazetteer, limit: int = 5) -> tuple[Answer, ...]:
    """Return at most `limit` places that a query means, best first; empty if it means none here.

    It takes an address in either order, a crossing, a street, an area, a place or a postcode,
    French or English, with or without the town behind it.
    """
    found: dict[tuple[str, str], Candidate] = {}
    for mention in read_query(query, gazetteer):
        candidates = look_up(mention, gazetteer)
        if isinstance(candidates, Refusal):
            continue
        for candidate in candidates:
            found.setdefault((candidate.kind, candidate.target_id), candidate)
        if len(candidates) == 1 and candidates[0].score >= SURE:
            break
    best = sorted(found.values(), key=lambda c: (-c.score, c.place.precision.rank, c.target_id))
    return tuple(_answer(candidate) for candidate in best[:limit])


def _answer(candidate: Candidate) -> Answer:
    return Answer(
        candidate.place,
        candidate.kind,
        candidate.target_id,
        candidate.score,
        ", ".join(f"{part.name} {part.value:g}" for part in candidate.parts),
        candidate.is_out_of_range,
    )
