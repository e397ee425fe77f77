"""How far around: the few reaches that a page offers, one link each."""

from collections.abc import Iterable
from dataclasses import dataclass

from records import AreaKind
from web.filters import USUAL_STEPS, Filters
from web.links import thing_url
from web.subject import Subject
from web.translate import gettext
from web.visit import TownVisit
from web.words import blocks_around, metres


@dataclass(frozen=True)
class Scope:
    """A named link; `current` marks the one that is shown."""

    name: str
    url: str
    current: bool = False


def distance_scopes(
    visit: TownVisit, subject: Subject, reaches: Iterable[int]
) -> tuple[Scope, ...]:
    """Return links to the same listing within other distances, metres, its own among them."""
    filters = subject.filters
    own = 0 if filters.blocks else filters.within
    return tuple(
        Scope(metres(reach), subject.url(visit.lang, filters.at(reach)), own == reach)
        for reach in sorted({*reaches, own} - {0})
    )


def block_scopes(visit: TownVisit, subject: Subject) -> tuple[Scope, ...]:
    """Return links to the block alone, and with the blocks around."""
    filters = subject.filters
    alone = Scope(
        gettext("This block"),
        subject.url(visit.lang, filters.at(0)),
        not (filters.blocks or filters.within),
    )
    around = (
        Scope(
            blocks_around(steps),
            subject.url(visit.lang, filters.around(steps)),
            filters.blocks == steps,
        )
        for steps in sorted({USUAL_STEPS, filters.blocks} - {0})
    )
    return (alone, *around)


def area_scopes(visit: TownVisit, area_ids: Iterable[str], filters: Filters) -> tuple[Scope, ...]:
    """Return links to the neighbourhoods among some areas, with the same themes."""
    arguments = filters.at(300).arguments()
    areas = (visit.gazetteer.area(i) for i in area_ids)
    return tuple(
        Scope(area.name, thing_url("area", area.id, visit.lang, arguments))
        for area in areas
        if area is not None and area.kind is AreaKind.NEIGHBOURHOOD
    )


def area_links(visit: TownVisit, area_ids: Iterable[str]) -> tuple[Scope, ...]:
    """Return the neighbourhoods among some areas, for the line above a title."""
    return area_scopes(visit, area_ids, Filters())
