"""Draws how many of the shown pins are wrong against how many are shown; prints reliability.

    SHARED_DATA=../shared/data python -m benchmarks.risk_coverage > reliability.md

Writes docs/pictures/risk-coverage.svg (light and dark) and prints a table in Markdown, both of the
half of the gold that the weights used here were not fitted to. What is right: see
jobs/evaluation/gold_pins.py.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.calibrate import collect, fit, is_learnt_from
from jobs.evaluation.confidence import SURE, Judged, reliability, risk_by_coverage
from jobs.evaluation.gold_pins import walk
from jobs.evaluation.shared_data import LeftOut, SharedData

PICTURE = Path("docs/pictures/risk-coverage.svg")
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 360, 60, 20, 30, 50
MOST_RISK, ACROSS, UP = 0.15, 5, 5  # the axis ends at 15 % wrong; grid lines
FEW = 10  # pins say nothing of a share
COLOURS = {"all": "a", "records": "b", "texts en": "c"}
STYLE = """
text{font:13px system-ui,sans-serif;fill:#333}.grid{stroke:#ddd}.a{stroke:#1a5fb4}.b{stroke:#26a269}
.c{stroke:#c64600}path{fill:none;stroke-width:2}.at{fill:#1a5fb4;stroke:#fff}
@media(prefers-color-scheme:dark){text{fill:#ddd}.grid{stroke:#444}.a{stroke:#78aeed}.b{stroke:#57e389}
.c{stroke:#ffa348}.at{fill:#78aeed;stroke:#222}}"""


def main() -> None:
    """Fit to one half, judge the other one, draw, print."""
    shared = SharedData(Path(os.environ.get("SHARED_DATA", "../shared/data")))
    weights = fit([pin for pin in collect(shared) if is_learnt_from(pin)])
    groups: dict[str, list[Judged]] = {name: [] for name in COLOURS}
    for pin in walk(shared):
        if isinstance(pin, LeftOut):
            print(f"left out: {pin}", file=sys.stderr)
        elif pin.is_held_out:
            judged = weights.confidence(pin.placement.parts), pin.is_right
            for name in {"all", pin.group} & groups.keys():
                groups[name].append(judged)
    PICTURE.write_text(picture({n: g for n, g in groups.items() if g}), encoding="utf-8")
    print(table(groups["all"]))


def table(pins: list[Judged]) -> str:
    """Return the reliability table in Markdown."""
    lines = ["| confidence | pins | mean confidence | right |", "|---|---|---|---|"]
    for one in reliability(pins):
        said = f"{one.low:.1f} to {one.high:.1f} | {one.pins:,} | {one.confidence:.3f}"
        lines.append(f"| {said} | {100 * one.right:.1f} % |")
    return "\n".join(lines)


def picture(groups: dict[str, list[Judged]]) -> str:
    """Return the curves as SVG, the surest pins at the left; a dot where `SURE` ends."""
    curves = "".join(_curve(name, pins, row) for row, (name, pins) in enumerate(groups.items()))
    title = "Share of wrong pins among those shown, by the share of pins shown"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{title}</title><style>{STYLE}</style>{''.join(_axes())}{curves}</svg>\n"
    )


def _axes() -> Iterator[str]:
    for step in range(UP + 1):
        risk = MOST_RISK * step / UP
        x, y = _at(0, risk)
        yield f'<line class="grid" x1="{x}" y1="{y}" x2="{WIDTH - RIGHT}" y2="{y}"/>'
        yield f'<text x="{x - 8}" y="{y + 4}" text-anchor="end">{100 * risk:.0f} %</text>'
    for step in range(ACROSS + 1):
        x, y = _at(step / ACROSS, 0)
        yield f'<text x="{x}" y="{y + 18}" text-anchor="middle">{100 * step // ACROSS} %</text>'
    x, y = _at(0.5, 0)
    yield f'<text x="{x}" y="{y + 38}" text-anchor="middle">pins shown, surest first</text>'
    yield f'<text x="{LEFT + 8}" y="{TOP + 14}">wrong among them</text>'


def _curve(name: str, pins: list[Judged], row: int) -> str:
    curve = risk_by_coverage(pins)
    points = [_at(shown, risk) for shown, risk in curve if shown * len(pins) >= FEW]
    path = "M" + " L".join(f"{x} {y}" for x, y in points)
    colour, y = COLOURS[name], TOP + 36 + 18 * row
    label = f"{name} ({len(pins):,})"
    sure = [is_right for confidence, is_right in pins if confidence >= SURE]
    wrong = 1 - sum(sure) / max(len(sure), 1)
    x_sure, y_sure = _at(len(sure) / len(pins), wrong)
    return (
        f'<path class="{colour}" d="{path}"/>'
        f'<circle class="at" cx="{x_sure}" cy="{y_sure}" r="4"/>'
        f'<path class="{colour}" d="M{LEFT + 8} {y - 4}h24"/>'
        f'<text x="{LEFT + 40}" y="{y}">{label}</text>'
    )


def _at(coverage: float, risk: float) -> tuple[float, float]:
    """Return where a point is drawn; what is above the axis is drawn at its end."""
    x = LEFT + coverage * (WIDTH - LEFT - RIGHT)
    y = HEIGHT - BOTTOM - min(risk / MOST_RISK, 1.0) * (HEIGHT - TOP - BOTTOM)
    return round(x, 1), round(y, 1)


if __name__ == "__main__":
    main()
