"""How fast items are enriched with 200,000 names and everything on: one core, two, memory, start.

    SHARED_DATA=../shared/data python -m benchmarks.enrich_speed           # all, one JSON line each
    SHARED_DATA=../shared/data python -m benchmarks.enrich_speed steps whole start two

The items have 150 words: `en` are cut from council texts, a few names are Cambridge's; `fr` from
annotated French texts, a few names are those of a part of Paris. Enriching is all but placing:
cleaning, language, reading (mentions, dates, themes, fingerprint), choosing themes, type, when.

`steps`: microseconds an item by step, each the best of several rounds, and their sum without those
that run only where a rule withholds names. `whole`: items a second and the median and 99th
percentile of one item, whose time is its best of several rounds, so that they are of the texts and
not of a busy machine. `start`: processor seconds from a new process to its first item, and its
memory. `two`: two forked processes, each given batches of raw texts, that give back small
dictionaries: items a second by the clock, and what their processor time allows.
"""

import gc
import json
import multiprocessing
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from benchmarks.enriching import ON_REQUEST, TOWNS, Enricher, enricher_of, items_of
from config.themes import load_themes
from enrich.analyser import Analyser
from jobs.evaluation.shared_data import LeftOut
from jobs.evaluation.speed import NAMES, WORDS, invented_names
from records import Town

STARTED = "started"
ROUNDS, BATCH, PROCESSES, REPEATS = 5, 200, 2, 5
MEGA = 1e6
Figures = Iterator[dict[str, object]]


def main(wanted: list[str]) -> None:
    """Print one JSON line a figure."""
    measures = {"steps": by_step, "whole": whole, "start": start, "two": two}
    try:
        if wanted == [STARTED]:
            print(json.dumps(_started()))
            return
        for name in wanted or measures:
            for lang in TOWNS:
                for figure in measures[name](lang):
                    print(json.dumps({"figure": name, "lang": lang, **figure}), flush=True)
    except LeftOut as reason:
        sys.exit(f"skipped: {reason}")


def by_step(lang: str) -> Figures:
    """Yield microseconds of each step."""
    items, enricher = items_of(lang), enricher_of(lang)
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        spent: Counter[str] = sum(map(enricher.spent, items), Counter())
        best = {step: min(best.get(step, seconds), seconds) for step, seconds in spent.items()}
    best.pop("")
    told = {step: round(seconds / len(items) * 1e6, 1) for step, seconds in best.items()}
    usual = sum(spent for step, spent in told.items() if step not in ON_REQUEST)
    yield {"unit": "µs", "items": len(items), **told, "sum": round(usual)}


def whole(lang: str) -> Figures:
    """Yield items a second on one core, and how long one takes."""
    items, enrich = items_of(lang), enricher_of(lang).enrich
    best = [float("inf")] * len(items)
    fastest = float("inf")
    for _ in range(ROUNDS):
        times = [_seconds(enrich, item) for item in items]
        fastest = min(fastest, sum(times))
        best = [*map(min, best, times)]
    best.sort()
    yield {
        "items_per_second": round(len(items) / fastest),
        "us_an_item": round(fastest / len(items) * 1e6),
        "p50_ms": round(1000 * best[len(best) // 2], 2),
        "p99_ms": round(1000 * best[int(len(best) * 0.99)], 2),
        "items": len(items),
        "words": WORDS,
        "names": NAMES,
    }


def start(lang: str) -> Figures:
    """Yield what a new process takes until its first item is enriched; it knows invented names."""
    if lang != "en":
        return
    command = [sys.executable, "-m", "benchmarks.enrich_speed", STARTED]
    runs = [json.loads(subprocess.run(command, capture_output=True, check=True).stdout)]
    runs += [json.loads(subprocess.run(command, capture_output=True, check=True).stdout)]
    yield min(runs, key=lambda run: run["ready_s"])


def _started() -> dict[str, object]:
    imported = time.process_time()
    names = [*invented_names(NAMES)]
    begun = time.process_time()
    town = Town("t", "T", "us", "America/New_York", ("en",))
    Enricher(town, Analyser(names, load_themes())).enrich("A fire at 12 Main Street on March 7.")
    ready = imported + time.process_time() - begun
    return {"ready_s": round(ready, 2), "of_it_imports_s": round(imported, 2), "mb": _megabytes()}


def two(lang: str) -> Figures:
    """Yield items a second of two processes."""
    items = items_of(lang) * REPEATS
    batches = [items[at : at + BATCH] for at in range(0, len(items), BATCH)]
    enricher_of(lang)
    gc.collect()
    gc.freeze()  # so that no collection touches, and copies, what the processes share
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        list(pool.imap(_batch, [(lang, batch) for batch in batches]))  # warm
        own, clock = time.process_time(), time.perf_counter()
        answers = list(pool.imap(_batch, [(lang, batch) for batch in batches]))
        own, clock = time.process_time() - own, time.perf_counter() - clock
    gc.unfreeze()
    busy = sum(seconds for _, seconds, _ in answers)
    assert sum(len(told) for told, _, _ in answers) == len(items)
    yield {
        "items_per_second": round(len(items) / clock),
        "processors_allow": round(len(items) / max(own, (own + busy) / PROCESSES)),
        "mb_a_worker": max(megabytes for *_, megabytes in answers),
        "items": len(items),
    }


def _batch(given: tuple[str, Sequence[str]]) -> tuple[list[dict[str, Any]], float, float]:
    """Return what a batch says, the processor seconds that it took, the process's megabytes."""
    lang, items = given
    begun = time.process_time()
    told = [*map(enricher_of(lang).enrich, items)]
    return told, time.process_time() - begun, _megabytes()


def _seconds(job: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    job(text)
    return time.process_time() - begun


def _megabytes() -> float:
    """Return the most memory that this process had, what it shares with others included."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGA)


if __name__ == "__main__":
    main(sys.argv[1:])
