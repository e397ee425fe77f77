"""Hours day by day: Monday 9 to 12, Tuesday 2 to 6."""

import re

from enrich.dates.fixed import Dates
from enrich.dates.near import read_near
from enrich.dates.repeats import read_repeated
from enrich.dates.rules import OPEN_DAYS
from enrich.dates.said import Said

_SURE = 4  # days: fewer may be those of a feast
_IN_FRONT = 40  # characters
_OPENING = re.compile(
    r"\b(?:open(?:s|ing)?|hours|closed|ouverte?s?|ouverture|horaires?|permanences?|accueil)\W*"
    r"(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)


def read_hours(said: Said, match: re.Match[str], found: Dates) -> None:
    """Add each day with its hours: again and again if the words speak of a week, else the next."""
    parts = list(OPEN_DAYS.finditer(said.sketch.letters, *match.span()))
    begin, _ = said.stretch(*match.span())
    is_week = len(parts) >= _SURE or any(each.lastgroup == "days" for each in parts)
    is_week = is_week or bool(_OPENING.search(said.text, max(0, begin - _IN_FRONT), begin))
    for part in parts:
        (read_repeated if is_week else read_near)(said, part, found)
