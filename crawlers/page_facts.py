"""What a web page says of itself for programs: title, date, and the event that it tells of.

Only what its publisher wrote down as such counts. Dates that stand somewhere in the text are never
taken for it: an event's day would become the day of its news.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

_TITLES = ("//meta[@property='og:title']/@content", "//h1", "//title")
_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='date' or @name='dc.date' or @name='DC.date' or @name='DC.date.issued'"
    " or @name='dcterms.created' or @name='pubdate']/@content",
    "//time[@pubdate]/@datetime",
)
_LINKED_DATA = "//script[@type='application/ld+json']/text()"
_MOST_DATA = 200_000
_DEEPEST = 4
_LONGEST_DATE = 60
_MOST_OBJECTS = 500


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself; "" where it says nothing. Dates as they were written."""

    title: str = ""
    published: str = ""
    starts: str = ""
    ends: str = ""
    place: str = ""


def facts_of(tree: HtmlElement) -> PageFacts:
    """Return what a page says of itself.

    An event counts if it is the only one there: a page with several lists other pages' events.
    """
    objects = list(_linked_data(tree))[:_MOST_OBJECTS]
    dates = [*_words(tree, _DATES), *(_text(each, "datePublished") for each in objects)]
    events = [each for each in objects if _is_event(each)]
    event = events[0] if len(events) == 1 else {}
    return PageFacts(
        title=next(_words(tree, _TITLES), ""),
        published=next((date for date in dates if 0 < len(date) <= _LONGEST_DATE), ""),
        starts=_text(event, "startDate"),
        ends=_text(event, "endDate"),
        place=_place(event.get("location")),
    )


def _words(tree: HtmlElement, paths: tuple[str, ...]) -> Iterator[str]:
    for path in paths:
        for found in tree.xpath(path):
            text = found if isinstance(found, str) else "".join(found.itertext())
            if words := " ".join(text.split()):
                yield words


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """Yield the objects of JSON-LD, in the page's order."""
    for text in tree.xpath(_LINKED_DATA):
        try:
            yield from _objects(json.loads(text[:_MOST_DATA]), _DEEPEST)
        except (ValueError, RecursionError):
            continue


def _objects(data: object, depth: int) -> Iterator[dict[str, object]]:
    if isinstance(data, dict):
        yield data
        data = list(data.values())
    if isinstance(data, list) and depth:
        for each in data:
            yield from _objects(each, depth - 1)


def _is_event(data: dict[str, object]) -> bool:
    kind = data.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    is_event = any(isinstance(each, str) and each.endswith("Event") for each in kinds)
    return is_event and bool(_text(data, "startDate"))


def _place(location: object) -> str:
    """Return a schema.org Place's name and street, or the words that stand in its place."""
    if isinstance(location, list):
        location = location[0] if location else None
    if not isinstance(location, dict):
        return " ".join(location.split()) if isinstance(location, str) else ""
    address = location.get("address")
    street = _text(address, "streetAddress") if isinstance(address, dict) else ""
    if isinstance(address, str):
        street = " ".join(address.split())
    return ", ".join(filter(None, (_text(location, "name"), street)))


def _text(data: dict[str, object], key: str) -> str:
    value = data.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""
