"""Sentences that begin with another town: "Somerville: fire at 12 Main St", "À Roubaix, …"."""

import re
from bisect import bisect_right
from dataclasses import replace

from spacy.tokens import Doc

from enrich.phrases import MENTIONS
from enrich.tokens import text_of
from records import Mention, MentionKind

_SENTENCE_END = re.compile(r"\n|(?<=\w{3})[.!?]\s+(?=[^\W\d_a-z])")  # no "St. John", no "Av. A"
_LEADS = re.compile(r"(?:(?:in|at|à|a|dans)\s+)?", re.IGNORECASE)
_TURNS_TO = re.compile(r"\s*[:,]|\s+[–—-]\s")


class TownCarrier:
    """Component: gives the other town that begins a sentence to the places that follow in it."""

    def __call__(self, doc: Doc) -> Doc:
        """Carry towns on, up to the sentence's end or the next town."""
        mentions: list[Mention] = doc.user_data[MENTIONS]
        if any(_is_city(m) and m.town for m in mentions):
            doc.user_data[MENTIONS] = _carried(text_of(doc), mentions)
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


def _leads(text: str, sentence: int, mention: Mention) -> bool:
    is_first = _LEADS.fullmatch(text, sentence, mention.start) is not None
    return is_first and _TURNS_TO.match(text, mention.end) is not None


def _is_city(mention: Mention) -> bool:
    return mention.kind is MentionKind.CITY
