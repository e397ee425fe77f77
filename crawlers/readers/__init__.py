"""The readers: one file each, pure, from an answer's bytes to RawItems."""

from datetime import datetime
from types import MappingProxyType
from typing import Protocol

from crawlers.gather import ITEM_MAX_BYTES
from crawlers.readers.csv import read_csv
from crawlers.readers.ical import read_ical
from crawlers.readers.json_lines import read_json_lines
from crawlers.readers.list_detail import read_list_detail
from crawlers.readers.rss_atom import read_rss_atom
from crawlers.reading import Reading
from records import Source

__all__ = ["READERS", "Reader", "Reading"]


class Reader(Protocol):
    """Reads one answer, fetched at `now`. Raises SourceError if it is not what it reads."""

    def __call__(
        self, source: Source, body: bytes, now: datetime, item_max_bytes: int = ITEM_MAX_BYTES
    ) -> Reading:
        """Return the entries in the answer's order; HTML over `item_max_bytes` is cut."""
        ...


READERS: MappingProxyType[str, Reader] = MappingProxyType(
    {
        "rss_atom": read_rss_atom,
        "ical": read_ical,
        "csv": read_csv,
        "json_lines": read_json_lines,
        "list_detail": read_list_detail,
    }
)
