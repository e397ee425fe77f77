"""What tells that words are a person's name: how names are written, ages, words beside them."""

import re

UPPER = "A-ZÀ-ÖØ-ÞŁŚŠŻŽČĆĐĞİŐŒŘŞŢŤŮŰŸ"
BLANK = r"[ \t\xa0\u2009\u202f]"
_DOTTED = (
    "MM Mr Mrs Ms Mx Mme Mmes Mlle Mlles Dr Mgr Jr Sr St Ste Pr Prof Sgt Lt Capt Det Insp Cpl Col "
    "Gen Rep Sen Gov Hon Rev Off Ofc Supt Dep Atty Cdt Adj"
)
_DOTTED_REST = "|".join(rf"(?<={word[0]}){word[1:]}\." for word in _DOTTED.split())
# What follows the first letter: patterns that begin with a set of letters are searched for fast.
_REST = rf"(?:(?=\w{{0,4}}\.)(?:\.(?!\w)|{_DOTTED_REST})|\w{{0,40}}(?:['’-]\w{{1,40}}){{0,4}})"
WORD = rf"[{UPPER}]{_REST}"
_JOIN = (
    rf"{BLANK}{{1,2}}(?:(?:de|du|des|la|le|da|dos|del|di|van|von|der|den|bin|ben|ibn|el|al){BLANK}"
    rf"|d['’]|[\"“«]{BLANK}?(?:[^\W\d]|[ .]){{1,20}}[\"”»]{BLANK}){{0,2}}"
)
RUN = re.compile(rf"[{UPPER}](?<![\w@./].){_REST}(?:{_JOIN}{WORD}){{0,30}}")
# An age right behind a name; a bare number needs what closes it, since "Oak, 34" may be a house.
AGE_BEHIND = re.compile(
    rf",?{BLANK}(?:\(?(?:âgée?s?{BLANK}de{BLANK})\d{{1,3}}{BLANK}ans\)?|\(\d{{1,3}}(?:{BLANK}ans)?\)|"
    rf"\(?(?:age|aged){BLANK}\d{{1,3}}\)?)"
    rf"|,{BLANK}(?:an?{BLANK})?\d{{1,3}}(?:{BLANK}ans\b|{BLANK}years?{BLANK}(?:old|of{BLANK}age)\b|"
    rf"-year-old\b|(?=[,.;)]|{BLANK}?[–—-]{BLANK}|$|\n|{BLANK}(?:of|from|was|were|is|has|who|and)\b))"
)
AGE_BEFORE = re.compile(
    r"\b(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)-year-old,?(?: [a-z]+){0,3},? $|"
    r"\b[âa]gée?s? de \d{1,3} ans,? (?:nommée? )?$"
)
SAYS_UNIT = re.compile(r"ans|old|age|\(")
# The words after which a name follows, whatever it looks like.
_NAMED_WORDS = (
    "named nommé nommée nommés nommées dénommé dénommée dénommés dénommées denommé denommée "
    "denommés denommées prénommé prénommée prénommés prénommées identifié identifiée identifiés "
    "identifiées appelé appelée appelés appelées famille frères sœurs soeurs époux consorts"
)
_NAMED = (
    *_NAMED_WORDS.split(),
    "known as",
    r"identified(?: (?:him|her|them)\w*)? as",
    "identifiée?s? comme",
    "identifiée?s? comme étant",
)
_CONCERNED_WORDS = (
    "suspect suspects victim victims defendant defendants driver drivers operator operators "
    "passenger passengers pedestrian pedestrians cyclist cyclists resident residents motorist "
    "motorists arrested charged accused summonsed summonsing arraigned cited man woman boy girl "
    "suspecte suspectes victime victimes prévenu prévenue prévenus prévenues conducteur "
    "conductrice automobiliste motard motarde piéton piétonne pieton pietonne interpellé "
    "interpellée arrêté arrêtée arreté arretée condamné condamnée soupçonné soupçonnée soupconné "
    "soupconnée accusé accusée disparu disparue retrouvé retrouvée femme homme jeune adolescent "
    "adolescente"
)
_CONCERNED = (*_CONCERNED_WORDS.split(), "mise? en cause")
NAMED = re.compile(rf"\b(?:{'|'.join(_NAMED)})\s$")
CONCERNED = re.compile(rf"\b(?:{'|'.join(_CONCERNED)})\s?[,:]?\s$", re.IGNORECASE)
# The last word of each: what has none of them in front is not told by words.
CUES = frozenset(said.rpartition(" ")[2] for said in (*_NAMED, *_CONCERNED))
# Those who are called by their given name alone.
RELATED = re.compile(
    r"\b(?:wife|husband|son|daughter|brother|sister|mother|father|partner|girlfriend|boyfriend|"
    r"nephew|niece|cousin|friend|child|baby|femme|mari|époux|épouse|fils|fille|frère|sœur|mère|"
    r"père|compagnon|compagne|ami|amie|neveu|nièce|petite?|enfant|bébé)\s$"
)
WHERE = re.compile(
    r"\b(?:in|at|near|from|to|toward|towards|through|à|vers|près de)\s$", re.IGNORECASE
)
FAMILY_BEHIND = re.compile(rf"{BLANK}(?:family|household|brothers|sisters|couple|twins)\b")
_LONGEST_CUE = max(map(len, CUES)) + 5  # with what may stand between it and the name
_LOOK_BACK = 50
_BEHIND = re.compile(f"{AGE_BEHIND.pattern}|{FAMILY_BEHIND.pattern}")
_LETTERS = re.compile(r"\w+")
AND = re.compile(rf"{BLANK}(?:and|et|&){BLANK}$|^{BLANK}(?:and|et|&){BLANK}")
REVERSED = re.compile(
    rf"(?P<family>[{UPPER}](?<![\w,] .)(?<!\w.)[\w'’-]{{1,40}}),{BLANK}"
    rf"(?P<given>[{UPPER}][\w'’-]{{1,40}}\.?)(?:{BLANK}[{UPPER}]\.?)?(?=,|{BLANK}\(|$)",
    re.MULTILINE,
)


def letters_of(words: str) -> list[str]:
    """Return the runs of letters of words, in lower case."""
    return _LETTERS.findall(words.lower())


def may_tell(text: str, start: int, end: int) -> bool:
    """Tell at little cost whether what stands beside a stretch may say that it ends with a name."""
    if _BEHIND.match(text, end):
        return True
    before = text[max(start - _LOOK_BACK, 0) : start]
    letters = letters_of(before[-_LONGEST_CUE:])
    return (bool(letters) and letters[-1] in CUES) or "year-old" in before or " ans" in before
