"""What readers reported before the editors' desk was first opened: demo/data/reports.toml."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from config.toml import convert, read_toml
from demo.folder import TOWN_ID, Folder
from records import Item, Report
from store.database import open_database
from store.items import find_items
from store.reports import add_report
from store.reviews import reviews

_WORDS = Path(__file__).parent / "data" / "reports.toml"
_LATER = timedelta(hours=3)  # the paper was read at noon


@dataclass(frozen=True)
class Said:
    """One reader's report of a publisher's newest item of a form; see the head of reports.toml."""

    publisher: str
    form: str
    lang: str
    words: str


def file_reports(folder: Folder) -> None:
    """File what readers say of the items in the record, unless earlier reports still wait.

    A town is filled anew every day: an editor who stays away shall not find more each time.
    """
    truths = [json.loads(line) for line in folder.truth.read_text("utf-8").splitlines()]
    database = open_database(f"sqlite:///{folder.home}/ilot.sqlite")
    try:
        with database.write() as db:
            if any(review.reports for review in reviews(db, TOWN_ID, (TOWN_ID,), limit=1)):
                return
            items = find_items(db, [truth["id"] for truth in truths])
            for report in _reports([t for t in truths if t["id"] in items], items):
                add_report(db, report)
    finally:
        database.close()


def _reports(truths: Sequence[Mapping[str, Any]], items: Mapping[str, Item]) -> Iterator[Report]:
    for row in read_toml(_WORDS)["reports"]:
        said = convert(row, Said, _WORDS)
        fits = (t for t in truths if (t["source"], t["form"]) == (said.publisher, said.form))
        if truth := next(fits, None):
            item = items[truth["id"]]
            words = said.words.format(meant=truth["meant"])
            yield Report(0, item.id, said.lang, words, item.published_at + _LATER)
