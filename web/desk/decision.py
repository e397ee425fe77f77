"""What an editor's form says, before it is kept."""

from dataclasses import dataclass

from flask import request

from records import Correction, CorrectionKind, Item, Lesson
from web.desk.session import DeskVisit
from web.filters import plain

LONGEST_REASON = 500


@dataclass(frozen=True)
class Decision:
    """What is added, or which decision is undone (its id); `is_answer` settles reports.

    Neither, if just that stands already. `lessons` are what the editor ticked to be remembered.
    """

    add: Correction | None = None
    undo: int | None = None
    is_answer: bool = True
    lessons: tuple[Lesson, ...] = ()


def correction_of(visit: DeskVisit, item: Item, kind: CorrectionKind) -> Correction:
    """Return an editor's word on an item, with the form's reason; it has no id yet."""
    reason = plain(request.form.get("reason", "")[:LONGEST_REASON])
    return Correction(0, item.id, kind, visit.staff.email, visit.now, reason)
