"""Figures as JSON lines and, at the end, as a table with the goals beside them."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.search.asking import Times

_COLUMNS = ("figure", "goal", "p50", "p95", "p99", "max", "cpu p99", "a second", "met")


@dataclass(slots=True)
class Figures:
    """What was measured of one engine."""

    engine: str
    items: int
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def tell(self, figure: str, **values: float | str | None) -> None:
        """Print a figure of any kind."""
        told = {name: round(v, 2) if isinstance(v, float) else v for name, v in values.items()}
        begin = {"engine": self.engine, "items": self.items, "figure": figure}
        print(json.dumps({**begin, **told, "load": round(os.getloadavg()[0], 1)}), flush=True)

    def reached(self, figure: str, value: float, goal: float, at_most: bool = False) -> None:
        """Print a figure that is to be at least, or at most, its goal."""
        met = value <= goal if at_most else value >= goal
        self.tell(figure, value=round(value), goal=goal, met=met)
        self.rows.append((figure, f"{goal:,}", "", "", "", "", "", f"{value:,.0f}", _yes(met)))

    def timed(self, figure: str, times: Times, goal: float | None) -> None:
        """Print milliseconds, `goal` those that 99 of 100 may take (None: nobody set any)."""
        p50, p95, p99, last = (1000 * at(times.wall, share) for share in (0.5, 0.95, 0.99, 1))
        cpu = 1000 * at(times.cpu, 0.99)
        met = None if goal is None else p99 <= goal and not times.failed
        rate = len(times.wall) / (times.seconds or 1)
        self.tell(
            figure,
            goal_ms=goal,
            met=met,
            p50_ms=p50,
            p95_ms=p95,
            p99_ms=p99,
            max_ms=last,
            cpu_p50_ms=1000 * at(times.cpu, 0.5),
            cpu_p99_ms=cpu,
            a_second=rate,
            asked=len(times.wall),
            failed=times.failed,
            found_a_question=times.found / max(len(times.wall), 1),
        )
        shown = "" if goal is None else f"{goal:g} ms"
        ms = (f"{value:.2f}" for value in (p50, p95, p99, last, cpu))
        failed = f" {times.failed} failed" if times.failed else ""
        self.rows.append((figure, shown, *ms, f"{rate:,.0f}", _yes(met) + failed))

    def table(self) -> str:
        """Return the rows in Markdown."""
        lines = [_COLUMNS, ("---",) * len(_COLUMNS), *self.rows]
        told = "\n".join(f"| {' | '.join(row)} |" for row in lines)
        head = f"{self.engine}, {self.items:,} items; milliseconds; goals are for 1M and 10M items"
        return f"\n{head}\n\n{told}\n"


def at(values: Sequence[float], share: float) -> float:
    """Return the value below which that share of values lies, 0 of none."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0


def _yes(met: bool | None) -> str:
    return "" if met is None else "yes" if met else "**no**"
