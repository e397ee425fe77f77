"""Where a letter's reader finds all that a subscription asks for: the listing's own page."""

from urllib.parse import urlencode

from alerts.letters import LetterHead, link
from records import Reach, ReachKind, Subscription
from records.outline import spelled_outline
from records.terms import spelled

_PAGES = {
    ReachKind.BLOCK: "blocks",
    ReachKind.BLOCKS: "blocks",
    ReachKind.RADIUS: "around",
    ReachKind.POLYGON: "polygons",
    ReachKind.STREET: "streets",
    ReachKind.AREA: "areas",
}


def listing_url(subscription: Subscription, head: LetterHead) -> str:
    """Return the page with the same reach, themes, types, sources and words."""
    reach = subscription.reach
    steps = (_PAGES[reach.kind], _slug(reach)) if reach.kind in _PAGES else ("",)
    asked = {
        **_how_far(reach),
        "theme": sorted(subscription.themes),
        "type": sorted(subscription.types),
        "source": sorted(each.partition("/")[2] for each in subscription.sources),
        "q": [" ".join(map(spelled, subscription.terms))] if subscription.terms else [],
    }
    arguments = urlencode(asked, doseq=True)
    page = link(head, subscription.lang, subscription.town_id, *steps)
    return f"{page}?{arguments}" if arguments else page


def _slug(reach: Reach) -> str:
    return spelled_outline(reach.outline) if reach.outline else reach.target_id.partition("/")[2]


def _how_far(reach: Reach) -> dict[str, list[str]]:
    if reach.kind is ReachKind.BLOCKS:
        return {"blocks": [str(reach.steps)]}
    is_round = reach.kind in (ReachKind.BLOCK, ReachKind.RADIUS)
    return {"within": [str(reach.metres)]} if is_round else {}
