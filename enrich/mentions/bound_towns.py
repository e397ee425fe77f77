"""Towns that a sentence binds its places to: "Boston's Elm Street", "Worcester police closed …"."""

import re

from enrich.mentions.known_towns import TownFound

_PEOPLE = (
    r"['’]?s?\s*(?:-based\b|(?:wo)?m[ae]n\b|residents?\b|teen|native\b|driver|couple\b|family\b|"
    r"boy\b|girl\b|resident|student|cyclist|motorist|father\b|mother\b|line\b|train\b|bus\b)"
)
_IS_PEOPLE = re.compile(_PEOPLE)
# Where somebody comes from or goes to is not where things happen.
_WAY = re.compile(
    r"\b(?:from|to|towards?|into|for|than|via|with|of|between|vers|pour|depuis|de|direction|d['’])"
    r"\s*['’]?\s*(?:la |le |the )?$",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:in|[àÀ]|[Ii]n)\s+(?:(?:the|downtown|neighbou?ring|nearby|central)\s+){0,2}$"
)
_ACTS = re.compile(
    r"\s+(?:(?:fire|police|public works|city|town)\s+)?(?:police|fire(?:fighters)?|officials|"
    r"officers|mayor|council|council(?:l)?ors|selectmen|crews|detectives|DPW|dpw|"
    r"(?:City|Town|Select|School|Planning|Zoning|Fire|Police|Public|Housing|Transportation|Parks)\b"
    r"(?:\s+(?:Council|Board|Committee|Department|Works|Authority|Commission|Meeting|Hall))?|"
    r"Mayor|Selectmen|Police|Council)\b"
)
_ACTS_OF = re.compile(
    r"\b(?:[Mm]airie|[Vv]ille|[Cc]ommune|[Mm]aire|[Mm]unicipalité|[Pp]olice(?: municipale)?|"
    r"[Pp]réfecture|[Pp]ompiers|[Cc]onseil municipal|[Cc]ity|[Tt]own|[Mm]ayor)"
    r"\s+(?:de\s|d['’]|du\s|of\s)\s?$"
)
_HELPS = re.compile(r"\b(?:assist|help|mutual aid|renfort|aid[ée])", re.IGNORECASE)
_WHERE = re.compile(r",\s*(?:where|où)\b")
_LOOK, _REACH = 60, 300  # characters
# "News from Malden." is a heading; "He is from Malden." is not.
_HEADING = re.compile(
    r"\s*(?:(?:news|notes?|updates?|reports?|live|nouvelles|infos?|actualités?|en direct)\s+)?"
    r"(?:(?:from|in|at|de|à|d['’])\s*)?",
    re.IGNORECASE,
)


def is_owner(text: str, town: TownFound, start: int) -> bool:
    """Tell whether a place that begins at `start` is called a town's: "Boston's Elm Street"."""
    return bool(re.fullmatch(r"['’]s?\s+", text[town.end : min(start, town.end + 9)]))


def binds(text: str, town: TownFound, start: int) -> bool:
    """Tell whether a town that stands before `start` in its sentence has the place there.

    It does so as who acts, and as where things happen: "in Worcester, where police closed …".
    """
    before = text[max(0, town.start - _LOOK) : town.start]
    if _IN.search(before) and _WHERE.match(text, town.end):
        return True
    return acts(text, town, start)


def acts(text: str, town: TownFound, until: int) -> bool:
    """Tell whether a town's police, council and the like act in the words up to `until`."""
    before = text[max(0, town.start - _LOOK) : town.start]
    if not (_ACTS.match(text, town.end) or _ACTS_OF.search(before)):
        return False
    is_helping = _HELPS.search(text, town.end, min(until, town.end + _REACH)) is not None
    return not is_helping and not re.search(r"\bwith (?:the )?$", before)


def sets_the_scene(text: str, town: TownFound, sentence: tuple[int, int]) -> bool:
    """Tell whether a sentence (start, end) leads the next one to a town: "News from Malden."."""
    start, end = sentence
    is_all = _HEADING.fullmatch(text, start, town.start) and not text[town.end : end].strip(
        " .!:\n"
    )
    return bool(is_all) or acts(text, town, end)


def is_beside(text: str, town: TownFound) -> bool:
    """Tell whether a town is named as a place where things may happen: not its people, no way."""
    before = text[max(0, town.start - _LOOK) : town.start]
    if town.is_inside:
        return False
    if town.is_far:
        return _IN.search(before) is not None
    return not (_IS_PEOPLE.match(text, town.end) or _WAY.search(before))
