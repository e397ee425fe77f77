"""Feeds that are no well-formed XML, as feedparser understands them.

feedparser gets text that we decoded (one bad byte makes it read a whole page wrongly), with its
sanitiser off (unsafe and quadratic; nh3 follows) and its dates unread (it invents some).
"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO

import feedparser

from crawlers.document import PDF
from crawlers.reading import Entry, Found, Note
from records import Failure, Source, SourceError

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_broken(source: Source, text: str, why: str) -> Iterator[Found]:
    """Yield the entries of a feed that strict XML refused, with `why` as a note.

    Raises SourceError (parse) if there is nothing of a feed in it.
    """
    stream = BytesIO(_DECLARATION.sub("", text).encode("utf-8", "replace"))
    feed = feedparser.parse(
        stream,
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not feed.version and not feed.entries:
        raise SourceError(source.id, Failure.PARSE, f"not well-formed XML: {why}")
    yield Note(f"not well-formed XML, read leniently: {why}")
    lang = _get(feed.feed, "language")
    for number, parsed in enumerate(feed.entries, 1):
        entry = _entry(parsed, f"entry {number}")
        entry.lang = lang
        if not entry.published and feed.version.startswith("rss"):
            entry.published, entry.updated = entry.updated, ""  # dc:date is all that RSS 1.0 has
        yield entry


def _entry(parsed: Mapping[str, object], where: str) -> Entry:
    return Entry(
        where,
        identity=_get(parsed, "id"),
        title=_get(parsed, "title"),
        html=_content(parsed) or _get(parsed, "summary"),
        url=_get(parsed, "link"),
        published=_get(parsed, "published"),
        updated=_get(parsed, "updated"),
        author=_get(parsed, "author"),
        document=_pdf(parsed),
        categories=tuple(_get(tag, "term") for tag in _dicts(parsed, "tags")),
    )


def _content(parsed: Mapping[str, object]) -> str:
    return next((_get(content, "value") for content in _dicts(parsed, "content")), "")


def _pdf(parsed: Mapping[str, object]) -> str:
    """Return the address of the first PDF that is enclosed; "" if none is."""
    for link in _dicts(parsed, "links"):
        if _get(link, "rel") == "enclosure" and _get(link, "type").lower() == PDF:
            return _get(link, "href")
    return ""


def _get(values: Mapping[str, object], key: str) -> str:
    """Return a text, not through feedparser's own look-up: it answers with other keys' values."""
    value = dict.get(values, key) if isinstance(values, dict) else None
    return value if isinstance(value, str) else ""


def _dicts(values: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    found = dict.get(values, key) if isinstance(values, dict) else None
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
