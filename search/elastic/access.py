"""From the operator's settings to a client of the server, or to what is wrong with them."""

import re
import ssl
from base64 import b64encode
from collections.abc import Sequence
from urllib.parse import urlsplit

from elastic_transport import NodeConfig
from elasticsearch import Elasticsearch

from records import ConfigError
from search.address import SearchAddress

_ALLOWED = '"embedded", or http(s)://host:port, several with commas between'
_PREFIXES = "1 to 100 of a-z 0-9 _ -, the first of them a letter or a digit"
_PREFIX = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}", re.ASCII)
_MOST_TRIES = 3
_CONNECTIONS = 10  # to each node, at a time


def connect(where: SearchAddress) -> Elasticsearch:
    """Return a client, which connects when it is used and tries again on other nodes.

    Raises ConfigError.
    """
    nodes = nodes_of(where)
    return Elasticsearch(
        nodes,
        api_key=where.api_key or None,
        basic_auth=_basic(where) if where.user else None,
        # Asking the same node again is for who waits in between: search.elastic.server.
        max_retries=tries_of(nodes) - 1,
        retry_on_timeout=True,
        retry_on_status=(),
    )


def tries_of(nodes: Sequence[NodeConfig]) -> int:
    """Return how many nodes are tried at most for one request.

    Of three nodes, one that stands still can spoil two tries: its own, and one of who waits for it.
    """
    return min(_MOST_TRIES, len(nodes))


def _basic(where: SearchAddress) -> str:
    """Return user and password for the header: in UTF-8 (RFC 7617), the client takes ASCII only."""
    return b64encode(f"{where.user}:{where.password}".encode()).decode("ascii")


def nodes_of(where: SearchAddress) -> list[NodeConfig]:
    """Return the nodes at an address, all checks of it done. Raises ConfigError."""
    if not _PREFIX.fullmatch(where.prefix):
        raise _refused("search_prefix", f"{where.prefix!r} can't be; allowed: {_PREFIXES}")
    if bool(where.user) != bool(where.password):
        raise _refused("search_user", "give search_password too, or neither")
    if where.user and where.api_key:
        raise _refused("search_api_key", "give it, or search_user and search_password, not both")
    if not (where.api_key.isascii() and where.api_key.isprintable()):
        raise _refused("search_api_key", "it has characters that no key has")
    nodes = [_node(part.strip(), where.ca) for part in where.url.split(",")]
    if where.ca:  # without one there is nothing to check, and to read the system's takes long
        _check_ca(where.ca)
    return nodes


def _node(url: str, ca: str) -> NodeConfig:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _refused("search_url", f"{url!r}: {error}; allowed: {_ALLOWED}") from None
    if "@" in parts.netloc:
        raise _refused("search_url", "user and password belong into search_user, search_password")
    fits = parts.scheme in ("http", "https") and parts.hostname and port
    if not fits or parts.query or parts.fragment:
        raise _refused("search_url", f"{url!r} can't be; allowed: {_ALLOWED}")
    if ca and parts.scheme == "http":
        raise _refused("search_ca", f"{url} has no certificate to check: https, or no search_ca")
    return NodeConfig(
        scheme=parts.scheme,
        host=str(parts.hostname),
        port=int(port or 0),
        path_prefix=parts.path.rstrip("/"),
        connections_per_node=_CONNECTIONS,
        ca_certs=ca or None,  # beside those that the system trusts
    )


def _check_ca(ca: str) -> None:
    try:
        ssl.create_default_context(cafile=ca)
    except OSError as error:
        raise _refused("search_ca", f"{ca}: {error.strerror or error}") from None


def _refused(key: str, problem: str) -> ConfigError:
    return ConfigError("settings", key, problem)
