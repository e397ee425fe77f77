"""Precision, recall and F1 of what is found against what is there."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Finds:
    """Counts of true and false finds and of what was missed, with a line for each fault."""

    true: int = 0
    false: int = 0
    missed: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of finds that are true; 0 if nothing was found."""
        return self.true / max(self.true + self.false, 1)

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 0 if nothing is there."""
        return self.true / max(self.true + self.missed, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.true / max(2 * self.true + self.false + self.missed, 1)

    def compare(self, found: Iterable[str], expected: Iterable[str]) -> None:
        """Count two lists of canonical strings, each occurrence for itself."""
        ours, theirs = Counter(found), Counter(expected)
        self.true += (ours & theirs).total()
        for fault, rest in (("false", ours - theirs), ("missed", theirs - ours)):
            setattr(self, fault, getattr(self, fault) + rest.total())
            self.faults += [f"{fault} | {one}" for one in rest.elements()]
