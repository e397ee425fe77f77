"""Measures placing on real data: one set of figures a file, each with its definition.

A set is here because it stands in SETS, in the order in which they are measured.
"""

from collections.abc import Callable, Iterator

from jobs.evaluation import (
    applications,
    block_accuracy,
    confidence,
    edit_ladder,
    false_places,
    forms,
    geocoder_tester,
    gold_dates,
    gold_languages,
    gold_mentions,
    gold_themes,
    gold_types,
    other_towns,
    own_addresses,
    paris_addresses,
    speed,
    templates,
)
from jobs.evaluation.figure import Figure
from jobs.evaluation.shared_data import LeftOut, SharedData

SETS: dict[str, Callable[[SharedData], Iterator[Figure | LeftOut]]] = {
    "blocks": block_accuracy.measure,
    "paris": paris_addresses.measure,
    "own addresses": own_addresses.measure,
    "geocoder-tester": geocoder_tester.measure,
    "mentions": gold_mentions.measure,
    "languages": gold_languages.measure,
    "dates": gold_dates.measure,
    "themes": gold_themes.measure,
    "types": gold_types.measure,
    "edits": edit_ladder.measure,
    "notices": templates.measure,
    "forms": forms.measure,
    "applications": applications.measure,
    "false places": false_places.measure,
    "other towns": other_towns.measure,
    "confidence": confidence.measure,
    "speed": speed.measure,
}


def measure(name: str, shared: SharedData) -> Iterator[Figure | LeftOut]:
    """Yield the figures of a set, and why it or a part of it can't be measured here."""
    try:
        yield from SETS[name](shared)
    except LeftOut as reason:
        yield reason
