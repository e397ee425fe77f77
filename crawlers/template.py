"""How a source's file says which column becomes which part of an item."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_PIECE = re.compile(r"\[([^\[\]]*)\]|\{([^{}]+)\}|([^\[\]{}]+|[\[\]{}])")
_COLUMN = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A column's name, or words with columns in braces: "{Street Number} {Street Name}".

    What stands in square brackets is left out if a column in it is empty: "{Street}[ & {Cross}]".
    Of several parts with bars between, the first counts whose columns are all filled:
    "[{Number} {Street}|{Street} & {Cross}|{Street}]".
    """

    text: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it names, in order."""
        return tuple(_COLUMN.findall(self.text)) or (self.text,)

    def compile(self) -> Callable[[Callable[[str], str]], str]:
        """Return the function that fills the template from a look-up of columns.

        Its result has no double spaces, and is "" if all columns are empty.
        """
        if "{" not in self.text:
            column = self.text
            return lambda look: look(column).strip()
        pieces: list[tuple[str, str, str]] = _PIECE.findall(self.text)
        columns = self.columns

        def fill(look: Callable[[str], str]) -> str:
            if not any(look(column).strip() for column in columns):
                return ""
            return " ".join("".join(_filled(piece, look) for piece in pieces).split())

        return fill


def _filled(piece: tuple[str, str, str], look: Callable[[str], str]) -> str:
    optional, column, literal = piece
    if column:
        return look(column).strip()
    if not optional:
        return literal
    for part in optional.split("|"):
        if all(look(name).strip() for name in _COLUMN.findall(part)):
            return _COLUMN.sub(lambda match: look(match[1]).strip(), part)
    return ""
