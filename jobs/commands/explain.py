"""`explain`: why an item is where it is, step by step, walked again now."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence

from enrich.privacy.rules import who_decides
from geo.confidence import MEASURED
from jobs.commands.shape import Subparsers
from jobs.entry import walk_entry
from jobs.instance import Instance
from records import (
    ConfigError,
    Correction,
    Item,
    Mention,
    Placement,
    PrivacyRules,
    RawItem,
    Score,
    Source,
    Story,
)
from store.corrections import corrections_of
from store.given_spots import items_at
from store.items import find_item
from store.raw_items import find_raw
from store.sources import find_source
from store.stories import find_story


def add_parser(subparsers: Subparsers) -> None:
    """Declare `explain ITEM`."""
    parser = subparsers.add_parser("explain", help="tell why an item is where it is")
    parser.add_argument("item", help="an item's id, or the address of its page")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, instance: Instance) -> int:
    """Print the reasoning. Raises ConfigError if there is no such item."""
    item_id = args.item.rstrip("/").rpartition("/")[2]
    with instance.database.read() as db:
        item, raw = find_item(db, item_id), find_raw(db, item_id)
        source = find_source(db, item.source_id) if item else None
        corrections = corrections_of(db, item_id)
        story = find_story(db, item.story_id) if item else None
    if item is None or raw is None or source is None:
        raise ConfigError("item", args.item, "no such item (ids stand in its page's address)")
    workshop = instance.workshop(item.town_id)
    with instance.database.read() as db:
        again, counts = walk_entry(db, source, raw, workshop).item, items_at(db, raw)
    lines = [
        *explain(item, raw, source, again, counts),
        *_hidden(source, again, workshop.privacy),
        *_story(item, story),
        *_decided(corrections, again),
    ]
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def explain(
    item: Item, raw: RawItem, source: Source, again: Item, counts: Sequence[int]
) -> Iterator[str]:
    """Yield the lines: what came in, what was read out of it, what became of each mention.

    `counts` are the items of the source at each of the entry's given places.
    """
    yield f"{item.id}  {item.title}"
    yield f"  source      {source.id} ({source.publisher}, {source.reader}); guid {raw.identity}"
    yield f"  published   {item.published_at.isoformat()}  revision {item.revision}, {item.status}"
    yield f"  language    {again.lang}"
    themes = ", ".join(f"{t.code} {t.p:.2f} by {t.by}" for t in again.themes)
    yield f"  themes      {themes}"
    yield from _kind(raw, again)
    yield from _when(again)
    for p, count in zip(raw.places, counts, strict=True):
        yield f"  given       {p.text!r} lon {p.lon} lat {p.lat}, items at that point: {count}"
    for placement in again.placements:
        yield from _placement(placement)
    for refusal in again.refusals:
        where = _quote(refusal.mention) if refusal.mention else "the publisher's own place"
        yield f"  not used    {where}: {refusal.reason} {refusal.detail}".rstrip()
    if not again.placements:
        yield "  nowhere     no place is shown"
    if again.warnings:
        yield f"  warnings    {', '.join(again.warnings)}"
    if again.placements != item.placements:
        yield "  NOTE        the record holds other placements; `python -m jobs rewalk` renews them"


def _kind(raw: RawItem, again: Item) -> Iterator[str]:
    """Yield what it is, its fields, and the publisher's columns of other names."""
    yield f"  type        {again.type}, {again.severity}"
    for code, value in again.fields.items():
        yield f"  field       {code}: {value}"
    for column in sorted(raw.fields.keys() - again.fields.keys()):
        yield f"  column      {column}: {raw.fields[column]!r}"


def _when(again: Item) -> Iterator[str]:
    """Yield the days that its words announce, and when it happens by them or its publisher."""
    for said in again.dates:
        days = f"{said.first or '…'} to {said.last or '…'}{', vague' if said.vague else ''}"
        hours = " ".join(f"{each:%H:%M}" for each in (said.time, said.until) if each)
        words = again.words[said.start : said.end]
        yield f"  day         “{words}” {said.kind} {days} {hours}".rstrip()
    if again.starts_at or again.ends_at:
        both = (each.isoformat() if each else "…" for each in (again.starts_at, again.ends_at))
        yield f"  happens     {' to '.join(both)}{', all day' if again.all_day else ''}"


def _hidden(source: Source, again: Item, rules: PrivacyRules) -> Iterator[str]:
    """Yield what may not be published of it, and whose word that is."""
    found = (*again.themes, *(again.proposal.themes if again.proposal else ()))
    by = who_decides(source, again.type, {theme.code for theme in found}, rules)
    if again.withheld:
        yield f"  withheld    {', '.join(again.withheld)} by {by['hide']}"
    if again.expires_at:
        yield f"  expires     {again.expires_at.isoformat()} by {by['expires_after_days']}"
    if again.noindex:
        yield f"  noindex     by {by['noindex']}"


def _story(item: Item, story: Story | None) -> Iterator[str]:
    """Yield with which items it is one story, if there is any."""
    if story and len(story.item_ids) > 1:
        others = ", ".join(one for one in story.item_ids if one != item.id)
        leader = "this item" if story.leader_id == item.id else story.leader_id
        yield f"  story       {story.id}, with {others}; in lists: {leader}"


def _decided(corrections: Iterable[Correction], again: Item) -> Iterator[str]:
    """Yield what editors said, and what the program had found before."""
    for correction in corrections:
        when = f"{correction.made_at:%Y-%m-%d %H:%M}"
        undone = f" (undone by {correction.undone_by})" if correction.undone_at else ""
        reason = f": {correction.reason}" if correction.reason else ""
        two = f" {correction.item_id} {correction.other_id}" if correction.kind.links else ""
        yield f"  decided     {when} {correction.kind}{two} by {correction.editor}{undone}{reason}"
    if again.proposal is not None:
        yield "  the program had"
        for placement in again.proposal.placements:
            yield from _placement(placement)


def _placement(placement: Placement) -> Iterator[str]:
    place = placement.place
    sure = "approximate" if placement.approximate else "sure"
    name = place.name or "point without a name"
    yield f"  placed      {name} [{place.precision}, {sure}, {placement.role}]"
    if placement.mention:
        yield f"    words     {_quote(placement.mention)}"
    parts = ", ".join(map(_part, placement.parts))
    yield f"    score     {placement.score:.2f} by {placement.method}: {parts}"
    yield f"    where     {place.lon:.6f} {place.lat:.6f} ± {place.accuracy_m:.0f} m"
    blocks = ", ".join(place.block_ids[:4]) + (" …" if len(place.block_ids) > 4 else "")
    yield f"    blocks    {len(place.block_ids)}: {blocks}" if blocks else "    blocks    none"
    yield f"    areas     {', '.join(place.area_ids) or 'none'}"


def _part(part: Score) -> str:
    """Return a part of a score as it is believed, with what was measured of it in log-odds."""
    correction = MEASURED.corrections.get(part.name)
    measured = "not measured" if correction is None else f"measured {correction:+.2f}"
    return f"{part.name} {part.value:.2f} ({measured})"


def _quote(mention: Mention) -> str:
    return f"“{mention.text}” {mention.kind} {mention.start}-{mention.end} by {mention.found_by}"
