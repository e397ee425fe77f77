"""Names stored once: the numbers under which keys, kinds and sets of themes stand in rows."""

import json
import sqlite3
from collections.abc import Iterable
from functools import lru_cache

Connection = sqlite3.Connection
Kind = tuple[str, str]  # type, source
Topics = frozenset[str]  # theme codes


def number_keys(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """Return the numbers of keys, giving one to each that has none yet."""
    wanted = set(names)
    known = find_keys(connection, wanted)
    new = sorted(wanted - known.keys())
    connection.executemany("INSERT INTO key(name) VALUES(?)", [(name,) for name in new])
    return known | find_keys(connection, new)


def number_kinds(connection: Connection, kinds: Iterable[Kind]) -> dict[Kind, int]:
    """Return the numbers of kinds, giving one to each that has none yet."""
    connection.executemany(
        "INSERT INTO kind(type, source) VALUES(?, ?) ON CONFLICT DO NOTHING", sorted(set(kinds))
    )
    return {kind: number for number, kind in all_kinds(connection).items()}


def number_topics(connection: Connection, topics: Iterable[Topics]) -> dict[Topics, int]:
    """Return the numbers of sets of themes, giving one to each that has none yet."""
    connection.executemany(
        "INSERT INTO topics(codes) VALUES(?) ON CONFLICT DO NOTHING",
        [(json.dumps(sorted(codes)),) for codes in set(topics)],
    )
    return {codes: number for number, codes in all_topics(connection).items()}


def find_keys(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """Return the numbers of those keys that any document ever stood under."""
    wanted = json.dumps(list(names))
    return dict(
        connection.execute(
            "SELECT name, id FROM key WHERE name IN (SELECT value FROM json_each(?))", (wanted,)
        )
    )


def all_kinds(connection: Connection) -> dict[int, Kind]:
    """Return every kind by its number."""
    rows = connection.execute("SELECT id, type, source FROM kind")
    return {number: (type_, source) for number, type_, source in rows}


def all_topics(connection: Connection) -> dict[int, Topics]:
    """Return every set of themes by its number."""
    rows = connection.execute("SELECT id, codes FROM topics")
    return {number: _read(codes) for number, codes in rows}


@lru_cache(maxsize=20_000)
def _read(codes: str) -> Topics:
    return frozenset(json.loads(codes))
