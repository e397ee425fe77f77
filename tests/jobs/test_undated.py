"""An entry without a date of its own is as old as its first visit, whatever changes later."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config.settings import load_settings
from jobs.__main__ import main
from jobs.collect import collect_now
from jobs.instance import Instance
from records import Item, Status
from store.items import find_item, item_ids
from tests.town import write_town

NOW = datetime.now(UTC).replace(microsecond=0)
DAY = timedelta(days=1)
TOWN, SOURCE = "petit-bourg", "petit-bourg/police"
TOML = """
name = "Commissariat"
publisher = "police"
reader = "csv"
address = "../log.csv"
lang = "fr"
expires_after_days = 3
[mapping]
identity = "id"
title = "title"
text = "text"
"""


@dataclass
class Station:
    """A police log of one entry without a date, and its item after each visit."""

    instance: Instance
    folder: Path

    def visit(self, text: str, when: datetime) -> Item:
        """Read the log with this text in it, and return its item."""
        (self.folder / "log.csv").write_text(f"id,title,text\n1,Vol,{text}\n")
        collect_now(self.instance, SOURCE, when)
        with self.instance.database.read() as db:
            [item] = (found for one in item_ids(db, TOWN) if (found := find_item(db, one)))
        return item


@pytest.fixture
def station(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Station:
    folder = write_town(tmp_path / "towns")
    (folder / "sources/police.toml").write_text(TOML)
    monkeypatch.setenv("ILOT_HOME", str(tmp_path / "var"))
    monkeypatch.setenv("ILOT_TOWNS", str(tmp_path / "towns"))
    assert main(["town", "import", TOWN]) == 0
    return Station(Instance(load_settings()), folder)


def test_a_change_does_not_make_an_undated_entry_younger(station: Station) -> None:
    first = station.visit("Une plainte au 12 rue des Lilas.", NOW)
    assert "no_date" in first.warnings
    again = station.visit("Deux plaintes au 12 rue des Lilas.", NOW + DAY)
    assert "Deux plaintes" in again.text
    assert again.published_at == first.published_at == NOW
    assert again.expires_at == first.expires_at == NOW + 3 * DAY


def test_an_undated_entry_whose_words_change_each_day_expires(station: Station) -> None:
    for day in range(5):
        item = station.visit(f"{day} plaintes au 12 rue des Lilas.", NOW + day * DAY)
    assert item.status is Status.EXPIRED
