"""Sources and items of the tiny town, one of each kind that a page shows differently."""

from datetime import UTC, datetime, timedelta

from records import (
    Item,
    Mention,
    MentionKind,
    Place,
    Placement,
    Precision,
    Publisher,
    Refusal,
    Role,
    Source,
    SourceState,
    Status,
    Theme,
    ThemeDefinition,
    ThemeOrigin,
    item_id,
)
from tests.web.town import ACROSS, ALONG, block_id, spot

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
THEMES = (
    ThemeDefinition("works", {"en": "Roads and works", "fr": "Voirie et travaux"}, {}),
    ThemeDefinition("safety", {"en": "Safety", "fr": "Sécurité"}, {}),
    ThemeDefinition("culture", {"en": "Culture", "fr": "Culture"}, {}),
    ThemeDefinition("general", {"en": "General", "fr": "Général"}, {}),
)
SOURCES = (
    Source(
        "tiny/mairie", "tiny", "Mairie", Publisher.GOVERNMENT, "rss_atom", "https://m.example/rss"
    ),
    Source("tiny/police", "tiny", "Police", Publisher.POLICE, "csv", "https://p.example/c.csv"),
    Source(
        "tiny/journal",
        "tiny",
        "Le Journal",
        Publisher.MEDIA,
        "rss_atom",
        "https://j.example/rss",
        homepage="javascript:alert(1)",
        excerpt=60,
    ),
)
STATES = (
    SourceState("tiny/mairie", last_ok_at=NOW, newest_item_at=NOW - timedelta(hours=2)),
    SourceState("tiny/police", last_ok_at=NOW, newest_item_at=NOW - timedelta(days=45)),
    SourceState(
        "tiny/journal",
        last_ok_at=NOW - timedelta(days=4),
        failing_since=NOW - timedelta(days=3),
        failures=9,
        failure="timeout",
        reason="no answer within 60 s",
    ),
)


def mention(words: str, text: str, kind: MentionKind = MentionKind.ADDRESS) -> Mention:
    """Return the mention of `text` where it first stands in `words`."""
    start = words.index(text)
    return Mention(kind, start, start + len(text), text, (text,))


def on_block(street: str, n: int, name: str, **values: object) -> Placement:
    """Return a placement at the middle of a block, by its address."""
    if street in ACROSS:
        at = spot(n + 0.5, ACROSS.index(street))
    else:
        at = spot(ALONG.index(street), n + 0.5)
    areas = ("tiny/centre" if at[0] < spot(1.5, 0)[0] else "tiny/le-port", "tiny/petiteville")
    place = Place(name, *at, Precision.ADDRESS, 15.0, (block_id(street, n),), areas, (at,))
    return Placement(place, "address", 0.97, **values)  # type: ignore[arg-type]


def in_area(slug: str, name: str, precision: Precision = Precision.AREA) -> Placement:
    """Return a placement on the whole of an area."""
    return Placement(Place(name, *spot(1, 1), precision, 800.0, (), (f"tiny/{slug}",)), "area", 0.9)


def item(identity: str, title: str, text: str = "", **values: object) -> Item:
    """Return an item of the town hall, published two hours ago unless said otherwise."""
    given: dict[str, object] = {
        "id": item_id("tiny/mairie", identity),
        "source_id": "tiny/mairie",
        "town_id": "tiny",
        "type": "news",
        "title": title,
        "text": text,
        "lang": "fr",
        "url": f"https://m.example/{identity}",
        "published_at": NOW - timedelta(hours=2),
        "themes": (Theme("general", 0.6, ThemeOrigin.SOURCE),),
        "signature": identity,
        **values,
    }
    return Item(**given)  # type: ignore[arg-type]


WATER_WORDS = "Coupure d’eau\nL’eau sera coupée au 12 rue des Lilas lundi. Bureau : 1 Grande Rue."
HOSTILE = '<script>alert("x")</script> & "quotes" \x0b]]>'


def _water() -> Item:
    title, _, text = WATER_WORDS.partition("\n")
    office = mention(WATER_WORDS, "1 Grande Rue")
    return item(
        "water",
        title,
        text,
        themes=(Theme("works", 0.9, ThemeOrigin.LEXICON),),
        placements=(
            on_block(
                "Rue des Lilas",
                0,
                "12 Rue des Lilas",
                mention=mention(WATER_WORDS, "12 rue des Lilas"),
            ),
            on_block("Grande Rue", 0, "1 Grande Rue", role=Role.MENTIONED, mention=office),
        ),
        refusals=(Refusal(None, "coordinates_disagree"),),
    )


def news() -> dict[str, Item]:
    """Return the items by a short name."""
    lilac = on_block("Rue des Lilas", 0, "3 Rue des Lilas")
    roughly = on_block("Rue du Port", 0, "Rue du Port et Rue des Lilas", approximate=True)
    later = NOW + timedelta(days=10, hours=8)
    works = (Theme("works", 0.9, ThemeOrigin.LEXICON),)
    police = {"source_id": "tiny/police", "themes": (Theme("safety", 0.9, ThemeOrigin.SOURCE),)}
    items = {
        "water": _water(),
        "theft": item("theft", "Vélo volé", "Rue du Port.", placements=(roughly,), **police),
        "leaves": item("leaves", "Feuilles mortes", placements=(in_area("centre", "Centre"),)),
        "council": item(
            "council",
            "Conseil municipal",
            placements=(in_area("petiteville", "Petiteville", Precision.CITY),),
            published_at=NOW - timedelta(days=1, hours=4),
        ),
        "concert": item(
            "concert",
            "Concert",
            "À la médiathèque.",
            type="event",
            starts_at=later,
            placements=(on_block("Grande Rue", 1, "Médiathèque"),),
            themes=(Theme("culture", 0.9, ThemeOrigin.LEXICON),),
        ),
        "fete": item(
            "fete",
            "Fête annulée",
            status=Status.CANCELLED,
            starts_at=datetime(2026, 11, 30, 23, 0, tzinfo=UTC),
            all_day=True,
            placements=(lilac,),
        ),
        "hostile": item(
            "hostile", HOSTILE, HOSTILE, url="javascript:alert(1)", placements=(lilac,)
        ),
        "gone": item("gone", "Retiré", "Secret.", status=Status.WITHDRAWN, placements=(lilac,)),
        "press": item(
            "press",
            "Le pont rouvre",
            "Une longue phrase d’un journal qui a ses droits et dont la fin n’est pas à voir.",
            source_id="tiny/journal",
            excerpt=60,
            placements=(on_block("Rue Neuve", 1, "25 Rue Neuve"),),
            published_at=NOW - timedelta(days=3),
        ),
        "english": item("english", "Bridge works", lang="en", themes=works, placements=(lilac,)),
    }
    items["again"] = item(
        "again",
        "Coupure d’eau",
        items["water"].text,
        source_id="tiny/journal",
        signature="water",
        placements=items["water"].placements,
    )
    return items
