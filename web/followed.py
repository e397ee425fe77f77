"""What a subscription asks for, in the reader's words, with the way back to its place."""

from dataclasses import dataclass

from records import Frequency, Reach, ReachKind, Subscription
from web.drawn import write_outline
from web.filters import Filters
from web.links import address, thing_url
from web.translate import gettext
from web.visit import Visit
from web.words import blocks_around, metres


@dataclass(frozen=True)
class Followed:
    """A place with how far around, which themes and how often; `url` is its page."""

    place: str
    reach: str
    themes: tuple[str, ...]
    frequency: str
    url: str


def describe(visit: Visit, subscription: Subscription) -> Followed:
    """Return what a subscription asks for."""
    names = visit.site.theme_names(visit.lang)
    return Followed(
        place=subscription.label,
        reach=_reach(subscription.reach),
        themes=tuple(names[code] for code in names if code in subscription.themes),
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


def _url(visit: Visit, subscription: Subscription) -> str:
    """Return the page with the same reach and themes; the site's start if the place is gone."""
    reach, town_id = subscription.reach, subscription.town_id
    ground = visit.site.grounds.find(visit.db, town_id)
    if ground is None:
        return address("towns", lang=visit.lang)
    gazetteer = ground.gazetteer
    filters = Filters(themes=subscription.themes)
    if reach.kind in (ReachKind.BLOCK, ReachKind.RADIUS):
        filters = filters.at(reach.metres)
    if reach.kind is ReachKind.BLOCKS:
        filters = filters.around(reach.steps)
    if reach.outline:
        drawn = f"{town_id}/{write_outline(reach.outline)}"
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
    return address("home", lang=visit.lang, town=town_id, form="html")
