"""Days that a text tells of, in the past or as part of a name: they are not the item's own."""

import re
from datetime import date, timedelta

from enrich.dates.said import Said

_LONG_AGO = timedelta(days=60)  # with its year; what is announced is ahead or just over
# "arrêté n° 2023 P 15620 du 12 mai 2023", "loi du 3 mai", "rediffusion du 5 mai", "published May 3"
_CITED = re.compile(r"k(?:[xnNyX:,/.&-]{0,7}f|[xasl,:]{0,2}l?|[l:]?[xs]?l?)$")
_LOOK_BACK = 9  # letters
_PAST = {
    "fr": re.compile(
        r"\b(?:(?:a|ont|avait|avaient|aurait) (?:été|eu)\b|s['’](?:est|était|sont)\b|était|étaient"
        r"|avait|avaient|(?:est|sont) (?:né|mort|décéd|surven|interven)\w*|a (?:perdu|percuté|reçu"
        r"|ouvert|adopté|voté|annoncé|interpell\w*))"
    ),
    "en": re.compile(
        r"\b(?:was|were|had|said|told|struck|shot|held|met|took|came|went|gave|made|began|saw|found"
        r"|wrote|sent|\w{2,}(?<!e)ed)\b"
    ),
}
_AHEAD = {
    "fr": re.compile(
        r"\b(?:ser(?:a|ont)|aur(?:a|ont)|vont?|prévue?s?|rendez-vous|prochaine?s?|à venir|\w+eront"
        r"|\w+(?:er|ir|dr)a)\b"
    ),
    "en": re.compile(r"\b(?:will|shall|scheduled|upcoming|join|please|to be)\b"),
}
_SENTENCE = re.compile(r"(?:[.!?;](?=\s)|\n)")


def is_cited(said: Said, position: int) -> bool:
    """Tell whether what stands in front of a day makes it the date of a law, a birth, a page."""
    before = said.sketch.letters[max(0, position - _LOOK_BACK) : position]
    return "k" in before and _CITED.search(before) is not None


def is_told(said: Said, start: int, first: date | None, last: date | None, year: bool) -> bool:
    """Tell whether days are told as gone by; `start` is where their words begin in the text.

    `year` says whether the words name one.
    """
    end = last or first
    if end is None or end >= said.written.on:
        return False
    if said.written.on - end > _LONG_AGO and (year or last is None):
        return True
    return last is not None and is_past(said, start)


def is_past(said: Said, start: int) -> bool:
    """Tell whether the sentence around an offset speaks of what has happened."""
    past, ahead = _PAST.get(said.lang), _AHEAD.get(said.lang)
    if past is None or ahead is None:
        return False
    begins = [m.end() for m in _SENTENCE.finditer(said.text, max(0, start - 250), start)]
    end = _SENTENCE.search(said.text, start)
    sentence = said.text[
        begins[-1] if begins else max(0, start - 250) : end.start() if end else None
    ]
    sentence = sentence[:500].lower()
    return bool(past.search(sentence)) and not ahead.search(sentence)
