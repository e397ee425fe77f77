"""The rows of a document, table by table."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from records.reach import tile_of
from search.document import Document
from search.embedded.names import Kind, Topics
from search.embedded.schema import filing_token, narrow_fields, narrow_key
from search.moments import microseconds

Row = tuple[int | float | str | bytes | None, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers under which names stand in rows."""

    keys: Mapping[str, int]
    kinds: Mapping[Kind, int]
    topics: Mapping[Topics, int]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of several documents, by the table that they go into."""

    doc: list[Row] = field(default_factory=list)
    area_doc: list[Row] = field(default_factory=list)
    cell_doc: list[Row] = field(default_factory=list)
    tokens: dict[int, str] = field(default_factory=dict)  # of the full-text row, by feed key


def kind_of(document: Document) -> Kind:
    """Return a document's kind."""
    return document.type, document.source_id


def keys_of(document: Document) -> dict[str, bool]:
    """Return all keys of a document, narrow ones too, each with True where it is approximate."""
    keys = dict.fromkeys(document.filing.sure, False) | dict.fromkeys(document.filing.maybe, True)
    values = {"theme": sorted(document.themes), "source": [document.source_id]}
    narrow = {
        narrow_key(key, name, value): maybe
        for key, maybe in keys.items()
        for name in narrow_fields(key)
        for value in values[name]
    }
    return keys | narrow


def rows_of(documents: Sequence[Document], numbers: Numbers) -> Rows:
    """Return the rows of documents whose names all have numbers."""
    rows = Rows()
    for document in documents:
        _add_rows(rows, document, numbers)
    return rows


def _add_rows(rows: Rows, document: Document, numbers: Numbers) -> None:
    keys = keys_of(document)
    filters = (
        numbers.kinds[kind_of(document)],
        numbers.topics[document.themes],
        *_span(document),
    )
    own = sorted(numbers.keys[key] for key in keys)
    rows.doc.append(
        (document.feed_key, *filters, document.item_id, document.revision, json.dumps(own))
    )
    rows.area_doc.extend(
        (numbers.keys[key], document.feed_key, maybe, *filters)
        for key, maybe in keys.items()
        if not key.startswith("c:")
    )
    for spot in document.filing.spots:
        tile = "c:{}/{}".format(*tile_of(spot))
        rows.cell_doc.append(
            (numbers.keys[tile], document.feed_key, keys[tile], *filters, *spot),
        )
    rows.tokens[document.feed_key] = _tokens(document, numbers.keys)


def _span(document: Document) -> tuple[int | None, int | None]:
    """Return the first and last moment of the event; without an end it ends as it starts."""
    if document.starts_at is None:
        return None, None
    starts = microseconds(document.starts_at)
    ends = starts if document.ends_at is None else microseconds(document.ends_at)
    return starts, ends


def _tokens(document: Document, numbers: Mapping[str, int]) -> str:
    """Return what the full-text row holds: the words and the keys, so that both are met at once."""
    filing = document.filing
    places = {filing_token(numbers[key], maybe=False) for key in filing.sure}
    places |= {filing_token(numbers[key], maybe=True) for key in filing.maybe}
    return " ".join(sorted(places | document.said.tokens))
