"""Every street of a town, by letter."""

from itertools import groupby

from flask import Response

from records import Street
from records.spelling import fold
from web.answers import answer_page
from web.visit import TownVisit


def show_streets(visit: TownVisit) -> Response:
    """Answer /<town>/streets."""
    streets = sorted(visit.gazetteer.streets, key=lambda street: fold(street.name))
    letters = [(letter, tuple(group)) for letter, group in groupby(streets, key=_letter)]
    return answer_page(visit, "streets.html", letters=letters, total=len(streets))


def _letter(street: Street) -> str:
    first = fold(street.name)[:1].upper()
    return first if first.isalpha() else "0–9"
