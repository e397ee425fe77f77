"""The words of an item that name somewhere, marked and lettered: A, B, C … as they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from records import Item, Mention, Proposal
from web.excerpt import unbroken


@dataclass(frozen=True)
class Lettered:
    """A piece of text; `letter` is "" where it names nothing."""

    text: str
    letter: str = ""


@dataclass(frozen=True)
class Lettering:
    """An item's title and paragraphs in pieces, and the letter of each mention in them."""

    title: tuple[Lettered, ...]
    paragraphs: tuple[tuple[Lettered, ...], ...]
    letters: dict[Mention, str]

    def of(self, mention: Mention | None) -> str:
        """Return a mention's letter, "" if it does not stand in the words."""
        return self.letters.get(mention, "") if mention else ""


def mentions_of(item: Item) -> tuple[Mention, ...]:
    """Return every mention of an item, placed or refused, by the program or now, as they stand."""
    proposal = item.proposal or Proposal((), (), (), item.status)
    placed = (p.mention for p in (*item.placements, *proposal.placements))
    refused = (r.mention for r in (*item.refusals, *proposal.refusals))
    found = set(filter(None, (*placed, *refused)))
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def letter(item: Item) -> Lettering:
    """Return the whole text for an editor, also of what readers see only the beginning of.

    Of two mentions that overlap the longer one is marked, and both have its letter.
    """
    marks: list[tuple[int, int, str]] = []
    letters = {}
    for mention in mentions_of(item):
        if item.words[mention.start : mention.end] != mention.text:
            continue  # the publisher gave it beside the words
        if not marks or mention.start >= marks[-1][1]:
            marks.append((mention.start, mention.end, _letter(len(marks))))
        letters[mention] = marks[-1][2]
    end = len(item.title)
    title = tuple(_pieces(item, marks, 0, end))
    return Lettering(title, tuple(_paragraphs(item, marks, end + 1)), letters)


def _paragraphs(
    item: Item, marks: list[tuple[int, int, str]], start: int
) -> Iterator[tuple[Lettered, ...]]:
    for line in item.text.splitlines(keepends=True):
        if line.strip():
            yield tuple(_pieces(item, marks, start, start + len(line.rstrip())))
        start += len(line)


def _pieces(
    item: Item, marks: list[tuple[int, int, str]], start: int, end: int
) -> Iterator[Lettered]:
    words = unbroken(item.words)
    at = start
    for first, last, name in marks:
        if start <= first < end:
            if at < first:
                yield Lettered(words[at:first])
            yield Lettered(words[first : min(last, end)], name)
            at = min(last, end)
    if at < end:
        yield Lettered(words[at:end])


def _letter(n: int) -> str:
    """Return A to Z, then A2 to Z2 and so on."""
    turn, place = divmod(n, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(turn + 1) if turn else "")
