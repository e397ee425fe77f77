"""Web pages: lists without a feed, and a page for every entry."""

from collections.abc import Sequence
from html import escape

from demo.publishers.entry import Entry
from demo.publishers.feeds import paragraphs
from demo.publishers.publisher import Publisher
from demo.texts.writer import ZONE

PER_PAGE = 25


def page_count(entries: Sequence[Entry]) -> int:
    """Return how many pages a list has, at least one."""
    return max(1, -(-len(entries) // PER_PAGE))


def list_page(publisher: Publisher, entries: Sequence[Entry], site: str, number: int) -> str:
    """Return a list's page, counted from 1, with a link to the next one."""
    shown = entries[(number - 1) * PER_PAGE : number * PER_PAGE]
    rows = "\n".join(
        f'<li class="entry"><a href="{entry.link(site)}">{escape(entry.title or "…")}</a>'
        f" <time>{entry.published.astimezone(ZONE):%d/%m/%Y}</time></li>"
        for entry in shown
    )
    more = ""
    if number < page_count(entries):
        more = f'<p><a rel="next" href="{site}/{publisher.slug}/?page={number + 1}">→</a></p>'
    return _page(publisher, publisher.name, f'<ul class="entries">\n{rows}\n</ul>{more}')


def entry_page(publisher: Publisher, entry: Entry) -> str:
    """Return an entry's own page."""
    published = entry.published.astimezone(ZONE)
    where = "" if entry.text.spot.form in ("town", "none") else entry.text.spot.name
    content = (
        f"<h1>{escape(entry.title or '…')}</h1>"
        f'<p><time datetime="{published.isoformat()}">{published:%d/%m/%Y %H:%M}</time>'
        f' <span class="where">{escape(where)}</span></p>'
        f'<article lang="{entry.lang}">{paragraphs(entry.body)}</article>'
    )
    return _page(publisher, entry.title, content)


def broken_page(publisher: Publisher) -> str:
    """Return what stands where a feed was promised and its platform moved away."""
    return _page(publisher, publisher.name, "<p>This site is being rebuilt. Come back soon!</p>")


def _page(publisher: Publisher, title: str, content: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{publisher.lang or "fr"}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head>\n<body><header>{escape(publisher.name)}</header>\n"
        f"<main>{content}</main></body></html>\n"
    )
