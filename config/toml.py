"""Read a TOML file into a dataclass; what is wrong names the file and the key."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_type_hints

import msgspec

from records import ConfigError

T = TypeVar("T")
FROM_PLACE = ("id", "town_id", "code")  # keys that come from where a file lies, not from the file
_VARIABLE = re.compile(r"\$\{(\w+)\}")
_AT = re.compile(r" - at (`key` in )?`\$\.?(.*)`$")
_LACKS = re.compile(r"Object missing required field (`\w+`)")
_STEP = re.compile(r"(\w+)|\[[^]]*\]")


def read_toml(path: Path) -> dict[str, Any]:
    """Return a TOML file's content. Raises ConfigError if it is missing or malformed."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(path, "", "no such file") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(path, "", str(error)) from None


def convert(values: Mapping[str, Any], kind: type[T], path: Path | str, table: str = "") -> T:
    """Turn a table into a dataclass, strictly; `table` is where it stands in its file.

    Raises ConfigError for unknown or unfit keys.
    """
    _refuse_unknown(values, kind, path, table)
    try:
        return msgspec.convert(values, kind, strict=True)
    except msgspec.ValidationError as error:
        text = str(error)
        at = _AT.search(text)
        key = at[2] if at else ""
        problem = _LACKS.sub(r"needs the key \1", _AT.sub("", text))
        problem += _allowed(_kind_at(kind, key, bool(at and at[1])))
        raise ConfigError(path, ".".join(filter(None, (table, key))), problem) from None


def convert_table(code: str, values: Any, kind: type[T], path: Path, table: str) -> T:
    """Turn a table named by its `code` into a dataclass. Raises ConfigError as `convert`."""
    if not isinstance(values, dict):
        raise ConfigError(path, table, "is no table")
    if "code" in values:
        raise ConfigError(path, f"{table}.code", "is the table's own name, leave it out")
    return convert({"code": code, **values}, kind, path, table)


def expand(values: dict[str, Any], path: Path, environ: Mapping[str, str]) -> dict[str, Any]:
    """Return a table with ${NAME} in its strings replaced from the environment, at any depth.

    A relative path that exists where we stand is made absolute: that is what who set the variable
    meant, not a path beside the TOML file. Raises ConfigError with the key if one is not set.
    """

    def one(value: object, key: str) -> object:
        if isinstance(value, str):
            return _VARIABLE.sub(lambda match: look_up(match[1], key), value)
        if isinstance(value, dict):
            return {k: one(v, f"{key}.{k}" if key else k) for k, v in value.items()}
        if isinstance(value, list):
            return [one(v, f"{key}[{i}]") for i, v in enumerate(value)]
        return value

    def look_up(name: str, key: str) -> str:
        if name not in environ:
            raise ConfigError(path, key, f"needs the environment variable {name}, which is not set")
        value = environ[name]
        return str(Path(value).resolve()) if value and Path(value).exists() else value

    return cast(dict[str, Any], one(values, ""))


def _known(hints: Iterable[str]) -> str:
    return ", ".join(name for name in hints if name not in FROM_PLACE)


def _kind_at(kind: Any, key: str, of_names: bool) -> Any:
    """Return the type of what stands at a key, "hide[0]"; or that of its table's own names."""
    for name in (step[1] for step in _STEP.finditer(key)):
        if name:
            tables = (each for each in (kind, *get_args(kind)) if is_dataclass(each))
            kind = next((get_type_hints(table).get(name) for table in tables), None)
        else:
            kind = next(iter(_arguments(kind)[-1:]), None)
    return next(iter(_arguments(kind)), None) if of_names else kind


def _arguments(kind: Any) -> list[Any]:
    """Return the types inside a type: of `tuple[X, ...] | None` it is X."""
    inner = [a for a in get_args(kind) if a not in (type(None), ...)]
    return _arguments(inner[0]) if isinstance(kind, UnionType) and inner else inner


def _allowed(kind: Any) -> str:
    """Return what an enumeration, or none, allows; "" for another type."""
    for each in (kind, *get_args(kind)):
        if isinstance(each, type) and issubclass(each, Enum):
            return f"; allowed: {', '.join(member.value for member in each)}"
    return ""


def _refuse_unknown(value: object, kind: Any, path: Path | str, at: str) -> None:
    """Walk table and type side by side: msgspec lets unknown keys of dataclasses pass."""
    for key, inner, inner_kind in _inner(value, kind, path, at):
        _refuse_unknown(inner, inner_kind, path, key)


def _inner(
    value: object, kind: Any, path: Path | str, at: str
) -> Iterator[tuple[str, object, Any]]:
    """Yield (key, value, type) of what a table or array holds."""
    arguments = [a for a in get_args(kind) if a not in (type(None), ...)]
    if isinstance(value, list) and arguments:
        yield from ((f"{at}[{i}]", inner, arguments[0]) for i, inner in enumerate(value))
    elif isinstance(value, Mapping):
        dataclass_kind = next((k for k in (kind, *arguments) if is_dataclass(k)), None)
        hints = get_type_hints(dataclass_kind) if dataclass_kind else {}
        for key, inner in value.items():
            where = f"{at}.{key}" if at else key
            if dataclass_kind and key not in hints:
                raise ConfigError(path, where, f"unknown key; allowed: {_known(hints)}")
            yield where, inner, hints.get(key, arguments[-1] if arguments else None)
