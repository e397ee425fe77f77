"""Make a publisher's HTML harmless: nh3, under caps that keep it fast.

nh3 (like the browsers' algorithm that it follows) takes quadratic time in nesting: 1 MB of nested
div takes 77 s. feedparser's own sanitiser lets live scripts pass; it is switched off.
"""

import html as entities
import re
from dataclasses import dataclass

import nh3

MAX_DEPTH = 100
MAX_TITLE = 1_000

# C0 controls but tab and newlines (and what an escape begins: colours of a terminal), DEL, lone
# surrogates (JSON may hold them), noncharacters; what turns the direction of writing around.
_UNPRINTABLE = re.compile(
    "\x1b\\[[0-9;]{0,20}[A-Za-z]"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_ANY_TAG = re.compile(r"<[^<>]*>")
# Tags that never nest: void, or closed by the next of their kind.
_FLAT = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
        *("p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "option", "wbr"),
    }
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Harmless HTML; `cut` if something had to be left out to keep it so."""

    html: str
    cut: bool


def printable(text: str) -> str:
    """Return `text` without characters that no text may hold (and no database takes)."""
    return _UNPRINTABLE.sub("", text) if _UNPRINTABLE.search(text) else text


def escape_text(text: str) -> str:
    """Return plain text as HTML that shows the same, lines kept."""
    return entities.escape(text, quote=False).replace("\n", "<br>\n")


class Sanitiser:
    """Cleans the words of one source; relative links are completed from `address` if it is a URL.

    HTML over `max_bytes` (UTF-8) is cut.
    """

    def __init__(self, address: str, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        is_web = address.startswith(("http://", "https://"))
        self._cleaner = nh3.Cleaner(
            url_schemes={"http", "https", "mailto", "tel"},
            url_relative=("rewrite_with_base", address) if is_web else "deny",
        )
        self._stripper = nh3.Cleaner(tags=set())

    def clean(self, html: str) -> Cleaned:
        """Return the HTML without scripts, styles, handlers, frames and unsafe links."""
        if "<" not in html and "&" not in html and len(html) * 4 <= self._max_bytes:
            return Cleaned(html, cut=False)
        kept = html.encode()[: self._max_bytes].decode("utf-8", "ignore")
        cut = len(kept) < len(html)
        if _depth(kept) > MAX_DEPTH:
            kept, cut = _ANY_TAG.sub(" ", kept), True
        return Cleaned(self._cleaner.clean(kept), cut)

    def plain(self, html: str) -> str:
        """Return the words of short HTML, such as a title, on one line."""
        if "<" in html or "&" in html:
            if _depth(html) > MAX_DEPTH:
                html = _ANY_TAG.sub(" ", html)
            html = entities.unescape(self._stripper.clean(html))
        return " ".join(html.split())

    def title(self, html: str) -> Cleaned:
        """Return a title's words as plain text, at most MAX_TITLE characters."""
        title = self.plain(html[: 4 * MAX_TITLE])
        return Cleaned(title[:MAX_TITLE], cut=len(html) > 4 * MAX_TITLE or len(title) > MAX_TITLE)


def _depth(html: str) -> int:
    """Return how deep the tags nest at most, tags that are never closed included."""
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        if name.lower() in _FLAT:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest
