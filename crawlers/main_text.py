"""The main text of a web page, by trafilatura: without menus, side notes and footers."""

import logging
import re
from itertools import count

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from crawlers.page_frame import strip_frame

# Above this a page is a list or an attack, and reading it takes seconds.
MAX_LETTERS = 2_000_000
# Its caches are bounded, but for pages that never come again they are only memory.
_PAGES_BETWEEN_RESETS = 100

_FRAME = re.compile(r"</?(?:html|body)[^>]*>\s*")
_HEADING = re.compile(r"\s*<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_READ = count(1)


def parse_page(page: str) -> HtmlElement | None:
    """Return a page's tree; None if there is nothing of HTML in it."""
    # An encoding that was declared in bytes is over: lxml refuses to see it in text.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def main_text(tree: HtmlElement, title: str) -> str:
    """Return the main text as simple HTML, without a heading that repeats `title`; "" if none.

    Changes the tree. Not sanitised.
    """
    # Loading it takes 0.3 s, for which readers of feeds need not wait.
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    strip_frame(tree)
    html = extract(tree, output_format="html", include_comments=False) or ""
    _forget()
    html = _FRAME.sub("", html)
    heading = _HEADING.match(html)
    if heading and _words(heading[1]) == _words(title):
        html = html[heading.end() :]
    return html.strip()


def _words(html: str) -> str:
    return " ".join(_TAG.sub(" ", html).split()).lower()


def _forget() -> None:
    """Empty trafilatura's caches now and then: the worker lives for weeks."""
    if next(_READ) % _PAGES_BETWEEN_RESETS == 0:
        from trafilatura.meta import reset_caches

        reset_caches()
