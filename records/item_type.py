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
class SchemaOrg:
    """How a type is told in schema.org's words: the class, and which of its properties say what.

    "" for what the class has no property for. The defaults are those of an article.
    """

    type: str = "Article"
    published: str = "datePublished"
    starts: str = ""
    ends: str = "expires"
    place: str = "contentLocation"
    publisher: str = "publisher"
    language: str = "inLanguage"
    status: str = ""


@dataclass(frozen=True, slots=True)
class ItemField:
    """A field of a type; `names` by language; `columns` of the publisher's that are the same.

    `schema_org` is the property that says it, "" if there is none. What a `person` field holds
    tells who somebody is: it is withheld whole where names of persons are.
    """

    code: str
    names: dict[str, str]
    kind: FieldKind = FieldKind.TEXT
    columns: tuple[str, ...] = ()
    schema_org: str = ""
    person: bool = False


@dataclass(frozen=True, slots=True)
class ItemType:
    """A type of item as config/types.toml declares it.

    `names` by language. `general` types are those of who publishes all sorts of things: their items
    may be told to be of another type by its `cues`, by language, which are stems as a theme's.
    The `dated` one is what their items are to which the publisher gives a beginning, if no cue
    tells another. `opens` and `closes` are what its opening and closing are called, by language,
    empty: "from" and "until". `severity` is what its items have unless their publisher or
    `severity_cues` say
    otherwise.
    """

    code: str
    names: dict[str, str]
    happens: Happens = Happens.NEVER
    general: bool = False
    dated: bool = False
    opens: dict[str, str] = field(default_factory=dict)
    closes: dict[str, str] = field(default_factory=dict)
    fields: tuple[ItemField, ...] = ()
    cues: dict[str, tuple[str, ...]] = field(default_factory=dict)
    severity: Severity = Severity.ORDINARY
    severity_cues: dict[Severity, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    schema_org: SchemaOrg = field(default_factory=SchemaOrg)
