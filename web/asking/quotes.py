"""Quotation marks, of all sorts that people type."""

import re

from records.spelling import WORD

QUOTED = re.compile(r"\"([^\"]*)\"|«([^»]*)»|“([^“”]*)”|„([^„“”]*)[“”]")
_QUOTE = re.compile(QUOTED.pattern + '|["«»“”„]')
_LONE_MINUS = re.compile(r"(?:^|\s)[-−]$")


def paired(text: str) -> str:
    """Return a text with the marks that have a fellow and a word between them, on one line.

    A blank stands for all others, nothing for one right behind a minus: that stays with its word.
    """
    return " ".join(_QUOTE.sub(_pair, text).split())


def quoted(found: re.Match[str]) -> str:
    """Return what a match of QUOTED has between its marks."""
    inside = next(group for group in found.groups() if group is not None)
    return " ".join(inside.split())


def _pair(found: re.Match[str]) -> str:
    if len(found[0]) > 1 and WORD.search(found[0]):
        return found[0] if found[0][0] == '"' else found[0].replace('"', " ")
    before = found.string[max(found.start() - 2, 0) : found.start()]
    return "" if _LONE_MINUS.search(before) else " "
