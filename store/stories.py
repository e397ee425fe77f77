"""Stories as pages ask for them: items that tell the same are shown once, by their leader.

They are made in store/story_making.py.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from records import Status, Story
from store.batches import batches
from store.schema import items, stories


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
