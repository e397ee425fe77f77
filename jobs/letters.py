"""Write and send what is due: confirmations at once, digests at their hour."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from alerts.confirmation import write_confirmation
from alerts.digest import write_digest
from alerts.letters import LetterHead
from config.themes import load_themes
from config.types import load_types
from jobs.instance import Instance
from records import (
    Delivery,
    DeliveryState,
    Email,
    Frequency,
    Letter,
    MailDown,
    MailLater,
    MailRefused,
    MailUnsure,
    Standing,
    Subscription,
    Town,
)
from store.deliveries import claim_deliveries, queue_digest, requeue, settle, strand_claims
from store.hits import subscriptions_with_unsent, unsent_hits
from store.items import find_items
from store.sources import sources_of
from store.subscriptions import find_subscription
from store.towns import find_town

log = logging.getLogger(__name__)

BATCH = 50
PAUSE = timedelta(minutes=1)  # before a server that was away is tried again
LONGEST_PAUSE = timedelta(hours=4)  # RFC 5321, 4.5.4.1: retry for days, less and less often
ATTEMPTS = 20  # about two days and a half
CLAIM_AGE = timedelta(minutes=15)  # far above an SMTP time-out: who claimed it longer ago is dead
WEEKLY_DAY = 0  # Monday


def queue_due_digests(instance: Instance, now: datetime) -> int:
    """Queue a digest for each reader whose hour it is and who has something unsent.

    Returns how many. The hour is the setting `digest_hour` in the town's time zone.
    """
    queued = 0
    for town in instance.towns():
        local = now.astimezone(ZoneInfo(town.tz))
        if local.hour != instance.settings.digest_hour:
            continue
        queued += _queue(instance, town.id, Frequency.DAILY, now)
        if local.weekday() == WEEKLY_DAY:
            queued += _queue(instance, town.id, Frequency.WEEKLY, now)
    return queued


def queue_all_digests(instance: Instance, now: datetime) -> int:
    """Queue a digest for every reader who has something unsent, whatever the hour."""
    return sum(
        _queue(instance, town.id, frequency, now)
        for town in instance.towns()
        for frequency in Frequency
    )


def send_letters(instance: Instance, now: datetime) -> dict[DeliveryState, int]:
    """Send what is queued; return how many letters ended in which state.

    Raises MailDown if the server takes nothing now: what is left waits a minute. A letter that was
    claimed when a process died is never sent again by itself: its state becomes unknown.
    """
    ended: dict[DeliveryState, int] = {}
    with instance.database.write() as db:
        strand_claims(db, now - CLAIM_AGE)
    while claimed := _claim(instance, now):
        for position, delivery in enumerate(claimed):
            try:
                state = _send(instance, delivery, now)
            except MailUnsure as error:
                _settle(instance, delivery, DeliveryState.UNKNOWN, str(error), now)
                _give_back(instance, claimed[position + 1 :], str(error), now + PAUSE)
                raise
            except MailDown as error:
                _give_back(instance, claimed[position:], str(error), now + PAUSE)
                raise
            except BaseException:
                # Interrupted, or a bug in this one letter: nobody else would give the others back,
                # and what stays claimed is never sent by itself.
                _give_back(instance, claimed[position + 1 :], "the sender was stopped", now)
                raise
            ended[state] = ended.get(state, 0) + 1
    return ended


def _queue(instance: Instance, town_id: str, frequency: Frequency, now: datetime) -> int:
    with instance.database.write() as db:
        queued = 0
        for subscription_id in subscriptions_with_unsent(db, frequency):
            subscription = find_subscription(db, subscription_id)
            if subscription is None or subscription.town_id != town_id:
                continue
            item_ids = [hit.item_id for hit in unsent_hits(db, subscription_id)]
            queue_digest(db, subscription_id, item_ids, now)
            queued += 1
    return queued


def _claim(instance: Instance, now: datetime) -> tuple[Delivery, ...]:
    with instance.database.write() as db:
        return claim_deliveries(db, now, BATCH)


def _give_back(
    instance: Instance, deliveries: tuple[Delivery, ...], reason: str, due_at: datetime
) -> None:
    with instance.database.write() as db:
        for delivery in deliveries:
            requeue(db, delivery.id, reason, due_at)


def _send(instance: Instance, delivery: Delivery, now: datetime) -> DeliveryState:
    """Send one claimed letter and note how it ended."""
    email = _write(instance, delivery, now)
    state, reason = DeliveryState.SENT, ""
    if email is None:
        state, reason = DeliveryState.FAILED, "nothing to send any more"
    else:
        try:
            instance.mailer.send(email)
        except MailLater as error:
            if delivery.attempts < ATTEMPTS:
                pause = min(PAUSE * 2**delivery.attempts, LONGEST_PAUSE)
                _give_back(instance, (delivery,), str(error), now + pause)
                return DeliveryState.QUEUED
            state, reason = DeliveryState.FAILED, str(error)
        except MailRefused as error:
            state, reason = DeliveryState.FAILED, str(error)
    _settle(instance, delivery, state, reason, now)
    return state


def _settle(
    instance: Instance, delivery: Delivery, state: DeliveryState, reason: str, now: datetime
) -> None:
    with instance.database.write() as db:
        settle(db, delivery.id, state, reason, now)
    log.info("letter", extra={"letter": delivery.letter, "state": state, "reason": reason})


def _write(instance: Instance, delivery: Delivery, now: datetime) -> Email | None:
    """Return the message, or None if its reader or all its items went away meanwhile."""
    with instance.database.read() as db:
        subscription = find_subscription(db, delivery.subscription_id)
        if subscription is None or subscription.standing is Standing.ENDED:
            return None
        town = find_town(db, subscription.town_id)
        if town is None:
            return None
        items = find_items(db, delivery.item_ids)
        sources = {source.id: source for source in sources_of(db, town.id)}
    names = {source.id: source.name for source in sources.values()}
    head = replace(_head(instance, subscription, town, delivery, now), source_names=names)
    if delivery.letter is Letter.CONFIRM:
        return write_confirmation(subscription, head)
    listed = [items[i] for i in delivery.item_ids if i in items and items[i].is_shown(now)]
    return write_digest(subscription, listed, head, sources) if listed else None


def _head(
    instance: Instance, subscription: Subscription, town: Town, delivery: Delivery, now: datetime
) -> LetterHead:
    return LetterHead(
        base_url=instance.settings.base_url,
        mail_from=instance.settings.mail_from,
        secret=instance.secret,
        town_name=town.name,
        tz=town.tz,
        now=now,
        delivery_id=delivery.id,
        theme_names={theme.code: theme.names[subscription.lang] for theme in load_themes()},
        type_names={each.code: each.names[subscription.lang] for each in load_types()},
        confirm_days=instance.settings.unconfirmed_days,
        country=town.country,
    )
