"""What all commands share: the types of argparse's subparsers and JSON lines on a pipe."""

import argparse
import json
import sys
from collections.abc import Callable
from typing import Any, TypeAlias

# In quotes: argparse says the type of its subparsers to type checkers only.
Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def answer_lines(
    needed: tuple[str, ...], answer: Callable[[dict[str, Any]], dict[str, Any]]
) -> int:
    """Answer each JSON line of stdin with one on stdout, in order, as it comes.

    `needed` are keys that each object must have. A line that can't be read, or whose values
    `answer` refuses with a ValueError, is answered {"id", "error"} too, so that lines stay aligned.
    Returns 1 if there was such a line, else 0.
    """
    failed = 0
    for number, line in enumerate(sys.stdin, 1):
        value: object = None
        try:
            value = _read(line)
            out = answer(_with_keys(value, needed))
        except ValueError as error:
            failed = 1
            out = {"id": value["id"]} if isinstance(value, dict) and "id" in value else {}
            out["error"] = f"line {number}: {error}"
        print(json.dumps(out, ensure_ascii=False))
    return failed


def _read(line: str) -> object:
    if not line.strip():
        raise ValueError("empty")
    try:
        value: object = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error}") from None
    return value


def _with_keys(value: object, needed: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("not an object")
    missing = [key for key in needed if key not in value]
    if missing:
        raise ValueError(f"lacks {', '.join(missing)}")
    return value
