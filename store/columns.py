"""The two kinds of column that both engines lack: a moment in UTC and a record as JSON."""

from datetime import UTC, datetime
from typing import Generic, TypeVar

import msgspec
from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

Record = TypeVar("Record")

_ENCODER = msgspec.json.Encoder()


class Moment(TypeDecorator[datetime]):
    """An aware datetime, always UTC when read back (SQLite keeps no zone, so UTC is implied)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment as the engine keeps it. Raises ValueError if it has no zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Body(TypeDecorator[Record], Generic[Record]):
    """A frozen record as compact JSON; text, so that an operator can read it in any client."""

    impl = Text
    cache_ok = True

    def __init__(self, record_type: type[Record]) -> None:
        super().__init__()
        self.record_type = record_type
        self._decoder = msgspec.json.Decoder(record_type)

    def process_bind_param(self, value: Record | None, dialect: Dialect) -> str | None:
        """Return the record as JSON."""
        return None if value is None else _ENCODER.encode(value).decode()

    def process_result_value(self, value: str | bytes | None, dialect: Dialect) -> Record | None:
        """Return the record. Raises msgspec.ValidationError if the body is of another shape."""
        return None if value is None else self._decoder.decode(value)
