"""`collect`: read sources now, or those that are due."""

import argparse
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from tqdm import tqdm

from jobs.collect import collect_due, collect_now
from jobs.commands.bars import Bars
from jobs.commands.rule_sources import check_rule_sources
from jobs.commands.shape import Subparsers
from jobs.instance import Instance
from records import ConfigError, Outcome, Run
from store.source_state import find_state
from store.sources import sources_of

SHOWN_PROBLEMS = 5


def add_parser(subparsers: Subparsers) -> None:
    """Declare `collect [TOWN] [--source ID] [--due]`."""
    parser = subparsers.add_parser("collect", help="read sources and keep what is new")
    parser.add_argument("town", nargs="?", help="one town; all if left out")
    parser.add_argument("--source", help="one source only, e.g. cambridge-ma/council")
    parser.add_argument("--due", action="store_true", help="only those whose time has come")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Read and print one line a source; return 1 if one of them failed."""
    now = datetime.now(UTC)
    check_rule_sources(instance, [town.id for town in instance.towns()])
    if args.due:
        runs: Iterable[Run | None] = collect_due(instance, lambda: datetime.now(UTC), args.town)
    else:
        chosen = _choose(args, instance)
        runs = _read_all(chosen, instance, now)
    failed = 0
    for one in runs:
        failed += one is None or one.outcome is Outcome.FAILED
        if one is not None:
            _print_run(one)
    return 1 if failed else 0


def _read_all(source_ids: list[str], instance: Instance, now: datetime) -> Iterator[Run | None]:
    with Bars("item") as bars:
        for source_id in tqdm(source_ids, unit="source", leave=False, disable=None):
            run = collect_now(instance, source_id, now, bars)
            if run is None:
                with instance.database.read() as db:
                    until = find_state(db, source_id).leased_until or now
                tqdm.write(
                    f"{source_id}: another process is reading it; should that one have died, it "
                    f"is free again at {until.astimezone():%H:%M}"
                )
            yield run


def _choose(args: argparse.Namespace, instance: Instance) -> list[str]:
    """Return source ids. Raises ConfigError if what was named does not exist."""
    if args.town:
        instance.require_town(args.town)
    towns = [args.town] if args.town else [town.id for town in instance.towns()]
    with instance.database.read() as db:
        known = [source.id for town_id in towns for source in sources_of(db, town_id)]
    if args.source is None:
        return known
    if args.source not in known:
        raise ConfigError("source", args.source, f"unknown; known: {', '.join(known) or 'none'}")
    return [args.source]


def _print_run(run: Run) -> None:
    if run.outcome is Outcome.FAILED:
        tqdm.write(f"{run.source_id}: FAILED {run.failure}: {run.reason}")
        return
    if run.outcome is Outcome.NOT_MODIFIED:
        tqdm.write(f"{run.source_id}: not modified")
        return
    counts = f"{run.read} read, {run.new} new, {run.changed} changed"
    lacking = "".join(f", {count} {code}" for code, count in sorted(run.warnings.items()))
    tqdm.write(f"{run.source_id}: {counts}{lacking}")
    for problem in run.problems[:SHOWN_PROBLEMS]:
        tqdm.write(f"  problem: {problem}")
    if len(run.problems) > SHOWN_PROBLEMS:
        tqdm.write(f"  … and {len(run.problems) - SHOWN_PROBLEMS} more problems")
