"""Which items a program asks for: a town, at most one place in it, and filters."""

from dataclasses import dataclass, replace
from datetime import date

from werkzeug.exceptions import NotFound

from records import Query, Reach, ReachKind
from web.api.cursors import read_cursor
from web.api.parameters import SLUG, read_flag, read_limit, read_point, read_span
from web.api.problems import Problem
from web.asking import Asking
from web.chosen import chosen_subject, named_place
from web.filters import POINT_REACHES, BadParameter, Filters, plain, read_filters
from web.pages.home import town_subject
from web.parameter_names import Given
from web.subject import whole_areas
from web.translate import gettext
from web.visit import TownVisit, Visit

_FARTHEST_M = 2000.0  # of a point from the nearest block


@dataclass(frozen=True)
class Question:
    """At most `limit` items of `query`, after the feed key `after` if it isn't None.

    `day` is the town's on which it was first asked, `asking` what is searched for.
    """

    visit: TownVisit
    query: Query
    limit: int
    after: int | None
    day: date
    asking: Asking


def read_question(visit: Visit, given: Given) -> Question:
    """Return what is asked. Raises BadParameter, Problem, IndexDown."""
    town = asked = read_town(visit, given)
    limit, cursor = read_limit(given), None
    if "cursor" in given:
        cursor = read_cursor(visit.site.secret, given["cursor"])
        asked = town.on(cursor.day)
    placed, filters = _placed(asked, given)
    query = _narrowed(asked, placed, given)
    if cursor:
        cursor.check(query)
    after = cursor.after if cursor else None
    return Question(town, query, limit, after, asked.calendar.today(), filters.asking)


def read_town(visit: Visit, given: Given) -> TownVisit:
    """Return a visit to the town that is asked for. Raises BadParameter, Problem."""
    town = given.get("town")
    if town is None:
        raise BadParameter("town", gettext("Which “town”? /api/v1/towns lists them."))
    try:
        return visit.in_town(town if SLUG.fullmatch(town) else "")
    except NotFound:
        words = gettext("There is no town “%(given)s”: /api/v1/towns lists them.", given=_cut(town))
        raise Problem(404, words, "town") from None


def _placed(visit: TownVisit, given: Given) -> tuple[Query, Filters]:
    """Return the question for all items of the place, with the filters that pages have, too."""
    page = named_place(given, ("point",))
    if page == "point":
        return _around(visit, given)
    try:
        subject = chosen_subject(visit, given)
    except NotFound:
        raise _no_place(visit, page, given) from None
    if subject is None:
        subject = town_subject(visit, read_filters(visit, given))
    return subject.query, subject.filters


def _around(visit: TownVisit, given: Given) -> tuple[Query, Filters]:
    """Return the question for what is around a point. Raises BadParameter, Problem."""
    lon, lat = read_point(given["point"])
    filters = read_filters(visit, given, POINT_REACHES)
    if visit.gazetteer.nearest_block(lon, lat, _FARTHEST_M) is None:
        words = gettext(
            "“point” is not in %(town)s. The longitude comes first.", town=visit.town.name
        )
        raise Problem(404, words, "point")
    wide = whole_areas(visit, visit.gazetteer.areas_at(lon, lat))
    reach = Reach(ReachKind.RADIUS, "", lon, lat, filters.within, wide)
    return filters.query(visit, reach), filters


def _narrowed(visit: TownVisit, query: Query, given: Given) -> Query:
    """Return the question with the filters that pages do not have. Raises BadParameter."""
    zone = visit.calendar.zone
    if "open" in given and not given.keys().isdisjoint(("happens_from", "happens_to")):
        words = gettext("“open” goes without “happens_from” and “happens_to”: it is about today.")
        raise BadParameter("open", words)
    since, until = read_span(given, "since", "until", zone)
    froms, tos = (since, query.published_from), (until, query.published_to)
    happens_from, happens_to = read_span(given, "happens_from", "happens_to", zone)
    return replace(
        query,
        published_from=max(filter(None, froms), default=None),
        published_to=min(filter(None, tos), default=None),
        happens_from=happens_from or query.happens_from,
        happens_to=happens_to or query.happens_to,
        with_approximate=read_flag(given, "approximate", True),
    )


def _no_place(visit: TownVisit, page: str, given: Given) -> Problem:
    words = gettext(
        "%(town)s has nothing of the name %(kind)s=%(given)s: /api/v1/places finds places.",
        kind=page,
        given=_cut(given[page]),
        town=visit.town.name,
    )
    return Problem(404, words, page)


def _cut(given: str) -> str:
    return plain(given)[:40]
