"""The operator's side: a sources/*.toml for each publisher."""

import json
from pathlib import Path

from demo.publishers.publisher import Publisher, load_publishers
from demo.publishers.tables import COLUMNS
from demo.town.model import DemoTown

_READERS = {
    "rss": "rss_atom",
    "atom": "rss_atom",
    "ical": "ical",
    "csv": "csv",
    "jsonl": "json_lines",
    "html": "list_detail",
}
_CSV = dict(
    zip(
        (
            *("identity", "number", "published", "title", "text"),
            *("place", "lon", "lat", "lang", "url"),
        ),
        COLUMNS,
        strict=True,
    )
)
_JSON = {
    "identity": "id",
    "number": "reference",
    "title": "title",
    "text": "description",
    "place": "where.address",
    "lon": "where.lon",
    "lat": "where.lat",
    "published": "issued",
    "lang": "lang",
    "url": "link",
}
_SELECTORS = {
    "entry": "li.entry",
    "link": "a::attr(href)",
    "next_page": "a[rel=next]::attr(href)",
    "title": "h1",
    "body": "article",
    "published": "time::attr(datetime)",
    "place": "span.where",
}
_CIVIC = "Licence Ouverte 2.0"


def write_sources(town: DemoTown, folder: Path, site: str) -> None:
    """Write a TOML file for each publisher of the site; the file's name is the slug."""
    folder.mkdir(parents=True, exist_ok=True)
    addresses = {place.name: place.address for place in town.places}
    for publisher in load_publishers():
        text = _toml(publisher, addresses.get(publisher.seat, ""), site)
        (folder / f"{publisher.slug}.toml").write_text(text, "utf-8")


def _toml(publisher: Publisher, seat: str, site: str) -> str:
    home = f"{site}/{publisher.slug}/"
    values: dict[str, object] = {
        "name": publisher.name,
        "publisher": publisher.publisher,
        "reader": _READERS[publisher.format],
        "address": home + publisher.document,
        "homepage": home,
        "type": publisher.type,
        "theme": publisher.theme,
        "theme_weight": 0.9 if publisher.theme else 0.0,
        "lang": publisher.lang,
        "licence": "" if publisher.excerpt else _CIVIC,
        "excerpt": publisher.excerpt or None,
        "own_addresses": [seat] if seat else [],
    }
    lines = [
        f"{key} = {_value(value)}" for key, value in values.items() if value not in ("", [], None)
    ]
    tables: dict[str, dict[str, object]] = {
        "poll": {"every": 1 if publisher.live else 30, "silent_days": publisher.silent_days}
    }
    tables |= _tables(publisher)
    for name, table in tables.items():
        lines += ["", f"[{name}]", *(f"{key} = {_value(value)}" for key, value in table.items())]
    return "\n".join([*lines, ""])


def _tables(publisher: Publisher) -> dict[str, dict[str, object]]:
    """Return what its reader has to be told: columns, paths or selectors."""
    if publisher.format == "html":
        return {"selectors": dict(_SELECTORS)}
    mapping = {"csv": _CSV, "jsonl": _JSON}.get(publisher.format)
    if mapping is None:
        return {}
    given = publisher.coordinates
    return {"mapping": {k: v for k, v in mapping.items() if given or k not in ("lon", "lat")}}


def _value(value: object) -> str:
    """Write a value as TOML: its strings, numbers and arrays of strings are JSON's too."""
    return json.dumps(value, ensure_ascii=False)
