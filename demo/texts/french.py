"""How French speaks of streets, places and quarters: articles, elision, prepositions."""

_FEMININE = frozenset(
    "rue place ruelle route villa bibliothèque médiathèque gare salle maison halle cathédrale "
    "chapelle mosquée criée piscine base clinique résidence pharmacie caserne promenade tour porte "
    "fontaine bourse capitainerie cale préfecture déchèterie poste régie ressourcerie pépinière "
    "zone mairie halte".split()
)
_PLURAL = frozenset("halles archives".split())
_COMMON = _FEMININE | _PLURAL | frozenset(
    "école collège lycée centre espace foyer temple église marché théâtre opéra cinéma musée stade "
    "gymnase palais boulodrome dojo hôpital commissariat tribunal square jardin esplanade parvis "
    "phare château monument lavoir conservatoire université institut hôtel parc cimetière "
    "café-théâtre boulevard avenue quai pont allée impasse chemin passage cours".split()
)
_VOWELS = "aeiouyéèêâîôûh"
_ASPIRATED = frozenset("halle halles halte".split())


def of(name: str) -> str:
    """Return "de la rue des Lilas", "du boulevard Pasteur", "de l'avenue …"; "de Oak Street"."""
    first, lowered = _head(name)
    if first not in _COMMON:
        return f"de {name}"
    if first in _PLURAL:
        return f"des {lowered}"
    if _elides(first):
        return f"de l'{lowered}"
    return f"de la {lowered}" if first in _FEMININE else f"du {lowered}"


def to(name: str) -> str:
    """Return "à la rue …", "au boulevard …", "à l'école …", "aux halles …", "à Lantern Hall"."""
    first, lowered = _head(name)
    if first not in _COMMON:
        return f"à {name}"
    if first in _PLURAL:
        return f"aux {lowered}"
    if _elides(first):
        return f"à l'{lowered}"
    return f"à la {lowered}" if first in _FEMININE else f"au {lowered}"


def the(name: str) -> str:
    """Return "la rue …", "le boulevard …", "l'école …"; names that take none stay bare."""
    return of(name).removeprefix("de ") if not of(name).startswith(("du ", "des ")) else _le(name)


def within(quarter: str) -> str:
    """Return "dans le quartier des Remparts", "dans le quartier Saint-Aubin" for a quarter."""
    if quarter.startswith("Les "):
        return f"dans le quartier des {quarter[4:]}"
    if quarter.startswith("La "):
        return f"dans le quartier de la {quarter[3:]}"
    if quarter.startswith("Vieux"):
        return f"dans le quartier du {quarter}"
    return f"dans le quartier {quarter}"


def _le(name: str) -> str:
    first, lowered = _head(name)
    return f"les {lowered}" if first in _PLURAL else f"le {lowered}"


def _head(name: str) -> tuple[str, str]:
    """Return the first word in small letters, and the name beginning so if it is a common noun."""
    first, space, rest = name.partition(" ")
    small = first.lower()
    return small, f"{small}{space}{rest}" if small in _COMMON else name


def _elides(first: str) -> bool:
    return first[0] in _VOWELS and first not in _ASPIRATED
