"""What the desk shows of an item: its words, where it may be, the map, what became of it."""

from dataclasses import dataclass

from flask import Response, request

from enrich.corrections import what_stands
from geo.coarsen import Fineness
from geo.suggest import suggest
from records import BadRequest, Correction, CorrectionKind, Item, Place, Spot
from store.corrections import corrections_of
from store.reports import reports_of
from web.cards import source_name
from web.desk.answers import answer_desk
from web.desk.candidates import Candidate, candidates_of
from web.desk.decisions import MOST_THEMES, NOWHERE, is_blocked, typed_address
from web.desk.desk_map import draw_desk_map
from web.desk.lettering import letter
from web.desk.naming import fineness_name
from web.desk.notice import notice_of
from web.desk.past import Event, events_of, history_of, once
from web.desk.point import read_frame, read_point
from web.desk.queue import Stretch, read_stretch
from web.desk.remember import unknown_names
from web.desk.seen import seen_of
from web.desk.session import DeskVisit
from web.desk.story import story_of
from web.links import outside_url


@dataclass(frozen=True)
class Problem:
    """Why nothing was changed."""

    status: int
    words: str


def show_sheet(visit: DeskVisit, item: Item, problem: Problem | None = None) -> Response:
    """Return the desk's page of an item as the record has it now."""
    draft, problem = _draft(visit, problem)
    corrections = corrections_of(visit.db, item.id)
    stands = what_stands(corrections)
    is_not_local = CorrectionKind.NOT_LOCAL in stands
    stretch = read_stretch(visit)
    previous, following = _around(stretch, item)
    return answer_desk(
        visit,
        "desk/item.html",
        problem.status if problem else 200,
        item=item,
        seen=seen_of(visit.db, item),
        source=source_name(visit, item.source_id),
        published=visit.calendar.published(item.published_at),
        publisher_url=outside_url(item.url),
        is_blocked=is_blocked(item),
        most_themes=MOST_THEMES,
        stretch=stretch,
        previous=previous,
        following=following,
        notice=notice_of(visit),
        problem=problem,
        draft=draft[1] if draft else None,
        hidden_by=stands.get(CorrectionKind.HIDE),
        is_not_local=is_not_local,
        since=_since(visit, item, corrections, problem),
        story=story_of(visit, item),
        **_places(visit, item, draft[0] if draft else None, is_not_local, problem),
        **_past(visit, item, corrections),
    )


def _places(
    visit: DeskVisit, item: Item, draft: Spot | None, is_not_local: bool, problem: Problem | None
) -> dict[str, object]:
    """Return the item's words, where it may be, and the map."""
    address = typed_address(request.values)
    lettering = letter(item)
    candidates = candidates_of(visit, item, lettering, address)
    frame = read_frame(request.values.get("frame", ""))
    return {
        "lettering": lettering,
        "candidates": candidates,
        "chosen": _chosen(candidates, is_not_local, problem),
        "address": address,
        "tries": _tries(visit, address, candidates),
        "map": draw_desk_map(visit, candidates, frame, draft),
        "finenesses": [(each, fineness_name(each)) for each in Fineness],
        "unknown_names": {
            words: lettering.of(m) for words, m in unknown_names(visit, item).items()
        },
        "remembered": request.form.getlist("remember"),
    }


def _past(visit: DeskVisit, item: Item, corrections: tuple[Correction, ...]) -> dict[str, object]:
    """Return what readers and editors said so far."""
    reports = reports_of(visit.db, item.id)
    return {
        "history": history_of(visit, item, reports, corrections),
        "reports": [report for report in reports if report.settled_at is None],
    }


def _draft(
    visit: DeskVisit, problem: Problem | None
) -> tuple[tuple[Spot, Place] | None, Problem | None]:
    """Return the point that is being put with its place; a problem if there can be none."""
    given = request.values.get("point", "")
    if not given:
        return None, problem
    try:
        return read_point(visit, given), problem
    except BadRequest as error:
        return None, problem or Problem(400, str(error))


def _chosen(candidates: tuple[Candidate, ...], is_not_local: bool, problem: Problem | None) -> str:
    """Return the key of what is chosen at first: what was sent or typed, else what is so now.

    Who was too late has what is so now chosen, so that Enter overwrites nobody's decision.
    """
    is_late = problem is not None and problem.status == 409
    if "choice" in request.form and not is_late:
        return request.form["choice"]
    fit = [c for c in candidates if not (is_late and c.is_typed and not c.is_now)]
    if is_not_local and not (fit and fit[0].is_typed):
        return NOWHERE
    return fit[0].key if fit else ""


def _tries(
    visit: DeskVisit, address: str, candidates: tuple[Candidate, ...]
) -> tuple[str, ...] | None:
    """Return names like one that was typed in vain; None if it was found, or nothing typed."""
    if not address or any(c.is_typed for c in candidates):
        return None
    return suggest(address, visit.gazetteer)


def _since(
    visit: DeskVisit, item: Item, corrections: tuple[Correction, ...], problem: Problem | None
) -> list[Event]:
    """Return what others decided since the form was shown; none if the program changed it."""
    if problem is None or problem.status != 409:
        return []
    seen = request.form.get("seen", "").partition(".")[0]
    known = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0
    return once(events_of(visit, item.id, corrections)[known:])


def _around(stretch: Stretch, item: Item) -> tuple[str, str]:
    """Return the addresses of the items before and after it in the queue, "" where none is."""
    urls = [""] + [entry.url for entry in stretch.entries] + [""]
    ids = [entry.item_id for entry in stretch.entries]
    if item.id not in ids:
        return "", urls[1]
    at = ids.index(item.id) + 1
    return urls[at - 1], urls[at + 1]
