"""When 200,000 names are ready, and the worst that a text can do.

    SHARED_DATA=../shared/data python -m benchmarks.mention_speed          # all, one JSON line each
    SHARED_DATA=../shared/data python -m benchmarks.mention_speed names long

`names`: until an analyser of so many is ready, and what it takes. `long`: the slowest of texts of
200,000 characters (all that is read of a text) in which a few words repeat, cleaned, its language
told, and read; then of megabytes and thousands of different places, located as `locate` does and
walked as items whose numbers are hidden. What usual items cost: benchmarks.enrich_speed.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

from config.themes import load_themes
from enrich.analyser import Analyser
from enrich.clean import clean_text
from enrich.language import detect_language
from jobs.commands.locate import shown
from jobs.evaluation.gold_pins import nobody_in
from jobs.evaluation.shared_data import LeftOut, SharedData
from jobs.evaluation.speed import NAMES, invented_names
from jobs.pipeline import build_item, place_words
from records import Privacy, RawItem, RawPlace

SHARED = SharedData(Path(os.environ.get("SHARED_DATA", "../shared/data")).resolve())
BITS = (
    *("a", "ﷺ", "\u0301", ", ", "12, ", "1,000,", "J-", "av. ", "School ", "D941 ", "Cambridge. "),
    *(
        "Oak St ",
        "12 OAK ST ",
        "Oak and ",
        "rue de Paris ",
        "rues A, ",
        "via Oak St, ",
        "at Boston, ",
    ),
    *("<a ", "<div>", "<!--", "&amp;", " \n"),
)
LONG, MEGABYTE = 200_000, 1_000_000
Figures = Iterator[dict[str, object]]


def main(wanted: list[str]) -> None:
    """Print one JSON line a figure."""
    measures = {"names": measure_names, "long": measure_long}
    try:
        for name in wanted or measures:
            for figure in measures[name]():
                print(json.dumps({"figure": name, **figure}, ensure_ascii=False), flush=True)
    except LeftOut as reason:
        sys.exit(f"skipped: {reason}")


def measure_names() -> Figures:
    """Yield seconds and megabytes of an analyser with 200,000 names."""
    names, themes = tuple(invented_names(NAMES)), load_themes()
    before, start = _resident(), time.process_time()
    analyser = Analyser(names, themes)
    seconds = time.process_time() - start
    assert analyser.read("at 12 Main Street", "en").mentions
    yield {"names": NAMES, "ready_s": round(seconds, 2), "mb": round(_resident() - before, 1)}


def measure_long() -> Figures:
    """Yield the slowest repeated words for each thing that is done to a text."""
    own = SHARED.gazetteer("cambridge-ma").names()
    analyser = Analyser(own, load_themes())
    jobs: dict[str, Callable[[str], object]] = {
        "clean": clean_text,
        "language": lambda text: detect_language(text, "", ("fr", "en")),
        "read fr": lambda text: analyser.read(text, "fr"),
        "read en": lambda text: analyser.read(text, "en"),
    }
    for name, job in jobs.items():
        job("warm")
        times = [(_seconds(job, bit * (LONG // len(bit))), bit) for bit in BITS]
        seconds, bit = max(times)
        yield {"of": name, "slowest": bit, "cpu_s": round(seconds, 2)}
    yield from _whole_walks()


def _whole_walks() -> Figures:
    """Yield the slowest of hostile texts for `locate` and for the walk of an item."""
    workshop = SHARED.workshop("cambridge-ma")
    nobody = nobody_in(workshop)
    police = replace(nobody, privacy=Privacy.STRICT)
    day = datetime(2026, 1, 1, tzinfo=UTC)

    def walked(text: str) -> object:
        given = (RawPlace("12 Main Street"),)
        raw = RawItem(police.id, "1", "Title", text, "", day, "", day, places=given)
        return build_item(police, raw, workshop)

    def located(text: str) -> object:
        placed = place_words(nobody, text, "en", workshop)
        return list(shown(placed, nobody, workshop))

    texts = dict(_hostile())
    for name, job in (("locate", located), ("item", walked)):
        times = [(_seconds(job, text), of) for of, text in texts.items()]
        seconds, of = max(times)
        yield {"of": name, "slowest": of, "bytes": len(texts[of]), "cpu_s": round(seconds, 2)}


def _hostile() -> Iterator[tuple[str, str]]:
    """Yield (name, text): a few words a megabyte long, thousands of a town's own places."""
    for words in (
        *("Main Street, Somerville. ", "12 Main Street and ", "Mass. Ave. ", "12 Main St\n"),
        *("Worcester police at Main Street ", "Boston's Main Street ", "LOWELL — Main Street\n"),
    ):
        yield words, words * (MEGABYTE // len(words))
    town = SHARED.town("cambridge-ma")
    names = {street.id: street.name for street in town.streets}
    houses = (f"{number} {name}" for number in range(10, 60) for name in names.values())
    yield "different addresses", ". ".join(islice(houses, 4_000))
    pairs = (c.street_ids for c in town.crossings if len(c.street_ids) > 1)
    yield "different crossings", ". ".join(f"{names[a]} at {names[b]}" for a, b, *_ in pairs)
    venues = (f"{place.name}, {place.address}" for place in cycle(town.landmarks))
    yield "landmarks with addresses", ". ".join(islice(venues, 3_000))


def _seconds(job: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    job(text)
    return time.process_time() - start


def _resident() -> float:
    """Return this process's megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main(sys.argv[1:])
