"""All of enrichment in one place, to be measured: 150-word items, 200,000 names."""

import gzip
import json
import os
import time
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from config.themes import load_themes
from config.types import load_types
from enrich.analyser import Analyser, Reading
from enrich.clean import clean_text
from enrich.dates.finder import WRITTEN
from enrich.dates.happening import NEVER, happening
from enrich.dates.written import written_at
from enrich.language import detect_language
from enrich.oddities import oddities, oddities_of_html
from enrich.stories.signature import signature
from enrich.themes.choice import choose_themes
from enrich.types.choice import ItemTypes, Said
from jobs.evaluation.shared_data import SharedData
from jobs.evaluation.speed import NAMES, WORDS, invented_names
from records import Publisher, RawItem, Source, Town

SHARED = SharedData(Path(os.environ.get("SHARED_DATA", "../shared/data")).resolve())
TOWNS = {"en": "cambridge-ma", "fr": "paris-saint-antoine"}
STEP = {"en": 600, "fr": 25}  # every so many words of the texts begins an item
TITLE = 10  # words
ON_REQUEST = ("persons", "pretrained")  # only where a rule withholds names
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Enricher:
    """Everything of enrichment, for one town."""

    def __init__(self, town: Town, analyser: Analyser) -> None:
        self.analyser = analyser
        self.town, self.zone = town, ZoneInfo(town.tz)
        self.types = ItemTypes(load_types())
        self.source = Source("t/-", town.id, "-", Publisher.OTHER, "-", "-", local=False)
        self.raw = RawItem(self.source.id, "1", "", "", "", NOW, "", NOW)
        self.written = written_at(NOW, NOW, town)

    def enrich(self, html: str) -> dict[str, Any]:
        """Return what a publisher's text says."""
        words = clean_text(html)
        lang = detect_language(words, "", self.town.languages)
        return self.told(html, words, lang, self.analyser.read(words, lang, self.written))

    def told(self, html: str, words: str, lang: str, reading: Reading) -> dict[str, Any]:
        """Return what is chosen by what was read."""
        kind = self.types.choose(self.source, self.raw, Said(words, lang, reading.dates))
        when = happening(kind.type.happens, NEVER, reading.dates, self.written.on, self.zone)
        return {
            "lang": lang,
            "mentions": [(m.kind, m.start, m.end) for m in reading.mentions],
            "themes": [(t.code, t.p) for t in choose_themes(reading.themes, self.source)],
            "dates": [(d.kind, d.start, d.end) for d in reading.dates],
            "type": kind.type.code,
            "starts_at": when.starts_at,
            "signature": signature(words),
            "warnings": (*oddities(words), *oddities_of_html(html), *reading.warnings),
        }

    def spent(self, html: str) -> Counter[str]:
        """Return seconds by step."""
        watch = _Watch()
        words = clean_text(html)
        watch.lap("clean")
        lang = detect_language(words, "", self.town.languages)
        watch.lap("language")
        nlp = self.analyser.language(lang)
        doc = nlp.make_doc(words)
        doc.user_data[WRITTEN] = self.written
        watch.lap("tokens")
        for name, component in sorted(nlp.pipeline, key=lambda step: step[0] in ON_REQUEST):
            doc = component(doc)
            watch.lap(name)
        reading = self.analyser.read(words, lang, self.written)
        watch.lap("")  # told before, by components
        self.told(html, words, lang, reading)
        watch.lap("chosen")  # type, themes, when; signature, oddities
        return watch.spent


class _Watch:
    """Adds up processor time by step."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self._last = time.process_time()

    def lap(self, step: str) -> None:
        """Give the time since the last lap to a step."""
        now = time.process_time()
        self.spent[step] += now - self._last
        self._last = now


@cache
def enricher_of(lang: str) -> Enricher:
    """Return what enriches items with a town's names and as many invented ones as make NAMES."""
    gazetteer = SHARED.gazetteer(TOWNS[lang])
    own = gazetteer.names()
    names = [*own, *invented_names(NAMES - len(own))]
    return Enricher(gazetteer.town, Analyser(names, load_themes()))


@cache
def items_of(lang: str) -> list[str]:
    """Return items of WORDS words each, the first ones a title."""
    if lang == "en":
        packed = SHARED.path("cambridge-ma", "council", "items.public.jsonl.gz").read_bytes()
        lines = map(json.loads, gzip.decompress(packed).splitlines())
        text = " ".join(f"{line['title']}\n{line['body']}" for line in lines)
    else:
        files = ("events_fr.jsonl", "orders_fr.jsonl")
        text = " ".join(line["text"] for file in files for line in SHARED.lines("gold", file))
    words = text.split(" ")
    starts = range(0, len(words) - WORDS, STEP[lang])
    parts = ((words[at : at + TITLE], words[at + TITLE : at + WORDS]) for at in starts)
    return ["\n".join(map(" ".join, part)) for part in parts]
