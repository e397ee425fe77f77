"""Where an item is, in words and in truth: one function for each way of saying it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from demo.texts import french
from demo.texts.atlas import Atlas
from demo.town.model import Segment
from demo.town.places import house_at
from demo.town.plane import Point, along


@dataclass(frozen=True)
class Spot:
    """Where an item is: `at` within a sentence, `name` in a title, and the truth beside it.

    `segments` are ids of streets.geojson, `nodes` its crossings ("N0012"), `areas` and `places`
    names. `point` is in metres on the land, None for a street, an area or nowhere.
    """

    form: str
    at: str
    name: str
    segments: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    point: Point | None = None


@dataclass(frozen=True)
class Asked:
    """What a writer wants: a form, a language, kinds of places, a quarter if it matters."""

    form: str
    lang: str
    kinds: tuple[str, ...] = ()
    quarter: str = ""
    places: tuple[str, ...] = ()


def find_spot(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    """Return a spot of the form asked for."""
    return _FORMS[asked.form](asked, atlas, rng)


def _address(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    return _numbered(asked, atlas, rng, "")


def _bis(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    return _numbered(asked, atlas, rng, rng.choice((" bis", "bis", " ter", "B")))


def _suffix(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    return _numbered(asked, atlas, rng, rng.choice(("A", "B", " bis", "C")))


def _numbered(asked: Asked, atlas: Atlas, rng: Random, suffix: str) -> Spot:
    segment = atlas.any_segment(rng, asked.quarter)
    number = rng.choice(segment.numbers())
    full, street = f"{number}{suffix}", segment.street
    if asked.lang == "fr":
        at = rng.choice(
            (
                f"au {full}, {street}",
                f"au {full} {street}",
                f"au n° {full} {french.of(street)}",
                f"au numéro {full} {french.of(street)}",
            )
        )
    else:
        at = rng.choice((f"at {full} {street}", f"at {full} {street}", f"at No. {full} {street}"))
    point = house_at(segment, number)
    return Spot("address", at, f"{full} {street}", (segment.id,), point=point)


def _hyphen(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    segment, numbers = _side(atlas, rng, 2)
    span = f"{numbers[0]}-{numbers[1]} {segment.street}"
    point = house_at(segment, numbers[0])
    at = f"{'au' if asked.lang == 'fr' else 'at'} {span}"
    return Spot("range", at, span, (segment.id,), point=point)


def _list(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    segment, numbers = _side(atlas, rng, rng.choice((2, 3)))
    link = " et " if asked.lang == "fr" else " and "
    words = ", ".join(map(str, numbers[:-1])) + link + str(numbers[-1])
    at = f"{'aux' if asked.lang == 'fr' else 'at'} {words} {segment.street}"
    point = house_at(segment, numbers[0])
    return Spot("list", at, f"{words} {segment.street}", (segment.id,), point=point)


def _range(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    segment, numbers = _side(atlas, rng, 4)
    low, high, street = numbers[0], numbers[-1], segment.street
    if asked.lang == "fr":
        at = rng.choice(
            (
                f"du n° {low} au n° {high} {french.of(street)}",
                f"du {low} au {high} {street}",
                f"entre le {low} et le {high} {french.of(street)}",
            )
        )
        name = f"{street}, du {low} au {high}"
    else:
        at = rng.choice((f"at {low}-{high} {street}", f"from {low} to {high} {street}"))
        name = f"{low}-{high} {street}"
    return Spot("range", at, name, (segment.id,), point=along(segment.points, 0.5))


def _side(atlas: Atlas, rng: Random, count: int) -> tuple[Segment, tuple[int, ...]]:
    """Return a segment and neighbouring numbers of one of its sides."""
    while True:
        segment = atlas.any_segment(rng)
        side = segment.left if rng.random() < 0.5 else segment.right
        numbers = tuple(range(side[0], side[1] + 1, 2)) if side else ()
        if len(numbers) >= count:
            first = rng.randrange(len(numbers) - count + 1)
            return segment, numbers[first : first + count]


def _face(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    segment = atlas.any_segment(rng)
    number = rng.choice(segment.numbers())
    way = rng.choice(("face au", "à hauteur du", "au droit du n°", "devant le"))
    at = f"{way} {number} {rng.choice((segment.street, french.of(segment.street)))}"
    point = house_at(segment, number)
    return Spot("address", at, f"{number} {segment.street}", (segment.id,), point=point)


def _block(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    english = [s for s in atlas.housed if atlas.street[s.street].lang == "en"]
    segment = rng.choice(english)
    hundred = segment.numbers()[0] // 100 * 100
    point = along(segment.points, 0.5)
    at = f"in the {hundred} block of {segment.street}"
    return Spot("block", at, f"{hundred} block of {segment.street}", (segment.id,), point=point)


def _crossing(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    node, (a, b) = atlas.any_corner(rng)
    ways = _french_corner(a, b) if asked.lang == "fr" else _english_corner(a, b)
    name = rng.choice((f"{a} / {b}", f"{a} et {b}" if asked.lang == "fr" else f"{a} and {b}"))
    point = atlas.town.nodes[node]
    return Spot("crossing", rng.choice(ways), name, nodes=(f"N{node:04d}",), point=point)


def _french_corner(a: str, b: str) -> tuple[str, ...]:
    both = f"{french.of(a)} et {french.of(b)}"
    ways = (f"à l'angle {both}", f"au croisement {both}", f"au carrefour {a} / {b}")
    ways += (f"à l'intersection {both}", f"{a}, à l'angle {french.of(b)}")
    if a.startswith("rue ") and b.startswith("rue "):
        ways += (f"à l'angle des rues {a[4:]} et {b[4:]}",) * 2
    return ways


def _english_corner(a: str, b: str) -> tuple[str, ...]:
    ways = (f"at the corner of {a} and {b}", f"at the junction of {a} and {b}", f"at {a} / {b}")
    ways += (f"at {a} and {b}", f"on {a} at {b}")
    if a.endswith(" Street") and b.endswith(" Street"):
        ways += (f"at the corner of {a[:-7]} and {b[:-7]} Streets",) * 2
    return ways


def _section(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    street, a, b, segments = atlas.any_section(rng)
    name = street.name
    if asked.lang == "fr":
        ends = f"{french.the(a)} et {french.the(b)}"
        at = rng.choice(
            (
                f"{name}, entre {ends}",
                f"{name}, {french.of(a)} {french.to(b)}",
                f"{name}, dans sa partie comprise entre {ends}",
                f"{name} (entre {ends})",
            )
        )
    else:
        at = rng.choice((f"on {name} between {a} and {b}", f"on {name}, from {a} to {b}"))
    ids = tuple(segment.id for segment in segments)
    return Spot("section", at, name, ids, point=along(segments[len(segments) // 2].points, 0.5))


def _street(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    street = rng.choice(atlas.long_streets)
    ids = tuple(segment.id for segment in street.segments)
    if asked.lang == "fr":
        at = rng.choice((street.name, f"le long {french.of(street.name)}"))
    else:
        at = rng.choice((f"on {street.name}", f"along {street.name}"))
    return Spot("street", at, street.name, ids)


def _place(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    kinds = asked.kinds or ("hall", "church", "square", "landmark")
    choices = [p for kind in kinds for p in atlas.places[kind]]
    wanted = [p for p in choices if p.name in asked.places]
    place = rng.choice(wanted or [p for p in choices if p.quarter == asked.quarter] or choices)
    if asked.lang == "fr":
        ways = [french.to(place.name), french.to(place.name), f"{french.to(place.name)}, "]
    else:
        ways = [f"at {place.name}", f"at {place.name}", f"at {place.name}, "]
    at = rng.choice(ways)
    at = f"{at}{place.address}" if at.endswith(", ") else at
    return Spot(
        "place", at, place.name, (place.segment,), places=(place.name,), point=place.at
    )


def _park(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    park = rng.choice(atlas.town.parks).name
    at = french.to(park) if asked.lang == "fr" else f"in {park}"
    return Spot("area", at, park, areas=(park,))


def _area(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    quarter = asked.quarter or rng.choice(atlas.town.quarters).name
    at = french.within(quarter) if asked.lang == "fr" else f"in the {quarter} neighbourhood"
    return Spot("area", at, quarter, areas=(quarter,))


def _town(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    at = "dans toute la ville" if asked.lang == "fr" else "throughout the town"
    return Spot("town", at, atlas.town.name, areas=(atlas.town.name,))


def _none(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    fr = asked.lang == "fr"
    at = "à une adresse communiquée plus tard" if fr else "at an address to be announced"
    return Spot("none", at, "à suivre" if fr else "details to follow")


_FORMS: Mapping[str, Callable[[Asked, Atlas, Random], Spot]] = {
    "address": _address,
    "bis": _bis,
    "suffix": _suffix,
    "hyphen": _hyphen,
    "list": _list,
    "range": _range,
    "face": _face,
    "block": _block,
    "crossing": _crossing,
    "section": _section,
    "street": _street,
    "place": _place,
    "park": _park,
    "area": _area,
    "town": _town,
    "none": _none,
}
