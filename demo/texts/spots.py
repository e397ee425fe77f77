"""Spots of every form: one function for each way of saying where."""

from collections.abc import Callable, Mapping
from random import Random

from demo.texts import french
from demo.texts.atlas import Atlas
from demo.texts.corners import crossing
from demo.texts.houses import address, bis, face, hyphen, number_range, several, suffix
from demo.texts.slips import SLIPS
from demo.texts.spot import Asked, Spot
from demo.town.plane import along


def find_spot(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    """Return a spot of the form asked for."""
    return _FORMS[asked.form](asked, atlas, rng)


def _block(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    english = [s for s in atlas.housed if atlas.street[s.street].lang == "en"]
    segment = rng.choice(english)
    hundred = segment.numbers()[0] // 100 * 100
    point = along(segment.points, 0.5)
    at = f"in the {hundred} block of {segment.street}"
    return Spot("block", at, f"{hundred} block of {segment.street}", (segment.id,), point=point)


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
    return Spot("place", at, place.name, (place.segment,), places=(place.name,), point=place.at)


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
    "address": address,
    "bis": bis,
    "suffix": suffix,
    "hyphen": hyphen,
    "list": several,
    "range": number_range,
    "face": face,
    "block": _block,
    "crossing": crossing,
    "section": _section,
    "street": _street,
    "place": _place,
    "park": _park,
    "area": _area,
    "town": _town,
    "none": _none,
    **SLIPS,
}
