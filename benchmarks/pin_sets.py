"""The sets by which confidence is calibrated: gold texts and made-up conditions, four towns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from random import Random

from benchmarks.pins import (
    Pin,
    asked,
    elsewhere,
    houses,
    is_house,
    is_record,
    sample,
    without_streets,
)
from geo.gazetteer import Gazetteer
from jobs.evaluation.gold_pins import GoldPins
from jobs.evaluation.shared_data import SharedData

FEW = 1500  # rows of a set
CAMBRIDGE, PARIS = "cambridge-ma", "paris-saint-antoine"
FRENCH, ENGLISH = ("events_fr", "orders_fr", "dialog_fr"), ("council_en", "events_en")


def gold(shared: SharedData, town: str) -> Iterator[Pin]:
    """Yield the judged pins of a town's records and texts. Raises LeftOut.

    That of a corner "Oak St & Elm Square" the square alone is read is a miss of reading, which
    `evaluate` counts; it says nothing of what a landmark in prose is worth.
    """
    every = GoldPins(shared)
    for pin in every.of_cambridge() if town == CAMBRIDGE else every.of_paris():
        if pin.group != "records" or pin.placement.method != "place":
            yield Pin(pin.group, pin.item, pin.placement.parts, pin.is_right)


def records(shared: SharedData) -> Iterator[Pin]:
    """Yield records of Cambridge where streets or letters are missing. Raises LeftOut."""
    rows = shared.rows(CAMBRIDGE, "records_gold.csv")
    few = sample((row for row in rows if row["block_id"] or row["cross_street"]), FEW)
    whole, less = shared.gazetteer(CAMBRIDGE), Gazetteer(without_streets(shared.town(CAMBRIDGE)))
    yield from asked("records, streets missing", few, less, is_record)
    yield from asked("records, misspelt", few, whole, is_record, Random(2))
    yield from asked("records, misspelt, streets missing", few, less, is_record, Random(3))


def registers(shared: SharedData, town: str) -> Iterator[Pin]:
    """Yield a town's houses where every second one, streets or letters are missing."""
    data = shared.town(town)
    half = replace(data, points=data.points[::2])
    whole, less = Gazetteer(half), Gazetteer(without_streets(half))
    every, known = houses(data), {(str(p.lon), str(p.lat)) for p in half.points}
    held = sample((row for row in every if (row["lon"], row["lat"]) not in known), FEW)
    few = sample(every, FEW)
    yield from asked(f"{town}, houses missing", held, whole, is_house)
    yield from asked(f"{town}, streets missing", few, less, is_house)
    yield from asked(f"{town}, misspelt", few, whole, is_house, Random(2))


def other_towns(shared: SharedData, town: str) -> Iterator[Pin]:
    """Yield where texts of the other language's towns are put. Raises LeftOut."""
    files, lang = (FRENCH, "fr") if town == CAMBRIDGE else (ENGLISH, "en")
    for file in files:
        lines = shared.lines("gold", f"{file}.jsonl")
        texts = [(line["id"], line["text"]) for line in lines]
        yield from elsewhere(f"{file} in {town}", texts, lang, shared.workshop(town))


SETS: tuple[Callable[[SharedData], Iterator[Pin]], ...] = (
    partial(gold, town=CAMBRIDGE),
    partial(gold, town=PARIS),
    records,
    *(partial(registers, town=town) for town in (PARIS, "monaco", "mascouche-qc")),
    *(partial(other_towns, town=town) for town in (CAMBRIDGE, PARIS, "monaco", "mascouche-qc")),
)
