"""How fast an index is made anew, and how soon it has caught up after its server was away.

    ILOT_HOME=var/cambridge python -m benchmarks.rebuild

Reads the record of an instance and indexes it elsewhere: into a folder of its own, and on the
server that ES_URL names (with ES_USER, ES_PASSWORD, ES_CA), under a prefix of its own. Where
ES_CONTROL names the command that ends and starts that server (`kill 1`, `restart 1`), half of the
items change while it is away, and a worker's ticks, two seconds apart, bring them in.
"""

import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import islice

from benchmarks.search.places import wipe
from config.settings import Settings, load_settings
from jobs.differences import differences, listed_in
from jobs.index_changes import index_changes
from jobs.instance import Instance
from jobs.rebuild import rebuild
from records import Consumer, IndexDown
from search.open import SearchAddress
from store.items import item_ids
from store.outbox import depth, note_again

ROUNDS = 3
TICK_S = 2.0
ES = {"URL": "ES_URL", "USER": "ES_USER", "PASSWORD": "ES_PASSWORD", "CA": "ES_CA"}


def main() -> None:
    """Print a JSON line a figure."""
    for engine, settings in engines():
        with closing(Instance(settings)) as instance:
            for _ in range(ROUNDS):
                started = time.perf_counter()
                count = rebuild(instance)
                seconds = time.perf_counter() - started
                tell(engine, "rebuild", items=count, seconds=seconds, per_s=count / seconds)
            tell(engine, "last comparison", seconds=comparison(instance))
            if engine == "elasticsearch" and os.environ.get("ES_CONTROL"):
                outage(instance)


def engines() -> Iterator[tuple[str, Settings]]:
    """Yield each engine with settings that lead to the same record and an index elsewhere."""
    here = load_settings()
    with tempfile.TemporaryDirectory() as home:
        record = {"ILOT_HOME": home, "ILOT_DATABASE_URL": here.database_url}
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
    """Return how long the record stands still for the comparison before the switch."""
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
