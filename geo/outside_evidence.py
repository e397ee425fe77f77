"""What an outside geocoder's answer is worth: evidence for a mention whose street is not ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from geo.candidate import Candidate, Found
from geo.gazetteer import Gazetteer
from geo.given import DISAGREE_M, metres_apart
from geo.house_numbers import HouseFit
from geo.look_up import look_up_by_name
from geo.query_reading import read_query
from geo.resolvers.address import house_name
from geo.street_types import type_of, words_of
from records import (
    Mention,
    MentionKind,
    OutsideAnswer,
    OutsideQuestion,
    Place,
    Precision,
    Privacy,
    RawPlace,
    Refusal,
    Score,
    Source,
)
from records.spelling import name_key

OUTSIDE = "outside_geocoder"
ALONE, AGREES, OTHER_NAME = 0.7, 0.95, 0.8
ADDRESS_ACCURACY_M, STREET_ACCURACY_M = 100.0, 300.0
_HOUSES = (MentionKind.ADDRESS, MentionKind.RANGE)
_ASKED = (*_HOUSES, MentionKind.BLOCK, MentionKind.STREET)
_MOST_SHOUTED = 5  # words beside a street's type, articles among them

_DOUBTS = (
    "street_fuzzy",
    "street_other_type",
    HouseFit.OTHER_PARITY,
    HouseFit.JUST_OUTSIDE,
    HouseFit.FAR_OUTSIDE,
)

Answers = Mapping[str, OutsideAnswer]  # by the questions' keys


def questions_of(
    refusals: Iterable[Refusal], given: Iterable[RawPlace], source: Source, gazetteer: Gazetteer
) -> tuple[OutsideQuestion, ...]:
    """Return what may be asked outside about an item: its addresses whose street is not ours.

    Only what it is about, in its own town. A house number that may not be published is not told.
    """
    refused = [refusal for refusal in refusals if refusal.reason == "unknown_street"]
    mentions = [r.mention for r in refused if r.mention and r.mention.about]
    if any(refusal.mention is None for refusal in refused):
        mentions += filter(None, (_mention_of(place, gazetteer) for place in given))
    asked = (_question(mention, source, gazetteer) for mention in mentions)
    return tuple({one.key: one for one in asked if one}.values())


def with_outside(
    found: Found, mention: Mention, source: Source, answers: Answers, gazetteer: Gazetteer
) -> Found:
    """Return what was found of a mention; if its street is not ours, what is known outside."""
    if not answers or not isinstance(found, Refusal) or found.reason != "unknown_street":
        return found
    question = _question(mention, source, gazetteer)
    answer = answers.get(question.key) if question else None
    if question is None or answer is None or not is_in_town(answer, gazetteer):
        return found
    return (_ours(answer, question, mention, gazetteer) or _theirs(answer, question, gazetteer),)


def with_outside_given(
    found: Found, raw: RawPlace, source: Source, answers: Answers, gazetteer: Gazetteer
) -> Found:
    """Return the same of a place that the publisher gave by its words alone."""
    is_refused = answers and isinstance(found, Refusal)
    mention = _mention_of(raw, gazetteer) if is_refused else None
    return with_outside(found, mention, source, answers, gazetteer) if mention else found


def is_in_town(answer: OutsideAnswer, gazetteer: Gazetteer) -> bool:
    """Tell whether an answer lies inside of the town."""
    return gazetteer.ground.is_in_town(answer.lon, answer.lat)


def _mention_of(raw: RawPlace, gazetteer: Gazetteer) -> Mention | None:
    if raw.lon is not None or not raw.text.strip():
        return None
    return next((m for m in read_query(raw.text, gazetteer) if m.kind in _ASKED), None)


def _question(mention: Mention, source: Source, gazetteer: Gazetteer) -> OutsideQuestion | None:
    if mention.kind not in _ASKED or not _is_like_address(mention):
        return None
    told = mention.kind in _HOUSES and mention.numbers and source.privacy is not Privacy.BLOCK
    number = mention.numbers[0] if told else 0
    suffix = "".join(mention.suffixes[:1]) if told else ""
    street = mention.parts[0]
    key = name_key(f"{number}{suffix} {street}")
    town = gazetteer.town
    lon, lat, _ = gazetteer.view_of_town()
    near = (round(lon, 4), round(lat, 4))
    return OutsideQuestion(key, street, number, suffix, town.name, town.country, near)


def _is_like_address(mention: Mention) -> bool:
    """Tell whether words look like an address; those in capitals are often a headline's.

    A street needs a number, or a word that says what kind of way it is; in capitals, which hide
    where a name ends, both and few words.
    """
    street = mention.parts[0]
    key = name_key(street)
    is_typed, is_numbered = bool(type_of(key)), any(mention.numbers)
    if street.isupper():
        return is_typed and is_numbered and len(key.split()) <= 1 + _MOST_SHOUTED
    return is_typed or is_numbered


def _ours(
    answer: OutsideAnswer, question: OutsideQuestion, mention: Mention, gazetteer: Gazetteer
) -> Candidate | None:
    """Return our own house or street of the answered name, if it is where the answer is.

    It is only sure if the words asked are in the name: services guess at letters, too.
    """
    found = look_up_by_name(replace(mention, parts=(answer.street,), town=""), gazetteer)
    spot = answer.lon, answer.lat
    near = [one for one in _certain(found) if metres_apart(one, spot, gazetteer) <= DISAGREE_M]
    if not near:
        return None
    is_same = words_of(question.street) <= words_of(answer.street)
    if is_same:
        return near[0].doubt(f"{OUTSIDE}_agrees", AGREES)
    return near[0].doubt(OUTSIDE, ALONE)


def _certain(found: Found) -> Iterator[Candidate]:
    for one in () if isinstance(found, Refusal) else found:
        if not any(map(one.has, _DOUBTS)):
            yield one


def _theirs(answer: OutsideAnswer, question: OutsideQuestion, gazetteer: Gazetteer) -> Candidate:
    """Return the answered spot under the words' own name: an address with a number only."""
    spot = answer.lon, answer.lat
    parts = [Score(OUTSIDE, ALONE)]
    if not words_of(question.street) <= words_of(answer.street):
        parts.append(Score("outside_other_name", OTHER_NAME))
    areas = gazetteer.areas_at(*spot)
    if answer.precision is not Precision.ADDRESS:
        place = Place(
            question.street, *spot, Precision.STREET, STREET_ACCURACY_M, (), areas, (spot,)
        )
        return Candidate(place, "street", "", "outside", tuple(parts))
    nearest = gazetteer.nearest_block(*spot)
    blocks = (nearest[0].id,) if nearest else ()
    name = house_name(question.number, question.suffix, question.street)
    place = Place(name, *spot, Precision.ADDRESS, ADDRESS_ACCURACY_M, blocks, areas, (spot,))
    return Candidate(place, "address", "", "outside", tuple(parts))
