"""Whether the whole streets and areas that annotated texts are placed on are those that they name.

Right if the words touch a gold mention that is local and names that street (an address or section
of it, or a crossing with it, names it too) or that area; what touches none is wrong.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from geo.gazetteer import Gazetteer
from jobs.evaluation.gold_pins import Pin, nobody_in
from jobs.evaluation.shared_data import SharedData
from jobs.pipeline import place_words
from jobs.workshop import Workshop
from records import Placement, Precision, Role
from records.spelling import name_key

GROUPS = {Precision.STREET: "whole streets", Precision.AREA: "areas"}


def whole_places(
    shared: SharedData, town_id: str, lang: str, files: Iterable[str]
) -> Iterator[Pin]:
    """Yield what annotated texts are about, streets and areas, with the verdict. Raises LeftOut."""
    workshop = shared.workshop(town_id)
    for name in files:
        for item in shared.lines("gold", f"{name}.jsonl"):
            for placement in _placements(item["text"], lang, workshop):
                group = f"{GROUPS[placement.place.precision]} {lang}"
                verdict = is_named(placement, item["mentions"], workshop.gazetteer)
                yield Pin(group, item["id"], placement, verdict)


def is_named(
    placement: Placement, mentions: Iterable[dict[str, Any]], gazetteer: Gazetteer
) -> bool:
    """Tell whether a gold mention that a placement's words touch names its street or area."""
    words = placement.mention
    if words is None:
        return False
    touched = (m for m in mentions if m["start"] < words.end and words.start < m["end"])
    local = (gold for gold in touched if _is_here(gold, gazetteer))
    return any(_names(part, placement, gazetteer) for gold in local for part in gold["parts"])


def _placements(text: str, lang: str, workshop: Workshop) -> Iterator[Placement]:
    for placement in place_words(nobody_in(workshop), text, lang, workshop).found.placements:
        if placement.role is Role.ABOUT and placement.place.precision in GROUPS:
            yield placement


def _is_here(gold: dict[str, Any], gazetteer: Gazetteer) -> bool:
    """Tell whether the annotation puts a mention in town; "20e" and "Paris 9e" are parts of it."""
    around = gold.get("in") or ""
    is_part = any(letter.isdigit() for letter in around)
    is_ours = not around or is_part or name_key(gazetteer.town.name) in name_key(around)
    return is_ours and bool(gold.get("local", True))


def _names(part: str, placement: Placement, gazetteer: Gazetteer) -> bool:
    place = placement.place
    if name_key(part) == name_key(place.name):
        return True
    if place.precision is Precision.AREA:
        return not set(gazetteer.area_names.find(part)).isdisjoint(place.area_ids)
    match = gazetteer.street_names.find(part)
    blocks = (gazetteer.block(block_id) for block_id in place.block_ids)
    streets = {block.street_id for block in blocks if block}
    return match is not None and not streets.isdisjoint(match.street_ids)
