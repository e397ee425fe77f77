"""The gold sets by which confidence is calibrated: towns, queries and texts in two languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from random import Random

from benchmarks.pins import (
    Pin,
    addresses,
    asked,
    is_address,
    is_annotated,
    is_elsewhere,
    is_record,
    sample,
    told,
    without_streets,
)
from geo.gazetteer import Gazetteer
from jobs.evaluation.shared_data import SharedData

MOST, FEW = 4000, 1500  # rows of a set


def cambridge(shared: SharedData) -> Iterator[Pin]:
    """Yield records and texts of Cambridge, and texts of other towns. Raises LeftOut."""
    town = "cambridge-ma"
    rows = shared.rows(town, "records_gold.csv")
    records = [row for row in rows if row["block_id"] or row["kind"] == "crash_intersection"]
    whole, less = shared.gazetteer(town), Gazetteer(without_streets(shared.town(town)))
    few = sample(records, FEW)
    yield from asked("records", sample(records, MOST), whole, is_record)
    yield from asked("records, misspelt", few, whole, is_record, Random(2))
    yield from asked("records, streets missing", few, less, is_record)
    yield from asked("records, misspelt, streets missing", few, less, is_record, Random(3))
    workshop = shared.workshop(town)
    for file in ("council_en", "events_en"):
        yield from told(file, shared.lines("gold", f"{file}.jsonl"), workshop, is_annotated)
    for file in ("events_fr", "orders_fr", "dialog_fr"):
        lines = shared.lines("gold", f"{file}.jsonl")
        yield from told(f"{file} in {town}", lines, workshop, is_elsewhere)


def by_points(town: str, shared: SharedData) -> Iterator[Pin]:
    """Yield a town's address points, half of which its gazetteer lacks. Raises LeftOut."""
    data = shared.town(town)
    known, held = data.points[::2], data.points[1::2]
    half = replace(data, points=known)
    whole, less = Gazetteer(half), Gazetteer(without_streets(half))
    few = sample(addresses(data), FEW)
    rows = sample(addresses(replace(data, points=held)), FEW)
    yield from asked(f"{town}, points missing", rows, whole, is_address)
    yield from asked(f"{town}, misspelt", few, whole, is_address, Random(2))
    yield from asked(f"{town}, streets missing", few, less, is_address)
    council = shared.lines("gold", "council_en.jsonl")
    yield from told(f"council_en in {town}", council, shared.workshop(town), is_elsewhere)


def paris_texts(shared: SharedData) -> Iterator[Pin]:
    """Yield French events and traffic orders in the Paris extract. Raises LeftOut."""
    workshop = shared.workshop("paris-saint-antoine")
    for file in ("events_fr", "orders_fr", "dialog_fr"):
        yield from told(file, shared.lines("gold", f"{file}.jsonl"), workshop, is_annotated)


SETS: tuple[Callable[[SharedData], Iterator[Pin]], ...] = (
    cambridge,
    paris_texts,
    *(partial(by_points, town) for town in ("paris-saint-antoine", "monaco", "mascouche-qc")),
)
