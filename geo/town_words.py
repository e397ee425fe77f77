"""Whether the words beside an address say this town, and which of its postcodes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.gazetteer import Gazetteer
from records.regions import REGION_CODE, REGION_NAME, region_code
from records.spelling import name_key

_POSTCODE = re.compile(r"\b(?:\d{5}|[A-Z]\d[A-Z] ?\d[A-Z]\d)\b")
_SILENT = re.compile(
    r"\b(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d|USA|France|Canada|(?i:cedex))\b"
)
_REGION = re.compile(
    rf"(?:^|[\s,(])(?P<region>(?:{REGION_NAME})\b\.?|(?:{REGION_CODE})(?!\w))[\s).,]*$"
)


@dataclass(frozen=True, slots=True)
class TownWords:
    """What words say: another town (`is_other`), or ours and which of its postcodes."""

    is_other: bool
    area_ids: tuple[str, ...] = ()


_NOTHING_SAID = TownWords(is_other=False)
_ELSEWHERE = TownWords(is_other=True)


def read_town(words: str, gazetteer: Gazetteer) -> TownWords:
    """Return what "Cambridge, MA 02139" says; a name that is not ours is another town."""
    if not words:
        return _NOTHING_SAID
    postcodes = set(_POSTCODE.findall(words))
    name = _SILENT.sub(" ", words).strip(" ,")
    region = _REGION.search(name)
    if region and _is_other_region(region["region"], name[: region.start()], gazetteer):
        return _ELSEWHERE
    key = name_key(name[: region.start()] if region else name)
    ours = gazetteer.postcodes
    areas = tuple(ours[code] for code in sorted(postcodes & set(ours)))
    if postcodes and not areas and is_other_postcode(postcodes, gazetteer):
        return _ELSEWHERE
    if not key or areas or is_ours(key, gazetteer):
        return TownWords(is_other=False, area_ids=areas)
    return _ELSEWHERE


def _is_other_region(words: str, town: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a state is not ours; one that is called like our town alone is our town."""
    own = gazetteer.town.region
    is_town = not town.strip(" ,") and is_ours(name_key(words), gazetteer)
    return bool(own) and region_code(words) != own and not is_town


def is_other_postcode(codes: set[str], gazetteer: Gazetteer) -> bool:
    """Tell whether none of some postcodes is this town's; False if its own are not known."""
    own = (*gazetteer.town.postcodes, *gazetteer.postcodes)
    starts = tuple(code.replace(" ", "") for code in own if code[:1].isdigit() or len(code) <= 7)
    return bool(starts) and not any(code.replace(" ", "").startswith(starts) for code in codes)


def is_ours(key: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name's key begins with this town's name, or is one of its areas'."""
    if key in gazetteer.own_keys or gazetteer.area_names.exact(key):
        return True
    return any(key.startswith(f"{name} ") for name in gazetteer.own_keys)


def is_other(key: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name's key is a known other town's."""
    return key in gazetteer.neighbour_keys
