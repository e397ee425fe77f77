"""Read sources that are due, one at a time, and note how each run went."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from time import monotonic

from crawlers.full_text import read_pages
from crawlers.visit import Visit, visit
from jobs.instance import Instance
from jobs.keep import Tally, keep_raws
from jobs.progress import Progress, no_progress
from records import Outcome, RawItem, Run, Source, SourceError, SourceState
from store.raw_items import content_hashes
from store.runs import add_run
from store.source_state import claim_due, claim_source, find_state, save_state
from store.sources import find_source

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=15)  # longer than any visit: after it, the reader is taken for dead
BACK_OFF = timedelta(hours=24)  # a failing source is asked at least once a day
KEPT_COUNTS = 20


def collect_due(
    instance: Instance, clock: Callable[[], datetime], town_id: str | None = None
) -> Iterator[Run]:
    """Read every source that is due (of a town) and yield how it went, one after the other.

    Each is claimed when its turn comes, so that its lease begins then and other processes may read
    the rest.
    """
    while claimed := _claim(instance, clock(), town_id):
        yield _read_claimed(instance, claimed[0], clock(), no_progress)


def _claim(instance: Instance, now: datetime, town_id: str | None) -> tuple[str, ...]:
    with instance.database.write() as db:
        return claim_due(db, now, now + LEASE, town_id, limit=1)


def collect_now(
    instance: Instance, source_id: str, now: datetime, progress: Progress = no_progress
) -> Run | None:
    """Read one source, due or not. None if another process is reading it at this moment."""
    with instance.database.write() as db:
        claimed = claim_source(db, source_id, now, now + LEASE)
    return _read_claimed(instance, source_id, now, progress) if claimed else None


def _read_claimed(instance: Instance, source_id: str, now: datetime, progress: Progress) -> Run:
    with instance.database.read() as db:
        source = find_source(db, source_id)
        state = find_state(db, source_id)
    if source is None:
        raise LookupError(f"claimed a source that the record does not have: {source_id}")
    try:
        return _visit(instance, source, state, now, progress)
    except BaseException:
        # Interrupted, or a bug: the next one need not wait until the lease runs out.
        with instance.database.write() as db:
            save_state(db, replace(state, leased_until=None))
        raise


def _visit(
    instance: Instance, source: Source, state: SourceState, now: datetime, progress: Progress
) -> Run:
    started = monotonic()
    try:
        found = visit(source, state, instance.manners, now)
        if source.full_text:
            found = read_pages(source, found, _known(instance, found), instance.manners, now)
    except SourceError as error:
        ended = now + timedelta(seconds=monotonic() - started)
        run = Run(source.id, now, ended, Outcome.FAILED, error.failure, error.reason)
        asked = timedelta(seconds=error.retry_after)
        _note(instance, run, _after_failure(source, state, run, asked))
        return run
    # The first reading imports a publisher's past: nobody asked to be mailed about that.
    silent = state.last_ok_at is None
    tally = Tally()
    for tally in keep_raws(instance, source, found.raws, now, silent=silent):
        progress(source.id, tally.done, len(found.raws))
    run = _good_run(source, found, tally, now)
    run = replace(run, ended_at=now + timedelta(seconds=monotonic() - started))
    _note(instance, run, _after_success(source, state, found, run))
    return run


def _known(instance: Instance, found: Visit) -> dict[str, str]:
    """Return the content hashes of the entries that were kept before, by item id."""
    if not found.raws:
        return {}
    with instance.database.read() as db:
        return content_hashes(db, found.raws[0].source_id, found.raws)


def _good_run(source: Source, found: Visit, tally: Tally, now: datetime) -> Run:
    return Run(
        source_id=source.id,
        started_at=now,
        ended_at=now,
        outcome=found.outcome,
        read=len(found.raws),
        new=tally.new,
        changed=tally.changed,
        problems=found.problems,
        warnings=dict(Counter(code for raw in found.raws for code in raw.warnings)),
    )


def _after_success(source: Source, state: SourceState, found: Visit, run: Run) -> SourceState:
    counts = state.good_counts
    if found.outcome is Outcome.OK:
        counts = (*counts, run.read)[-KEPT_COUNTS:]
    return replace(
        state,
        validators=found.validators,
        due_at=run.started_at + timedelta(minutes=source.poll.every),
        leased_until=None,
        last_run_at=run.started_at,
        last_ok_at=run.started_at,
        failing_since=None,
        failures=0,
        failure="",
        reason="",
        newest_item_at=_newest(found.raws, run) or state.newest_item_at,
        good_counts=counts,
    )


def _newest(raws: Sequence[RawItem], run: Run) -> datetime | None:
    """Return when the publisher last said something: by its own dates, else by what is new."""
    dates = (raw.published for raw in raws if raw.published is not None)
    without_dates = run.started_at if run.new else None
    return max((date for date in dates if date <= run.started_at), default=without_dates)


def _after_failure(source: Source, state: SourceState, run: Run, asked: timedelta) -> SourceState:
    """Ask again later and later: the source's own interval, doubled with each failure.

    Never sooner than the server `asked` for.
    """
    wait = timedelta(minutes=source.poll.every) * 2 ** min(state.failures, 16)
    return replace(
        state,
        due_at=run.started_at + max(min(wait, BACK_OFF), asked),
        leased_until=None,
        last_run_at=run.started_at,
        failing_since=state.failing_since or run.started_at,
        failures=state.failures + 1,
        failure=run.failure,
        reason=run.reason,
    )


def _note(instance: Instance, run: Run, state: SourceState) -> None:
    with instance.database.write() as db:
        add_run(db, run)
        save_state(db, state)
    log.info(
        "source_read",
        extra={
            "source": run.source_id,
            "outcome": run.outcome,
            "failure": run.failure,
            "read": run.read,
            "new": run.new,
            "changed": run.changed,
            "problems": len(run.problems),
        },
    )
