"""The map of an item's page: what is drawn of its places, and the line below that explains it."""

from dataclasses import dataclass

from records import Block, Item, Placement, Precision
from web.frame import Frame, frame_around
from web.pictures import draw
from web.pins import Pin
from web.place_map import Marks
from web.translate import gettext
from web.visit import TownVisit
from web.words import place_name

_HALF_WIDTH_M = 220.0
_SIZE = (480, 360)


@dataclass(frozen=True)
class ItemMap:
    """A drawn map, "" for what concerns the whole town, with the words of its legend."""

    picture: str
    legend: tuple[str, ...]


def draw_item(visit: TownVisit, item: Item) -> ItemMap:
    """Draw where an item is."""
    marks = _marks(visit, item)
    frame = _frame(marks)
    if frame is None:
        return ItemMap("", ())
    picture = draw(visit, frame, marks, place_name(item.about[0]))
    return ItemMap(picture, _legend(visit, item, marks))


def _frame(marks: Marks) -> Frame | None:
    if marks.pins:
        pin = marks.pins[0]
        return Frame(pin.lon, pin.lat, max(_HALF_WIDTH_M, 2.5 * pin.doubt_m), *_SIZE)
    rings = (polygon[0] for polygon in marks.whole)
    spots = [spot for line in (*marks.here, *rings) for spot in line]
    return frame_around(spots, _HALF_WIDTH_M, _SIZE) if spots else None


def _marks(visit: TownVisit, item: Item) -> Marks:
    """Return what is drawn: lines in red, sure points as discs, doubt as rings, areas washed."""
    lines = [block.line for p in item.about for block in _red(visit, p)]
    pins = [_pin(p) for p in item.about if _is_pin(visit, p)]
    wide = [p for p in item.about if p.place.precision is Precision.AREA]
    areas = () if pins or lines else (visit.gazetteer.area(i) for p in wide for i in _area_ids(p))
    whole = tuple(polygon for area in areas if area for polygon in area.polygons)
    return Marks(tuple(dict.fromkeys(lines)), whole, pins=tuple(pins))


def _area_ids(placement: Placement) -> tuple[str, ...]:
    return placement.place.area_ids[:1]


def _red(visit: TownVisit, placement: Placement) -> tuple[Block, ...]:
    """Return the blocks drawn in red: those of a sure place, and those of any whole street."""
    if placement.approximate and placement.place.precision is not Precision.STREET:
        return ()
    return tuple(filter(None, map(visit.gazetteer.block, placement.place.block_ids)))


def _is_pin(visit: TownVisit, placement: Placement) -> bool:
    """Tell whether a place is drawn as a point; a block is not, its red line says all."""
    precision = placement.place.precision
    is_line = precision is Precision.BLOCK and bool(_red(visit, placement))
    return precision.is_point and not is_line


def _pin(placement: Placement) -> Pin:
    place = placement.place
    is_vague = placement.approximate or place.precision is Precision.BLOCK
    return Pin(0, place.lon, place.lat, max(place.accuracy_m, 1.0) if is_vague else 0.0)


def _legend(visit: TownVisit, item: Item, marks: Marks) -> tuple[str, ...]:
    """Return what each kind of mark on the map means."""
    said = []
    if any(not pin.doubt_m for pin in marks.pins):
        said.append("● " + gettext("exact"))
    if any(pin.doubt_m for pin in marks.pins):
        said.append("◌ " + gettext("approximate"))
    said += [_line(p) for p in item.about if _red(visit, p)]
    if marks.whole:
        said.append(gettext("dashed line: all of it"))
    return tuple(dict.fromkeys(said))


def _line(placement: Placement) -> str:
    """Return what the red line is for a place."""
    precision = placement.place.precision
    if precision is Precision.STREET:
        return gettext("red line: the whole street")
    if precision is Precision.CROSSING:
        return gettext("red lines: the blocks that meet there")
    if precision is Precision.PLACE or placement.method == "coordinates":
        return gettext("red line: the block that it stands on")
    return gettext("red line: the block that is named")
