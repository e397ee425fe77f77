"""A partner's three colours: read strictly, refused where nobody could read them."""

import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from math import floor

from records import BadRequest
from web.translate import decimal, gettext

PARTS = ("ink", "paper", "accent")
_NAMES = {part: part for part in PARTS}  # as addresses have them
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3: text of usual size
_COLOUR = re.compile(r"[0-9a-f]{6}")
_SHORT = re.compile(r"#?([0-9a-f])([0-9a-f])([0-9a-f])", re.IGNORECASE)
_STEPS = 50  # from a colour to black or white
_SOFT = 0.35  # how far lesser text goes from ink to paper, if it stays readable
_LINE = 0.82
_DARK = 0.18  # of luminance: below, white is read better than black


@dataclass(frozen=True)
class Colours:
    """Text, background, links: six hex digits each, small letters, without "#"."""

    ink: str
    paper: str
    accent: str

    def arguments(self) -> dict[str, str]:
        """Return the part of an address that says them."""
        return dict(zip(PARTS, astuple(self), strict=True))

    def sheet(self) -> str:
        """Return the style sheet that sets them; lesser text is as pale as can still be read."""
        soft, line = _softened(self.ink, self.paper), _mixed(self.ink, self.paper, _LINE)
        scheme = "dark" if _is_dark(self.paper) else "light"
        return (
            f":root {{ color-scheme: {scheme}; --ink: #{self.ink}; --paper: #{self.paper}; "
            f"--accent: #{self.accent}; --soft: #{soft}; --line: #{line} }}\n"
        )


# As in static/widget.css, where they follow the reader's scheme.
LIGHT = Colours("1c1b18", "ffffff", "0b5468")
DARK = Colours("f1ede4", "22201d", "8fcbdc")


def read_colours(values: Mapping[str, str]) -> Colours | None:
    """Return the colours that are asked for, None if none is: then the reader's scheme decides.

    Those left out are chosen so that they can be read on the background. Raises BadRequest, in the
    reader's language, that names the colour and what is needed.
    """
    for problem in colour_problems(values).values():
        raise BadRequest(problem)
    return _chosen(values)


def usable_colours(values: Mapping[str, str]) -> Colours | None:
    """Return the colours that are asked for if all is well with them, else None."""
    return None if colour_problems(values) else _chosen(values)


def colour_problems(values: Mapping[str, str], names: Mapping[str, str] = _NAMES) -> dict[str, str]:
    """Return what is wrong with the colours that are asked for, by part; nothing if all is well.

    `names` are what the parts are called where it is read.
    """
    problems = {
        part: gettext(
            "“%(part)s” can't be “%(given)s”: it is three or six digits from 0 to f, such as "
            "1c1b18.",
            part=names[part],
            given=given[:20],
        )
        for part in PARTS
        if (given := values.get(part, "")) and not _COLOUR.fullmatch(spelled(given))
    }
    colours = None if problems else _chosen(values)
    if colours:
        for part, colour in (("ink", colours.ink), ("accent", colours.accent)):
            if contrast(colour, colours.paper) < LEAST_CONTRAST:
                problems[part] = _too_faint(names[part], colour, names["paper"], colours.paper)
    return problems


def spelled(given: str) -> str:
    """Return a colour as addresses have it: "#FFF" is "ffffff"; what is none as it was given."""
    short = _SHORT.fullmatch(given)
    digits = "".join(2 * digit for digit in short.groups()) if short else given.removeprefix("#")
    return digits.lower() if _COLOUR.fullmatch(digits.lower()) else given


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _chosen(values: Mapping[str, str]) -> Colours | None:
    given = {part: spelled(values[part]) for part in PARTS if values.get(part)}
    if not given:
        return None
    paper = given.get("paper", LIGHT.paper)
    rest = DARK if _is_dark(paper) else LIGHT
    fitting = Colours(_readable(rest.ink, paper), paper, _readable(rest.accent, paper))
    return Colours(**(fitting.arguments() | given))


def _too_faint(part: str, colour: str, ground: str, paper: str) -> str:
    return gettext(
        "“%(part)s” (#%(colour)s) can't be read on “%(ground)s” (#%(paper)s): their contrast is "
        "%(ratio)s to 1, and at least %(least)s to 1 is needed, as with #%(instead)s.",
        part=part,
        colour=colour,
        ground=ground,
        paper=paper,
        ratio=decimal(floor(10 * contrast(colour, paper)) / 10),
        least=decimal(LEAST_CONTRAST),
        instead=_readable(colour, paper),
    )


def _readable(colour: str, paper: str) -> str:
    """Return the nearest shade of a colour, darker or lighter, that can be read on a background."""
    end = "ffffff" if _is_dark(paper) else "000000"
    shades = (_mixed(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next((c for c in shades if contrast(c, paper) >= LEAST_CONTRAST), end)


def _softened(ink: str, paper: str) -> str:
    """Return the ink brought as near to the paper as lesser text may be."""
    shares = (_SOFT * step / _STEPS for step in range(_STEPS, 0, -1))
    shades = (_mixed(ink, paper, share) for share in shares)
    return next((c for c in shades if contrast(c, paper) >= LEAST_CONTRAST), ink)


def _mixed(one: str, other: str, share: float) -> str:
    """Return a colour on the way from one to another; a share of 1 is the other."""
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return bytes(round(a + (b - a) * share) for a, b in pairs).hex()


def _is_dark(colour: str) -> bool:
    return _luminance(colour) < _DARK


def _luminance(colour: str) -> float:
    """Return how light a colour is, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(value / 255) for value in bytes.fromhex(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
