"""Places that words turn down for another: where something is not, or is no longer."""

import re

from enrich.mentions.cues import ARTICLE, Cue

# The words say themselves that it is elsewhere.
_INSTEAD = Cue(
    "instead|rather|in place|lieu d|plut|et non|and not|former|previously|anciennement|autrefois|"
    "originally|initial",
    r"\b(?:(?:instead of|rather than|in place of|au lieu d(?:e|u|es)|plut[ôo]t qu['’e]|"
    r"et non(?: pas)?|and not)(?: (?:at|on|in|along|au|à|dans|sur|de|du))?|"
    r"(?:formerly|previously)(?: located)? (?:at|on|in)|former home (?:of|at|on)|"
    r"(?:originally|initially|initialement)(?: (?:planned|scheduled|set|announced|pr[ée]vu\w*|"
    r"programm[ée]\w*|annonc[ée]\w*))(?: (?:for|at|on|in|au|à|dans|sur))?|"
    r"(?:anciennement|autrefois)(?: (?:situ|install)[ée]\w*)?(?: (?:au|à|dans))?)"
    rf"{ARTICLE}",
)
# The words say so if another place follows.
_NOT_HERE = Cue(
    "not |n't|n’t|longer|pas| plus",
    r"(?:\b(?:not(?! (?:only|just|merely)\b)|no longer)(?: \w+){0,3} (?:at|on|in)|"
    r"\w{2,6}n['’]t (?:\w+ ){1,3}(?:at|on|in)|"
    r"\b(?:n['’]|ne )\s?\w+(?: \w+)? (?:pas|plus)\b(?! (?:seulement|uniquement)\b)[^.;\n]{0,40}?|"
    r"\bpas(?: (?:au|à|a|dans|sur|en|de))?)"
    rf"{ARTICLE}",
)
_BUT_THERE = re.compile(
    r"[^.;\n]{0,25}?\b(?:mais|but)\s+(?:(?:at|on|in|along|au|aux|à|a|dans|sur|the|la|les?|bien|"
    r"plutôt|rather)\s+){0,3}(?:l['’])?",
    re.IGNORECASE,
)
_MOVED_FROM = Cue(
    "mov|relocat|transf|ménag|menag|plac|quit|left|leav",
    r"\b(?:mov(?:es?|ed|ing)|relocat\w+|transfer\w*|d[ée]m[ée]nag\w*|transf[ée]r\w*|d[ée]plac\w*|"
    r"quitt\w+|left|leav(?:es|ing))\b[^.;\n]{0,50}?"
    r"(?: (?:from|de|du|des|depuis)|"
    r" (?:former|old|previous|anciens?|anciennes?) \w+ (?:at|on|in|of|au|du|de))"
    rf"{ARTICLE}|\b(?:quitt\w+|left|leav(?:es|ing)){ARTICLE}",
)
_MOVED_THERE_FROM = Cue(
    " from| depuis",
    r"\b(?:mov(?:es?|ed|ing)|relocat\w+|d[ée]m[ée]nag\w*|transf[ée]r\w*|d[ée]plac\w*)\b"
    rf"[^.;\n]{{0,40}}? (?:to|into|à|au|vers)\b[^.;\n]{{2,50}}? (?:from|depuis){ARTICLE}",
)
_MOVED_TO = re.compile(
    r"[^.;\n]{0,15}?\s(?:to|into|for|toward|towards|à|a|au|aux|vers|pour)\s+(?:(?:the|la|les?|au)\s+)?"
    r"(?:l['’])?",
    re.IGNORECASE,
)


def is_turned_down(before: str, between: str | None) -> bool:
    """Tell whether a place is named as where something is not, or from where it went.

    `before` is the line in front of it in lower case, `between` what stands before the next
    place, None if there is none.
    """
    if _INSTEAD.search(before) or _MOVED_THERE_FROM.search(before):
        return True
    if between is None:
        return False
    if _BUT_THERE.fullmatch(between):
        return _NOT_HERE.search(before) is not None
    return bool(_MOVED_TO.fullmatch(between) and _MOVED_FROM.search(before))
