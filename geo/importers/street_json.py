"""Houses as JSON by street: {"rue Haute": [{"number": "12", "lon": 2.1, "lat": 48.9}]}."""

from __future__ import annotations

import json
from collections.abc import Mapping

from geo.importers.crs import in_degrees
from geo.importers.geometries import checked, from_numbers
from geo.importers.ledger import Ledger
from geo.importers.plain_text import read_text
from geo.importers.rows import Row, Wanted

BY_STREET = {name: name for name in ("street", "number", "suffix", "lon", "lat")}


def read_by_street(wanted: Wanted, ledger: Ledger) -> tuple[Row, ...] | None:
    """Return a row a house with the columns of `BY_STREET`; None if the file is GeoJSON.

    Raises ImportRefused if it is missing, or no JSON of either form.
    """
    try:
        content = json.loads(read_text(wanted))
    except (ValueError, RecursionError) as error:
        raise wanted.refusal(f"no JSON: {error}") from None
    if not isinstance(content, dict):
        raise wanted.refusal('neither GeoJSON nor {"street": [{"number", "lon", "lat"}]}')
    if "features" in content:
        return None
    houses = [_house(street, one) for street, listed in content.items() for one in _list(listed)]
    rows = (
        Row(number, house, *checked(from_numbers(house.get("lon"), house.get("lat"))))
        for number, house in enumerate(ledger.each(wanted.path, houses), 1)
    )
    return in_degrees(wanted, tuple(rows), ledger)


def _list(listed: object) -> list[object]:
    return listed if isinstance(listed, list) else [listed]


def _house(street: str, one: object) -> Mapping[str, object]:
    return {"street": street, **one} if isinstance(one, dict) else {"street": street}
