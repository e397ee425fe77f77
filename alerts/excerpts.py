"""How much of an item's text a letter shows."""

from records import Item

LENGTH = 280  # about three lines on a telephone: enough to choose by, and the page has the rest


def excerpt(item: Item, length: int = LENGTH) -> str:
    """Return the beginning of an item's text in one paragraph, cut after a word with "…".

    At most `length` characters of the text, and never more than its publisher allows
    (`Item.excerpt`); the ellipsis comes on top.
    """
    words = " ".join(item.text.split())
    limit = min(length, item.excerpt or length)
    if len(words) <= limit:
        return words
    cut = words[: limit + 1].rpartition(" ")[0] or words[:limit]
    return cut.rstrip(" ,;:.–-") + "…"
