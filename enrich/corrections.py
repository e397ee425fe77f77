"""Editors' decisions, applied last so that no re-run undoes them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from records import Correction, CorrectionKind, Item, Status, Theme, ThemeOrigin


def apply_corrections(item: Item, corrections: Sequence[Correction]) -> Item:
    """Return the item as its editors want it.

    The last decision of each kind that is not undone counts, by time, then by id. Corrections of
    other items are left aside.
    """
    standing = sorted(
        (c for c in corrections if c.undone_at is None and c.item_id == item.id),
        key=lambda c: (c.made_at, c.id),
    )
    last = {correction.kind: correction for correction in standing}
    for kind, apply in _APPLY.items():
        if kind in last:
            item = apply(item, last[kind])
    return item


def _place(item: Item, correction: Correction) -> Item:
    return replace(item, placements=correction.placements, refusals=())


def _theme(item: Item, correction: Correction) -> Item:
    themes = tuple(Theme(code, 1.0, ThemeOrigin.EDITOR) for code in correction.themes)
    return replace(item, themes=themes)


def _not_local(item: Item, correction: Correction) -> Item:
    return replace(item, placements=(), status=Status.HIDDEN)


def _hide(item: Item, correction: Correction) -> Item:
    return replace(item, status=Status.HIDDEN)


# In the order in which they are applied: what hides an item comes last.
_APPLY: dict[CorrectionKind, Callable[[Item, Correction], Item]] = {
    CorrectionKind.PLACEMENTS: _place,
    CorrectionKind.THEMES: _theme,
    CorrectionKind.NOT_LOCAL: _not_local,
    CorrectionKind.HIDE: _hide,
}
