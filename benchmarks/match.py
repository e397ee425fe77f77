"""How fast the matcher finds the readers of an item, and is there again after a restart.

    python -m benchmarks.match [--readers 1000000] [--items 5000] [--keep FOLDER]

Makes a record (SQLite) with invented readers, then, each in a process of its own as a worker is:
reads all of them from the record and saves a snapshot; starts again from that; matches items,
texts read anew for each; lets readers come and go. Prints a JSON line a figure; times of matching
are of the processor too, for a busy machine. Memory is all that the process has (RSS), with
Python and libraries, before it gets the items. FOLDER keeps the record for the next run.
"""

import json
import os
import pickle
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from sqlalchemy import insert

from benchmarks.arguments import at_least, parser_of
from benchmarks.readers import Readers as Drawn
from benchmarks.search.figures import at
from benchmarks.search.items import Items
from benchmarks.search.places import resident_mb
from config.settings import load_settings
from jobs.instance import Instance
from jobs.readers import Readers
from records import Item, Subscription
from store.counters import Counter, advance
from store.schema import subscriptions

SEED = 1
ROUNDS = 3
COMING = 2_000
_PAGE = 20_000
_SNAPSHOT = "matcher.snapshot"
GOALS = {"items_a_second": 1_000, "p99_ms": 5.0, "memory_mb": 400, "add_ms": 0.1, "remove_ms": 0.1}


def main() -> None:
    """Print a JSON line a figure."""
    parser = parser_of("benchmarks.match", __doc__)
    parser.add_argument("--readers", type=at_least(1), default=1_000_000)
    parser.add_argument("--items", type=at_least(1), default=5_000)
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as own:
        home = args.keep or Path(own)
        if not (home / "drawn.pickle").exists():
            in_a_process(make, home, args.readers, args.items)
        (home / _SNAPSHOT).unlink(missing_ok=True)
        in_a_process(build, home)
        in_a_process(restart, home)


def make(home: Path, readers: int, number: int) -> None:
    """Fill a record, and put the items and those who come later beside it."""
    items = Items(max(number, 20_000), SEED, 1)
    drawn = Drawn(items, SEED)
    crowd = drawn.draw(readers)
    with closing(instance(home)) as here, here.database.write() as db:
        seq = 0
        while page := list(islice(crowd, _PAGE)):
            db.execute(insert(subscriptions), [row(seq + n, s) for n, s in enumerate(page, 1)])
            seq = advance(db, Counter.SUBSCRIPTIONS, len(page))
    matched = [sketch.item() for sketch in items.sketches(0, number)]
    with (home / "drawn.pickle").open("wb") as file:
        pickle.dump((matched, list(drawn.draw(COMING))), file)


def build(home: Path) -> None:
    """Read everybody from the record, as after an update, and save the snapshot."""
    with closing(instance(home)) as here:
        readers = Readers(here)
        tell("build and save", readers.catch_up, readers=lambda: len(readers.matcher))
    size = (home / _SNAPSHOT).stat().st_size if (home / _SNAPSHOT).exists() else 0
    print(json.dumps({"what": "snapshot", "mb": round(size / 1e6, 1)}), flush=True)


def restart(home: Path) -> None:
    """Start from the snapshot, match, and let readers come and go."""
    before = resident_mb()
    with closing(instance(home)) as here:
        readers = Readers(here)
        tell("restart", readers.catch_up, readers=lambda: len(readers.matcher))
    memory = resident_mb()
    figure("memory", memory_mb=memory, without_matcher_mb=before, peak_mb=resident_mb(what="VmHWM"))
    with (home / "drawn.pickle").open("rb") as file:
        items, coming = pickle.load(file)
    for _ in range(ROUNDS):
        match(readers, items)
    come_and_go(readers, coming)
    match(readers, items)
    tell("tidy up", readers.matcher.tidy)


def match(readers: Readers, items: list[Item]) -> None:
    """Tell how long finding an item's readers takes, and how long with their ids."""
    wall, cpu, found = [], [], 0
    for item in items:
        started, worked = time.perf_counter(), time.thread_time()
        found += len(readers.matcher.find(item))
        cpu.append(time.thread_time() - worked)
        wall.append(time.perf_counter() - started)
    worked = time.thread_time()
    for item in items:
        readers.matcher.match(item)
    with_ids = time.thread_time() - worked
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1}
    figure(
        "match",
        items_a_second=len(items) / sum(cpu),
        with_ids_a_second=len(items) / with_ids,
        **{f"{name}_ms": 1000 * at(wall, share) for name, share in shares.items()},
        **{f"cpu_{name}_ms": 1000 * at(cpu, share) for name, share in shares.items()},
        found_an_item=found / len(items),
    )


def come_and_go(readers: Readers, coming: list[Subscription]) -> None:
    """Tell how long it takes to know one reader more, planning and all, or one less."""
    add, remove = [], []
    for each in coming:
        worked = time.thread_time()
        readers.matcher.put(each)
        add.append(time.thread_time() - worked)
    for each in coming:
        worked = time.thread_time()
        readers.matcher.take_out(each.id)
        remove.append(time.thread_time() - worked)
    mean = {"add_ms": 1000 * sum(add) / len(add), "remove_ms": 1000 * sum(remove) / len(remove)}
    figure("come and go", **mean, add_p99_ms=1000 * at(add, 0.99))


def tell(what: str, act: Callable[[], object], **counts: Callable[[], float]) -> None:
    """Do something and tell how long it took."""
    started, worked = time.perf_counter(), time.process_time()
    act()
    seconds, cpu = time.perf_counter() - started, time.process_time() - worked
    figure(what, seconds=seconds, cpu_seconds=cpu, **{name: of() for name, of in counts.items()})


def figure(what: str, **values: float) -> None:
    """Print a figure, with the goals of those that have one."""
    goals = {f"goal_{name}": GOALS[name] for name in values if name in GOALS}
    told = {name: round(value, 4) for name, value in values.items()}
    print(json.dumps({"what": what, **told, **goals, "load": os.getloadavg()[0]}), flush=True)


def row(seq: int, subscription: Subscription) -> dict[str, object]:
    """Return a confirmed subscription as the record keeps it."""
    names = ("id", "town_id", "standing", "frequency", "created_at")
    own = {name: getattr(subscription, name) for name in names}
    return {**own, "seq": seq, "body": subscription}


def instance(home: Path) -> Instance:
    """Return an instance with everything below a folder."""
    return Instance(load_settings({"ILOT_HOME": str(home)}))


def in_a_process(act: Callable[..., None], *args: object) -> None:
    """Do something where nothing else was done before.

    Raises SystemExit if it fails.
    """
    process = get_context("spawn").Process(target=act, args=args)
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(process.exitcode)


if __name__ == "__main__":
    main()
