"""From a publisher's columns to an item with a type, its fields and its severity, in the record."""

import pytest

from config.settings import load_settings
from jobs.__main__ import main
from records import Item, Severity
from store.database import open_database
from store.items import find_item, item_ids
from tests.town import write_town

SOURCE = """
name = "Guichet"
publisher = "government"
reader = "csv"
address = "../register.csv"
lang = "fr"
[mapping]
identity = "no"
title = "objet"
published = "quand"
place = "ou"
type = "genre"
severity = "niveau"
number = "no"
status = "etat"
decided = "decision"
instruction = "consigne"
"""
REGISTER = """no,objet,quand,ou,genre,niveau,etat,decision,consigne
PC-1,Surélévation,2026-11-20,12 rue des Lilas,Autorisation,,accordé,2026-11-18,
A-2,Orages,2026-11-20,,alerte,Extreme,,,Restez chez vous.
V-3,Vœux du maire,2026-11-20,,discours,,,le 18,
"""


@pytest.fixture
def items(tmp_path, monkeypatch, capsys) -> dict[str, Item]:
    folder = write_town(tmp_path / "towns")
    (folder / "sources/guichet.toml").write_text(SOURCE)
    (folder / "register.csv").write_text(REGISTER)
    monkeypatch.setenv("ILOT_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("ILOT_TOWNS", str(tmp_path / "towns"))
    assert main(["town", "import", "petit-bourg"]) == 0
    assert main(["collect", "petit-bourg"]) == 0
    database = open_database(load_settings().database_url)
    with database.read() as db:
        found = [item for i in item_ids(db) if (item := find_item(db, i))]
    database.close()
    capsys.readouterr()
    return {item.title: item for item in found}


def test_columns_become_a_type_its_fields_and_a_severity(items):
    permit, alert = items["Surélévation"], items["Orages"]
    assert (permit.type, permit.severity) == ("permit", Severity.ORDINARY)
    assert permit.fields == {"number": "PC-1", "status": "accordé", "decided": "2026-11-18"}
    assert (alert.type, alert.severity) == ("alert", Severity.URGENT)
    assert alert.fields == {"instruction": "Restez chez vous."}


def test_what_nobody_understands_is_told_by_a_warning(items):
    greeting = items["Vœux du maire"]
    assert (greeting.type, greeting.fields) == ("news", {})
    assert "unknown_type" in greeting.warnings
    assert "bad_field" not in greeting.warnings  # news have no field "decided"


def test_explain_says_what_an_item_is_and_what_came_in(items, capsys):
    assert main(["explain", items["Surélévation"].id]) == 0
    said = capsys.readouterr().out
    assert "type        permit, ordinary\n" in said
    assert "field       decided: 2026-11-18\n" in said
    assert "column      type: 'Autorisation'\n" in said


def test_walking_again_changes_nothing(items, capsys):
    assert main(["rewalk", "petit-bourg"]) == 0
    assert capsys.readouterr().out.startswith("0 items came out different")
