"""`letters`: what did not go out, and sending one of them again by hand."""

import argparse
from datetime import UTC, datetime

from jobs.commands.shape import Subparsers
from jobs.instance import Instance
from records import ConfigError, DeliveryState
from store.deliveries import deliveries, requeue

OPEN = (DeliveryState.QUEUED, DeliveryState.CLAIMED)
STUCK = (DeliveryState.FAILED, DeliveryState.UNKNOWN)


def add_parser(subparsers: Subparsers) -> None:
    """Declare `letters [--resend ID]`."""
    parser = subparsers.add_parser(
        "letters",
        help="letters that wait, failed, or may or may not have gone",
        description="unknown: the sender died or the connection broke while handing it over; it "
        "may have gone, so it is not sent again by itself.",
    )
    parser.add_argument("--resend", metavar="ID", help="queue a failed or unknown letter again")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Print one line a letter, or queue one again."""
    with instance.database.write() as db:
        if args.resend:
            if args.resend not in {letter.id for letter in deliveries(db, STUCK)}:
                problem = (
                    "no failed or unknown letter has this id; `python -m jobs letters` lists them"
                )
                raise ConfigError("letter", args.resend, problem)
            requeue(db, args.resend, "by hand", datetime.now(UTC))
        shown = deliveries(db, (*OPEN, *STUCK))
    for letter in shown:
        line = (letter.id, letter.letter, letter.state, f"{letter.created_at:%Y-%m-%d %H:%M}")
        print("\t".join((*line, f"{len(letter.item_ids)} items", letter.reason)))
    return 0
