"""The fields of an item's type, read out of its publisher's columns."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from records import FieldKind, ItemField, ItemType, RawItem

BAD_FIELD = "bad_field"
_ISO_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9]{2}:.*)?")
# A comma before three digits may part thousands: who can tell?
_NUMBER = re.compile(
    r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+)(?:\.[0-9]+|,(?![0-9]{3}$)[0-9]+)?"
)


def fields_of(chosen: ItemType, raw: RawItem) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return a type's fields by code, and BAD_FIELD if a column has not its field's form.

    Names of columns are compared in lower case; a field's own goes first. What has not the form is
    left out: days are ISO days, numbers have a point, links are http(s), text is one line.
    """
    if not raw.fields:
        return {}, ()
    given = {name.casefold(): value.strip() for name, value in raw.fields.items()}
    found, odd = {}, False
    for each in chosen.fields:
        words = next(_said_in(given, each), "")
        value = _FORMS[each.kind](words) if words else ""
        odd = odd or bool(words and not value)
        if value:
            found[each.code] = value
    return found, (BAD_FIELD,) if odd else ()


def _said_in(given: dict[str, str], wanted: ItemField) -> Iterator[str]:
    """Yield what stands in a field's columns, its own name first."""
    names = (wanted.code, *wanted.columns)
    return (value for name in names if (value := given.get(name.casefold())))


def _day(words: str) -> str:
    """Return an ISO day, "" for what is none."""
    said = _ISO_DAY.fullmatch(words)
    try:
        return date.fromisoformat(said[1]).isoformat() if said else ""
    except ValueError:
        return ""


def _number(words: str) -> str:
    """Return a number with a point and without spaces, "" for what is none."""
    return "".join(words.split()).replace(",", ".") if _NUMBER.fullmatch(words) else ""


def _link(words: str) -> str:
    """Return an http(s) address, "" for what is none."""
    try:
        parts = urlsplit(words)
    except ValueError:
        return ""
    return words if parts.scheme in ("http", "https") and parts.hostname else ""


_FORMS = {
    FieldKind.TEXT: lambda words: " ".join(words.split()),
    FieldKind.DAY: _day,
    FieldKind.NUMBER: _number,
    FieldKind.LINK: _link,
}
