"""Whether the words beside an address say this town, and which of its postcodes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.gazetteer import Gazetteer
from records.spelling import name_key

_POSTCODE = re.compile(r"\b\d{5}\b")
_SILENT = re.compile(r"\b(?:\d{5}(?:-\d{4})?|[A-Z]{2}|USA|Massachusetts|France|Cedex)\b")


@dataclass(frozen=True, slots=True)
class TownWords:
    """What words say: another town (`is_other`), or ours and which of its postcodes."""

    is_other: bool
    area_ids: tuple[str, ...] = ()


_NOTHING_SAID = TownWords(is_other=False)


def read_town(words: str, gazetteer: Gazetteer) -> TownWords:
    """Return what "Cambridge, MA 02139" says; a name that is not ours is another town."""
    if not words:
        return _NOTHING_SAID
    key = name_key(_SILENT.sub(" ", words))
    postcodes = set(_POSTCODE.findall(words))
    ours = gazetteer.postcodes
    areas = tuple(ours[code] for code in sorted(postcodes & set(ours)))
    if postcodes and ours and not areas:
        return TownWords(is_other=True)
    if not key or areas or is_ours(key, gazetteer):
        return TownWords(is_other=False, area_ids=areas)
    return TownWords(is_other=True)


def is_ours(key: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name's key begins with this town's name, or is one of its areas'."""
    if key in gazetteer.own_keys or gazetteer.area_names.exact(key):
        return True
    return any(key.startswith(f"{name} ") for name in gazetteer.own_keys)


def is_other(key: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name's key is a known other town's."""
    return key in gazetteer.neighbour_keys
