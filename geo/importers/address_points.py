"""Houses as points: the Base Adresse Nationale, GeoJSON, tables, and JSON by street."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from geo.importers.drafts import House
from geo.importers.files import read_rows
from geo.importers.ledger import Ledger
from geo.importers.number_lists import read_house_numbers, tidy_suffix
from geo.importers.rows import Row, Wanted
from geo.importers.street_json import BY_STREET, read_by_street
from records import AddressFile, ImportRefused
from records.spelling import name_key

COLUMNS = "street number suffix lon lat alias position"  # all that count
# https://adresse.data.gouv.fr/data/docs/bal-1.4-francais.pdf
_BAN = {
    "street": "nom_voie",
    "number": "numero",
    "suffix": "rep",
    "lon": "lon",
    "lat": "lat",
    "alias": "alias",
    "position": "type_position",
}
# Where in a lot a BAN point lies: the first is nearest to the street door. Others come last.
_POSITIONS = ("entrée", "délivrance postale", "bâtiment", "cage d’escalier", "logement", "parcelle")
_NO_NUMBER = (0, 9999, 99999)  # the last two: how the BAN writes a hamlet


def read_houses(files: Sequence[AddressFile], folder: Path, ledger: Ledger) -> list[House]:
    """Return the houses of all files; of one number the best position comes first.

    Raises ImportRefused for a file that can't be used.
    """
    houses = []
    for number, file in enumerate(files):
        path, key = folder / file.path, f"addresses[{number}]"
        rows, columns = _rows(file, path, key, ledger)
        ordered = sorted(rows, key=lambda row: _distrust(row.text(columns.get("position", ""))))
        houses += [house for row in ordered for house in _houses(row, columns, path, ledger)]
    return houses


def _rows(
    file: AddressFile, path: Path, key: str, ledger: Ledger
) -> tuple[Sequence[Row], Mapping[str, str]]:
    """Return a file's rows and which of their columns is what."""
    unknown = sorted(set(file.columns) - set(COLUMNS.split()))
    if unknown:
        raise ImportRefused(f"{key}.columns.{unknown[0]}: {path}: unknown; allowed: {COLUMNS}")
    if path.suffix.lower() == ".json" and not file.columns:
        by_street = read_by_street(Wanted(path, key, ("", "")), ledger)
        if by_street is not None:
            return by_street, BY_STREET
    columns = file.columns or _BAN
    for needed in ("street", "number"):
        if not columns.get(needed):
            raise ImportRefused(f"{key}.columns.{needed}: {path}: the column is missing")
    # older files of the Base Adresse Nationale lack columns that we can do without
    asked = file.columns or {"number": columns["number"]}
    others = {f"{key}.columns.{what}": column for what, column in asked.items()}
    name = (f"{key}.columns.street", columns["street"])
    lon, lat = columns.get("lon", "lon"), columns.get("lat", "lat")
    return read_rows(Wanted(path, key, name, others, lon=lon, lat=lat), ledger), columns


def _houses(row: Row, columns: Mapping[str, str], path: Path, ledger: Ledger) -> Iterator[House]:
    street = row.name(columns["street"])
    numbers = _numbers(row, columns)
    flaw = row.flaw or ("" if name_key(street) else "no street")
    if flaw or not numbers:
        text = row.text(columns["number"])
        ledger.skip(path, row.number, flaw or f"house number {text!r} can't be read")
        return
    middle = row.geometry.representative_point()
    first = House(path, row.number, street, 0, "", round(middle.x, 7), round(middle.y, 7))
    aliases = row.texts(columns.get("alias", ""))
    for number, suffix in numbers:
        yield replace(first, number=number, suffix=suffix, aliases=aliases)


def _numbers(row: Row, columns: Mapping[str, str]) -> tuple[tuple[int, str], ...]:
    text, suffix = row.text(columns["number"]), row.text(columns.get("suffix", ""))
    numbers = [pair for pair in read_house_numbers(text) if pair[0] not in _NO_NUMBER]
    if suffix and len(numbers) == 1:
        return ((numbers[0][0], tidy_suffix(suffix)),)
    return tuple(numbers)


def _distrust(position: str) -> int:
    return _POSITIONS.index(position) if position in _POSITIONS else len(_POSITIONS)
