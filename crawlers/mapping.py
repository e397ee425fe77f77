"""Turn rows of named values into entries, as a source's [mapping] says."""

import math
from collections.abc import Callable

from crawlers.reading import Entry, place_of
from crawlers.template import Template
from records import Failure, Source, SourceError

# The keys that become a part of the item; any other key becomes one of its `fields`.
WORDS = (
    *("identity", "title", "html", "text", "url", "document", "lang", "author"),
    *("published", "updated", "starts_at", "ends_at"),
)
SPECIAL = ("place", "lon", "lat", "categories")
# The keys that say how to read, not what: never columns.
OPTIONS = ("date_format", "entries")


class Mapping:
    """A source's mapping, ready to be used on many rows. Raises SourceError if it is empty."""

    def __init__(self, source: Source) -> None:
        templates = {k: Template(v) for k, v in source.mapping.items() if k not in OPTIONS}
        if not {"title", "html", "text"} & templates.keys():
            reason = "[mapping] names no column for title, html or text"
            raise SourceError(source.id, Failure.MAPPING, reason)
        self.columns = tuple(dict.fromkeys(c for t in templates.values() for c in t.columns))
        self._fills = {key: template.compile() for key, template in templates.items()}

    def entry(self, where: str, look: Callable[[str], str]) -> Entry:
        """Return the entry of one row; `look` gives a column's text, "" if it is empty."""
        values = {key: fill(look) for key, fill in self._fills.items()}
        entry = Entry(where)
        for key in WORDS:
            setattr(entry, key, values.pop(key, ""))
        place, lon, lat, categories = (values.pop(key, "") for key in SPECIAL)
        entry.categories = tuple(filter(None, map(str.strip, categories.split(";"))))
        entry.places = place_of(place, _number(lon), _number(lat))
        entry.notes = tuple(
            f"{name} {text!r} is not a number; kept without"
            for name, text in (("lon", lon), ("lat", lat))
            if text and _number(text) is None
        )
        entry.fields = {key: value for key, value in values.items() if value}
        return entry


def _number(text: str) -> float | None:
    """Read a coordinate, with a point or a comma; None if it is none."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None
