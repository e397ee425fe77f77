"""What readers said of where items are, open until an editor has dealt with it."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from records import Report
from store.desk_schema import reports
from store.dialect import Turn, take_turn
from store.items import find_item
from store.reviews import refresh_review

WORDS_KEPT = timedelta(days=30)  # after a report was dealt with: time to ask back


def add_report(db: Connection, report: Report) -> Report:
    """Keep a report, which puts its item in the queue; return it with its id.

    The argument's id counts for nothing. Raises LookupError if there is no such item.
    """
    take_turn(db, Turn.SAVE_ITEMS)
    item = find_item(db, report.item_id)
    if item is None:
        raise LookupError(f"no item {report.item_id!r}")
    row = {
        "item_id": report.item_id,
        "lang": report.lang,
        "words": report.words,
        "made_at": report.made_at,
        "settled_at": report.settled_at,
        "settled_by": report.settled_by,
    }
    number = db.execute(insert(reports).values(row).returning(reports.c.id)).scalar_one()
    refresh_review(db, item)
    return replace(report, id=number)


def reports_of(db: Connection, item_id: str) -> tuple[Report, ...]:
    """Return what readers said of an item, oldest first, settled reports too (`settled_at`)."""
    query = select(reports).where(reports.c.item_id == item_id).order_by(reports.c.id)
    return tuple(
        Report(r.id, r.item_id, r.lang, r.words, r.made_at, r.settled_at, r.settled_by)
        for r in db.execute(query)
    )


def settle_reports(db: Connection, item_id: str, editor: str, now: datetime) -> int:
    """Note that an editor has dealt with an item's open reports; return how many there were."""
    take_turn(db, Turn.SAVE_ITEMS)
    still_open = (reports.c.item_id == item_id) & reports.c.settled_at.is_(None)
    settled = update(reports).where(still_open).values(settled_at=now, settled_by=editor)
    count = db.execute(settled).rowcount
    item = find_item(db, item_id)
    if item is not None:
        refresh_review(db, item)
    return count


def forget_words(db: Connection, before: datetime) -> int:
    """Erase the words of reports that were settled earlier than that; return of how many."""
    old = (reports.c.settled_at < before) & (reports.c.words != "")
    return db.execute(update(reports).where(old).values(words="")).rowcount
