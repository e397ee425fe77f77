"""Places that a text only passes by: contact lines, datelines, homes, ways round."""

import re
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Doc

from enrich.mentions.actors import is_actor
from enrich.mentions.cues import Cue
from enrich.mentions.directions import goes_on, is_on_the_way
from enrich.mentions.homes import is_home
from enrich.mentions.imprint import is_imprint
from enrich.mentions.namesakes import is_namesake
from enrich.mentions.obituaries import is_ceremony, is_obituary
from enrich.mentions.phrases import MENTIONS
from enrich.mentions.turned_down import is_turned_down
from enrich.tokens import text_of
from records import Mention, MentionKind

# "Questions? Contact …", "Renseignements : mairie, …": what follows on the line is where to ask.
_CONTACT = Cue(
    "info|renseign|contact|inscription|serv|tél|tel|courriel|adresse|permanence|siège|siege|bureau|crire|"
    "aupr|question|phone|rsvp|mailing|office|headquarter",
    r"\b(?:informations?|infos?|renseignements?|contacts?|inscriptions?|r[ée]servations?|t[ée]l|"
    r"courriel|adresse postale|permanence|si[èe]ge|bureaux|[ée]crire [àa]|aupr[èe]s d\w+|"
    r"questions?|phone|rsvp|mailing address|offices?|headquarters?|"
    r"for (?:more|further) information)\b[^\n]{0,80}$",
)
_ASKING = re.compile(r"[:?]|\b(?:at|of|contact|au|du|de|located|call|visit)\b")
_REACHED_BY = re.compile(r"[\w.+-]{1,64}@[\w-]+\.\w|\+?\d(?:[\s.()-]{0,2}\d){8,}|\d{3}-\d{4}")
_DATELINE = re.compile(r"(?:, [\w.]{2,12})?\s*(?:[—–]|-{1,2} |\([A-Z]{2,5}\)|, le \d)")
_LOOK_BACK = 150  # characters in front of a mention
_LINE_BACK = 100  # of them on its line
_LOOK_AHEAD = 60


class PassingMarker:
    """Component: sets `about` to False on mentions that the text only passes by."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark them."""
        mentions: list[Mention] = doc.user_data[MENTIONS]
        if not mentions:
            return doc
        text = text_of(doc)
        notice = is_obituary(text)
        marked: list[Mention] = []
        way_end = -1  # where the last mention ends, if it was on a way
        for mention, following in zip(mentions, [*mentions[1:], None], strict=True):
            around = _around(text, mention, following)
            joined = way_end >= 0 and goes_on(text[way_end : mention.start], mention)
            on_the_way = joined or is_on_the_way(around.lower, mention)
            way_end = mention.end if on_the_way else -1
            passing = on_the_way or _is_passing(text, around, mention)
            passing = passing or (notice and not is_ceremony(mention))
            marked.append(replace(mention, about=False) if passing else mention)
        doc.user_data[MENTIONS] = marked
        return doc


class _Around(NamedTuple):
    """What stands around a mention: above it, beside it on its line, up to the next one."""

    above: str
    before: str
    lower: str
    behind: str
    between: str | None


def _around(text: str, mention: Mention, following: Mention | None) -> _Around:
    above = text[max(0, mention.start - _LOOK_BACK) : mention.start]
    before = above[-_LINE_BACK:].rpartition("\n")[2]
    behind = text[mention.end : mention.end + _LOOK_AHEAD].partition("\n")[0]
    is_near = following is not None and following.start - mention.end <= _LOOK_AHEAD
    between = text[mention.end : following.start] if following and is_near else None
    return _Around(above.lower(), before, before.lower(), behind, between)


def _is_passing(text: str, around: _Around, mention: Mention) -> bool:
    if mention.kind is MentionKind.CITY and (mention.town or _is_dateline(text, mention)):
        return True
    return (
        is_actor(around.lower, around.behind, mention)
        or is_namesake(around.before, around.behind, mention)
        or is_home(around.before, around.behind, mention)
        or is_turned_down(around.lower, around.between)
        or is_imprint(around.lower, around.above, mention)
        or _is_contact(around)
    )


def _is_contact(around: _Around) -> bool:
    contact = _CONTACT.search(around.lower)
    if contact is None:
        return False
    return bool(_ASKING.search(around.lower, contact.start()) or _REACHED_BY.search(around.behind))


def _is_dateline(text: str, mention: Mention) -> bool:
    starts_line = mention.start == 0 or text[mention.start - 1] == "\n"
    return starts_line and _DATELINE.match(text, mention.end) is not None
