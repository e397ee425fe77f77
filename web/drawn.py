"""An outline as an address says it: longitude, latitude, longitude, latitude, corner by corner."""

import math
import re
from itertools import pairwise

from records import Outline
from records.outline import DIGITS, box_of
from web.filters import BadParameter
from web.frame import METRES_A_DEGREE
from web.translate import gettext

CORNERS = range(3, 101)
WIDEST_KM = 5
_STEP = 10.0**-DIGITS
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{1,15})?", re.ASCII)


def read_outline(said: str) -> Outline:
    """Return the corners, to some ten centimetres; the first may be said again at the end.

    Raises BadParameter, in the reader's language, that says what is allowed.
    """
    numbers = said.replace(" ", "").split(",")
    if len(numbers) % 2 or not all(map(_NUMBER.fullmatch, numbers)):
        raise _refused(
            gettext(
                "“polygon” is the longitude and the latitude of each corner in turn, such as "
                "2.35,48.85,2.36,48.85,2.36,48.86."
            )
        )
    degrees = [round(float(number), DIGITS) for number in numbers]
    corners = list(zip(degrees[::2], degrees[1::2], strict=True))
    if not all(abs(lon) <= 180 and abs(lat) <= 90 for lon, lat in corners):
        raise _refused(
            gettext(
                "A corner of “polygon” is nowhere on earth: longitudes go from -180 to 180 and "
                "come first, latitudes go from -90 to 90."
            )
        )
    return _bounded(tuple(a for a, b in pairwise([*corners, corners[0]]) if a != b))


def _bounded(outline: Outline) -> Outline:
    """Return an outline of which a page can be made. Raises BadParameter."""
    if len(set(outline)) < CORNERS[0] or len(outline) > CORNERS[-1]:
        raise _refused(
            gettext(
                "“polygon” has %(least)s to %(most)s corners.", least=CORNERS[0], most=CORNERS[-1]
            )
        )
    if _is_flat(outline):
        raise _refused(
            gettext("The corners of “polygon” lie on one line: it has no inside to look into.")
        )
    west, south, east, north = box_of(outline)
    across = (east - west) * max(math.cos(math.radians(lat)) for lat in (south, north))
    if max(across, north - south) * METRES_A_DEGREE > WIDEST_KM * 1000:
        raise _refused(
            gettext(
                "“polygon” is too large: at most %(most)s km from west to east and from south to "
                "north.",
                most=WIDEST_KM,
            )
        )
    return outline


def _is_flat(outline: Outline) -> bool:
    """Tell whether all corners lie on one line, as exactly as they are told."""
    (x, y), *others = ((round(lon / _STEP), round(lat / _STEP)) for lon, lat in outline)
    ways = [(a - x, b - y) for a, b in others]
    dx, dy = max(ways, key=lambda way: math.hypot(*way))
    return all(abs(dx * b - dy * a) <= math.hypot(dx, dy) for a, b in ways)


def _refused(words: str) -> BadParameter:
    return BadParameter("polygon", words)
