"""`town import`, `town list`: a town's streets, areas and places."""

import argparse
import sys

from config.towns import load_sources, load_town, town_ids
from geo.town_import import import_town
from jobs.commands.bars import Bars
from jobs.commands.shape import Subparsers
from jobs.instance import Instance
from records import ImportRefused, ImportReport, TownData
from store.sources import save_sources
from store.towns import save_town

SHOWN_LINES = 20


def add_parser(subparsers: Subparsers) -> None:
    """Declare `town import TOWN` and `town list`."""
    parser = subparsers.add_parser("town", help="import a town's streets, areas and places")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    importing = actions.add_parser(
        "import",
        help="read a town's files into the record (again: replaces the ground, keeps the items)",
    )
    importing.add_argument("town", help="a folder of the setting `towns` (config/towns)")
    importing.add_argument(
        "--all-lines", action="store_true", help="print every repaired and skipped row"
    )
    importing.set_defaults(run=run_import)
    listing = actions.add_parser("list", help="the towns that are configured and imported")
    listing.set_defaults(run=run_list)


def run_import(args: argparse.Namespace, instance: Instance) -> int:
    """Import one town and save its sources; print what was read, mended and left out."""
    folder = instance.towns_folder
    town = load_town(args.town, folder)
    sources = load_sources(args.town, folder)
    with Bars("") as bars:
        try:
            data, report = import_town(town, folder / args.town, bars)
        except ImportRefused as error:
            raise ImportRefused(f"{folder / args.town / 'town.toml'}: {error}") from error
    with instance.database.write() as db:
        save_town(db, data)
        save_sources(db, town.id, sources)
    print(f"{town.name}: {_counts(data)}; {len(sources)} sources")
    _print_report(report, SHOWN_LINES if not args.all_lines else None)
    return 0


def _counts(data: TownData) -> str:
    kinds = ("streets", "blocks", "crossings", "areas", "landmarks")
    return ", ".join(f"{len(getattr(data, kind))} {kind}" for kind in kinds)


def run_list(args: argparse.Namespace, instance: Instance) -> int:
    """Print a line for each configured town, and whether it was imported."""
    imported = {town.id for town in instance.towns()}
    for town_id in sorted({*town_ids(instance.towns_folder), *imported}):
        print(f"{town_id}\t{'imported' if town_id in imported else 'not imported'}")
    return 0


def _print_report(report: ImportReport, most: int | None) -> None:
    print("rows read:")
    for file, rows in report.read.items():
        print(f"  {rows:6} {file}")
    for word, lines in (("repaired", report.repaired), ("skipped", report.skipped)):
        if lines:
            print(f"{word} {len(lines)}:")
        for line in lines[:most]:
            print(f"  {line}")
        if most is not None and len(lines) > most:
            print(f"  … and {len(lines) - most} more (--all-lines shows them)", file=sys.stdout)
