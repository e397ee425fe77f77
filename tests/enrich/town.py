"""A small town of names for the tests, in two languages."""

from datetime import UTC, datetime

from enrich.analyser import Analyser
from records import Item, Mention, Name, NameKind, Publisher, Source, ThemeDefinition

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)

STREETS = (
    "Rue de Paris",
    "Rue de l'Église",
    "Avenue Jules-Ferry",
    "Rue Gambetta",
    "Rue Solférino",
    "Boulevard du Maréchal Foch",
    "Rue du 8 Mai 1945",
    "Rue Saint-André",
    "Place de la République",
    "Place Rihour",
    "Rue Pierre et Marie Curie",
    "Elm St",
    "Oak St",
    "Main Street",
    "Massachusetts Ave",
    "Broadway",
    "Central Square",
)
NAMES = (
    *(Name(text, NameKind.STREET, f"t/{text}") for text in STREETS),
    Name("Fenway", NameKind.STREET, "t/fenway", needs_cue=True),
    Name("Elm", NameKind.STREET, "t/Elm St", needs_cue=True),
    Name("Oak", NameKind.STREET, "t/Oak St", needs_cue=True),
    Name("May", NameKind.STREET, "t/May St", needs_cue=True),
    Name("Paris", NameKind.AREA, "t/paris"),
    Name("Wazemmes", NameKind.AREA, "t/wazemmes"),
    Name("Central Square", NameKind.AREA, "t/central-square"),
    Name("République", NameKind.PLACE, "t/metro", needs_cue=True),
    Name("Sailors' Green", NameKind.PLACE, "t/green"),
    Name("City Hall", NameKind.PLACE, "t/city-hall"),
    Name("Rindge and Latin", NameKind.PLACE, "t/rindge"),
    Name("Cambridge", NameKind.CITY, "t"),
    Name("Lille", NameKind.CITY, "t"),
    Name("Somerville", NameKind.OTHER_TOWN, "somerville"),
    Name("Roubaix", NameKind.OTHER_TOWN, "roubaix"),
)
THEMES = (
    ThemeDefinition("roads", {}, {"fr": ("travau", "bus$"), "en": ("road$", "snow emergency")}),
    ThemeDefinition("events", {}, {"fr": ("feu d'artifice",), "en": ("parade",)}),
)
ANALYSER = Analyser(NAMES, THEMES)


def mentions(words: str, lang: str) -> tuple[Mention, ...]:
    return ANALYSER.read(words, lang).mentions


def seen(words: str, lang: str) -> list[tuple[object, ...]]:
    """Return what tests look at: kind, parts, numbers with their suffixes."""
    return [
        (
            m.kind.value,
            m.parts,
            tuple(f"{n}{s}" for n, s in zip(m.numbers, m.suffixes, strict=True)),
        )
        for m in mentions(words, lang)
    ]


def source(**changes: object) -> Source:
    values = {
        "id": "t/town-hall",
        "town_id": "t",
        "name": "Town hall",
        "publisher": Publisher.GOVERNMENT,
        "reader": "rss_atom",
        "address": "https://example.org/feed",
    }
    return Source(**(values | changes))  # type: ignore[arg-type]


def item(title: str = "Titre", text: str = "", **changes: object) -> Item:
    values = {
        "id": "i1",
        "source_id": "t/town-hall",
        "town_id": "t",
        "type": "news",
        "title": title,
        "text": text,
        "lang": "fr",
        "url": "",
        "published_at": NOW,
    }
    return Item(**(values | changes))  # type: ignore[arg-type]
