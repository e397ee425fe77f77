"""Whole streets, and roads with a number."""

from __future__ import annotations

from dataclasses import replace
from weakref import WeakKeyDictionary

from geo.candidate import Candidate, Found, section
from geo.gazetteer import Gazetteer
from geo.kept_answers import KeptAnswers
from geo.street_names import NameMatch
from records import Mention, Place, Precision, Refusal, Score

MOST_KEPT = 2000
_WHOLE: WeakKeyDictionary[Gazetteer, KeptAnswers[str, Place]] = WeakKeyDictionary()
STREET_NAMED = 0.9  # the words say the street, not where on it


def resolve_street(mention: Mention, gazetteer: Gazetteer) -> Found:
    """Return every street of the name, with all of its blocks."""
    match = streets_called(mention.parts[0], gazetteer)
    if match is None:
        return Refusal(mention, "unknown_street", mention.parts[0])
    return tuple(street_candidate(street_id, match, gazetteer) for street_id in match.street_ids)


def resolve_road(mention: Mention, gazetteer: Gazetteer) -> Found:
    """Return a numbered road where it is one of the town's streets; else it runs past the town."""
    match = gazetteer.street_names.find(mention.parts[0])
    if match is None or match.how not in ("exact", "article"):
        return Refusal(mention, "road", mention.parts[0])
    return tuple(street_candidate(street_id, match, gazetteer) for street_id in match.street_ids)


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
