"""Every document of the publishers' site, by its path."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from types import MappingProxyType

from demo.publishers.calendars import ical
from demo.publishers.entry import Entry
from demo.publishers.feeds import atom, rss
from demo.publishers.pages import broken_page, entry_page, list_page, page_count
from demo.publishers.publisher import Publisher, load_publishers
from demo.publishers.tables import json_lines, table

ROBOTS = "User-agent: *\nDisallow: /private/\n"
_EPOCH = datetime(2025, 1, 1, tzinfo=UTC)

# format -> how it is written and served
_WRITERS: Mapping[str, tuple[Callable[[Publisher, Sequence[Entry], str], str], str]] = {
    "rss": (rss, "application/rss+xml; charset=utf-8"),
    "atom": (atom, "application/atom+xml; charset=utf-8"),
    "ical": (ical, "text/calendar; charset=utf-8"),
    "csv": (table, "text/csv; charset=utf-8"),
    "jsonl": (json_lines, "application/x-ndjson; charset=utf-8"),
}
_HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Document:
    """What is served under a path; `modified` is aware, to the second."""

    body: bytes
    media: str
    modified: datetime

    @property
    def etag(self) -> str:
        """A strong validator: equal bytes, equal tag."""
        return f'"{sha256(self.body).hexdigest()[:20]}"'


def make_documents(
    found: Mapping[str, tuple[Entry, ...]],
    site: str,
    came_out: Mapping[str, datetime] = MappingProxyType({}),
) -> dict[str, Document]:
    """Return the whole site: robots.txt, each publisher's document, lists and entries.

    `came_out` says when a publisher last put something out that is dated earlier, by slug.
    """
    documents = {"/robots.txt": _document(ROBOTS, "text/plain; charset=utf-8", ())}
    for publisher in load_publishers():
        entries = found[publisher.slug]
        documents |= dict(_pages(publisher, entries, site))
        if publisher.flaw == "broken":
            path = f"/{publisher.slug}/{publisher.document}"
            documents[path] = _document(broken_page(publisher), _HTML, ())
        elif publisher.format in _WRITERS:
            write, media = _WRITERS[publisher.format]
            path = f"/{publisher.slug}/{publisher.document}"
            since = came_out.get(publisher.slug, _EPOCH)
            documents[path] = _document(write(publisher, entries, site), media, entries, since)
    return documents


def _pages(
    publisher: Publisher, entries: Sequence[Entry], site: str
) -> Iterator[tuple[str, Document]]:
    for number in range(1, page_count(entries) + 1):
        suffix = "" if number == 1 else f"?page={number}"
        page = list_page(publisher, entries, site, number)
        yield f"/{publisher.slug}/{suffix}", _document(page, _HTML, entries)
    for entry in entries:
        page = entry_page(publisher, entry)
        yield entry.link(""), _document(page, _HTML, (entry,))


def _document(
    text: str, media: str, entries: Sequence[Entry], since: datetime = _EPOCH
) -> Document:
    newest = max((since, *(e.updated or e.published for e in entries)))
    return Document(text.encode(), media, newest.replace(microsecond=0))
