"""An invented evening in Cambridge: what the tests of the letters are about."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from alerts.letters import LetterHead
from records import (
    Item,
    Place,
    Placement,
    Precision,
    Publisher,
    Reach,
    ReachKind,
    Source,
    Status,
    Subscription,
    Theme,
    ThemeOrigin,
)

NOW = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)  # 8 a.m. in Cambridge, a Saturday
TOWN = "cambridge-ma"
BLOCK = "cambridge-ma/cambridge-street-31"
HOOD = "cambridge-ma/mid-cambridge"
LON, LAT = -71.1003, 42.3735

THEMES = {
    "en": {
        "roads": "Roads and works",
        "utilities": "Utilities",
        "safety": "Safety",
        "waste": "Waste",
        "planning": "Planning",
        "culture": "Culture",
        "general": "General",
    },
    "fr": {
        "roads": "Voirie et travaux",
        "utilities": "Eau, gaz, électricité",
        "safety": "Sécurité",
        "waste": "Déchets",
        "planning": "Urbanisme",
        "culture": "Culture",
        "general": "Vie locale",
    },
}


def head(lang: str = "en", **changes) -> LetterHead:
    letter_head = LetterHead(
        base_url="https://ilot.example.org",
        mail_from="Îlot <ilot@ilot.example.org>",
        secret="s3cret",
        town_name="Cambridge",
        tz="America/New_York",
        now=NOW,
        delivery_id="4f0c6f6e9b0a4d0f8f0e7d8f1c2b3a49",
        theme_names=THEMES[lang],
        country="US",
    )
    return replace(letter_head, **changes)


def subscription(**changes) -> Subscription:
    standing = Subscription(
        id="sub-1",
        email="ada@example.org",
        town_id=TOWN,
        lang="en",
        reach=Reach(ReachKind.RADIUS, BLOCK, LON, LAT, 300, (HOOD,)),
        label="Cambridge Street, 1330 to 1380",
        created_at=NOW - timedelta(days=30),
    )
    return replace(standing, **changes)


def place(name: str = "1350 Cambridge Street", **changes) -> Place:
    somewhere = Place(
        name, LON, LAT, Precision.ADDRESS, 10.0, (BLOCK,), (HOOD,), spots=((LON, LAT),)
    )
    return replace(somewhere, **changes)


def placement(somewhere: Place | None = None, **changes) -> Placement:
    return replace(Placement(somewhere or place(), method="address", score=0.95), **changes)


def item(number: int = 1, **changes) -> Item:
    news = Item(
        id=f"{number:016x}",
        source_id=f"{TOWN}/water",
        town_id=TOWN,
        type="news",
        title=f"News number {number}",
        text="Crews replace a valve.",
        lang="en",
        url="https://water.example.org/1",
        published_at=NOW - timedelta(hours=1),
        themes=(Theme("utilities", 0.9, ThemeOrigin.LEXICON),),
        placements=(placement(),),
    )
    return replace(news, **changes)


def theme(code: str) -> tuple[Theme, ...]:
    return (Theme(code, 0.9, ThemeOrigin.LEXICON),)


def source(slug: str, name: str) -> Source:
    return Source(f"{TOWN}/{slug}", TOWN, name, Publisher.GOVERNMENT, "rss_atom", "https://x.org")


SOURCES = {
    each.id: each
    for each in (
        source("clerk", "City Clerk"),
        source("water", "Water Department"),
        source("police", "Police log"),
        source("works", "Public Works"),
        source("licences", "License Commission"),
        source("library", "Cambridge Public Library"),
    )
}

INMAN = place(
    "Inman Square",
    precision=Precision.PLACE,
    block_ids=(),
    spots=((LON - 0.0005, LAT + 0.0004),),
)
HAMPSHIRE = place(
    "700 block of Hampshire Street",
    precision=Precision.BLOCK,
    block_ids=("cambridge-ma/hampshire-7",),
    spots=((LON + 0.002, LAT - 0.0012),),
)
WHOLE_HOOD = place("Mid-Cambridge", precision=Precision.AREA, block_ids=(), spots=())
CORNER = place(
    "Cambridge Street and Inman Street",
    precision=Precision.CROSSING,
    accuracy_m=100.0,
    block_ids=(),
    spots=((LON - 0.001, LAT),),
)
LIBRARY = replace(INMAN, name="Valente Branch Library", spots=((LON + 0.002, LAT + 0.0015),))


def evening() -> list[Item]:
    """Six items: two to come (one cancelled), three of today, one of two days ago."""
    return [
        item(
            1,
            title="Leaf collection runs one week longer",
            text="Put bags out by 7 a.m. on your usual day, until 5 December.",
            source_id=f"{TOWN}/works",
            published_at=NOW - timedelta(hours=6),
            themes=theme("waste"),
            placements=(placement(WHOLE_HOOD),),
        ),
        item(
            2,
            title="Water off from 9 to noon on Monday for a main repair",
            text="Crews replace a valve.\n\nExpect one lane closed eastbound; the bus stop moves "
            "forty metres toward Prospect Street.",
            published_at=datetime(2026, 11, 21, 12, 40, tzinfo=UTC),
            placements=(placement(place("1350 to 1378 Cambridge Street")), placement(HAMPSHIRE)),
        ),
        item(
            3,
            title="Sidewalk seating asked for beside the bakery",
            text="Public comment is open until 4 December.",
            source_id=f"{TOWN}/licences",
            published_at=NOW - timedelta(days=2, hours=2),
            themes=theme("planning"),
            placements=(placement(CORNER, approximate=True),),
        ),
        item(
            4,
            title="Bicycle taken from a rack",
            text="Reported Friday evening. The log names blocks, never house numbers.",
            source_id=f"{TOWN}/police",
            published_at=datetime(2026, 11, 21, 11, 5, tzinfo=UTC),
            themes=theme("safety"),
            placements=(placement(HAMPSHIRE),),
        ),
        item(
            5,
            title="Hearing on the new crossing at Inman Square",
            text="The Traffic Board hears residents on the raised crossing between Hampshire "
            "Street and Cambridge Street. Plans are at the library until the day before.",
            source_id=f"{TOWN}/clerk",
            published_at=NOW - timedelta(days=1),
            starts_at=datetime(2026, 12, 1, 23, 0, tzinfo=UTC),
            themes=theme("roads"),
            placements=(placement(INMAN),),
        ),
        item(
            6,
            title="Story hour in Portuguese and English",
            text="This session is cancelled; the next is on 3 December.",
            source_id=f"{TOWN}/library",
            starts_at=datetime(2026, 11, 26, 15, 30, tzinfo=UTC),
            status=Status.CANCELLED,
            themes=theme("culture"),
            placements=(placement(LIBRARY),),
        ),
    ]
