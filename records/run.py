"""How reading a source went, and where the source stands."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum


class Outcome(StrEnum):
    """How one run ended."""

    OK = "ok"
    NOT_MODIFIED = "not_modified"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of its last answer, byte for byte, to ask again politely."""

    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One reading of a source. Counts are entries.

    `problems` are a line each: what was left out or mended, which page could not be read.
    `warnings` counts what entries that were kept lacked, by RawItem's codes (no_title, bad_date …).
    """

    source_id: str
    started_at: datetime
    ended_at: datetime
    outcome: Outcome
    failure: str = ""
    reason: str = ""
    read: int = 0
    new: int = 0
    changed: int = 0
    problems: tuple[str, ...] = ()
    warnings: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourceState:
    """Where a source stands: what the next visit needs and the health page shows.

    `good_counts` are the entries read by the last good runs, newest last, at most 20.
    `failing_since` is None while it is well. `newest_item_at` is the publication date of its newest
    entry (the time of the run that brought something new, if entries have none). `leased_until` is
    not None while a process reads it.
    """

    source_id: str
    validators: Validators = Validators()
    due_at: datetime | None = None
    leased_until: datetime | None = None
    last_run_at: datetime | None = None
    last_ok_at: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    failure: str = ""
    reason: str = ""
    newest_item_at: datetime | None = None
    good_counts: tuple[int, ...] = ()

    def is_silent(self, silent_days: int, now: datetime) -> bool:
        """Tell whether its newest entry is older than that; not if it never gave one."""
        newest = self.newest_item_at
        return newest is not None and now - newest > timedelta(days=silent_days)
