"""How fast pages are made: requests a second and milliseconds, in one process on one core, warm.

    python -m benchmarks.web TOWN           # on what the record and the index hold (ILOT_HOME)

Asks the WSGI app itself, without sockets. Each kind of page is asked for at different addresses
in turn, each address once before the clock runs, so that drawn grounds are kept as in a server
that has been up for a while. A feed or an answer of the API is measured three ways: "made" anew
each time, "kept" since it was made before, and "again": asked for with the ETag of its last answer.
`cpu_ms` is what one request takes of the processor, also where others use it at the same time.
"""

import json
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import cycle, islice

from flask import Flask
from flask.testing import FlaskClient

from records import AreaKind, TownData
from store.items import item_ids
from store.towns import load_town_data
from web.app import create_app
from web.kept import Kept
from web.subject import slug_of

ADDRESSES = 25  # different ones of a kind
SECONDS = 4.0  # of asking, for each kind
MEGA = 1024.0
Request = tuple[str, dict[str, str]]
_VERSIONED = ("rss", "json_feed", "geojson", "api_items", "widget")


def main(town_id: str) -> None:
    """Print one JSON line a kind of page."""
    app = create_app()
    client = app.test_client()
    _print("memory_at_start", memory_mb=_memory())
    for kind, paths in _kinds(app, town_id).items():
        if kind not in _VERSIONED:
            _print(kind, **_measured(client, _plain(paths), 200))
            continue
        for way, kept in (("made", Kept(0)), ("kept", Kept())):
            app.extensions["ilot"] = replace(app.extensions["ilot"], kept=kept)
            _print(f"{kind}_{way}", **_measured(client, _plain(paths), 200))
        again = [(path, _known(client, path)) for path in paths]
        _print(f"{kind}_again", **_measured(client, again, 304))
    _print("memory_at_end", memory_mb=_memory())


def _kinds(app: Flask, town_id: str) -> dict[str, list[str]]:
    """Return some addresses for each kind of page."""
    with app.extensions["ilot"].database.read() as db:
        ground = load_town_data(db, town_id)
        items = list(islice(item_ids(db, town_id), ADDRESSES))
    town, api = f"/en/{town_id}", f"/api/v1/items?town={town_id}&lang=en"
    blocks = [f"{town}/blocks/{slug}" for slug in _spread(b.id for b in ground.blocks)]
    areas = [f"{town}/areas/{slug}" for slug in _spread(_neighbourhoods(ground))]
    return {
        "home": [f"{town}/"],
        "block_300_m": blocks,
        "neighbourhood": areas,
        "item": [f"/en/items/{item_id}" for item_id in items],
        "rss": [f"{block}.rss" for block in blocks],
        "json_feed": [f"{block}.json" for block in blocks],
        "geojson": [f"{block}.geojson" for block in blocks],
        "api_items": [f"{api}&block={block.rpartition('/')[2]}" for block in blocks],
        "widget": [f"/widget{town}?block={block.rpartition('/')[2]}" for block in blocks],
        "api_item": [f"/api/v1/items/{item_id}?lang=en" for item_id in items],
    }


def _plain(paths: Iterable[str]) -> list[Request]:
    return [(path, {}) for path in paths]


def _neighbourhoods(ground: TownData) -> Iterator[str]:
    return (area.id for area in ground.areas if area.kind is AreaKind.NEIGHBOURHOOD)


def _spread(ids: Iterable[str]) -> list[str]:
    """Return the slugs of some of the ids, evenly spread over all."""
    slugs = [slug_of(thing_id) for thing_id in ids]
    return slugs[:: max(len(slugs) // ADDRESSES, 1)][:ADDRESSES]


def _known(client: FlaskClient, path: str) -> dict[str, str]:
    """Return the header by which a reader says which answer it has."""
    return {"If-None-Match": client.get(path).headers["ETag"]}


def _measured(client: FlaskClient, requests: list[Request], status: int) -> dict[str, float]:
    """Return the figures of asking in turn; each request is made once before that."""
    for path, headers in requests:
        answer = client.get(path, headers=headers)
        if answer.status_code != status:
            raise SystemExit(f"{path}: {answer.status_code}, not {status}")
    start = time.process_time()
    times = sorted(_times(client, requests))
    cpu = time.process_time() - start
    return {
        "requests": len(times),
        "per_second": len(times) / sum(times),
        "cpu_ms": 1000 * cpu / len(times),
        "p50_ms": 1000 * times[len(times) // 2],
        "p99_ms": 1000 * times[int(len(times) * 0.99)],
    }


def _times(client: FlaskClient, requests: list[Request]) -> Iterator[float]:
    end = time.perf_counter() + SECONDS
    for path, headers in cycle(requests):
        start = time.perf_counter()
        if start > end:
            return
        client.get(path, headers=headers).get_data()
        yield time.perf_counter() - start


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGA


def _print(figure: str, **values: float) -> None:
    print(json.dumps({"figure": figure, **{k: round(v, 2) for k, v in values.items()}}))


if __name__ == "__main__":
    main(*sys.argv[1:])
