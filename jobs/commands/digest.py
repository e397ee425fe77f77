"""`digest`: queue and send readers' letters now."""

import argparse
from datetime import UTC, datetime

from jobs.commands.shape import Subparsers
from jobs.instance import Instance
from jobs.letters import queue_all_digests, queue_due_digests, send_letters
from records import DeliveryState
from store.deliveries import deliveries


def add_parser(subparsers: Subparsers) -> None:
    """Declare `digest [--now]`."""
    parser = subparsers.add_parser("digest", help="send queued letters and digests that are due")
    parser.add_argument(
        "--now", action="store_true", help="every reader's digest, whatever the hour"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Send and print how many ended how; return 1 if one was refused."""
    now = datetime.now(UTC)
    queued = (queue_all_digests if args.now else queue_due_digests)(instance, now)
    ended = send_letters(instance, now)
    counts = ", ".join(f"{count} {state}" for state, count in ended.items()) or "nothing to send"
    print(f"{queued} digests queued; letters: {counts}")
    with instance.database.read() as db:
        left = deliveries(db, (DeliveryState.QUEUED, DeliveryState.FAILED, DeliveryState.UNKNOWN))
    waiting = sum(letter.state is DeliveryState.QUEUED for letter in left)
    if left:
        stuck = len(left) - waiting
        print(f"{waiting} letters wait, {stuck} failed or may have gone: python -m jobs letters")
    return 1 if ended.get(DeliveryState.FAILED) else 0
