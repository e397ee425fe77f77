"""Death notices: they are about a person, so that no place in them is what they are about."""

import re

from enrich.mentions.cues import Cue
from records import Mention, MentionKind

_NOTICE = re.compile(
    r"\b(?:obituary|obituaries|death notice|avis de d[ée]c[èe]s|avis d['’]obs[èe]ques|"
    r"n[ée]crologie|carnet noir)\b"
)
# Each sign by its stems, since most texts have none of them.
_SIGNS = (
    Cue(
        "passed away|died peacefully|teint|a quitt|déc|dec|rappel",
        r"\b(?:passed away|died peacefully|s['’]est [ée]teinte?|nous a quitt[ée]s|"
        r"est d[ée]c[ée]d[ée]e?|d[ée]c[èe]s de|rappel[ée]e? [àa] dieu)\b",
    ),
    Cue(
        "survived by|predeceased|beloved|leaves h|douleur|tristesse|la famille",
        r"\b(?:survived by|predeceased by|beloved (?:wife|husband|mother|father|son|daughter|"
        r"sister|brother|partner)|leaves (?:his|her) (?:wife|husband|children)|"
        r"ont la (?:douleur|tristesse) de|la famille (?:remercie|vous fait part))\b",
    ),
    Cue(
        "visiting h|calling h",
        r"\b(?:visiting|calling) hours\b",
    ),
    Cue(
        "funeral|memorial|interment|burial|relatives and|obs|inhum|crém|crem|monie rel",
        r"\b(?:funeral (?:home|mass|service)|memorial (?:mass|service)|"
        r"interment|burial|relatives and friends|obs[èe]ques|inhumation|cr[ée]mation|"
        r"c[ée]r[ée]monie religieuse)\b",
    ),
    Cue(
        "in lieu of|memorial contrib|ni fleurs|condol",
        r"\b(?:in lieu of flowers|memorial contributions|ni fleurs ni couronnes|"
        r"condol[ée]ances)\b",
    ),
)
_ENOUGH = 2  # signs that make a text a death notice; news of a fire may well have one
_TOLD_FIRST = 120  # characters within which a notice says that it is one
_CEREMONY = re.compile(
    r"\b(?:church|chapel|cathedral|temple|synagogue|mosque|[ée]glise|chapelle|cath[ée]drale|"
    r"basilique|mosqu[ée]e)\b",
    re.IGNORECASE,
)


def is_obituary(text: str) -> bool:
    """Tell whether a text is a death notice."""
    lower = text.lower()
    if _NOTICE.search(lower[:_TOLD_FIRST]):
        return True
    return sum(sign.search(lower) is not None for sign in _SIGNS) >= _ENOUGH


def is_ceremony(mention: Mention) -> bool:
    """Tell whether a place of a death notice is one where the public may come: a church."""
    return mention.kind is MentionKind.PLACE and _CEREMONY.search(mention.text) is not None
