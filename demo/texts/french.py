"""How French speaks of streets, places and quarters: articles, elision, prepositions."""

import tomllib
from pathlib import Path

_NOUNS = Path(__file__).parents[1] / "data" / "french.toml"
_ARTICLES = {
    noun: article
    for article, nouns in tomllib.loads(_NOUNS.read_text("utf-8")).items()
    for noun in nouns.split()
}
_OF = {"la": "de la ", "le": "du ", "l'": "de l'", "les": "des "}
_TO = {"la": "à la ", "le": "au ", "l'": "à l'", "les": "aux "}
_THE = {"la": "la ", "le": "le ", "l'": "l'", "les": "les "}


def of(name: str) -> str:
    """Return "de la rue des Lilas", "du boulevard Pasteur", "de l'avenue …"; "de Oak Street"."""
    return _with(name, _OF, "de ")


def to(name: str) -> str:
    """Return "à la rue …", "au boulevard …", "à l'école …", "aux halles …", "à Lantern Hall"."""
    return _with(name, _TO, "à ")


def the(name: str) -> str:
    """Return "la rue …", "le boulevard …", "l'école …"; names that take none stay bare."""
    return _with(name, _THE, "")


def within(quarter: str) -> str:
    """Return "dans le quartier des Remparts", "dans le quartier Saint-Aubin" for a quarter."""
    if quarter.startswith("Les "):
        return f"dans le quartier des {quarter[4:]}"
    if quarter.startswith("La "):
        return f"dans le quartier de la {quarter[3:]}"
    if quarter.startswith("Vieux"):
        return f"dans le quartier du {quarter}"
    return f"dans le quartier {quarter}"


def _with(name: str, forms: dict[str, str], otherwise: str) -> str:
    first, space, rest = name.partition(" ")
    article = _ARTICLES.get(first.lower())
    if article is None:
        return f"{otherwise}{name}"
    return f"{forms[article]}{first.lower()}{space}{rest}"
