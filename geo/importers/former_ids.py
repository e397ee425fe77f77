"""Ids that outlive an import: what is there again, moved, renumbered, cut or renamed, keeps its id.

Subscriptions, corrections and kept items name blocks by id, so an id must not go to another place
and must not be lost because a publisher drew its street anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import shapely
from shapely import STRtree
from shapely.geometry import LineString

from geo.importers.drafts import Segment
from geo.plane import plane_around
from records import Block, Line, NumberRange, TownData
from records.spelling import name_key

MOVED_M = 20.0  # how far a street is drawn anew and still the same: half the width of a wide one
RENAMED_M = 10.0  # how far it may move if its name changes too
NOISE_M = 5.0  # how far it may move along itself: more than the shortest of blocks are long
SAME_PART = 0.5  # of the shorter of two stretches of one street: they are one block
SAME_WHOLE = 0.8  # of the longer of two stretches whose names differ


@dataclass(frozen=True, slots=True)
class FormerIds:
    """Ids to keep: `blocks` by the index of a segment, `streets` by the key of their name.

    `used` are all ids that there were: no other block or street may have them.
    """

    blocks: Mapping[int, str] = field(default_factory=dict)
    streets: Mapping[str, str] = field(default_factory=dict)
    used: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A segment or a block, as far as it matters here; `names` are keys, the first its own."""

    names: tuple[str, ...]
    line: Line
    numbers: tuple[NumberRange | None, NumberRange | None]


def find_former_ids(segments: Sequence[Segment], previous: TownData | None) -> FormerIds:
    """Return which ids of the town as it was imported before go to which segments and streets."""
    if previous is None:
        return FormerIds()
    new = [_Stretch(_keys(s.name, s.aliases), s.line, (s.left, s.right)) for s in segments]
    names = {street.id: _keys(street.name, street.aliases) for street in previous.streets}
    old = [_Stretch(names[b.street_id], b.line, (b.left, b.right)) for b in previous.blocks]
    pairs = _matched(new, old)
    blocks = {i: previous.blocks[j].id for i, j in pairs.items()}
    origins = {i: previous.blocks[j] for i, j in pairs.items()}
    used = frozenset({*names, *(block.id for block in previous.blocks)})
    return FormerIds(blocks, _street_ids(new, origins, previous), used)


def _keys(name: str, aliases: Sequence[str]) -> tuple[str, ...]:
    return tuple(key for key in map(name_key, (name, *aliases)) if key)


def _matched(new: Sequence[_Stretch], old: Sequence[_Stretch]) -> dict[int, int]:
    """Return (new, old) index pairs, each at most once: the unmoved, then those that share most."""
    pairs = _unmoved(new, old)
    taken = set(pairs.values())
    more_new = [i for i in range(len(new)) if i not in pairs]
    more_old = [j for j in range(len(old)) if j not in taken]
    shared = _shared([new[i] for i in more_new], [old[j] for j in more_old])
    for _, i, j in sorted(shared):
        if more_new[i] not in pairs and more_old[j] not in taken:
            pairs[more_new[i]] = more_old[j]
            taken.add(more_old[j])
    return pairs


def _unmoved(new: Sequence[_Stretch], old: Sequence[_Stretch]) -> dict[int, int]:
    """Return (new, old) index pairs of one name and line; of several those with equal numbers."""
    pairs: dict[int, int] = {}
    for key in (lambda s: (s.names[0], s.line, s.numbers), lambda s: (s.names[0], s.line)):
        taken = set(pairs.values())
        left = defaultdict[object, list[int]](list)
        for j in reversed(range(len(old))):
            if j not in taken:
                left[key(old[j])].append(j)
        for i, stretch in enumerate(new):
            if i not in pairs and left.get(key(stretch)):
                pairs[i] = left[key(stretch)].pop()
    return pairs


def _shared(new: Sequence[_Stretch], old: Sequence[_Stretch]) -> Iterator[tuple[float, int, int]]:
    """Yield (sort key, new, old) of stretches that may be one, those that share most first."""
    if not new or not old:
        return
    plane = plane_around([spot for stretch in (*new, *old) for spot in stretch.line])
    new_lines = plane.lines([stretch.line for stretch in new])
    old_lines = plane.lines([stretch.line for stretch in old])
    near = STRtree(new_lines).query(old_lines, predicate="dwithin", distance=MOVED_M)
    for j, i in near.T.tolist():
        same_street = bool({*new[i].names} & {*old[j].names})
        metres = _metres_shared(new_lines[i], old_lines[j], same_street)
        if metres:
            yield -round(metres, 2), i, j


def _metres_shared(new: LineString, old: LineString, same_street: bool) -> float:
    """Return how many metres two stretches have in common, fewer the farther apart; 0 for none.

    Buffers end flat, so that what follows on the same street has hardly anything in common.
    """
    reach = MOVED_M if same_street else RENAMED_M
    around = new.buffer(reach, cap_style="flat").union(new.buffer(NOISE_M))
    part = old.intersection(around)
    lengths = sorted((new.length, old.length))
    if part.length < (SAME_PART * lengths[0] if same_street else SAME_WHOLE * lengths[1]):
        return 0.0
    return float(part.length * (1 - new.distance(part.centroid) / (2 * MOVED_M)))


def _street_ids(
    new: Sequence[_Stretch], origins: Mapping[int, Block], previous: TownData
) -> dict[str, str]:
    """Return ids by name: a street keeps its own; a new name inherits that of the name it replaces.

    It does so if the old name is gone and more than half of its blocks, by length, are now the
    new street's.
    """
    kept = {name_key(street.name): street.id for street in previous.streets}
    names = {stretch.names[0] for stretch in new}
    gone = {street_id for key, street_id in kept.items() if key not in names}
    lengths = defaultdict[str, float](float)
    for block in previous.blocks:
        lengths[block.street_id] += _length(block.line)
    moved = defaultdict[tuple[str, str], float](float)
    for i, block in origins.items():
        if block.street_id in gone and new[i].names[0] not in kept:
            moved[block.street_id, new[i].names[0]] += _length(block.line)
    for (street_id, name), length in sorted(moved.items(), key=lambda pair: (-pair[1], pair[0])):
        if length > lengths[street_id] / 2:
            kept.setdefault(name, street_id)
    return {key: street_id for key, street_id in kept.items() if key in names}


def _length(line: Line) -> float:
    return float(shapely.LineString(line).length)
