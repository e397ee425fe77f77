"""The letter that asks an address whether it wants the digest at all (double opt-in)."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from alerts.days import Calendar
from alerts.letters import (
    Draft,
    LetterHead,
    action_link,
    as_sentence,
    one_line,
    set_letter,
)
from alerts.saved_search import only_words
from alerts.tokens import Purpose
from alerts.whereabouts import reach_words
from records import Email, Subscription


def write_confirmation(subscription: Subscription, head: LetterHead) -> Email:
    """Return the letter that asks for a yes: which place, what of it, one link, no more.

    It is no list mail and has no unsubscribe link: doing nothing is enough.
    """
    texts = head.texts(subscription.lang)
    zone = ZoneInfo(head.tz)
    last_day = (head.now + timedelta(days=head.confirm_days)).astimezone(zone).date()
    values = {
        "label": one_line(subscription.label),
        "reach": as_sentence(reach_words(subscription.reach, texts)),
        "only": only_words(subscription, head, texts) or texts.all_news,
        "rhythm": texts.rhythm[subscription.frequency],
        "until": texts.confirm_until.format(day=Calendar(texts, zone, head.now).day(last_day)),
        "confirm_url": action_link(head, subscription, Purpose.CONFIRM),
    }
    subject = texts.confirm_subject.format(place=subscription.label)
    return set_letter(Draft("confirmation", subject, values), subscription, head)
