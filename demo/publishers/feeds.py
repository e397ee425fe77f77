"""Feeds: RSS 2.0 and Atom (RFC 4287)."""

from collections.abc import Sequence
from email.utils import format_datetime
from xml.sax.saxutils import escape

from demo.publishers.entry import Entry
from demo.publishers.publisher import Publisher


def rss(publisher: Publisher, entries: Sequence[Entry], site: str) -> str:
    """Return an RSS feed; links lead below `site`."""
    items = "".join(_rss_item(entry, site) for entry in entries)
    lang = publisher.lang or "fr"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
        f"<title>{escape(publisher.name)}</title><link>{site}/{publisher.slug}/</link>"
        f"<description>{escape(publisher.name)}</description><language>{lang}</language>\n"
        f"{items}</channel></rss>\n"
    )


def _rss_item(entry: Entry, site: str) -> str:
    title = f"<title>{escape(entry.title)}</title>" if entry.title else ""
    return (
        f"<item>{title}<link>{entry.link(site)}</link>"
        f'<guid isPermaLink="false">{entry.guid}</guid>'
        f"<pubDate>{format_datetime(entry.published)}</pubDate>"
        f"<description>{escape(paragraphs(entry.body))}</description></item>\n"
    )


def atom(publisher: Publisher, entries: Sequence[Entry], site: str) -> str:
    """Return an Atom feed; links lead below `site`."""
    newest = max((e.updated or e.published for e in entries), default=None)
    updated = f"<updated>{newest.isoformat()}</updated>" if newest else ""
    items = "".join(_atom_entry(entry, site) for entry in entries)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{escape(publisher.name)}</title>{updated}"
        f"<id>tag:{publisher.slug}.port-lune.example,2025:feed</id>"
        f'<link href="{site}/{publisher.slug}/"/><author><name>{escape(publisher.name)}</name>'
        f"</author>\n{items}</feed>\n"
    )


def _atom_entry(entry: Entry, site: str) -> str:
    return (
        f'<entry xml:lang="{entry.lang}"><title>{escape(entry.title)}</title>'
        f'<link href="{entry.link(site)}"/><id>{entry.guid}</id>'
        f"<published>{entry.published.isoformat()}</published>"
        f"<updated>{(entry.updated or entry.published).isoformat()}</updated>"
        f'<content type="html">{escape(paragraphs(entry.body))}</content></entry>\n'
    )


def paragraphs(body: str) -> str:
    """Return plain text as HTML paragraphs."""
    return "".join(f"<p>{escape(part)}</p>" for part in body.split("\n\n"))
