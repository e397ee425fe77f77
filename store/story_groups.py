"""Which of some items are one story: pure, and the same in whatever order they were saved."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from records import CorrectionKind, Item
from records.same_story import Likeness, compare

Pair = frozenset[str]
Links = Mapping[Pair, CorrectionKind]  # what editors say of two items
NO_LINKS: Links = {}


def group(items: Iterable[Item], links: Links = NO_LINKS) -> list[tuple[Item, ...]]:
    """Return the stories that items make, each with its members in order of publication.

    Items that tell the same are put together, the oldest first, but no two that must stay apart:
    so what says too little to be told from either of two notices goes with the first of them. Equal
    words come before those that are near, what editors put together before both; what they took
    apart stays so.
    """
    ordered = in_order(items)
    story_of = {item.id: [item] for item in ordered}
    pairs = {frozenset((a.id, b.id)): (a, b) for a, b in combinations(ordered, 2)}
    said = {pair: links.get(pair) or _CALLED[compare(*two)] for pair, two in pairs.items()}
    for pair, two in pairs.items():
        if links.get(pair) is CorrectionKind.SAME_STORY:
            _join(story_of, two, {p for p in pairs if links.get(p) is CorrectionKind.OTHER_STORY})
    apart = {pair for pair, kind in said.items() if kind is CorrectionKind.OTHER_STORY}
    for pair, two in sorted(pairs.items(), key=lambda known: not _are_equal(*known[1])):
        if said[pair] is CorrectionKind.SAME_STORY:
            _join(story_of, two, apart)
    stories = {id(story): story for story in story_of.values()}
    return [tuple(in_order(story)) for story in stories.values()]


def in_order(items: Iterable[Item]) -> list[Item]:
    """Return items as they were published, the oldest first."""
    return sorted(items, key=lambda item: (item.published_at, item.id))


_CALLED = {
    Likeness.SAME: CorrectionKind.SAME_STORY,
    Likeness.APART: CorrectionKind.OTHER_STORY,
    Likeness.UNLIKE: None,
}


def _are_equal(one: Item, other: Item) -> bool:
    return bool(one.signature) and one.signature == other.signature


def _join(story_of: dict[str, list[Item]], two: tuple[Item, Item], apart: set[Pair]) -> None:
    """Make one story of two items' stories, unless members of them must stay apart."""
    one, other = (story_of[item.id] for item in two)
    if one is other or any(frozenset((a.id, b.id)) in apart for a in one for b in other):
        return
    one += other
    story_of.update((item.id, one) for item in other)
