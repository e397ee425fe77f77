"""`locate`: the places that texts name, JSON lines in and out."""

import argparse
from collections.abc import Iterator
from functools import cache
from typing import Any

from geo.resolve import Context, resolve
from jobs.commands.shape import Subparsers, answer_lines, show_place, text_of
from jobs.instance import Instance
from jobs.pipeline import Placed, Workshop, place_words
from records import Mention, Placement, Publisher, Refusal, Source
from store.sources import find_source


def add_parser(subparsers: Subparsers) -> None:
    """Declare `locate --town TOWN`."""
    parser = subparsers.add_parser(
        "locate",
        help="find and place what texts name (JSON lines)",
        description='stdin: {"id", "text", "lang"?, "source"?} a line; stdout: {"id", "mentions": '
        '[{"start", "end", "kind", "parts", "numbers", "suffixes", "about", "places": [{"name", '
        '"lon", "lat", "precision", "block_ids", "area_ids", "score", "why", "role"}], '
        '"refused"?}]}',
    )
    parser.add_argument("--town", required=True)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Answer each line of stdin with one line, in order."""
    workshop = instance.workshop(args.town).for_places_only()
    nobody = Source(f"{args.town}/-", args.town, "-", Publisher.OTHER, "-", "-", local=False)

    @cache
    def source_of(source_id: str) -> Source:
        with instance.database.read() as db:
            return find_source(db, source_id) or nobody

    def answer(line: dict[str, Any]) -> dict[str, Any]:
        source_id, lang = text_of(line, "source"), text_of(line, "lang")
        source = source_of(source_id) if source_id else nobody
        placed = place_words(source, text_of(line, "text"), lang, workshop)
        return {"id": line["id"], "mentions": list(_shown(placed, source, workshop))}

    return answer_lines(("id", "text"), answer)


def _shown(placed: Placed, source: Source, workshop: Workshop) -> Iterator[dict[str, Any]]:
    context = Context(source, workshop.publish_at, workshop.review_at)
    for mention in placed.reading.mentions:
        found = placed.found
        settled = {p.mention for p in found.placements} | {r.mention for r in found.refusals}
        if mention not in settled:
            # An item has each place once, with the best of the words that say it: these are others.
            found = resolve((mention,), context, workshop.gazetteer)
        yield _show(mention, found.placements, found.refusals)


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
        "suffixes": mention.suffixes,
        "about": mention.about,
        "places": [
            {**show_place(p.place, p.score, p.parts), "role": p.role}
            for p in placements
            if p.mention == mention
        ],
    }
    refused = next((r for r in refusals if r.mention == mention), None)
    if refused:
        shown["refused"] = {"reason": refused.reason, "detail": refused.detail}
    return shown
