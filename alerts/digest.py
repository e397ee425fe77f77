"""The digest: what is new for one reader, by day and theme, each item with its reason."""

from collections.abc import Mapping, Sequence

from alerts.letters import LetterHead
from records import Email, Item, Source, Subscription


def write_digest(
    subscription: Subscription,
    items: Sequence[Item],
    head: LetterHead,
    sources: Mapping[str, Source],
) -> Email:
    """Return the letter that brings `items` to a reader; `sources` are by id, for their names.

    Raises ValueError if there are no items, or one is not listed: that must never go out.
    """
    raise NotImplementedError
