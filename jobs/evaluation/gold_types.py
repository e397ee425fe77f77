"""How often items are told what they are by their words alone (shared/data/gold).

Each text as if its source published all sorts of things and gave no beginning: an event or a
meeting in the two calendars, roadworks and traffic in the orders. Told: the share of texts that get
a type at all. Right: of those. What is not told stays the source's type: few are meant to be told,
and those rightly.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from config.types import load_types
from enrich.analyser import Analyser
from enrich.dates.written import Written
from enrich.types.choice import ItemTypes, Said
from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.shared_data import SharedData
from records import Publisher, RawItem, Source

_FILES = {
    "events_en": ("en", ("event", "meeting")),
    "events_fr": ("fr", ("event", "meeting")),
    "orders_fr": ("fr", ("roadworks",)),
}
_SOURCE = Source("x/x", "x", "x", Publisher.GOVERNMENT, "rss_atom", "", type="news")


def measure(shared: SharedData) -> Iterator[Figure]:
    """Yield the share of texts that get a type, and how many of those are right. Raises LeftOut."""
    types, analyser = ItemTypes(load_types()), Analyser((), ())
    told, texts = [], 0
    for name, (lang, meant) in _FILES.items():
        for line in shared.lines("gold", f"{name}.jsonl"):
            code = _told(types, analyser, line["text"], lang, date.fromisoformat(line["ref_date"]))
            texts += 1
            if code != _SOURCE.type:
                told.append((code in meant, f"{name} told {code}: {line['text'][:80]!r}"))
    misses = tuple(words for is_right, words in told if not is_right)
    yield Figure("types told by words", len(told) / texts, Unit.SHARE, texts, None, ())
    share = 1 - len(misses) / len(told)
    yield Figure("types told by words, right", share, Unit.SHARE, len(told), 0.95, misses)


def _told(types: ItemTypes, analyser: Analyser, words: str, lang: str, day: date) -> str:
    moment = datetime.combine(day, time(12), UTC)
    raw = RawItem("x/x", "x", "", "", "", moment, "", published=moment)
    dates = analyser.read(words, lang, Written(day, month_first=lang == "en", is_sure=True)).dates
    return types.choose(_SOURCE, raw, Said(words, lang, dates)).type.code
