"""How fast items walk: build_item and save_item, items a second on one core, and the memory taken.

    python -m benchmarks.walk TOWN          # on what the record holds (ILOT_HOME)

Reads the kept raw items of the town, builds each twice (the first pass warms caches) and saves the
second pass, with altered titles, into a copy of the record that is thrown away.
"""

import json
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from config.settings import load_settings
from jobs.instance import Instance
from jobs.pipeline import build_item
from records import Item, RawItem, Source
from store.database import open_database
from store.items import save_item
from store.raw_items import raws_of
from store.sources import sources_of

SAVED = 2_000
MEGA = 1024.0


def main(town_id: str) -> None:
    """Print one JSON line a figure."""
    settings = load_settings()
    instance = Instance(settings)
    start = time.perf_counter()
    workshop = instance.workshop(town_id)
    _print("workshop_ready", seconds=time.perf_counter() - start, memory_mb=_memory())
    with instance.database.read() as db:
        raws = [(source, list(raws_of(db, source.id))) for source in sources_of(db, town_id)]
    items: list[Item] = []
    for source, entries in raws:
        for raw in entries[:200]:
            build_item(source, raw, workshop)
        times = [*_timed(source, entries, instance, items)]
        if times:
            times.sort()
            _print(
                "build_item",
                source=source.id,
                items=len(times),
                per_second=len(times) / sum(times),
                p50_ms=1000 * times[len(times) // 2],
                p99_ms=1000 * times[int(len(times) * 0.99)],
            )
    _print("memory", memory_mb=_memory())
    _print("save_item", **_saving(Path(settings.home) / "ilot.sqlite", items[-SAVED:]))


def _timed(
    source: Source, entries: list[RawItem], instance: Instance, items: list[Item]
) -> Iterator[float]:
    workshop = instance.workshop(source.town_id)
    for raw in entries:
        start = time.perf_counter()
        items.append(build_item(source, raw, workshop))
        yield time.perf_counter() - start


def _saving(record: Path, items: list[Item]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(record, folder)
        database = open_database(f"sqlite:///{copy}")
        changed = [replace(item, title=f"{item.title} …") for item in items]
        start = time.perf_counter()
        for i in range(0, len(changed), 200):
            with database.write() as db:
                for item in changed[i : i + 200]:
                    save_item(db, item, datetime.now(UTC))
        seconds = time.perf_counter() - start
        database.close()
    return {"items": len(items), "per_second": len(items) / seconds}


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGA


def _print(figure: str, **values: object) -> None:
    rounded = {k: round(v, 2) if isinstance(v, float) else v for k, v in values.items()}
    print(json.dumps({"figure": figure, **rounded}))


if __name__ == "__main__":
    main(*sys.argv[1:])
