"""`evaluate`: how well placing does on real data, in one table."""

import argparse
import json
import os
import sys
import time
from pathlib import Path

from jobs.commands.shape import Subparsers
from jobs.evaluation import SETS, measure
from jobs.evaluation.figure import Figure
from jobs.evaluation.shared_data import LeftOut, SharedData
from jobs.instance import Instance

_MET = {True: "yes", False: "NO", None: ""}


def add_parser(subparsers: Subparsers) -> None:
    """Declare `evaluate [--set NAME] [--misses] [--json | --markdown] [--data FOLDER]`."""
    parser = subparsers.add_parser(
        "evaluate",
        help="measure placing on real data (SHARED_DATA)",
        description="Prints one table: set, figure, value, goal, met, rows, seconds. "
        "Sets whose data are not there are named and left out. Nothing is kept.",
    )
    parser.add_argument(
        "--set", action="append", choices=SETS, metavar="NAME", help=f"only: {', '.join(SETS)}"
    )
    parser.add_argument("--misses", action="store_true", help="what was not right, on stderr")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="a JSON line a figure, no table")
    form.add_argument(
        "--markdown", action="store_true", help="the table of docs/figures.md, missed goals in bold"
    )
    default = os.environ.get("SHARED_DATA", "../shared/data")
    parser.add_argument("--data", default=default, help="folder of the data ($SHARED_DATA)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Measure each set; return 1 if one was left out, else 0."""
    shared = SharedData(Path(args.data), instance.settings.publish_at)
    left_out = 0
    write = _json if args.json else markdown if args.markdown else _line
    if args.markdown:
        print("| set | figure | value | goal | rows |\n|---|---|---|---|---|")
    elif not args.json:
        print(_row("set", "figure", "value", "goal", "met", "rows", "seconds"))
    for name in args.set or SETS:
        start = time.perf_counter()
        for outcome in measure(name, shared):
            if isinstance(outcome, LeftOut):
                left_out = 1
                print(f"{name}: left out: {outcome}", file=sys.stderr)
                continue
            seconds = time.perf_counter() - start
            print(write(name, outcome, seconds), flush=True)
            if args.misses:
                print(*outcome.misses, sep="\n", end="\n\n", file=sys.stderr)
            start = time.perf_counter()
    return left_out


def _line(name: str, figure: Figure, seconds: float) -> str:
    goal = "" if figure.goal is None else figure.unit.write(figure.goal)
    value, rows = figure.unit.write(figure.value), f"{figure.rows:,}"
    return _row(name, figure.name, value, goal, _MET[figure.is_met], rows, f"{seconds:.1f}")


def markdown(name: str, figure: Figure, seconds: float = 0.0) -> str:
    """Return a figure's row of docs/figures.md, in bold if it misses its goal."""
    goal = "" if figure.goal is None else figure.unit.write(figure.goal)
    value = figure.unit.write(figure.value)
    shown = f"**{value}**" if figure.is_met is False else value
    return f"| {name} | {figure.name} | {shown} | {goal} | {figure.rows:,} |"


def _row(*cells: str) -> str:
    widths = (-15, -33, 10, 10, 4, 8, 8)
    padded = (c.ljust(-w) if w < 0 else c.rjust(w) for c, w in zip(cells, widths, strict=True))
    return " ".join(padded).rstrip()


def _json(name: str, figure: Figure, seconds: float) -> str:
    line = {
        "set": name,
        "figure": figure.name,
        "value": round(figure.value, 4),
        "unit": figure.unit,
        "goal": figure.goal,
        "met": figure.is_met,
        "rows": figure.rows,
        "seconds": round(seconds, 2),
    }
    return json.dumps(line, ensure_ascii=False)
