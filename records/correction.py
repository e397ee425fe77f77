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
    SAME_STORY = "same_story"
    OTHER_STORY = "other_story"

    @property
    def links(self) -> bool:
        """True if it says of two items whether they are one story, and nothing of either alone."""
        return self in (CorrectionKind.SAME_STORY, CorrectionKind.OTHER_STORY)


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision on one item. The last one of each kind that is not undone counts.

    PLACEMENTS and NOT_LOCAL both say where it is: of these two only the later one counts.

    `placements` is for PLACEMENTS (replaces all of the item's), `themes` (codes, main first) for
    THEMES, `other_id` (an item of the same town) for SAME_STORY and OTHER_STORY: of these the last
    one on any two items counts, on whichever of them it was said. `editor` and `undone_by` are
    e-mail addresses of staff. `undone_at` is set instead of deleting.
    """

    id: int
    item_id: str
    kind: CorrectionKind
    editor: str
    made_at: datetime
    reason: str = ""
    placements: tuple[Placement, ...] = ()
    themes: tuple[str, ...] = ()
    other_id: str = ""
    undone_at: datetime | None = None
    undone_by: str = ""
