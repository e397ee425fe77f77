"""An item's story as the desk shows it: who else tells it, and who perhaps does."""

from dataclasses import dataclass

from records import Item, Status
from store.items import find_items
from store.stories import find_story
from web.cards import source_name
from web.desk.likely import likely_mates
from web.desk.rights import is_theirs
from web.desk.seen import seen_of
from web.desk.session import DeskVisit
from web.links import address, item_url, outside_url


@dataclass(frozen=True)
class Mate:
    """Another item; `url` leads to where its editor corrects it, or else to its page.

    `seen` is what a form carries to say on which state of it is decided, `leads` marks what readers
    see in lists, `is_hidden` what they do not see at all.
    """

    item: Item
    source: str
    day: str
    url: str
    publisher_url: str
    seen: str
    is_theirs: bool
    leads: bool
    is_hidden: bool


@dataclass(frozen=True)
class DeskStory:
    """Who tells the same as an item, and who perhaps does, the likeliest first.

    `leads` is True if lists show this item for all of them.
    """

    mates: tuple[Mate, ...]
    likely: tuple[Mate, ...]
    leads: bool

    @property
    def can_leave(self) -> bool:
        """True if a button beside one of the others is not enough to take this item out."""
        return len(self.mates) > 1 or any(not mate.is_theirs for mate in self.mates)


def story_of(visit: DeskVisit, item: Item) -> DeskStory:
    """Return an item's story; what is gone, or hidden by editors of other areas, is left out."""
    story = find_story(visit.db, item.story_id)
    ids = [each for each in story.item_ids if each != item.id] if story else []
    leader_id = story.leader_id if story else item.id
    mates = (_mate(visit, other, leader_id) for other in find_items(visit.db, ids).values())
    likely = (_mate(visit, other, "") for other in likely_mates(visit, item))
    return DeskStory(
        tuple(mate for mate in mates if _may_see(visit, mate)),
        tuple(mate for mate in likely if mate.is_theirs),
        leader_id == item.id,
    )


def _may_see(visit: DeskVisit, mate: Mate) -> bool:
    return mate.item.is_shown(visit.now) or (mate.is_hidden and mate.is_theirs)


def _mate(visit: DeskVisit, item: Item, leader_id: str) -> Mate:
    theirs = is_theirs(visit, item)
    at_desk = address("desk_item", lang=visit.lang, item_id=item.id)
    return Mate(
        item=item,
        source=source_name(visit, item.source_id),
        day=visit.calendar.published(item.published_at),
        url=at_desk if theirs else item_url(item.id, visit.lang),
        publisher_url=outside_url(item.url),
        seen=seen_of(visit.db, item),
        is_theirs=theirs,
        leads=item.id == leader_id,
        is_hidden=item.status is Status.HIDDEN,
    )
