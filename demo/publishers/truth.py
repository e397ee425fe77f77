"""What each entry is really about, a JSON line each, to measure placing against."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from demo.publishers.entry import Entry
from demo.publishers.live import PAUSE, held_back
from demo.publishers.publisher import load_publishers
from demo.town.ground import degrees
from records import item_id

_THEMES = {
    "water": "utilities",
    "power": "utilities",
    "consultation": "participation",
    "theatre": "culture",
    "museum": "culture",
    "library": "culture",
    "fire": "fire_accident",
    "police": "safety",
    "market": "events",
    "parks": "environment",
    "townwide": "council",
}


def write_truth(
    found: Mapping[str, tuple[Entry, ...]], path: Path, town_id: str, site: str
) -> None:
    """Write a line for each entry that can be read; ids are those of streets.geojson.

    `meant` is where it really is, in words, if what is written leaves that in doubt, else "".
    `out_after` are the seconds after the site's start when it comes out, 0 if it was out before.
    """
    with path.open("w", encoding="utf-8") as out:
        for line in _lines(found, town_id, site):
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def _lines(
    found: Mapping[str, tuple[Entry, ...]], town_id: str, site: str
) -> Iterator[dict[str, object]]:
    out_after = {entry.guid: PAUSE * n for n, entry in enumerate(held_back(found), 1)}
    for publisher in load_publishers():
        if publisher.flaw == "broken":
            continue  # nothing of it can be read
        for entry in found[publisher.slug]:
            # a page's identity is its address: it has nothing better
            identity = entry.link(site) if publisher.format == "html" else entry.guid
            yield {
                "id": item_id(f"{town_id}/{publisher.slug}", identity),
                **_truth(entry),
                "out_after": out_after.get(entry.guid, 0),
            }


def _truth(entry: Entry) -> dict[str, object]:
    spot = entry.text.spot
    lon, lat = degrees(spot.point) if spot.point else (None, None)
    return {
        "source": entry.publisher,
        "guid": entry.guid,
        "lang": entry.lang,
        "theme": _THEMES.get(entry.topic, entry.topic),
        "form": spot.form,
        "meant": spot.meant,
        "segments": spot.segments,
        "nodes": spot.nodes,
        "areas": spot.areas,
        "places": spot.places,
        "lon": lon,
        "lat": lat,
        "mentioned": entry.text.passing,
        "elsewhere": entry.text.elsewhere,
        "cancelled": entry.cancelled,
        "title": entry.title,
    }
