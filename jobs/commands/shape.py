"""What all commands share: the types of argparse's subparsers and JSON lines on a pipe."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any, TextIO, TypeAlias

# In quotes: argparse says the type of its subparsers to type checkers only.
Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def each_json_line(
    stream: TextIO, needed: tuple[str, ...]
) -> Iterator[tuple[dict[str, Any] | None, str]]:
    """Yield (object, "") for each line of JSON, or (None, what is wrong with it), in order.

    Empty lines are passed over. `needed` are keys that each object must have.
    """
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            yield None, f"line {number}: not JSON: {error}"
            continue
        missing = [k for k in needed if k not in value] if isinstance(value, dict) else list(needed)
        yield (None, f"line {number}: lacks {', '.join(missing)}") if missing else (value, "")


def answer_lines(
    needed: tuple[str, ...], answer: Callable[[dict[str, Any]], dict[str, Any]]
) -> int:
    """Answer each JSON line of stdin with one on stdout, in order, as it comes.

    A line that can't be read is answered {"error": …} too, so that lines stay aligned. Returns 1
    if there was such a line, else 0.
    """
    failed = 0
    for value, problem in each_json_line(sys.stdin, needed):
        out = {"error": problem} if value is None else answer(value)
        failed |= value is None
        print(json.dumps(out, ensure_ascii=False))
    return int(failed)
