"""What a query means, in plain Python over one item: slow, short and without an index."""

from datetime import timedelta

from records import Item, Query
from records.reach import file_item, plan, tile_of

# Words that a language takes for one another, as the strategies use them.
FAMILIES = {
    "fr": (
        ("école", "écoles", "ÉCOLE", "ecoles"),
        ("rénovée", "rénové", "RENOVEE", "renove"),
        ("travaux", "Travaux"),
        ("marché", "marchés", "marche"),
    ),
    "en": (("meeting", "Meetings"), ("library", "libraries"), ("closed", "CLOSING")),
    "es": (("playa", "PLAYA"), ("fiesta",)),
}


def finds(query: Query, item: Item) -> bool:
    """Tell whether a query finds an item."""
    return (
        _in_reach(query, item)
        and (not query.themes or any(theme.code in query.themes for theme in item.themes))
        and (not query.types or item.type in query.types)
        and (not query.sources or item.source_id in query.sources)
        and (query.published_from is None or item.published_at >= query.published_from)
        and (query.published_to is None or item.published_at < query.published_to)
        and _happens(query, item)
        and _says(query, item)
    )


def found(query: Query, items: list[Item]) -> tuple[str, ...]:
    """Return the ids of the items that a query finds, newest first."""
    newest = sorted(items, key=lambda item: item.feed_key, reverse=True)
    return tuple(item.id for item in newest if finds(query, item))


def _in_reach(query: Query, item: Item) -> bool:
    filing, reach = file_item(item), plan(query.reach, query.town_id)
    keys = filing.sure | filing.maybe if query.with_approximate else filing.sure
    spots = [spot for spot in filing.spots if "c:{}/{}".format(*tile_of(spot)) in keys]
    return not keys.isdisjoint(reach.sure) or (bool(reach.edge) and reach.holds(spots))


def _happens(query: Query, item: Item) -> bool:
    if query.happens_from is None and query.happens_to is None:
        return True
    ends_at = item.ends_at or item.starts_at
    if ends_at is None:
        return False
    starts_at = item.starts_at or min(item.published_at, ends_at)
    last = max(starts_at, ends_at - timedelta(microseconds=1))  # what ends at midnight is over then
    return (query.happens_from is None or last >= query.happens_from) and (
        query.happens_to is None or starts_at < query.happens_to
    )


def _says(query: Query, item: Item) -> bool:
    written = set(item.words.split())
    return all(
        any(word in family and not written.isdisjoint(family) for family in FAMILIES[item.lang])
        for word in (term.text for term in query.terms)
    )
