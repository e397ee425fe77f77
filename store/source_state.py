"""Where each source stands, and which process may read it now."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select, update

from records import SourceState
from store.dialect import upsert
from store.schema import source_states, sources


def find_state(db: Connection, source_id: str) -> SourceState:
    """Return where a source stands; a fresh state if it was never read."""
    query = select(source_states).where(source_states.c.source_id == source_id)
    row = db.execute(query).one_or_none()
    return SourceState(source_id) if row is None else _state(row)


def states_of(db: Connection, town_id: str) -> dict[str, SourceState]:
    """Return where each of a town's sources stands, by source id; without the retired ones."""
    query = select(source_states).join(sources)
    query = query.where(sources.c.town_id == town_id, ~sources.c.retired)
    return {row.source_id: _state(row) for row in db.execute(query.order_by(sources.c.id))}


def save_state(db: Connection, state: SourceState) -> None:
    """Keep where a source stands; `leased_until` None gives the source free."""
    row = {
        "source_id": state.source_id,
        "due_at": state.due_at,
        "leased_until": state.leased_until,
        "last_ok_at": state.last_ok_at,
        "body": state,
    }
    upsert(db, source_states, [row])


def claim_due(
    db: Connection, now: datetime, lease_until: datetime, town_id: str | None, limit: int
) -> tuple[str, ...]:
    """Return the ids of sources to read now, the longest due first, each to one process only.

    The lease ends by itself at `lease_until`, should the process die. `town_id` None: any town.
    """
    query = (
        select(source_states.c.source_id)
        .join(sources)
        .where(
            ~sources.c.retired,
            or_(source_states.c.due_at.is_(None), source_states.c.due_at <= now),
            _is_free(now),
        )
        .order_by(source_states.c.due_at.nulls_first(), source_states.c.source_id)
        .limit(limit)
        .with_for_update(of=source_states, skip_locked=True)
    )
    if town_id is not None:
        query = query.where(sources.c.town_id == town_id)
    claimed = tuple(db.scalars(query))
    mine = source_states.c.source_id.in_(claimed)
    db.execute(update(source_states).where(mine).values(leased_until=lease_until))
    return claimed


def claim_source(db: Connection, source_id: str, now: datetime, lease_until: datetime) -> bool:
    """Claim one source whether it is due or not; False if another process reads it."""
    mine = source_states.c.source_id == source_id
    claim = update(source_states).where(mine, _is_free(now))
    return db.execute(claim.values(leased_until=lease_until)).rowcount == 1


def last_collected(db: Connection, town_id: str | None = None) -> datetime | None:
    """Return the last time that any source (of the town) was read well; None: never."""
    query = select(func.max(source_states.c.last_ok_at)).join(sources)
    if town_id is not None:
        query = query.where(sources.c.town_id == town_id)
    found: datetime | None = db.scalar(query)
    return found


def _is_free(now: datetime) -> ColumnElement[bool]:
    lease = source_states.c.leased_until
    return or_(lease.is_(None), lease <= now)


def _state(row: Row[tuple[object, ...]]) -> SourceState:
    state: SourceState = row.body
    return replace(state, leased_until=row.leased_until)
