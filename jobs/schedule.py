"""Everything on time: a handful of ticks, each of which asks the record what is due.

One persistent job a source was tried and stalls (docs/decisions): sources are claimed from
our own table instead.
"""

import logging
import signal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Event

from apscheduler.schedulers.background import BackgroundScheduler

from jobs.audit import audit_index
from jobs.collect import collect_due
from jobs.expiry import expire_items
from jobs.index_changes import index_changes
from jobs.instance import Instance
from jobs.letters import queue_due_digests, send_letters
from jobs.match_changes import Matching
from jobs.outside import Asking
from jobs.relearn import walk_lessons
from records import IndexDown, MailDown, OutsideDown, StoreDown
from store.desk_sessions import forget_sessions
from store.outside import forget_misses
from store.reports import WORDS_KEPT, forget_words
from store.requests import forget_requests
from store.spent_forms import forget_forms
from store.staff import forget_invitations
from store.subscriptions import purge_unconfirmed

log = logging.getLogger(__name__)


@dataclass
class Tick:
    """One thing to do every so many seconds; `away` says why it could not the last time."""

    name: str
    seconds: int
    act: Callable[[datetime], object]
    away: str = ""


def ticks(instance: Instance, stopped: Event | None = None) -> tuple[Tick, ...]:
    """Return all that the worker does, in one place; questions outside end once `stopped`."""
    matching, asking = Matching(instance), Asking(instance, (stopped or Event()).wait)
    return (
        Tick("collect", 30, lambda _now: _read_due(instance)),
        Tick("expiry", 10, lambda now: expire_items(instance, now)),
        Tick("lessons", 10, lambda now: walk_lessons(instance, now)),
        Tick("outside", 5, asking.ask_due),
        Tick("index", 2, lambda now: index_changes(instance)),
        Tick("match", 5, matching.match_changes),
        Tick("letters", 5, lambda now: send_letters(instance, now)),
        Tick("digests", 300, lambda now: queue_due_digests(instance, now)),
        Tick("tidy", 3600, lambda now: tidy(instance, now)),
        Tick("audit", 86_400, lambda now: audit_index(instance)),  # at the start, too
    )


def _read_due(instance: Instance) -> int:
    return sum(1 for _run in collect_due(instance, lambda: datetime.now(UTC)))


def tidy(instance: Instance, now: datetime) -> int:
    """Erase addresses that never confirmed (return how many), and all else that has had its time.

    Counts, sessions, invitations and forms that ran out; the words of reports long settled; what
    an outside geocoder did not know.
    """
    with instance.database.write() as db:
        for forget in (forget_requests, forget_forms, forget_sessions, forget_invitations):
            forget(db, now)
        forget_words(db, now - WORDS_KEPT)
        forget_misses(db, now)
        days = timedelta(days=instance.settings.unconfirmed_days)
        return purge_unconfirmed(db, now - days)


def run_schedule(instance: Instance) -> None:
    """Run all ticks until SIGINT or SIGTERM, then let the running ones end.

    A tick never overlaps itself. Raises ConfigError, StoreDown at the start.
    """
    instance.require_sound_settings()
    scheduler = BackgroundScheduler(timezone=UTC)
    stopped = Event()
    for tick in ticks(instance, stopped):
        scheduler.add_job(
            run_tick,
            "interval",
            args=[tick],
            id=tick.name,
            seconds=tick.seconds,
            next_run_time=datetime.now(UTC),
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: stopped.set())
    scheduler.start()
    stopped.wait()
    scheduler.shutdown(wait=True)


def run_tick(tick: Tick) -> None:
    """Run one tick; the next one tries again.

    A neighbour that is away is logged once for each reason, and once when it is back.
    """
    reason = ""
    try:
        tick.act(datetime.now(UTC))
    except (StoreDown, IndexDown, MailDown, OutsideDown) as error:
        reason = str(error)
    except Exception:
        log.exception("tick_failed", extra={"tick": tick.name})
    if reason and reason != tick.away:
        log.warning("neighbour_away", extra={"tick": tick.name, "reason": reason})
    if tick.away and not reason:
        log.warning("neighbour_back", extra={"tick": tick.name})
    tick.away = reason
