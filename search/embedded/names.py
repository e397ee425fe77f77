"""Names stored once: the numbers under which keys, kinds and sets of themes stand in rows."""

import json
import sqlite3
from collections.abc import Iterable

from search.embedded.known import Connection, Kind, Topics

_KEYS_KNOWN = 500_000


def number_keys(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """Return the numbers of keys, and of more, giving one to each that has none yet."""
    known = connection.known.keys
    wanted = set(names)
    new = wanted - known.keys()
    if new:
        if len(known) > _KEYS_KNOWN:
            known.clear()
            new = wanted
        known.update(find_keys(connection, new))
        unheard = sorted(new - known.keys())
        connection.executemany("INSERT INTO key(name) VALUES(?)", [(name,) for name in unheard])
        known.update(find_keys(connection, unheard))
    return known


def number_kinds(connection: Connection, kinds: Iterable[Kind]) -> dict[Kind, int]:
    """Return the numbers of kinds, giving one to each that has none yet."""
    wanted = set(kinds)
    numbers = {kind: number for number, kind in all_kinds(connection).items()}
    new = sorted(wanted - numbers.keys())
    connection.executemany("INSERT INTO kind(type, source) VALUES(?, ?)", new)
    return {kind: number for number, kind in all_kinds(connection).items()} if new else numbers


def number_topics(connection: Connection, topics: Iterable[Topics]) -> dict[Topics, int]:
    """Return the numbers of sets of themes, giving one to each that has none yet."""
    wanted = set(topics)
    numbers = {codes: number for number, codes in all_topics(connection).items()}
    new = sorted(sorted(codes) for codes in wanted - numbers.keys())
    connection.executemany(
        "INSERT INTO topics(codes) VALUES(?)", [(json.dumps(codes),) for codes in new]
    )
    return {codes: number for number, codes in all_topics(connection).items()} if new else numbers


def find_keys(connection: sqlite3.Connection, names: Iterable[str]) -> dict[str, int]:
    """Return the numbers of those keys that any document ever stood under."""
    wanted = json.dumps(list(names))
    return dict(
        connection.execute(
            "SELECT name, id FROM key WHERE name IN (SELECT value FROM json_each(?))", (wanted,)
        )
    )


def all_kinds(connection: Connection) -> dict[int, Kind]:
    """Return every kind by its number."""
    # They are numbered from 1 on without gaps, and none ever goes: only new ones are read.
    known = connection.known.kinds
    rows = connection.execute("SELECT id, type, source FROM kind WHERE id > ?", (len(known),))
    known.update((number, (type_, source)) for number, type_, source in rows)
    return known


def all_topics(connection: Connection) -> dict[int, Topics]:
    """Return every set of themes by its number."""
    known = connection.known.topics
    rows = connection.execute("SELECT id, codes FROM topics WHERE id > ?", (len(known),))
    known.update((number, frozenset(json.loads(codes))) for number, codes in rows)
    return known
