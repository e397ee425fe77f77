"""How fast and how big a gazetteer is: geocoding on one core, loading, memory, shared by forks.

    SHARED_DATA=../shared/data python -m benchmarks.geo_speed            # all, one JSON line each
    SHARED_DATA=../shared/data python -m benchmarks.geo_speed geocode load forks

`geocode`: the real town's own records, as they are, with one letter of the name left out, and with
the town behind; the best of several rounds in CPU seconds, no query twice in a round. `load`: from
the record to a gazetteer with its names and the finder of them, for that town and for an invented
one of 200,000 names, each alone in a process. `forks`: what forked workers own of the invented
town once each has answered 5,000 queries.
"""

from __future__ import annotations

import csv
import json
import os
import random
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.invented_town import invent_town
from config.towns import load_town
from enrich.mentions.names import NameTable
from geo.gazetteer import Gazetteer
from geo.geocode import geocode
from geo.town_import import import_town
from records import TownData
from records.lasting import making_lasting_records
from store.database import open_database
from store.towns import load_town_data, save_town

SHARED = Path(os.environ.setdefault("SHARED_DATA", str(Path("../shared/data").resolve())))
TOWN = "cambridge-ma"
KINDS = ("parcel", "crash_address", "crash_intersection")
ROUNDS, WORKERS, ASKED = 5, 2, 5_000
Figures = Iterator[tuple[str, dict[str, Any]]]


def main(wanted: list[str]) -> None:
    """Print one JSON line a figure."""
    measures = {"geocode": measure_geocode, "load": measure_load, "forks": measure_forks}
    for name in wanted or measures:
        for figure, values in measures[name]():
            rounded = {k: round(v, 2) if isinstance(v, float) else v for k, v in values.items()}
            print(json.dumps({"figure": figure, **rounded}), flush=True)


def measure_geocode() -> Figures:
    """Yield how many queries a second are answered on one core, by kind."""
    gazetteer = Gazetteer(_real_town())
    with (SHARED / TOWN / "records_gold.csv").open(encoding="utf-8") as file:
        rows = [(row["kind"], row["text"]) for row in csv.DictReader(file)]
    for kind in KINDS:
        queries = sorted({text for k, text in rows if k == kind})
        yield f"geocode {kind}", _rate(queries, gazetteer)
        yield f"geocode {kind}, a letter left out", _rate(_misspelt(queries), gazetteer)
        if kind != "crash_intersection":
            tailed = [f"{text}, {gazetteer.town.name}, MA 02139" for text in queries]
            yield f"geocode {kind}, town behind", _rate(tailed, gazetteer)


def measure_load() -> Figures:
    """Yield what loading a town from the record takes, and what stays in memory."""
    towns = {
        "real town": _real_town(),
        "town of 200,000 names": invent_town(46_000, 77_000),
        "town of 260,000 names": invent_town(),
    }
    for name, data in towns.items():
        counts = {"streets": len(data.streets), "blocks": len(data.blocks)}
        with TemporaryDirectory() as folder:
            yield f"load {name}", counts | _alone(_load, _kept(data, folder), data.town.id)


def measure_forks() -> Figures:
    """Yield the megabytes of forked workers: all that they see, their share of it, their own."""
    data = invent_town()
    with TemporaryDirectory() as folder:
        for worker in _alone(_fork_workers, _kept(data, folder), data.town.id):
            yield "forked worker", worker


def _real_town() -> TownData:
    return import_town(load_town(TOWN), Path(), lambda *_: None)[0]


def _rate(queries: list[str], gazetteer: Gazetteer) -> dict[str, Any]:
    answered = sum(bool(geocode(query, gazetteer, 1)) for query in queries)
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for query in queries:
            geocode(query, gazetteer, 1)
        best = min(best, time.process_time() - start)
    share = answered / len(queries)
    return {"rows": len(queries), "answered": share, "a_second": round(len(queries) / best)}


def _misspelt(queries: list[str]) -> list[str]:
    """Return the queries with one letter left out, no street or corner twice."""
    draw = random.Random(1)
    slips = dict[str, str]()
    for query in queries:
        at = draw.choice([i for i, c in enumerate(query) if c.isalpha()])
        slip = query[:at] + query[at + 1 :]
        slips.setdefault(slip.lstrip("0123456789 "), slip)
    return list(slips.values())


def _kept(data: TownData, folder: str) -> str:
    """Return the URL of a record that holds nothing but a town."""
    url = f"sqlite:///{folder}/record.sqlite"
    database = open_database(url)
    with database.write() as db:
        save_town(db, data)
    database.close()
    return url


def _alone(work: Any, *arguments: str) -> Any:
    """Return what work gives in a process of its own, that has seen nothing before."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def _load(url: str, town_id: str) -> dict[str, Any]:
    database, before, times = open_database(url), _memory()["Rss"], [time.process_time()]
    with making_lasting_records(), database.read() as db:
        data = load_town_data(db, town_id)
        times.append(time.process_time())
        gazetteer = Gazetteer(data)
        times.append(time.process_time())
        names = gazetteer.names()
        times.append(time.process_time())
        finder = NameTable(names)
        times.append(time.process_time())
    count = len(names)
    del names
    steps = dict(zip(("read", "index", "names", "finder"), _gaps(times), strict=True))
    memory = _memory()["Rss"]
    assert finder.streets
    return {
        "names": count,
        **{f"{step}_s": seconds for step, seconds in steps.items()},
        "total_s": times[-1] - times[0],
        "town_mb": memory - before,
        "process_mb": memory,
    }


def _fork_workers(url: str, town_id: str) -> list[dict[str, Any]]:
    database = open_database(url)
    with making_lasting_records(), database.read() as db:
        gazetteer = Gazetteer(load_town_data(db, town_id))
    database.close()
    draw = random.Random(2)
    streets = draw.sample(gazetteer.streets, ASKED)
    queries = [f"{draw.randint(1, 120)} {street.name}" for street in streets]
    pipes = [os.pipe() for _ in range(WORKERS)]
    ready, go = os.pipe()
    for _, mouth in pipes:
        if not os.fork():
            for query in queries:
                geocode(query, gazetteer, 1)
            os.write(mouth, b"!")
            os.read(ready, 1)  # stays until all were measured
            os._exit(0)
    pids = _children()
    for ear, _ in pipes:
        os.read(ear, 1)
    measured = [_memory(pid) for pid in pids]
    os.write(go, b"!" * WORKERS)
    for pid in pids:
        os.waitpid(pid, 0)
    return measured


def _children() -> list[int]:
    path = Path(f"/proc/self/task/{os.getpid()}/children")
    return [int(pid) for pid in path.read_text().split()]


def _gaps(times: list[float]) -> list[float]:
    return [after - before for before, after in pairwise(times)]


def _memory(pid: int | str = "self") -> dict[str, Any]:
    """Return a process's resident, proportional and own memory in MB (Linux)."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    kb = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    own = kb["Private_Clean"] + kb["Private_Dirty"]
    return {"Rss": kb["Rss"] / 1024, "Pss": kb["Pss"] / 1024, "own": own / 1024}


if __name__ == "__main__":
    main(sys.argv[1:])
