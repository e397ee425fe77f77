"""Names that tell apart a place's listings: in the tabs of a browser, in a reader of feeds."""

from records import Reach, ReachKind
from web.filters import Filters
from web.kinds import type_name
from web.search_words import names_of, say_search, source_names
from web.translate import gettext
from web.visit import TownVisit
from web.words import blocks_around, metres


def name_listing(visit: TownVisit, title: str, reach: Reach, filters: Filters) -> str:
    """Return a listing's name with its reach and filters: "Rue du Port, 1 to 9, 300 m, Culture".

    `title` is the place's name, "" for the town itself. A reach of another form is the place.
    """
    parts = [title] if title else []
    if reach.kind is ReachKind.RADIUS:
        parts.append(metres(reach.metres))
    if reach.kind is ReachKind.BLOCKS:
        parts.append(blocks_around(reach.steps))
    return ", ".join(parts + _asked_for(visit, filters))


def name_search(visit: TownVisit, title: str, filters: Filters) -> str:
    """Return the name of what is searched for in a place, however far around: "Port-Lune, Culture".

    It is the place's own, `title`, if all is asked for.
    """
    return ", ".join([title, *_asked_for(visit, filters)])


def _asked_for(visit: TownVisit, filters: Filters) -> list[str]:
    names = visit.site.theme_names(visit.lang)
    parts = [names[code] for code in names if code in filters.themes]
    parts += [type_name(visit, code) for code in visit.site.types if code in filters.types]
    if filters.open_now:
        parts.append(gettext("Open now"))
    parts += names_of(filters.sources, source_names(visit))
    return parts + say_search(visit, filters.asking)
