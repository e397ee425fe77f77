"""The digest: what is new for one reader, by day and theme, each item with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from alerts.days import Calendar
from alerts.excerpts import excerpt
from alerts.letters import (
    Draft,
    LetterHead,
    action_link,
    link,
    list_headers,
    one_line,
    set_letter,
)
from alerts.listing_link import listing_url
from alerts.saved_search import only_words
from alerts.sections import sections_of
from alerts.texts import Texts
from alerts.tokens import Purpose
from alerts.whereabouts import Whereabouts, reach_words, whereabouts
from records import Email, Item, ReachKind, Source, Status, Subscription


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as the templates show it; what is "" is left out."""

    title: str
    url: str
    happening: str
    cancelled: str
    where: Whereabouts
    excerpt: str
    publisher: str
    hour: str


def write_digest(
    subscription: Subscription,
    items: Sequence[Item],
    head: LetterHead,
    sources: Mapping[str, Source],
) -> Email:
    """Return the letter that brings `items` to a reader; `sources` are by id, for their names.

    What is coming up stands first, soonest first; then the days, newest first, by main theme.
    Raises ValueError if there are no items, or one is not listed: that must never go out.
    """
    if not items or not all(item.is_listed for item in items):
        raise ValueError("a digest is made of listed items, one at least")
    texts = head.texts(subscription.lang)
    calendar = Calendar(texts, ZoneInfo(head.tz), head.now)
    reach = reach_words(subscription.reach, texts)
    shared = _shared_reason(subscription, items, head, texts)
    values = {
        "label": one_line(subscription.label),
        "count": texts.count(texts.new_items, len(items), reach=reach),
        "only": only_words(subscription, head, texts),
        "listing_url": listing_url(subscription, head),
        "reason": shared,
        "sections": sections_of(items, calendar),
        "theme_name": head.theme_name,
        "entry": partial(_entry, subscription, sources, head, calendar),
        "rhythm": texts.rhythm[subscription.frequency],
        "leave_url": action_link(head, subscription, Purpose.UNSUBSCRIBE),
    }
    subject = _subject(subscription, len(items), texts)
    draft = Draft("digest", subject, values, list_headers(subscription, head))
    return set_letter(draft, subscription, head)


def _entry(
    subscription: Subscription,
    sources: Mapping[str, Source],
    head: LetterHead,
    calendar: Calendar,
    item: Item,
) -> Entry:
    """Return what the letter shows of one item."""
    texts = calendar.texts
    source = sources.get(item.source_id)
    return Entry(
        title=one_line(item.title),
        url=link(head, subscription.lang, "items", item.id),
        happening=calendar.happening(item),
        cancelled=texts.cancelled if item.status is Status.CANCELLED else "",
        where=whereabouts(item, subscription, head, texts),
        excerpt=excerpt(item),
        publisher=source.name if source else "",
        hour=_hour(item, calendar),
    )


def _shared_reason(
    subscription: Subscription, items: Sequence[Item], head: LetterHead, texts: Texts
) -> str:
    """Return the reason to be told once, above, "" if each item has its own."""
    if subscription.reach.kind in (ReachKind.RADIUS, ReachKind.BLOCK):
        return ""  # each is at its own distance
    reasons = {whereabouts(item, subscription, head, texts).why for item in items}
    place = one_line(subscription.label)
    return texts.because_all.format(place=place) if len(reasons) == 1 else ""


def _hour(item: Item, calendar: Calendar) -> str:
    """Return the hour of publication, "" where no heading names its day or none was given."""
    if calendar.is_coming(item) or "no_date" in item.warnings:
        return ""
    return calendar.hour(item.published_at)


def _subject(subscription: Subscription, count: int, texts: Texts) -> str:
    forms = {
        ReachKind.STREET: texts.subject_street,
        ReachKind.AREA: texts.subject_area,
        ReachKind.POLYGON: texts.subject_area,
        ReachKind.CITY: texts.subject_town,
    }
    form = forms.get(subscription.reach.kind, texts.subject_near)
    return texts.count(form, count, place=subscription.label)
