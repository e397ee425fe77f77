"""What all commands share: the types of argparse's subparsers and JSON lines on a pipe."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from io import TextIOWrapper
from typing import Any, TypeAlias

from records import Place, Score

# In quotes: argparse says the type of its subparsers to type checkers only.
Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def answer_lines(
    needed: tuple[str, ...], answer: Callable[[dict[str, Any]], dict[str, Any]]
) -> int:
    """Answer each JSON line of stdin with one on stdout, in order, as it comes.

    `needed` are keys that each object must have; others that are null count as missing. A line that
    can't be read, or whose values `answer` refuses with a ValueError, is answered {"id", "error"}
    too, so that lines stay aligned.
    Returns 1 if there was such a line, else 0.
    """
    _speak_utf8()
    failed = 0
    for number, line in enumerate(sys.stdin, 1):
        value: object = None
        try:
            value = _read(line)
            out = answer(_with_keys(value, needed))
        except ValueError as error:
            failed = 1
            out = {"id": value["id"]} if isinstance(value, dict) and _has_id(value) else {}
            out["error"] = f"line {number}: {error}"
        # Whoever asks through a pipe may wait for this answer before the next question.
        print(json.dumps(out, ensure_ascii=False, allow_nan=False), flush=True)
    return failed


def text_of(line: dict[str, Any], key: str) -> str:
    """Return a line's text, "" if it has none. Raises ValueError if it is no string."""
    text = line.get(key, "")
    if not isinstance(text, str):
        raise ValueError(f"{key} must be a string")
    return text


def show_place(place: Place, score: float, parts: Iterable[Score]) -> dict[str, Any]:
    """Return a place as every command writes it; `why` is [name, value] for each part of its score.

    The score follows from the parts (see geo/confidence.py).
    """
    return {
        "name": place.name,
        "lon": place.lon,
        "lat": place.lat,
        "precision": place.precision,
        "block_ids": place.block_ids,
        "area_ids": place.area_ids,
        "score": round(score, 3),
        "why": [[part.name, round(part.value, 3)] for part in parts],
    }


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale; what can't be written leaves as a JSON escape."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="surrogateescape")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def _read(line: str) -> object:
    if not line.strip():
        raise ValueError("empty")
    if any(map(_is_no_utf8, line)):
        raise ValueError("not UTF-8")
    try:
        value: object = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error}") from None
    except RecursionError:
        raise ValueError("not JSON that can be read: nested too deeply") from None
    return value


def _is_no_utf8(character: str) -> bool:
    return "\udc80" <= character <= "\udcff"  # as which surrogateescape hands over stray bytes


def _with_keys(value: object, needed: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("not an object")
    missing = [key for key in needed if key not in value]
    if missing:
        raise ValueError(f"lacks {', '.join(missing)}")
    if not _has_id(value):
        raise ValueError("id: NaN, Infinity and numbers beyond 1.8e308 are no JSON")
    return {key: said for key, said in value.items() if said is not None or key in needed}


def _has_id(value: dict[str, Any]) -> bool:
    """Tell whether a line has an id that can be written again; 1e400 was read as infinite."""
    try:
        json.dumps(value.get("id"), allow_nan=False)
    except ValueError:
        return False
    return "id" in value
