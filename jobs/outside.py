"""Ask an outside geocoder about streets that the towns lack, and walk the items again that wait.

One question at a time, with a pause after each: what others give away is not to be hurried. While
the service is away nothing is asked.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from time import sleep

from geo.outside import OutsideGeocoder
from geo.outside_evidence import is_in_town
from jobs.instance import Instance
from jobs.keep import rewalk_items
from records import OutsideAnswer, OutsideDown, OutsideQuestion
from store.items import find_items
from store.outside import claim_question, keep_answer, put_off
from store.sources import find_source

log = logging.getLogger(__name__)

AT_ONCE = 5  # questions a tick, so that the worker stops soon when it is told to
CLAIM = timedelta(minutes=10)  # longer than any answer: after it, who asked is taken for dead
AWAY = timedelta(minutes=5)  # how long a service that is away is left alone
MISS_KEPT = timedelta(days=30)  # maps grow; a month is what Nominatim's own mirrors may lag


class Asking:
    """The worker's questions; remembers when the service may be asked again."""

    def __init__(self, instance: Instance, pause: Callable[[float], None] = sleep) -> None:
        self._instance = instance
        self._pause = pause
        self._down: tuple[OutsideDown, datetime] | None = None

    def ask_due(self, now: datetime) -> int:
        """Ask what is due, a few questions at most; return how many were answered with a spot.

        Raises OutsideDown while the service is away.
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
            found += self._settle(*claimed, self._ask(geocoder, *claimed, now), now)
            self._pause(self._instance.settings.outside_gap)
        return found

    def _ask(
        self, geocoder: OutsideGeocoder, town_id: str, question: OutsideQuestion, now: datetime
    ) -> OutsideAnswer | None:
        """Return the first answer inside of the town, None if there is none."""
        try:
            answers = geocoder.ask(question)
        except OutsideDown as error:
            again = now + max(AWAY, timedelta(seconds=error.retry_after))
            self._down = error, again
            with self._instance.database.write() as db:
                put_off(db, town_id, question.key, again)
            raise
        gazetteer = self._instance.workshop(town_id).gazetteer
        return next((answer for answer in answers if is_in_town(answer, gazetteer)), None)

    def _settle(
        self,
        town_id: str,
        question: OutsideQuestion,
        answer: OutsideAnswer | None,
        now: datetime,
    ) -> bool:
        """Keep an answer, and walk the items again that waited for it."""
        with self._instance.database.write() as db:
            waited = keep_answer(db, town_id, question.key, answer, now + MISS_KEPT)
            items = find_items(db, waited if answer else ())
            sources = {one: find_source(db, one) for one in {i.source_id for i in items.values()}}
        for source in filter(None, sources.values()):
            mine = [item.id for item in items.values() if item.source_id == source.id]
            rewalk_items(self._instance, source, mine, now)
        log.info("outside_asked", extra={"town": town_id, "found": answer is not None})
        return answer is not None
