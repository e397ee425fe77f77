"""`geocode`: addresses, crossings and names to places, JSON lines in and out."""

import argparse
from typing import Any

from geo.gazetteer import Gazetteer
from geo.geocode import Answer, geocode
from jobs.commands.shape import Subparsers, answer_lines, show_place, text_of
from jobs.instance import Instance


def add_parser(subparsers: Subparsers) -> None:
    """Declare `geocode --town TOWN`."""
    parser = subparsers.add_parser(
        "geocode",
        help="turn one address, crossing or name a line into places (JSON lines)",
        description='stdin: {"id", "q"} a line; stdout: {"id", "places": [{"kind", "name", '
        '"lon", "lat", "precision", "block_ids", "area_ids", "score", "why", "out_of_range"}]}, '
        "best first",
    )
    parser.add_argument("--town", required=True)
    parser.add_argument("--limit", type=_limit, default=5, help="places a line at most (5)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Answer each line of stdin with one line, in order."""
    gazetteer = instance.workshop(args.town).gazetteer

    def answer(line: dict[str, Any]) -> dict[str, Any]:
        return {"id": line["id"], "places": _places(text_of(line, "q"), gazetteer, args.limit)}

    return answer_lines(("id", "q"), answer)


def _places(query: str, gazetteer: Gazetteer, limit: int) -> list[dict[str, Any]]:
    return [_show(answer) for answer in geocode(query, gazetteer, limit)]


def _show(answer: Answer) -> dict[str, Any]:
    return {
        "kind": answer.kind,
        **show_place(answer.place, answer.score, answer.parts),
        "out_of_range": answer.out_of_range,
    }


def _limit(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return int(text)
