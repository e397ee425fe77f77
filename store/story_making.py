"""Puts items that tell the same together to stories, and sees to their leaders.

Which items tell the same is told by records/same_story.py; with whom one is compared, by
store/story_bands.py. When that by which an item is compared changes, all items that hang together
with it are put together anew, so that it hardly matters in which order they were saved.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from records import CorrectionKind, Item
from records.same_story import Likeness, compare, spots_of
from store.batches import batches
from store.dialect import upsert
from store.item_rows import read_items, write_revision
from store.reviews import refresh_review
from store.schema import items, stories
from store.story_bands import Rows, file_item, look_up, unfile_item
from store.story_groups import group, in_order
from store.story_links import links_of

# Items that are put together at once; beyond, only those come in whose stories must stay whole.
MOST = 60

# Made once: to build a statement costs as much as to run it.
_BEGIN = insert(stories)
_OTHERS = select(items.c.body).where(
    items.c.story_id == bindparam("of"), items.c.id != bindparam("but")
)
_LEADS = select(stories.c.id, stories.c.leader_id).where(
    stories.c.id.in_(bindparam("ids", expanding=True))
)


def has_moved(item: Item, known: Item) -> bool:
    """Tell whether anything has changed by which an item is compared with others."""
    return _compared(item) != _compared(known)


def settle_story(db: Connection, item: Item, known: Item | None, now: datetime) -> Item:
    """Write an item that is new or has moved, with its story; return it as it was written.

    All items that hang together with it are put together anew; those that change their story, or
    become its leader, get a new revision. Call it in your turn (`Turn.SAVE_ITEMS`).
    """
    looked = look_up(db, item)
    near = [other for other in looked.items if compare(item, other) is Likeness.SAME]
    if known is not None:
        near += [*_mates(db, known), *_linked(db, item)]
    story_id = _settle(db, _gather(db, [item], near), now, item.id) if near else item.id
    if known is None and not near:
        db.execute(_BEGIN, {"id": item.id, "leader_id": item.id})
    saved = replace(item, story_id=story_id)
    write_revision(db, saved, now)
    if known is not None:
        unfile_item(db, known)
    file_item(db, saved, looked.full)
    return saved


def resettle_stories(db: Connection, item_ids: Iterable[str], now: datetime) -> None:
    """Put kept items together anew, with all that hang together with them.

    Call it in your turn (`Turn.SAVE_ITEMS`).
    """
    kept = read_items(db, item_ids)
    _settle(db, _gather(db, [], kept), now)


def settle_leader(db: Connection, saved: Item, now: datetime) -> None:
    """After an item was saved, see to it that a listed item leads its story, if there is one."""
    members = [*_mates(db, saved), saved]
    leads = _leads(db, members)
    leader = _choose(in_order(members), saved.story_id, leads)
    if leader.id == leads[saved.story_id]:
        return
    db.execute(update(stories).where(stories.c.id == saved.story_id).values(leader_id=leader.id))
    if leader.id != saved.id:
        _touch(db, leader, now)


def _compared(item: Item) -> tuple[object, ...]:
    when = item.published_at, item.starts_at, item.dates
    return item.town_id, item.source_id, when, item.signature, item.fingerprint, spots_of(item)


def _gather(db: Connection, gathered: list[Item], near: Iterable[Item]) -> dict[str, Item]:
    """Return items and all that hang together with those near them, whole stories only."""
    found = {item.id: item for item in gathered}
    waiting = list(near)
    whole = set[str]()  # stories whose members wait already: each would fetch all others
    rows: Rows = {}
    for item in waiting:
        if item.id in found:
            continue
        found[item.id] = item
        if item.story_id not in whole:
            whole.add(item.story_id)
            waiting += _mates(db, item)
        if len(found) < MOST:
            alike = look_up(db, item, found, rows).items
            waiting += [other for other in alike if compare(item, other) is Likeness.SAME]
            waiting += _linked(db, item)
    return found


def _settle(db: Connection, together: Mapping[str, Item], now: datetime, saved_id: str = "") -> str:
    """Write the stories that items make, and those of the items that this changes.

    The item that is being saved is not written; its story's id is returned.
    """
    links = {pair: kind for pair, kind in links_of(db, together).items() if pair <= set(together)}
    leads = _leads(db, together.values())
    story_of: dict[str, str] = {}
    rows, changed = [], []
    for members in group(together.values(), links):
        story_id = _name(members, leads)
        leader = _choose(members, story_id, leads)
        rows.append({"id": story_id, "leader_id": leader.id})
        for item in members:
            story_of[item.id] = story_id
            leads_newly = item is leader and leads.get(item.story_id) != item.id
            if item.id != saved_id and (item.story_id != story_id or leads_newly):
                changed.append(replace(item, story_id=story_id))
    gone = set(leads).difference(story_of.values())
    db.execute(delete(stories).where(stories.c.id.in_(gone)))
    upsert(db, stories, rows)
    for item in changed:
        _touch(db, item, now)
    return story_of.get(saved_id, "")


def _name(members: Sequence[Item], leads: Mapping[str, str]) -> str:
    """Return a story's id: the one that most of its members have had, else the first member's."""
    size = Counter(item.story_id for item in members)
    named = [item.id for item in members if item.id in leads]
    return max(named, key=lambda own: size[own], default=members[0].id)


def _choose(members: Sequence[Item], story_id: str, leads: Mapping[str, str]) -> Item:
    """Return the leader: who leads stays while listed, else the oldest listed, else as it was."""
    led = {leader: own for own, leader in leads.items()}
    leading = [item for item in members if item.id in led]
    leading.sort(key=lambda item: led[item.id] != story_id)
    listed = [item for item in (*leading, *members) if item.is_listed]
    return (listed or leading or members)[0]


def _leads(db: Connection, members: Iterable[Item]) -> dict[str, str]:
    """Return the leader's id of each story that items are in, by story id."""
    ids = {item.story_id for item in members}
    return {
        row.id: row.leader_id
        for piece in batches(ids)
        for row in db.execute(_LEADS, {"ids": piece})
    }


def _mates(db: Connection, item: Item) -> list[Item]:
    """Return the other items of an item's story."""
    return list(db.scalars(_OTHERS, {"of": item.story_id, "but": item.id}))


def _linked(db: Connection, item: Item) -> list[Item]:
    """Return the items that editors put into one story with an item."""
    links = links_of(db, [item.id])
    same = (pair for pair, kind in links.items() if kind is CorrectionKind.SAME_STORY)
    return read_items(db, [other for pair in same for other in pair if other != item.id])


def _touch(db: Connection, item: Item, now: datetime) -> None:
    """Give an item a new revision: an index that struck it off takes only a greater one."""
    touched = replace(item, revision=item.revision + 1)
    write_revision(db, touched, now)
    refresh_review(db, touched)
