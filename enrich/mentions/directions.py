"""Streets that a text only sends people along, or that lie beside: ways there, ways round."""

import re

from enrich.mentions.cues import ARTICLE, Cue
from records import Mention

# Right before the name: "via X", "vers la rue X", "déviée par X"; "relogés par la mairie".
_TOWARD = Cue(
    "toward|via|by way of|vers|en direction d|par|emprunt|detour|divert|rerout",
    r"\b(?:towards?|via|by way of|vers|en direction d(?:e|u|es)|par|emprunt\w+|"
    rf"(?:detour|divert|rerout)\w*){ARTICLE}",
)
# "commencer par la rue X", "resources towards X", "déplacé vers X": there the words say what it is
# about.
_AIMED_AT = Cue(
    "toward|par|vers",
    r"\b(?:(?:d[ée]plac|d[ée]m[ée]nag|transf[ée]r|mov)\w*\b[^.;\n]{0,60}? (?:vers|towards?)|"
    r"(?:commenc|d[ée]but|form|d[ée]limit|bord)\w*\s+par|"
    rf"(?:resources|fund(?:s|ing)|money|efforts?|attention|contribut\w+)\s+towards?){ARTICLE}",
)
# The way round may stand further behind its word, but not behind the reason for it.
_DETOUR = Cue(
    "detour|diver|rerout|alternat|dévi|devi|itin",
    r"\b(?:detour|divert|diversion|rerout|alternat(?:e|ive) route|d[ée]vi(?:ation|[ée])|"
    r"itin[ée]raire (?:conseill|de (?:d[ée]viation|substitution)))\w*"
    r"(?:(?!\b(?:due|because|owing|from|for|suite|raison|pour)\b)[^.;\n]){0,60}"
    rf"(?:\b(?:along|onto|through|to|using|follows?|is|are|est|sur)|:){ARTICLE}",
)
# What something joins, and what else there is of its kind.
_BESIDE = Cue(
    "connect|reli|other",
    r"\b(?:(?:connect(?:s|ing)|reli(?:e|ant))(?: \w+){0,3}|"
    rf"other\b[^.;\n]{{0,60}}\bincluding){ARTICLE}",
)
# What joins the streets of one way: "via A, B and C".
_JOINT = re.compile(
    r"[\s,&/–-]{1,3}(?:(?:and|then|to|et|puis|ou|or)\s+)?(?:(?:the|la|les?|à|au)\s+|l['’]\s*)*",
    re.IGNORECASE,
)


def is_on_the_way(before: str, mention: Mention) -> bool:
    """Tell whether the words before a mention on its line only send people along it, or past it.

    `before` is in lower case. A house is never on a way: "vers le 12 rue X" says where something
    was.
    """
    if mention.numbers:
        return False
    if _TOWARD.search(before):
        return _AIMED_AT.search(before) is None
    return any(cue.search(before) for cue in (_DETOUR, _BESIDE))


def goes_on(between: str, mention: Mention) -> bool:
    """Tell whether the words between two mentions join the second to the way of the first."""
    return not mention.numbers and _JOINT.fullmatch(between) is not None
