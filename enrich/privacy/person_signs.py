"""What tells that words are a person's name: how names are written, ages, words beside them."""

import re

UPPER = "A-ZÀ-ÖØ-ÞŁŚŠŻŽČĆĐĞİŐŒŘŞŢŤŮŰŸ"
BLANK = r"[ \t\xa0\u2009\u202f]"
_DOTTED = (
    rf"(?:[{UPPER}]\.(?!\w)|(?:MM|Mrs?|Ms|Mx|Mmes?|Mlles?|Dr|Mgr|Jr|Sr|Ste?|Pr|Prof|Sgt|Lt|Capt|"
    r"Det|Insp|Cpl|Col|Gen|Rep|Sen|Gov|Hon|Rev|Off|Ofc|Supt|Dep|Atty|Cdt|Adj)\.)"
)
WORD = rf"(?:{_DOTTED}|[{UPPER}]\w{{0,40}}(?:['’-]\w{{1,40}}){{0,4}})"
JOIN = (
    rf"{BLANK}{{1,2}}(?:(?:de|du|des|la|le|da|dos|del|di|van|von|der|den|bin|ben|ibn|el|al){BLANK}"
    rf"|d['’]|[\"“«]{BLANK}?(?:[^\W\d]|[ .]){{1,20}}[\"”»]{BLANK}){{0,2}}"
)
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
NAMED = re.compile(
    r"\b(?:named|identified (?:(?:him|her|them)\w* )?as|known as|(?:d[ée]|pré)?nommée?s?|"
    r"identifiée?s?(?: comme(?: étant)?)?|appelée?s?|famille|frères|s(?:œ|oe)urs|époux|consorts)\s$"
)
CONCERNED = re.compile(
    r"\b(?:suspects?|victims?|defendants?|drivers?|operators?|passengers?|pedestrians?|cyclists?|residents?|"
    r"motorists?|arrested|charged|accused|summonsed|summonsing|arraigned|cited|man|woman|boy|girl|"
    r"suspecte?s?|victimes?|prévenue?s?|mise? en cause|conducteur|conductrice|automobiliste|"
    r"motarde?|pi[ée]ton(?:ne)?|interpellée?|arr[êe]tée?|condamnée?|soup[çc]onnée?|accusée?|"
    r"disparue?|retrouvée?|femme|homme|jeune|adolescente?)\s?[,:]?\s$",
    re.IGNORECASE,
)
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
AND = re.compile(rf"{BLANK}(?:and|et|&){BLANK}$|^{BLANK}(?:and|et|&){BLANK}")
REVERSED = re.compile(
    rf"(?<![\w,] )(?<!\w)(?P<family>[{UPPER}][\w'’-]{{1,40}}),{BLANK}"
    rf"(?P<given>[{UPPER}][\w'’-]{{1,40}}\.?)(?:{BLANK}[{UPPER}]\.?)?(?=,|{BLANK}\(|$)",
    re.MULTILINE,
)
