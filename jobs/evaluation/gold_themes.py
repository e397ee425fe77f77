"""How right themes are on hand-annotated texts (shared/data/gold), and how well p is meant.

`main`: the share of items whose first theme is the gold's first; "general" is wrong wherever the
gold has another. `macro-F1`: the mean, over the themes that are first in the gold of a set, of F1
of the first theme. `among`: the share whose first theme is one of the gold's one to three. `all`:
F1 of all themes of all items. `ECE`: expected calibration error of the first theme's p in ten equal
bins, over the items that are not left to "general".

Once without any word on the source; once as if each item's source had a default theme (weight 0.8)
that is the gold's for 80 % of the items and one of the set's other themes for the rest: which
items, and which theme, is drawn by the item's id, so that it is the same each time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from zlib import crc32

from enrich.analyser import Analyser, Reading
from enrich.themes.choice import choose_themes
from enrich.themes.judging import Judged, macro_f1
from jobs.evaluation.confidence import calibration_error
from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.paris import paris_analyser
from jobs.evaluation.scores import Finds
from jobs.evaluation.shared_data import SharedData
from records import Publisher, Source

PRIOR = 0.8
NOBODY = Source("gold", "gold", "Gold", Publisher.GOVERNMENT, "rss_atom", "https://gold.invalid/")
GENERAL = "general"
_BY_PARIS = ("events_fr", "orders_fr")


def measure(shared: SharedData) -> Iterator[Figure]:
    """Yield the figures of each gold set, without and with a source's default. Raises LeftOut."""
    shared.path("gold")
    cambridge = shared.analyser("cambridge-ma")
    for name in ("council_en", "events_en"):
        yield from _measure_set(name, shared, cambridge, "en")
    paris = paris_analyser(shared)
    for name in _BY_PARIS:
        yield from _measure_set(name, shared, paris, "fr")


def _measure_set(name: str, shared: SharedData, analyser: Analyser, lang: str) -> Iterator[Figure]:
    items = shared.lines("gold", f"{name}.jsonl")
    readings = [analyser.read(item["text"], lang) for item in items]
    sources = [NOBODY] * len(items)
    yield from figures(name, _judged(items, readings, sources))
    yield from figures(f"{name} + source", _judged(items, readings, mostly_right(items)))


def mostly_right(items: Sequence[dict[str, Any]]) -> list[Source]:
    """Return a source for each item whose default theme is the gold's in PRIOR of all cases."""
    themes = sorted({item["themes"][0] for item in items})
    return [replace(NOBODY, theme=_default(item, themes), theme_weight=PRIOR) for item in items]


def _default(item: dict[str, Any], themes: Sequence[str]) -> str:
    drawn, main = crc32(str(item["id"]).encode()), str(item["themes"][0])
    others = [theme for theme in themes if theme != main]
    if drawn % 100 < 100 * PRIOR or not others:
        return main
    return others[drawn // 100 % len(others)]


def _judged(
    items: Sequence[dict[str, Any]], readings: Sequence[Reading], sources: Sequence[Source]
) -> list[Judged]:
    return [
        Judged(
            f"{item['id']} {item['text'][:60]!r}",
            choose_themes(reading.themes, source),
            tuple(item["themes"]),
        )
        for item, reading, source in zip(items, readings, sources, strict=True)
    ]


def figures(name: str, judged: Sequence[Judged]) -> Iterator[Figure]:
    """Yield the figures of one set, as this file's head defines them."""
    rows = len(judged)
    wrong = tuple(
        f"{', '.join(f'{t.code} {t.p}' for t in one.chosen)} | {', '.join(one.gold)} | {one.label}"
        for one in judged
        if not one.is_right
    )
    yield Figure(f"{name}, macro-F1", macro_f1(judged), Unit.F1, rows)
    right = sum(one.is_right for one in judged)
    yield Figure(f"{name}, main", right / rows, Unit.SHARE, rows, misses=wrong)
    among = sum(one.main in one.gold for one in judged)
    yield Figure(f"{name}, among", among / rows, Unit.SHARE, rows)
    finds = Finds()
    for one in judged:
        finds.compare([theme.code for theme in one.chosen if theme.code != GENERAL], one.gold)
    yield Figure(f"{name}, all", finds.f1, Unit.F1, rows)
    named = [(one.chosen[0].p, one.is_right) for one in judged if one.main != GENERAL]
    yield Figure(f"{name}, ECE", calibration_error(named), Unit.SHARE, len(named))
