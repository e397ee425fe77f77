"""How right the demo's items are placed: the record against what their writer meant.

Prints one JSON line a form of saying where (items, right, wrong, missing), then one for all forms,
one for main themes and one for slips: misprints and the like, which are to wait for an editor. From
the project's root, after `make demo` or `python -m demo --once`:

    python -m benchmarks.demo_truth [misses]      # of ILOT_HOME, by default var/demo

Right is strict. All that an item is said to be about must be what it is about: the same blocks, no
more and no fewer; the same crossings and areas by id; nothing finer than the town for the
town-wide and for those that are about no place. Missing: nothing finer than the town was found,
or for a theme no more than "general". Entries that the publishers still hold back do not count.
A slip counts among no form, wherever it was put: it is in doubt, taken for sure, or missing.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from records import Item, Precision, TownData, doubt_of
from store.database import open_database
from store.items import find_items
from store.towns import load_town_data

TOWN = "port-lune"
FORMS = (
    *("address", "range", "list", "crossing", "section", "block", "street", "area", "place"),
    *("town", "none"),
)
Truth = Mapping[str, Any]


@dataclass(frozen=True)
class About:
    """What an item is about, by ids; nothing at all if it is about the town or no place."""

    blocks: frozenset[str]
    crossings: frozenset[str]
    areas: frozenset[str]

    @property
    def is_nowhere(self) -> bool:
        """True if there is nothing finer than the town."""
        return not (self.blocks or self.crossings or self.areas)


class Ground:
    """The town's ids by what the truth and the placements call them."""

    def __init__(self, data: TownData, streets: Path) -> None:
        self._blocks = {block.source_ref: block.id for block in data.blocks}
        self._areas = {area.name: area.id for area in data.areas}
        self._crossings = {(crossing.lon, crossing.lat): crossing.id for crossing in data.crossings}
        self._nodes: dict[str, str] = {}
        ends = {block.source_ref: (block.from_node, block.to_node) for block in data.blocks}
        for feature in json.loads(streets.read_text("utf-8"))["features"]:
            facts = feature["properties"]
            first, last = ends[facts["id"]]
            self._nodes |= {facts["from_node"]: first, facts["to_node"]: last}

    def meant(self, truth: Truth) -> About:
        """Return what the writer of an entry meant."""
        areas = truth["areas"] if truth["form"] == "area" else ()
        return About(
            frozenset(self._blocks[segment] for segment in truth["segments"]),
            frozenset(self._nodes[node] for node in truth["nodes"]),
            frozenset(self._areas[name] for name in areas),
        )

    def found(self, item: Item) -> About:
        """Return what an item is said to be about."""
        by = defaultdict[Precision, set[str]](set)
        for placement in item.about:
            place = placement.place
            if place.precision is Precision.CROSSING:
                by[place.precision].add(self._crossings[place.lon, place.lat])
            elif place.precision is Precision.AREA:
                by[place.precision].update(place.area_ids)
            elif place.precision is not Precision.CITY:
                by[Precision.BLOCK].update(place.block_ids)
        return About(*(frozenset(by[p]) for p in _KINDS))


_KINDS = (Precision.BLOCK, Precision.CROSSING, Precision.AREA)


def judge_place(truth: Truth, item: Item | None, ground: Ground) -> str:
    """Return right, wrong or missing."""
    if item is None:
        return "missing"
    meant, found = ground.meant(truth), ground.found(item)
    if meant == found and (truth["form"] != "town" or item.about):
        return "right"
    return "missing" if found.is_nowhere else "wrong"


def judge_slip(item: Item | None) -> str:
    """Return in_doubt if the item waits for an editor; sure, which is wrong; or missing."""
    if item is None or not item.is_listed:
        return "missing"
    return "sure" if doubt_of(item) is None else "in_doubt"


def judge_theme(truth: Truth, item: Item | None) -> str:
    """Return right, wrong or missing, of the main theme."""
    if item is None or not item.themes:
        return "missing"
    code = item.themes[0].code
    if code == truth["theme"]:
        return "right"
    return "missing" if code == "general" else "wrong"


def judge(home: Path) -> Iterator[tuple[str, str, str]]:
    """Yield form ("slip", "main theme"), verdict and title for each entry that was out."""
    truths = [json.loads(line) for line in (home / "truth.jsonl").read_text("utf-8").splitlines()]
    database = open_database(f"sqlite:///{home}/ilot.sqlite")
    with database.read() as db:
        ground = Ground(load_town_data(db, TOWN), home / "towns" / TOWN / "streets.geojson")
        items = find_items(db, [truth["id"] for truth in truths])
    database.close()
    for truth in truths:
        item = items.get(truth["id"])
        if item is None and truth["out_after"]:
            continue
        label = f"{truth['id']} {truth['title']}"
        if truth["meant"]:
            yield "slip", judge_slip(item), label
        else:
            yield truth["form"], judge_place(truth, item, ground), label
        yield "main theme", judge_theme(truth, item), label


def line(form: str, counts: Mapping[str, int]) -> str:
    """Return the figures of a form as one JSON line."""
    figures = {verdict: counts.get(verdict, 0) for verdict in ("right", "wrong", "missing")}
    total = sum(figures.values())
    share = round(figures["right"] / max(total, 1), 4)
    return json.dumps({"form": form, "items": total, **figures, "share_right": share})


def main() -> None:
    """Judge all items, print."""
    counts = defaultdict[str, Counter[str]](Counter)
    for form, verdict, title in judge(Path(os.environ.get("ILOT_HOME", "var/demo"))):
        counts[form][verdict] += 1
        if "misses" in sys.argv and verdict not in ("right", "in_doubt"):
            print(form, verdict, title, sep=" | ", file=sys.stderr)
    for form in FORMS:
        print(line(form, counts[form]))
    print(line("all forms", sum((counts[form] for form in FORMS), Counter())))
    print(line("main theme", counts["main theme"]))
    verdicts = ("in_doubt", "sure", "missing")
    print(json.dumps({"form": "slip", **{v: counts["slip"][v] for v in verdicts}}))


if __name__ == "__main__":
    main()
