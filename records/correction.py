"""An editor's word against the machine's: append-only, applied last on every re-run."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from records.placement import Placement


class CorrectionKind(StrEnum):
    """What the editor said."""

    PLACEMENTS = "placements"
    THEMES = "themes"
    HIDE = "hide"
    NOT_LOCAL = "not_local"


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision on one item. The last one of each kind that is not undone counts.

    PLACEMENTS and NOT_LOCAL both say where it is: of these two only the later one counts.

    `placements` is for PLACEMENTS (replaces all of the item's), `themes` (codes, main first) for
    THEMES. `editor` and `undone_by` are e-mail addresses of staff. `undone_at` is set instead of
    deleting.
    """

    id: int
    item_id: str
    kind: CorrectionKind
    editor: str
    made_at: datetime
    reason: str = ""
    placements: tuple[Placement, ...] = ()
    themes: tuple[str, ...] = ()
    undone_at: datetime | None = None
    undone_by: str = ""
