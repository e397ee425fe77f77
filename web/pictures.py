"""The drawn map of a page, on the ground that is kept for its view."""

from markupsafe import Markup

from web.frame import Frame
from web.place_map import Marks, draw_map
from web.translate import gettext
from web.visit import TownVisit


def draw(visit: TownVisit, frame: Frame, marks: Marks, title: str) -> Markup:
    """Return a map of the frame with the page's marks, named for those who can't see it."""
    said = gettext("Map of %(place)s; the list has the same items", place=title)
    return draw_map(visit.ground.base_map(frame), marks, said)
