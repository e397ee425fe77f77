"""A publisher's feed, page or data set that is read on a schedule."""

from dataclasses import dataclass, field
from enum import StrEnum


class Publisher(StrEnum):
    """Who speaks."""

    GOVERNMENT = "government"
    POLICE = "police"
    LIBRARY = "library"
    SCHOOL = "school"
    ASSOCIATION = "association"
    MEDIA = "media"
    TRANSPORT = "transport"
    UTILITY = "utility"
    WEATHER = "weather"
    OTHER = "other"


class Privacy(StrEnum):
    """What a source's own file says must not be published of its items."""

    OPEN = "open"  # nothing is withheld, whatever the rules say
    BLOCK = "block"  # house numbers at least: they are rounded to the block, in the text too
    STRICT = "strict"  # house numbers, names of people, contacts


@dataclass(frozen=True, slots=True)
class Poll:
    """How often a source is read, in minutes; `silent_days` without an item raise an alarm."""

    every: int = 60
    silent_days: int = 30


@dataclass(frozen=True, slots=True)
class Expectation:
    """Bounds that a run must meet, or it is refused whole (SourceError).

    `min_items`/`max_items`: entries in one answer. `min_complete`: share of entries with a title
    and a link or id. `min_ratio`/`max_ratio`: entries against the median of the last good runs
    (checked from the third good run on).
    """

    min_items: int = 0
    max_items: int = 100_000
    min_complete: float = 0.8
    min_ratio: float = 0.3
    max_ratio: float = 3.0


@dataclass(frozen=True, slots=True)
class Selectors:
    """CSS selectors of a list + detail site, with Scrapy's ::text and ::attr() endings.

    `entry` is the repeated element of the list; `link` inside it leads to the detail page;
    `next_page` to the list's next page ("" if there is none). The others are looked up on the
    detail page, "" to leave out; without `body` the page's main text is found by itself. Of a PDF
    its text is read, and the others are looked up in its entry of the list. `max_pages` bounds the
    whole crawl, list and detail pages.
    """

    entry: str
    link: str = "a::attr(href)"
    next_page: str = ""
    title: str = "h1"
    body: str = ""
    published: str = "time::attr(datetime)"
    starts: str = ""
    place: str = ""
    max_pages: int = 200


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher's feed, page or data set.

    `id` is "<town>/<slug>"; `reader` one of `crawlers.readers.READERS`; `address` an http(s) URL
    or a file's path. `mapping` (csv, json_lines) gives for each RawItem field the column, a dotted
    path, or a template with columns in braces ("{Street Number} {Street Name}").
    `type` is the items' default type; `theme` their default theme, `theme_weight` how often that
    is right (0..1). `home_area_id` is a prior, never a veto; `gated` False takes results outside
    the town's boundary too. `tz` is for dates without a zone ("" = the town's).
    `lang` is the declared language ("" = detect).
    `privacy`, `expires_after_days` (after publication or, if later, its end; 0: never), `noindex`
    and `excerpt` (characters that may be shown; 0: all) go before the rules of config/privacy.toml
    and config/licences.toml, which count where they are None.
    `own_addresses` are the publisher's offices: mentioned, never what an item is about.
    `full_text`: each entry's own page, or PDF, is read too, for feeds that give beginnings only.
    `local` is True where all its items concern the town as a whole if no finer place is found.
    """

    id: str
    town_id: str
    name: str
    publisher: Publisher
    reader: str
    address: str
    homepage: str = ""
    contact: str = ""
    type: str = "news"
    theme: str = ""
    theme_weight: float = 0.6
    home_area_id: str = ""
    gated: bool = True
    lang: str = ""
    tz: str = ""
    licence: str = ""
    excerpt: int | None = None
    privacy: Privacy | None = None
    expires_after_days: int | None = None
    noindex: bool | None = None
    own_addresses: tuple[str, ...] = ()
    local: bool = True
    full_text: bool = False
    encoding: str = ""
    mapping: dict[str, str] = field(default_factory=dict)
    selectors: Selectors | None = None
    poll: Poll = field(default_factory=Poll)
    expect: Expectation = field(default_factory=Expectation)
