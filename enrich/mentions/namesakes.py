"""Streets' names that go on as something else's: a company, a work, a trade."""

import re

from enrich.mentions.cues import Cue
from records import Mention

_SOLE_OWNER = r"LLC|L\.L\.C|Inc|LLP|LP|Ltd|Corp|Holdings|Realty Trust|Associates"
_COMPANY = re.compile(
    rf"(?:['’]s)?,?\s+(?:{_SOLE_OWNER}|S\.?A\.?R\.?L|SAS|SA|PLC)\b"
    r"|\s+(?:[A-Z][\w’'-]*\s+)?(?:Partners|Bank|Bancorp|Trust|Group|Realty|Ventures|Securities|"
    r"Advisors|Investments|Financial|Capital(?!\s+[A-Z][a-z]))\b"
    r"|\s+(?:&|and)\s+Co\b"
)
_NUMBERED_COMPANY = re.compile(rf",?\s+(?:{_SOLE_OWNER})\b")  # 12 Elm Street LLC owns one house
_COMPANY_OF = Cue("SCI|SNC|ditions", r"\b(?:SCI|SNC|[ÉE]ditions)\s+(?:du\s+)?$")
# "Madison Avenue ad firms", "Wall Street investment bankers" sit anywhere.
_TRADE = re.compile(
    r"\s+(?:[a-z]{6,20}\s+)?(?:bankers?|investors?|brokers?|brokerages?|traders?|analysts?|"
    r"lobbyists?|financiers?|economists?|ad(?:vertising)? (?:firms?|agenc(?:y|ies)|men))\b"
)
_EVERY_TOWN = re.compile(
    r"\s+(?:voters|Americans|economy|values|families)\b"
    r"|\s+\w{4,12}\s+(?:nationwide|everywhere|across (?:the (?:country|nation)|America))\b"
)
_EVERY_TOWNS = frozenset(("main street", "high street"))
_WORKS = (
    "films?|movies?|novels?|books?|plays?|musicals?|sitcoms?|series|s[ée]ries?|songs?|albums?|"
    "documentar(?:y|ies)|documentaires?|podcasts?|magazines?|paintings?|livres?|romans?|"
    "chansons?|pi[èe]ces?|spectacles?|expositions?|exhibit(?:ion)?s?|feuilletons?|tableaux?|"
    "bands?|groupes?|compagnies?|librairies?|restaurants?|revues?|"
    "(?:en|int)?titled|intitul[ée]+s?"
)
_QUOTED_WORK = re.compile(rf'\b(?:{_WORKS})\b[^"«“”»\n]{{0,40}}["«“][^"«“”»\n]{{0,40}}$')
_QUOTED = re.compile(r'["«“][^"«“”»\n]{0,40}$')
_QUOTE_ENDS = re.compile(r'[^"«“”»\n]{0,30}["»”]')
_IS_A_WORK = re.compile(
    r'[^"«“”»\n]{0,30}["»”],?\s+(?:(?:is|est)\s+)?(?:an?|the|une?|le|la|l[’\'])\s*'
    rf"(?:\w{{1,20}}\s+)?(?:{_WORKS})\b"
)
# "A Nightmare on Elm Street"; the novel The House on Mango Street.
_TITLED = re.compile(
    r"(?:^|[^\w\s]\s*|\b(?:[a-z]\w{0,20}|A)\s+)(?:Nightmare|Miracle)\s+on\s+$"
    r"|\b(?:film|movie|novel|book|play|musical|series|song|album|sequel),?\s+(?=[A-Z])"
    r"(?:(?:[A-Z][\w'’]{0,20}|of|the|on|in)\s+){1,6}(?<=\s(?:on|of)\s)(?:the\s+)?$"
)
_QUOTES = frozenset('"«“')
_IN_TITLES = (" on ", " of ", " the ")


def is_namesake(before: str, behind: str, mention: Mention) -> bool:
    """Tell whether a name is part of what something else is called.

    `before` and `behind` are what stands beside it on its line.
    """
    if mention.numbers:
        called = _NUMBERED_COMPANY.match(behind) or _COMPANY_OF.search(before)
        return bool(called) or _is_quoted_work(before, behind)
    if _COMPANY.match(behind) or _TRADE.match(behind) or _COMPANY_OF.search(before):
        return True
    if mention.text.lower() in _EVERY_TOWNS and _EVERY_TOWN.match(behind):
        return True
    is_title = before.endswith(_IN_TITLES) and _TITLED.search(before) is not None
    return is_title or _is_quoted_work(before, behind)


def _is_quoted_work(before: str, behind: str) -> bool:
    if _QUOTES.isdisjoint(before) or not _QUOTE_ENDS.match(behind):
        return False
    if _QUOTED_WORK.search(before.lower()):
        return True
    return bool(_QUOTED.search(before) and _IS_A_WORK.match(behind))
