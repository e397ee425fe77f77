"""How fast an index is made anew, and how soon it has caught up after its server was away.

    ILOT_HOME=var/cambridge python -m benchmarks.rebuild
    python -m benchmarks.rebuild --items 100000

Reads the record of an instance, or one of invented items, and indexes it elsewhere: into a folder
of its own, and on the server that ES_URL names (with ES_USER, ES_PASSWORD, ES_CA), under a prefix
of its own. "rebuild" is the whole command, start of its second process included; "longest save" is
of a writer that saves an item every 20 ms meanwhile, and "comparison" what an audit does. "worker"
is how the worker takes 10,000 changes in. Where ES_CONTROL names the command that ends and starts
that server (`kill 1`, `restart 1`), half of the items change while it is away, and a worker's
ticks, two seconds apart, bring them in.
"""

import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import islice
from threading import Event

from benchmarks.arguments import at_least, parser_of
from benchmarks.filled_record import fill_record
from benchmarks.search.places import wipe
from config.settings import Settings, load_settings
from jobs.differences import differences, listed_in
from jobs.index_changes import index_changes
from jobs.instance import Instance
from jobs.rebuild import rebuild
from records import Consumer, IndexDown
from search.open import SearchAddress
from store.database import open_database
from store.items import find_items, item_ids, save_item
from store.outbox import depth, note_again

ROUNDS = 3
TICK_S = 2.0
PAUSE_S = 0.02
CHANGES = 10_000
ES = {"URL": "ES_URL", "USER": "ES_USER", "PASSWORD": "ES_PASSWORD", "CA": "ES_CA"}


def main() -> None:
    """Print a JSON line a figure."""
    parser = parser_of("benchmarks.rebuild", __doc__)
    parser.add_argument("--items", type=at_least(1), help="invented ones instead of an instance's")
    wanted = parser.parse_args().items
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/ilot.sqlite" if wanted else load_settings().database_url
        if wanted:
            with closing(open_database(url)) as database:
                fill_record(database, wanted)
        for engine, settings in engines(url):
            with closing(Instance(settings)) as instance:
                measure(engine, instance, saves=bool(wanted))


def measure(engine: str, instance: Instance, *, saves: bool) -> None:
    """Measure one engine; items are saved meanwhile only if they are invented."""
    for number in range(ROUNDS):
        with ThreadPoolExecutor(1) as pool, saving(pool, instance, on=saves and number > 0) as told:
            started = time.perf_counter()
            count = rebuild(instance)
            seconds = time.perf_counter() - started
        longest = {"longest_save_s": max(told)} if told else {}
        tell(engine, "rebuild", items=count, seconds=seconds, per_s=count / seconds, **longest)
    index_changes(instance)  # of what was saved after the switch
    tell(engine, "comparison", seconds=comparison(instance))
    with instance.database.write() as db:
        waiting = note_again(db, Consumer.SEARCH, islice(item_ids(db), CHANGES))
    started = time.perf_counter()
    index_changes(instance)
    tell(engine, "worker", items=waiting, per_s=waiting / (time.perf_counter() - started))
    if engine == "elasticsearch" and os.environ.get("ES_CONTROL"):
        outage(instance)


@contextmanager
def saving(pool: ThreadPoolExecutor, instance: Instance, *, on: bool) -> Iterator[list[float]]:
    """Save an item again and again until the block ends; give how long each took, seconds."""
    took: list[float] = []
    stopped = Event()

    def save() -> None:
        with instance.database.read() as db:
            known = list(find_items(db, islice(item_ids(db), 100)).values())
        while not stopped.wait(PAUSE_S):
            item = replace(known[len(took) % 100], title=f"Changed {len(took)}")
            started = time.perf_counter()
            with instance.database.write() as db:
                save_item(db, item, item.published_at)
            took.append(time.perf_counter() - started)

    running = [pool.submit(save)] if on else []
    try:
        yield took
    finally:
        stopped.set()
        for one in running:
            one.result()


def engines(url: str) -> Iterator[tuple[str, Settings]]:
    """Yield each engine with settings that lead to the same record and an index elsewhere."""
    with tempfile.TemporaryDirectory() as home:
        record = {"ILOT_HOME": home, "ILOT_DATABASE_URL": url}
        yield "embedded", load_settings(record)
        if not os.environ.get("ES_URL"):
            print("elasticsearch is not measured: ES_URL names no server", file=sys.stderr)
            return
        access = {f"ILOT_SEARCH_{name}": os.environ.get(own, "") for name, own in ES.items()}
        prefix = f"ilot-bench-{os.getpid()}"
        settings = load_settings({**record, **access, "ILOT_SEARCH_PREFIX": prefix})
        try:
            yield "elasticsearch", settings
        finally:
            s = settings
            wipe(
                SearchAddress(
                    s.search_url, home, prefix, s.search_user, s.search_password, ca=s.search_ca
                )
            )


def comparison(instance: Instance) -> float:
    """Return how long it takes to compare all of the index with the record."""
    started = time.perf_counter()
    with instance.database.read() as db:
        assert not list(differences(listed_in(db), instance.index.versions()))
    return time.perf_counter() - started


def outage(instance: Instance) -> None:
    """Tell how long after the server answers again all that waited is in."""
    control = shlex.split(os.environ["ES_CONTROL"])
    subprocess.run([*control, "kill", "1"], check=True)
    with instance.database.write() as db:
        ids = list(item_ids(db))
        waiting = note_again(db, Consumer.SEARCH, islice(ids, len(ids) // 2))
    tick(instance)
    subprocess.run([*control, "restart", "1"], check=True)
    started = time.perf_counter()
    while not tick(instance):
        time.sleep(TICK_S)
    tell("elasticsearch", "caught up", items=waiting, seconds=time.perf_counter() - started)


def tick(instance: Instance) -> bool:
    """Do what the worker does; return whether nothing waits any more."""
    try:
        index_changes(instance)
    except IndexDown as error:
        print(error, file=sys.stderr)
    with instance.database.read() as db:
        return depth(db, Consumer.SEARCH) == 0


def tell(engine: str, what: str, **figures: float) -> None:
    """Print one figure."""
    rounded = {name: round(value, 2) for name, value in figures.items()}
    print(json.dumps({"engine": engine, "what": what, **rounded}), flush=True)


if __name__ == "__main__":
    main()
