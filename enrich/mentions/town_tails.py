"""What stands right behind an address and says its town: "…, Portland, Maine", "…, 21000 Dijon"."""

import re

from enrich.mentions.known_towns import TOWN, KnownTowns
from records.regions import REGION_CODE, REGION_NAME

_LOOK_AHEAD = 120  # characters
_STREET_TYPE = (
    r"(?:Ave|Avenue|Blvd|Boulevard|Court|Ct|Dr|Drive|Hall|Park|Pike|Pl|Place|Rd|Road|Sq|Square|"
    r"St|Street|Terrace|Turnpike|Way)\b"
)
# Flats, buildings and post boxes: they stand between a house and its town.
_INDOORS = (
    r"(?:\s*[,(–-]?\s*(?:\b(?:[Aa]pt|[Aa]partment|[Ss]uite|[Ss]te|[Uu]nit|[Ff]loor|[Rr]oom|[Rr]m|"
    r"[Bb]âtiment|[Bb]ât|[Bb]at|[Aa]ppartement|[Aa]ppt|[Ee]scalier|[Ee]sc|[Éé]tage|[Hh]all|"
    r"BP|B\.P\.|CS|TSA|P\.?O\.? [Bb]ox)\.?\s*#?\w{1,6}|#\s?[\w/-]{1,8}|"
    r"\d{1,2}(?:st|nd|rd|th) [Ff]loor|[Cc](?i:edex)(?: \d{1,2})?))"
)
_ZIP = r"(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)(?!\w)"
_REGION = rf"(?:(?:{REGION_NAME})(?!\w|\.?\s+{_STREET_TYPE})\.?|(?P<code>{REGION_CODE})(?!\w|['’]))"
_IN_REGION = re.compile(
    rf"{_INDOORS}{{0,3}}(?:\s*,\s*|\s+in\s+|\s*\(|\s+)"
    rf"(?P<said>(?:(?P<town>{TOWN})(?:\s*,\s*|\s+\(?))?(?P<region>{_REGION})\)?(?:\s*,?\s*(?P<zip>{_ZIP}))?)"
)
_POSTCODE = re.compile(
    rf"{_INDOORS}{{0,3}}\s*(?P<joint>[,(–-]?)\s*"
    rf"(?P<said>{_ZIP}(?P<town>\s+{TOWN})?)(?=\s*[.,;:)\n]|\s*$|\s+[A-ZÀ-Þ(])"
)
_BEFORE_TOWN = re.compile(
    rf"{_INDOORS}{{0,3}}(?:\s*,?\s*(?:in|à|dans)\s+|\s*[,(]\s*|\s+[–-]\s+)"
    r"(?:the (?:city|town|village) of\s+|(?:la ville|la commune|le centre)(?:-ville)? de\s+)?"
    r"(?:(?:the|downtown|central|neighbou?ring|nearby|adjacent|suburban)\s+){0,2}"
)
_BEHIND_TOWN = re.compile(
    r"\s*(?:[.,;:)\n–]|-\s|$)|\s+(?:\d|\(|(?:cedex|location|store|branch|site|office|shop)\b)"
)
_SAYS_IN = re.compile(r"\b(?:in|à|dans)\s")
_BEHIND_IN = re.compile(r"(?!['’]s|\s+[A-ZÀ-Þ])")


class TownTails:
    """Reads the town behind an address, whether any list has it or not."""

    def __init__(self, towns: KnownTowns, lang: str) -> None:
        self._towns = towns
        self._is_english = lang == "en"

    def read(self, text: str, end: int, limit: int) -> str:
        """Return what is said of the town behind `end`, "" if nothing is.

        Nothing at or behind `limit` is looked at: the next place begins there.
        """
        behind = text[end : min(limit, end + _LOOK_AHEAD)]
        if not behind.strip():
            return ""
        return self._region(behind) or self._postcode(behind) or self._listed(behind)

    def _region(self, behind: str) -> str:
        match = _IN_REGION.match(behind)
        if match is None:
            return ""
        if match["town"] and self._towns.is_own(match["town"]):
            return behind[match.start("said") : match.end("region")]  # "Cambridge, MA", or MD
        is_shouted = not self._is_english or behind.isupper()  # "OAK ST OR ELM ST", "fermée DE"
        return "" if match["code"] and is_shouted and not match["zip"] else match["said"]

    def _postcode(self, behind: str) -> str:
        match = _POSTCODE.match(behind)
        if match is None or (self._is_english and (match["town"] or not match["joint"])):
            return ""  # "Oak St, 10500 Main St" goes on with a house
        is_own = match["town"] and self._towns.is_own(match["town"])
        return "" if is_own else match["said"]

    def _listed(self, behind: str) -> str:
        match = _BEFORE_TOWN.match(behind)
        town = self._towns.at(behind, match.end()) if match else None
        if match is None or town is None or town.is_own:
            return ""
        follows = (_BEHIND_IN if _SAYS_IN.search(match[0]) else _BEHIND_TOWN).match(
            behind, town.end
        )
        return behind[town.start : town.end] if follows else ""
