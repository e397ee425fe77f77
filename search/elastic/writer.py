"""Bringing changes into a generation: newest revision wins, what is older leaves no trace."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from elasticsearch import ConflictError, Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.document import Delete, Op, Put
from search.elastic.mapping import CHECKPOINT, Fields, fields_of
from search.elastic.server import Server
from search.elastic.troubles import refusal

log = logging.getLogger(__name__)
_BATCH = 500
_BATCH_BYTES = 5 << 20
_OLDER = 409  # than what the index knows of the item


@dataclass(frozen=True, slots=True)
class _Known:
    """What the index holds of an item: a tombstone if it has no feed key."""

    revision: int
    feed_key: int | None


def write_alias(index: str) -> str:
    """Return the name under which a generation is written.

    Writing under an index's own name would make a new one, without our fields, if it was dropped.
    """
    return f"{index}-write"


def apply_ops(server: Server, index: str, ops: Sequence[Op], checkpoint: int) -> None:
    """Bring ops in, so that every later search sees them, and then note the checkpoint.

    Interrupted in between, it leaves the checkpoint behind the ops, never ahead of them.
    """
    for start in range(0, len(ops), _BATCH):
        batch = ops[start : start + _BATCH]
        server.tell(partial(_bring_in, server.url, index, batch))
    server.tell(partial(_note, index, checkpoint))


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


def _bring_in(url: str, index: str, ops: Sequence[Op], client: Elasticsearch) -> None:
    actions = [_action(index, op) for op in _decided(client, index, ops)]
    answers = streaming_bulk(
        client,
        actions,
        chunk_size=_BATCH,
        max_chunk_bytes=_BATCH_BYTES,
        raise_on_error=False,
        refresh=True,
        require_alias=True,
    )
    for done, answer in answers:
        told = answer["index"]
        if not done and told["status"] != _OLDER:
            cause = told.get("error", {})
            reason = f"{told['_id']}: {cause.get('reason', '')}"
            raise refusal(url, told["status"], cause.get("type", ""), reason)


def _action(index: str, op: Op) -> Fields:
    return {
        "_op_type": "index",
        "_index": write_alias(index),
        "_id": op.item_id,
        "version": op.revision,
        "version_type": "external_gte",
        "_source": fields_of(op.document) if isinstance(op, Put) else {},
    }


def _decided(client: Elasticsearch, index: str, ops: Sequence[Op]) -> Iterator[Op]:
    """Yield what is to be done so that each item has its newest state, and no key has two items.

    The record gives a feed key to one item at a time, so that another holder here is out of date:
    its own change is still to come, and the audit finds it if it does not.
    """
    newest: dict[str, Op] = {}
    for op in ops:
        if op.item_id not in newest or op.revision >= newest[op.item_id].revision:
            newest[op.item_id] = op
    known = _look(client, index, newest.values())
    fresh = {
        item_id: op
        for item_id, op in newest.items()
        if item_id not in known or op.revision >= known[item_id].revision
    }
    winners = {op.document.feed_key: op for op in fresh.values() if isinstance(op, Put)}
    for item_id, op in fresh.items():
        won = not isinstance(op, Put) or winners[op.document.feed_key] is op
        yield op if won else Delete(item_id, op.revision)
    for item_id, held in known.items():
        if held.feed_key in winners and item_id not in fresh:
            log.warning("feed_key_taken_over", extra={"item_id": item_id})
            yield Delete(item_id, held.revision)


def _look(client: Elasticsearch, index: str, ops: Iterable[Op]) -> dict[str, _Known]:
    """Return what is known of the items of these ops, and of others that hold their feed keys."""
    ids = [op.item_id for op in ops]
    keys = [op.document.feed_key for op in ops if isinstance(op, Put)]
    answer = client.search(
        index=index,
        query={
            "bool": {"should": [{"ids": {"values": ids}}, {"terms": {"feed_key": keys}}]},
        },
        size=2 * _BATCH,
        version=True,
        source=False,
        docvalue_fields=[{"field": "feed_key"}],
        track_total_hits=False,
        allow_partial_search_results=False,
    )
    return {
        hit["_id"]: _Known(hit["_version"], hit.get("fields", {}).get("feed_key", [None])[0])
        for hit in answer["hits"]["hits"]
    }
