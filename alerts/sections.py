"""The order of a digest: what is coming up, then day by day, by main theme within."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from alerts.days import Calendar
from records import Item

NO_THEME = "general"  # what enrich says when it is unsure, too


@dataclass(frozen=True, slots=True)
class Group:
    """Items that have their main theme (a code) in common."""

    theme: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What is coming up, or one day."""

    heading: str
    groups: tuple[Group, ...]


def sections_of(items: Sequence[Item], calendar: Calendar) -> tuple[Section, ...]:
    """Return every item once: first what is coming up, soonest first, then the newest day first.

    Within a day the theme with the newest item leads, and its items are newest first. What is
    coming up keeps the order of time, so a theme may come back there.
    """
    coming, past = list[Item](), list[Item]()
    for item in items:
        (coming if calendar.is_coming(item) else past).append(item)
    sections = []
    if coming:
        coming.sort(key=_start)
        runs = [Group(theme, tuple(run)) for theme, run in groupby(coming, main_theme)]
        sections.append(Section(calendar.texts.coming_up, tuple(runs)))
    past.sort(key=lambda item: (item.published_at, item.id), reverse=True)

    def day(item: Item) -> date:
        return calendar.local(item.published_at).date()

    sections += [Section(calendar.heading(d), _by_theme(news)) for d, news in groupby(past, day)]
    return tuple(sections)


def main_theme(item: Item) -> str:
    """Return the code of an item's main theme."""
    return item.themes[0].code if item.themes else NO_THEME


def _start(item: Item) -> tuple[datetime, str]:
    return item.starts_at or item.published_at, item.id


def _by_theme(items: Iterable[Item]) -> tuple[Group, ...]:
    themes: dict[str, list[Item]] = {}
    for item in items:
        themes.setdefault(main_theme(item), []).append(item)
    return tuple(Group(theme, tuple(news)) for theme, news in themes.items())
