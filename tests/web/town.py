"""A tiny town, drawn by hand: three streets one way, four the other, two neighbourhoods."""

from records import (
    Area,
    AreaKind,
    Block,
    Crossing,
    Landmark,
    Line,
    NumberRange,
    Parity,
    Street,
    Town,
    TownData,
)

LON, LAT = 2.35, 47.9
EAST, NORTH = 0.0016, 0.0011  # degrees from one crossing to the next: about 120 m
ACROSS = ("Rue des Lilas", "Grande Rue", "Rue du Moulin")
ALONG = ("Rue du Port", "Rue de la Gare", "Rue Neuve", "Impasse & Co <b>")
TOWN = Town(
    id="tiny",
    name="Petiteville",
    country="FR",
    tz="Europe/Paris",
    languages=("fr", "en"),
    attribution="Mairie de Petiteville.",
)


def spot(column: float, row: float) -> tuple[float, float]:
    """Return the crossing in a column and a row, from the south-west."""
    return LON + column * EAST, LAT + row * NORTH


def street_id(name: str) -> str:
    """Return the id of one of the streets."""
    return f"tiny/{name.lower().replace(' & co <b>', '').replace(' ', '-')}"


def crossing_id(column: int, row: int) -> str:
    """Return the id of a crossing."""
    return f"tiny/x{column}-{row}"


def block_id(name: str, n: int) -> str:
    """Return the id of a street's n-th block, from the west or the south."""
    return f"{street_id(name)}-{n}"


def _block(name: str, n: int, ends: tuple[tuple[int, int], tuple[int, int]]) -> Block:
    line: Line = (spot(*ends[0]), spot(*ends[1]))
    low = 1 + 20 * n
    middle = (ends[0][0] + ends[1][0]) / 2
    return Block(
        id=block_id(name, n),
        town_id="tiny",
        street_id=street_id(name),
        line=line,
        left=NumberRange(low, low + 18, Parity.ODD),
        right=NumberRange(low + 1, low + 19, Parity.EVEN),
        from_node=crossing_id(*ends[0]),
        to_node=crossing_id(*ends[1]),
        area_ids=("tiny/centre" if middle < 1.5 else "tiny/le-port", "tiny/petiteville"),
        major=name == "Grande Rue",
    )


def _area(slug: str, name: str, kind: AreaKind, columns: tuple[float, float]) -> Area:
    west, east = columns
    ring = (spot(west, -1), spot(east, -1), spot(east, 3), spot(west, 3), spot(west, -1))
    return Area(f"tiny/{slug}", "tiny", kind, name, ((ring,),))


def tiny_town() -> TownData:
    """Return the town with its ground."""
    across = [_block(n, c, ((c, r), (c + 1, r))) for r, n in enumerate(ACROSS) for c in range(3)]
    along = [_block(n, r, ((c, r), (c, r + 1))) for c, n in enumerate(ALONG) for r in range(2)]
    crossings = [
        Crossing(
            crossing_id(c, r),
            "tiny",
            *spot(c, r),
            tuple(sorted((street_id(ACROSS[r]), street_id(ALONG[c])))),
        )
        for c in range(4)
        for r in range(3)
    ]
    park = (spot(0.1, 0.1), spot(0.9, 0.1), spot(0.9, 0.6), spot(0.1, 0.1))
    library = Landmark(
        id="tiny/mediatheque",
        town_id="tiny",
        kind="library",
        name="Médiathèque",
        lon=spot(1.5, 1)[0],
        lat=spot(1.5, 1)[1],
        address="30 Grande Rue",
        block_ids=(block_id("Grande Rue", 1),),
        area_ids=("tiny/le-port", "tiny/petiteville"),
    )
    areas = [
        _area("centre", "Centre", AreaKind.NEIGHBOURHOOD, (-1, 1.5)),
        _area("le-port", "Le Port", AreaKind.NEIGHBOURHOOD, (1.5, 4)),
        _area("petiteville", "Petiteville", AreaKind.TOWN, (-1, 4)),
        Area("tiny/square", "tiny", AreaKind.PARK, "Square des Lilas", ((park,),)),
    ]
    return TownData(
        town=TOWN,
        streets=tuple(
            Street(street_id(n), "tiny", n) for n in sorted(ACROSS + ALONG, key=street_id)
        ),
        blocks=tuple(sorted(across + along, key=lambda b: b.id)),
        crossings=tuple(sorted(crossings, key=lambda c: c.id)),
        areas=tuple(sorted(areas, key=lambda a: a.id)),
        landmarks=(library,),
    )
