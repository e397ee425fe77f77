"""Names that an editor teaches while placing an item: one tick beside the decision."""

from collections.abc import Iterable, Iterator

from flask import request

from geo.lessons import is_named, meant_by, why_unteachable
from records import (
    BadRequest,
    Correction,
    Item,
    Lesson,
    LessonKind,
    Mention,
    MentionKind,
    Place,
    Proposal,
)
from records.spelling import name_key
from store.lessons import lessons_of, undo_lesson
from web.desk.session import DeskVisit
from web.translate import gettext

_ONE_NAME = (
    MentionKind.ADDRESS,
    MentionKind.RANGE,
    MentionKind.BLOCK,
    MentionKind.STREET,
    MentionKind.PLACE,
    MentionKind.AREA,
)
_UNKNOWN = ("unknown_street", "unknown_name")
_GUESSED = ("street_fuzzy", "street_other_type", "outside_geocoder", "outside_other_name")


def unknown_names(visit: DeskVisit, item: Item) -> dict[str, Mention]:
    """Return the names in an item that the gazetteer lacks or guessed at, each as it first stands.

    What was taught meanwhile is known, whether the item was walked again or not.
    """
    names: dict[str, tuple[str, Mention]] = {}
    for mention in sorted(_unknown(item), key=lambda m: m.start):
        key = name_key(mention.parts[0])
        words = mention.parts[0]
        can_be = mention.kind in _ONE_NAME and key and not why_unteachable(words, visit.town)
        if can_be and not is_named(key, visit.gazetteer):
            names.setdefault(key, (words, mention))
    return dict(names.values())


def _unknown(item: Item) -> Iterator[Mention]:
    found = item.proposal or Proposal(item.placements, item.refusals, (), item.status)
    for refusal in found.refusals:
        if refusal.mention and refusal.reason in _UNKNOWN:
            yield refusal.mention
    for placement in found.placements:
        if placement.mention and any(part.name in _GUESSED for part in placement.parts):
            yield placement.mention


def ticked_lessons(visit: DeskVisit, item: Item, place: Place | None) -> tuple[Lesson, ...]:
    """Return what the form's ticks teach if the item is at this place, None for nowhere.

    Raises BadRequest, in the reader's language, if the place can't be what the words mean.
    """
    names = unknown_names(visit, item)
    return tuple(
        _lesson(visit, names[words], place)
        for words in request.form.getlist("remember")
        if words in names
    )


def _lesson(visit: DeskVisit, mention: Mention, place: Place | None) -> Lesson:
    words = mention.parts[0]
    target_id = meant_by(place, mention, visit.gazetteer) if place else ""
    if not target_id:
        raise BadRequest(
            gettext(
                "“%(words)s” can't be remembered: what you chose is not one street, place or "
                "neighborhood of that name. Choose it, or leave the tick out.",
                words=words,
            )
        )
    town_id, editor = visit.town.id, visit.staff.email
    return Lesson(0, town_id, LessonKind.ALIAS, words, target_id, editor, visit.now)


def undo_lessons(visit: DeskVisit, correction: Correction) -> None:
    """Take back what was ticked beside a decision: it was taught in the same moment."""
    for lesson in taught_beside(correction, lessons_of(visit.db, visit.town.id)):
        undo_lesson(visit.db, lesson.id, visit.now)


def taught_beside(correction: Correction, lessons: Iterable[Lesson]) -> tuple[Lesson, ...]:
    """Return the lessons that were ticked beside a decision."""
    moment = correction.editor, correction.made_at
    return tuple(lesson for lesson in lessons if (lesson.by, lesson.made_at) == moment)
