"""The real data that evaluation reads, and the towns that are made of them in memory."""

import csv
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from config.themes import load_themes
from config.towns import load_town, town_ids
from config.types import load_types
from enrich.analyser import Analyser
from enrich.types.choice import ItemTypes
from geo.gazetteer import Gazetteer
from geo.town_import import import_town
from jobs.workshop import Workshop
from records import IlotError, ImportRefused, TownData


class LeftOut(IlotError):
    """A set can't be measured here: which file or town is not there."""


class SharedData:
    """A folder of test data; towns are imported once, from the configuration that ships."""

    def __init__(self, folder: Path, publish_at: float = 0.85) -> None:
        self.folder = folder
        self._publish_at = publish_at
        self.town = cache(self._town)
        self.gazetteer = cache(self._gazetteer)
        self.analyser = cache(self._analyser)

    def path(self, *parts: str) -> Path:
        """Return the path of a file or folder. Raises LeftOut if it is not there."""
        path = self.folder.joinpath(*parts)
        if not path.exists():
            raise LeftOut(f"{path} is not there (SHARED_DATA)")
        return path

    def lines(self, *parts: str) -> list[dict[str, Any]]:
        """Return the objects of a file of JSON lines. Raises LeftOut."""
        text = self.path(*parts).read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]

    def rows(self, *parts: str, delimiter: str = ",") -> Iterator[dict[str, str]]:
        """Yield the rows of a CSV file with a header. Raises LeftOut."""
        with self.path(*parts).open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file, delimiter=delimiter)

    def features(self, *parts: str) -> list[dict[str, Any]]:
        """Return the features of a GeoJSON file. Raises LeftOut."""
        features: list[dict[str, Any]] = json.loads(self.path(*parts).read_bytes())["features"]
        return features

    def workshop(self, town_id: str) -> Workshop:
        """Return a town's tools, which refuse nothing as unsure. Raises LeftOut."""
        return Workshop(
            self.gazetteer(town_id),
            self.analyser(town_id),
            self._publish_at,
            review_at=0.0,
            types=ItemTypes(load_types()),
        )

    def _town(self, town_id: str) -> TownData:
        if town_id not in town_ids():
            raise LeftOut(f"config/towns has no {town_id}")
        town = load_town(town_id, environ={"SHARED_DATA": str(self.folder.resolve())})
        try:
            return import_town(town, Path(), lambda *_: None)[0]
        except ImportRefused as error:
            raise LeftOut(f"{town_id}: {error}") from None

    def _gazetteer(self, town_id: str) -> Gazetteer:
        return Gazetteer(self.town(town_id))

    def _analyser(self, town_id: str) -> Analyser:
        return Analyser(self.gazetteer(town_id).names(), load_themes())
