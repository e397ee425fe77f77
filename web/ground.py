"""The towns' gazetteers as the record has them, kept until an import or a lesson changes them."""

from collections.abc import Callable
from functools import lru_cache, partial
from threading import Lock

from markupsafe import Markup

from geo.gazetteer import Gazetteer
from geo.lessons import apply_lessons
from records.lasting import making_lasting_records
from store.database import Connection
from store.lessons import lessons_of
from store.towns import all_towns, find_town, load_town_data, town_version
from web.frame import Frame
from web.place_map import BaseMap, draw_base

_MAPS_KEPT = 256  # about 20 kB each


class Ground:
    """A town's gazetteer with the maps that were drawn of it."""

    def __init__(self, gazetteer: Gazetteer, version: int) -> None:
        self.gazetteer = gazetteer
        self.version = version
        self._town_maps: dict[str, Markup] = {}
        # Around the gazetteer, not a method: a ground in no circle is freed once it is replaced.
        self._draw = lru_cache(maxsize=_MAPS_KEPT)(partial(draw_base, gazetteer))

    def base_map(self, frame: Frame) -> BaseMap:
        """Return the ground of a view, drawn the first time."""
        return self._draw(frame)

    def town_map(self, lang: str, draw: Callable[[], Markup]) -> Markup:
        """Return the map of neighbourhoods, whose links are by language, drawn the first time."""
        if lang not in self._town_maps:
            self._town_maps[lang] = draw()
        return self._town_maps[lang]


class Grounds:
    """Every town's ground, read when it is first asked for and again when its version grew."""

    def __init__(self) -> None:
        self._known: dict[str, Ground] = {}
        self._lock = Lock()

    def find(self, db: Connection, town_id: str) -> Ground | None:
        """Return a town's ground, None if there is no such town; one small query if nothing new."""
        version = town_version(db, town_id)
        known = self._known.get(town_id)
        if known is not None and known.version == version:
            return known
        with self._lock:
            known = self._known.get(town_id)
            if known is not None and known.version == version:
                return known
            return self._read(db, town_id, version)

    def read_all(self, db: Connection) -> None:
        """Read every town's ground now, for processes that are to share it."""
        for town in all_towns(db):
            self.find(db, town.id)

    def _read(self, db: Connection, town_id: str, version: int) -> Ground | None:
        if find_town(db, town_id) is None:
            self._known.pop(town_id, None)
            return None
        with making_lasting_records():
            data = apply_lessons(load_town_data(db, town_id), lessons_of(db, town_id))
            ground = Ground(Gazetteer(data), version)
        self._known[town_id] = ground
        return ground
