"""What editors taught a town: rows that change how its texts are read, from the next item on."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LessonKind(StrEnum):
    """What a lesson says about its words."""

    ALIAS = "alias"  # people call the target so, too
    MISSPELLING = "misspelling"  # publishers write the target so by mistake; never shown
    NEGATIVE = "negative"  # these words name no place of this town
    SOURCE_DEFAULT = "source_default"  # what a source's items are about if they name no place


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing learnt, in force until it is undone.

    `words` are as texts write them ("" for SOURCE_DEFAULT). `target_id` is the street, area or
    landmark that they mean ("" for NEGATIVE; an area, landmark, street or block for
    SOURCE_DEFAULT). `source_id` limits a NEGATIVE to one source, "" for all; SOURCE_DEFAULT needs
    one; a name is the whole town's.
    `by` is an e-mail address of staff or "operator".
    """

    id: int
    town_id: str
    kind: LessonKind
    words: str
    target_id: str
    by: str
    made_at: datetime
    source_id: str = ""
    undone_at: datetime | None = None
