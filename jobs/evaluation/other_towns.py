"""Whether places that a sentence puts in another town are still taken for our streets of that name.

Hard negatives: every name is of a street here. Records of Cambridge (crashes, parcels) and points
of the Paris register stand in sentences that say another town in one of the ways of
said_elsewhere.py; sentences of the council and titles of Paris orders get a town around the gold
mention or in the stead of ", à Paris 11e". Each way and frame takes its turn, with a fixed seed.

`sure elsewhere`: sentences with a place on a street or finer that they are about, of 0.85 or more,
per 1,000. `without the town`: the share of those sentences placed (0.5 or more) on a
street or finer when no other town is named; what is lost by refusing too much shows there.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from string import capwords

from jobs.evaluation.figure import Figure, Unit
from jobs.evaluation.gold_pins import nobody_in
from jobs.evaluation.paris import BAN, FOLDER
from jobs.evaluation.said_elsewhere import (
    FRAMES_EN,
    FRAMES_FR,
    TAILS_FR,
    WAYS_EN,
    WAYS_FR,
    Way,
)
from jobs.evaluation.shared_data import LeftOut, SharedData
from jobs.pipeline import place_words
from jobs.workshop import Workshop
from records import Mention, Placement, Precision, Role

GOAL_SURE, GOAL_PLACED = 5.0, 0.95
SURE, SHOWN = 0.85, 0.5
FEW = 1_200  # sentences made of a register
_KINDS = ("crash_address", "crash_intersection", "parcel")
_FINE = ("address", "intersection", "segment", "street")
_TITLE = re.compile(r",? à Paris 1[12]e\.?$")  # the extract's own arrondissements
_OUR_TOWN = re.compile(r"\bCambridge\b(?! St)")  # who says so can't say another one
_STOP = re.compile(r"\n|(?<=\w{3})[.;]\s")


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence that names another town in a `way`, and the same without it.

    `spot` are the words that the town is said of, "" if of all that the sentence names.
    """

    way: str
    elsewhere: str
    here: str
    spot: str = ""


def measure(shared: SharedData) -> Iterator[Figure | LeftOut]:
    """Yield both figures of records, council sentences, addresses and orders."""
    for name, lang, town, pairs_of in (
        ("records", "en", "cambridge-ma", record_pairs),
        ("council", "en", "cambridge-ma", council_pairs),
        ("addresses", "fr", "paris-saint-antoine", address_pairs),
        ("orders", "fr", "paris-saint-antoine", order_pairs),
    ):
        try:
            pairs = list(pairs_of(shared))
            yield from _figures(f"{name} {lang}", pairs, lang, shared.workshop(town))
        except LeftOut as reason:
            yield reason


def record_pairs(shared: SharedData) -> Iterator[Pair]:
    """Yield sentences about records of Cambridge. Raises LeftOut."""
    rows = shared.rows("cambridge-ma", "records_gold.csv")
    spots = sorted({capwords(row["text"]) for row in rows if row["kind"] in _KINDS})
    few = random.Random(1).sample([spot for spot in spots if "," not in spot], FEW)
    return made_pairs(few, FRAMES_EN, WAYS_EN)


def address_pairs(shared: SharedData) -> Iterator[Pair]:
    """Yield sentences about houses of the Paris register. Raises LeftOut."""
    rows = shared.rows(FOLDER, BAN, delimiter=";")
    spots = sorted({f"{row['numero']} {row['nom_voie']}" for row in rows if not row["rep"]})
    return made_pairs(random.Random(1).sample(spots, FEW), FRAMES_FR, WAYS_FR)


def made_pairs(spots: list[str], frames: tuple[str, ...], ways: tuple[Way, ...]) -> Iterator[Pair]:
    """Yield a pair of each spot; all frames go with all ways in turn."""
    turns = cycle([(frame, way) for frame in frames for way in ways])
    for spot, (frame, way) in zip(spots, turns, strict=False):
        yield Pair(str(way), way.put(frame, spot), Way().put(frame, spot))


def council_pairs(shared: SharedData) -> Iterator[Pair]:
    """Yield the sentence of each street or spot of the annotated council texts. Raises LeftOut."""
    ways = cycle(WAYS_EN)
    for item in shared.lines("gold", "council_en.jsonl"):
        text = item["text"]
        stops = [0, *(match.end() for match in _STOP.finditer(text)), len(text)]
        for mention in item["mentions"]:
            if mention["kind"] in _FINE and mention["local"] and mention["about"]:
                start, end = mention["start"], mention["end"]
                first = max(stop for stop in stops if stop <= start)
                last = min(stop for stop in stops if stop >= end)
                if not _OUR_TOWN.search(text, first, last):
                    sentence = text[first:start], text[start:end], text[end:last]
                    yield from (_rewritten(sentence, way) for way in (next(ways), next(ways)))


def order_pairs(shared: SharedData) -> Iterator[Pair]:
    """Yield titles of orders of the two arrondissements that the extract cuts. Raises LeftOut."""
    tails = cycle(TAILS_FR)
    streets = [row["nom_voie"] for row in shared.rows(FOLDER, BAN, delimiter=";")]
    known = {street.lower().replace("’", "'") for street in streets}
    for row in shared.rows(FOLDER, "arretes_paris_voirie_2025.csv"):
        title, cuts = _TITLE.subn("", row["titre"].strip())
        words = title.lower().replace("’", "'")
        if cuts and any(re.search(rf"\b{re.escape(street)}\b", words) for street in known):
            tail = next(tails)
            yield Pair(tail, f"{title}{tail}.", f"{title}.")


def placed_at(text: str, spot: str, lang: str, workshop: Workshop) -> Placement | None:
    """Return the surest place on a street or finer that a text is about by the words of a spot."""
    placements = place_words(nobody_in(workshop), text, lang, workshop).found.placements
    fine = [p for p in placements if p.place.precision.rank <= Precision.STREET.rank]
    about = [p for p in fine if p.role is Role.ABOUT and _is_of(p.mention, spot)]
    return max(about, key=lambda p: p.score, default=None)


def _is_of(mention: Mention | None, spot: str) -> bool:
    return mention is not None and (spot in mention.text or mention.text in spot)


def _rewritten(sentence: tuple[str, str, str], way: Way) -> Pair:
    before, spot, behind = sentence
    elsewhere = f"{way.before}{before}{way.of_spot}{spot}{way.behind}{behind}"
    return Pair(str(way), elsewhere, f"{before}{spot}{behind}", spot)


def _figures(name: str, pairs: list[Pair], lang: str, workshop: Workshop) -> Iterator[Figure]:
    sure, lost = list[str](), list[str]()
    for pair in pairs:
        there = placed_at(pair.elsewhere, pair.spot, lang, workshop)
        if there and there.score >= SURE:
            sure.append(f"{pair.way} | {there.place.name} {there.score:.2f} | {pair.elsewhere}")
        here = placed_at(pair.here, pair.spot, lang, workshop)
        if here is None or here.score < SHOWN:
            lost.append(pair.here)
    rows = max(len(pairs), 1)
    share = 1000 * len(sure) / rows
    name_sure, name_placed = f"{name}, sure elsewhere", f"{name}, without the town"
    yield Figure(name_sure, share, Unit.A_THOUSAND, len(pairs), GOAL_SURE, tuple(sure))
    share = 1 - len(lost) / rows
    yield Figure(name_placed, share, Unit.SHARE, len(pairs), GOAL_PLACED, tuple(lost))
