"""Points at which a publisher puts whatever it can't place: the middle of the town, its own desk.

Hundreds of items on one point are seldom there. A venue is: its own words say so, or it is the
publisher's own house.
"""

from __future__ import annotations

from geo.gazetteer import Gazetteer
from geo.given import DISAGREE_M, read_point
from geo.own_premises import own_places
from records import RawPlace, Refusal, Source
from records.reach import distance_m

PILE_AT = 50  # different items of one source at one point


def is_pile_up(raw: RawPlace, items: int, source: Source, gazetteer: Gazetteer) -> bool:
    """Tell whether so many items of a source lie at a point given that it is to be doubted.

    Never where the publisher's own premises are.
    """
    if items < PILE_AT:
        return False
    point = read_point(raw, gazetteer)
    if isinstance(point, Refusal):
        return False
    own = own_places(source.own_addresses, gazetteer)
    return all(distance_m(point.spot, (one.lon, one.lat)) > DISAGREE_M for one in own)
