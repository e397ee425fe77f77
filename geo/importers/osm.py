"""A town out of OpenStreetMap: streets, houses, landmarks and areas of one extract."""

from __future__ import annotations

from pathlib import Path

from geo.importers.drafts import Drafts
from geo.importers.ledger import Ledger
from geo.importers.osm_areas import find_town, read_osm_areas, town_box
from geo.importers.osm_file import OsmExtract, read_boundaries, read_extract
from geo.importers.osm_houses import read_osm_houses
from geo.importers.osm_places import read_osm_places
from geo.importers.osm_streets import street_segments
from records import OsmFile, TownConfig

READINGS = 2  # for the boundary, then for the rest


def read_osm(file: OsmFile, folder: Path, key: str, config: TownConfig, ledger: Ledger) -> Drafts:
    """Return what an extract says of a town.

    The file is read twice: for the town's boundary, then for what lies in the box around it, so
    that the extract of a whole region does. Raises ImportRefused, with `key`, if the file is
    missing or broken, or has no boundary of the name that `file` gives.
    """
    path = folder / file.path
    ledger.progress(path.name, 0, READINGS)
    town = find_town(read_boundaries(path, key), file, key, config)
    if town is None:
        ledger.lack(f"{path.name}: no administrative boundary is called {config.name}")
    ledger.progress(path.name, 1, READINGS)
    extract = read_extract(path, key, town_box(town))
    ledger.progress(path.name, READINGS, READINGS)
    segments = street_segments(extract.ways, extract.things, path)
    streets = frozenset(segment.name for segment in segments)
    _note(extract, path, ledger)
    return Drafts(
        segments,
        read_osm_houses(extract, path, ledger),
        read_osm_areas(town, extract.things, config, (path, ledger)),
        read_osm_places(extract.things, streets, path),
    )


def _note(extract: OsmExtract, path: Path, ledger: Ledger) -> None:
    ledger.count(path, len(extract.ways) + len(extract.things))
    if extract.far:
        ledger.lack(f"{path.name}: left out, too far from the town: {extract.far}")
    if extract.torn:
        ledger.lack(f"{path.name}: left out, ways that the extract cuts off: {extract.torn}")
