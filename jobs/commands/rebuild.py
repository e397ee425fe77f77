"""`rebuild`: the index anew from the record."""

import argparse
from time import monotonic

from jobs.commands.bars import Bars
from jobs.commands.shape import Subparsers
from jobs.instance import Instance
from jobs.rebuild import go_back, rebuild


def add_parser(subparsers: Subparsers) -> None:
    """Declare `rebuild [--back]`."""
    parser = subparsers.add_parser(
        "rebuild",
        help="make the search index anew from the record; pages and worker go on meanwhile",
        description="Fills a new generation of the index and switches to it in one step. The one "
        "before is kept until the next rebuild begins.",
    )
    parser.add_argument(
        "--back",
        action="store_true",
        help="switch back to the generation before, with all changes since; again: forth",
    )
    interrupted = "the index in use is as it was; running it again begins anew"
    parser.set_defaults(run=run, interrupted=interrupted)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Rebuild, or go back, and print what is current now."""
    started = monotonic()
    with Bars("item") as bars:
        if args.back:
            print(f"back in {go_back(instance, bars)}, with all changes since")
            return 0
        count = rebuild(instance, bars)
    seconds = monotonic() - started
    print(f"{count} items indexed anew in {seconds:.1f} s ({count / seconds:,.0f} items/s)")
    return 0
