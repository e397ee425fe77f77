"""Which index the operator asked for."""

from dataclasses import dataclass, field
from pathlib import Path

from records import ConfigError
from search.embedded.index import EmbeddedIndex
from search.index import Index


@dataclass(frozen=True, slots=True)
class SearchAddress:
    """Where the index is, and with what right it is asked: the settings search_….

    `url` is "embedded", which keeps it in `home`/index, or one or several nodes of Elasticsearch,
    http(s)://host:port with commas between. There its names begin with `prefix`, so that several
    instances may share a cluster; `user` with `password`, or `api_key`, "" for none; `ca` is the
    file of the certificate authority that signed the server's certificate, "" for the system's.
    """

    url: str
    home: str
    prefix: str = "ilot"
    user: str = ""
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)
    ca: str = ""


def open_index(where: SearchAddress) -> Index:
    """Open the index at an address.

    Raises IndexDown if it can't be reached or read, ConfigError if the address can't be meant.
    """
    if where.url == "embedded":
        return EmbeddedIndex(Path(where.home) / "index")
    raise ConfigError("settings", "search_url", f'"{where.url}" is not known; allowed: "embedded"')
