"""Sending many changes at once: while the server takes some, the next are made ready."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any

import msgspec
from elasticsearch import Elasticsearch

from search.document import Op, Put
from search.elastic.mapping import fields_of
from search.elastic.server import Server
from search.elastic.troubles import refusal

_MOST_BYTES = 5 << 20  # of one request; the server's own bound is 100 MB
_OLDER = 409  # than what the index knows of the item
_TOLD = ("items.*.status", "items.*.error.type", "items.*.error.reason", "items.*._id")
_encode = msgspec.json.Encoder().encode


def write_alias(index: str) -> str:
    """Return the name under which a generation is written.

    Writing under an index's own name would make a new one, without our fields, if it was dropped.
    """
    return f"{index}-write"


def send(server: Server, index: str, ops: Iterable[Op], size: int, at_once: int = 1) -> None:
    """Send ops in requests of up to `size`, `at_once` of them under way beside the next one.

    Older ones than what the index knows leave no trace. Raises IndexDown; some ops may be in then.
    """
    under_way: deque[Future[None]] = deque()
    with ThreadPoolExecutor(at_once) as pool:
        for lines in _requests(ops, size):
            if len(under_way) == at_once:
                under_way.popleft().result()
            order = partial(_bring_in, server.url, index, lines)
            under_way.append(pool.submit(server.tell, order))
        for sending in under_way:
            sending.result()


def _requests(ops: Iterable[Op], size: int) -> Iterator[list[bytes]]:
    lines: list[bytes] = []
    length = 0
    for op in ops:
        line = _line(op)
        if lines and (len(lines) == size or length + len(line) > _MOST_BYTES):
            yield lines
            lines, length = [], 0
        lines.append(line)
        length += len(line)
    if lines:
        yield lines


def _line(op: Op) -> bytes:
    """Return an op as the two lines of the bulk format."""
    town_id = op.document.town_id if isinstance(op, Put) else op.town_id
    head = {"_id": op.item_id, "version": op.revision, "version_type": "external_gte"}
    if town_id:
        head["routing"] = town_id
    return b"%b\n%b" % (_encode({"index": head}), _encode(fields_of(op)))


def _bring_in(url: str, index: str, lines: list[Any], client: Elasticsearch) -> None:
    answer = client.bulk(
        index=write_alias(index), operations=lines, require_alias=True, filter_path=_TOLD
    )
    for told in (item["index"] for item in answer["items"]):
        cause = told.get("error")
        if cause and told["status"] != _OLDER:
            reason = f"{told['_id']}: {cause.get('reason', '')}"
            raise refusal(url, told["status"], cause["type"], reason)
