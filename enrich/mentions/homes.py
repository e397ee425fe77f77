"""Homes that tell who somebody is: what a text is about happens elsewhere.

They are private too: nobody's home is pinned because they spoke at a meeting or stood in court.
"""

import re

from enrich.mentions.cues import ARTICLE, Cue
from records import Mention

_LIVES = Cue(
    "resid|live|living|demeur|domicili|habit|résid",
    r"\b(?:resident (?:of|at)|residing (?:at|on)|resides (?:at|on)|lives? (?:at|on)|"
    r"lived (?:at|on)|living (?:at|on)|"
    r"(?:demeurant|domicili[ée]\w*|r[ée]sidant|habitant|qui (?:habite|demeure|r[ée]side))"
    rf"(?: (?:à|a) [\w-]{{2,30}})?,?(?: (?:au|à|a|dans|sur))?){ARTICLE}",
)
# Where somebody was born or grew up was long ago, with a number or without.
_CHILDHOOD = Cue(
    "born|né|raised|grew|grandi|domicili|demeurant",
    r"\b(?:born(?: and raised|(?: \w+)? \d{1,2}(?:, \d{4})?,?)?|raised|grew up) (?:on|in|at|near)"
    rf"{ARTICLE}"
    r"|\b(?:(?:né|grandi|domicilié|demeurant)(?:e|\(e\)|·e)?s?"
    r"(?: le [^.;,\n]{3,20})?,?(?: (?:au|à|dans|sur))?)"
    rf"{ARTICLE}",
)
_NAME = r"(?<![\w-])[A-Z][\w'’.-]{1,30}(?:\s+[A-Z][\w'’.-]{0,30}){1,3}"
_PERSON = re.compile(rf"(?P<name>{_NAME})(?:,\s+\d{{1,3}})?,?\s+(?P<of>of\s+|[(])?$")
_BEHIND_PERSONS = (" of ", ", ", " (")
_AGED = re.compile(rf"(?:{_NAME},\s+\d{{1,3}},?|\b(?:man|woman|boy|girl|teenager))\s+of\s+$")
_NO_PERSON = re.compile(
    r"\b(?:\w{3,}(?:tion|ment|sion|ity)|Sale|Permit|Approval|Review|Renewal|Owners?|House|Home|"
    r"Building|Site|Front|Rear|Corner|Side|Residents|Tenants|Council|Board|Office|Clerk|Hall|"
    r"Center|Library|School|Church|Department|Street|Avenue|Friends|Trustees|Shelter|Company|Club|"
    r"Bank|Inc|LLC|College|Institute|Restaurant|Caf[eé]|Hotel|Committee|Market|Store)\b",
    re.IGNORECASE,
)
# In minutes and court reports an address behind a name is the home of who speaks or is charged.
_SPEAKS = re.compile(
    r"\.?(?:,\s*[A-Z][a-z]{2,20}(?:,?\s+[A-Z]{2})?)?[,.)]?\s+(?:[Ss]poke|speaking|addressed|"
    r"testified|said|stated|commented|asked(?! for)|expressed|urged|supported|opposed|"
    r"supports|opposes|thanked|"
    r"(?:was|were|is) (?:charged|arrested|arraigned|cited|sentenced|convicted|indicted)|"
    r"a (?:pris la parole|déclaré|témoigné|comparu|été (?:entendu|condamné|interpellé|jugé)e?))\b"
)
_HAPPENED_THERE = re.compile(r"\b(?:home|house|residence|apartment)\s+of\s", re.IGNORECASE)


def is_home(before: str, behind: str, mention: Mention) -> bool:
    """Tell whether a place only tells where somebody lives, lived or was born.

    `before` and `behind` are what stands beside it on its line. "Fire at the home of X, 12 Y St"
    tells what happened there.
    """
    lower = before.lower()
    if _CHILDHOOD.search(lower):
        return True
    if before.endswith(" of ") and _AGED.search(before) and not _HAPPENED_THERE.search(before):
        return True
    if not mention.numbers:
        return False
    return _LIVES.search(lower) is not None or _follows_person(before, behind)


def _follows_person(before: str, behind: str) -> bool:
    person = _PERSON.search(before) if before.endswith(_BEHIND_PERSONS) else None
    if person is None or _NO_PERSON.search(person["name"]) or _HAPPENED_THERE.search(before):
        return False
    return person["of"] is not None or _SPEAKS.match(behind) is not None
