"""What a web page says of itself for programs: its title and when it was published.

Only what its publisher wrote down as such counts. Dates that stand somewhere in the text are never
taken for it: an event's day would become the day of its news.
"""

import json
from collections.abc import Iterator

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


def title_of(tree: HtmlElement) -> str:
    """Return a page's title on one line; "" if it has none."""
    return next(_words(tree, _TITLES), "")


def published_of(tree: HtmlElement) -> str:
    """Return the date of publication as the page's marks give it; "" if they give none."""
    dates = (*_words(tree, _DATES), *_linked_dates(tree))
    return next((date for date in dates if len(date) <= _LONGEST_DATE), "")


def _words(tree: HtmlElement, paths: tuple[str, ...]) -> Iterator[str]:
    for path in paths:
        for found in tree.xpath(path):
            text = found if isinstance(found, str) else "".join(found.itertext())
            if words := " ".join(text.split()):
                yield words


def _linked_dates(tree: HtmlElement) -> Iterator[str]:
    """Yield the dates of JSON-LD's articles, in the page's order."""
    for text in tree.xpath(_LINKED_DATA):
        try:
            data = json.loads(text[:_MOST_DATA])
        except (ValueError, RecursionError):
            continue
        yield from _dates_in(data, _DEEPEST)


def _dates_in(data: object, depth: int) -> Iterator[str]:
    if isinstance(data, dict):
        date = data.get("datePublished")
        if isinstance(date, str):
            yield date.strip()
        data = list(data.values())
    if isinstance(data, list) and depth:
        for each in data:
            yield from _dates_in(each, depth - 1)
