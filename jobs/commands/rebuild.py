"""`rebuild`: the index anew from the record, the one before again, or what is wrong with it."""

import argparse
from collections.abc import Sequence
from time import monotonic

from jobs.audit import check_index, count
from jobs.commands.bars import Bars
from jobs.commands.shape import Subparsers
from jobs.differences import Difference
from jobs.instance import Instance
from jobs.rebuild import go_back, rebuild

SHOWN = 20  # differences that are told one by one


def add_parser(subparsers: Subparsers) -> None:
    """Declare `rebuild [--back | --check]`."""
    parser = subparsers.add_parser(
        "rebuild",
        help="make the search index anew from the record; pages and worker go on meanwhile",
        description="Fills a new generation of the index and switches to it in one step. The one "
        "before is kept until the next rebuild begins.",
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--back",
        action="store_true",
        help="switch back to the generation before, with all changes since; again: forth",
    )
    instead.add_argument(
        "--check",
        action="store_true",
        help="change nothing; tell where the index differs from the record, and exit with 1 if so",
    )
    interrupted = "the index in use is as it was; running it again begins anew"
    parser.set_defaults(run=run, interrupted=interrupted)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Rebuild, go back or check, and print what came of it; 1 if a check finds anything."""
    started = monotonic()
    with Bars("item") as bars:
        if args.check:
            found = check_index(instance, bars)
        elif args.back:
            print(f"back in {go_back(instance, bars)}, with all changes since")
            return 0
        else:
            taken = rebuild(instance, bars)
    seconds = monotonic() - started
    if args.check:
        return _tell_differences(found)
    print(f"{taken} items indexed anew in {seconds:.1f} s ({taken / seconds:,.0f} items/s)")
    return 0


def _tell_differences(found: Sequence[Difference]) -> int:
    if not found:
        print("the index holds what the record lists")
        return 0
    for one in found[:SHOWN]:
        held = f"revision {one.indexed}" if one.indexed else "not there"
        listed = f"revision {one.listed}" if one.listed else "not listed"
        print(f"{one.item_id}: {held} in the index, {listed} in the record")
    if len(found) > SHOWN:
        print(f"… and {len(found) - SHOWN} more")
    told = count(found)
    print(f"{told.missing} missing, {told.stale} stale, {told.surplus} surplus, {told.ahead} ahead")
    advice = "python -m jobs rebuild" if told.ahead else "the worker does when it starts, and daily"
    print(f"to mend it: {advice}")
    return 1
