"""What a subscription asks for, in the reader's words, with the way back to its listing."""

from dataclasses import dataclass

from records import Frequency, Reach, ReachKind, Subscription
from records.outline import spelled_outline
from store.sources import find_source
from web.asking import asking_for
from web.filters import Filters
from web.kinds import type_name
from web.links import address, thing_url
from web.search_words import names_of, say_terms
from web.translate import gettext
from web.visit import Visit
from web.words import blocks_around, metres


@dataclass(frozen=True)
class Followed:
    """A place with how far around, what of it and how often; `url` is its page.

    `themes`, `kinds` and `sources` are empty for all; `words` are "" for whatever it says.
    """

    place: str
    reach: str
    themes: tuple[str, ...]
    kinds: tuple[str, ...]
    sources: tuple[str, ...]
    words: str
    frequency: str
    url: str

    @property
    def name(self) -> str:
        """Return the place with what is asked for of it: "Port-Lune, Culture, travaux"."""
        asked = (*self.themes, *self.kinds, *self.sources, self.words)
        return ", ".join(filter(None, (self.place, *asked)))


def describe(visit: Visit, subscription: Subscription) -> Followed:
    """Return what a subscription asks for."""
    return Followed(
        place=subscription.label,
        reach=_reach(subscription.reach),
        themes=tuple(names_of(subscription.themes, visit.site.theme_names(visit.lang))),
        kinds=tuple(type_name(visit, code) for code in sorted(subscription.types)),
        sources=tuple(_source_name(visit, each) for each in sorted(subscription.sources)),
        words=say_terms(subscription.terms),
        frequency=frequency_name(subscription.frequency),
        url=_url(visit, subscription),
    )


def frequency_name(frequency: Frequency) -> str:
    """Return how often letters come."""
    return gettext("Once a day") if frequency is Frequency.DAILY else gettext("Once a week")


def _reach(reach: Reach) -> str:
    if reach.kind is ReachKind.RADIUS:
        return metres(reach.metres)
    if reach.kind is ReachKind.BLOCKS:
        return blocks_around(reach.steps)
    return {
        ReachKind.BLOCK: gettext("This block only"),
        ReachKind.STREET: gettext("The whole street"),
        ReachKind.AREA: gettext("The whole area"),
        ReachKind.POLYGON: gettext("What was drawn"),
        ReachKind.CITY: gettext("The whole town"),
    }[reach.kind]


def _source_name(visit: Visit, source_id: str) -> str:
    source = find_source(visit.db, source_id)
    return source.name if source else source_id


def _url(visit: Visit, subscription: Subscription) -> str:
    """Return the page with the same reach and filters; the site's start if the town is gone."""
    reach, town_id = subscription.reach, subscription.town_id
    ground = visit.site.grounds.find(visit.db, town_id)
    if ground is None:
        return address("towns", lang=visit.lang)
    gazetteer = ground.gazetteer
    filters = Filters(
        themes=subscription.themes,
        types=subscription.types,
        sources=frozenset(each.partition("/")[2] for each in subscription.sources),
        asking=asking_for(subscription.terms),
    )
    if reach.kind in (ReachKind.BLOCK, ReachKind.RADIUS):
        filters = filters.at(reach.metres)
    if reach.kind is ReachKind.BLOCKS:
        filters = filters.around(reach.steps)
    if reach.outline:
        drawn = f"{town_id}/{spelled_outline(reach.outline)}"
        return thing_url("polygon", drawn, visit.lang, filters.arguments())
    pages = {
        "block": gazetteer.block,
        "place": gazetteer.landmark,
        "street": gazetteer.street,
        "area": gazetteer.area,
    }
    for page, find in pages.items():
        if find(reach.target_id) is not None:
            return thing_url(page, reach.target_id, visit.lang, filters.arguments())
    searched = filters.arguments() if reach.kind is ReachKind.CITY else {}
    return address("home", lang=visit.lang, town=town_id, form="html", **searched)
