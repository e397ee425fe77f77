"""Places that a text only passes by: contact lines, datelines, ways round."""

import re
from dataclasses import replace

from spacy.tokens import Doc

from enrich.actors import is_actor
from enrich.cues import Cue
from enrich.directions import goes_on, is_on_the_way
from enrich.phrases import MENTIONS
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
_LOOK_BACK = 100  # characters of the line in front of a mention
_LOOK_AHEAD = 60


class PassingMarker:
    """Component: sets `about` to False on mentions that the text only passes by."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark them."""
        text = text_of(doc)
        mentions: list[Mention] = doc.user_data[MENTIONS]
        marked: list[Mention] = []
        way_end = -1  # where the last mention ends, if it was on a way
        for mention in mentions:
            joined = way_end >= 0 and goes_on(text[way_end : mention.start], mention)
            before = _line_before(text, mention)
            on_the_way = joined or is_on_the_way(before, mention)
            way_end = mention.end if on_the_way else -1
            passing = on_the_way or _is_passing(text, before, mention)
            marked.append(replace(mention, about=False) if passing else mention)
        doc.user_data[MENTIONS] = marked
        return doc


def _line_before(text: str, mention: Mention) -> str:
    """Return the words in front of a mention on its line, in lower case."""
    return text[max(0, mention.start - _LOOK_BACK) : mention.start].rpartition("\n")[2].lower()


def _is_passing(text: str, before: str, mention: Mention) -> bool:
    if mention.kind is MentionKind.CITY and (mention.town or _is_dateline(text, mention)):
        return True
    behind = text[mention.end : mention.end + _LOOK_AHEAD].partition("\n")[0]
    if is_actor(before, behind, mention):
        return True
    contact = _CONTACT.search(before)
    if contact is None:
        return False
    return bool(_ASKING.search(before, contact.start()) or _REACHED_BY.search(behind))


def _is_dateline(text: str, mention: Mention) -> bool:
    starts_line = mention.start == 0 or text[mention.start - 1] == "\n"
    return starts_line and _DATELINE.match(text, mention.end) is not None
