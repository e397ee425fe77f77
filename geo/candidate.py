"""Where a mention may be, with the reasons: what resolvers hand to the choice and to geocoding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from geo.confidence import confidence
from geo.gazetteer import Gazetteer
from geo.house_numbers import HouseFit
from records import Block, Place, Precision, Refusal, Score
from records.reach import distance_m

_OUT_OF_RANGE = frozenset((HouseFit.JUST_OUTSIDE, HouseFit.FAR_OUTSIDE))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a mention may mean.

    `kind` is what it is (address, crossing, street, area, place, postcode, city) and `target_id`
    the id of that block, crossing, street, area or landmark; `method` is as in `Placement`.
    """

    place: Place
    kind: str
    target_id: str
    method: str
    parts: tuple[Score, ...]
    score: float = field(init=False)  # how likely the place is right, by its parts

    def __post_init__(self) -> None:
        """Work the score out once: each doubt among the parts lowers it by itself."""
        object.__setattr__(self, "score", confidence(self.parts))

    def doubt(self, name: str, value: float) -> Candidate:
        """Return it with one more part of its score."""
        return replace(self, parts=(*self.parts, Score(name, value)))

    def has(self, name: str) -> bool:
        """Tell whether its score has a part of this name."""
        return any(part.name == name for part in self.parts)

    @property
    def is_out_of_range(self) -> bool:
        """True if no block has the house number, and the nearest one stands in."""
        return any(part.name in _OUT_OF_RANGE for part in self.parts)


Found = tuple[Candidate, ...] | Refusal  # several candidates: the context must choose


def section(name: str, blocks: Sequence[Block], gazetteer: Gazetteer) -> Place:
    """Return the place that a list of blocks makes, seen from the middle one."""
    spots = tuple(gazetteer.middle(block.id) for block in blocks)
    middle = spots[len(spots) // 2]
    reach = max(distance_m(middle, end) for b in blocks for end in (b.line[0], b.line[-1]))
    return Place(
        name,
        *middle,
        Precision.BLOCK,
        round(reach, 1),
        tuple(dict.fromkeys(block.id for block in blocks)),
        areas_of(blocks),
        spots,
    )


def areas_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the areas of all blocks, each once."""
    return tuple(dict.fromkeys(area for block in blocks for area in block.area_ids))
