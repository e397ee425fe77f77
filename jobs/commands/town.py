"""`town import`, `town list`: a town's streets, areas and places."""

import argparse
import sys

from config.towns import load_sources, load_town, town_ids
from geo.town_import import import_town
from jobs.commands.bars import Bars
from jobs.commands.rule_sources import check_rule_sources
from jobs.commands.shape import Subparsers
from jobs.instance import Instance
from records import ImportRefused, ImportReport, TownData
from store.sources import save_sources
from store.towns import load_town_data, save_town

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
    check_rule_sources(instance, [town.id], [source.id for source in sources])
    previous = _previous(town.id, instance)
    with Bars("") as bars:
        try:
            data, report = import_town(town, folder / args.town, bars, previous)
        except ImportRefused as error:
            raise ImportRefused(f"{folder / args.town / 'town.toml'}: {error}") from error
    with instance.database.write() as db:
        save_town(db, data)
        save_sources(db, town.id, sources)
    print(f"{town.name}: {_counts(data)}; {len(sources)} sources")
    if previous:
        print(_block_changes(data, previous))
    _print_report(report, SHOWN_LINES if not args.all_lines else None)
    return 0


def _previous(town_id: str, instance: Instance) -> TownData | None:
    """Return the town as it was imported before, None the first time."""
    with instance.database.read() as db:
        try:
            return load_town_data(db, town_id)
        except LookupError:
            return None


def _block_changes(data: TownData, previous: TownData) -> str:
    now, before = ({block.id for block in town.blocks} for town in (data, previous))
    kept, new, gone = len(now & before), len(now - before), len(before - now)
    return f"blocks that were there before: {kept} keep their id; {new} new, {gone} gone"


def _counts(data: TownData) -> str:
    kinds = ("streets", "blocks", "crossings", "areas", "landmarks")
    counts = [f"{len(getattr(data, kind))} {kind}" for kind in kinds]
    return ", ".join([*counts, f"{len(data.points)} houses"])


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
