"""Tables: CSV with any delimiter and encoding."""

import csv
from collections.abc import Iterator
from datetime import datetime
from io import StringIO

from crawlers.decode import decode
from crawlers.gather import ITEM_MAX_BYTES, gather
from crawlers.mapping import Mapping
from crawlers.reading import Found, Reading, Unread
from records import Failure, Source, SourceError

_DELIMITERS = ",;\t|"
_SAMPLE = 10_000


def read_csv(
    source: Source, body: bytes, now: datetime, item_max_bytes: int = ITEM_MAX_BYTES
) -> Reading:
    """Read a table with one header row, columns as `source.mapping` says.

    Raises SourceError: not_a_feed (HTML, nothing), mapping (a column that is not there).
    """
    text = decode(body, source.encoding).lstrip("\ufeff\r\n ")
    if not text or text[:200].lower().startswith(("<!doctype", "<html", "<?xml")):
        what = "a web page or XML" if text else "empty"
        raise SourceError(source.id, Failure.NOT_A_FEED, f"the answer is {what}, not a table")
    mapping = Mapping(source)
    rows = csv.reader(StringIO(text, newline=None), delimiter=_delimiter(text[:_SAMPLE]))
    header = [name.strip() for name in next(rows)]
    missing = [column for column in mapping.columns if column not in header]
    if missing:
        reason = f"no column {', '.join(map(repr, missing))}; columns: {', '.join(header)}"
        raise SourceError(source.id, Failure.MAPPING, reason[:1_000])
    return gather(source, _entries(rows, header, mapping), now, item_max_bytes)


def _delimiter(sample: str) -> str:
    """Return the delimiter that cuts the header into most columns; a comma if none does."""
    return max(
        _DELIMITERS, key=lambda mark: len(next(csv.reader(StringIO(sample), delimiter=mark)))
    )


def _entries(rows: Iterator[list[str]], header: list[str], mapping: Mapping) -> Iterator[Found]:
    number = 1  # the header; people count rows as their spreadsheet does
    while True:
        number += 1
        where = f"row {number}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Unread(where, str(error))
            continue
        if not any(row):
            continue
        if len(row) < len(header) or any(row[len(header) :]):
            yield Unread(where, f"has {len(row)} columns, the header {len(header)}")
            continue
        yield mapping.entry(where, dict(zip(header, row, strict=False)).__getitem__)
