"""What goes wrong with the server, told to a person with what to do about it."""

from collections.abc import Iterator
from contextlib import contextmanager

from elastic_transport import (
    ApiError,
    ConnectionTimeout,
    SerializationError,
    TlsError,
    TransportError,
)
from elastic_transport import ConnectionError as Unreachable

from records import IndexDown

REBUILD = "run `python -m jobs rebuild`"
_OVERLOADED = (429, 502, 503, 504)
_FOREIGN = "what answers there is not Elasticsearch: check search_url"
_WHO = "check search_user and search_password, or search_api_key"
# The rights of both keys in docs/deploying.md.
_RIGHTS = (
    "commands that change the index (work, rebuild, schedule) need the worker's key: read, write,"
    " manage; pages' key, read and view_index_metadata, can't"
)
_BLOCKED = "it takes no changes now; if its disk is full, make room: it then opens again by itself"


class Missing(IndexDown):
    """An index or alias is not there: the server was emptied, or is another one."""


class Away(IndexDown):
    """The server can't be reached or has no time: the same request may work a moment later."""


@contextmanager
def told_as_index_down(url: str) -> Iterator[None]:
    """Raise IndexDown, Away if it may pass, for whatever the server or the way to it has."""
    try:
        yield
    except ApiError as error:
        raise _refusal(url, error) from error
    except (TransportError, SerializationError) as error:
        raise _break(url, error) from error


def is_elasticsearch(error: ApiError) -> bool:
    """Tell whether it was Elasticsearch that answered so: it says it in every answer."""
    return error.meta.headers.get("x-elastic-product") == "Elasticsearch"


def refusal(url: str, status: int, kind: str, reason: str) -> IndexDown:
    """Return the error of an answer with this HTTP status, and Elasticsearch's name for it."""
    if kind == "cluster_block_exception" and status != 503:
        return IndexDown(f"{url}: {reason.rstrip(';')}; {_BLOCKED}")
    if status in _OVERLOADED:
        return Away(f"{url}: it has no time or is not ready ({status} {kind}); it is tried again")
    if status == 401:
        return IndexDown(f"{url}: it does not know us (401); {_WHO}")
    if status == 403:
        told = f"these credentials may not do this (403): {reason}"
        return IndexDown(f"{url}: {told}; {_WHO}: {_RIGHTS}")
    if kind == "index_not_found_exception":
        return Missing(f"{url}: {reason}; {REBUILD}")
    if kind == "strict_dynamic_mapping_exception":
        return IndexDown(f"{url}: the index is of another version: {reason}; {REBUILD}")
    if not kind:
        return IndexDown(f"{url}: it refuses ({status}): {reason}; check search_url")
    return IndexDown(f"{url}: it refuses ({status} {kind}): {reason}")


def _refusal(url: str, error: ApiError) -> IndexDown:
    status = error.meta.status
    if not is_elasticsearch(error) and status not in (401, 403, *_OVERLOADED):
        return IndexDown(f"{url}: {_FOREIGN}")
    cause = error.body.get("error", {}) if isinstance(error.body, dict) else {}
    if not isinstance(cause, dict):
        cause = {"reason": str(cause)}
    return refusal(url, status, str(cause.get("type", "")), str(cause.get("reason", error)))


def _break(url: str, error: TransportError | SerializationError) -> IndexDown:
    if isinstance(error, TlsError):
        advice = "check its certificate, its name in search_url, and search_ca"
        return IndexDown(f"{url}: no trust in the connection: {_innermost(error)}; {advice}")
    if isinstance(error, SerializationError):
        return IndexDown(f"{url}: {_FOREIGN}")
    if isinstance(error, ConnectionTimeout):
        return Away(f"{url}: no answer in time; it is tried again")
    if isinstance(error, Unreachable):
        advice = "is it running, and is search_url right?"
        return Away(f"{url}: can't be reached: {_innermost(error)}; {advice}")
    return IndexDown(f"{url}: {error.message}")


def _innermost(error: BaseException) -> str:
    """Return the first cause's own words: the outer ones only wrap it."""
    while (inner := error.__cause__ or error.__context__) is not None:
        error = inner
    return getattr(error, "strerror", None) or str(error)
