"""How often geocoding finds the right block, on 23,892 real records of Cambridge, Massachusetts.

Prints one JSON line a kind of record: rows, the share answered, the share on the right block (the
publisher's id of the segment) or, for crossings, within 50 m, and rows a second. The records' block
is the one nearest to a parcel or a point, which at a corner is a toss-up: `as_near` counts answers
whose block is at most 5 m further from the record than that one. From the project's root:

    SHARED_DATA=../shared/data python -m benchmarks.block_accuracy [misses]
"""

from __future__ import annotations

import csv
import json
import os
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from config.towns import load_town
from geo.gazetteer import Gazetteer
from geo.geocode import Answer, geocode
from geo.town_import import import_town
from records.reach import distance_m

SHARED = Path(os.environ.setdefault("SHARED_DATA", str(Path("../shared/data").resolve())))
CROSSING_M, AS_NEAR_M = 50.0, 5.0


@dataclass
class Tally:
    """Counts of one kind; `judged` rows are those whose right block is known."""

    rows: int = 0
    answered: int = 0
    judged: int = 0
    right: int = 0
    as_near: int = 0
    metres: list[float] = field(default_factory=list)
    seconds: float = 0.0
    misses: list[str] = field(default_factory=list)

    def line(self, kind: str) -> str:
        """Return the figures as one JSON line."""
        measure = "within_50_m" if kind == "crash_intersection" else "right_block"
        figures = {
            "kind": kind,
            "rows": self.rows,
            "answered": round(self.answered / self.rows, 4),
            "judged": self.judged,
            measure: round(self.right / max(self.judged, 1), 4),
            "as_near": round(self.as_near / max(self.judged, 1), 4),
            "median_m": round(statistics.median(self.metres or [0.0]), 1),
            "seconds": round(self.seconds, 2),
            "rows_a_second": round(self.rows / max(self.seconds, 1e-9)),
        }
        return json.dumps(figures)


def measure(rows: Iterable[dict[str, str]], gazetteer: Gazetteer) -> dict[str, Tally]:
    """Geocode every row's text and compare the first answer with the record."""
    tallies = defaultdict[str, Tally](Tally)
    for row in rows:
        tally = tallies[row["kind"]]
        start = time.perf_counter()
        answers = geocode(row["text"], gazetteer, 1)
        tally.seconds += time.perf_counter() - start
        judge(row, answers, gazetteer, tally)
    return dict(tallies)


def judge(
    row: dict[str, str], answers: tuple[Answer, ...], gazetteer: Gazetteer, tally: Tally
) -> None:
    """Count one row; a row without an answer is a miss."""
    is_crossing = row["kind"] == "crash_intersection"
    tally.rows += 1
    tally.judged += bool(row["block_id"]) or is_crossing
    found, metres, refs = "nothing", float("inf"), set[str]()
    if answers:
        tally.answered += 1
        place = answers[0].place
        metres = distance_m((place.lon, place.lat), (float(row["lon"]), float(row["lat"])))
        tally.metres.append(metres)
        blocks = (gazetteer.block(block_id) for block_id in place.block_ids)
        refs = {block.source_ref for block in blocks if block}
        found = f"{place.name} {sorted(refs)} {metres:.0f} m {answers[0].why}"
    is_right = metres <= CROSSING_M if is_crossing else row["block_id"] in refs
    tally.as_near += is_right or (not is_crossing and is_as_near(row, answers, gazetteer))
    if is_right:
        tally.right += 1
    elif is_crossing or row["block_id"]:
        tally.misses.append(f"{row['text']} | {row['block_id']} | {found}")


def is_as_near(row: dict[str, str], answers: tuple[Answer, ...], gazetteer: Gazetteer) -> bool:
    """Tell whether the answered block is as near to the record as the block it is said to be on."""
    spot = float(row["lon"]), float(row["lat"])
    near = gazetteer.blocks_within(*spot, 300.0)
    said = [metres for block, metres in near if block.source_ref == row["block_id"]]
    ours = [m for block, m in near for a in answers if block.id in a.place.block_ids]
    return bool(said and ours) and min(ours) <= min(said) + AS_NEAR_M


def main() -> None:
    """Import the town, measure, print."""
    data, _ = import_town(load_town("cambridge-ma"), Path(), lambda *_: None)
    gazetteer = Gazetteer(data)
    with (SHARED / "cambridge-ma" / "records_gold.csv").open(encoding="utf-8") as file:
        tallies = measure(csv.DictReader(file), gazetteer)
    for kind, tally in tallies.items():
        print(tally.line(kind))
        if "misses" in sys.argv:
            print(*tally.misses, sep="\n", file=sys.stderr)


if __name__ == "__main__":
    main()
