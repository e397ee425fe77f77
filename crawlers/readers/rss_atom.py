"""RSS 0.9 to 2.0 and Atom: strict XML first, feedparser for what is broken.

lxml's recovery mode is not used: after the first error it deletes every "&amp;", so that links,
which identify entries, change silently.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from crawlers.decode import decode
from crawlers.gather import ITEM_MAX_BYTES, gather
from crawlers.readers.broken_feed import read_broken
from crawlers.readers.feed_entry import FEED_ROOTS, entries_of
from crawlers.reading import Found, Reading
from records import Failure, Source, SourceError

_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.I)


def read_rss_atom(
    source: Source, body: bytes, now: datetime, item_max_bytes: int = ITEM_MAX_BYTES
) -> Reading:
    """Read a feed. Raises SourceError: not_a_feed (HTML, JSON, nothing), parse (beyond repair)."""
    return gather(source, _found(source, body), now, item_max_bytes)


def _found(source: Source, body: bytes) -> Iterator[Found]:
    body = body.lstrip()
    declared = _DECLARED.match(body)
    encoding = source.encoding or (declared[1].decode("ascii") if declared else "")
    _refuse_other(source, decode(body[:2_000], encoding))
    try:
        root = etree.fromstring(body, _strict(source.encoding))
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        return read_broken(source, decode(body, encoding), str(error))
    if etree.QName(root).localname.lower() not in FEED_ROOTS:
        reason = f"the document is <{etree.QName(root).localname}>, not RSS or Atom"
        raise SourceError(source.id, Failure.NOT_A_FEED, reason)
    return entries_of(root)


def _strict(encoding: str) -> etree.XMLParser:
    """Return a parser that expands no entities, loads no DTD and opens no connection."""
    return etree.XMLParser(
        encoding=encoding or None,
        recover=False,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _refuse_other(source: Source, start: str) -> None:
    """Name what was sent in a feed's place, if that is plain to see."""
    what = ""
    if not start.strip():
        what = "empty"
    elif _HTML.search(start) and not _FEED.search(start):
        what = "a web page (HTML)"
    elif start.lstrip()[:1] in ("{", "["):
        what = "JSON"
    elif "<" not in start:
        what = "no XML"
    if what:
        reason = f"the answer is {what}, not RSS or Atom"
        raise SourceError(source.id, Failure.NOT_A_FEED, reason)
