"""The only place that knows which engine it speaks to: SQLite or PostgreSQL."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    LargeBinary,
    Table,
    cast,
    func,
    select,
    type_coerce,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeEngine

Values = Mapping[str, object]


class Turn(IntEnum):
    """What only one transaction at a time may do; the numbers are PostgreSQL's lock keys.

    Who takes several takes COUNT_REQUEST before SAVE_ITEMS, so that no two wait for each other.
    """

    MIGRATE = 7_104_001
    SAVE_ITEMS = 7_104_002
    COUNT_REQUEST = 7_104_003
    REBUILD = 7_104_010


def take_turn(db: Connection, turn: Turn) -> None:
    """Wait until no other transaction has this turn, and keep it until this one ends.

    SQLite's BEGIN IMMEDIATE has done that already: it lets one writer in at a time.
    """
    if db.dialect.name == "postgresql":
        db.execute(select(func.pg_advisory_xact_lock(int(turn))))


def insert_into(db: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Return an INSERT that knows ON CONFLICT; both engines write it alike."""
    return _insert(db.dialect.name, table)


def _insert(engine: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    return postgresql.insert(table) if engine == "postgresql" else sqlite.insert(table)


def read_body(
    db: Connection, body: Column[Any], part: TypeEngine[Any] | None = None
) -> ColumnElement[Any]:
    """Return what to select for long or many records: on SQLite their bytes as they are.

    As text they would be decoded and, for reading JSON, encoded again: a third more time and,
    where a letter has an accent, three times the memory. `part` reads a part of each record.
    """
    kind = part or body.type
    if db.dialect.name == "postgresql":
        return type_coerce(body, kind)
    return type_coerce(cast(body, LargeBinary), kind)


def upsert(db: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Write rows; one whose primary key is there already is replaced."""
    if not rows:
        return
    db.execute(_upsert(db.dialect.name, table, tuple(rows[0])), rows)


@cache  # to build a statement costs as much as to run it
def _upsert(engine: str, table: Table, names: tuple[str, ...]) -> sqlite.Insert | postgresql.Insert:
    statement = _insert(engine, table)
    key = [column.name for column in table.primary_key]
    fresh = {name: statement.excluded[name] for name in names if name not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=fresh)


def insert_missing(db: Connection, table: Table, rows: Sequence[Values]) -> int:
    """Write rows but those whose primary key is there already; return how many were new."""
    if not rows:
        return 0
    key = list(table.primary_key)
    statement = insert_into(db, table).on_conflict_do_nothing(index_elements=key)
    return len(db.execute(statement.returning(key[0]), rows).all())
