"""JSON: one object a line, or one document with an array of objects."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime

from crawlers.decode import decode
from crawlers.gather import ITEM_MAX_BYTES, gather
from crawlers.mapping import Mapping
from crawlers.reading import Found, Note, Reading, Unread
from records import Failure, Source, SourceError

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def read_json_lines(
    source: Source, body: bytes, now: datetime, item_max_bytes: int = ITEM_MAX_BYTES
) -> Reading:
    """Read JSON objects, values as `source.mapping` says (names or dotted paths).

    Where the answer is one document, `mapping.entries` is the dotted path to its array ("" for an
    array at the top). Raises SourceError: not_a_feed (HTML), parse, mapping.
    """
    text = decode(body, source.encoding or "utf-8")
    if text[:200].lstrip().startswith("<"):
        reason = "the answer is a web page or XML, not JSON"
        raise SourceError(source.id, Failure.NOT_A_FEED, reason)
    path = source.mapping.get("entries", "")
    one_document = path or text[:200].lstrip().startswith("[")
    found = _array(source, text, path) if one_document else _lines(text)
    return gather(source, _entries(found, Mapping(source)), now, item_max_bytes)


def _lines(text: str) -> Iterator[tuple[str, object]]:
    """Yield (where, object) of each line; what is no JSON comes as an Unread."""
    for number, line in enumerate(text.split("\n"), 1):
        where = f"line {number}"
        if line.strip():
            yield where, _parsed(line, where)


def _parsed(line: str, where: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        return Unread(where, f"is no JSON: {error}")


def _array(source: Source, text: str, path: str) -> Iterator[tuple[str, object]]:
    """Yield (where, object) of an array's elements. Raises SourceError if there is no array."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(source.id, Failure.PARSE, f"no JSON: {error}") from error
    array = _value(document, path) if path else document
    if not isinstance(array, list):
        reason = f"no array at {path!r}" if path else "the document is no array"
        raise SourceError(source.id, Failure.MAPPING, reason)
    yield from ((f"entry {number}", each) for number, each in enumerate(array, 1))


def _entries(found: Iterator[tuple[str, object]], mapping: Mapping) -> Iterator[Found]:
    never_seen = set(mapping.columns)
    count = 0
    for where, row in found:
        if isinstance(row, Unread):
            yield row
        elif not isinstance(row, dict):
            yield Unread(where, "is no object")
        else:
            count += 1
            never_seen = {path for path in never_seen if _value(row, path) is None}
            yield mapping.entry(where, _look_up(row))
    if count and never_seen:
        yield Note(f"mapping: no entry has {', '.join(sorted(never_seen))}")


def _look_up(row: object) -> Callable[[str], str]:
    return lambda path: _text(_value(row, path))


def _value(value: object, path: str) -> object:
    """Return what stands under a name or, step by step, under a dotted path; None if nothing."""
    if isinstance(value, dict) and path in value:
        found: object = value[path]
        return found
    step, dot, rest = path.partition(".")
    if isinstance(value, dict):
        inner = value.get(step) if dot else None
    elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
        inner = value[int(step)]
    else:
        return None
    return _value(inner, rest) if dot else inner


def _text(value: object) -> str:
    """Return a JSON value as people would write it; lists with semicolons between."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(filter(None, map(_text, value)))
    return _ENCODE(value)
