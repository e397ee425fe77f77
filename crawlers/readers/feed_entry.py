"""Entries of a well-formed RSS or Atom document."""

import html
from collections.abc import Iterator

from lxml import etree

from crawlers.document import PDF
from crawlers.reading import Entry, Found, place_of
from records import RawPlace

FEED_ROOTS = frozenset({"rss", "feed", "rdf", "channel"})

_ENTRIES = frozenset({"item", "entry"})
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_MEDIA = "http://search.yahoo.com/mrss/"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"

# Which part of the entry a child element is, by its name without namespace; the first that is
# there and not empty counts. Names of RSS, Atom, Dublin Core, content, event, CivicPlus calendars.
_PARTS = {
    "identity": ("guid", "id", "identifier"),
    "title": ("title",),
    "html": ("encoded", "content", "description", "summary"),
    "published": ("pubDate", "published", "issued", "date", "created"),
    "updated": ("updated", "modified"),
    "starts_at": ("startdate", "EventDates"),
    "ends_at": ("enddate",),
    "author": ("creator", "author"),
    "lang": ("language",),
}


def entries_of(root: etree._Element) -> Iterator[Found]:
    """Yield the entries of a feed in its order."""
    lang = root.get(_XML_LANG) or root.findtext("channel/language") or ""
    elements = (e for e in root.iter(etree.Element) if etree.QName(e).localname in _ENTRIES)
    for number, element in enumerate(elements, 1):
        entry = _entry(element, f"entry {number}")
        entry.lang = entry.lang or element.get(_XML_LANG) or lang
        yield entry


def _entry(element: etree._Element, where: str) -> Entry:
    children: dict[str, list[etree._Element]] = {}
    for child in element.iterchildren(etree.Element):
        name = etree.QName(child)
        if name.namespace != _MEDIA:  # media:title and media:description are the picture's
            children.setdefault(name.localname, []).append(child)
    entry = Entry(where)
    for part, names in _PARTS.items():
        found = (_text(child) for name in names for child in children.get(name, ()))
        setattr(entry, part, next(filter(None, found), ""))
    entry.url = _link(children)
    entry.document = _pdf(children)
    entry.identity = entry.identity or element.get(_ABOUT, "")
    entry.categories = tuple(
        child.get("label") or child.get("term") or _text(child)
        for child in children.get("category", []) + children.get("subject", [])
    )
    entry.places = _places(children)
    return entry


def _text(element: etree._Element) -> str:
    """Return an element's words; markup inside (Atom's xhtml) stays markup."""
    name = element.find("{*}name") if len(element) else None
    if name is not None:  # <author><name>
        return (name.text or "").strip()
    if any(isinstance(child.tag, str) for child in element):
        inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
        return html.escape(element.text or "", quote=False) + inner
    text = "".join(str(part) for part in element.itertext()).strip()
    if element.get("type") == "text" and etree.QName(element).localname != "title":
        return html.escape(text, quote=False)
    return text


def _link(children: dict[str, list[etree._Element]]) -> str:
    """Return the entry's page: its link, else a guid that says that it is one."""
    for link in children.get("link", ()):
        address = link.get("href") or _text(link)
        if address and link.get("rel", "alternate") == "alternate":
            return address
    for guid in children.get("guid", ()):
        text = _text(guid)
        if guid.get("isPermaLink", "true") == "true" and text.startswith(("http://", "https://")):
            return text
    return ""


def _pdf(children: dict[str, list[etree._Element]]) -> str:
    """Return the address of the first PDF that is enclosed; "" if none is."""
    enclosed = [link for link in children.get("link", ()) if link.get("rel") == "enclosure"]
    addresses = (
        enclosure.get("url") or enclosure.get("href") or ""
        for enclosure in (*children.get("enclosure", ()), *enclosed)
        if enclosure.get("type", "").lower() == PDF
    )
    return next(filter(None, addresses), "")


def _places(children: dict[str, list[etree._Element]]) -> tuple[RawPlace, ...]:
    """Return the place of a GeoRSS point, W3C geo or an event's location."""
    words = next(
        (t for e in children.get("Location", children.get("location", ())) if (t := _text(e))), ""
    )
    point = next((_text(e) for name in ("point", "pos") for e in children.get(name, ())), "")
    if not point:
        lat, lon = (next(map(_text, children.get(name, ())), "") for name in ("lat", "long"))
        point = f"{lat} {lon}"
    try:
        lat_number, lon_number = map(float, point.replace(",", " ").split())
    except ValueError:
        return place_of(words)
    return place_of(words, lon_number, lat_number)
