"""What days and times mean together: patterns over the second sketch, see `pieces`.

The name of a group says what its words are; the first pattern that fits, leftmost, wins.
"""

import re

_TIMES = r"(?:[,(.:-]?-?\|?(?:i:?|h:|:)?(?:[afFsUg]l?){0,3}[CV](?:,?[&,/]?a?[CV]){0,6})"
_SAID_TIME = rf"(?:(?:,?A?B){{0,2}}{_TIMES}?)"  # Tuesday night at 8
_BEFORE = r"(?:[afF]?l?[CV][,|]?(?:[slfc]{1,2})?)"  # 6 p.m. on
_TO = r"(?:,?&?ut?[as]?|[ta]|--?)"
_END = r"(?![a-zA-Z(]|[:/]n)"  # behind a number that stands for a day
_LATE = r"(?:,?y(?![:/]))?"  # the year that all days of a list share

# What begins no rule is passed fast.
_FIRST = "(?![xXyYNtmz.,|&:/()HSkR048-]|[flasugb]{1,3}[xX.|SkR])"

# 4 December at 8, and of the same month: Sunday 6 at 3
_TAIL = rf"(?:[,&|]{{1,2}}l?(?:d|w[no]){_TIMES})"
_FRENCH_LIST = (
    rf"{_BEFORE}?l?(?:[Ddno](?:{_TIMES}?,l?[Ddno]){{0,12}}{_TIMES}?,?&f?l?D{_SAID_TIME}{_TAIL}{{0,12}}"
    rf"|D{_TIMES}{_TAIL}{{1,12}})"
)
_ENGLISH_LIST = (
    rf"{_BEFORE}?s?l?(?:D{_TIMES}{_TAIL}{{1,12}}"
    rf"|[wW]?D(?:,[Ddno]){{0,12}},?&(?:D|[Ddno](?=y|,y|[^xXn:]|$)){_LATE}{_SAID_TIME}{_TAIL}{{0,12}}"
    rf"|D(?:,[Ddno]){{1,12}}(?:,?&[Ddno])?{_LATE}(?=a[CV]|{_END}){_SAID_TIME}"
    rf"|[dno](?:,[dno]){{0,12}},?&D{_SAID_TIME}{_TAIL}{{0,12}})"
)
_FRENCH_RANGE = (
    rf"(?:{_BEFORE}|l?K)?(?:a?g)?[fU]?l?s?"
    rf"[DdnowO]{_TIMES}?(?:{_TO}|(?<=D)(?=D))l?s?[DO]{_SAID_TIME}"
)
_ENGLISH_RANGE = (
    rf"(?:{_BEFORE}|l?Kf)?[FUs]?l?"
    rf"(?:DD|D{_TIMES}?(?:,t|{_TO})l?(?:D|[CV],?[sl]{{0,2}}D|[no](?=[^xXn:]|$)){_LATE}|[no]{_TO}D|O{_TO}O){_SAID_TIME}"
)
_BETWEEN = r"U(?:[CV],?[sl]{0,2})?l?D&(?:[CV],?[sl]{0,2})?l?(?:D|n(?=[^xX]|$))"
_BETWEEN_FRENCH = rf"Ul?[Dno]{_TIMES}?&l?D{_SAID_TIME}"
_DAY = "(?:D|d)"
_OPEN_DAYS = rf"(?:[fF]l?)?(?:Q|l?[wW](?:{_TO}|f?t))?l?[wW]{_TIMES}"  # Monday: 9 to 12
OPEN_DAYS = re.compile(
    rf"(?P<days>(?:[fF]l?)?(?:Q|l?[wW](?:{_TO}|f?t)l?)[wW]{_TIMES})|(?P<weekday>[wW]{_TIMES})"
)
_NEAR = "[^.|DdO]"  # within the sentence, up to the next day
_SHARED = {
    "moved": (
        rf"{_BEFORE}?l?s?[Dd]{_TIMES}?{_NEAR}{{0,6}}9{_NEAR}{{0,4}}[Dd]{_SAID_TIME}"
        rf"|9{_NEAR}{{0,3}}[Ddno]{_TIMES}?{_TO}l?s?[Dd]{_SAID_TIME}"
    ),
    # Every other Tuesday: nobody knows which.
    "unsure": rf"e[xj]l?[wW](?![sf]?l?e?M){_SAID_TIME}",
    "open": rf"(?:a?g[sft]?l?s?|F){_DAY}{_SAID_TIME}",
    "by": rf"b[tl]?l?s?(?:{_DAY}|w){_SAID_TIME}|b[C],?s?l?(?:{_DAY}|w)",
    "until": rf"ut?[as]?l?(?:{_DAY}|w|O){_SAID_TIME}|ua?[C],?s?l?{_DAY}",
    "nth": rf"(?:el?|l|s){{0,2}}[jo](?:,?&?l?[jo]){{0,4}}[wW][sf]?l?e?M{_SAID_TIME}"
    rf"|(?:el?|l|s){{0,2}}[jo](?:,?&?l?[jo]){{1,4}}[wW]{_SAID_TIME}",
    "hours": rf"{_OPEN_DAYS}(?:[,.|&/]{{1,2}}{_OPEN_DAYS}){{1,9}}",
    "days": (
        rf"(?:[fF]l?)?(?:[wW](?:{_TO}|f?t)l?[wW]|Qw){_TIMES}?"
        rf"|{_BEFORE}l?(?:[wW]{_TO}l?[wW]|Qw)"
    ),
    "every": (
        rf"el?[wW](?:,?&?/?,?l?[wW](?![no])){{0,6}}{_SAID_TIME}|el?J(?:x{{0,3}}{_TIMES})|L{_TIMES}"
        rf"|sW(?:,?&?l?W){{0,6}}{_SAID_TIME}|l?W(?:,?&?l?W){{0,6}}B?{_TIMES}|l?[wW]&l?[wW]B?{_TIMES}"
        rf"|l[wW](?:,l?[wW]){{0,4}},?&l[wW]B"
    ),
    "week": r"l?Kf?l?(?:D|d)",
    "event": rf"{_BEFORE}?l?s?(?:D|d){_SAID_TIME}",
    "weekday": rf"{_BEFORE}w(?:A?B)?|[cv]?l?w(?!-?n-n)v?{_SAID_TIME}|cEx?{_SAID_TIME}",
    "begins": r"(?:g|[63](?:fx{1,2})?)x?i?:?a?[CV](?![,|]?[slfac]{0,2}[DdwWr])",
    "near": rf"rx?{_SAID_TIME}|{_BEFORE}r|A?rx?{_TIMES}|c(?:A?B|AZ){_TIMES}?",
    "month": r"(?:f?l?Mf?)?O",
}


def rules_of(lang: str) -> re.Pattern[str]:
    """Return the rules of a language; of one without rules of its own the days in figures."""
    if lang == "fr":
        first = {"range": f"{_BETWEEN_FRENCH}|{_FRENCH_RANGE}", "list": _FRENCH_LIST}
    elif lang == "en":
        first = {"range": f"{_BETWEEN}|{_ENGLISH_RANGE}", "list": _ENGLISH_LIST}
    else:
        return re.compile("(?P<event>D)")
    both = {"moved": _SHARED["moved"], **first, **_SHARED}
    rules = "|".join(f"(?P<{name}>{pattern})" for name, pattern in both.items())
    return re.compile(f"{_FIRST}(?:{rules})")
