"""`explain`: what an operator is told of days, privacy and stories."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config.settings import load_settings
from jobs.__main__ import main
from jobs.collect import collect_now
from jobs.instance import Instance
from store.items import item_ids
from tests.town import write_town

NOW = datetime.now(UTC).replace(microsecond=0)
TOWN = "petit-bourg"
TOML = """
name = "{name}"
publisher = "{publisher}"
reader = "json_lines"
address = "../{name}.jsonl"
lang = "fr"
{more}
[mapping]
identity = "id"
title = "title"
text = "text"
published = "when"
"""
WORDS = (
    "Concert au 12 rue des Lilas le 14 mars 2027 à 20 h. La fanfare du quartier joue des airs "
    "anciens et des valses, puis chacun danse sur la place jusque dans la nuit avec ses voisins."
)


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Return what publishes an entry at each of some sources, and says what `explain` tells."""
    folder = write_town(tmp_path / "towns")
    monkeypatch.setenv("ILOT_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("ILOT_TOWNS", str(tmp_path / "towns"))

    def publish(publishers: dict[str, str], more: str = "", **entry: str) -> list[str]:
        line = {"id": "1", "title": "Concert", "text": WORDS, "when": NOW.isoformat()} | entry
        for name, publisher in publishers.items():
            file = TOML.format(name=name, publisher=publisher, more=more)
            (folder / f"sources/{name}.toml").write_text(file)
            (folder / f"{name}.jsonl").write_text(json.dumps(line) + "\n")
        assert main(["town", "import", TOWN]) == 0
        instance = Instance(load_settings())
        for name in publishers:
            collect_now(instance, f"{TOWN}/{name}", NOW)
        with instance.database.read() as db:
            ids = list(item_ids(db, TOWN))
        capsys.readouterr()
        said = []
        for one in ids:
            assert main(["explain", one]) == 0
            said.append(capsys.readouterr().out)
        return said

    return publish


def test_days_are_told_with_their_words_and_what_they_come_to(told):
    [said] = told({"mairie": "government"}, 'type = "event"')
    assert "day         “le 14 mars 2027 à 20 h” event 2027-03-14 to 2027-03-14 20:00\n" in said
    assert "happens     2027-03-14T19:00:00+00:00 to " in said
    assert "withheld" not in said
    assert "expires" not in said
    assert "story" not in said


def test_what_is_withheld_is_told_with_the_rule_that_says_so(told):
    text = "Vol chez M. Jean DUPONT, 45 ans, au 12 rue des Lilas."
    [said] = told({"police": "police"}, title="Vol", text=text)
    assert "withheld    house_numbers, persons, contacts by rule “police”\n" in said
    expiry = (NOW + timedelta(days=365)).isoformat()
    assert f"expires     {expiry} by rule “police”\n" in said
    assert "noindex     by rule “police”\n" in said


def test_the_word_of_the_source_is_told_as_its_own(told):
    more = 'privacy = "block"\nexpires_after_days = 3\nnoindex = true'
    [said] = told({"police": "police"}, more, title="Vol", text="Au 12 rue des Lilas.")
    assert "by its source, rule “police”\n" in said
    expiry = (NOW + timedelta(days=3)).isoformat()
    assert f"expires     {expiry} by its source\n" in said
    assert "noindex     by its source\n" in said


def test_a_story_is_told_by_its_other_items_and_the_one_in_lists(told):
    one, other = told({"mairie": "government", "gazette": "media"})
    leader, behind = (one, other) if "in lists: this item" in one else (other, one)
    assert f"with {behind.split()[0]}; in lists: this item\n" in leader
    assert f"in lists: {leader.split()[0]}\n" in behind
