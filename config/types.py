"""The types of items, with the fields of each: types.toml."""

from functools import cache
from pathlib import Path
from typing import Any

from config.toml import convert, read_toml
from records import ConfigError, ItemType

TYPES = Path(__file__).with_name("types.toml")
# Keys of a mapping that say something of every item, whatever its type.
OF_ALL_TYPES = ("type", "severity")


@cache
def load_types(path: Path = TYPES) -> tuple[ItemType, ...]:
    """Return the types in the order of the file. Raises ConfigError with file and key."""
    types = tuple(_read(code, values, path) for code, values in read_toml(path).items())
    for item_type in types:
        for name in item_type.fields:
            if name.code in OF_ALL_TYPES:
                key = f"{item_type.code}.fields.{name.code}"
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
