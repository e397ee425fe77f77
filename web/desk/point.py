"""The point that an editor puts: read from an address, moved by steps, clicked on the map."""

import math
import re

from flask import request

from geo.settle import place_at
from records import BadRequest, Place, Spot
from web.frame import METRES_A_DEGREE, Frame
from web.translate import gettext
from web.visit import TownVisit

STEP_M = 10.0
SIZE = (340, 280)  # pixels; without a script the map is shown at just this size
NARROWEST_M, WIDEST_M = 60.0, 4000.0
_NUMBER = r"-?\d{1,3}(?:\.\d{1,10})?"
_PAIR = re.compile(rf"({_NUMBER}),({_NUMBER})")
_FRAME = re.compile(rf"({_NUMBER}),({_NUMBER}),(\d{{1,5}}(?:\.\d)?)")


def read_point(visit: TownVisit, given: str) -> tuple[Spot, Place]:
    """Return the spot of "lon,lat" and the place there.

    Raises BadRequest, in the reader's language, if it is no such pair or outside of the town.
    """
    pair = _PAIR.fullmatch(given)
    if pair is None:
        raise BadRequest(
            gettext("“point” is longitude,latitude in degrees, such as -71.10231,42.37362.")
        )
    spot = float(pair[1]), float(pair[2])
    place = place_at(*spot, visit.gazetteer)
    if place is None:
        raise BadRequest(
            gettext("This point is outside of %(town)s. Put it inside.", town=visit.town.name)
        )
    return spot, place


def write_point(spot: Spot) -> str:
    """Return a spot as an address holds it: "lon,lat", to about 10 cm."""
    return f"{spot[0]:.6f},{spot[1]:.6f}"


def read_frame(given: str) -> Frame | None:
    """Return the map that was shown, None if the text says none."""
    found = _FRAME.fullmatch(given)
    if found is None:
        return None
    lon, lat, half = map(float, found.groups())
    if abs(lat) > 85 or abs(lon) > 180:
        return None
    return Frame(lon, lat, min(max(half, NARROWEST_M), WIDEST_M), *SIZE)


def write_frame(frame: Frame, times: float = 1.0, middle: Spot | None = None) -> str:
    """Return a map as an address holds it, `times` as wide, around another spot if one is given."""
    lon, lat = middle or (frame.lon, frame.lat)
    half = min(max(frame.half_width_m * times, NARROWEST_M), WIDEST_M)
    return f"{lon:.6f},{lat:.6f},{half:.1f}"


def clicked(frame: Frame) -> Spot | None:
    """Return the spot of a click on the map; None for Enter pressed on it, which sends 0, 0."""
    x, y = request.args.get("map.x", ""), request.args.get("map.y", "")
    if not (x.isascii() and x.isdigit() and y.isascii() and y.isdigit()):
        return None
    if len(x + y) > 8 or (int(x), int(y)) == (0, 0):
        return None
    return spot_at(frame, int(x), int(y))


def spot_at(frame: Frame, x: float, y: float) -> Spot:
    """Return the spot under a pixel of the map."""
    east, south = (x - frame.width / 2) / frame.scale, (y - frame.height / 2) / frame.scale
    return moved((frame.lon, frame.lat), east, -south)


def moved(spot: Spot, east_m: float, north_m: float) -> Spot:
    """Return the spot that lies some metres away."""
    lon, lat = spot
    east = east_m / (METRES_A_DEGREE * math.cos(math.radians(lat)))
    return round(lon + east, 6), round(lat + north_m / METRES_A_DEGREE, 6)


def steps(spot: Spot) -> tuple[tuple[str, str, str], ...]:
    """Return the four arrows: sign, name, and the point that each leads to."""
    ways = (
        ("←", gettext("%(n)s m to the west", n=round(STEP_M)), -STEP_M, 0.0),
        ("↑", gettext("%(n)s m to the north", n=round(STEP_M)), 0.0, STEP_M),
        ("↓", gettext("%(n)s m to the south", n=round(STEP_M)), 0.0, -STEP_M),
        ("→", gettext("%(n)s m to the east", n=round(STEP_M)), STEP_M, 0.0),
    )
    return tuple((sign, name, write_point(moved(spot, e, n))) for sign, name, e, n in ways)
