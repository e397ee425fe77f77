"""The other names that OpenStreetMap gives a thing."""

from __future__ import annotations

from geo.importers.osm_file import Tags
from records.spelling import name_key

# https://wiki.openstreetmap.org/wiki/Names: what people of French or English tongue may write.
_KEYS = [
    "alt_name",
    "old_name",
    "short_name",
    "official_name",
    "loc_name",
    "name:fr",
    "name:en",
    "alt_name:fr",
    "alt_name:en",
    "old_name:fr",
    "old_name:en",
    "short_name:fr",
    "short_name:en",
    "official_name:fr",
    "official_name:en",
]


def other_names(tags: Tags) -> tuple[str, ...]:
    """Return a thing's other names in French and English, each once, without its `name`."""
    given = (name.strip() for key in _KEYS for name in tags.get(key, "").split(";"))
    own = name_key(tags.get("name", ""))
    return tuple({name_key(n): n for n in given if name_key(n) not in ("", own)}.values())
