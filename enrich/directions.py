"""Streets that a text only sends people along: ways there, ways round, and who does something."""

import re

from records import Mention, MentionKind

_ARTICLE = r"\s+(?:(?:the|la|les?)\s+|l['’]\s*)?$"
# Right before the name: "via X", "vers la rue X", "déviée par X"; "relogés par la mairie".
_TOWARD = re.compile(
    r"\b(?:towards?|via|by way of|vers|en direction d(?:e|u|es)|par|emprunt\w+|"
    rf"(?:detour|divert|rerout)\w*){_ARTICLE}",
    re.IGNORECASE,
)
# "commencer par la rue X", "resources towards X": there the words say what it is about.
_AIMED_AT = re.compile(
    r"\b(?:(?:commenc|d[ée]but)\w*\s+par|"
    rf"(?:resources|fund(?:s|ing)|money|efforts?|attention|contribut\w+)\s+towards?){_ARTICLE}",
    re.IGNORECASE,
)
# The way round may stand further behind its word, but not behind the reason for it.
_DETOUR = re.compile(
    r"\b(?:detour|divert|diversion|rerout|alternat(?:e|ive) route|d[ée]vi(?:ation|[ée])|"
    r"itin[ée]raire (?:conseill|de (?:d[ée]viation|substitution)))\w*"
    r"(?:(?!\b(?:due|because|owing|from|for|suite|raison|pour)\b)[^.;\n]){0,60}"
    rf"(?:\b(?:along|onto|through|to|using|follows?|is|are|est|sur)|:){_ARTICLE}",
    re.IGNORECASE,
)
# An institution that acts, or that people are taken to: "avec le conservatoire".
_INSTITUTION = re.compile(
    r"\b(?:avec|(?:taken|rushed|transported|airlifted)(?: \w+){0,3} to|"
    r"(?:transport[ée]|conduit|hospitalis[ée]|admis|[ée]vacu[ée])\w*(?: \w+){0,3} (?:à|a|au|vers))"
    rf"{_ARTICLE}",
    re.IGNORECASE,
)
# "Ask at the town hall", "Plans can be seen at …", "dossier consultable en mairie".
_ASK_AT = re.compile(
    r"\b(?:renseignements?|informations?|infos?|ask|consult\w+|"
    r"(?:plans?|maps?|documents?)\b[^\n.]{0,40}\b(?:seen|viewed|inspected))"
    rf"(?: \w+){{0,2}} (?:at|à|a|au|aux|en){_ARTICLE}",
    re.IGNORECASE,
)
_ITS_PEOPLE = re.compile(r"\s+(?:staff|officials?|says?|said|announce\w*)\b")
# What joins the streets of one way: "via A, B and C".
_JOINT = re.compile(
    r"[\s,&/–-]{1,3}(?:(?:and|then|to|et|puis|ou|or)\s+)?(?:(?:the|la|les?|à|au)\s+|l['’]\s*)*",
    re.IGNORECASE,
)


def is_actor(before: str, behind: str, mention: Mention) -> bool:
    """Tell whether a place is one who acts, where people were taken, or where to ask."""
    if mention.kind is not MentionKind.PLACE:
        return False
    return bool(_INSTITUTION.search(before) or _ASK_AT.search(before) or _ITS_PEOPLE.match(behind))


def is_on_the_way(before: str, mention: Mention) -> bool:
    """Tell whether the words before a mention on its line only send people along it.

    A house is never on a way: "vers le 12 rue X" says where something was.
    """
    if mention.numbers:
        return False
    if _TOWARD.search(before):
        return _AIMED_AT.search(before) is None
    return _DETOUR.search(before) is not None


def goes_on(between: str, mention: Mention) -> bool:
    """Tell whether the words between two mentions join the second to the way of the first."""
    return not mention.numbers and _JOINT.fullmatch(between) is not None
