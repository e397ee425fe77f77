"""Each record has an id of its own."""

from pathlib import Path

from store.database import open_database
from store.identity import record_id


def test_a_record_keeps_its_id_and_no_two_have_the_same(tmp_path: Path) -> None:
    ids = []
    for name in ("one", "one", "two"):
        database = open_database(f"sqlite:///{tmp_path}/{name}.sqlite")
        with database.read() as db:
            ids.append(record_id(db))
        database.close()
    assert ids[0] == ids[1] != ids[2]
