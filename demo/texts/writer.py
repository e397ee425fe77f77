"""Writes one text: a subject's lead, some details and a closing, about one spot."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from demo.texts import french
from demo.texts.atlas import Atlas
from demo.texts.days import day_words, sum_words, time_words
from demo.texts.habits import as_typed
from demo.texts.spot import Asked, Spot
from demo.texts.spots import find_spot

_DATA = Path(__file__).parents[1] / "data"
ZONE = ZoneInfo("Europe/Paris")
_PAST = frozenset(("police", "fire"))  # topics that tell of what has happened


@dataclass(frozen=True)
class Assignment:
    """What to write: topic, language, when it is about, and what the writer prefers.

    `form` says how to say where, "" leaves that to the topic.
    """

    topic: str
    lang: str
    published: datetime
    about: datetime | None = None
    kinds: tuple[str, ...] = ()
    quarter: str = ""
    places: tuple[str, ...] = ()
    footer: str = ""
    form: str = ""


@dataclass(frozen=True)
class Text:
    """A text with the truth beside it; `passing` are segments it only passes by (detours)."""

    title: str
    body: str
    spot: Spot
    passing: tuple[str, ...] = ()
    elsewhere: bool = False


class Writer:
    """Writes texts about a town out of the stock in demo/data."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._stock = {lang: _read(f"texts_{lang}.toml") for lang in ("fr", "en")}
        self._people = _read("people.toml")

    def write(self, task: Assignment, rng: Random) -> Text:
        """Return a text for an assignment, drawn from the generator."""
        topic = self._stock[task.lang][task.topic]
        kinds = task.kinds or tuple(topic.get("kinds", ()))
        form = task.form or rng.choice(topic["forms"])
        asked = Asked(form, task.lang, kinds, task.quarter, task.places)
        spot = find_spot(asked, self._atlas, rng)
        subject, lead = rng.choice(topic["subjects"])
        details = rng.sample(topic["details"], min(len(topic["details"]), rng.choice((2, 3, 3, 4))))
        sentences = [lead, *details, rng.choice(topic["closings"])]
        via = rng.choice(self._atlas.long_streets)
        slots = self._slots(task, spot, via.name, rng)
        body = " ".join(_contracted(sentence.format(**slots)) for sentence in sentences)
        if "{at}" not in lead:
            spot = Spot("none", "", "")
        passing = tuple(s.id for s in via.segments) if via.name in body else ()
        elsewhere = rng.random() < 0.06
        if elsewhere:
            line: str = rng.choice(self._people["elsewhere"][task.lang])
            body += " " + line.format(number=rng.randint(1, 60))
        title = subject.format(**slots)
        title, body = as_typed(title, body, rng)
        if task.footer:
            body = f"{body}\n\n{task.footer}"
        return Text(title[:1].upper() + title[1:], body, spot, passing, elsewhere)

    def _slots(self, task: Assignment, spot: Spot, via: str, rng: Random) -> dict[str, str]:
        """Return what fills the slots; French days carry their article."""
        published = task.published.astimezone(ZONE)
        days = rng.randint(2, 18)
        past = task.topic in _PAST
        about = (task.about or published).astimezone(ZONE)
        about += timedelta() if task.about else timedelta(days=-rng.randint(0, 1) if past else days)
        if not task.about:
            about = about.replace(hour=rng.randint(7, 20), minute=rng.choice((0, 0, 15, 30, 45)))
        until = about + timedelta(days=rng.randint(3, 20))
        later = about + timedelta(hours=rng.randint(1, 3), minutes=rng.choice((0, 30)))
        person = f"{rng.choice(self._people['given'])} {rng.choice(self._people['family'])}"
        return {
            "at": spot.at,
            "name": spot.name,
            "day": day_words(about, task.lang, rng),
            "day2": day_words(until, task.lang, rng),
            "before": day_words(published - timedelta(days=rng.randint(1, 9)), task.lang, rng),
            "time": time_words(about, task.lang, rng),
            "time2": time_words(later, task.lang, rng),
            "n": str(rng.randint(2, 9)),
            "nn": str(rng.randint(12, 95)),
            "euros": sum_words(rng.randint(8, 900) * 1000, task.lang),
            "person": person,
            "via": french.the(via) if task.lang == "fr" else via,
        }


def footer_line(name: str, address: str, lang: str) -> str:
    """Return the line with the publisher's own address that stands below its texts."""
    line: str = _read("people.toml")["footer"][lang]
    return line.format(name=name, address=address)


def _contracted(sentence: str) -> str:
    """Return French with "de le" and "à le" drawn together, and a day's article only once."""
    for apart, together in ((" de le ", " du "), (" à le ", " au "), ("'ici le ", "'ici au ")):
        sentence = sentence.replace(apart, together)
    for doubled in ("du le ", "Du le ", "au le "):
        sentence = sentence.replace(doubled, doubled[:3])
    return sentence[:1].upper() + sentence[1:]


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / name).read_text("utf-8"))
