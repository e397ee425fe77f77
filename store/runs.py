"""How the readings of each source went."""

from sqlalchemy import Connection, delete, insert, select

from records import Run
from store.schema import runs

# Three weeks of hourly readings; older ones tell nothing that the source's state does not.
KEPT_RUNS = 500


def add_run(db: Connection, run: Run) -> None:
    """Keep a run, and forget those of its source beyond the last 500."""
    db.execute(insert(runs).values(source_id=run.source_id, body=run))
    of_source = runs.c.source_id == run.source_id
    newest_old = (
        select(runs.c.id).where(of_source).order_by(runs.c.id.desc()).offset(KEPT_RUNS).limit(1)
    )
    db.execute(delete(runs).where(of_source, runs.c.id <= newest_old.scalar_subquery()))


def last_runs(db: Connection, source_id: str, limit: int) -> tuple[Run, ...]:
    """Return a source's last runs, newest first."""
    query = select(runs.c.body).where(runs.c.source_id == source_id)
    return tuple(db.scalars(query.order_by(runs.c.id.desc()).limit(limit)))
