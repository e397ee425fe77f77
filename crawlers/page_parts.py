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


def read_page(response: TextResponse, selectors: Selectors) -> Page:
    """Return the parts of a detail page; what is not found is ""."""
    return Page(
        response.url,
        title=_words(response, selectors.title),
        body=_markup(response, selectors.body),
        published=_words(response, selectors.published),
        starts=_words(response, selectors.starts),
        place=_words(response, selectors.place),
    )


def _words(response: TextResponse, css: str) -> str:
    """Return the words of the first element that fits, or what ::text or ::attr() gives."""
    if not css:
        return ""
    found = response.css(css)
    words = found.getall() if "::" in css else found[:1].css("*::text").getall()
    return " ".join(" ".join(words[:1] if "::attr" in css else words).split())


def _markup(response: TextResponse, css: str) -> str:
    """Return the elements that fit, one after the other, as HTML."""
    return "\n".join(response.css(css).getall()) if css else ""
