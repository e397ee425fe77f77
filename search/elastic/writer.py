"""Bringing changes into a generation: newest revision wins, what is older leaves no trace."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from elasticsearch import ConflictError, Elasticsearch

from search.document import Delete, Document, Op, Put
from search.elastic.bulk import send, write_alias
from search.elastic.mapping import CHECKPOINT
from search.elastic.server import Server

log = logging.getLogger(__name__)
_BATCH = 2_000  # ops that are looked up, and made findable, at a time: each time makes a segment
_REQUEST = 250  # ops of one request: small, so that the server is at work while others are analysed
_FILLING = 500
_SENDERS = 2  # the server analyses one request in one thread


@dataclass(frozen=True, slots=True)
class _Known:
    """What the index holds of an item: a tombstone if it has no feed key."""

    revision: int
    feed_key: int | None
    town_id: str


def apply_ops(server: Server, index: str, ops: Sequence[Op], checkpoint: int) -> None:
    """Bring ops in, so that every later search sees them, and then note the checkpoint.

    Interrupted in between, it leaves the checkpoint behind the ops, never ahead of them.
    """
    for start in range(0, len(ops), _BATCH):
        batch = _newest(ops[start : start + _BATCH])
        send(server, index, _decided(server, index, batch), _REQUEST)
        server.tell(partial(_show, index))
    server.tell(partial(_note, index, checkpoint))


def fill_with(server: Server, index: str, documents: Iterable[Document]) -> None:
    """Bring documents into an index that holds none of them: nothing is looked up."""
    send(server, index, map(Put, documents), _FILLING, _SENDERS)
    server.tell(partial(_show, index))


def _show(index: str, client: Elasticsearch) -> None:
    client.indices.refresh(index=write_alias(index))


def _note(index: str, checkpoint: int, client: Elasticsearch) -> None:
    """Move the checkpoint on: as a version, so that the server itself keeps it from going back."""
    try:
        client.index(
            index=write_alias(index),
            id=CHECKPOINT,
            document={},
            version=checkpoint,
            version_type="external_gte",
            require_alias=True,
        )
    except ConflictError:
        log.debug("checkpoint_kept", extra={"seq": checkpoint})


def _newest(ops: Iterable[Op]) -> dict[str, Op]:
    """Return the newest op of each item, by item."""
    newest: dict[str, Op] = {}
    for op in ops:
        if op.item_id not in newest or op.revision >= newest[op.item_id].revision:
            newest[op.item_id] = op
    return newest


def _decided(server: Server, index: str, batch: dict[str, Op]) -> Iterable[Op]:
    """Return what is to be done so that each item has its newest state, and no key has two items.

    Nearly always that is the batch itself: the server keeps what is older out. Whether the index
    must be asked for each item is found out by its feed keys, which it looks up much faster.
    """
    puts = [op.document for op in batch.values() if isinstance(op, Put)]
    owners = {document.feed_key: document.item_id for document in puts}
    has_towns = all(isinstance(op, Put) or op.town_id for op in batch.values())
    if has_towns and len(owners) == len(puts):
        holders = server.tell(partial(_look, index, _holding(owners, batch)))
        if all((_feed_key(hit), hit["_id"]) in owners.items() for hit in holders):
            return batch.values()
    return _compared(server, index, batch)


def _compared(server: Server, index: str, batch: dict[str, Op]) -> Iterator[Op]:
    """Yield what is to be done, each op compared with what the index holds.

    The record gives a feed key to one item at a time, so that another holder here is out of date:
    its own change is still to come, and the audit finds it if it does not.
    """
    known = _known(server, index, batch)
    fresh = {
        item_id: op
        for item_id, op in batch.items()
        if item_id not in known or op.revision >= known[item_id].revision
    }
    winners = {op.document.feed_key: op for op in fresh.values() if isinstance(op, Put)}
    for item_id, op in fresh.items():
        if isinstance(op, Delete):
            held = known.get(item_id)
            yield Delete(item_id, op.revision, op.town_id or (held.town_id if held else ""))
        else:
            won = winners[op.document.feed_key] is op
            yield op if won else Delete(item_id, op.revision, op.document.town_id)
    for item_id, held in known.items():
        if held.feed_key in winners and item_id not in fresh:
            log.warning("feed_key_taken_over", extra={"item_id": item_id})
            yield Delete(item_id, held.revision, held.town_id)


def _known(server: Server, index: str, batch: dict[str, Op]) -> dict[str, _Known]:
    """Return what is known of the items of a batch, and of others that hold their feed keys."""
    keys = [op.document.feed_key for op in batch.values() if isinstance(op, Put)]
    asked = [*_holding(keys, batch), {"ids": {"values": list(batch)}}]
    known: dict[str, _Known] = {}
    for hit in server.tell(partial(_look, index, asked)):
        found = _Known(hit["_version"], _feed_key(hit), hit.get("_routing", ""))
        # A tombstone that nobody knew the town of may stand beside the item itself.
        if hit["_id"] not in known or _rank(found) > _rank(known[hit["_id"]]):
            known[hit["_id"]] = found
    return known


def _rank(known: _Known) -> tuple[int, bool]:
    return known.revision, bool(known.town_id)


def _holding(keys: Iterable[int], batch: Iterable[str]) -> list[dict[str, Any]]:
    """Return questions for who holds one of these feed keys, and for tombstones without a town."""
    return [{"terms": {"feed_key": list(keys)}}, {"terms": {"lost": list(batch)}}]


def _look(index: str, asked: list[dict[str, Any]], client: Elasticsearch) -> list[dict[str, Any]]:
    answer = client.search(
        index=index,
        query={"bool": {"should": asked}},
        # An item, its tombstone, who else holds its key and has one; the server allows 10,000.
        size=4 * _BATCH,
        version=True,
        source=False,
        docvalue_fields=[{"field": "feed_key"}],
        track_total_hits=False,
        allow_partial_search_results=False,
    )
    return list(answer["hits"]["hits"])


def _feed_key(hit: dict[str, Any]) -> int | None:
    values: list[int] = hit.get("fields", {}).get("feed_key", [None])
    return values[0]
