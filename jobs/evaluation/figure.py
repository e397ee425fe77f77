"""One measured figure, and how it is shown."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a figure counts, and so how it is written and whether more of it is better."""

    SHARE = "share"  # 0 to 1
    F1 = "f1"  # 0 to 1
    METRES = "m"
    A_THOUSAND = "a_thousand"
    A_SECOND = "a_second"

    @property
    def is_cost(self) -> bool:
        """True if less is better."""
        return self in (Unit.METRES, Unit.A_THOUSAND)

    def write(self, value: float) -> str:
        """Return a value as people read it."""
        if self is Unit.SHARE:
            return f"{100 * value:.1f} %"
        if self is Unit.F1:
            return f"{value:.3f}"
        if self is Unit.METRES:
            return f"{value:.1f} m"
        return f"{value:,.0f}" if self is Unit.A_SECOND else f"{value:.1f}"


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured on `rows` rows or items; `goal` is None where none was set.

    `misses` are the rows that were not right, one line each, for who wants to mend them.
    """

    name: str
    value: float
    unit: Unit
    rows: int
    goal: float | None = None
    misses: tuple[str, ...] = ()

    @property
    def is_met(self) -> bool | None:
        """Tell whether the goal is reached, None if there is none; nothing is rounded for it."""
        if self.goal is None:
            return None
        return self.value <= self.goal if self.unit.is_cost else self.value >= self.goal
