"""Tables: CSV with semicolons, and JSON lines."""

import csv
import json
from collections.abc import Sequence
from datetime import datetime
from io import StringIO

from demo.publishers.entry import Entry
from demo.publishers.publisher import Publisher
from demo.texts.writer import ZONE

COLUMNS = (
    *("number", "reference", "issued", "title", "text"),
    *("place", "lon", "lat", "language", "link"),
)


def table(publisher: Publisher, entries: Sequence[Entry], site: str) -> str:
    """Return a CSV table, one entry a row; coordinates are empty where there are none."""
    out = StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for entry in entries:
        lon, lat = entry.point or ("", "")
        words = (entry.title, entry.body, _place(entry))
        head = (entry.guid, entry.key, _local(entry.published))
        rows.writerow((*head, *words, lon, lat, entry.lang, entry.link(site)))
    return out.getvalue()


def json_lines(publisher: Publisher, entries: Sequence[Entry], site: str) -> str:
    """Return a JSON object a line, as agencies export their interventions."""
    return "".join(json.dumps(_object(entry, site), ensure_ascii=False) + "\n" for entry in entries)


def _object(entry: Entry, site: str) -> dict[str, object]:
    where: dict[str, object] = {"address": _place(entry)}
    if entry.point:
        where |= {"lon": entry.point[0], "lat": entry.point[1]}
    return {
        "id": entry.guid,
        "reference": entry.key,
        "title": entry.title,
        "description": entry.body,
        "where": where,
        "issued": entry.published.isoformat(),
        "lang": entry.lang,
        "link": entry.link(site),
    }


def _place(entry: Entry) -> str:
    """Return what stands in a form's address field; a whole town is no address."""
    spot = entry.text.spot
    if spot.row:
        return spot.row[0]
    return "" if spot.form in ("town", "none") else spot.name


def _local(at: datetime) -> str:
    return f"{at.astimezone(ZONE):%Y-%m-%d %H:%M}"
