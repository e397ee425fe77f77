"""Stories: items of several sources with the same words are shown once, by their leader.

Items tell the same if their words (signature), town, start and blocks are equal, so that two
thefts reported in the same words from two streets stay two, and so do a weekly course's dates.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from records import Item, Status, Story
from store.batches import batches
from store.item_rows import write_revision
from store.reviews import refresh_review
from store.schema import items, stories

# How far from a story's first item the others may be published: a notice that is
# repeated month after month is news again.
WINDOW = timedelta(days=30)


def find_story(db: Connection, story_id: str) -> Story | None:
    """Return a story with its members, oldest first; None if there is none of that id."""
    leader = db.scalar(select(stories.c.leader_id).where(stories.c.id == story_id))
    if leader is None:
        return None
    query = select(items.c.id).where(items.c.story_id == story_id).order_by(items.c.feed_key)
    return Story(story_id, leader, tuple(db.scalars(query)))


def leaders(db: Connection, story_ids: Iterable[str]) -> dict[str, str]:
    """Return the leader's item id by story id; ids without a story are left out."""
    found: dict[str, str] = {}
    for piece in batches(story_ids):
        query = select(stories.c.id, stories.c.leader_id).where(stories.c.id.in_(piece))
        found.update((row.id, row.leader_id) for row in db.execute(query))
    return found


def story_sizes(db: Connection, story_ids: Iterable[str]) -> dict[str, int]:
    """Return how many listed items tell each story, by story id; those with none are left out."""
    listed = items.c.status.in_((Status.ACTIVE, Status.CANCELLED))
    found: dict[str, int] = {}
    for piece in batches(story_ids):
        query = select(items.c.story_id, func.count().label("listed"))
        query = query.where(items.c.story_id.in_(piece), listed).group_by(items.c.story_id)
        found.update((row.story_id, row.listed) for row in db.execute(query))
    return found


def story_key(item: Item) -> str:
    """Return what items that tell the same have in common; an item without words is alone."""
    blocks = sorted({block for placement in item.about for block in placement.place.block_ids})
    start = item.starts_at.isoformat() if item.starts_at else ""
    words = item.signature or item.id
    return sha256("\n".join((item.town_id, words, start, *blocks)).encode()).hexdigest()[:16]


def still_in_story(db: Connection, item: Item, story_id: str) -> bool:
    """Tell whether an item, as it is now, still belongs to the story it was in."""
    story = _story(db, story_id)
    within: bool = abs(story.published_at - item.published_at) <= WINDOW
    return within and story.key == story_key(item)


def join_story(db: Connection, item: Item) -> str:
    """Return the id of the story that an item without one belongs to, its own if it is first."""
    key = story_key(item)
    day = item.published_at
    query = select(stories.c.id).where(
        stories.c.key == key, stories.c.published_at.between(day - WINDOW, day + WINDOW)
    )
    found: str | None = db.scalar(query.order_by(stories.c.published_at).limit(1))
    if found is not None:
        return found
    db.execute(insert(stories).values(id=item.id, key=key, published_at=day, leader_id=item.id))
    return item.id


def leave_story(db: Connection, item: Item, now: datetime) -> None:
    """Take an item out of its story. Its first item gone, the story takes the next one's id."""
    story = _story(db, item.story_id)
    rest = [member for member in _members(db, story.id) if member.id != item.id]
    if item.id != story.id:
        _lead(db, story, rest, item.id, now)
        return
    db.execute(delete(stories).where(stories.c.id == story.id))
    if not rest:
        return
    heir = rest[0]
    leader = _choose(rest, story.leader_id)
    db.execute(
        insert(stories).values(
            id=heir.id, key=story.key, published_at=heir.published_at, leader_id=leader.id
        )
    )
    for member in rest:
        _touch(db, replace(member, story_id=heir.id), now)


def settle_leader(db: Connection, saved: Item, now: datetime) -> None:
    """After an item was saved, see to it that a listed item leads its story, if there is one."""
    story = _story(db, saved.story_id)
    leader: Item = db.execute(
        select(items.c.body).where(items.c.id == story.leader_id)
    ).scalar_one()
    if not leader.is_listed:
        _lead(db, story, _members(db, saved.story_id), saved.id, now)


def _story(db: Connection, story_id: str) -> Row[tuple[object, ...]]:
    return db.execute(select(stories).where(stories.c.id == story_id)).one()


def _members(db: Connection, story_id: str) -> list[Item]:
    query = select(items.c.body).where(items.c.story_id == story_id).order_by(items.c.feed_key)
    return list(db.scalars(query))


def _choose(members: list[Item], leader_id: str) -> Item:
    """Return the leader: who leads stays while listed, else the oldest listed, else as it was."""
    leading = [member for member in members if member.id == leader_id]
    listed = [member for member in members if member.is_listed]
    if leading and leading[0].is_listed:
        return leading[0]
    return (listed or leading or members)[0]


def _lead(
    db: Connection,
    story: Row[tuple[object, ...]],
    members: list[Item],
    saved_id: str,
    now: datetime,
) -> None:
    """Hand the lead over if need be; the item that is being saved was told of already."""
    leader = _choose(members, story.leader_id)
    if leader.id == story.leader_id:
        return
    db.execute(update(stories).where(stories.c.id == story.id).values(leader_id=leader.id))
    if leader.id != saved_id:
        _touch(db, leader, now)


def _touch(db: Connection, item: Item, now: datetime) -> None:
    """Give an item a new revision: an index that struck it off takes only a greater one."""
    touched = replace(item, revision=item.revision + 1)
    write_revision(db, touched, now)
    refresh_review(db, touched)
