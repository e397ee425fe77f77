"""The types of items, with the fields of each: types.toml."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from config.toml import convert, read_toml
from records import ConfigError, ItemField, ItemType

TYPES = Path(__file__).with_name("types.toml")
# Keys of a mapping that say something of every item, whatever its type.
OF_ALL_TYPES = ("type", "severity")
LANGUAGES = frozenset({"fr", "en"})
_CODE = re.compile(r"[a-z][a-z_]{0,30}")  # as it stands in addresses


@cache
def load_types(path: Path = TYPES) -> tuple[ItemType, ...]:
    """Return the types in the order of the file. Raises ConfigError with file and key."""
    types = tuple(_read(code, values, path) for code, values in read_toml(path).items())
    for key, named in _named(types):
        if not _CODE.fullmatch(named.code):
            raise ConfigError(path, key, "is no code: small letters and _")
        if set(named.names) != LANGUAGES:
            raise ConfigError(path, f"{key}.names", "needs a name in fr and en")
        if isinstance(named, ItemField) and named.code in OF_ALL_TYPES:
            raise ConfigError(path, key, "every item has one: it is no field of a type")
    return types


def _read(code: str, values: Any, path: Path) -> ItemType:
    """Return a type; its fields are tables by their code, in the order of the file."""
    if not isinstance(values, dict):
        raise ConfigError(path, code, "is no table; a type is [code] with names")
    fields = values.get("fields", {})
    if not isinstance(fields, dict) or not all(isinstance(each, dict) for each in fields.values()):
        raise ConfigError(path, f"{code}.fields", f"a field is a table: [{code}.fields.NAME]")
    listed = [{"code": name, **field} for name, field in fields.items()]
    return convert({"code": code, **values, "fields": listed}, ItemType, path)


def _named(types: tuple[ItemType, ...]) -> Iterator[tuple[str, ItemType | ItemField]]:
    """Yield all types and fields with their keys in the file."""
    for each in types:
        yield each.code, each
        yield from ((f"{each.code}.fields.{inner.code}", inner) for inner in each.fields)
