"""Rows of an operator's file, whatever its format, checked as far as every kind of data needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from shapely.geometry.base import BaseGeometry

from records import ImportRefused

_COLUMN = re.compile(r"\{([^{}]+)\}")
_BETWEEN_NAMES = re.compile(r"\s*[,;|]\s*")
_SHOUTED = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number from 1, its columns, and its geometry if it has a sound one.

    `flaw` says what is wrong with the geometry, "" if nothing is.
    """

    number: int
    columns: Mapping[str, object]
    geometry: BaseGeometry
    flaw: str = ""

    def name(self, column: str) -> str:
        """Return a name without shouting, "" if empty; "{A} Station" fills in the column A."""
        if "{" not in column:
            return calm(self.text(column))
        parts = {part: calm(self.text(part)) for part in _COLUMN.findall(column)}
        filled = _COLUMN.sub(lambda found: parts[found[1]], column)
        return " ".join(filled.split()) if any(parts.values()) else ""

    def text(self, column: str) -> str:
        """Return a column as clean text, "" without one."""
        value = self.columns.get(column) if column else None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else " ".join(str(value).split())

    def texts(self, column: str) -> tuple[str, ...]:
        """Return a column that lists names between commas, semicolons or bars."""
        return tuple(
            dict.fromkeys(name for name in _BETWEEN_NAMES.split(self.text(column)) if name)
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that the operator names: where, and under which key of town.toml.

    `name` is the column of the name, or a text with columns in braces. `others` are columns that
    the file needs too. Both go with the key that names them, and "" asks for none. Of a table,
    `lon` and `lat` are the columns of points; without them `geometry` is that of shapes.
    """

    path: Path
    key: str
    name: tuple[str, str]
    others: Mapping[str, str] = field(default_factory=dict)
    geometry: str = "geometry"
    lon: str = ""
    lat: str = ""

    def columns(self) -> Iterator[tuple[str, str]]:
        """Yield (key, column) for each column that is asked for."""
        key, name = self.name
        for column in _COLUMN.findall(name) if "{" in name else [name]:
            yield key, column
        yield from self.others.items()

    def spot_columns(self) -> Iterator[tuple[str, str]]:
        """Yield (key, column) for each column of a table that says where."""
        section = self.name[0].rpartition(".")[0]
        for what in ("lon", "lat") if self.lon or self.lat else ("geometry",):
            yield f"{section}.{what}", getattr(self, what)

    def refusal(self, why: object) -> ImportRefused:
        """Return the error that says why the file as a whole can't be used."""
        return ImportRefused(f"{self.key}.path: {self.path}: {why}")


def calm(name: str) -> str:
    """Return a name without shouting: words of four letters and more ("MIT" stays)."""
    return _SHOUTED.sub(lambda m: m[0].capitalize(), name) if name.isupper() else name


def check_columns(
    wanted: Wanted, asked: Iterator[tuple[str, str]], rows: Sequence[Mapping[str, object]]
) -> None:
    """Raise ImportRefused, naming the columns that there are, if no row has one that is asked."""
    # a table's row that is too long keeps the rest under None
    known = {column for columns in rows for column in columns if isinstance(column, str)}
    for key, column in asked:
        if column and rows and column not in known:
            there = ", ".join(sorted(known)) or "none"
            raise ImportRefused(f"{key}: {wanted.path}: no column {column!r}; has: {there}")
