"""The desk's map: the candidates by their numbers, and the point that the editor is putting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from records import Line, Polygon, Precision, Spot
from web.desk.candidates import Candidate
from web.desk.point import SIZE, steps, write_frame, write_point
from web.frame import Frame, frame_around
from web.pictures import draw
from web.pins import Pin
from web.place_map import Marks
from web.translate import gettext
from web.visit import TownVisit

_LEAST_M, _MOST_M = 200.0, 650.0  # half widths; farther candidates are left out of the picture
_LINES = (Precision.BLOCK, Precision.STREET)
_AREAS = (Precision.AREA, Precision.CITY)


@dataclass(frozen=True)
class DeskMap:
    """The drawn map with all that its buttons send.

    `start` is where the first step starts from; `point` is "" until one was put.
    """

    picture: Markup
    legend: str
    frame: Frame
    start: Spot
    point: str = ""

    @property
    def here(self) -> str:
        """Return the frame as an address holds it."""
        return write_frame(self.frame)

    @property
    def nearer(self) -> str:
        """Return the frame at half the width."""
        return write_frame(self.frame, 0.5, self.start if self.point else None)

    @property
    def farther(self) -> str:
        """Return the frame at twice the width."""
        return write_frame(self.frame, 2.0)

    @property
    def steps(self) -> tuple[tuple[str, str, str], ...]:
        """Return the arrows: sign, name, point."""
        return steps(self.start)


def draw_desk_map(
    visit: TownVisit, candidates: Sequence[Candidate], frame: Frame | None, draft: Spot | None
) -> DeskMap:
    """Draw the candidates that are near the first one; around the draft if it lies elsewhere."""
    pins = [_pin(visit, c) for c in candidates if c.place.precision.is_point]
    frame = frame or _frame_of(visit, candidates)
    if draft is not None and not frame.holds(frame.xy(draft)):
        frame = Frame(*draft, frame.half_width_m, *SIZE)
    shown = [pin.number for pin in pins if frame.holds(frame.xy(pin.spot))]
    marks = Marks(_lines(visit, candidates), _areas(visit, candidates), pins=tuple(pins))
    picture = draw(visit, frame, marks, visit.town.name).removesuffix("</svg>")
    start = draft or next((p.spot for p in pins if p.number in shown), (frame.lon, frame.lat))
    return DeskMap(
        Markup(picture) + _cross(frame, draft) + Markup("</svg>"),
        _legend(shown, bool(marks.here or marks.whole)),
        frame,
        start,
        write_point(draft) if draft else "",
    )


def _pin(visit: TownVisit, candidate: Candidate) -> Pin:
    place, publish_at = candidate.place, visit.site.settings.publish_at
    is_sure = candidate.score is None or candidate.score >= 100 * publish_at
    return Pin(candidate.number, place.lon, place.lat, 0.0 if is_sure else place.accuracy_m)


def _frame_of(visit: TownVisit, candidates: Sequence[Candidate]) -> Frame:
    """Return the frame that holds the first candidate, and the others as long as it stays near.

    A whole area, or the town, is left out beside finer ones: its middle says nothing of them.
    """
    frame: Frame | None = None
    candidates = [c for c in candidates if c.place.precision not in _AREAS] or candidates
    spots: list[Spot] = []
    for candidate in candidates:
        wider = frame_around([*spots, *_spots(visit, candidate)], _LEAST_M, SIZE)
        if frame is None or wider.half_width_m <= _MOST_M:
            spots += _spots(visit, candidate)
            frame = wider
    if frame is not None:
        return frame
    lon, lat, radius_m = visit.gazetteer.view_of_town()
    return Frame(lon, lat, radius_m, *SIZE)


def _spots(visit: TownVisit, candidate: Candidate) -> Iterable[Spot]:
    place = candidate.place
    yield place.lon, place.lat
    if place.precision in _LINES:
        for block in filter(None, map(visit.gazetteer.block, place.block_ids)):
            yield from block.line


def _lines(visit: TownVisit, candidates: Sequence[Candidate]) -> tuple[Line, ...]:
    """Return the first candidate's blocks, drawn in red."""
    places = [c.place for c in candidates[:1] if c.place.precision in _LINES]
    found = (visit.gazetteer.block(i) for place in places for i in place.block_ids)
    return tuple(block.line for block in found if block)


def _areas(visit: TownVisit, candidates: Sequence[Candidate]) -> tuple[Polygon, ...]:
    """Return the first candidate's area, washed in red."""
    places = [c.place for c in candidates[:1] if c.place.precision is Precision.AREA]
    found = (visit.gazetteer.area(i) for place in places for i in place.area_ids[:1])
    return tuple(polygon for area in found if area for polygon in area.polygons)


def _cross(frame: Frame, draft: Spot | None) -> Markup:
    """Return the mark of the point that is being put; hidden until there is one."""
    x, y = frame.xy(draft) if draft else (0, 0)
    seen = "visible" if draft else "hidden"
    return Markup(
        '<g class="draft" visibility="{}" transform="translate({} {})"><circle r="11"/>'
        '<path d="M-17 0H-5M5 0H17M0 -17V-5M0 5V17"/><circle class="dot" r="2"/></g>'
    ).format(seen, x, y)


def _legend(shown: Sequence[int], is_red: bool) -> str:
    """Return what the map shows; what is red is the first candidate, a street or an area."""
    numbers = sorted({*shown, *([1] if is_red else [])})
    if not numbers:
        return gettext("No candidate on this map")
    said = ", ".join(map(str, numbers))
    if len(numbers) == 1:
        return gettext("Candidate %(numbers)s", numbers=said)
    return gettext("Candidates %(numbers)s", numbers=said)
