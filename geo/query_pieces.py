"""A clean query cut at its commas: what names a place, and what says the town around it."""

from __future__ import annotations

import re

from geo.gazetteer import Gazetteer
from geo.town_words import is_other, is_ours
from records.spelling import name_key

_UNIT = r"(?:unit|apt|apartment|suite|room|floor|appt|appartement|bat|bât|bâtiment|étage)\b\.?"
# "bld" before a name is a boulevard, before a number or a letter a building.
_BUILDING = r"(?:building|bldg?)\b\.?\s*(?:\d+|[a-z])"
_UNIT_PIECE = re.compile(rf"(?:#|{_UNIT}).*|{_BUILDING}", re.I)
_UNIT_TAIL = re.compile(rf"\s*#.*$|\s+{_UNIT}\s*[\w/-]+$|\s+{_BUILDING}$", re.I)
_STATE = re.compile(r"(?:[A-Z]{2}|mass|massachusetts|usa|france)?\.?\s*(?:\d{5}(?:-\d{4})?)?", re.I)
_TOWN_TAIL = re.compile(r"(?<=\D)\s+(\d{5}(?:\s+\D+)?)$")  # 12 rue de Paris 93100 Montreuil
_POSTCODE_TOWN = re.compile(r"\d{5}\s+(\D+)")
_POSTCODE = re.compile(r"\b\d{5}\b")
# Where letters go rather than where a house is: "BP 118 59482 Haubourdin Cedex 2".
_POST_BOX = re.compile(
    r"\b(?:BP|B\.P\.|CS|TSA|P\.?\s?O\.?\s?Box)\s?\d{1,6}\b|\bcedex(?:\s+\d{1,2})?\b", re.I
)
_LONGEST_TOWN = 5  # words
_NUMBER_PIECE = re.compile(r"\d{1,4}\s?(?:bis|ter|quater|[a-z])?", re.I)


def cut(query: str, gazetteer: Gazetteer) -> tuple[tuple[str, ...], str]:
    """Return the pieces that name places and the words that name the town, "" if none do.

    Units, post boxes, states and countries are left out. A query of nothing but a town keeps it,
    one of nothing but this town and one of its postcodes keeps the postcode.
    """
    whole = [" ".join(piece.split()) for piece in _POST_BOX.sub(" ", query).split(",")]
    pieces: list[str] = []
    towns: list[str] = []
    cleaned = _joined([_UNIT_TAIL.sub("", piece) for piece in whole if piece])
    for piece, after in zip(cleaned, [*cleaned[1:], ""], strict=False):
        if pieces and (_STATE.fullmatch(after) if after else _is_foreign(piece, gazetteer)):
            towns.append(piece)
            continue
        tail = _TOWN_TAIL.search(piece)
        if tail:
            piece, towns = piece[: tail.start()], [*towns, tail[1]]
        if _is_town(piece, gazetteer):
            towns.append(piece)
        elif not _UNIT_PIECE.fullmatch(piece) and not (pieces and _is_part(piece, gazetteer)):
            pieces.append(piece)
    return (tuple(pieces), " ".join(towns)) if pieces else _town_alone(whole, gazetteer)


def _town_alone(whole: list[str], gazetteer: Gazetteer) -> tuple[tuple[str, ...], str]:
    """Return the same of a query without any place: "98000 Monaco"."""
    code = _POSTCODE.search(" ".join(whole))
    names = (_POSTCODE.sub("", piece).strip() for piece in whole)
    name = next(filter(None, names), "")
    if code is None or name_key(name) not in gazetteer.own_keys:
        return tuple(whole[:1]), ""
    return ((code[0],), "") if code[0] in gazetteer.postcodes else ((name,), code[0])


def without_town(piece: str, gazetteer: Gazetteer) -> str:
    """Return a piece without this town's name at its end ("12 Oak St Tinytown"), "" if none is.

    A state or a postcode behind the name goes with it.
    """
    words = piece.split()
    while len(words) > 1 and _STATE.fullmatch(words[-1]):
        words.pop()
    for length in range(min(_LONGEST_TOWN, len(words) - 1), 0, -1):
        if name_key(" ".join(words[-length:])) in gazetteer.own_keys:
            return " ".join(words[:-length])
    return ""


def is_silent(piece: str) -> bool:
    """Tell whether a piece is a flat, a state, a country or a bare postcode."""
    return bool(_STATE.fullmatch(piece) or _UNIT_PIECE.fullmatch(piece))


def _is_town(piece: str, gazetteer: Gazetteer) -> bool:
    behind_code = _POSTCODE_TOWN.fullmatch(piece)
    if behind_code and name_key(behind_code[1]) in gazetteer.own_keys:
        return True
    key = name_key(piece)
    is_name = is_ours(key, gazetteer) and not gazetteer.street_names.is_name(key)
    return is_name or is_other(key, gazetteer) or bool(_STATE.fullmatch(piece))


def _is_part(piece: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a piece is only part of streets' names: of "Hall, Paris" no rue de Paris."""
    match = gazetteer.street_names.find(piece)
    is_place = gazetteer.landmark_names.find(piece) or gazetteer.area_names.find(piece)
    return match is not None and match.how == "base" and not is_place


def _is_foreign(piece: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a piece is "75011 Paris" rather than a house number of five digits."""
    found = _POSTCODE_TOWN.fullmatch(piece)
    return found is not None and gazetteer.street_names.find(found[1]) is None


def _joined(pieces: list[str]) -> list[str]:
    """Return pieces with house numbers put to their street: "12, rue X"; "2, 4 and 6 Oak St"."""
    numbers = 0
    while numbers < len(pieces) - 1 and _NUMBER_PIECE.fullmatch(pieces[numbers]):
        numbers += 1
    if numbers and pieces[numbers][:1].isdigit():
        return [", ".join(pieces[: numbers + 1]), *pieces[numbers + 1 :]]
    if numbers == 1:
        return [f"{pieces[0]} {pieces[1]}", *pieces[2:]]
    if len(pieces) > 1 and _NUMBER_PIECE.fullmatch(pieces[1]):
        return [f"{pieces[1]} {pieces[0]}", *pieces[2:]]
    return pieces
