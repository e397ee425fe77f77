"""Days that a text tells of, in the past or as part of a name: they are not the item's own."""

import re
from datetime import timedelta

from enrich.dates.said import Said
from records import DateMention

_A_YEAR = timedelta(days=365)
_SEASON = timedelta(days=150)  # that is still told of without its year
_LONG_AGO = timedelta(days=60)  # with its year; what is announced is ahead or just over
# "arrêté n° 2023 P 15620 du 12 mai 2023", "loi du 3 mai", "rediffusion du 5 mai", "published May 3"
_CITED = re.compile(r"(?:sGf|k(?:[xnNyX:,/.&-]{0,7}f|[xaslJ,:]{0,3}l?|[l:]?[xs]?l?))$")
_LOOK_BACK = 9  # letters
# "Road closed", "registration required": how things are, not what happened.
_STATES = (
    "closed|cancel|reserv|requir|limit|prohibit|restrict|reduc|extend|invit|interest|need|delay"
    "|detour|propos|schedul|plann|expect|mov|postpon"
)
_PAST = {
    "fr": re.compile(
        r"\b(?:(?:a|ont|avait|avaient|aurait) (?:été|eu)\b|s['’](?:est|était|sont)\b|était|étaient"
        r"|avait|avaient|(?:est|sont) (?:né|mort|décéd|surven|interven)\w*|a (?:perdu|percuté|reçu"
        r"|ouvert|adopté|voté|annoncé|interpell\w*))"
    ),
    "en": re.compile(
        r"\b(?:was|were|had|said|told|struck|shot|held|met|took|came|went|gave|made|began|saw|found"
        r"|wrote|sent|won(?!['’])|fell|drew|broke|became|(?<!\bis )(?<!\bare )(?<!\bbe )(?!"
        + _STATES
        + r")\w{2,}(?<!e)ed)\b"
    ),
}
_AHEAD = {
    "fr": re.compile(
        r"\b(?:ser(?:a|ont)|aur(?:a|ont)|vont?|prévue?s?|rendez-vous|prochaine?s?|à venir|\w+eront"
        r"|\w+(?:er|ir|dr)a)\b"
    ),
    "en": re.compile(r"\b(?:will|shall|scheduled|upcoming|planned|expected|join|please|to be)\b"),
}
_BEFORE = {
    "fr": re.compile(
        r"(?:l['’]an|l['’]année|la semaine|le mois) derni(?:er|ère),? (?:(?:le|ce|du|au) )?$"
        r"|(?:initialement|d['’]abord) (?:prévu|fixé|programmé)e?s? (?:(?:le|au|pour le) )?$"
        r"|(?:était|étaient|devait|devaient) (?:\w+ ){1,3}(?:(?:le|au) )?$"
    ),
    "en": re.compile(
        r"(?:\b(?:last|past|previous) (?:year|month|week)?,? ?(?:on )?(?:the )?"
        r"|\b(?:was|were) (?:originally |first |initially )?"
        r"(?:due|scheduled|planned|set|slated)(?: to \w+)? (?:(?:on|for) )?)$"
    ),
}
_BEHIND = {
    "fr": re.compile(
        r",? (?:de )?(?:l['’]an|l['’]année) (?:dernière?|passée?)\b|,? (?:la semaine|le mois) derni"
        r"|,? derni(?:er|ère)s?\b(?! délai| jour| carat)"
    ),
    "en": re.compile(r",? (?:of )?(?:last|the previous) (?:year|month|week)\b"),
}
# Of whom something holds, not when something is: "children who turn 5 by August 31".
_AGED = re.compile(
    r"\b(?:turn(?:s|ing)?|aged?|be|are|is|reach(?:es)?)(?: at least| age)? \d{1,2} $"
    r"|\b(?:\d{1,2} (?:years? (?:old|of age)|ans(?: révolus)?)|born(?: on or)?|née?s?(?:\(e\))?) $"
)
_NIGHT = re.compile(r"\bnuits? $")  # du 13 au 14: of which reports tell
_NEXT_TO = 40  # characters
_LONGEST = 250  # characters of a sentence to either side
_SENTENCE = re.compile(r"(?:[.!?;](?=\s)|\n)")


def is_cited(said: Said, position: int) -> bool:
    """Tell whether what stands in front of a day makes it the date of a law, a birth, a page."""
    before = said.sketch.letters[max(0, position - _LOOK_BACK) : position]
    return ("k" in before or "G" in before) and _CITED.search(before) is not None


def is_gone(said: Said, start: int, end: int) -> bool:
    """Tell whether the words next to a stretch of the text say that what it names is gone by.

    Last Saturday; on 5 December last year; it was due on 5 December.
    """
    before, behind = _BEFORE.get(said.lang), _BEHIND.get(said.lang)
    if before is None or behind is None:
        return False
    return bool(before.search(_words_before(said, start)) or behind.match(said.text, end))


def is_of_an_age(said: Said, start: int) -> bool:
    """Tell whether a last day is the one by which somebody has an age, or was born."""
    return _AGED.search(_words_before(said, start)) is not None


def is_told(said: Said, mention: DateMention, has_year: bool) -> bool:
    """Tell whether a day is told as gone by; `has_year` says whether its words name the year.

    Without one it may have been read as next year's: "on January 5 the council voted".
    """
    if is_gone(said, mention.start, mention.end):
        return True
    today, end = said.written.on, mention.last or mention.first
    if end is None:
        return False
    if end > today:
        is_near = today - (end - _A_YEAR) < _SEASON
        return not has_year and is_near and is_past(said, mention.start)
    if today - end > _LONG_AGO and (has_year or mention.last is None):
        return True
    if end < today and _NIGHT.search(_words_before(said, mention.start)):
        return True
    return mention.last is not None and is_past(said, mention.start)


def _words_before(said: Said, start: int) -> str:
    return said.text[max(0, start - _NEXT_TO) : start].lower()


def is_past(said: Said, start: int) -> bool:
    """Tell whether the sentence around an offset speaks of what has happened."""
    past, ahead = _PAST.get(said.lang), _AHEAD.get(said.lang)
    if past is None or ahead is None:
        return False
    earliest = max(0, start - _LONGEST)
    begins = [m.end() for m in _SENTENCE.finditer(said.text, earliest, start)]
    end = _SENTENCE.search(said.text, start, start + _LONGEST)
    behind = end.start() if end else start + _LONGEST
    sentence = said.text[begins[-1] if begins else earliest : behind].lower()
    return bool(past.search(sentence)) and not ahead.search(sentence)
