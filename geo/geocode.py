"""One clean query to the places that it means, best first."""

from __future__ import annotations

from dataclasses import dataclass

from geo.candidate import Candidate
from geo.gazetteer import Gazetteer
from geo.look_up import look_up
from geo.other_towns import is_in_other_town
from geo.query_reading import read_query
from geo.resolvers.street import street_candidate
from records import MentionKind, Place, Refusal, Score

SURE = 0.93  # an answer that good ends the search for others
PART_OF_NAME = 0.7  # "Paris" alone may be the city as well as rue de Paris
DO_NOT_MEET = 0.5
_GUESSED = ("street_fuzzy", "street_other_type")


@dataclass(frozen=True, slots=True)
class Answer:
    """A place that a query means.

    `kind` is address, crossing, street, area, place or postcode; `target_id` the id of that block,
    crossing, street, area or landmark. `parts` are what the score is made of. `out_of_range` is
    True where no block has the house number and `place` is the nearest one.
    """

    place: Place
    kind: str
    target_id: str
    score: float
    parts: tuple[Score, ...]
    out_of_range: bool

    @property
    def why(self) -> str:
        """Name the parts of the score: "street_exact 1, number_in_range 0.98"."""
        return ", ".join(f"{part.name} {part.value:g}" for part in self.parts)


def geocode(query: str, gazetteer: Gazetteer, limit: int = 5) -> tuple[Answer, ...]:
    """Return at most `limit` places that a query means, best first; empty if it means none here.

    It takes an address in either order, a crossing, a street, an area, a place or a postcode,
    French or English, with or without the town behind it; another town gives no answer. Of two
    streets that never meet both are answers, with "streets_do_not_meet" in their `why`.
    """
    if is_in_other_town(query, gazetteer):
        return ()
    found: dict[tuple[str, str], Candidate] = {}
    for mention in read_query(query, gazetteer):
        candidates = look_up(mention, gazetteer)
        if isinstance(candidates, Refusal):
            continue
        for candidate in filter(_is_answer, candidates):
            found.setdefault((candidate.kind, candidate.target_id), _in_doubt(candidate))
        if min((candidate.score for candidate in candidates), default=0.0) >= SURE:
            break
    answers = found.values() or _apart(query, gazetteer)
    # Equals stay in the order in which their resolver gave them, likeliest first.
    best = sorted(answers, key=lambda c: (-c.score, c.place.precision.rank))
    return tuple(_answer(candidate) for candidate in best[:limit])


def _is_answer(candidate: Candidate) -> bool:
    """Tell whether a street is called as the query says, or at least has such a number."""
    return not (candidate.is_out_of_range and any(map(candidate.has, _GUESSED)))


def _in_doubt(candidate: Candidate) -> Candidate:
    """Return a candidate with less belief if the query is only part of a street's name."""
    is_part = candidate.kind == "street" and candidate.has("street_base")
    return candidate.doubt("part_of_name", PART_OF_NAME) if is_part else candidate


def _apart(query: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the streets of a crossing that there is not, if both are known."""
    for mention in read_query(query, gazetteer):
        if mention.kind is not MentionKind.INTERSECTION or mention.town:
            continue
        matches = [gazetteer.street_names.find(name) for name in mention.parts[:2]]
        known = [match for match in matches if match]
        if len(known) == 2:
            streets = (street_candidate(i, m, gazetteer) for m in known for i in m.street_ids)
            return [street.doubt("streets_do_not_meet", DO_NOT_MEET) for street in streets]
    return []


def _answer(candidate: Candidate) -> Answer:
    return Answer(
        candidate.place,
        candidate.kind,
        candidate.target_id,
        candidate.score,
        candidate.parts,
        candidate.is_out_of_range,
    )
