"""What became of an item: the program, readers, editors; who, when, why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from records import Correction, Item, Placement, Report, Role
from store.lessons import all_lessons
from web.desk.linked import names_of_linked
from web.desk.naming import decision_name
from web.desk.remember import taught_beside
from web.desk.session import DeskVisit
from web.desk.story_form import said_at_once
from web.translate import gettext
from web.words import place_name


@dataclass(frozen=True)
class Event:
    """One line of a history; `undoes` is the id of the decision that may still be undone."""

    at: datetime
    said: str
    who: str = ""
    why: str = ""
    undoes: int | None = None
    is_undone: bool = False
    lang: str = ""  # of `why`, "" for the page's


def history_of(
    visit: DeskVisit, item: Item, reports: Iterable[Report], corrections: Sequence[Correction]
) -> list[Event]:
    """Return an item's history, oldest first."""
    decided = once(events_of(visit, item.id, corrections))
    events = [_program(item), *map(_report, reports), *decided]
    return sorted(events, key=lambda event: event.at)


def once(events: Iterable[Event]) -> list[Event]:
    """Return events without repetitions: one click may make several decisions that say the same."""
    return list(dict.fromkeys(events))


def events_of(visit: DeskVisit, item_id: str, corrections: Sequence[Correction]) -> list[Event]:
    """Return decisions on an item, and that they were taken back, oldest first; each counts once.

    Those that one click made are equal, and undone together.
    """
    events = []
    lessons = all_lessons(visit.db, visit.town.id)
    for correction in corrections:
        stands = correction.undone_at is None
        others = names_of_linked(visit, correction, corrections, item_id)
        name = decision_name(visit, correction, taught_beside(correction, lessons), others)
        events.append(
            Event(
                correction.made_at,
                name,
                correction.editor,
                correction.reason,
                min(c.id for c in said_at_once(correction, corrections)) if stands else None,
                not stands,
            )
        )
        if correction.undone_at is not None:
            said = gettext("Taken back: %(decision)s", decision=name)
            events.append(Event(correction.undone_at, said, correction.undone_by))
    return sorted(events, key=lambda event: event.at)


def _program(item: Item) -> Event:
    placements = item.proposal.placements if item.proposal else item.placements
    about = [p for p in placements if p.role is Role.ABOUT]
    return Event(item.published_at, _found(about), gettext("the program"))


def _found(about: Sequence[Placement]) -> str:
    if not about:
        return gettext("Found no place")
    names = "; ".join(place_name(p) for p in about)
    worst = round(100 * min(p.score for p in about))
    return gettext("Place: %(places)s (%(score)s in 100)", places=names, score=worst)


def _report(report: Report) -> Event:
    words = gettext("“%(words)s”", words=report.words) if report.words else ""
    said = gettext("Says: wrong place")
    return Event(report.made_at, said, gettext("a reader"), words, lang=report.lang)
