"""Take away what stands around a page's content: menus, side notes, footers, banners.

trafilatura does so itself in long articles, but of short notices, which towns write many of, it
takes all words of the page.
"""

import re

from lxml.html import HtmlElement

_FRAME_TAGS = frozenset({"nav", "footer"})
_FRAME_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "menu", "dialog"}
)


def _word_of(*names: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(names)})(?:$|[\s_-])", re.IGNORECASE)


# Words of classes and ids, English and French.
_AROUND = _word_of(
    *("sidebar", "footer", "pied", "breadcrumbs?", "ariane", "cookies?", "consent", "newsletter"),
    *("pagination", "skip"),
)
# These name content, too (a canteen's menu): they count where most words are links.
_LINKS = _word_of("menu", "nav", "navbar", "navigation", "related", "share", "partage", "social")

_LEAST_MAIN = 8  # words; an empty <main> is filled by a script
_MOST_ASIDE = 120  # words of practical information ("Where: …"); longer ones are other articles
_MOSTLY = 0.5
_SOME = 0.3


def strip_frame(tree: HtmlElement) -> None:
    """Remove from a page's tree what is around its content.

    An element with the page's heading, or of a page without one half of its words, is content,
    whatever its name says. A short <aside> without many links is kept: on towns' pages it says
    where and when.
    """
    body = tree.find("body")
    if body is None:
        return
    _keep_main(body)
    has_heading = body.find(".//h1") is not None
    most = _count(body) if has_heading else _MOSTLY * _count(body)
    for element in [*body.iterdescendants()]:
        if element.tag == "aside" and _is_content(element):
            element.tag = "div"
            element.attrib.clear()
        elif _is_frame(element) and element.find(".//h1") is None and _count(element) < most:
            element.drop_tree()


def _keep_main(body: HtmlElement) -> None:
    """Keep nothing but <main> where a page has one."""
    found = body.xpath("//main | //*[@role='main']")
    if len(found) == 1 and _count(found[0]) >= _LEAST_MAIN:
        for child in [*body]:
            body.remove(child)
        body.text = None
        body.append(found[0])


def _is_content(aside: HtmlElement) -> bool:
    return _count(aside) < _MOST_ASIDE and _linked(aside) < _SOME


def _is_frame(element: HtmlElement) -> bool:
    if element.tag in _FRAME_TAGS or element.get("role") in _FRAME_ROLES:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(_AROUND.search(names) or (_LINKS.search(names) and _linked(element) >= _MOSTLY))


def _linked(element: HtmlElement) -> float:
    """Return the share of an element's words that are links."""
    words = _count(element)
    return sum(map(_count, element.iter("a"))) / words if words else 0.0


def _count(element: HtmlElement) -> int:
    return len(element.text_content().split())
