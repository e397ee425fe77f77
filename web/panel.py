"""All that a listing page shows around and of its items, ready for a template."""

from dataclasses import dataclass
from itertools import groupby

from search.text import read_terms
from web.cards import Card, make_cards, next_number
from web.chips import Chip, Taken, kind_chips, search_chips, theme_chips
from web.health import SourceHealth, check_sources, troubled
from web.listing import Listing
from web.pins import Pin
from web.search_words import search_examples, search_notes, why_nothing
from web.subject import Subject
from web.visit import TownVisit
from web.words import weekly

_CHIPS_SHOWN = 6


@dataclass(frozen=True)
class Day:
    """A day's heading with its items."""

    heading: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Panel:
    """A listing in the reader's words; `older_url` is "" at the end, `forecast` if unknown.

    `why_nothing` is the one of `notes` by which no item can have the words, "" if one can.
    `name` tells it from the place's other listings, "" for all of the town.
    """

    name: str
    subject: Subject
    listing: Listing
    coming: tuple[Card, ...]
    days: tuple[Day, ...]
    chips: tuple[Chip, ...]
    more_chips: tuple[Chip, ...]
    kinds: tuple[Chip, ...]
    search: tuple[Taken, ...]
    notes: tuple[str, ...]
    why_nothing: str
    examples: tuple[str, ...]
    all_url: str
    whole_url: str
    older_url: str
    newest_url: str
    rss_url: str
    json_url: str
    geojson_url: str
    follow_url: str
    embed_url: str
    forecast: str
    troubled: tuple[SourceHealth, ...]

    @property
    def pins(self) -> tuple[Pin, ...]:
        """Return the pins of all items, in the order of the list."""
        return tuple(card.pin for card in self._cards if card.pin)

    @property
    def shapes(self) -> frozenset[str]:
        """Return which shapes of numbers are in the list: "exact", "about", "area"."""
        return frozenset(card.shape.name.lower() for card in self._cards)

    @property
    def empty(self) -> bool:
        """True if there is nothing to list and the index is there to say so."""
        return not (self.coming or self.days or self.listing.behind)

    @property
    def _cards(self) -> tuple[Card, ...]:
        return (*self.coming, *(card for day in self.days for card in day.cards))


def make_panel(visit: TownVisit, subject: Subject, listing: Listing) -> Panel:
    """Return a subject's listing with its chips, links and notes."""
    coming = make_cards(visit, listing.coming, subject.here)
    days = make_days(visit, listing, subject, next_number(coming))
    chips = theme_chips(visit, subject, listing)
    filters, lang = subject.filters, visit.lang
    first_page = filters.older(None)
    # What is counted must be what a letter would hold: whenever it is, from the newest on.
    is_whole = filters == filters.lasting()
    return Panel(
        name=subject.name(visit),
        subject=subject,
        listing=listing,
        coming=tuple(coming),
        days=days,
        chips=chips[:_CHIPS_SHOWN],
        more_chips=chips[_CHIPS_SHOWN:],
        kinds=kind_chips(visit, subject, listing),
        search=search_chips(visit, subject),
        notes=tuple(search_notes(visit, filters.asking)),
        why_nothing=why_nothing(visit, filters.asking),
        examples=search_examples(visit, with_dates=True),
        all_url=subject.url(lang, filters.all_themes()),
        whole_url=subject.url(lang, filters.unfiltered()),
        older_url=subject.url(lang, filters.older(listing.after)) if listing.after else "",
        newest_url=subject.url(lang, first_page) if filters.after is not None else "",
        rss_url=subject.url(lang, first_page, "rss"),
        json_url=subject.url(lang, first_page, "json"),
        geojson_url=subject.url(lang, first_page, "geojson"),
        follow_url=subject.follow_url(lang),
        embed_url=subject.embed_url(lang),
        forecast=weekly(listing.a_week) if is_whole and not listing.behind else "",
        troubled=troubled(check_sources(visit), visit.now),
    )


def make_days(visit: TownVisit, listing: Listing, subject: Subject, first: int) -> tuple[Day, ...]:
    """Return the items under the town's days on which they came out, newest first."""
    asked = [read_terms((each,)) for each in subject.query.terms if not each.banned]
    cards = make_cards(visit, listing.items, subject.here, first, asked)
    by_day = groupby(cards, key=lambda c: visit.calendar.local(c.item.published_at).date())
    return tuple(Day(visit.calendar.day(day), tuple(group)) for day, group in by_day)
