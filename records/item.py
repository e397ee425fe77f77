"""A piece of local news, cleaned and placed."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from records.date_mention import DateMention
from records.fingerprint import Fingerprint
from records.item_type import Severity
from records.placement import Placement, Refusal, Role
from records.privacy import Withheld
from records.theme import Theme


class Status(StrEnum):
    """Whether an item still stands."""

    ACTIVE = "active"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    HIDDEN = "hidden"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the walk made of an item before its editors said otherwise."""

    placements: tuple[Placement, ...]
    refusals: tuple[Refusal, ...]
    themes: tuple[Theme, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of local news.

    `id` is stable: same source and identity, same id. `type` is a key of config/types.toml, and
    `fields` are those of that type, by code, as text.
    `starts_at` and `ends_at` are when it happens (or opens and closes), the publisher's or read out
    of its words; `dates` are the days that its words announce, in text order.
    `published_at` falls back to when it was first fetched, with the warning no_date; aware, UTC.
    `themes` has the main one first, 1 to 3. `placements` are best first; `refusals` say what was
    named and not placed, and why. `signature` is equal for items with the same words;
    `fingerprint` is what their reprints are told by, None for a few words.
    `warnings` are RawItem's codes, and of what is too long: text_cut (only the first 200,000
    characters were read), mentions_cut (only the first 1,000 places named were looked up); of what
    is odd: no_words, control_characters, markup_left (HTML escaped twice), mixed_scripts,
    other_language (than its publisher declares); of its days: impossible_date (31 February, left
    out), weekday_differs (the day counts, not the weekday), dates_cut (only the first 200 were
    read); of its columns: unknown_type, unknown_severity, bad_field.
    `expires_at` is when it is no longer to be shown, None: never; `noindex` keeps outside search
    engines away from its page. `withheld` is what its words were searched for, and lost.
    `excerpt` is how many characters of the text may be shown (0 = all).
    `proposal` is what the walk had found, on items that an editor corrected only.
    `feed_key`, `revision` and `story_id` are the record's: 0, 0 and "" until it is saved; see
    docs/architecture.md.
    """

    id: str
    source_id: str
    town_id: str
    type: str
    title: str
    text: str
    lang: str
    url: str
    published_at: datetime
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    all_day: bool = False
    dates: tuple[DateMention, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ORDINARY
    expires_at: datetime | None = None
    noindex: bool = False
    withheld: tuple[Withheld, ...] = ()
    status: Status = Status.ACTIVE
    themes: tuple[Theme, ...] = ()
    placements: tuple[Placement, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    signature: str = ""
    fingerprint: Fingerprint | None = None
    excerpt: int = 0
    warnings: tuple[str, ...] = ()
    proposal: Proposal | None = None
    feed_key: int = 0
    revision: int = 0
    story_id: str = ""

    @property
    def words(self) -> str:
        """Title, a line feed, text: what mentions' offsets point into."""
        return f"{self.title}\n{self.text}"

    @property
    def about(self) -> tuple[Placement, ...]:
        """The placements that the item is about, best first."""
        return tuple(p for p in self.placements if p.role is Role.ABOUT)

    @property
    def is_listed(self) -> bool:
        """True if feeds, search and alerts may show it (a cancelled item is still news)."""
        return self.status in (Status.ACTIVE, Status.CANCELLED)

    def is_shown(self, now: datetime) -> bool:
        """Tell whether pages, feeds and letters may show it at a moment: its time is not over."""
        return self.is_listed and not self.has_expired(now)

    def has_expired(self, now: datetime) -> bool:
        """Tell whether its time is over, so that it is no longer to be shown."""
        return self.expires_at is not None and self.expires_at <= now


def item_id(source_id: str, identity: str) -> str:
    """Return the id of an entry's item: same source and identity, same id, run after run."""
    return sha256(f"{source_id}\n{identity}".encode()).hexdigest()[:16]
