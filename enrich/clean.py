"""From a publisher's HTML to text that people read."""

import re
from html import unescape

from lxml import etree

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|<!--|<!doctype", re.IGNORECASE)
# Tags that people write texts with: what looks like one after a first reading was escaped twice.
_WRITTEN = "a|abbr|b|br|div|em|font|h[1-6]|hr|i|img|li|ol|p|span|strong|sub|sup|table|td|tr|u|ul"
MARKUP = re.compile(rf"</?(?:{_WRITTEN})(?:\s[^<>]{{0,500}})?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_CELLS = frozenset(("td", "th"))
_UNSEEN = frozenset(
    [
        "head",
        "iframe",
        "noscript",
        "object",
        "script",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
    ]
)
# Control characters, lone surrogates, marks that are not drawn or turn writing around.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff\xad\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def clean_text(html: str) -> str:
    """Return the text of HTML with a line break between blocks, or of plain text.

    Entities are resolved, scripts and the like left out, runs of blanks become one. Text without
    tags is taken as it is, "<" included; what was escaped twice is read twice. Time is linear in
    the length.
    """
    source = _INVISIBLE.sub("", html.replace("\r\n", "\n").replace("\r", "\n"))
    text = _text_of_html(source) if _TAG.search(source) else _resolve(source)
    if "<" in text and MARKUP.search(text):
        text = _text_of_html(text)
    lines = _INVISIBLE.sub("", text).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def clean_title(title: str) -> str:
    """Return a title as one line of text."""
    return clean_text(title).replace("\n", " ")


def _resolve(text: str) -> str:
    """Replace whole entities only: "&copy=1" in an address stays."""
    return _ENTITY.sub(lambda match: unescape(match[0]), text)


class _Collector:
    """Takes a parser's events; no tree is built, so deep nesting costs nothing."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._unseen = 0

    def start(self, tag: str | bytes, attributes: object) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        self._break(tag)

    def end(self, tag: str | bytes) -> None:
        if tag in _UNSEEN and self._unseen:
            self._unseen -= 1
        self._break(tag)

    def data(self, data: str | bytes) -> None:
        if not self._unseen:
            self._pieces.append(str(data).replace("\n", " "))

    def comment(self, text: str | bytes) -> None:
        """Comments are not read."""

    def close(self) -> str:
        return "".join(self._pieces)

    def _break(self, tag: str | bytes) -> None:
        if tag in _BLOCKS:
            self._pieces.append("\n")
        elif tag in _CELLS:
            self._pieces.append(" ")


def _text_of_html(source: str) -> str:
    collector = _Collector()
    parser = etree.HTMLParser(target=collector, recover=True, huge_tree=True, encoding="utf-8")
    parser.feed(b"<html><body>" + source.encode() + b"</body></html>")
    parser.close()
    return collector.close()
