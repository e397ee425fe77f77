"""What sort of thing an item is, and the fields that such things have of their own."""

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much hangs on knowing it soon."""

    ORDINARY = "ordinary"
    IMPORTANT = "important"
    URGENT = "urgent"


class FieldKind(StrEnum):
    """How a field's value is read, shown and exported."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    LINK = "link"


class Happens(StrEnum):
    """When things of a type happen: what their dates mean."""

    NEVER = "never"  # it has happened: dates in its words are told, not announced
    DAY = "day"  # at a time or on a day, or several
    PERIOD = "period"  # from an opening until a closing


@dataclass(frozen=True, slots=True)
class ItemField:
    """A field of a type; `names` by language; `columns` of the publisher's that are the same."""

    code: str
    names: dict[str, str]
    kind: FieldKind = FieldKind.TEXT
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemType:
    """A type of item as config/types.toml declares it.

    `names` by language. `cues` by language are stems, as a theme's, by which an item of a source
    that publishes all sorts of things is told to be of this type. `severity` is what its items
    have unless their words say more.
    """

    code: str
    names: dict[str, str]
    happens: Happens = Happens.NEVER
    fields: tuple[ItemField, ...] = ()
    cues: dict[str, tuple[str, ...]] = field(default_factory=dict)
    severity: Severity = Severity.ORDINARY
