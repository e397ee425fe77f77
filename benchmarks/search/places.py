"""Where the measured indexes lie, and what they weigh there."""

import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from search.elastic.access import connect
from search.open import SearchAddress

_NAMES = {"user": "ES_USER", "password": "ES_PASSWORD", "api_key": "ES_API_KEY", "ca": "ES_CA"}
EMBEDDED, ELASTICSEARCH = "embedded", "elasticsearch"


def places(home: str, prefix: str, shards: int) -> dict[str, SearchAddress]:
    """Return the address of each engine that there is: Elasticsearch if ES_URL names a server."""
    found = {EMBEDDED: SearchAddress("embedded", home)}
    if os.environ.get("ES_URL"):
        access = {field: os.environ.get(name, "") for field, name in _NAMES.items()}
        where = SearchAddress(os.environ["ES_URL"], home, prefix, shards=shards)
        found[ELASTICSEARCH] = replace(where, **access)
    return found


def wipe(where: SearchAddress) -> None:
    """Delete what lies on a server, the current generation too."""
    if where.url == "embedded":
        return
    with closing(connect(where)) as client:
        for name in client.indices.get(index=f"{where.prefix}-*"):
            client.indices.delete(index=name)


def forget(where: SearchAddress) -> None:
    """Let the system forget an index's files, and the server its caches, as far as they can."""
    if where.url != "embedded":
        with closing(connect(where)) as client:
            client.indices.clear_cache(index=f"{where.prefix}-*")
        return
    for path in files(where):
        with path.open("rb") as file:
            os.fdatasync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def recall(where: SearchAddress) -> None:
    """Read an embedded index once, so that as much of it as fits is in memory."""
    for path in files(where):
        with path.open("rb", buffering=0) as file:
            while file.read(1 << 22):
                pass


def files(where: SearchAddress) -> list[Path]:
    """Return the files of an embedded index, none of a server's."""
    if where.url != "embedded":
        return []
    return [path for path in Path(where.home, "index").rglob("*") if path.is_file()]


def journal_mb(where: SearchAddress) -> float:
    """Return how much of an embedded index waits in write-ahead logs, MB."""
    sizes = (path.stat().st_size for path in files(where) if path.name.endswith("-wal"))
    return sum(sizes) / 1e6


def server_memory(where: SearchAddress) -> Iterator[tuple[str, float, float]]:
    """Yield each node's name, its heap in use and, where it runs here, all its memory, MB."""
    with closing(connect(where)) as client:
        nodes = client.nodes.info(metric="process")["nodes"]
        for key, node in client.nodes.stats(metric="jvm")["nodes"].items():
            heap = node["jvm"]["mem"]["heap_used_in_bytes"] / 1e6
            yield node["name"], heap, resident_mb(nodes[key]["process"]["id"])


def resident_mb(process: int | str = "self", what: str = "VmRSS") -> float:
    """Return the memory of a process in MB (Linux: VmRSS, RssAnon, ...), 0 if it is not here."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else ()
    return next((int(line.split()[1]) / 1e3 for line in lines if line.startswith(what)), 0.0)
