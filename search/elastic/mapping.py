"""What an index of ours holds: its fields, its settings, and a document as they want it.

Three kinds of documents lie in one index. An item has all fields that it has a value for. A
tombstone has none, but the version of the deletion: Elasticsearch forgets real deletions after a
minute, and an older revision would rise from the dead. The note of the checkpoint has none either;
its version is the change that is in. Questions ask for keys, so that they see items only.

An item lies in its town's shard, and its tombstone beside it. Where nobody knows the town any more,
a tombstone lies anywhere and has the item's id as `lost`, by which it is found.
"""

from collections.abc import Iterable

from records import Filing, Spot
from records.reach import tile_of
from search.document import Document, Op, Put
from search.moments import microseconds

VERSION = 2  # of the fields below and of what is written into them; a new one asks for a rebuild
CHECKPOINT = ".checkpoint"  # the id of the note; no item has a dot in its own
_LONGEST_TERM = 8_000  # characters; Lucene refuses a document with a term of 32 kB

Fields = dict[str, object]


def _term(**settings: object) -> Fields:
    return {"type": "keyword", "ignore_above": _LONGEST_TERM, **settings}


def _key() -> Fields:
    """Return a field that is looked up by its value, and by nothing else."""
    return _term(doc_values=False)


MAPPINGS: Fields = {
    "dynamic": "strict",
    "_source": {"enabled": False},  # pages are filled from the record
    "properties": {
        "item_id": _term(index=False),
        "lost": _key(),
        "feed_key": {"type": "long"},
        "type": _term(),
        "source": _term(),
        "themes": _term(),
        "starts": {"type": "long", "doc_values": False},  # microseconds since 1970
        "ends": {"type": "long", "doc_values": False},
        # Tokens of search.text, which analyses words for every engine, with spaces between.
        "words": {
            "type": "text",
            "analyzer": "whitespace",
            "index_options": "docs",
            "norms": False,
        },
        # All words in their order, folded: for phrases and beginnings.
        "said": {"type": "text", "analyzer": "whitespace", "norms": False},
        "lang": _key(),
        # Keys of records.reach: from placements that are sure, and from approximate ones.
        "sure": _key(),
        "maybe": _key(),
        # Spots twice: a geo_point is quick and a centimetre off, the exact numbers decide.
        "sure_spots": _term(index=False, copy_to="sure_points"),
        "maybe_spots": _term(index=False, copy_to="maybe_points"),
        "sure_points": {"type": "geo_point", "ignore_malformed": True},
        "maybe_points": {"type": "geo_point", "ignore_malformed": True},
    },
}

_SETTINGS: Fields = {
    "auto_expand_replicas": "0-1",  # none on one node, one on several
    "refresh_interval": "-1",  # whoever writes refreshes
    "sort.field": "feed_key",
    "sort.order": "desc",
    # Until copies agree, each document is kept as it came, too: most of a new index.
    "codec": "best_compression",
}


def mappings_of(record_id: str) -> Fields:
    """Return the mappings of a new index, with the id of the record that it belongs to."""
    return {"_meta": {"version": VERSION, "record": record_id}, **MAPPINGS}


def settings_of(shards: int) -> Fields:
    """Return the settings of a new index."""
    return {"number_of_shards": shards, **_SETTINGS}


def fields_of(op: Op) -> Fields:
    """Return an item or a tombstone as the index holds it."""
    if isinstance(op, Put):
        return _fields(op.document)
    return {} if op.town_id else {"lost": op.item_id}


def _fields(document: Document) -> Fields:
    filing = document.filing
    sure_spots, maybe_spots = _spots(filing)
    starts_at, ends_at = document.starts_at, document.ends_at or document.starts_at
    said = document.said
    fields: Fields = {
        "item_id": document.item_id,
        "feed_key": document.feed_key,
        "type": document.type,
        "source": document.source_id,
        "themes": sorted(document.themes),
        "words": " ".join(sorted(said.tokens)),
        "said": " ".join(said.words),
        "lang": said.lang,
        "sure": sorted(filing.sure),
        "maybe": sorted(filing.maybe),
        "sure_spots": sure_spots,
        "maybe_spots": maybe_spots,
        "starts": None if starts_at is None else microseconds(starts_at),
        "ends": None if starts_at is None or ends_at is None else microseconds(ends_at),
    }
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _spots(filing: Filing) -> tuple[list[str], list[str]]:
    """Return the spots that stand in a tile that is sure, and the others."""
    sure = [spot for spot in filing.spots if "c:{}/{}".format(*tile_of(spot)) in filing.sure]
    return _written(sure), _written(set(filing.spots).difference(sure))


def _written(spots: Iterable[Spot]) -> list[str]:
    """Return spots as "lat,lon", with all digits."""
    return [f"{lat!r},{lon!r}" for lon, lat in spots]
