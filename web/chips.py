"""The links above a list that narrow it down to themes, to types, to what is open now."""

from dataclasses import dataclass

from web.kinds import type_name
from web.listing import Listing
from web.subject import Subject
from web.translate import gettext
from web.visit import TownVisit

_REST = "general"  # what has no theme of its own


@dataclass(frozen=True)
class Chip:
    """A theme or type with its number of items; its link puts it in or takes it out."""

    name: str
    count: int
    url: str
    chosen: bool


def theme_chips(visit: TownVisit, subject: Subject, listing: Listing) -> tuple[Chip, ...]:
    """Return the themes that have items: the chosen, then the most frequent, "general" last."""
    chosen, counts = subject.filters.themes, listing.facets.themes
    codes = [code for code in visit.theme_names if counts.get(code) or code in chosen]
    codes.sort(key=lambda code: (code not in chosen, code == _REST, -counts.get(code, 0)))
    return tuple(_chip(visit, subject, code, counts.get(code, 0)) for code in codes)


def _chip(visit: TownVisit, subject: Subject, code: str, count: int) -> Chip:
    url = subject.url(visit.lang, subject.filters.toggled(code))
    return Chip(visit.theme_names[code], count, url, code in subject.filters.themes)


def kind_chips(visit: TownVisit, subject: Subject, listing: Listing) -> tuple[Chip, ...]:
    """Return what is open now and the types that have items, in the order of the file.

    Nothing where they would not narrow anything down: all items are of one type, none is chosen.
    """
    filters, counts = subject.filters, listing.facets.types
    codes = [code for code in visit.site.types if counts.get(code) or code in filters.types]
    chips = []
    if listing.open_now or filters.open_now:
        url = subject.url(visit.lang, filters.with_open())
        chips.append(Chip(gettext("Open now"), listing.open_now, url, filters.open_now))
    if len(codes) > 1 or filters.types:
        chips += [
            Chip(
                type_name(visit, code),
                counts.get(code, 0),
                subject.url(visit.lang, filters.with_type(code)),
                code in filters.types,
            )
            for code in codes
        ]
    return tuple(chips)
