"""Placements of gold sets, each judged right or wrong, for calibrating how sure they are.

A placement is right if it is what the gold says: of records the block (or one at most 5 m further
from the record), of crossings within 50 m, of addresses in France, Monaco and Québec within 40 m;
of texts the annotated blocks (of a section at least half in common), streets or name at those
words, so that a place at words where the gold has none is wrong. Refusals are not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any
from zlib import crc32

from geo.gazetteer import Gazetteer
from geo.given import Given
from geo.resolve import Context, resolve
from jobs.pipeline import Workshop, place_words
from records import (
    Place,
    Placement,
    Precision,
    Publisher,
    RawPlace,
    Role,
    Score,
    Source,
    TownData,
)
from records.reach import distance_m
from records.spelling import name_key

AS_NEAR_M, CROSSING_M, ADDRESS_M = 5.0, 50.0, 40.0
NOBODY = Source("gold/-", "gold", "-", Publisher.OTHER, "-", "-", local=False)


@dataclass(frozen=True, slots=True)
class Pin:
    """A placement of a gold set; `item` is what must not be both learnt from and measured on.

    `is_misspelt` where its words were made so by us: how often publishers do that is not known.
    """

    set: str
    item: str
    parts: tuple[Score, ...]
    is_right: bool
    is_pin: bool
    is_misspelt: bool = False


Row = dict[str, Any]
Judge = Callable[[Place, Row, Gazetteer], bool]


def asked(
    name: str, rows: Iterable[Row], gazetteer: Gazetteer, judge: Judge, change: Random | None = None
) -> Iterator[Pin]:
    """Yield what rows' `text` gives as a publisher's own words; misspelt by `change`."""
    for row in rows:
        text = row["text"] if change is None else without_a_letter(row["text"], change)
        context = Context(NOBODY, 0.85, 0.0, Given((RawPlace(text),)))
        for placement in resolve((), context, gazetteer).placements[:1]:
            pin = _pin(name, row["text"], placement, judge(placement.place, row, gazetteer))
            yield replace(pin, is_misspelt=change is not None)


def told(name: str, items: Iterable[Row], workshop: Workshop, judge: Judge) -> Iterator[Pin]:
    """Yield what items' texts are found to be about; the town as a whole is left out."""
    for item in items:
        found = place_words(NOBODY, item["text"], item.get("lang", ""), workshop).found
        for placement in found.placements:
            place, mention = placement.place, placement.mention
            is_about = mention is not None and placement.role is Role.ABOUT
            if mention is None or not is_about or place.precision is Precision.CITY:
                continue
            golds = (
                gold
                for gold in item["mentions"]
                if gold["start"] < mention.end and mention.start < gold["end"]
            )
            is_right = any(judge(place, gold, workshop.gazetteer) for gold in golds)
            yield _pin(name, item["id"], placement, is_right)


def is_record(place: Place, row: Row, gazetteer: Gazetteer) -> bool:
    """Tell whether a place is a record of Cambridge: on its block, or at its crossing."""
    here = (float(row["lon"]), float(row["lat"]))
    if row["kind"] == "crash_intersection":
        return distance_m((place.lon, place.lat), here) <= CROSSING_M
    near = gazetteer.blocks_within(*here, 300.0)
    said = min((m for b, m in near if b.source_ref == row["block_id"]), default=0.0)
    return min((m for b, m in near if b.id in place.block_ids), default=301.0) <= said + AS_NEAR_M


def is_address(place: Place, row: Row, _: Gazetteer) -> bool:
    """Tell whether a place is where an address of a register is."""
    spot = (float(row["lon"]), float(row["lat"]))
    return place.precision.is_point and distance_m((place.lon, place.lat), spot) <= ADDRESS_M


def is_annotated(place: Place, gold: Row, gazetteer: Gazetteer) -> bool:
    """Tell whether a place is what an annotation says."""
    if not gold.get("local", True):
        return False
    if blocks := set(gold.get("block_ids", ())):
        refs = {block.source_ref for i in place.block_ids if (block := gazetteer.block(i))}
        return 2 * len(blocks & refs) >= len(blocks | refs)
    name, parts = name_key(place.name), [name_key(part) for part in gold["parts"]]
    if gold["kind"] == "intersection":
        return set(map(name_key, place.name.split(" & "))) <= set(parts)
    if gold["numbers"]:
        return parts[-1] in name and str(gold["numbers"][0]) in name.split()
    if gold["kind"] == "segment":
        return all(part in name for part in parts)
    if place.precision is Precision.PLACE and any(_is_short_for(name, part) for part in parts):
        return True
    return any(name in _names(part, gazetteer) for part in gold["parts"])


def is_elsewhere(_place: Place, _gold: Row, _gazetteer: Gazetteer) -> bool:
    """Tell that nothing is right: the texts are another town's."""
    return False


def without_streets(data: TownData) -> TownData:
    """Return a town that lacks one street of six, as registers lack new and private ones."""
    gone = {street.id for street in data.streets if crc32(street.id.encode()) % 6 == 0}
    return replace(
        data,
        streets=tuple(street for street in data.streets if street.id not in gone),
        blocks=tuple(block for block in data.blocks if block.street_id not in gone),
        points=tuple(point for point in data.points if point.street_id not in gone),
        crossings=tuple(
            replace(c, street_ids=tuple(i for i in c.street_ids if i not in gone))
            for c in data.crossings
        ),
    )


def without_a_letter(text: str, rng: Random) -> str:
    """Return a text with one of its letters left out."""
    at = rng.choice([i for i, letter in enumerate(text) if letter.isalpha()])
    return text[:at] + text[at + 1 :]


def addresses(data: TownData) -> list[Row]:
    """Return a town's address points as rows."""
    names = {street.id: street.name for street in data.streets}
    return [
        {"text": f"{p.number} {p.suffix} {names[p.street_id]}", "lon": p.lon, "lat": p.lat}
        for p in data.points
    ]


def sample(rows: Iterable[Row], most: int) -> list[Row]:
    """Return at most so many rows, always the same."""
    found = list(rows)
    return found if len(found) <= most else Random(1).sample(found, most)


def _is_short_for(one: str, other: str) -> bool:
    """Tell whether one key has but words of the other one, in their order."""
    words = iter(other.split())
    return all(word in words for word in one.split())


def _names(name: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the keys of a name and of what the gazetteer calls so."""
    yield name_key(name)
    found = gazetteer.street_names.find(name)
    things = (
        *(gazetteer.street(i) for i in (found.street_ids if found else ())),
        *(gazetteer.area(i) for i in gazetteer.area_names.find(name)),
        *(gazetteer.landmark(i) for i in gazetteer.landmark_names.find(name)),
    )
    yield from (name_key(thing.name) for thing in things if thing)


def _pin(name: str, item: str, placement: Placement, is_right: bool) -> Pin:
    return Pin(name, item, placement.parts, is_right, placement.place.precision.is_point)
