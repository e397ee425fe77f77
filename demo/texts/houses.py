"""Spots with house numbers, in the forms in which people write them."""

from random import Random

from demo.texts import french
from demo.texts.atlas import Atlas
from demo.texts.spot import Asked, Spot
from demo.town.model import Segment
from demo.town.places import house_at
from demo.town.plane import along


def address(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    """Return a house by its number."""
    return _numbered(asked, atlas, rng, "")


def bis(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    """Return a house whose number has a French suffix."""
    return _numbered(asked, atlas, rng, rng.choice((" bis", "bis", " ter", "B")))


def suffix(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    """Return a house whose number has a letter."""
    return _numbered(asked, atlas, rng, rng.choice(("A", "B", " bis", "C")))


def _numbered(asked: Asked, atlas: Atlas, rng: Random, suffix: str) -> Spot:
    segment = atlas.any_segment(rng, asked.quarter)
    number = rng.choice(segment.numbers())
    full = f"{number}{suffix}"
    at = house_words(full, segment.street, asked.lang, rng)
    point = house_at(segment, number)
    return Spot("address", at, f"{full} {segment.street}", (segment.id,), point=point)


def house_words(number: str, street: str, lang: str, rng: Random) -> str:
    """Return "au 12, rue des Lilas", "at No. 12 Oak Street"."""
    if lang == "fr":
        ways = [f"au {number}, {street}", f"au {number} {street}"]
        ways += [f"au n° {number} {french.of(street)}", f"au numéro {number} {french.of(street)}"]
    else:
        ways = [f"at {number} {street}", f"at {number} {street}", f"at No. {number} {street}"]
    return rng.choice(ways)


def hyphen(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    """Return a building with two numbers: 23-25."""
    segment, numbers = _side(atlas, rng, 2)
    span = f"{numbers[0]}-{numbers[1]} {segment.street}"
    point = house_at(segment, numbers[0])
    at = f"{'au' if asked.lang == 'fr' else 'at'} {span}"
    return Spot("range", at, span, (segment.id,), point=point)


def several(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    """Return two or three neighbouring houses."""
    segment, numbers = _side(atlas, rng, rng.choice((2, 3)))
    link = " et " if asked.lang == "fr" else " and "
    words = ", ".join(map(str, numbers[:-1])) + link + str(numbers[-1])
    at = f"{'aux' if asked.lang == 'fr' else 'at'} {words} {segment.street}"
    point = house_at(segment, numbers[0])
    return Spot("list", at, f"{words} {segment.street}", (segment.id,), point=point)


def number_range(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    """Return a stretch from one number to another."""
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


def face(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    """Return what is opposite or beside a house."""
    segment = atlas.any_segment(rng)
    number = rng.choice(segment.numbers())
    way = rng.choice(("face au", "à hauteur du", "au droit du n°", "devant le"))
    at = f"{way} {number} {rng.choice((segment.street, french.of(segment.street)))}"
    point = house_at(segment, number)
    return Spot("address", at, f"{number} {segment.street}", (segment.id,), point=point)
