"""Read entries' own pages where a feed gives no more than their beginnings (`Source.full_text`)."""

import hashlib
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crawlers.dates import DateRules
from crawlers.document import Document, DocumentText
from crawlers.entry_text import add_text, marked
from crawlers.manners import Manners
from crawlers.robots import fetch_page
from crawlers.visit import Visit
from crawlers.worker import WORKERS
from crawlers.worker_messages import DocumentJob
from records import Failure, RawItem, Source, SourceError, Validators, item_id

log = logging.getLogger(__name__)

# Of one visit, so that other sources are read in between; the rest follows at the next one.
MOST_PAGES = 100
MOST_SECONDS = 300.0

TEASER_ONLY = "teaser_only"

# A page that fails so may be there tomorrow; its whole host is left alone until the next visit.
_FOR_NOW = frozenset(
    {
        *(Failure.DNS, Failure.CONNECT, Failure.TLS, Failure.TIMEOUT),
        *(Failure.HTTP_429, Failure.HTTP_5XX),
    }
)


def read_pages(
    source: Source, found: Visit, known: Mapping[str, str], manners: Manners, now: datetime
) -> Visit:
    """Return a visit with the text of the pages of its new and changed entries.

    `known` are the content hashes of the items that are kept, by id. An entry whose page can't be
    read stays as it is, with the warning teaser_only and a problem; if that may pass, it is tried
    again next time, and so are pages that are too many for one visit.
    """
    rounds = _Round(source, manners, now)
    raws = []
    for raw in found.raws:
        done = replace(raw, content_hash=read_hash(raw))
        if known.get(item_id(source.id, raw.identity)) == done.content_hash:
            raws.append(done)
        else:
            raws.append(rounds.read(raw, done))
    validators = Validators() if rounds.left else found.validators
    problems = (*found.problems, *rounds.problems())
    return replace(found, raws=tuple(raws), problems=problems, validators=validators)


def read_hash(raw: RawItem) -> str:
    """Return the content hash of an entry whose page was read, from the one of the entry alone.

    It tells a page that was read from one that is still to be, while what counts as a change is
    the entry's own words only.
    """
    return hashlib.sha256(f"{raw.content_hash} and its page".encode()).hexdigest()


class _Round:
    """The pages of one visit: how many were asked for, which hosts are to be left alone."""

    def __init__(
        self,
        source: Source,
        manners: Manners,
        now: datetime,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source, self._manners, self._now, self._clock = source, manners, now, clock
        self._until = clock() + MOST_SECONDS
        self._asked = 0
        self._away: set[str] = set()
        self._problems: list[str] = []
        self.left = 0

    def problems(self) -> tuple[str, ...]:
        """Return a line for each page that could not be read, and how many are still to be."""
        later = [f"{self.left} pages are left for the next reading"] if self.left else []
        return (*self._problems, *later)

    def read(self, raw: RawItem, done: RawItem) -> RawItem:
        """Return an entry with its page's text: `done` if there is no need to ask again."""
        address = raw.document or raw.url
        if not address:
            return done
        host = urlsplit(address).netloc
        if host in self._away or self._asked >= MOST_PAGES or self._clock() > self._until:
            self.left += 1
            return marked(raw, TEASER_ONLY)
        self._asked += 1
        try:
            text = self._text(address)
        except SourceError as error:
            self._problems.append(f"{raw.title[:60]}: its page was not read: {error.reason}")
            if error.failure not in _FOR_NOW:
                return marked(done, TEASER_ONLY)
            self._away.add(host)
            self.left += 1
            return marked(raw, TEASER_ONLY)
        if not text.html:
            self._problems.append(f"{raw.title[:60]}: {address}: {', '.join(text.warnings)}")
            return marked(done, TEASER_ONLY, *text.warnings)
        return add_text(done, text, DateRules(ZoneInfo(self._source.tz or "UTC"), self._now, ""))

    def _text(self, address: str) -> DocumentText:
        answer = fetch_page(self._source, address, self._manners, self._now)
        document = Document(answer.body or b"", answer.content_type, answer.address)
        job = DocumentJob(self._source.id, document, self._manners.item_max_bytes)
        return WORKERS.find_text(job, self._manners.parse_timeout)
