"""The towns and their sources: config/towns/<town>/town.toml and sources/*.toml beside it."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from config.source_rules import check_source
from config.toml import convert, expand, read_toml
from records import ConfigError, Source, TownConfig

TOWNS = Path(__file__).with_name("towns")
CITIES = Path(__file__).with_name("cities.toml")


def town_ids(folder: Path = TOWNS) -> tuple[str, ...]:
    """Return the ids of all towns that have a town.toml, sorted."""
    return tuple(sorted(path.parent.name for path in folder.glob("*/town.toml")))


def load_town(
    town_id: str, folder: Path = TOWNS, environ: Mapping[str, str] = os.environ
) -> TownConfig:
    """Return one town's configuration; paths are absolute or relative to its town.toml.

    Where it lists no `cities`, those of config/cities.toml are the far ones that texts speak of.

    Raises ConfigError if there is no such town, naming those that there are, or a key is wrong.
    """
    path = folder / town_id / "town.toml"
    if town_id not in town_ids(folder):
        known = ", ".join(town_ids(folder)) or "none yet"
        raise ConfigError(path, "", f"no town {town_id!r}; known towns: {known}")
    values = read_toml(CITIES) | expand(read_toml(path), path, environ)
    town = convert({"id": town_id, **values}, TownConfig, path)
    _check_zone(town.tz, path, "tz")
    return town


def load_sources(
    town_id: str, folder: Path = TOWNS, environ: Mapping[str, str] = os.environ
) -> tuple[Source, ...]:
    """Return a town's sources by file name; `tz` is the town's where a source says none.

    Raises ConfigError with file and key.
    """
    tz = load_town(town_id, folder, environ).tz
    paths = sorted((folder / town_id / "sources").glob("*.toml"))
    sources = (load_source(town_id, path, environ) for path in paths)
    return tuple(source if source.tz else replace(source, tz=tz) for source in sources)


def load_source(town_id: str, path: Path, environ: Mapping[str, str] = os.environ) -> Source:
    """Return one source; its id is "<town>/<file name>". Raises ConfigError with file and key."""
    values: dict[str, Any] = expand(read_toml(path), path, environ)
    for key in ("id", "town_id"):
        if key in values:
            raise ConfigError(path, key, "comes from the file's place, leave it out")
    source = convert({"id": f"{town_id}/{path.stem}", "town_id": town_id, **values}, Source, path)
    check_source(source, path)
    if source.tz:
        _check_zone(source.tz, path, "tz")
    if not source.address.startswith(("http://", "https://")):
        return _with_absolute_address(source, path)
    return source


def _with_absolute_address(source: Source, path: Path) -> Source:
    return replace(source, address=str((path.parent / source.address).resolve()))


def _check_zone(name: str, path: Path, key: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ConfigError(path, key, f"{name!r} is no IANA time zone") from None
