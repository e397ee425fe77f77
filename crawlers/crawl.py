"""Crawl a site that has no feed: the spider in a process of its own, killed when it is late."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from crawlers.manners import Manners
from records import Failure, Source, SourceError

ROOT = Path(__file__).resolve().parent.parent
# What Scrapy needs to start and, for each page, beside the gap between pages.
_START = 20.0
_PER_PAGE = 2.0


@dataclass(frozen=True, slots=True)
class Page:
    """A detail page's parts, as the selectors found them; "" where they found nothing.

    A PDF, or a page whose text no selector names, comes whole as `content`, to be read by a worker
    (`crawlers.crawled_pages`), who gives `body` and `warnings`.
    """

    url: str
    title: str = ""
    body: str = ""
    published: str = ""
    starts: str = ""
    place: str = ""
    content: bytes = b""
    content_type: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missed:
    """A detail page that could not be read, and why."""

    url: str
    why: str


@dataclass(frozen=True, slots=True)
class Catch:
    """What the spider brings back. `failure` is set, with `reason`, if the crawl is worth nothing.

    `pages` are in the list's order, `notes` about the crawl as a whole.
    """

    pages: tuple[Page, ...] = ()
    missed: tuple[Missed, ...] = ()
    notes: tuple[str, ...] = ()
    failure: Failure | None = None
    reason: str = ""
    retry_after: float = 0.0


@dataclass(frozen=True, slots=True)
class Errand:
    """What the spider is sent for."""

    source: Source
    manners: Manners


def crawl(source: Source, manners: Manners, command: tuple[str, ...] = ()) -> bytes:
    """Return a Catch as JSON for the reader list_detail. `command` replaces the spider's process.

    Raises SourceError: what the spider found wrong with the list; worker_timeout, worker_died.
    """
    if source.selectors is None:
        raise SourceError(source.id, Failure.MAPPING, "the reader list_detail needs [selectors]")
    pace = manners.host_gap + _PER_PAGE
    deadline = _START + manners.timeout + pace * source.selectors.max_pages
    try:
        done = subprocess.run(
            command or (sys.executable, "-m", "crawlers.spider"),
            input=msgspec.json.encode(Errand(source, manners)),
            capture_output=True,
            cwd=ROOT,
            timeout=deadline,
            start_new_session=True,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        reason = f"the spider was stopped after {deadline:.0f} s"
        raise SourceError(source.id, Failure.WORKER_TIMEOUT, reason) from error
    return _checked(source, done)


def _checked(source: Source, done: subprocess.CompletedProcess[bytes]) -> bytes:
    try:
        catch = msgspec.json.decode(done.stdout, type=Catch)
    except msgspec.MsgspecError as error:
        last_words = done.stderr.decode("utf-8", "replace").strip().rsplit("\n", 1)[-1]
        reason = f"the spider ended with code {done.returncode}: {last_words[:300]}"
        raise SourceError(source.id, Failure.WORKER_DIED, reason) from error
    if catch.failure:
        raise SourceError(source.id, catch.failure, catch.reason, catch.retry_after)
    return done.stdout
