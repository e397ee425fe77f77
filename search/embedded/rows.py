"""The rows of a document, table by table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from records.reach import tile_of
from search.document import Document
from search.embedded.alphabet import letters, read, spell
from search.embedded.known import Connection, Kind, Topics
from search.embedded.names import number_keys, number_kinds, number_topics
from search.embedded.schema import filing_token, lang_token, narrow_fields, narrow_key
from search.embedded.vocabulary import number_words
from search.moments import microseconds
from search.text import code_of

Row = tuple[int | float | str | None, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of several documents, by the table that they go into."""

    item: list[Row] = field(default_factory=list)
    doc: list[Row] = field(default_factory=list)
    area_doc: list[Row] = field(default_factory=list)
    cell_doc: list[Row] = field(default_factory=list)
    told: list[Row] = field(default_factory=list)
    fts: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Names:
    """The numbers under which names stand in rows."""

    keys: Mapping[str, int]
    kinds: Mapping[Kind, int]
    topics: Mapping[Topics, int]


def rows_of(
    connection: Connection, documents: Sequence[Document], numbers: Mapping[int, int]
) -> Rows:
    """Return the rows of documents, storing names and words that are new.

    `numbers` are theirs in full text, by feed key.
    """
    narrow = [list(_narrow_keys(document)) for document in documents]
    filed = chain.from_iterable((*one.filing.sure, *one.filing.maybe) for one in documents)
    names = _Names(
        number_keys(connection, chain(filed, chain.from_iterable(narrow))),
        number_kinds(connection, map(_kind_of, documents)),
        number_topics(connection, (document.themes for document in documents)),
    )
    texts = number_words(connection, [(document.words, document.lang) for document in documents])
    rows = Rows()
    for document, narrowed, text in zip(documents, narrow, texts, strict=True):
        _add_rows(rows, document, names, narrowed)
        _add_text(rows, document, numbers[document.feed_key], names, narrowed, text)
    return rows


def keys_told(keys: str) -> Iterator[tuple[int, bool]]:
    """Yield the keys of a row of `told`: their numbers, and whether they are approximate."""
    for letter in letters(keys):
        number, maybe = divmod(read(letter), 2)
        yield number, bool(maybe)


def tokens_of(lang: str, keys: Iterable[tuple[int, bool]], words: str) -> str:
    """Return what a full-text row holds: words and keys, so that both are met at once."""
    places = " ".join([filing_token(number, maybe=maybe) for number, maybe in keys])
    return f"{lang_token(lang)} {places} {words}"


def _kind_of(document: Document) -> Kind:
    return document.type, document.source_id
