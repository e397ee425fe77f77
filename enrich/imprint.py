"""Who signed, printed or published: their address is no news."""

from enrich.cues import Cue

_PUBLISHED = Cue(
    "imprim|publi|social|diteur|pôt légal|depot legal|printed|siret|r.c.s|rcs",
    r"\b(?:imprim[ée]+e? (?:par|chez)|imprimerie\s*:|direct(?:eur|rice) de (?:la )?publication|"
    r"(?<!nouveau )(?<!futur )si[èe]ge social(?=\s*:|\s+\d|,| au\b| situ| sis)|[ée]diteur\s*:|"
    r"d[ée]p[ôo]t l[ée]gal|printed by|published by|publisher\s*:|r\.?c\.?s\.?\s|siret)"
    r"[^\n]{0,80}$",
)
# A signature goes on over the next lines: name, office, address.
_SIGNED = Cue(
    "submitted|sincerely|truly|fait ",
    r"\b(?:respectfully submitted|sincerely|(?:very|yours) truly(?: yours)?|"
    r"fait à [\w' ’-]{2,40}, le \d)[^:?!]{0,120}$",
)


def is_imprint(line: str, above: str) -> bool:
    """Tell whether a place is the address of who signed or published the text.

    `line` is what stands before it on its line, `above` before it at all; both in lower case.
    """
    return _PUBLISHED.search(line) is not None or _SIGNED.search(above) is not None
