"""`schedule`: run everything on time until stopped."""

import argparse

from jobs.commands.shape import Subparsers
from jobs.instance import Instance
from jobs.schedule import run_schedule


def add_parser(subparsers: Subparsers) -> None:
    """Declare `schedule`."""
    parser = subparsers.add_parser(
        "schedule", help="collect, work, send and tidy on time, until stopped (the worker)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Run until SIGINT or SIGTERM."""
    run_schedule(instance)
    return 0
