"""What an item's type says of it, in the reader's words: its name, its fields, how urgent it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from records import FieldKind, Happens, Item, ItemField, Severity
from web.links import outside_url
from web.translate import figure, gettext
from web.visit import TownVisit, Visit

_SHORT = 60  # characters of what fits into a card
_ON_CARDS = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of an item: `said` is its value in words, `url` where a link leads, "" if none."""

    code: str
    name: str
    kind: FieldKind
    value: str
    said: str
    url: str = ""


def type_name(visit: Visit, code: str) -> str:
    """Return a type's name in the reader's language; its code if it is not in the file any more."""
    known = visit.site.types.get(code)
    return known.names.get(visit.lang, code) if known else code


def kind_name(visit: Visit, item: Item) -> str:
    """Return the name of an item's type, "" for a general one, which says nothing."""
    known = visit.site.types.get(item.type)
    return "" if known is None or known.general else type_name(visit, item.type)


def severity_name(severity: Severity) -> str:
    """Return the badge of what is important or urgent, "" for all else."""
    if severity is Severity.URGENT:
        return gettext("Urgent")
    return gettext("Important") if severity is Severity.IMPORTANT else ""


def facts_of(visit: TownVisit, item: Item) -> tuple[Fact, ...]:
    """Return the fields that an item has, in the order of its type."""
    known = visit.site.types.get(item.type)
    fields = known.fields if known else ()
    return tuple(_fact(visit, f, item.fields[f.code]) for f in fields if f.code in item.fields)


def short_facts(visit: TownVisit, item: Item) -> tuple[Fact, ...]:
    """Return the first fields that fit into a card."""
    facts = (f for f in facts_of(visit, item) if len(f.said) <= _SHORT and not f.url)
    return tuple(facts)[:_ON_CARDS]


def fact_lines(visit: TownVisit, item: Item) -> Iterator[str]:
    """Yield an item's fields as lines of text: "Status: granted"."""
    for fact in facts_of(visit, item):
        yield gettext("%(name)s: %(value)s", name=fact.name, value=fact.url or fact.said)


def occasion(visit: TownVisit, item: Item) -> str:
    """Return when an item happens, "" if it doesn't; what has opened without an end goes on."""
    if item.starts_at is not None and item.ends_at is None and _is_period(visit, item):
        return gettext("From %(day)s", day=visit.calendar.opening(item))
    return visit.calendar.occasion(item)


def span(visit: TownVisit, item: Item) -> tuple[tuple[str, str], ...]:
    """Return an item's opening and closing, each with what it is called; nothing for one day."""
    if not _is_period(visit, item) or visit.calendar.is_one_day(item):
        return ()
    known = visit.site.types[item.type]
    opens = known.opens.get(visit.lang) or gettext("From")
    closes = known.closes.get(visit.lang) or gettext("Until")
    said = ((opens, visit.calendar.opening(item)), (closes, visit.calendar.closing(item)))
    return tuple((name, when) for name, when in said if when)


def _is_period(visit: Visit, item: Item) -> bool:
    known = visit.site.types.get(item.type)
    return known is not None and known.happens is Happens.PERIOD


def _fact(visit: TownVisit, field: ItemField, value: str) -> Fact:
    name = field.names.get(visit.lang, field.code)
    url = outside_url(value) if field.kind is FieldKind.LINK else ""
    return Fact(field.code, name, field.kind, value, _said(visit, field.kind, value), url)


def _said(visit: TownVisit, kind: FieldKind, value: str) -> str:
    """Return a value as people read it; as it stands if it has not its kind's form (any more)."""
    try:
        if kind is FieldKind.DAY:
            return visit.calendar.plain(date.fromisoformat(value))
        if kind is FieldKind.NUMBER:
            return figure(float(value))
    except ValueError:
        return value
    return (urlsplit(value).hostname or value) if kind is FieldKind.LINK else value
