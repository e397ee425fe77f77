"""A part of an address: what it may be given, and that it can't be used."""

from werkzeug.datastructures import MultiDict

from records import BadRequest
from web.translate import gettext

Arguments = dict[str, str | list[str]]


class BadParameter(BadRequest):
    """One part of an address can't be used; `name` says which."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(words)
        self.name = name


def plain(given: str) -> str:
    """Return what somebody typed on one line, without what can't be seen, such as NUL."""
    return " ".join("".join(c if c.isprintable() else " " for c in given).split())


def check_once(name: str, given: MultiDict[str, str]) -> None:
    """Raise BadParameter if one part of an address is given twice."""
    if len(given.getlist(name)) > 1:
        raise BadParameter(name, gettext("“%(name)s” may be given only once.", name=name))
