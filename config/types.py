"""The types of items, with the fields of each: types.toml."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from config.stems import check_stems
from config.toml import convert_table, read_toml
from records import ConfigError, FieldKind, ItemField, ItemType

TYPES = Path(__file__).with_name("types.toml")
# Keys of a mapping that say something of every item, whatever its type.
OF_ALL_TYPES = ("type", "severity")
# What else [mapping] may name beside fields of types; crawlers/mapping.py, held together by a test.
MAPPING_KEYS = frozenset(
    (
        *("identity", "title", "html", "text", "url", "document", "lang", "author", "categories"),
        *("published", "updated", "starts_at", "ends_at", "place", "lon", "lat"),
        *("date_format", "entries"),
    )
)
LANGUAGES = frozenset({"fr", "en"})
_CODE = re.compile(r"[a-z][a-z_]{0,30}")  # as it stands in addresses


@cache
def load_types(path: Path = TYPES) -> tuple[ItemType, ...]:
    """Return the types in the order of the file. Raises ConfigError with file and key."""
    types = tuple(_read(code, values, path) for code, values in read_toml(path).items())
    for key, named in _named(types):
        if not _CODE.fullmatch(named.code):
            raise ConfigError(path, key, "is no code: small letters and _")
        check_names(named.names, path, key)
        if isinstance(named, ItemField):
            _check_field(named, path, key)
        else:
            _check_cues(named, path)
    dated = [each.code for each in types if each.dated]
    if len(dated) > 1:
        raise ConfigError(path, f"{dated[1]}.dated", f"allowed: one type; {dated[0]} is it")
    return types


def check_names(names: dict[str, str], path: Path, key: str) -> None:
    """Raise ConfigError if something has not a name in each of the site's languages."""
    if set(names) != LANGUAGES or not all(map(str.strip, names.values())):
        raise ConfigError(path, f"{key}.names", "needs a name in fr and en, and no other")


def _read(code: str, values: Any, path: Path) -> ItemType:
    """Return a type; its fields are tables by their code, in the order of the file."""
    if not isinstance(values, dict):
        raise ConfigError(path, code, "is no table; a type is [code] with names")
    fields = values.get("fields", {})
    if not isinstance(fields, dict) or not all(isinstance(each, dict) for each in fields.values()):
        raise ConfigError(path, f"{code}.fields", f"a field is a table: [{code}.fields.NAME]")
    read = tuple(
        convert_table(name, field, ItemField, path, f"{code}.fields.{name}")
        for name, field in fields.items()
    )
    return replace(convert_table(code, {**values, "fields": []}, ItemType, path, code), fields=read)


def _check_field(field: ItemField, path: Path, key: str) -> None:
    if field.code in OF_ALL_TYPES or field.code in MAPPING_KEYS:
        raise ConfigError(path, key, "every item has one: it is no field of a type")
    if field.person and field.kind is not FieldKind.TEXT:
        raise ConfigError(path, f"{key}.person", "allowed: for a field of kind text")


def _check_cues(each: ItemType, path: Path) -> None:
    check_stems(each.cues, path, f"{each.code}.cues")
    for severity, cues in each.severity_cues.items():
        check_stems(cues, path, f"{each.code}.severity_cues.{severity}")


def _named(types: tuple[ItemType, ...]) -> Iterator[tuple[str, ItemType | ItemField]]:
    """Yield all types and fields with their keys in the file."""
    for each in types:
        yield each.code, each
        yield from ((f"{each.code}.fields.{inner.code}", inner) for inner in each.fields)
