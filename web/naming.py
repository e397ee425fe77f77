"""Names that tell apart a place's listings: in the tabs of a browser, in a reader of feeds."""

from records import Query, ReachKind
from web.translate import gettext
from web.visit import Visit
from web.words import metres


def name_listing(visit: Visit, title: str, query: Query) -> str:
    """Return a listing's name with its reach and filters: "Rue du Port, 1 to 9, 300 m, Culture".

    `title` is the place's name, "" for the town itself. A reach without a radius is the place.
    """
    names = visit.site.theme_names(visit.lang)
    parts = [title] if title else []
    if query.reach.kind is ReachKind.RADIUS:
        parts.append(metres(query.reach.metres))
    parts += [names[code] for code in names if code in query.themes]
    parts += sorted(query.types)
    if query.text:
        parts.append(gettext("“%(words)s”", words=query.text))
    return ", ".join(parts)
