"""One thing published, and the truth about it."""

from dataclasses import dataclass
from datetime import datetime

from demo.texts.writer import Text


@dataclass(frozen=True)
class Entry:
    """An entry of a publisher; `number` counts within its day.

    `published`, `updated`, `starts`, `ends` are aware. `point` is (lon, lat) as the publisher
    gives it, None if it gives none.
    """

    publisher: str
    day: str
    number: int
    lang: str
    topic: str
    text: Text
    published: datetime
    updated: datetime | None = None
    starts: datetime | None = None
    ends: datetime | None = None
    cancelled: bool = False
    point: tuple[float, float] | None = None
    title: str = ""
    body: str = ""

    @property
    def key(self) -> str:
        """Its number in the publisher's books, stable from day to day."""
        return f"{self.day.replace('-', '')}-{self.number}"

    @property
    def guid(self) -> str:
        """A tag URI (RFC 4151): does not change with the site's address."""
        return f"tag:{self.publisher}.port-lune.example,2025:{self.key}"

    def link(self, site: str) -> str:
        """Return the address of its page below a site."""
        return f"{site}/{self.publisher}/items/{self.key}"
