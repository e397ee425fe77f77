"""Find the parts of a detail page with a source's CSS selectors."""

from dataclasses import asdict

from scrapy.http import TextResponse
from scrapy.selector import Selector

from crawlers.crawl import Page
from records import Selectors


def check_selectors(selectors: Selectors) -> str:
    """Return what is wrong with the first selector that is no CSS; "" if all are well."""
    nothing = Selector(text="<p></p>")
    for key, css in asdict(selectors).items():
        if key == "max_pages" or not css:
            continue
        try:
            nothing.css(css)
        except (ValueError, SyntaxError, RuntimeError) as error:  # cssselect's errors are these
            return f"selectors.{key} = {css!r}: {error}"
    return ""


def read_page(url: str, root: TextResponse | Selector, selectors: Selectors) -> Page:
    """Return the parts of a detail page, or of its entry in the list; what is not found is ""."""
    return Page(
        url,
        title=_words(root, selectors.title),
        body=_markup(root, selectors.body),
        published=_words(root, selectors.published),
        starts=_words(root, selectors.starts),
        place=_words(root, selectors.place),
    )


def link_words(entry: Selector) -> str:
    """Return the words of an entry's first link that has some, else of the whole entry."""
    links = (" ".join(link.css("*::text").getall()).split() for link in entry.css("a"))
    words = next(filter(None, links), entry.css("*::text").getall())
    return " ".join(" ".join(words).split())


def _words(root: TextResponse | Selector, css: str) -> str:
    """Return the words of the first element that fits, or what ::text or ::attr() gives."""
    if not css:
        return ""
    found = root.css(css)
    words = found.getall() if "::" in css else found[:1].css("*::text").getall()
    return " ".join(" ".join(words[:1] if "::attr" in css else words).split())


def _markup(root: TextResponse | Selector, css: str) -> str:
    """Return the elements that fit, one after the other, as HTML."""
    return "\n".join(root.css(css).getall()) if css else ""
