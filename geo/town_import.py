"""From an operator's files to a town: streets, blocks, crossings, areas and landmarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from geo.gazetteer import Gazetteer
from geo.importers.address_points import read_houses
from geo.importers.areas import join_areas, read_areas
from geo.importers.block_ids import block_ids
from geo.importers.crossings import find_crossings
from geo.importers.drafts import Drafts, Segment
from geo.importers.former_ids import find_former_ids
from geo.importers.house_blocks import SettledHouse, address_points, settle_houses
from geo.importers.ledger import Ledger, Progress
from geo.importers.osm import read_osm
from geo.importers.outside import near_houses, without_far_ones
from geo.importers.places import read_places, settle_places
from geo.importers.street_lines import read_segments
from geo.importers.streets import make_streets
from geo.spatial import Ground
from records import AreaKind, Block, ImportRefused, ImportReport, Town, TownConfig, TownData

JOINING = "joining"  # what progress calls the work after the files: streets, areas, places


def import_town(
    config: TownConfig, folder: Path, progress: Progress, previous: TownData | None = None
) -> tuple[TownData, ImportReport]:
    """Return a town and a line for each row that was mended or left out.

    Paths in `config` are relative to `folder`. `progress` hears (what is worked on, done, in all):
    the rows of each file, then the steps of `JOINING`. `previous` is the same town as it was
    imported before, None the first time: its blocks keep their ids. Equal input gives equal data,
    ids included. Raises ImportRefused, with file and key, if a file is missing or can't be
    understood, or if no street is left.
    """
    ledger = Ledger(progress)
    drafts = _read_files(config, folder, ledger)
    progress(JOINING, 0, 3)
    areas = join_areas(drafts.areas, config.id, ledger)
    boundary = tuple(p for area in areas if area.kind is AreaKind.TOWN for p in area.polygons)
    segments = without_far_ones(drafts.segments, boundary, ledger)
    houses = near_houses(drafts.houses, boundary, ledger)
    segments, settled = settle_houses(segments, houses, config.street_aliases, ledger)
    ground = _streets_and_blocks(config, _at_least_one(segments, ledger), settled, previous)
    progress(JOINING, 1, 3)
    data = replace(ground, town=replace(ground.town, boundary=boundary), areas=areas)
    data = replace(data, blocks=_with_areas(data))
    progress(JOINING, 2, 3)
    landmarks = settle_places(drafts.places, Gazetteer(data), ledger)
    progress(JOINING, 3, 3)
    return replace(data, landmarks=landmarks), ledger.report()


def _read_files(config: TownConfig, folder: Path, ledger: Ledger) -> Drafts:
    drafts = Drafts()
    for number, file in enumerate(config.streets):
        drafts.segments += read_segments(file, folder, f"streets[{number}]", ledger)
    drafts.houses += read_houses(config.addresses, folder, ledger)
    for number, extract in enumerate(config.osm):
        drafts.add(read_osm(extract, folder, f"osm[{number}]", config, ledger))
    drafts.areas += read_areas(config.areas, folder, ledger)
    drafts.places += read_places(config.places, folder, ledger)
    return drafts


def _at_least_one(segments: list[Segment], ledger: Ledger) -> list[Segment]:
    """Return the segments. Raises ImportRefused, with the first reasons, if there are none."""
    if not segments:
        reasons = "; ".join(ledger.skipped[:3]) or "the files are empty"
        raise ImportRefused(f"streets: no usable street at all: {reasons}")
    return segments


def _streets_and_blocks(
    config: TownConfig,
    segments: Sequence[Segment],
    houses: Sequence[SettledHouse],
    previous: TownData | None,
) -> TownData:
    former = find_former_ids(segments, previous)
    streets, street_ids = make_streets(segments, config.id, config.street_aliases, former)
    crossings, ends = find_crossings(segments, street_ids, config.id)
    ids = block_ids(segments, street_ids, former)
    blocks = [
        _block(config.id, segment, names)
        for segment, names in zip(segments, zip(ids, street_ids, ends, strict=True), strict=True)
    ]
    in_order = tuple(sorted(blocks, key=lambda block: block.id))
    points = address_points(houses, street_ids, ids)
    return TownData(_town(config), streets, in_order, crossings, (), (), points)


def _block(town_id: str, segment: Segment, names: tuple[str, str, tuple[str, str]]) -> Block:
    block_id, street_id, (from_node, to_node) = names
    return Block(
        block_id,
        town_id,
        street_id,
        segment.line,
        segment.left,
        segment.right,
        from_node,
        to_node,
        source_ref=segment.ref,
        major=segment.major,
    )


def _with_areas(data: TownData) -> tuple[Block, ...]:
    ground = Ground(data)
    return tuple(
        replace(block, area_ids=ground.areas_at(*ground.middle(block.id))) for block in data.blocks
    )


def _town(config: TownConfig) -> Town:
    return Town(
        config.id,
        config.name,
        config.country,
        config.tz,
        config.languages,
        aliases=config.aliases,
        neighbours=config.neighbours,
        attribution=config.attribution,
        cities=config.cities,
        postcodes=config.postcodes,
        region=config.region,
    )
