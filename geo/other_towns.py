"""Whether a clean query ends in another town: "12 rue de Rivoli, Paris"."""

from __future__ import annotations

import re

from geo.gazetteer import Gazetteer
from geo.near_keys import letters_apart
from geo.query_pieces import is_silent
from geo.street_types import type_of
from geo.town_words import is_other, is_ours
from records.spelling import name_key

_POSTCODE = re.compile(r"\d{5}\s+(?=\D)|\s+(?:[A-Z]{2}\s+)?\d{5}(?:-\d{4})?$")
_LONGEST = 4  # words of a town's name
# Behind a comma, part of the house rather than a town around it.
_INDOORS_WORDS = (
    "rear front side back basement upper lower ground entrance entree hall room salle chamber "
    "lobby foyer parking courtyard fond sous rez niveau porte hameau lieu"
)
_INDOORS = frozenset(_INDOORS_WORDS.split())


def is_in_other_town(query: str, gazetteer: Gazetteer) -> bool:
    """Tell whether the last words behind a comma name a town that is not this one.

    No list has all towns: it is one if the words are no number, no part of a house, and nothing
    that is called so here. That "rue de Paris" is here makes Paris no place of this town.
    """
    if "," not in query:
        return False
    pieces = [" ".join(piece.split()) for piece in query.split(",")]
    named = [piece for piece in pieces if piece and not is_silent(piece)]
    if len(named) < 2 or named[-1] == pieces[0]:
        return False
    last = _POSTCODE.sub("", named[-1])
    key = name_key(last)
    if is_other(key, gazetteer):
        return True
    words = key.split()
    is_name = 0 < len(words) <= _LONGEST and not any(c.isdigit() for c in last)
    return is_name and _INDOORS.isdisjoint(words) and not _is_known(key, gazetteer)


def _is_known(key: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is, or may well be, something of this town or the town itself."""
    if type_of(key) or is_ours(key, gazetteer) or gazetteer.landmark_names.find(key):
        return True
    match = gazetteer.street_names.find(key)
    if match is not None and match.how != "base":
        return True
    most = 1 + (len(key) > 8)  # a letter or two wrong
    return any(letters_apart(key, own, most) <= most for own in gazetteer.own_keys)
