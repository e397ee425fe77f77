"""Which other town each place of a text is in, or may be in.

Said right behind it, behind a list ("rues Valette et des Carmes, à Paris 5e"), by the beginning of
the sentence or text ("Somerville: fire at 12 Main St"), or by who acts ("Worcester police").
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from enrich.mentions.bound_towns import binds, is_beside, is_owner, sets_the_scene
from enrich.mentions.datelines import Dateline, Datelines
from enrich.mentions.known_towns import KnownTowns, TownFound
from enrich.mentions.phrases import MENTIONS
from enrich.mentions.town_tails import TownTails
from enrich.tokens import text_of
from records import Mention, MentionKind

# Begins with the sign, so that search passes other letters fast; no "St. John", no "Av. A".
_SENTENCE_END = re.compile(r"[\n.!?](?:(?<=\n)|(?<=\w{3}[.!?])\s+(?=[^\W\d_a-z]))")
_LEADS = re.compile(r"(?:(?:in|at|à|a|dans)\s+)?", re.IGNORECASE)
_JOINT = re.compile(
    r"\s*(?:[,/&;]|\b(?:et|and|ou|or|puis)\b)\s*(?:(?:et|and)\s+)?"
    r"(?:(?:the|la|le|les|de|du|des)\s+|[ld]['’]\s*){0,2}",
    re.IGNORECASE,
)
_MOST_TOWNS = 8  # on either side of a place; a sentence that names more is a list
_TURNS_TO = re.compile(r"\s*[:,]|\s+[–—-]\s")


class TownCarrier:
    """Component: gives each place the other town that it is in, or a doubt that it may be there."""

    def __init__(self, towns: KnownTowns, lang: str) -> None:
        self._towns = towns
        self._tails = TownTails(towns, lang)
        self._datelines = Datelines(towns)

    def __call__(self, doc: Doc) -> Doc:
        """Carry towns on, up to the sentence's end or the next town, and back along a list."""
        mentions: list[Mention] = doc.user_data[MENTIONS]
        if not mentions:
            return doc
        text = text_of(doc)
        starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
        mentions = self._with_tails(text, mentions)
        if any(_is_city(m) and m.town for m in mentions):
            mentions = _carried(text, starts, mentions)
        if len(mentions) > 1 and any(m.town for m in mentions):
            mentions = _shared(text, mentions)
        mentions = self._with_sentences(doc, starts, mentions)
        doc.user_data[MENTIONS] = self._with_datelines(text, mentions)
        return doc

    def _with_tails(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        """Return mentions with what is said of a town right behind them."""
        limits = [*_starts_of_places(mentions), len(text)]
        told, at = [], 0
        for mention in mentions:
            while limits[at] < mention.end and at < len(limits) - 1:
                at += 1
            if not (mention.town or _is_city(mention)):
                town = self._tails.read(text, mention.end, limits[at])
                mention = replace(mention, town=town) if town else mention
            told.append(mention)
        return told

    def _with_sentences(
        self, doc: Doc, starts: Sequence[int], mentions: Sequence[Mention]
    ) -> list[Mention]:
        """Return mentions with the town that their sentence binds them to, or doubts them by."""
        text = text_of(doc)
        towns = self._towns.find(doc, mentions)
        leads: dict[int, str] = {}
        told = []
        for mention in mentions:
            at = bisect_right(starts, mention.start)
            start, end = starts[at - 1], starts[at] if at < len(starts) else len(text)
            if start not in leads:
                leads[start] = self._datelines.lead(text, start)
            if not (mention.town or _is_city(mention)):
                here = bisect_left(towns, mention.start, key=_start)
                first = max(bisect_left(towns, start, key=_start), here - _MOST_TOWNS)
                last = min(bisect_left(towns, end, key=_start), here + _MOST_TOWNS)
                mention = _told(text, mention, leads[start], towns[first:last])
                if at > 1 and first == last and not mention.town:
                    mention = _after(text, mention, (starts[at - 2], start), towns[:first])
            told.append(mention)
        return told

    def _with_datelines(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        """Return mentions with the town of the dateline above, until something of ours is named."""
        datelines = list(self._datelines.find(text))
        if not datelines:
            return list(mentions)
        told: list[Mention] = []
        home = -1  # where something of ours was named last
        for mention in mentions:
            above = datelines[: bisect_right(datelines, mention.start, key=_begin)][-1:]
            if _is_home(mention):
                home = mention.start
            elif above and above[-1].start > home and not (mention.town or _is_city(mention)):
                mention = _dated(mention, above[-1])
            told.append(mention)
        return told


def _told(text: str, mention: Mention, lead: str, towns: Sequence[TownFound]) -> Mention:
    """Return a mention with what the other words of its sentence say of its town."""
    before = [town for town in towns if town.end <= mention.start]
    last = before[-1] if before else None
    if last and not last.is_own and is_owner(text, last, mention.start):
        return replace(mention, town=text[last.start : last.end])
    if any(town.is_own for town in towns):
        return mention
    if lead:
        return replace(mention, town=lead)
    bound = next((town for town in before if binds(text, town, mention.start)), None)
    if bound:
        return replace(mention, town=text[bound.start : bound.end])
    beside = next((town for town in towns if is_beside(text, town)), None)
    return replace(mention, town_near=text[beside.start : beside.end]) if beside else mention


def _after(
    text: str, mention: Mention, sentence: tuple[int, int], towns: Sequence[TownFound]
) -> Mention:
    """Return a mention of a sentence without towns, doubted by the town of the one before it."""
    said = [town for town in towns[-_MOST_TOWNS:] if town.start >= sentence[0]]
    if any(town.is_own for town in said):
        return mention
    near = next((town for town in said if sets_the_scene(text, town, sentence)), None)
    return replace(mention, town_near=text[near.start : near.end]) if near else mention


def _dated(mention: Mention, line: Dateline) -> Mention:
    if line.is_sure:
        return replace(mention, town=line.town)
    return replace(mention, town_near=line.town)


def _start(town: TownFound) -> int:
    return town.start


def _begin(line: Dateline) -> int:
    return line.start


def _starts_of_places(mentions: Sequence[Mention]) -> list[int]:
    return [mention.start for mention in mentions if not _is_city(mention)]


def _is_home(mention: Mention) -> bool:
    """Tell whether a mention is our town, or a quarter or landmark that our register has."""
    if _is_city(mention):
        return not mention.town
    is_place = mention.kind in (MentionKind.AREA, MentionKind.PLACE)
    return is_place and mention.found_by == "gazetteer" and not mention.town


def _carried(text: str, starts: Sequence[int], mentions: Sequence[Mention]) -> list[Mention]:
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
