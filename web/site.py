"""What all pages share: the settings, the record, the index, the towns' grounds, the clock."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from config.settings import Settings
from records import ItemType, ThemeDefinition
from search.index import Index
from search.open import SearchAddress, open_index
from store.database import Database
from web.ground import Grounds
from web.kept import Kept
from web.limits import Limits


class Searcher:
    """Opens the index when it is first asked for, so that pages stay up while it is away."""

    def __init__(self, settings: Settings, record_id: str = "") -> None:
        self._where = SearchAddress(
            **settings.search_address, record_id=record_id, shards=settings.search_shards
        )
        self._index: Index | None = None
        self._lock = Lock()

    def index(self) -> Index:
        """Return the index. Raises IndexDown; the next call tries again."""
        with self._lock:
            if self._index is None:
                self._index = open_index(self._where)
            return self._index

    def close(self) -> None:
        """Let go of the index; the next call opens it again."""
        with self._lock:
            if self._index is not None:
                self._index.close()
            self._index = None


@dataclass(frozen=True)
class Site:
    """One running web server. `secret` signs links and forms; `now` is the clock, aware.

    `types` are by code, in the order of the file. `code_version` changes with the code and the
    settings, see web.versions; `kept` are answers that were made.
    """

    settings: Settings
    secret: str
    database: Database
    searcher: Searcher
    grounds: Grounds
    themes: tuple[ThemeDefinition, ...]
    types: dict[str, ItemType]
    limits: Limits
    now: Callable[[], datetime]
    code_version: str
    kept: Kept = field(default_factory=Kept)

    def theme_names(self, lang: str) -> dict[str, str]:
        """Return the themes' names by code, in the order of the file."""
        return {t.code: t.names.get(lang) or t.code for t in self.themes}
