"""Every exception that is raised on purpose. Anything else that escapes is a bug."""

from enum import StrEnum
from pathlib import Path


class Failure(StrEnum):
    """Why a source could not be read; each has a text and a hint in `crawlers.failures`."""

    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    TOO_BIG = "too_big"
    HTTP_4XX = "http_4xx"
    HTTP_429 = "http_429"
    HTTP_5XX = "http_5xx"
    REDIRECT = "redirect"
    ROBOTS = "robots"
    FORBIDDEN_ADDR = "forbidden_addr"
    MISSING_FILE = "missing_file"
    NOT_A_FEED = "not_a_feed"
    PARSE = "parse"
    WORKER_TIMEOUT = "worker_timeout"
    WORKER_DIED = "worker_died"
    LAYOUT_CHANGED = "layout_changed"
    EMPTY_UNEXPECTED = "empty_unexpected"
    MAPPING = "mapping"


class IlotError(Exception):
    """Base of all exceptions of ours; its text is one line meant for people."""


class SourceError(IlotError):
    """A source as a whole can't be trusted this run; nothing of the run is kept.

    `retry_after` are the seconds that its server asked us to stay away, 0 if it asked nothing.
    """

    def __init__(
        self, source_id: str, failure: Failure, reason: str, retry_after: float = 0.0
    ) -> None:
        super().__init__(f"{source_id}: {failure}: {reason}")
        self.source_id = source_id
        self.failure = failure
        self.reason = reason
        self.retry_after = retry_after


class ItemError(IlotError):
    """One entry of a source can't be read; it is kept raw and counted, the rest goes on."""


class ConfigError(IlotError):
    """The operator's file is wrong: which file, which key, what is allowed."""

    def __init__(self, path: Path | str, key: str, problem: str) -> None:
        super().__init__(f"{path}: {key}: {problem}" if key else f"{path}: {problem}")
        self.path = path
        self.key = key
        self.problem = problem


class ImportRefused(IlotError):
    """A town's data can't be imported as a whole: names the file, the row and the reason."""


class StoreDown(IlotError):
    """The database can't be reached; says which, without its password."""


class IndexDown(IlotError):
    """The search index can't be reached; changes wait in the outbox."""


class OutsideDown(IlotError):
    """The outside geocoder can't be asked; questions wait.

    `retry_after` are the seconds that it asked us to stay away, 0 if it asked nothing.
    """

    def __init__(self, reason: str, retry_after: float = 0.0) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class OutsideUnreadable(IlotError):
    """The outside geocoder's answer to this one question makes no sense; others are asked."""


class MailDown(IlotError):
    """The mail server can't be reached or takes nothing now; letters wait."""


class MailUnsure(MailDown):
    """The connection broke after the letter was handed over: it may have gone. Never resend it."""


class MailLater(IlotError):
    """The mail server can't take this one letter now (4xx: mailbox full); others go on."""


class MailRefused(IlotError):
    """The mail server refused this one letter for good (5xx); others go on."""


class BadRequest(IlotError):
    """A visitor's or partner's input can't be used: says which part and what is allowed."""


class Stale(IlotError):
    """Somebody else has changed it meanwhile: nothing was written, look at it again."""
