"""`rewalk`: walk what is kept again, after an import or a new rule."""

import argparse
from datetime import UTC, datetime

from jobs.commands.bars import Bars
from jobs.commands.shape import Subparsers
from jobs.instance import Instance
from jobs.keep import rewalk_source
from store.sources import sources_of


def add_parser(subparsers: Subparsers) -> None:
    """Declare `rewalk TOWN`."""
    parser = subparsers.add_parser(
        "rewalk", help="place and theme a town's kept items again; corrections stay"
    )
    parser.add_argument("town")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Walk all of a town's raw items again and print how many came out different."""
    instance.require_town(args.town)
    with instance.database.read() as db:
        sources = sources_of(db, args.town)
    different = 0
    with Bars("item") as bars:
        for source in sources:
            different += rewalk_source(instance, source, datetime.now(UTC), bars)
    print(f"{different} items came out different; `python -m jobs work --once` indexes them")
    return 0
