"""The rows of a document, table by table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from records.reach import tile_of
from search.document import Document
from search.embedded.alphabet import letters, read, spell
from search.embedded.known import Connection
from search.embedded.names import number_keys, number_kinds, number_topics
from search.embedded.schema import filing_token, lang_token, narrow_fields, narrow_key
from search.embedded.vocabulary import number_words
from search.moments import day_of, microseconds
from search.text import code_of

Row = tuple[int | float | str | None, ...]
Filed = tuple[str, bool]  # a key, and whether the document stands there approximately
Facts = tuple[int | None, ...]  # what membership rows say too: kind, topics, last_day


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
class _Described:
    """A document and what is stored of it by numbers."""

    document: Document
    number: int
    facts: Facts
    keys: list[Filed]
    narrow: list[Filed]
    words: str
    tokens: str


def rows_of(
    connection: Connection, documents: Sequence[Document], numbers: Mapping[int, int]
) -> Rows:
    """Return the rows of documents, storing names and words that are new.

    `numbers` are theirs in full text, by feed key.
    """
    rows = Rows()
    described = list(_describe(connection, documents, numbers))
    names = number_keys(connection, (key for one in described for key, _ in one.keys + one.narrow))
    for one in described:
        _add_memberships(rows, one, names)
        _add_text(rows, one, names)
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


def _describe(
    connection: Connection, documents: Sequence[Document], numbers: Mapping[int, int]
) -> Iterator[_Described]:
    kinds = number_kinds(connection, ((one.type, one.source_id) for one in documents))
    topics = number_topics(connection, (one.themes for one in documents))
    texts = number_words(connection, [(one.words, one.lang) for one in documents])
    for one, (words, tokens) in zip(documents, texts, strict=True):
        facts = (kinds[one.type, one.source_id], topics[one.themes], _last_day(one))
        keys = [(key, False) for key in one.filing.sure] + [(key, True) for key in one.filing.maybe]
        narrow = list(_narrow_keys(one, keys))
        yield _Described(one, numbers[one.feed_key], facts, keys, narrow, words, tokens)


def _narrow_keys(document: Document, keys: Iterable[Filed]) -> Iterator[Filed]:
    for key, maybe in keys:
        for name in narrow_fields(key):
            values = document.themes if name == "theme" else (document.source_id,)
            for value in values:
                yield narrow_key(key, name, value), maybe


def _last_day(document: Document) -> int | None:
    ends = _span(document)[1]
    return None if ends is None else day_of(ends)


def _span(document: Document) -> tuple[int | None, int | None]:
    """Return the first and last moment of the event; without an end it ends as it starts."""
    if document.starts_at is None:
        return None, None
    starts = microseconds(document.starts_at)
    ends = starts if document.ends_at is None else microseconds(document.ends_at)
    return starts, ends


def _add_memberships(rows: Rows, one: _Described, names: Mapping[str, int]) -> None:
    document, facts = one.document, one.facts
    feed_key = document.feed_key
    rows.item.append((document.item_id, document.revision, one.number))
    rows.doc.append((one.number, feed_key, *facts, *_span(document), document.item_id))
    rows.area_doc.extend(
        (names[key], feed_key, maybe, *facts)
        for key, maybe in one.keys + one.narrow
        if not key.startswith("c:")
    )
    for spot in document.filing.spots:
        tile = "c:{}/{}".format(*tile_of(spot))
        maybe = tile not in document.filing.sure
        rows.cell_doc.append((names[tile], feed_key, maybe, *facts, *spot))


def _add_text(rows: Rows, one: _Described, names: Mapping[str, int]) -> None:
    lang = code_of(one.document.lang)
    keys = [(names[key], maybe) for key, maybe in one.keys]
    narrow = "".join([spell(names[key]) for key, _ in one.narrow])
    spelled = "".join([spell(2 * number + maybe) for number, maybe in keys])
    rows.told.append((one.number, lang, spelled, narrow, one.words))
    rows.fts.append((one.number, tokens_of(lang, keys, one.tokens)))
