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
_BEGINS = re.compile(r"\b(?:commenc|d[ée]but)\w*\s+par\b[^\n]{0,4}$", re.IGNORECASE)
# The way round may stand further behind its word, but not behind the reason for it.
_DETOUR = re.compile(
    r"\b(?:detour|divert|diversion|rerout|alternat(?:e|ive) route|d[ée]vi(?:ation|[ée])|"
    r"itin[ée]raire (?:conseill|de (?:d[ée]viation|substitution)))\w*"
    r"(?:(?!\b(?:due|because|owing|from|for|suite|raison|pour)\b)[^.;\n]){0,60}"
    rf"(?:\b(?:along|onto|through|to|using|follows?|is|are|est|sur)|:){_ARTICLE}",
    re.IGNORECASE,
)
_WITH_WHOM = re.compile(rf"\bavec{_ARTICLE}", re.IGNORECASE)
# What joins the streets of one way: "via A, B and C".
_JOINT = re.compile(
    r"[\s,&/–-]{1,3}(?:(?:and|then|to|et|puis|ou|or)\s+)?(?:(?:the|la|les?|à|au)\s+|l['’]\s*)*",
    re.IGNORECASE,
)


def is_on_the_way(before: str, mention: Mention) -> bool:
    """Tell whether the words before a mention on its line only send people along it.

    A house is never on a way: "vers le 12 rue X" says where something was.
    """
    if mention.numbers:
        return False
    if mention.kind is MentionKind.PLACE and _WITH_WHOM.search(before):
        return True
    if _TOWARD.search(before):
        return _BEGINS.search(before) is None
    return _DETOUR.search(before) is not None


def goes_on(between: str, mention: Mention) -> bool:
    """Tell whether the words between two mentions join the second to the way of the first."""
    return not mention.numbers and _JOINT.fullmatch(between) is not None
