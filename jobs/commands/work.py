"""`work`: walk again what lessons concern; take the outbox to the index and the readers' hits."""

import argparse
import time
from datetime import UTC, datetime

from jobs.commands.bars import Bars
from jobs.commands.shape import Subparsers
from jobs.index_changes import index_changes
from jobs.instance import Instance
from jobs.match_changes import Matching
from jobs.relearn import walk_lessons

PAUSE_S = 2.0


def add_parser(subparsers: Subparsers) -> None:
    """Declare `work [--once]`."""
    parser = subparsers.add_parser("work", help="index changed items and note who hears of them")
    parser.add_argument("--once", action="store_true", help="stop when the outbox is empty")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Work the outbox until it is empty, then stop or wait for more."""
    matching = Matching(instance)
    while True:
        walk_lessons(instance, datetime.now(UTC))
        with Bars("item") as bars:
            indexed = index_changes(instance, bars)
        hits = matching.match_changes(datetime.now(UTC))
        if indexed or hits or args.once:
            print(f"{indexed} changes indexed, {hits} new hits", flush=True)
        if args.once:
            return 0
        time.sleep(PAUSE_S)
