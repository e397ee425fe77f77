"""The links above a list: they narrow it down to themes, types, what is open, or take out words."""

from dataclasses import dataclass, replace

from web.asking import Asking, Chosen, Dated
from web.kinds import type_name
from web.listing import Listing
from web.search_words import say_dates, say_part, source_names
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


@dataclass(frozen=True)
class Taken:
    """A source, date or word that is asked for; its link takes it out."""

    name: str
    url: str


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


def search_chips(visit: TownVisit, subject: Subject) -> tuple[Taken, ...]:
    """Return the sources, words and dates of a search, in the order in which they were typed."""
    filters = subject.filters
    names, chips = source_names(visit), []
    for slug in sorted(filters.sources):
        others = replace(filters, sources=filters.sources - {slug}, after=None)
        chips.append(Taken(names.get(slug, slug), subject.url(visit.lang, others)))
    for part in filters.asking.parts:
        if isinstance(part, Chosen):  # is among the filters' themes, types or sources
            continue
        name = say_dates(visit, Asking((part,))) if isinstance(part, Dated) else say_part(part)
        others = replace(filters, asking=filters.asking.without(part), after=None)
        chips.append(Taken(name, subject.url(visit.lang, others)))
    return tuple(chips)
