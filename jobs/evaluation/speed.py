"""How fast placing is on one core: best of five short runs, each in processor time.

`geocode, exact`: the parcels' addresses of Cambridge; `geocode, a letter wrong`: the same with one
letter left out of the street's name. `locate`: items of 150 words cut from the council items, read
and resolved with Cambridge's names and as many invented ones as make 200,000; `read` and `resolve`
are its two steps.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from config.themes import load_themes
from enrich.analyser import Analyser
from geo.geocode import geocode
from geo.resolve import Context, resolve
from geo.reverse import reverse
from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.gold_pins import nobody_in
from jobs.evaluation.shared_data import SharedData
from jobs.pipeline import place_words
from jobs.workshop import Workshop
from records import Name, NameKind

GOAL_EXACT, GOAL_FUZZY, GOAL_LOCATE = 20_000, 5_000, 2_500
NAMES, WORDS = 200_000, 150
_RUNS, _QUERIES, _ITEMS = 5, 2_000, 300
_SYLLABLES = ("ba", "co", "di", "fer", "gal", "ho", "jan", "ke", "lam", "mor", "nes", "que")
Thing = TypeVar("Thing")


def measure(shared: SharedData) -> Iterator[Figure]:
    """Yield calls a second by component. Raises LeftOut."""
    town = "cambridge-ma"
    gazetteer = shared.gazetteer(town)
    rows = [row for row in shared.rows(town, "records_gold.csv") if row["kind"] == "parcel"]
    rows = random.Random(1).sample(rows, _QUERIES)
    queries = [row["text"] for row in rows]
    misspelt = [without_a_letter(query, random.Random(query)) for query in queries]
    spots = [(float(row["lon"]), float(row["lat"])) for row in rows]
    yield _rate("geocode, exact", lambda q: geocode(q, gazetteer, 1), queries, GOAL_EXACT)
    yield _rate("geocode, a letter wrong", lambda q: geocode(q, gazetteer, 1), misspelt, GOAL_FUZZY)
    yield _rate("reverse", lambda spot: reverse(*spot, gazetteer), spots)
    yield from _locate(_with_many_names(shared.workshop(town)), _items(shared))


def _locate(workshop: Workshop, items: list[str]) -> Iterator[Figure]:
    analyser, gazetteer, nobody = workshop.analyser, workshop.gazetteer, nobody_in(workshop)
    context = Context(nobody, workshop.publish_at, workshop.review_at)
    readings = [analyser.read(item, "en").mentions for item in items]
    yield _rate("read", lambda item: analyser.read(item, "en"), items)
    yield _rate("resolve", lambda found: resolve(found, context, gazetteer), readings)
    only = workshop.for_places_only()
    yield _rate("locate", lambda item: place_words(nobody, item, "en", only), items, GOAL_LOCATE)


def without_a_letter(query: str, rng: random.Random) -> str:
    """Return a query with one letter of its street's name left out."""
    number, _, street = query.partition(" ")
    at = rng.choice([i for i, letter in enumerate(street) if letter.isalpha()])
    return f"{number} {street[:at]}{street[at + 1 :]}"


def invented_names(count: int) -> Iterator[Name]:
    """Yield street names of random syllables, so that the names are a big city's."""
    rng = random.Random(1)
    for number in range(count):
        words = ("".join(rng.choices(_SYLLABLES, k=3)).title() for _ in range(rng.choice((1, 2))))
        yield Name(f"{' '.join(words)} Street", NameKind.STREET, f"invented/{number}")


def _with_many_names(workshop: Workshop) -> Workshop:
    own = workshop.gazetteer.names()
    analyser = Analyser([*own, *invented_names(NAMES - len(own))], load_themes())
    return Workshop(workshop.gazetteer, analyser, workshop.publish_at, workshop.review_at)


def _items(shared: SharedData) -> list[str]:
    lines = shared.lines("gold", "council_en.jsonl")
    words = " ".join(line["text"] for line in lines).split(" ")
    starts = random.Random(2).sample(range(len(words) - WORDS), _ITEMS)
    return [" ".join(words[at : at + WORDS]) for at in starts]


def _rate(
    name: str, call: Callable[[Thing], object], things: Sequence[Thing], goal: float | None = None
) -> Figure:
    best = float("inf")
    for _ in range(_RUNS):
        start = time.process_time()
        for thing in things:
            call(thing)
        best = min(best, time.process_time() - start)
    return Figure(name, len(things) / best, Unit.A_SECOND, len(things), goal)
