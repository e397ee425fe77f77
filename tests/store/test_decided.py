from records import Correction, CorrectionKind
from store.corrections import add_correction, decisions, undo_correction
from store.database import Connection, Database
from store.decided import latest_corrections

from .examples import NOON, item, save, with_sources


def decide(db: Connection, item_id: str) -> Correction:
    said = Correction(0, item_id, CorrectionKind.HIDE, "ed@example.org", NOON)
    return add_correction(db, said, decisions(db, item_id))


def test_a_towns_decisions_come_newest_first_and_page_by_page(database: Database) -> None:
    with_sources(database)
    with database.write() as db:
        save(db, item("one"))
        save(db, item("two"))
        made = [decide(db, item_id) for item_id in ("one", "two", "one", "two")]
        undo_correction(db, made[1].id, "bo@example.org", NOON, decisions(db, "two"))
    with database.read() as db:
        first = latest_corrections(db, "demo", limit=2)
        second = latest_corrections(db, "demo", before=first[-1].id, limit=3)
        assert latest_corrections(db, "elsewhere") == ()
    assert [c.id for c in (*first, *second)] == [c.id for c in reversed(made)]
    assert [c.undone_by for c in second] == ["bo@example.org", ""]
    assert second[0].undone_at == NOON
