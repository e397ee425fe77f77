"""Made-up conditions under which towns place addresses, each placement judged right or wrong.

The gold texts (jobs/evaluation/gold_pins.py) show a complete register of one town. Here streets
are missing from it, every second house, or a letter from the words; and texts of other towns are
read. Right: on the record's block or one at most 5 m further from it, at crossings within 50 m; of
houses on their block or within 40 m; of another town's text nothing is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from random import Random
from zlib import crc32

from geo.gazetteer import Gazetteer
from geo.given import Given
from geo.resolve import Context, resolve
from jobs.evaluation.block_accuracy import is_right
from jobs.evaluation.gold_pins import pins
from jobs.workshop import Workshop
from records import Place, Publisher, RawPlace, Score, Source, TownData
from records.reach import distance_m

ADDRESS_M = 40.0
Row = dict[str, str]
Judge = Callable[[Row, Place, Gazetteer], bool]


@dataclass(frozen=True, slots=True)
class Pin:
    """A placement of a gold set; `item` is what must not be both learnt from and measured on.

    `is_misspelt` where its words were made so by us: how often publishers do that is not known.
    """

    set: str
    item: str
    parts: tuple[Score, ...]
    is_right: bool
    is_misspelt: bool = False


def asked(
    name: str, rows: Iterable[Row], gazetteer: Gazetteer, judge: Judge, change: Random | None = None
) -> Iterator[Pin]:
    """Yield what rows' `text` gives as a publisher's own words; `change` takes a letter away."""
    nobody = Source("gold/-", "gold", "-", Publisher.OTHER, "-", "-", local=False)
    for row in rows:
        text = without_a_letter(row["text"], change) if change else row["text"]
        context = Context(nobody, 0.85, 0.0, Given((RawPlace(text),)))
        for placement in resolve((), context, gazetteer).placements[:1]:
            verdict = judge(row, placement.place, gazetteer)
            yield Pin(name, row["text"], placement.parts, verdict, change is not None)


def elsewhere(
    name: str, texts: Iterable[tuple[str, str]], lang: str, workshop: Workshop
) -> Iterator[Pin]:
    """Yield what (id, text) of other towns are wrongly placed at."""
    for item, text in texts:
        for placement in pins(text, lang, workshop):
            yield Pin(name, item, placement.parts, False)


def is_record(row: Row, place: Place, gazetteer: Gazetteer) -> bool:
    """Tell whether a place is a record of Cambridge."""
    return is_right(row, place, gazetteer)


def is_house(row: Row, place: Place, _: Gazetteer) -> bool:
    """Tell whether a place is the block of a house of a register, or near the house."""
    spot = (float(row["lon"]), float(row["lat"]))
    is_near = distance_m((place.lon, place.lat), spot) <= ADDRESS_M
    return place.precision.is_point and (is_near or row["block_id"] in place.block_ids)


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


def houses(data: TownData) -> list[Row]:
    """Return a town's address points as rows, but not those of which there are several."""
    names = {street.id: street.name for street in data.streets}
    rows = [
        {
            "text": f"{point.number} {point.suffix} {names[point.street_id]}",
            "lon": str(point.lon),
            "lat": str(point.lat),
            "block_id": point.block_id,
        }
        for point in data.points
    ]
    times = Counter(row["text"] for row in rows)
    return [row for row in rows if times[row["text"]] == 1]


def sample(rows: Iterable[Row], most: int) -> list[Row]:
    """Return at most so many rows, always the same."""
    found = list(rows)
    return found if len(found) <= most else Random(1).sample(found, most)
