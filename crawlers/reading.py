"""What a reader finds in one answer: drafts of entries, then RawItems."""

from dataclasses import dataclass, field

from crawlers.dates import Moment
from records import RawItem, RawPlace


@dataclass(frozen=True, slots=True)
class Reading:
    """The entries of one answer, in its order.

    `problems` are one line each: which entry, what is wrong. `unreadable` is the number of entries
    that could not be kept at all (a subset of the problems).
    """

    raws: tuple[RawItem, ...]
    problems: tuple[str, ...] = ()
    unreadable: int = 0


@dataclass(slots=True)
class Entry:
    """One entry as the publisher wrote it; "" where nothing stood.

    `where` tells people which entry it is ("row 12"). The words are in `html` or, if they are
    plain, in `text`. Dates are the publisher's words, or a Moment where the format left no doubt.
    `document` is the address of a PDF that goes with it. `notes` are problems that did not keep the
    entry from being read, `warnings` codes of RawItem that its reader knows of.
    """

    where: str
    identity: str = ""
    title: str = ""
    html: str = ""
    text: str = ""
    url: str = ""
    published: str | Moment = ""
    updated: str | Moment = ""
    starts_at: str | Moment = ""
    ends_at: str | Moment = ""
    cancelled: bool = False
    lang: str = ""
    author: str = ""
    categories: tuple[str, ...] = ()
    places: tuple[RawPlace, ...] = ()
    document: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """An entry that could not be read: which, and why."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something of the answer as a whole that people should know; no entry was lost."""

    text: str


Found = Entry | Unread | Note


def place_of(
    text: str = "", lon: float | None = None, lat: float | None = None
) -> tuple[RawPlace, ...]:
    """Return the one place that an entry gives, or none if nothing is given."""
    if not text.strip() and lon is None and lat is None:
        return ()
    return (RawPlace(text, lon, lat),)
