"""What a crawler hands over: the publisher's words, untouched apart from safety."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RawPlace:
    """A place as the publisher gave it: words, a point, or both. Coordinates as given."""

    text: str = ""
    lon: float | None = None
    lat: float | None = None


@dataclass(frozen=True, slots=True)
class RawItem:
    """One entry of a source.

    `identity` is the guid if there is one, else the link, else a hash of the words; unique in a
    run. `html` is sanitised (nh3) and may be plain text. `published` and `updated` are the parsed
    dates, None if missing or unreadable, then `date_text` is what stood there.
    `all_day` is True where `starts_at` is a date without a time (local midnight of the source).
    `fields` are the structured columns that the mapping names but RawItem has no field for; `type`
    and `severity` among them say what it is and how urgent, the others fill the fields of its type.
    `document` is the address of a PDF that goes with it (an agenda), "" if there is none.
    `content_hash` is of all that its source said of it: unchanged means nothing to do. What was
    read on its own page (`Source.full_text`) has no part in it, only that it was read, or how often
    that failed.
    `warnings` are codes of what was missing or mended: no_title, no_link, no_date, bad_date,
    repeated_identity, cut, control_characters; no_text_in_pdf (a scan); teaser_only (its page could
    not be read).
    """

    source_id: str
    identity: str
    title: str
    html: str
    url: str
    fetched_at: datetime
    content_hash: str
    published: datetime | None = None
    updated: datetime | None = None
    date_text: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    all_day: bool = False
    cancelled: bool = False
    lang: str = ""
    author: str = ""
    categories: tuple[str, ...] = ()
    places: tuple[RawPlace, ...] = ()
    document: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
