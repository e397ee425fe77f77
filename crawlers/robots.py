"""What sites' robots.txt let programs ask for (RFC 9309), for pages that no spider asks for."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from urllib.parse import urlsplit

from protego import Protego

from crawlers.answer import Answer
from crawlers.decode import decode
from crawlers.fetch import fetch
from crawlers.manners import Manners
from records import Failure, Source, SourceError, Validators

MAX_BYTES = 500 * 1024  # RFC 9309, 2.5: at least so much is to be read
KEPT = 86_400.0  # RFC 9309, 2.4: at most a day
MAX_GAP = 30.0  # a site that asks for longer pauses is asked for little, but is asked
_MOST_SITES = 1_000
# A file that is refused or leads in circles counts as none (RFC 9309, 2.3.1.2 and 2.3.1.3).
_NONE = (Failure.HTTP_4XX, Failure.REDIRECT)


@dataclass(frozen=True, slots=True)
class _Site:
    rules: Protego
    until: float


class Robots:
    """What one process remembers of sites' rules; safe to share between threads.

    Times are seconds of `clock`.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._sites: dict[str, _Site] = {}

    def permit(self, source: Source, address: str, manners: Manners, now: datetime) -> None:
        """Raise SourceError (robots) if a site asks programs to leave an address alone.

        Raises what fetching the rules raises, too: without them nothing may be asked.
        """
        rules = self._rules(source, address, manners, now)
        if not rules.can_fetch(address, manners.user_agent):
            raise SourceError(source.id, Failure.ROBOTS, f"{address}: robots.txt forbids it")

    def gap(self, source: Source, address: str, manners: Manners, now: datetime) -> float:
        """Return the seconds to leave a site alone between two requests: ours or, if more, its own.

        Raises what fetching the rules raises.
        """
        asked = self._rules(source, address, manners, now).crawl_delay(manners.user_agent) or 0.0
        return max(manners.host_gap, min(asked, MAX_GAP) if math.isfinite(asked) else 0.0)

    def _rules(self, source: Source, address: str, manners: Manners, now: datetime) -> Protego:
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            known = self._sites.get(site)
        if known and known.until > self._clock():
            return known.rules
        rules = Protego.parse(_read(replace(source, address=f"{site}/robots.txt"), manners, now))
        with self._lock:
            if len(self._sites) >= _MOST_SITES:
                self._sites.clear()
            self._sites[site] = _Site(rules, self._clock() + KEPT)
        return rules


ROBOTS = Robots()


def fetch_page(source: Source, address: str, manners: Manners, now: datetime) -> Answer:
    """Return what a page answers, if its site's robots.txt allows to ask, in the pace it asks for.

    Raises SourceError: robots, or what `fetch` raises.
    """
    slow = replace(manners, host_gap=ROBOTS.gap(source, address, manners, now))
    page = replace(source, address=address)
    return fetch(
        page, Validators(), slow, now, lambda each: ROBOTS.permit(source, each, manners, now)
    )


def _read(robots: Source, manners: Manners, now: datetime) -> str:
    try:
        answer = fetch(robots, Validators(), replace(manners, max_bytes=MAX_BYTES), now)
    except SourceError as error:
        if error.failure in _NONE:
            return ""
        raise
    return decode(answer.body or b"")
