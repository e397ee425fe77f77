"""Where an item is, in words and in truth."""

from dataclasses import dataclass

from demo.town.plane import Point


@dataclass(frozen=True)
class Spot:
    """Where an item is: `at` within a sentence, `name` in a title, and the truth beside it.

    `segments` are ids of streets.geojson, `nodes` its crossings ("N0012"), `areas` and `places`
    names. `point` is in metres on the land, None for a street, an area or nowhere.

    `meant` is where it really is, in words, if what is written leaves that in doubt: a slip
    (demo/texts/slips.py). `row` is what its table's row says of the place, if not the same: words
    and a point.
    """

    form: str
    at: str
    name: str
    segments: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    point: Point | None = None
    meant: str = ""
    row: tuple[str, Point] | None = None


@dataclass(frozen=True)
class Asked:
    """What a writer wants: a form, a language, kinds of places, a quarter if it matters."""

    form: str
    lang: str
    kinds: tuple[str, ...] = ()
    quarter: str = ""
    places: tuple[str, ...] = ()
