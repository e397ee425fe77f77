"""Read entries' own pages where a feed gives no more than their beginnings (`Source.full_text`)."""

import hashlib
import logging
import time
from collections import Counter
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

# A page may fail so often, once a visit, then its entry stands without it until it changes.
MOST_TRIES = 3

# So the whole host fails: it is left alone until the next visit.
_HOST_AWAY = frozenset({Failure.DNS, Failure.CONNECT, Failure.TLS, Failure.HTTP_429})
# So a page fails that may be there tomorrow; so many in a row are taken for their host's failure.
_FOR_NOW = _HOST_AWAY | {Failure.TIMEOUT, Failure.HTTP_5XX}
_IN_A_ROW = 2


def read_pages(
    source: Source, found: Visit, known: Mapping[str, str], manners: Manners, now: datetime
) -> Visit:
    """Return a visit with the text of the pages of its new and changed entries.

    `known` are the content hashes of the items that are kept, by id. An entry whose page can't be
    read stays as it is, with the warning teaser_only and a problem; if that may pass, it is tried
    again at the next visits, after the pages that did not fail, and so are pages that are too many
    for one visit.
    """
    rounds = _Round(source, manners, now)
    tries = [_tries(raw, known.get(item_id(source.id, raw.identity), "")) for raw in found.raws]
    read: dict[int, RawItem] = {}
    for number in sorted(range(len(tries)), key=tries.__getitem__):
        read[number] = rounds.read(found.raws[number], tries[number])
    validators = Validators() if rounds.left else found.validators
    problems = (*found.problems, *rounds.problems())
    raws = tuple(read[number] for number in range(len(tries)))
    return replace(found, raws=raws, problems=problems, validators=validators)


def read_hash(raw: RawItem) -> str:
    """Return the content hash of an entry whose page was read, from the one of the entry alone.

    It tells a page that was read from one that is still to be, while what counts as a change is
    the entry's own words only.
    """
    return hashlib.sha256(f"{raw.content_hash} and its page".encode()).hexdigest()


def _failed_hash(raw: RawItem, tries: int) -> str:
    """Return the content hash of an entry whose page failed so often, from the entry's own."""
    if tries == 0:
        return raw.content_hash
    if tries >= MOST_TRIES:
        return read_hash(raw)
    return hashlib.sha256(f"{raw.content_hash} without its page: {tries}".encode()).hexdigest()


def _tries(raw: RawItem, known: str) -> int:
    """Return how often an entry's page has failed; MOST_TRIES if it needs no reading any more."""
    return next((n for n in range(1, MOST_TRIES + 1) if known == _failed_hash(raw, n)), 0)


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
        self._in_a_row: Counter[str] = Counter()
        self._problems: list[str] = []
        self.left = 0

    def problems(self) -> tuple[str, ...]:
        """Return a line for each page that could not be read, and how many are still to be."""
        later = [f"{self.left} pages are left for the next reading"] if self.left else []
        return (*self._problems, *later)

    def read(self, raw: RawItem, tries: int) -> RawItem:
        """Return an entry with its page's text, if that is still to be read after so many tries."""
        done = replace(raw, content_hash=read_hash(raw))
        address = raw.document or raw.url
        if not address or tries >= MOST_TRIES:
            return done
        host = urlsplit(address).netloc
        if host in self._away or self._asked >= MOST_PAGES or self._clock() > self._until:
            return self._leave(raw, tries)
        self._asked += 1
        try:
            text = self._text(address)
        except SourceError as error:
            self._note_host(host, error.failure)
            if error.failure in _FOR_NOW:
                return self._try_again(raw, tries + 1, error.reason)
            self._problems.append(_not_read(raw, error.reason))
            return marked(done, TEASER_ONLY)
        self._in_a_row[host] = 0
        if not text.html:
            self._problems.append(f"{raw.title[:60]}: {address}: {', '.join(text.warnings)}")
            return marked(done, TEASER_ONLY, *text.warnings)
        return add_text(done, text, DateRules(ZoneInfo(self._source.tz or "UTC"), self._now, ""))

    def _note_host(self, host: str, failure: Failure) -> None:
        self._in_a_row[host] = self._in_a_row[host] + 1 if failure in _FOR_NOW else 0
        if failure in _HOST_AWAY or self._in_a_row[host] >= _IN_A_ROW:
            self._away.add(host)

    def _try_again(self, raw: RawItem, tries: int, reason: str) -> RawItem:
        if tries < MOST_TRIES:
            self._problems.append(_not_read(raw, reason))
            return self._leave(raw, tries)
        given_up = f"given up after {tries} visits, until the entry changes"
        self._problems.append(_not_read(raw, f"{reason}; {given_up}"))
        return marked(replace(raw, content_hash=_failed_hash(raw, tries)), TEASER_ONLY)

    def _leave(self, raw: RawItem, tries: int) -> RawItem:
        self.left += 1
        return marked(replace(raw, content_hash=_failed_hash(raw, tries)), TEASER_ONLY)

    def _text(self, address: str) -> DocumentText:
        answer = fetch_page(self._source, address, self._manners, self._now)
        document = Document(answer.body or b"", answer.content_type, answer.address)
        job = DocumentJob(self._source.id, document, self._manners.item_max_bytes)
        return WORKERS.find_text(job, self._manners.parse_timeout)


def _not_read(raw: RawItem, reason: str) -> str:
    return f"{raw.title[:60]}: its page was not read: {reason}"
