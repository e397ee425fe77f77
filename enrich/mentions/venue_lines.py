"""Venues without a type that a calendar's line names: "La Miroiterie, le mardi 3 mars à 19:00"."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from enrich.mentions.sketch import Found
from enrich.tokens import text_of
from records import NameKind

_NO_VENUE = re.compile(
    r"(?:zoom|teams|online|virtual|webex|tb[acd]|to be|en ligne|à d[ée]finir|visio|https?:|\d)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[,(-]*(?:#|(?<=[,(-])[fd]{0,3}T)|[,(-]+$")  # from here on: where it is
_NEVER = r"(?!)"


class VenueLines:
    """Finds them by the patterns of a language, each of a whole line with the venue as a group."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._lines = re.compile("|".join(patterns) or _NEVER, re.IGNORECASE | re.MULTILINE)

    def find(self, doc: Doc, letters: str, names: Sequence[Found]) -> list[Found]:
        """Return venues without the address behind them.

        `letters` are the Doc's, one a token; `names` what the gazetteer has: a venue that begins
        with one is known already.
        """
        taken = {name.start for name in names}
        found = []
        for match in self._lines.finditer(text_of(doc)):
            start, end = next(match.span(g) for g in range(1, len(match.groups()) + 1) if match[g])
            span = doc.char_span(start, end, alignment_mode="expand")
            is_other = _NO_VENUE.match(match.string, start)
            if span is None or is_other or span.start in taken or letters[span.start] == "T":
                continue
            streets = [n.start for n in names if n.kind is NameKind.STREET and not n.sign]
            last = min([span.end, *(at for at in streets if at > span.start)])
            if address := _ADDRESS.search(letters, span.start + 1, last):
                last = address.start()
            found.append(Found(span.start, last, NameKind.PLACE, "grammar"))
        return found
