"""`rebuild`: the index anew from the record, the one before again, or what is wrong with it."""

import argparse
from collections.abc import Sequence
from time import monotonic

from jobs import BEGUN
from jobs.audit import Check, check_index, count
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
        "before is kept until the next rebuild has switched.",
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
    if args.check:
        with Bars("item") as bars:
            check = check_index(instance, bars)
        return _tell(check)
    with Bars("item") as bars:
        if args.back:
            print(f"back in {go_back(instance, bars)}, with all changes since")
            return 0
        taken = rebuild(instance, bars)
    seconds = monotonic() - BEGUN
    print(f"{taken} items indexed anew in {seconds:.1f} s ({taken / seconds:,.0f} items/s)")
    return 0


def _tell(check: Check) -> int:
    if check.waiting:
        one = "1 change is on its way"
        told = one if check.waiting == 1 else f"{check.waiting} changes are on their way"
        print(f"{told}: the worker takes care of it")
    if not check.found:
        beside = ", but for what is on its way" if check.waiting else ""
        print(f"the index holds what the record lists{beside}")
        return 0
    _tell_differences(check.found)
    return 1


def _tell_differences(found: Sequence[Difference]) -> None:
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
