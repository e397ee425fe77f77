"""What is a publisher's own of a text that it took over: the title, and some words around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from zlib import crc32

from records.item import Item
from records.spelling import WORD, fold, norm
from records.wording import words_of

_OWN = 14  # words before the text and as many behind it: who wrote it, where to read more
_SENTENCE = 6  # words in a row that the other one left out
_BLOCK = 4  # words in a row that both have
_MOST = 1_200  # words of a text that are compared


@dataclass(frozen=True, slots=True)
class Taken:
    """How much of one item's text another one has; titles do not count.

    `share`, 0 to 1, is of its words in rows that both have, but for what is framed around them.
    `own` are its title's words and those before and behind, no more than a line or two; `cut`
    those of sentences that the other one left out.
    """

    share: float
    own: frozenset[str]
    cut: frozenset[str]


def taken(one: Item, other: Item) -> Taken:
    """Return how much of one item's text another one has."""
    mine, theirs = words_of(one.text)[:_MOST], words_of(other.text)[:_MOST]
    found = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    blocks = [block for block in found if block.size >= _BLOCK]
    if not blocks:
        return Taken(0.0, frozenset(), frozenset())
    start, end = blocks[0].a, blocks[-1].a + blocks[-1].size
    before, behind = (words if len(words) <= _OWN else [] for words in (mine[:start], mine[end:]))
    shared = sum(block.size for block in blocks)
    edges = [0, *(edge for block in blocks for edge in (block.a, block.a + block.size)), len(mine)]
    gaps = [mine[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= _SENTENCE]
    return Taken(
        shared / (len(mine) - len(before) - len(behind)),
        frozenset((*words_of(one.title), *before, *behind)),
        frozenset(word for gap in gaps for word in gap),
    )


def are_names_around(item: Item, facts: set[int]) -> bool:
    """Tell whether facts are all names in an item's title or about where its text may be framed."""
    words = WORD.findall(item.text)
    around = (*WORD.findall(item.title), *words[:_OWN], *words[-_OWN:])
    return facts <= facts_of(fold(word) for word in around if word[0].isupper())


def facts_of(words: Iterable[str]) -> set[int]:
    """Return the hashes that words have as facts of a fingerprint."""
    return {crc32(norm(word).encode()) for word in words}
