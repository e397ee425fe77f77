"""How often a street is seen where none is meant, per 1,000 texts.

Mentions: of the gold texts and forms that name no address, crossing, street or road, found mentions
of streets that touch no gold mention. Places: texts of one town read in another name streets that
are not there; counted is what would be shown, on a street or finer. Council items of Cambridge and
titles of Paris traffic orders in Monaco; the orders and French events in Cambridge.
"""

import gzip
import json
from collections.abc import Iterable, Iterator
from typing import Any

from enrich.analyser import Analyser
from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.gold_mentions import STREET_KINDS, kind_of
from jobs.evaluation.gold_pins import nobody_in
from jobs.evaluation.paris import FOLDER, paris_analyser
from jobs.evaluation.shared_data import LeftOut, SharedData
from jobs.pipeline import place_words
from jobs.workshop import Workshop
from records import Precision

GOAL = 5.0
SHOWN = 0.5  # below it nothing is shown (the setting review_at)
_ENGLISH, _FRENCH = ("council_en", "events_en"), ("events_fr", "orders_fr", "dialog_fr")
_NAMED = STREET_KINDS | {"road"}


def measure(shared: SharedData) -> Iterator[Figure | LeftOut]:
    """Yield false mentions of each language and false placements of each town."""
    cambridge, paris = shared.analyser("cambridge-ma"), paris_analyser(shared)
    english = (item for name in _ENGLISH for item in shared.lines("gold", f"{name}.jsonl"))
    yield _mentions("en", english, cambridge)
    french = [item for name in _FRENCH for item in shared.lines("gold", f"{name}.jsonl")]
    yield _mentions("fr", [*french, *_silent_forms(shared)], paris)
    orders = [row["titre"] for row in shared.rows(FOLDER, "arretes_paris_voirie_2025.csv")]
    events = [item["text"] for item in shared.lines("gold", "events_fr.jsonl")]
    for town_id, texts in (
        ("cambridge-ma", {"fr": [*orders, *events]}),
        ("monaco", {"fr": orders, "en": list(_council(shared))}),
    ):
        try:
            yield _placements(town_id, texts, shared.workshop(town_id))
        except LeftOut as reason:
            yield reason


def false_mentions(item: dict[str, Any], analyser: Analyser, lang: str) -> list[str]:
    """Return mentions of streets that touch no gold mention."""
    gold = [(mention["start"], mention["end"]) for mention in item["mentions"]]
    return [
        f"{mention.kind} | {mention.text}"
        for mention in analyser.read(item["text"], lang).mentions
        if kind_of(mention) in STREET_KINDS
        and not any(start < mention.end and mention.start < end for start, end in gold)
    ]


def false_places(text: str, lang: str, workshop: Workshop) -> list[str]:
    """Return placements on a street or finer of a text that is about another town."""
    found = place_words(nobody_in(workshop), text, lang, workshop).found.placements
    return [
        f"{placement.place.name} {placement.score:.2f} | {text}"
        for placement in found
        if placement.place.precision.rank <= Precision.STREET.rank and placement.score >= SHOWN
    ]


def _mentions(lang: str, items: Iterable[dict[str, Any]], analyser: Analyser) -> Figure:
    silent = [item for item in items if _NAMED.isdisjoint(m["kind"] for m in item["mentions"])]
    wrong = [one for item in silent for one in false_mentions(item, analyser, lang)]
    share = 1000 * len(wrong) / max(len(silent), 1)
    name = f"mentions in texts naming none, {lang}"
    return Figure(name, share, Unit.A_THOUSAND, len(silent), GOAL, tuple(wrong))


def _placements(town_id: str, texts: dict[str, list[str]], workshop: Workshop) -> Figure:
    wrong = [
        one for lang in texts for text in texts[lang] for one in false_places(text, lang, workshop)
    ]
    rows = sum(map(len, texts.values()))
    name = f"placed from elsewhere, {town_id}"
    return Figure(name, 1000 * len(wrong) / rows, Unit.A_THOUSAND, rows, GOAL, tuple(wrong))


def _silent_forms(shared: SharedData) -> Iterator[dict[str, Any]]:
    forms = json.loads(shared.path("gold", "fr_location_forms.json").read_text(encoding="utf-8"))
    yield from ({"text": form["text"], "mentions": []} for form in forms if not form["expected"])


def _council(shared: SharedData) -> Iterator[str]:
    path = shared.path("cambridge-ma", "council", "items.public.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            yield f"{item['title']}\n{item['body']}"
