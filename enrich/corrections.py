"""Editors' decisions, applied last so that no re-run undoes them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from records import (
    Correction,
    CorrectionKind,
    Item,
    Mention,
    Place,
    Placement,
    Proposal,
    Status,
    Theme,
    ThemeOrigin,
)

BY_EDITOR = "editor"


def apply_corrections(
    item: Item,
    corrections: Sequence[Correction],
    settle: Callable[[Place], Place] = lambda place: place,
) -> Item:
    """Return the item as its editors want it, with what the walk had found as its `proposal`.

    What counts is in `what_stands`; corrections of other items are left aside. An item that has a
    proposal is corrected from there, so that doing it twice is doing it once, and what is undone
    is as if it had never been said. `settle` finds an editor's place in today's gazetteer.
    """
    last = what_stands(c for c in corrections if c.item_id == item.id)
    item = _as_proposed(item)
    if not last:
        return item
    proposal = Proposal(item.placements, item.refusals, item.themes, item.status)
    for kind, change in _CHANGES.items():
        if kind in last:
            item = change(item, last[kind], settle)
    return replace(item, proposal=proposal)


def what_stands(corrections: Iterable[Correction]) -> dict[CorrectionKind, Correction]:
    """Return an item's decisions that count: the last of each kind, by time, then by id.

    A place and "not local" are words on the same thing: only the later one counts, and the earlier
    one counts again once that is undone. What links two items is left out: the record heeds it
    when it puts stories together.
    """
    standing = (c for c in corrections if c.undone_at is None and not c.kind.links)
    last = {c.kind: c for c in sorted(standing, key=_when)}
    said = [kind for kind in (CorrectionKind.PLACEMENTS, CorrectionKind.NOT_LOCAL) if kind in last]
    if len(said) == 2:
        del last[min(said, key=lambda kind: _when(last[kind]))]
    return last


def _when(correction: Correction) -> tuple[datetime, int]:
    return correction.made_at, correction.id


def _as_proposed(item: Item) -> Item:
    """Return the item as the walk made it."""
    if item.proposal is None:
        return item
    return replace(
        item,
        placements=item.proposal.placements,
        refusals=item.proposal.refusals,
        themes=item.proposal.themes,
        status=item.proposal.status,
        proposal=None,
    )


_Settle = Callable[[Place], Place]


def _place(item: Item, correction: Correction, settle: _Settle) -> Item:
    """Put the item where an editor says: surely, and by the words that still stand in it."""
    mentions = _still_there(item.words, [p.mention for p in correction.placements])
    placements = tuple(
        Placement(settle(p.place), BY_EDITOR, 1.0, p.role, mention)
        for p, mention in zip(correction.placements, mentions, strict=True)
    )
    return replace(item, placements=placements, refusals=())


def _theme(item: Item, correction: Correction, settle: _Settle) -> Item:
    themes = tuple(Theme(code, 1.0, ThemeOrigin.EDITOR) for code in correction.themes)
    return replace(item, themes=themes)


def _not_local(item: Item, correction: Correction, settle: _Settle) -> Item:
    return replace(item, placements=(), status=Status.HIDDEN)


def _hide(item: Item, correction: Correction, settle: _Settle) -> Item:
    return replace(item, status=Status.HIDDEN)


# In the order in which they are applied: what hides an item comes last.
_CHANGES: dict[CorrectionKind, Callable[[Item, Correction, _Settle], Item]] = {
    CorrectionKind.PLACEMENTS: _place,
    CorrectionKind.THEMES: _theme,
    CorrectionKind.NOT_LOCAL: _not_local,
    CorrectionKind.HIDE: _hide,
}


def _still_there(words: str, mentions: Iterable[Mention | None]) -> Iterator[Mention | None]:
    """Yield each mention where it stands in the words now, None if that can't be told.

    No two of them overlap, as in any item.
    """
    taken: list[Mention] = []
    for mention in mentions:
        found = _find(words, mention) if mention else None
        if found and any(m.start < found.end and found.start < m.end for m in taken if m != found):
            found = None
        if found:
            taken.append(found)
        yield found


def _find(words: str, mention: Mention) -> Mention | None:
    if words[mention.start : mention.end] == mention.text:
        return mention
    start = words.find(mention.text)
    if start < 0 or words.find(mention.text, start + 1) >= 0:
        return None
    return replace(mention, start=start, end=start + len(mention.text))
