"""`locate`: the places that texts name, JSON lines in and out."""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from geo.resolve import Context, Resolution, resolve
from jobs.commands.shape import Subparsers, answer_lines, show_place, text_of
from jobs.findings import Placed
from jobs.instance import Instance
from jobs.pipeline import place_words
from jobs.workshop import Workshop
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
        '"refused"?}], "warnings"?}',
    )
    parser.add_argument("--town", required=True)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Answer each line of stdin with one line, in order."""
    workshop = instance.workshop(args.town).for_places_only()
    source_of = source_finder(instance, args.town)

    def answer(line: dict[str, Any]) -> dict[str, Any]:
        source, lang = source_of(text_of(line, "source")), text_of(line, "lang")
        placed = place_words(source, text_of(line, "text"), lang, workshop)
        found = {"id": line["id"], "mentions": list(shown(placed, source, workshop))}
        return {**found, "warnings": placed.warnings} if placed.warnings else found

    return answer_lines(("id", "text"), answer)


def source_finder(instance: Instance, town_id: str) -> Callable[[str], Source]:
    """Return what finds a line's source by its id; "" and unknown ones are a source of nobody."""
    nobody = Source(f"{town_id}/-", town_id, "-", Publisher.OTHER, "-", "-", local=False)

    @cache
    def source_of(source_id: str) -> Source:
        with instance.database.read() as db:
            return find_source(db, source_id) or nobody

    return source_of


def shown(placed: Placed, source: Source, workshop: Workshop) -> Iterator[dict[str, Any]]:
    """Yield each mention that was looked up, with its places or why it has none."""
    context = Context(source, workshop.publish_at, workshop.review_at)

    @cache
    def alone(mention: Mention) -> Resolution:
        return resolve((mention,), context, workshop.gazetteer)

    settled = _by_mention(placed.found)
    for mention in placed.mentions:
        if mention in settled:
            yield _show(mention, settled[mention])
        else:
            # An item has each place once, with the best of the words that say it: these are others.
            yield _show(mention, alone(replace(mention, start=0, end=len(mention.text))))


def _by_mention(found: Resolution) -> dict[Mention | None, Resolution]:
    """Return what became of each mention."""
    placed, refused = (
        defaultdict[Mention | None, list[Placement]](list),
        defaultdict[Mention | None, list[Refusal]](list),
    )
    for placement in found.placements:
        placed[placement.mention].append(placement)
    for refusal in found.refusals:
        refused[refusal.mention].append(refusal)
    return {
        mention: Resolution(tuple(placed.get(mention, ())), tuple(refused.get(mention, ())))
        for mention in (*placed, *refused)
    }


def _show(mention: Mention, found: Resolution) -> dict[str, Any]:
    """Return a mention with the places that it leads to, as documented in docs/commands.md."""
    line: dict[str, Any] = {
        "start": mention.start,
        "end": mention.end,
        "kind": mention.kind,
        "parts": mention.parts,
        "numbers": mention.numbers,
        "suffixes": mention.suffixes,
        "about": mention.about,
        "places": [
            {**show_place(p.place, p.score, p.parts), "role": p.role} for p in found.placements
        ],
    }
    for refused in found.refusals[:1]:
        line["refused"] = {"reason": refused.reason, "detail": refused.detail}
    return line
