"""Web sites without a feed: what the spider brought back from a list and its detail pages."""

from datetime import datetime

import msgspec

from crawlers.crawl import Catch, Page
from crawlers.gather import ITEM_MAX_BYTES, gather
from crawlers.reading import Entry, Found, Note, Reading, Unread, place_of
from records import Failure, Source, SourceError


def read_list_detail(
    source: Source, body: bytes, now: datetime, item_max_bytes: int = ITEM_MAX_BYTES
) -> Reading:
    """Read a spider's catch (`crawlers.crawl`) as it came over the pipe, in the list's order.

    Raises SourceError (parse) if it is none.
    """
    try:
        catch = msgspec.json.decode(body, type=Catch)
    except msgspec.MsgspecError as error:
        raise SourceError(source.id, Failure.PARSE, f"no catch of the spider: {error}") from error
    found: list[Found] = [_entry(page) for page in catch.pages]
    found += [Unread(missed.url, missed.why) for missed in catch.missed]
    found += [Note(text) for text in catch.notes]
    return gather(source, found, now, item_max_bytes)


def _entry(page: Page) -> Entry:
    return Entry(
        page.url,
        identity=page.url,
        title=page.title,
        html=page.body,
        url=page.url,
        published=page.published,
        starts_at=page.starts,
        places=place_of(page.place),
        warnings=page.warnings,
    )
