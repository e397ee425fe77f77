"""The ways in which people really type: abbreviations, capitals, missing accents, apostrophes."""

import re
import unicodedata
from random import Random

_SHORT = {
    "avenue": "av.",
    "boulevard": "bd",
    "place": "pl.",
    "impasse": "imp.",
    "allée": "all.",
    "chemin": "ch.",
    "route": "rte",
    "Street": "St",
    "Avenue": "Ave",
    "Road": "Rd",
    "Lane": "Ln",
    "Drive": "Dr",
    "Saint-": "St-",
    "Sainte-": "Ste-",
    "Général": "Gal",
    "Maréchal": "Mal",
    "Docteur": "Dr",
}
# a type of street counts as one only before a name: not "l'avenue est fermée", nor "la place de"
_TYPE = re.compile(
    r"\b(?:(avenue|boulevard|place|impasse|allée|chemin|route)(?= (?:d[eu]s? |d'|de l)?[A-ZÉÎ0-9])"
    r"|(?<=[a-z'] )(Street|Avenue|Road|Lane|Drive)\b"
    r"|(Sainte?-|Général|Maréchal|Docteur)(?=[-A-ZÉ]))"
)


def abbreviated(text: str) -> str:
    """Shorten the types of streets: av., bd, pl., St, Ave."""
    return _TYPE.sub(lambda match: _SHORT[match[0]], text)


def unaccented(text: str) -> str:
    """Leave out accents, as on an old keyboard."""
    spread = unicodedata.normalize("NFKD", text.replace("œ", "oe"))
    return "".join(c for c in spread if not unicodedata.combining(c))


def curly(text: str) -> str:
    """Set typographic apostrophes."""
    return text.replace("'", "’")


def as_typed(title: str, body: str, rng: Random) -> tuple[str, str]:
    """Return title and body as one of many clerks would type them; most do so well."""
    draw = rng.random()
    if draw < 0.13:
        title, body = abbreviated(title), abbreviated(body)
    elif draw < 0.20:
        title = title.upper()
    elif draw < 0.23:
        title, body = title.upper(), body.upper()
    elif draw < 0.27:
        title, body = unaccented(title), unaccented(body)
    if rng.random() < 0.5:
        title, body = curly(title), curly(body)
    return title, body
