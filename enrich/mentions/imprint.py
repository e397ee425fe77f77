"""Who signed, printed or published: their address is no news."""

from enrich.mentions.cues import Cue
from records import Mention

_PUBLISHED = Cue(
    "imprimerie|publica|publisher|social|diteur|pôt légal|depot legal|siret|r.c.s|rcs",
    r"\b(?:imprimerie\s*:|direct(?:eur|rice) de (?:la )?publication|"
    r"(?<!nouveau )(?<!futur )si[èe]ge social(?=\s*:|\s+\d|,| au\b| situ| sis)|[ée]diteur\s*:|"
    r"d[ée]p[ôo]t l[ée]gal|publisher\s*:|r\.?c\.?s\.?\s|siret)"
    r"[^\n]{0,80}$",
)
_PRINTER = Cue(
    "imprim|printed|published",
    r"\b(?:imprim[ée]+e? (?:par|chez)|printed by|published by)\s[^:;.,\n]{2,50}\s*[,(–—-]\s*$",
)
# A signature goes on over the next lines: name, office, address.
_SIGNED = Cue(
    "submitted|sincerely|truly|fait ",
    r"\b(?:respectfully submitted|sincerely|(?:very|yours) truly(?: yours)?|"
    r"fait à [\w' ’-]{2,40}, le \d)[^:?!]{0,120}$",
)


def is_imprint(line: str, above: str, mention: Mention) -> bool:
    """Tell whether a place is the address of who signed or published the text.

    `line` is what stands before it on its line, `above` before it at all; both in lower case.
    """
    if _PUBLISHED.search(line) or _SIGNED.search(above):
        return True
    return bool(mention.numbers and _PRINTER.search(line))
