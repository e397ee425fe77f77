import json
from pathlib import Path

import pytest

from demo.folder import Folder
from demo.readers import file_reports
from records import Report
from store.database import open_database
from store.reports import reports_of, settle_reports
from store.sources import save_sources
from tests.store.examples import DAY, NOON, item, save, source

FORMS = {
    "echo-de-port-lune": "digit_typed_twice",
    "harbour-courier": "place",
    "mairie-actualites": "street",
}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A record with one item of each publisher whose readers report something."""
    database = open_database(f"sqlite:///{tmp_path}/ilot.sqlite")
    with database.write() as db:
        save_sources(db, "port-lune", [source(slug, "port-lune") for slug in FORMS])
        for slug in FORMS:
            save(db, item(slug, source_id=f"port-lune/{slug}", town_id="port-lune"))
    database.close()
    truths = [
        {"id": id_, "source": slug, "form": form, "meant": "1 rue Foch"}
        for slug, form in FORMS.items()
        for id_ in (f"never collected from {slug}", slug)
    ]
    lines = "".join(json.dumps(truth) + "\n" for truth in truths)
    (tmp_path / "truth.jsonl").write_text(lines, "utf-8")
    return Folder(tmp_path)


def reports(folder: Folder, name: str) -> tuple[Report, ...]:
    database = open_database(f"sqlite:///{folder.home}/ilot.sqlite")
    with database.read() as db:
        found = reports_of(db, name)
    database.close()
    return found


def test_readers_report_hours_after_it_was_out_and_know_where_it_really_is(folder: Folder) -> None:
    file_reports(folder)
    said = reports(folder, "echo-de-port-lune")
    assert [report.lang for report in said] == ["fr", "en"]
    assert "1 rue Foch" in said[0].words
    assert said[1].words == ""
    assert all(NOON < report.made_at < NOON + DAY for report in said)
    assert all(reports(folder, slug) for slug in FORMS)


def test_they_keep_quiet_while_an_earlier_report_waits_for_an_editor(folder: Folder) -> None:
    file_reports(folder)
    file_reports(folder)
    assert len(reports(folder, "harbour-courier")) == 1
    database = open_database(f"sqlite:///{folder.home}/ilot.sqlite")
    with database.write() as db:
        for slug in FORMS:
            settle_reports(db, slug, "anne@example.org", NOON + DAY)
    database.close()
    file_reports(folder)
    assert len(reports(folder, "harbour-courier")) == 2
