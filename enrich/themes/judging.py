"""How right chosen themes are, where it is known what they should be."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from records import Theme


@dataclass(frozen=True)
class Judged:
    """One item's themes, as chosen and as the gold has them, main first."""

    label: str
    chosen: tuple[Theme, ...]
    gold: tuple[str, ...]

    @property
    def main(self) -> str:
        """The code of the main theme."""
        return self.chosen[0].code

    @property
    def is_right(self) -> bool:
        """True if the main theme is the gold's."""
        return self.main == self.gold[0]


def macro_f1(judged: Sequence[Judged]) -> float:
    """Return the mean F1 of the main theme over the themes that are main in the gold."""
    true = Counter(one.main for one in judged if one.is_right)
    ours = Counter(one.main for one in judged)
    gold = Counter(one.gold[0] for one in judged)
    return sum(2 * true[code] / (ours[code] + gold[code]) for code in gold) / max(len(gold), 1)
