"""One request: who asks in which language, when, about which town, with the record at hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property
from typing import cast

from flask import abort, current_app

from geo.gazetteer import Gazetteer
from records import Source, Town
from store.database import Connection
from store.sources import sources_of
from web.dates import Calendar, calendar_of
from web.ground import Ground
from web.site import Site

LANGUAGES = {"en": "English", "fr": "Français"}


@dataclass(frozen=True)
class Visit:
    """What a page works with: `db` sees one state of the record throughout, `now` is aware."""

    site: Site
    db: Connection
    lang: str
    now: datetime

    def in_town(self, town_id: str) -> "TownVisit":
        """Return the same visit in one town; 404 if there is none of that name."""
        ground = self.site.grounds.find(self.db, town_id)
        if ground is None:
            abort(404)
        return TownVisit(self.site, self.db, self.lang, self.now, ground)


@dataclass(frozen=True)
class TownVisit(Visit):
    """A visit to one town's pages."""

    ground: Ground

    def on(self, day: date) -> "TownVisit":
        """Return the same visit as if it were another of the town's days; itself on that day."""
        if day == self.calendar.today():
            return self
        return replace(self, now=datetime.combine(day, time(12), self.calendar.zone))

    @property
    def gazetteer(self) -> Gazetteer:
        """Return the town's names and shapes."""
        return self.ground.gazetteer

    @property
    def town(self) -> Town:
        """Return the town."""
        return self.ground.gazetteer.town

    @cached_property
    def calendar(self) -> Calendar:
        """Return how this reader is told dates of this town."""
        return calendar_of(self.town, self.lang, self.now)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Return the town's sources by id."""
        return {source.id: source for source in sources_of(self.db, self.town.id)}

    @cached_property
    def theme_names(self) -> dict[str, str]:
        """Return the themes' names by code in the reader's language."""
        return self.site.theme_names(self.lang)


def current_site() -> Site:
    """Return the site of the request at hand."""
    return cast(Site, current_app.extensions["ilot"])


@contextmanager
def visiting(lang: str) -> Iterator[Visit]:
    """Open the record for one request. Raises StoreDown."""
    site = current_site()
    with site.database.read() as db:
        yield Visit(site, db, lang, site.now())
