"""Measures placing on real data: one set of figures a file, each with its definition.

A set is here because it stands in SETS, in the order in which they are measured.
"""

from collections.abc import Callable, Iterator

from jobs.evaluation import block_accuracy, forms, gold_mentions
from jobs.evaluation.figure import Figure
from jobs.evaluation.shared_data import SharedData

SETS: dict[str, Callable[[SharedData], Iterator[Figure]]] = {
    "blocks": block_accuracy.measure,
    "mentions": gold_mentions.measure,
    "forms": forms.measure,
}
