"""Who publishes: the catalogue in demo/data/publishers.toml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from config.toml import convert, read_toml

_CATALOGUE = Path(__file__).parents[1] / "data" / "publishers.toml"


@dataclass(frozen=True)
class Publisher:
    """A publisher; see the head of publishers.toml for what each field means.

    `flaw` is "" or what is wrong: "silent" (nothing for twenty days), "broken" (HTML where its
    feed should be). `copies` is the slug of one whose texts it reprints now and then. A
    `live` one holds its newest entries back for a while. `form` is how its texts say where, "" if
    their topic decides.
    """

    slug: str
    name: str
    publisher: str
    format: str
    lang: str
    topics: tuple[str, ...]
    daily: float
    type: str = "news"
    theme: str = ""
    lead: int = 0
    quarter: str = ""
    places: tuple[str, ...] = ()
    seat: str = ""
    footer: float = 0.0
    excerpt: int = 0
    coordinates: bool = False
    form: str = ""
    copies: str = ""
    flaw: str = ""
    live: bool = False
    silent_days: int = 30

    @property
    def document(self) -> str:
        """The path of its feed, table, calendar or list below its folder; "" is the list."""
        return DOCUMENTS[self.format]


DOCUMENTS = {
    "rss": "feed.xml",
    "atom": "feed.atom",
    "ical": "calendar.ics",
    "csv": "log.csv",
    "jsonl": "items.jsonl",
    "html": "",
}


@cache
def load_publishers() -> tuple[Publisher, ...]:
    """Return the publishers in the order of the catalogue."""
    return tuple(
        convert({"slug": slug, **values}, Publisher, _CATALOGUE)
        for slug, values in read_toml(_CATALOGUE).items()
    )
