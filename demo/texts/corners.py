"""Crossings of two streets, in the forms in which people write them."""

from random import Random

from demo.texts import french
from demo.texts.atlas import Atlas
from demo.texts.spot import Asked, Spot


def crossing(asked: Asked, atlas: Atlas, rng: Random) -> Spot:
    """Return a spot where two streets meet."""
    node, (a, b) = atlas.any_corner(rng)
    at, name = corner_words(a, b, asked.lang, rng)
    point = atlas.town.nodes[node]
    return Spot("crossing", at, name, nodes=(f"N{node:04d}",), point=point)


def corner_words(a: str, b: str, lang: str, rng: Random) -> tuple[str, str]:
    """Return a crossing of two streets within a sentence, and as a title names it."""
    ways = _french_corner(a, b) if lang == "fr" else _english_corner(a, b)
    name = rng.choice((f"{a} / {b}", f"{a} et {b}" if lang == "fr" else f"{a} and {b}"))
    return rng.choice(ways), name


def _french_corner(a: str, b: str) -> list[str]:
    both = f"{french.of(a)} et {french.of(b)}"
    ways = [f"à l'angle {both}", f"au croisement {both}", f"à l'intersection {both}"]
    ways += [f"au carrefour {a} / {b}", f"{a}, à l'angle {french.of(b)}"]
    if a.startswith("rue ") and b.startswith("rue "):
        ways += [f"à l'angle des rues {a[4:]} et {b[4:]}"] * 2
    return ways


def _english_corner(a: str, b: str) -> list[str]:
    ways = [f"at the corner of {a} and {b}", f"at the junction of {a} and {b}"]
    ways += [f"at {a} / {b}", f"at {a} and {b}", f"on {a} at {b}"]
    if a.endswith(" Street") and b.endswith(" Street"):
        ways += [f"at the corner of {a[:-7]} and {b[:-7]} Streets"] * 2
    return ways
