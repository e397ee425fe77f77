"""Items of an invented town, as the record would hold them."""

from datetime import UTC, datetime, timedelta

from records import Item, Place, Placement, Precision, Role, Status, Theme, ThemeOrigin
from search.document import Put, document_of

MONDAY = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
CENTRE = (2.3500, 48.8560)


def near(east_m: float, north_m: float) -> tuple[float, float]:
    """Return the (lon, lat) so many metres from the town's centre, about."""
    return CENTRE[0] + east_m / 73_250, CENTRE[1] + north_m / 111_200


def placed(
    *blocks: str, areas=(), spots=(), whole=False, approximate=False, role=Role.ABOUT
) -> Placement:
    place = Place(
        name="here",
        lon=CENTRE[0],
        lat=CENTRE[1],
        precision=Precision.AREA if whole else Precision.ADDRESS,
        accuracy_m=10.0,
        block_ids=tuple(f"demo/{block}" for block in blocks),
        area_ids=tuple(f"demo/{area}" for area in areas),
        spots=tuple(spots),
    )
    return Placement(place, "address", 0.9, role, approximate=approximate)


def item(id_: str, *placements: Placement, at: datetime = MONDAY, key: int = 0, **fields) -> Item:
    """Return a saved item; `key` tells items of one second apart."""
    themes = fields.pop("themes", ("works",))
    given = {
        "source_id": "demo/town-hall",
        "town_id": "demo",
        "type": "news",
        "title": "Travaux",
        "text": "",
        "lang": "fr",
        "url": "https://example.org/",
        "status": Status.ACTIVE,
        "revision": 1,
    } | fields
    return Item(
        id=id_,
        published_at=at,
        themes=tuple(Theme(code, 0.9, ThemeOrigin.LEXICON) for code in themes),
        placements=placements,
        feed_key=(int(at.timestamp()) << 12) + key,
        **given,
    )


def put(*items: Item) -> list[Put]:
    return [Put(document_of(one)) for one in items]


def days(number: float) -> timedelta:
    return timedelta(days=number)
