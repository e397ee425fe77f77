"""Who may correct what: local editors, each for the areas that were given to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from records.correction import Correction
from records.item import Item
from records.review import area_ids_of


class StaffRole(StrEnum):
    """What somebody may do at the desk."""

    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Staff:
    """One person who may log in at the desk.

    `email` is kept as it was given and compared without case. `area_ids` are areas of `town_id`;
    the town's own id among them stands for all of it. `password` is an argon2 hash, "" until the
    invitation was used.
    """

    id: str
    email: str
    role: StaffRole
    town_id: str
    area_ids: tuple[str, ...]
    created_at: datetime
    password: str = ""

    def may_correct(self, item: Item, corrections: Iterable[Correction] = ()) -> bool:
        """Tell whether the item is this person's: placed in their areas, by us or by an editor.

        By an editor is now, or by any of its `corrections` that still stands.

        What is placed nowhere finer than the town is for those who have all of it.
        """
        if item.town_id != self.town_id:
            return False
        return not area_ids_of(item, corrections).isdisjoint(self.area_ids)
