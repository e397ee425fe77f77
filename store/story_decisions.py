"""What an editor says of stories: these two are one, this item is none of that story.

A decision is a correction of the item on which it is said. It counts in every later walk, from
whichever of the two items it is asked.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select

from records import Correction, CorrectionKind, Item
from store.corrections import add_correction, undo_correction
from store.items import find_item
from store.schema import corrections
from store.stories import find_story
from store.story_links import links_of
from store.story_making import resettle_stories


def link_stories(
    db: Connection, said: Correction, seen: int, now: datetime
) -> tuple[Correction, ...]:
    """Make one story of the stories of `said.item_id` and `said.other_id`; return what was kept.

    What was said before against it stands no longer: there is a decision for each such item of the
    other's story. Raises Stale (see `add_correction`); LookupError if there is no such item in the
    town, or it is the same one.
    """
    item, other = _item(db, said.item_id), _item(db, said.other_id)
    if item.id == other.id or item.town_id != other.town_id:
        raise LookupError(f"{other.id} is no other item of {item.town_id}")
    against = links_of(db, [item.id])
    parted = (
        mate
        for mate in _mates(db, other)
        if against.get(frozenset((item.id, mate))) is CorrectionKind.OTHER_STORY
    )
    others = dict.fromkeys((other.id, *parted))
    return _say(db, replace(said, kind=CorrectionKind.SAME_STORY), tuple(others), seen, now)


def split_story(
    db: Connection, said: Correction, seen: int, now: datetime
) -> tuple[Correction, ...]:
    """Take `said.item_id` out of its story; return what was kept, a decision for each other member.

    With `said.other_id` that it is none with that member only. Nothing is kept of an item that is
    alone. Raises Stale; LookupError if there is no such item, or the other is not in its story.
    """
    item = _item(db, said.item_id)
    mates = [mate for mate in _mates(db, item) if mate != item.id]
    if said.other_id:
        if said.other_id not in mates:
            raise LookupError(f"{said.other_id} is not in the story of {item.id}")
        mates = [said.other_id]
    return _say(db, replace(said, kind=CorrectionKind.OTHER_STORY), mates, seen, now)


def undo_link(db: Connection, correction_id: int, editor: str, now: datetime, seen: int) -> None:
    """Undo one such decision; the stories are what they would be if it had never been said.

    Raises Stale and LookupError as `undo_correction` does.
    """
    undo_correction(db, correction_id, editor, now, seen)
    two = select(corrections.c.item_id, corrections.c.other_id)
    row = db.execute(two.where(corrections.c.id == correction_id)).one()
    resettle_stories(db, [one for one in row if one], now)


def _item(db: Connection, item_id: str) -> Item:
    item = find_item(db, item_id)
    if item is None:
        raise LookupError(f"no item {item_id}")
    return item


def _mates(db: Connection, item: Item) -> tuple[str, ...]:
    story = find_story(db, item.story_id)
    return story.item_ids if story else ()


def _say(
    db: Connection, said: Correction, others: Sequence[str], seen: int, now: datetime
) -> tuple[Correction, ...]:
    kept = tuple(
        add_correction(db, replace(said, other_id=other), seen + nth)
        for nth, other in enumerate(others)
    )
    resettle_stories(db, [said.item_id, *others], now)
    return kept
