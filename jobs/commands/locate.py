"""`locate`: the places that texts name, JSON lines in and out."""

import argparse
from dataclasses import asdict
from functools import partial
from typing import Any

from jobs.commands.shape import Subparsers, answer_lines
from jobs.instance import Instance
from jobs.pipeline import Workshop, place_words
from records import Mention, Placement, Publisher, Refusal, Source
from store.sources import find_source


def add_parser(subparsers: Subparsers) -> None:
    """Declare `locate --town TOWN`."""
    parser = subparsers.add_parser(
        "locate",
        help="find and place what texts name (JSON lines)",
        description='stdin: {"id", "text", "lang"?, "source"?} a line; stdout: {"id", "mentions": '
        '[{"start", "end", "kind", "parts", "numbers", "about", "places": [...], "refused"?}]}',
    )
    parser.add_argument("--town", required=True)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Answer each line of stdin with one line, in order."""
    workshop = instance.workshop(args.town)
    nobody = Source(f"{args.town}/-", args.town, "-", Publisher.OTHER, "-", "-", local=False)
    return answer_lines(("id", "text"), partial(_locate, instance, workshop, nobody))


def _locate(
    instance: Instance, workshop: Workshop, nobody: Source, line: dict[str, Any]
) -> dict[str, Any]:
    source = nobody
    if line.get("source"):
        with instance.database.read() as db:
            source = find_source(db, str(line["source"])) or nobody
    placed = place_words(source, str(line["text"]), str(line.get("lang") or ""), workshop)
    found = placed.found
    shown = [_show(m, found.placements, found.refusals) for m in placed.reading.mentions]
    return {"id": line["id"], "mentions": shown}


def _show(
    mention: Mention, placements: tuple[Placement, ...], refusals: tuple[Refusal, ...]
) -> dict[str, Any]:
    """Return a mention with the places that it leads to, as documented in docs/commands.md."""
    shown: dict[str, Any] = {
        "start": mention.start,
        "end": mention.end,
        "kind": mention.kind,
        "parts": mention.parts,
        "numbers": mention.numbers,
        "about": mention.about,
        "places": [_place(p) for p in placements if p.mention == mention],
    }
    refused = next((r for r in refusals if r.mention == mention), None)
    if refused:
        shown["refused"] = {"reason": refused.reason, "detail": refused.detail}
    return shown


def _place(placement: Placement) -> dict[str, Any]:
    place = asdict(placement.place)
    wanted = ("name", "lon", "lat", "precision", "block_ids", "area_ids")
    return {
        **{key: place[key] for key in wanted},
        "role": placement.role,
        "score": round(placement.score, 3),
        "why": {part.name: round(part.value, 3) for part in placement.parts},
    }
