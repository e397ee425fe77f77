"""The zones and month names that publishers write into dates, in French and English."""

from datetime import timedelta, timezone
from types import MappingProxyType

# Hours from UTC. Abbreviations that mean several zones (IST, and CST in China) are read as on a
# North American or European page; those that stay unclear are left out, so the date is refused.
_HOURS = {
    **dict.fromkeys(("UTC", "UT", "GMT", "Z", "WET", "TU"), 0.0),
    **dict.fromkeys(("CET", "MEZ", "WEST", "BST"), 1.0),
    **dict.fromkeys(("CEST", "MESZ", "EET"), 2.0),
    **dict.fromkeys(("EEST", "MSK"), 3.0),
    **dict.fromkeys(("NDT", "HAT"), -2.5),
    **dict.fromkeys(("NST", "HNT"), -3.5),
    **dict.fromkeys(("ADT", "HAA"), -3.0),
    **dict.fromkeys(("AST", "HNA", "EDT", "HAE"), -4.0),
    **dict.fromkeys(("EST", "HNE", "CDT", "HAC"), -5.0),
    **dict.fromkeys(("CST", "HNC", "MDT", "HAR"), -6.0),
    **dict.fromkeys(("MST", "HNR", "PDT", "HAP"), -7.0),
    **dict.fromkeys(("PST", "HNP", "AKDT"), -8.0),
    "AKST": -9.0,
    "HST": -10.0,
}
ZONES = MappingProxyType({name: timezone(timedelta(hours=h)) for name, h in _HOURS.items()})

_MONTH_NAMES = (
    ("january", "jan", "janvier", "janv"),
    ("february", "feb", "février", "fevrier", "févr", "fevr", "fév", "fev"),
    ("march", "mar", "mars"),
    ("april", "apr", "avril", "avr"),
    ("may", "mai"),
    ("june", "jun", "juin"),
    ("july", "jul", "juillet", "juil"),
    ("august", "aug", "août", "aout"),
    ("september", "sept", "sep", "septembre"),
    ("october", "oct", "octobre"),
    ("november", "nov", "novembre"),
    ("december", "dec", "décembre", "decembre", "déc"),
)
MONTHS = MappingProxyType(
    {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
)
