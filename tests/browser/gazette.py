"""A publisher of the tests' own, whose feed says what a test needs."""

from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from records import item_id
from tests.test_walk import ENTRY, FEED, Publisher


class Gazette(Publisher):
    """A web site of one feed; every entry that was printed stays in it."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[str] = []

    def print(self, title: str, text: str, source_id: str) -> str:
        """Add an entry of this moment; return the id that its item will have."""
        guid = f"gazette-{len(self._entries)}"
        entry = ENTRY.format(
            guid=guid,
            title=escape(title),
            text=escape(f"<p>{escape(text)}</p>"),
            date=format_datetime(datetime.now(UTC)),
        )
        self._entries.insert(0, entry)
        self.body = FEED.format(items="".join(self._entries))
        return item_id(source_id, guid)
