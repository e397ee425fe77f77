"""Houses as points in the hand-drawn town."""

from geo.geocode import geocode
from records import AddressFile
from tests.geo.small_town import build, point, write

NORTH, SOUTH = 0.0001, -0.0001  # about 11 m aside


def town_of(folder, features, **changes):
    name = write(folder, "houses.geojson", features)
    columns = {"street": "street", "number": "number", "suffix": "suffix"}
    return build(folder, addresses=(AddressFile(name, columns),), **changes)


def house(street, number, lon, lat, suffix=""):
    return point(lon, lat, street=street, number=number, suffix=suffix)


def best(query, gazetteer):
    return geocode(query, gazetteer, 1)[0]
