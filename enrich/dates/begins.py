"""Times that stand in a sentence of their own: "Concert on 5 December. It starts at 7 p.m."."""

import re
from dataclasses import replace

from enrich.dates.fixed import Dates
from enrich.dates.said import Said
from enrich.dates.told import is_past
from records import DateKind, DateMention

_NEAR = 200  # characters from a day to when it begins
_LISTED = 12  # characters between the days of one list
_SUBJECT = 4  # letters


def read_begin(said: Said, match: re.Match[str], found: Dates) -> None:
    """Give the day in front that has no time, or each of the list that it ends, that of a match.

    Not when registration for it starts, nor when something told began.
    """
    begin, _ = said.stretch(*match.span())
    before = said.sketch.letters[max(0, match.start() - _SUBJECT) : match.start()]
    if "R" in before or is_past(said, begin):
        return
    first, until = said.clock(match)
    ahead = sorted((at.end, nth) for nth, at in enumerate(found.mentions) if at.end <= begin)
    reach, near = begin, _NEAR
    for end, nth in reversed(ahead):
        mention = found.mentions[nth]
        if reach - end > near or not _lacks_time(mention):
            return
        found.mentions[nth] = replace(mention, time=first, until=until)
        reach, near = mention.start, _LISTED


def _lacks_time(mention: DateMention) -> bool:
    return mention.kind is DateKind.EVENT and not mention.vague and mention.time is None
