"""What an editor says of an item's story: read from the form, kept, and undone.

Nobody says anything of an item that is another editor's: neither which story it joins, nor that it
is taken out of one. Call all of it in your turn (`Turn.SAVE_ITEMS`).
"""

from collections.abc import Sequence
from dataclasses import replace

from flask import request

from records import BadRequest, Correction, CorrectionKind, Item, Status
from store.corrections import corrections_of, decisions
from store.items import find_item
from store.stories import find_story
from store.story_decisions import link_stories, split_story, undo_link
from web.desk.decision import Decision, correction_of
from web.desk.rights import is_theirs
from web.desk.seen import changed, require_seen
from web.desk.session import DeskVisit
from web.filters import plain
from web.links import named_item
from web.translate import gettext

LONGEST_NAMED = 400  # characters of an item's address


def read_link(visit: DeskVisit, item: Item, _: Sequence[Correction]) -> Decision:
    """Return the decision that an item and the one the form names are one story."""
    other = _named(visit)
    if other.id == item.id:
        raise BadRequest(gettext("That is this very item. Give the address of the other one."))
    _require_theirs(visit, other)
    if not (other.is_shown(visit.now) or other.status is Status.HIDDEN):
        raise BadRequest(gettext("The other item is no longer here."))
    if other.story_id == item.story_id:
        return Decision(is_answer=False)
    said = correction_of(visit, item, CorrectionKind.SAME_STORY)
    return Decision(replace(said, other_id=other.id), is_answer=False)


def read_split(visit: DeskVisit, item: Item, _: Sequence[Correction]) -> Decision:
    """Return the decision that the one the form names, it or another, leaves the item's story."""
    leaving = _named(visit)
    story = find_story(visit.db, item.story_id)
    if story is None or leaving.id not in story.item_ids or len(story.item_ids) < 2:
        raise changed()
    _require_theirs(visit, leaving)
    said = correction_of(visit, leaving, CorrectionKind.OTHER_STORY)
    return Decision(said, is_answer=False)


def require_undo(visit: DeskVisit, item: Item, made: Correction) -> None:
    """Raise BadRequest if undoing a decision on an item says something of another editor's."""
    concerned = {made.item_id}
    if made.kind is CorrectionKind.SAME_STORY:
        concerned.add(made.other_id)
    for other_id in concerned - {item.id}:
        other = find_item(visit.db, other_id)
        if other is not None:
            _require_theirs(visit, other)


def keep_link(visit: DeskVisit, item_id: str, said: Correction) -> Correction:
    """Keep what was said of a story, and return that of it which concerns the item at hand.

    Raises BadRequest if what was said before keeps two stories apart.
    """
    seen = decisions(visit.db, said.item_id)
    if said.kind is CorrectionKind.SAME_STORY:
        members = _members(visit, said.item_id) | _members(visit, said.other_id)
        kept = link_stories(visit.db, said, seen, visit.now)
        _require_joined(members <= _members(visit, said.item_id))
    else:
        kept = split_story(visit.db, said, seen, visit.now)
    return next(made for made in kept if item_id in (made.item_id, made.other_id))


def undo_at_once(visit: DeskVisit, made: Correction) -> None:
    """Take back a decision on stories, with all that was said by the same click."""
    for each in said_at_once(made, corrections_of(visit.db, made.item_id)):
        if each.undone_at is None:
            seen = decisions(visit.db, each.item_id)
            undo_link(visit.db, each.id, visit.staff.email, visit.now, seen)


def said_at_once(made: Correction, said: Sequence[Correction]) -> tuple[Correction, ...]:
    """Return those of an item's decisions that one click made: one for each item of a story."""
    if not made.kind.links:
        return (made,)
    return tuple(c for c in said if _click(c) == _click(made))


def _click(made: Correction) -> tuple[object, ...]:
    return made.item_id, made.kind, made.editor, made.made_at


def _named(visit: DeskVisit) -> Item:
    """Return the item that the form names, as its editor saw it if the form says how."""
    given = plain(request.form.get("other", "")[:LONGEST_NAMED])
    found = find_item(visit.db, named_item(given)) if named_item(given) else None
    if found is None or found.town_id != visit.town.id:
        raise BadRequest(
            gettext("There is no such item. Copy the other one's address from its page.")
        )
    if seen := request.form.get("other_seen", ""):
        require_seen(visit.db, found, seen)
    return found


def _require_theirs(visit: DeskVisit, other: Item) -> None:
    if not is_theirs(visit, other):
        raise BadRequest(
            gettext(
                "The other item is not in your areas, so this is for an editor who has both. "
                "Nothing was kept."
            )
        )


def _members(visit: DeskVisit, item_id: str) -> frozenset[str]:
    item = find_item(visit.db, item_id)
    story = find_story(visit.db, item.story_id) if item else None
    return frozenset(story.item_ids if story else ())


def _require_joined(is_whole: bool) -> None:
    if not is_whole:
        raise BadRequest(
            gettext(
                "Editors have said of other items of these two stories that they are not the "
                "same. Take that back, or take those items out first. Nothing was kept."
            )
        )
