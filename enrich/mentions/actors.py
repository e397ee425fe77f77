"""Names that tell who acts, asks or takes in: nothing happens there."""

import re

from enrich.mentions.cues import ARTICLE, Cue
from records import Mention, MentionKind

# An institution that acts, or that people are taken to: "avec le conservatoire".
_INSTITUTION = Cue(
    "avec|with|taken|rushed|transport|airlifted|conduit|hospitalis|admis|vacu",
    r"\b(?:avec|(?:communicat|work|meet|speak|coordinat|partner|collaborat)\w*(?: \w+)? with|"
    r"(?:taken|rushed|transported|airlifted)(?: \w+){0,3} to|"
    r"(?:transport[ée]|conduit|hospitalis[ée]|admis|[ée]vacu[ée])\w*(?: \w+){0,3} (?:à|a|au|vers))"
    rf"{ARTICLE}",
)
# "Ask at the town hall", "Plans can be seen at …", "dossier consultable en mairie".
_ASK_AT = Cue(
    "renseign|info|ask|consult|plan|map|document",
    r"\b(?:renseignements?|informations?|infos?|ask|consult\w+|"
    r"(?:plans?|maps?|documents?)\b[^\n.]{0,40}\b(?:seen|viewed|inspected))"
    rf"(?: \w+){{0,2}} (?:at|à|a|au|aux|en){ARTICLE}",
)
# Who asked for something is called after its street or square.
_ASKED = Cue(
    "received from|permit to|granted to|submitted by|on behalf of",
    rf"\b(?:received from|permit to|granted to|submitted by|on behalf of){ARTICLE}",
)
# Where people come from, and where a meeting was that is over.
_THEIR_PAST = Cue(
    "graduate|alumn|dipl|held|tenu",
    r"\b(?:(?:graduates?|graduated|alumn\w+|dipl[ôo]m[ée]\w*) (?:of|from|de|du)|"
    r"(?:meeting|hearing|forum|session|workshop)s? (?:was|were) held\b[^.;\n]{0,60}\b(?:at|in)|"
    rf"s['’]est tenue? (?:à|a|au|dans|en)){ARTICLE}",
)
# An institution that shares its building's name invites people, and is given money.
_BY_WHOM = Cue(
    " by|join|partner|collab|branch|friends|trustees|director|sponsor|thanks to",
    r"\b(?:(?:presented|organi[sz]ed|hosted|sponsored|offered|run|led|funded|supported) by|"
    r"join|thanks to|(?:partnership|collaboration) with|"
    rf"(?:branch|friends|trustees|directors?) of){ARTICLE}",
)
_WHAT_IT_DOES = re.compile(
    r"\s+(?:(?:staff|officials?|says?|said|announce\w*|invites?|welcomes?|presents?|offers?|"
    r"organi[sz]es|seeks|hosts?|sponsors|launches|"
    r"(?:is|are|will be) (?:hosting|offering|organi[sz]ing|presenting|inviting|seeking|hiring)|"
    r"in (?:welcoming|celebrating|presenting|partnership|collaboration)|"
    r"(?:vous )?(?:propose|organise|présente|invite|lance|annonce|recrute|recherche)(?:nt)?)\b"
    r"|\(\$)"
)
_ORGANISATION = re.compile(
    r"(?:['’]s)?(?:\s+(?:&|and|of|[A-Z][\w’'-]*)){0,4}\s+(?:Association|Trust|Authority|Committee|"
    r"Corporation|Commission|Coalition|Alliance|Society|Foundation|Group|Company|LLC|Inc|Department|"
    r"Partnership|Improvement District)\b"
)


def is_actor(before: str, behind: str, mention: Mention) -> bool:
    """Tell whether a name is one who acts, where people were taken or come from, or where to ask.

    `before` is the line in front of it in lower case. A house never is: it is told as where
    somebody is.
    """
    if mention.numbers:
        return False
    if _ASKED.search(before) or _ORGANISATION.match(behind):
        return True
    if mention.kind is not MentionKind.PLACE:
        return False
    if _WHAT_IT_DOES.match(behind):
        return True
    return any(cue.search(before) for cue in (_INSTITUTION, _BY_WHOM, _ASK_AT, _THEIR_PAST))
