"""Towns that begin a text or a sentence: "LONDON — …", "In Manchester, N.H., …", "Bordeaux : …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from enrich.mentions.known_towns import TOWN, KnownTowns
from records.regions import REGION_CODE, REGION_NAME
from records.spelling import fold

_REGION = rf"(?:(?:{REGION_NAME})(?!\w)\.?|(?:{REGION_CODE})(?!\w))"
_LEAD = re.compile(
    rf"(?P<prep>(?:In|in|At|À|à|A|Dans)\s+)?(?P<town>{TOWN})(?P<region>\s*,\s*{_REGION})?"
    r"\s*(?P<turn>[:,])"
)
_DATELINE = re.compile(
    rf"(?P<town>{TOWN})(?:\s*,\s*(?P<region>{_REGION})|\s*,\s*[A-ZÀ-Þ][\w.]{{2,15}})?"
    r"(?:\s*\((?P<agency>\d[\dAB]|[A-Z][A-Za-z]{1,8}(?:/[A-Z]\w{1,8})?)\))?"
    r"(?:\s*(?:[—–]|-{1,2}\s)|(?P<stop>\.\s))"
)
# What stands so in front of a notice and is no town, folded.
_HEADING_WORDS = (
    "actualite agenda alert alerte alertes alerts announcement annonce arrete art attention avis "
    "breaking cancelled chantier cinema circulation closed closure communique concert conference "
    "conseil construction correction crime culture danger date debat detour deviation education "
    "election elections emergency environnement event events exclusive exposition fermeture feu "
    "fire free gratuit health housing important incendie info infos information job jobs lieu "
    "logement lost meeting meteo music news nord note notice notices nouveau nuit opinion park "
    "parking permit police politique postponed press propriete public rappel recherche reminder "
    "report reporte reunion road sante securite service services sport sports stationnement sud "
    "theatre titre traffic trafic transport travaux update urgent video vigilance voirie warning "
    "weather work works zoning lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday "
    "wednesday thursday friday saturday sunday today tonight tomorrow demain annule "
    "est ouest north south east west when where what who how"
)
_HEADINGS = frozenset(_HEADING_WORDS.split())


@dataclass(frozen=True, slots=True)
class Dateline:
    """A town that a text is from, as it says from `start` on; not `is_sure` if it may be none."""

    start: int
    town: str
    is_sure: bool


class Datelines:
    """Reads which town a text or a sentence begins with."""

    def __init__(self, towns: KnownTowns) -> None:
        self._towns = towns

    def lead(self, text: str, start: int) -> str:
        """Return the other town with which a sentence begins, "" if it begins otherwise."""
        match = _LEAD.match(text, start)
        if match is None or self._towns.is_own(match["town"]):
            return ""
        is_town = match["region"] and (match["prep"] or match["turn"] == ":")
        if is_town or self._towns.is_listed(match["town"]):
            return match["town"] + (match["region"] or "")
        return ""

    def find(self, text: str) -> Iterator[Dateline]:
        """Yield the datelines of a text, our own town's too, in order."""
        for match in _at_lines(text):
            words = match["town"]
            is_sure = bool(match["agency"] or match["region"]) or self._towns.is_listed(words)
            if is_sure or (not match["stop"] and self._may_be_town(words)):
                said = f"{words}, {match['region']}" if match["region"] else words
                yield Dateline(_first(text, match.start()), said, is_sure)

    def _may_be_town(self, words: str) -> bool:
        """Tell whether words in capitals, which no list has, look like no heading either."""
        if not words.isupper() or len(words) < 3 or self._towns.is_ours(words):
            return False
        return _HEADINGS.isdisjoint(re.split(r"\W", fold(words)))


def _at_lines(text: str) -> Iterator[re.Match[str]]:
    """Yield what looks like a dateline; asking at each line is far faster than a search."""
    start = end = 0
    while start >= 0:
        if start >= end and (match := _DATELINE.match(text, start)):
            yield match
            end = match.end()
        start = text.find("\n", start) + 1 or -1


def _first(text: str, start: int) -> int:
    """Return where a dateline's reach begins: a title above it is told by it too."""
    return 0 if text.find("\n") == start - 1 else start
