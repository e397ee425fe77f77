"""Whole streets, and roads with a number."""

from __future__ import annotations

import re
from dataclasses import replace
from weakref import WeakKeyDictionary

from geo.candidate import Candidate, Found, section
from geo.gazetteer import Gazetteer
from geo.kept_answers import KeptAnswers
from geo.street_names import NameMatch
from records import Mention, Place, Precision, Refusal, Score
from records.spelling import name_key

MOST_KEPT = 2000
_WHOLE: WeakKeyDictionary[Gazetteer, KeptAnswers[str, Place]] = WeakKeyDictionary()
# A highway by its number alone, as `records.spelling.name_key` writes it.
_NUMBERED = re.compile(
    r"(?:rte|rt|hwy|state rte|us|us rte|interstate|i|autoroute|[adn]) ?\d{1,4}[a-z]?"
)
STREET_NAMED = 0.9  # the words say the street, not where on it


def resolve_street(mention: Mention, gazetteer: Gazetteer) -> Found:
    """Return every street of the name, with all of its blocks."""
    is_said = mention.found_by != "query"  # who asks for a road's number wants what there is of it
    if is_said and _NUMBERED.fullmatch(name_key(mention.parts[0])):
        return resolve_road(mention, gazetteer)
    match = streets_called(mention.parts[0], gazetteer)
    if match is None:
        return Refusal(mention, "unknown_street", mention.parts[0])
    return tuple(street_candidate(street_id, match, gazetteer) for street_id in match.street_ids)


def resolve_road(mention: Mention, gazetteer: Gazetteer) -> Found:
    """Return a numbered road where a street is called so itself; else it runs past the town.

    That a street is part of it, as an alias says, does not mean that the news is about that part.
    """
    match = gazetteer.street_names.find(mention.parts[0])
    key = name_key(mention.parts[0])
    streets = filter(None, map(gazetteer.street, match.street_ids if match else ()))
    own = [street.id for street in streets if name_key(street.name) == key]
    if match is None or not own:
        return Refusal(mention, "road", mention.parts[0])
    return tuple(street_candidate(street_id, match, gazetteer) for street_id in own)


def streets_called(name: str, gazetteer: Gazetteer) -> NameMatch | None:
    """Return the streets that a name means, guessing at letters only if none is called so."""
    return gazetteer.street_names.find(name) or gazetteer.street_names.guess(name)


def street_candidate(street_id: str, match: NameMatch, gazetteer: Gazetteer) -> Candidate:
    """Return a whole street as a candidate."""
    parts = (Score(f"street_{match.how}", match.score), Score("whole_street", STREET_NAMED))
    return Candidate(street_place(street_id, gazetteer), "street", street_id, "street", parts)


def street_place(street_id: str, gazetteer: Gazetteer) -> Place:
    """Return the place that a whole street is; put together once, as most texts name the same."""
    kept = _WHOLE.setdefault(gazetteer, KeptAnswers(MOST_KEPT))
    return kept.get(street_id, lambda street_id: _whole(street_id, gazetteer))


def _whole(street_id: str, gazetteer: Gazetteer) -> Place:
    street = gazetteer.street(street_id)
    name = street.name if street else street_id
    place = section(name, gazetteer.blocks_of(street_id), gazetteer)
    return replace(place, precision=Precision.STREET)
