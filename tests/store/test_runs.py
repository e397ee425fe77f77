from records import Outcome, Run
from store import runs
from store.database import Database
from store.runs import add_run, last_runs

from .examples import MINUTE, NOON, with_sources


def run(number: int, source_id: str = "demo/mairie") -> Run:
    start = NOON + number * MINUTE
    return Run(source_id, start, start, Outcome.FAILED, "dns", "none", number, problems=("é",))


def test_the_last_runs_come_newest_first(database: Database) -> None:
    with_sources(database, "mairie", "biblio")
    with database.write() as db:
        for number in range(3):
            add_run(db, run(number))
        add_run(db, run(9, "demo/biblio"))
        assert last_runs(db, "demo/mairie", 2) == (run(2), run(1))


def test_old_runs_are_forgotten(database: Database) -> None:
    with_sources(database, "mairie", "biblio")
    with database.write() as db:
        add_run(db, run(0, "demo/biblio"))
        for number in range(runs.KEPT_RUNS + 3):
            add_run(db, run(number))
        kept = last_runs(db, "demo/mairie", 10_000)
        assert len(kept) == runs.KEPT_RUNS
        assert kept[-1] == run(3)
        assert len(last_runs(db, "demo/biblio", 10)) == 1
