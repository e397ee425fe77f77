"""Numbers of houses and of flats that no reader of addresses took for one."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from enrich.privacy.stretches import touches


class Door(NamedTuple):
    """A stretch that tells one house or one flat of a street, and what stands in its stead."""

    start: int
    end: int
    text: str


_CAP = r"(?-i:[A-ZÀ-ÖØ-Þ])[\w'’.-]*"
_SMALL = r"(?:(?:de|du|des|la|le|les|of|the)\s|d['’]|l['’])"
# A street by its form: many a publisher names one that the town's names do not hold.
_STREET = (
    r"(?:(?:rue|avenue|av\.|boulevard|bd\.?|place|quai|chemin|all[ée]e|impasse|chauss[ée]e|square|"
    rf"route|ruelle|cours|passage|faubourg|venelle|drève|clos)\s{_SMALL}{{0,2}}{_CAP}"
    rf"(?:[ -](?:{_SMALL}){{0,2}}{_CAP}){{0,4}}|"
    rf"(?<!\w)(?:(?-i:[NSEW])\.?\s)?(?:{_CAP}\s|\d{{1,3}}(?:st|nd|rd|th)\s){{1,3}}"
    r"(?-i:Street|St|STREET|ST|Avenue|Ave|AVE|Av|Road|Rd|RD|ROAD|Lane|Ln|Drive|Dr|DR|Boulevard|"
    r"Blvd|Court|Ct|Place|Pl|Terrace|Ter|Circle|Way|Close|Crescent|Gardens|Grove|Mews|Parkway|"
    r"Pkwy|Highway|Hwy|Row|Hill|Square|Sq)\b\.?|"
    r"(?-i:[A-ZÀ-Þ])\w+(?:straat|laan|stra(?:ss|ß)e|weg|gasse|platz|plein|steenweg)\b)"
)
# What makes a number one of hours, days, people or money, and no house's.
_NO_HOUSE = (
    r"(?!\d|[:h.,/]\d|[^\S\n]?(?:h|%|€|\$|km|m|am|pm|a\.m|p\.m|ans|years?|people|persons|personnes|"
    r"officers?|cars?|v[ée]hicules?|minutes|heures|hours|hrs|jours|days|jan|f[ée]v|feb|mars?|march|"
    r"avr|apr|mai|may|juin|june?|juil|july?|ao[ûu]t|aug|sept?|oct|nov|d[ée]c)(?:[a-zéû]*)\b|"
    r"(?:st|nd|rd|th|e|er|[èe]me)\b|\s(?:au|to|et|and|-)\s\d+\s[a-zéû]{3})"
)
_N = (
    r"\d{1,5}(?:\s?(?:bis|ter|quater)\b|(?-i:[A-Za-z])\b)?(?:[-–/]\d{1,5}[A-Za-z]?\b)?"
    rf"{_NO_HOUSE}"
)
_NO = r"(?:n[°ºo]\.?|no\.|nr\.?|number|num[ée]ro|\#)\s?"
_BEHIND = re.compile(
    rf"(?:\s(?:{_NO})?|,?\s(?:at\s|au\s)?{_NO}|,\s(?=\d+\w?\s?(?:[.;:)\n]|$|,\s?(?:bo[îi]te|bte|"
    rf"apt|appt?|flat|unit|[àa]\s|in\s))))(?P<number>{_N})",
    re.I,
)
_SPELLED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize "
    "vingt vingts trente quarante cinquante soixante septante octante nonante cent cents"
)
_SPELLED_WORDS = frozenset(_SPELLED.split())
_ONE = "|".join(sorted(_SPELLED_WORDS | {"un", "et", "and"}, key=len, reverse=True))
# Not a year ("novembre 2026, rue X") nor minutes ("14 h 15, rue X").
_BEFORE = re.compile(
    rf"(?P<number>(?:(?<!\d h )(?<!\d[:h.,/])\b(?!(?:19|20)\d\d,){_N}|"
    rf"(?<![\w-])(?:(?:{_ONE})[-\s]){{0,4}}(?:{_ONE})(?:\s(?:bis|ter))?)"
    r"(?:,?\s|(?=\s(?:de la|du|de|of|on)\s\w?)))(?:\s(?:de la|du|de|of|on)\s)?$",
    re.I,
)
_FORM = re.compile(_STREET, re.I)
_SPELLED_FIRST = re.compile(
    rf"(?:(?:{'|'.join(sorted(_SPELLED_WORDS, reverse=True))})[-\s])+", re.I
)
_AT = rf"(?:au\s|du\s|le\s|la\s|à\s)?(?:{_NO})?"
# "House 187", "le voisin du 5", and beside a street "number 14": the street is named elsewhere.
_HOUSE = re.compile(
    r"(?<![\w°])(?:house|home|building|bldg|maison|villa|immeuble|pavillon|logis|"
    r"voisine?s?|habitant[es]*|r[ée]sidente?s?|locataires?|occupant[es]*|gardien(?:ne)?|concierge|"
    r"demeurant|domicili[ée]e?s?|habit\w*|lives?|living|next door|devant|face|hauteur|niveau)\s"
    rf"(?:at\s|of\s|situ[ée]e?\s)?{_AT}(?P<number>{_N})(?!\s[a-zà-ÿ]{{3,}}s\b)",
    re.I,
)
_NUMBER = re.compile(
    r"(?<![\w°])(?=(?:au|le|celui|ceux)\s|nos?\.|n[°º]|number|num[ée]ro)"
    rf"(?:ce(?:lui|ux)\s)?{_AT}(?P<number>{_N})(?!\s[a-zà-ÿ]{{3,}}s\b)",
    re.I,
)
_NOT_OF_HOUSE = re.compile(
    r"\b(?:case|report|incident|file|phone|plate|badge|route|bus|tram|line|engine|ladder|dossier|"
    r"lignes?|arr[êe]t[ée]|loi|d[ée]cret|pv|t[ée]l[ée]?phone|appel\w*|compos\w+|call|article|"
    r"vert|reference|ref|docket|jersey|items?|concerto|symphonie|symphony|op|volume|tome|du\s\d{1,2})\.?\s(?:the\s|le\s|au\s)?$",
    re.I,
)
# Whatever is one of several in a house.
_FLAT = re.compile(
    r"(?<![\w-])(?:(?:apts?|apartments?|units?|flats?|suites?|ste|rooms?|rm|doors?|box|bldg|"
    r"building|lot|trailer|appt?s?|appartements?|b[âa]t(?:iment)?s?|esc(?:alier)?s?|"
    r"portes?|bo[îi]te|bte|chambres?|logements?|studio|cage|hall|interphone|digicode|"
    r"(?:door |gate |entry )?code|floor|[ée]tage)\b"
    rf"\.?\s?(?:{_NO}|:\s?)?(?P<flat>(?-i:(?:[A-Z]-?)?\d{{1,5}}[A-Z]?\d{{0,2}}|[A-Z])\b)"
    r"(?!['’.]?\w|:\d|\sblock)|"
    r"(?P<floor>\d{1,2}(?:er|e|[èe]me|st|nd|rd|th)|first|second|third|fourth|fifth|premier|"
    r"deuxi[èe]me|troisi[èe]me|quatri[èe]me|cinqui[èe]me)\s(?:[ée]tage|floor)|"
    r"(?<=[a-z.,)]\s)\#\s?(?P<sharp>\d{1,4}[A-Z]?\b|[A-Z]\b))",
    re.I,
)
_LOOK_BACK = 40


def find_doors(words: str, streets: Sequence[tuple[int, int]]) -> Iterator[Door]:
    """Yield, in no order, what tells a house or a flat beside the streets of a text.

    `streets` are where mentions of addresses and streets stand: what is within them stays.
    """
    known = sorted({*streets, *_by_form(words, streets)})
    for start, end in _found(words, known):
        if not touches(streets, start, end):
            yield Door(start, end, _instead(words[start:end]))


def _found(words: str, known: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    yield from _called(words, _FLAT)
    yield from _called(words, _HOUSE)
    if known:
        yield from _called(words, _NUMBER)
    for start, end in known:
        if behind := _BEHIND.match(words, end):
            yield behind.span("number")
        near = max(start - _LOOK_BACK, 0)
        first = max(words.rfind("\n", near, start) + 1, near)
        before = _BEFORE.search(words[first:start])
        if before and not _says_no_number(before["number"]):
            yield first + before.start("number"), first + before.end("number")


def _called(words: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield numbers by the words in front of them, but for those of cases, buses and calls."""
    for match in pattern.finditer(words):
        if not _NOT_OF_HOUSE.search(words[max(match.start() - _LOOK_BACK, 0) : match.start()]):
            yield match.span(match.lastgroup or 0)


def _says_no_number(told: str) -> bool:
    """Tell whether words are no more than "un" or "and"."""
    said = re.findall(r"\w+", told.lower())
    return not any(word[0].isdigit() or word in _SPELLED_WORDS for word in said)


def _by_form(words: str, streets: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what is written like a street and was not found as one."""
    for match in _FORM.finditer(words):
        start, end = match.span()
        if not touches(streets, start, end):
            spelled = _SPELLED_FIRST.match(words, start, end)  # Twelve Oak Street
            yield spelled.end() if spelled else start, end


def _instead(told: str) -> str:
    """Return "…", with the blanks that stood at the end."""
    return "…" + told[len(told.rstrip()) :]
