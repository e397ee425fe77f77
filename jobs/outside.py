"""Ask an outside geocoder about streets that the towns lack, and walk the items again that wait.

One question at a time, with a pause after each: what others give away is not to be hurried. While
the service is away nothing is asked.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from geo.outside_evidence import is_in_town
from jobs.instance import Instance
from jobs.keep import rewalk_items
from records import OutsideAnswer, OutsideDown, OutsideQuestion, OutsideUnreadable
from store.items import find_items
from store.outside import claim_question, keep_answer, put_off
from store.sources import find_source

if TYPE_CHECKING:
    from geo.outside import OutsideGeocoder

log = logging.getLogger(__name__)

AT_ONCE = 5  # questions a tick, so that the worker stops soon when it is told to
CLAIM = timedelta(minutes=10)  # longer than any answer: after it, who asked is taken for dead
AWAY = timedelta(minutes=5)  # how long a service that is away is left alone
UNREADABLE = timedelta(days=1)  # a page about repairs is no answer, and gone by then
MISS_KEPT = timedelta(days=30)  # maps grow; a month is what Nominatim's own mirrors may lag


class Asking:
    """The worker's questions; remembers when the service may be asked again.

    `pause` waits so many seconds and tells whether the worker is to stop.
    """

    def __init__(self, instance: Instance, pause: Callable[[float], bool]) -> None:
        self._instance = instance
        self._pause = pause
        self._down: tuple[OutsideDown, datetime] | None = None

    def ask_due(self, now: datetime) -> int:
        """Ask what is due, a few questions at most; return how many were answered with a spot.

        It ends after the running question if the worker is to stop. Raises OutsideDown while the
        service is away.
        """
        geocoder = self._instance.outside
        if geocoder is None:
            return 0
        if self._down is not None and now < self._down[1]:
            raise self._down[0]
        self._down = None
        found = 0
        for _ in range(AT_ONCE):
            with self._instance.database.write() as db:
                claimed = claim_question(db, now, now + CLAIM)
            if claimed is None:
                break
            found += self._answered(geocoder, *claimed, now)
            if self._pause(self._instance.settings.outside_gap):
                break
        return found

    def _answered(
        self, geocoder: "OutsideGeocoder", town_id: str, question: OutsideQuestion, now: datetime
    ) -> bool:
        """Ask one question; tell whether there is a spot for it inside of the town."""
        try:
            answers = geocoder.ask(question)
        except OutsideUnreadable as error:
            with self._instance.database.write() as db:
                put_off(db, town_id, question.key, now + UNREADABLE)
            log.warning("outside_unreadable", extra={"town": town_id, "reason": str(error)})
            return False
        except OutsideDown as error:
            again = now + max(AWAY, timedelta(seconds=error.retry_after))
            self._down = error, again
            with self._instance.database.write() as db:
                put_off(db, town_id, question.key, again)
            raise
        gazetteer = self._instance.workshop(town_id).gazetteer
        here = next((answer for answer in answers if is_in_town(answer, gazetteer)), None)
        self._settle(town_id, question, here, now)
        return here is not None

    def _settle(
        self,
        town_id: str,
        question: OutsideQuestion,
        answer: OutsideAnswer | None,
        now: datetime,
    ) -> None:
        """Keep an answer, and walk the items again that waited for it."""
        with self._instance.database.write() as db:
            waited = keep_answer(db, town_id, question.key, answer, now + MISS_KEPT)
            items = find_items(db, waited if answer else ())
            sources = {one: find_source(db, one) for one in {i.source_id for i in items.values()}}
        for source in filter(None, sources.values()):
            mine = [item.id for item in items.values() if item.source_id == source.id]
            rewalk_items(self._instance, source, mine, now)
        log.info("outside_asked", extra={"town": town_id, "found": answer is not None})
