"""One visit to one source: fetch politely, read safely, refuse what looks wrong."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from crawlers.answer import Answer
from crawlers.crawl import crawl
from crawlers.crawled_pages import with_texts
from crawlers.expectations import check
from crawlers.fetch import fetch
from crawlers.local_file import read_file
from crawlers.manners import Manners
from crawlers.worker import WORKERS
from crawlers.worker_messages import Job
from records import Outcome, RawItem, Source, SourceState, Validators

__all__ = ["Manners", "Visit", "visit"]


@dataclass(frozen=True, slots=True)
class Visit:
    """How a visit went: OK with the entries in the source's order, or NOT_MODIFIED with none.

    `problems` are one line an entry that was left out or mended. `validators` are for next time.
    """

    outcome: Outcome
    raws: tuple[RawItem, ...]
    problems: tuple[str, ...]
    validators: Validators


def visit(source: Source, state: SourceState, manners: Manners, now: datetime) -> Visit:
    """Read a source once, at `now`.

    NOT_MODIFIED if the server says so or the content is the same as last time, unless the source's
    configuration changed since. Raises SourceError if nothing of the source can be trusted.
    """
    rules = _rules(source, now)
    known = state.validators
    if not known.body_hash.startswith(rules):
        known = Validators()  # read anew even what did not change
    answer = _ask(source, known, manners, now)
    if answer.body is None:
        return Visit(Outcome.NOT_MODIFIED, (), (), _kept(known, answer.validators))
    body_hash = f"{rules}:{hashlib.sha256(answer.body).hexdigest()}"
    validators = replace(answer.validators, body_hash=body_hash)
    if body_hash == known.body_hash:
        return Visit(Outcome.NOT_MODIFIED, (), (), validators)
    body = answer.body
    if source.reader == "list_detail":
        body = with_texts(source, body, manners)
    job = Job(source, body, now, manners.item_max_bytes)
    reading = WORKERS.read(job, manners.parse_timeout)
    check(source, reading, state)
    return Visit(Outcome.OK, reading.raws, reading.problems, validators)


def _ask(source: Source, known: Validators, manners: Manners, now: datetime) -> Answer:
    if source.reader == "list_detail":
        return Answer(crawl(source, manners))
    if source.address.startswith(("http://", "https://")):
        return fetch(source, known, manners, now)
    return read_file(source, manners)


def _kept(known: Validators, given: Validators) -> Validators:
    """Return what to ask with next time: a 304 need not repeat what still holds."""
    return Validators(
        given.etag or known.etag, given.last_modified or known.last_modified, known.body_hash
    )


def _rules(source: Source, now: datetime) -> str:
    """Return a hash of all that decides how the source's bytes are read.

    A calendar's window moves with the day, so a day is the longest that one reading holds.
    """
    rules = [
        source.reader,
        source.address,
        source.mapping,
        source.encoding,
        source.tz,
        source.full_text,
    ]
    selectors = asdict(source.selectors) if source.selectors else None
    day = now.date().isoformat() if source.reader == "ical" else ""
    text = json.dumps([*rules, selectors, day], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
