"""Every gold text walked, and each of its pins judged.

A pin is a placement finer than a street that its item is about. The texts:

- `records`: each of Cambridge's records as an item of its own; right by block_accuracy's `as near`
  or, for crossings, within 50 m; records without a gold block are not judged.
- `texts en`, `texts fr`: the annotated texts, read in Cambridge and in Paris. A pin whose words
  touch a gold mention is right if all of its blocks are the gold's, if it is within 60 m of the
  city's own crossing of both names, or if it is called as the gold says; one whose words touch
  none, or that is not local, is wrong.
- `applications`: house numbers are right if they are the clerk's.
- `paris`: OpenStreetMap's addresses as items; right within 50 m of its points.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from geo.gazetteer import Gazetteer
from jobs.evaluation import block_accuracy, paris
from jobs.evaluation.applications import addresses_of, gold_addresses
from jobs.evaluation.shared_data import LeftOut, SharedData
from jobs.pipeline import place_words
from jobs.workshop import Workshop
from records import Place, Placement, Publisher, Role, Source, Spot
from records.reach import distance_m
from records.spelling import name_key

CROSSING_M, HOUSE_M = 60.0, 50.0


@dataclass(frozen=True, slots=True)
class Pin:
    """A placement of a gold text with the verdict; `item` is the row or text it is of."""

    group: str
    item: str
    placement: Placement
    is_right: bool

    @property
    def is_held_out(self) -> bool:
        """True for the half that benchmarks/calibrate.py measures and does not learn from."""
        return zlib.crc32(self.item.encode()) % 2 == 1


class GoldPins:
    """The judged pins of all gold texts, walked once."""

    def __init__(self, shared: SharedData) -> None:
        self._shared = shared

    def of_cambridge(self) -> Iterator[Pin]:
        """Yield the pins of records, annotated texts and applications. Raises LeftOut."""
        workshop = self._shared.workshop("cambridge-ma")
        yield from self._records(workshop)
        for name in ("council_en", "events_en"):
            yield from self._texts("en", name, workshop)
        yield from self._applications(workshop)

    def of_paris(self) -> Iterator[Pin]:
        """Yield the pins of OpenStreetMap's addresses and annotated texts. Raises LeftOut."""
        workshop = self._shared.workshop("paris-saint-antoine")
        for row in self._shared.rows(paris.FOLDER, paris.OSM):
            text, said = f"{row['number']} {row['street']}", (float(row["lon"]), float(row["lat"]))
            for pin in pins(text, "fr", workshop):
                is_right = distance_m(said, (pin.place.lon, pin.place.lat)) <= HOUSE_M
                yield Pin("paris", text, pin, is_right)
        for name in ("events_fr", "orders_fr", "dialog_fr"):
            yield from self._texts("fr", name, workshop)

    def _records(self, workshop: Workshop) -> Iterator[Pin]:
        for row in self._shared.rows("cambridge-ma", "records_gold.csv"):
            if row["block_id"] or row["cross_street"]:
                for pin in pins(row["text"], "en", workshop):
                    is_right = block_accuracy.is_right(row, pin.place, workshop.gazetteer)
                    yield Pin("records", row["text"], pin, is_right)

    def _texts(self, lang: str, name: str, workshop: Workshop) -> Iterator[Pin]:
        judge = MentionJudge(self._crossings if lang == "en" else {}, workshop.gazetteer)
        for item in self._shared.lines("gold", f"{name}.jsonl"):
            for pin in pins(item["text"], lang, workshop):
                verdict = judge.is_right(pin, item["mentions"])
                if verdict is not None:
                    yield Pin(f"texts {lang}", item["id"], pin, verdict)

    def _applications(self, workshop: Workshop) -> Iterator[Pin]:
        gazetteer = workshop.gazetteer
        lines = self._shared.lines("cambridge-ma", "council", "applications_gold.public.jsonl")
        for item in lines:
            gold = gold_addresses(item["address"], item["text"], gazetteer)
            for pin in pins(item["text"], "en", workshop):
                found = addresses_of(pin.mention, gazetteer) if pin.mention else set()
                if gold and found:
                    yield Pin("applications", item["id"], pin, found <= gold)

    @cached_property
    def _crossings(self) -> dict[str, list[Spot]]:
        """The city's own crossings, by the key of each street's name."""
        path = ("cambridge-ma", "Trans", "Intersections", "TRANS_Intersections.geojson")
        spots = defaultdict[str, list[Spot]](list)
        for feature in self._shared.features(*path):
            lon, lat = feature["geometry"]["coordinates"]
            for name in (feature["properties"].get("Intersection") or "").split("&"):
                spots[name_key(name)].append((lon, lat))
        return spots


class MentionJudge:
    """Compares pins of a text with its gold; `crossings` are spots by the key of a street."""

    def __init__(self, crossings: dict[str, list[Spot]], gazetteer: Gazetteer) -> None:
        self._crossings = crossings
        self._gazetteer = gazetteer

    def is_right(self, pin: Placement, mentions: list[dict[str, Any]]) -> bool | None:
        """Tell whether a pin is right, None if the gold can't tell."""
        words = pin.mention
        if words is None:
            return None
        touched = [m for m in mentions if m["start"] < words.end and words.start < m["end"]]
        verdicts = [self._is_right(pin.place, gold) for gold in touched]
        known = [verdict for verdict in verdicts if verdict is not None]
        if verdicts and not known:
            return None
        return any(known)

    def _is_right(self, place: Place, gold: dict[str, Any]) -> bool | None:
        if not gold.get("local", True):
            return False
        if gold.get("block_ids"):
            blocks = (self._gazetteer.block(block_id) for block_id in place.block_ids)
            refs = {block.source_ref for block in blocks if block}
            return bool(refs) and refs <= set(gold["block_ids"])
        if gold["kind"] == "intersection":
            spots = [set(self._crossings.get(name_key(name), ())) for name in gold["parts"]]
            meetings = set.intersection(*spots)
            near = any(distance_m(s, (place.lon, place.lat)) <= CROSSING_M for s in meetings)
            return near if meetings else None
        if gold["kind"] == "segment":
            return all(name_key(part) in name_key(place.name) for part in gold["parts"])
        venues = gold["parts"][:-1] if gold["numbers"] else gold["parts"]
        houses = [f"{number} {gold['parts'][-1]}" for number in gold["numbers"]]
        names = (*houses, *(name for venue in venues for name in self._called(venue)))
        return name_key(place.name) in map(name_key, names)

    def _called(self, name: str) -> Iterator[str]:
        """Yield a name and the full names of the places that are called so."""
        yield name
        for landmark_id in self._gazetteer.landmark_names.find(name):
            landmark = self._gazetteer.landmark(landmark_id)
            yield landmark.name if landmark else name


def pins(text: str, lang: str, workshop: Workshop) -> Iterator[Placement]:
    """Yield what a text by nobody in particular is about, finer than a street."""
    for placement in place_words(nobody_in(workshop), text, lang, workshop).found.placements:
        if placement.role is Role.ABOUT and placement.place.precision.is_point:
            yield placement


def nobody_in(workshop: Workshop) -> Source:
    """Return a source of which nothing is known but its town."""
    town_id = workshop.gazetteer.town.id
    return Source(f"{town_id}/-", town_id, "-", Publisher.OTHER, "-", "-", local=False)


def walk(shared: SharedData) -> Iterator[Pin | LeftOut]:
    """Yield every judged pin, and which texts are not there."""
    gold = GoldPins(shared)
    for some in (gold.of_cambridge, gold.of_paris):
        try:
            yield from some()
        except LeftOut as reason:
            yield reason
