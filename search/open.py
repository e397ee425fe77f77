"""Which index the operator asked for."""

from pathlib import Path

from records import ConfigError
from search.embedded.index import EmbeddedIndex
from search.index import Index


def open_index(search_url: str, home: str) -> Index:
    """Open the index of the setting search_url; "embedded" keeps it in `home`/index.

    Raises IndexDown if it can't be reached or read, ConfigError if there is no such kind.
    """
    if search_url == "embedded":
        return EmbeddedIndex(Path(home) / "index")
    raise ConfigError("settings", "search_url", f'"{search_url}" is not known; allowed: "embedded"')
