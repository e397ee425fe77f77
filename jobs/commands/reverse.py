"""`reverse`: points to blocks and areas, JSON lines in and out."""

import argparse
from typing import Any

from geo.reverse import reverse
from jobs.commands.shape import Subparsers, answer_lines
from jobs.instance import Instance


def add_parser(subparsers: Subparsers) -> None:
    """Declare `reverse --town TOWN`."""
    parser = subparsers.add_parser(
        "reverse",
        help="turn one point a line into its block and areas (JSON lines)",
        description='stdin: {"id", "lon", "lat"} a line, WGS 84 degrees; stdout: {"id", '
        '"block_id" (null: none within 60 m), "distance_m", "area_ids"}',
    )
    parser.add_argument("--town", required=True)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Answer each line of stdin with one line, in order."""
    gazetteer = instance.workshop(args.town).gazetteer

    def answer(line: dict[str, Any]) -> dict[str, Any]:
        lon, lat = line["lon"], line["lat"]
        if not (_is_within(lon, 180) and _is_within(lat, 90)):
            raise ValueError("lon and lat must be numbers, degrees: -180 to 180 and -90 to 90")
        found = reverse(lon, lat, gazetteer)
        return {
            "id": line["id"],
            "block_id": found.block_id,
            "distance_m": found.distance_m,
            "area_ids": found.area_ids,
        }

    return answer_lines(("id", "lon", "lat"), answer)


def _is_within(value: object, bound: float) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return -bound <= value <= bound  # NaN is not
