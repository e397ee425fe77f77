"""Towns that several places share.

One that begins a sentence: "Somerville: fire at 12 Main St", "À Roubaix, …"; one behind a list:
"rues Valette et des Carmes, à Paris 5e".
"""

import re
from bisect import bisect_right
from dataclasses import replace

from spacy.tokens import Doc

from enrich.phrases import MENTIONS
from enrich.tokens import text_of
from records import Mention, MentionKind

_SENTENCE_END = re.compile(r"\n|(?<=\w{3})[.!?]\s+(?=[^\W\d_a-z])")  # no "St. John", no "Av. A"
_LEADS = re.compile(r"(?:(?:in|at|à|a|dans)\s+)?", re.IGNORECASE)
_JOINT = re.compile(
    r"\s*(?:[,/&;]|\b(?:et|and|ou|or|puis)\b)\s*(?:(?:et|and)\s+)?"
    r"(?:(?:the|la|le|les|de|du|des)\s+|[ld]['’]\s*){0,2}",
    re.IGNORECASE,
)
_TURNS_TO = re.compile(r"\s*[:,]|\s+[–—-]\s")


class TownCarrier:
    """Component: gives the other town of a sentence or list to each place in it."""

    def __call__(self, doc: Doc) -> Doc:
        """Carry towns on, up to the sentence's end or the next town, and back along a list."""
        mentions: list[Mention] = doc.user_data[MENTIONS]
        if any(_is_city(m) and m.town for m in mentions):
            mentions = _carried(text_of(doc), mentions)
        if len(mentions) > 1 and any(m.town for m in mentions):
            mentions = _shared(text_of(doc), mentions)
        doc.user_data[MENTIONS] = mentions
        return doc


def _carried(text: str, mentions: list[Mention]) -> list[Mention]:
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
    carried: list[Mention] = []
    town, town_start = "", -1
    for mention in mentions:
        start = starts[bisect_right(starts, mention.start) - 1]
        if _is_city(mention):
            leads = mention.town and _leads(text, start, mention)
            town, town_start = (mention.town, start) if leads else ("", -1)
        elif start == town_start and not mention.town:
            mention = replace(mention, town=town)
        carried.append(mention)
    return carried


def _shared(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return mentions with the town behind the last one of a list given to all of it."""
    shared = mentions[-1:]
    for mention in reversed(mentions[:-1]):
        follower = shared[-1]
        is_open = not (mention.town or _is_city(mention) or _is_city(follower))
        if is_open and follower.town and _JOINT.fullmatch(text, mention.end, follower.start):
            mention = replace(mention, town=follower.town)
        shared.append(mention)
    return shared[::-1]


def _leads(text: str, sentence: int, mention: Mention) -> bool:
    is_first = _LEADS.fullmatch(text, sentence, mention.start) is not None
    return is_first and _TURNS_TO.match(text, mention.end) is not None


def _is_city(mention: Mention) -> bool:
    return mention.kind is MentionKind.CITY
