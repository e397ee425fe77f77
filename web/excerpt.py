"""How much of a publisher's text may be shown, and which words of it are marked."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from records import Asked, Item
from search.text import said_by

_SHARED = 8  # words that two halves of a text have in common: a phrase may stand across
LETTERS = 1000  # of an item's text in feeds, where its licence sets no smaller number
# French sets a blank inside of quotes and before these; a line must not break there.
_TIED = re.compile("(?<=«) | (?=[:;!?»])")


@dataclass(frozen=True)
class Stretch:
    """A piece of text; `marked` if it is among the words that placed the item."""

    text: str
    marked: bool = False


def excerpt(item: Item, letters: int) -> str:
    """Return the beginning of an item's text, at most `letters` long and within its licence."""
    most = min(letters, item.excerpt) if item.excerpt else letters
    return unbroken(shorten(" ".join(item.text.split()), most))


def excerpt_saying(item: Item, letters: int, asked: Sequence[Asked]) -> str:
    """Return the part of an item's text that says what is asked for, of several things one.

    It is the beginning if that or the title has all of it, or nothing that may be shown has more.
    """
    beginning = excerpt(item, letters)
    if not asked:
        return beginning
    seen = said_by(f"{item.title}\n{beginning}", item.lang)
    hidden = [each for each in asked if not each.holds(seen)]
    text = " ".join(item.text.split())
    words = (shorten(text, item.excerpt) if item.excerpt else text).split(" ")
    for each in hidden:
        if (at := _first_saying(words, item.lang, each)) is not None:
            return unbroken(_around(words, at, letters))
    return beginning


def _first_saying(words: list[str], lang: str, asked: Asked) -> int | None:
    """Return the place of the word with which all is said that is asked; None if it never is."""

    def says(first: int, end: int) -> bool:
        return asked.holds(said_by(" ".join(words[first:end]), lang))

    first, end = 0, len(words)
    if not says(first, end):
        return None
    while end - first > 4 * _SHARED:  # by halves, as reading a long text again and again is slow
        middle = (first + end) // 2
        if says(first, middle):
            end = middle
        elif says(middle - _SHARED, end):
            first = middle - _SHARED
        else:
            break
    return bisect_left(range(end), True, lo=first, key=lambda at: says(first, at + 1))


def _around(words: list[str], at: int, letters: int) -> str:
    """Return a stretch of a text around one of its words, after a third of it or near the end."""
    behind = len(" ".join(words[at + 1 :]))
    room = max(letters // 3, letters - behind - 1)
    first, before = at, len(words[at])
    while first and (before := before + 1 + len(words[first - 1])) <= room:
        first -= 1
    return ("…" if first else "") + shorten(" ".join(words[first:]), letters)


def shorten(text: str, letters: int) -> str:
    """Return a text cut at a blank, with "…" where something is missing."""
    if len(text) <= letters:
        return text
    cut = text[: letters + 1].rpartition(" ")[0] or text[:letters]
    return cut.rstrip(" ,;:.–-") + "…"


def unbroken(text: str) -> str:
    """Return a text of the same length in which no line begins with a colon or a closing quote."""
    return _TIED.sub("\N{NO-BREAK SPACE}", text)


def marked_title(item: Item) -> tuple[Stretch, ...]:
    """Return an item's title with the words that placed it."""
    return tuple(_stretches(item, 0, len(item.title)))


def marked_paragraphs(item: Item) -> tuple[tuple[Stretch, ...], ...]:
    """Return the paragraphs of an item's text that may be shown, with the words that placed it."""
    start = len(item.title) + 1
    allowed = len(shorten(item.text, item.excerpt)) - 1 if is_cut(item) else len(item.text)
    paragraphs = []
    for line in item.text[:allowed].splitlines(keepends=True):
        if line.strip():
            paragraphs.append(tuple(_stretches(item, start, start + len(line.rstrip()))))
        start += len(line)
    if is_cut(item) and paragraphs:
        paragraphs[-1] = (*paragraphs[-1], Stretch("…"))
    return tuple(paragraphs)


def is_cut(item: Item) -> bool:
    """Tell whether only a part of the text may be shown."""
    return 0 < item.excerpt < len(item.text)


def _stretches(item: Item, start: int, end: int) -> Iterator[Stretch]:
    """Yield a part of `Item.words`, cut where marked words begin and end."""
    words = unbroken(item.words)
    mentions = {p.mention for p in item.about if p.mention is not None}
    at = start
    for mention in sorted(mentions, key=lambda m: m.start):
        first, last = max(mention.start, at), min(mention.end, end)
        if first < last:
            if at < first:
                yield Stretch(words[at:first])
            yield Stretch(words[first:last], marked=True)
            at = last
    if at < end:
        yield Stretch(words[at:end])
