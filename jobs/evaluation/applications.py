"""Whether the address of an application to the City Council is found in its text.

The gold address is the clerk's column, else what follows "premises numbered" in the text, up to
the street's type; applications with neither are not judged. What is found are the house numbers of
addresses and of number spans that the item is about. Right: the same number on the same street,
whatever its spelling.
"""

import re
from collections.abc import Iterator

from geo.gazetteer import Gazetteer
from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.scores import Finds
from jobs.evaluation.shared_data import SharedData
from records import Mention, MentionKind
from records.spelling import name_key

GOAL = 0.98
_TYPES = "Street|Avenue|Road|Drive|Place|Court|Square|Parkway|Terrace|Way|Lane|Highway|Broadway"
_PREMISES = re.compile(rf"premises numbered\s+(\d[\w/, -]*?\b(?:{_TYPES}))\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(\d+)(?:\s?-\s?(\d+))?\s+(.+)")
_NUMBERED = (MentionKind.ADDRESS, MentionKind.RANGE)


def measure(shared: SharedData) -> Iterator[Figure]:
    """Yield F1, precision and recall. Raises LeftOut."""
    gazetteer = shared.gazetteer("cambridge-ma")
    analyser = shared.analyser("cambridge-ma")
    finds = Finds()
    for item in shared.lines("cambridge-ma", "council", "applications_gold.public.jsonl"):
        expected = gold_addresses(item["address"], item["text"], gazetteer)
        if expected:
            mentions = analyser.read(item["text"], "en").mentions
            found = {one for m in mentions for one in addresses_of(m, gazetteer)}
            finds.compare(*(_with(item["id"], side) for side in (found, expected)))
    rows = finds.true + finds.missed
    yield Figure("applications, address", finds.f1, Unit.F1, rows, GOAL, tuple(finds.faults))
    yield Figure("applications, precision", finds.precision, Unit.SHARE, rows)
    yield Figure("applications, recall", finds.recall, Unit.SHARE, rows)


def gold_addresses(column: str, text: str, gazetteer: Gazetteer) -> set[str]:
    """Return an application's own addresses, "number street" each, empty if it states none."""
    premises = _PREMISES.search(text)
    match = _ADDRESS.fullmatch(column or (premises[1] if premises else ""))
    if not match:
        return set()
    first, last, street = match.groups()
    return {f"{n} {_street(street, gazetteer)}" for n in (first, last) if n}


def addresses_of(mention: Mention, gazetteer: Gazetteer) -> set[str]:
    """Return the addresses that a mention names, "number street" each."""
    if mention.kind not in _NUMBERED or not mention.about:
        return set()
    street = _street(mention.parts[0], gazetteer)
    return {f"{number} {street}" for number in mention.numbers}


def _street(name: str, gazetteer: Gazetteer) -> str:
    match = gazetteer.street_names.find(name)
    return match.street_ids[0] if match else name_key(name)


def _with(item_id: str, addresses: set[str]) -> list[str]:
    return [f"{item_id} | {address}" for address in sorted(addresses)]
