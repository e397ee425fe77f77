"""Names of people that only the forms of police logs tell: labels, birthdays, what happened.

They are looked for where names must be hidden, and on doubt they are found.
"""

import re
from collections.abc import Iterable, Iterator

from enrich.privacy.name_run import GIVEN, Stretch
from enrich.privacy.name_words import NameWord, sort_of
from enrich.privacy.person_signs import BLANK, UPPER

_CAP = rf"[{UPPER}](?:\.|[\w'’-]*)"
_OF = rf"(?:(?:de|du|la|le|da|dos|del|di|van|von|der|den|bin|ben|el|al){BLANK})?"
_NAME = rf"{_CAP}(?:{BLANK}{_OF}{_CAP}){{0,4}}"
_ANY = r"[^\W\d_][\w'’-]*\.?"
_SAID = rf"{_ANY}(?:,?{BLANK}{_ANY}){{0,4}}"
_BORN = (
    r"(?:dob\b|d\.o\.b|ddn\b|\bn[ée]e?[ \xa0](?:le|en)\b|date of birth|"
    r"date de naissance|born\b)"
)
_LABELS = (
    r"(?:(?:last|first|full|middle|given|family)[ -])?name|(?:pr[ée])?noms?(?: de famille)?|"
    r"defendants?|subjects?|suspecte?s?|arrestees?|arrested|victime?s?|drivers?|operators?|"
    r"witness(?:es)?|complainants?|callers?|reporting part(?:y|ies)|r/?p|offenders?|accused|"
    r"missing|wanted|passengers?|juveniles?|owners?|t[ée]moins?|auteure?s?|pr[ée]venue?s?|"
    r"mise?s? en cause|requ[ée]rante?s?|plaignante?s?|conduct(?:eur|rice)s?|interpell[ée]e?s?|"
    r"disparue?s?|propri[ée]taires?|individus?|arr[êe]t[ée]e?s?"
)
_LABEL = re.compile(
    rf"\b(?:{_LABELS})(?:{BLANK}?\([^)\n]{{0,12}}\))?{BLANK}?(?::|=|\#\d?:?|{BLANK}[–—-]{BLANK})"
    rf"{BLANK}{{0,3}}(?P<name>{_SAID})",
    re.I,
)
_KIN = (
    r"wife|husband|son|daughter|brother|sister|mother|father|partner|girlfriend|boyfriend|nephew|"
    r"niece|cousin|friend|child|baby|roommate|neighbou?r|landlord|landlady|tenant|fianc[ée]e?|"
    r"grandmother|grandfather|uncle|aunt|widow|twins|"
    r"manager|employee|clerk|cashier|bartender|shopkeeper|homeowner|owner|coworker|teacher|student|"
    r"femme|mari|époux|épouse|fils|fille|frère|sœur|mère|père|compagnon|compagne|conjointe?|amie?|"
    r"neveu|nièce|enfant|bébé|voisine?|gérante?|patronn?e?|employée?|locataire|veuve|veuf|"
    r"colocataire|serveu(?:r|se)|caissi(?:er|ère)|commerçante?|élève|collègue|témoin|certaine?"
)
_RELATED = re.compile(
    rf"\b(?:{_KIN}|(?:named|known|identified)(?:{BLANK}\w+)?{BLANK}as)s?"
    rf"(?:,|{BLANK}\(|{BLANK}?:)?{BLANK}?(?<=[ ,(:\xa0])(?P<name>{_NAME})"
)
_APPOSED = re.compile(
    rf"(?<=[a-zà-ÿ:,] )(?P<name>{_CAP}(?:{BLANK}{_OF}{_CAP}){{1,3}}),"
    rf"{BLANK}(?:who|whose|whom|an?|qui|une?|dont|âgée?|née?|originaire|"
    r"domiciliée?|demeurant|habitant|aperçue?|vue?|last seen|formerly|currently|no fixed|sans)\b"
)
_BEE = re.compile(rf"\bn[ée]e{BLANK}(?P<name>{_NAME})")
_REVERSED = re.compile(
    rf"(?P<family>(?:[{UPPER}][\w'’-]+{BLANK})?[{UPPER}](?<![\w].)[\w'’-]+),{BLANK}"
    rf"(?P<given>[{UPPER}][\w'’-]+(?:{BLANK}[{UPPER}]\b\.?)?)"
)
_BEHIND_REVERSED = re.compile(
    rf"\.?,?{BLANK}?[(/–-]?{BLANK}?(?:{_BORN}|\d{{1,3}}\b|age|of\b|was\b|is\b|has\b|had\b|a\s|"
    r"white|black|hispanic|male|female|arrested|charged|cited|told|[.;:)/]|$|\n)",
    re.I,
)
_AGE_REVERSED = re.compile(rf"\.?,?{BLANK}?[(/]?(?:\d{{1,3}}\b|{_BORN}|aged?\b)", re.I)
_DOB = re.compile(rf"{_BORN}", re.I)
_BEFORE_DOB = re.compile(rf"(?P<name>{_SAID}),?{BLANK}?[(/\[–-]?{BLANK}?$")
_DONE = (
    r"told (?:police|officers|deputies|investigators|the|detectives)|"
    r"(?:was|were|is|being) (?:then |later |also |subsequently )?(?:arrested|charged|cited|"
    r"summonsed|arraigned|booked|detained|transported|taken|bitten|struck|stabbed|shot|robbed|assaulted|"
    r"injured|pronounced|released|issued|placed|found|located|reported missing|convicted|"
    r"sentenced|jailed|fined|held|wanted|bullied|punched|hit)|"
    r"(?:pleaded|pled|admitted|denied|confessed|fled|called (?:police|911|999)|"
    r"reported (?:to|that|her|his|being)|stated|advised|refused|threatened|struck|stabbed)\b|"
    r"(?:a|ont|avait|avaient) (?:également |ensuite |aussi )?(?:été |tenté |déclaré|indiqué|"
    r"reconnu|avoué|porté plainte|déposé plainte|affirmé|nié|pris la fuite|frappé|perdu la vie|"
    r"succombé|menacé|agressé|poignardé|appelé|comparu)|"
    r"(?:est|sont) (?:décédée?|mort|recherchée?|soupçonnée?|accusée?|portée?)s?|"
    r"comparaissait|comparaîtra|se serait"
)
_SUBJECT = re.compile(
    rf"(?<!\bof )(?<!\bfrom )(?<!\bin )(?<!\bat )(?<!\bde )(?<!\bà )(?<![\w'’/-])(?P<name>{_NAME})"
    rf"(?:,{BLANK}\d{{1,3}}(?:{BLANK}ans)?\b)?(?:(?<!\.),?{BLANK}(?:of|from|de|d['’])[^.,;:\n]{{2,40}})?,?{BLANK}$"
)
_VERB = re.compile(rf"\b(?:{_DONE})")
_AGED = re.compile(
    rf"(?<![\w'’-])(?P<name>{_CAP}),{BLANK}\d{{1,2}},{BLANK}(?:was|is|were|had|has|and|who|of|"
    r"from|told|said|a\b|est|avait|et)\b"
)
_HALF_BEFORE = re.compile(
    rf"(?<![\w'’.-])(?P<name>{_CAP})(?P<join>,{BLANK}|{BLANK}(?:and|et|&){BLANK}|{BLANK}(?i:pr[ée]nom|"
    rf"first name){BLANK}?:{BLANK}?)$"
)
_HALF_BEHIND = re.compile(
    rf"(?P<join>,{BLANK}|{BLANK}(?:and|et|&){BLANK})(?P<name>{_CAP})(?![\w'’-])"
    rf"(?P<aged>,?{BLANK}(?:both|ages?|aged|âgée?s|\(?\d{{1,2}}\b))?"
)
_TOGETHER = re.compile(r"(?: \w+)?(?:,| \()? ?(?:both|ages|aged|respectively|tous|toutes|âgée?s)\b")
_LOOK_BACK, _NEAR = 80, 45
_NO_NAME = (NameWord.NEVER, NameWord.TITLE, NameWord.SUFFIX)
_COMMON = ("white", "black")  # families, too


def told_names(words: str) -> Iterator[Stretch]:
    """Yield, in no order, where the forms of a log tell names."""
    for pattern in (_LABEL, _RELATED, _BEE, _AGED, _APPOSED):
        for match in pattern.finditer(words):
            is_small = pattern is _LABEL and _is_small(words, match)
            yield from _trimmed(words, *match.span("name"), is_small)
    yield from _reversed(words)
    yield from _born(words)
    for verb in _VERB.finditer(words):
        first = max(verb.start() - _LOOK_BACK, 0)
        if subject := _SUBJECT.search(words[first : verb.start()]):
            start, end = subject.span("name")
            # "Lee Moss, of Mill Close, Harrogate, pleaded": a town.
            is_town = " " not in subject["name"] and subject.string[start - 2 : start] == ", "
            for one in () if is_town else _trimmed(words, first + start, first + end):
                # "down Clinton Street struck": what goes on is no name.
                if one[1] >= first + len(subject["name"].rstrip(".")) + start:
                    yield one


def other_halves(words: str, names: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield what stands beside names as their other half, or as another of the family."""
    for start, end in names:
        near = max(start - _NEAR, 0)
        before = _HALF_BEFORE.search(words[near:start])
        are_aged = _TOGETHER.match(words, end) is not None
        if before and _is_half(before["name"], before["join"], are_aged):
            yield near + before.start("name"), near + before.end("name")
        behind = _HALF_BEHIND.match(words, end)
        if behind and _is_half(behind["name"], behind["join"], behind["aged"] is not None):
            yield behind.span("name")


def _is_half(name: str, join: str, is_aged: bool = False) -> bool:
    """Tell whether a word with a capital is a half, by what joins it to the one that is hidden."""
    sort = sort_of(name)
    if sort in _NO_NAME or sort in (NameWord.INITIAL, NameWord.PARTICLE) or _is_common(name):
        return False
    if join.strip() == ",":
        return name.isupper() and len(name) > 1
    if join.strip().endswith(":"):
        return True
    return sort in GIVEN or is_aged


def _is_small(words: str, match: re.Match[str]) -> bool:
    """Tell whether a label's name is set small, and is all that stands on its line or field."""
    name = match["name"]
    ends = not words[match.end() :].strip(" ") or words[match.end()] in "\n;/("
    words_of = name.replace(",", " ").split()
    return name.islower() and ends and any(sort_of(word) in GIVEN for word in words_of)


def _reversed(words: str) -> Iterator[Stretch]:
    for match in _REVERSED.finditer(words):
        family, given = match["family"], match["given"]
        sorts = [sort_of(word) for word in (*family.split(), *given.split())]
        if any(sort in _NO_NAME for sort in sorts) or _is_common(family) or _is_common(given):
            continue
        behind = _BEHIND_REVERSED.match(words, match.end()) is not None
        if family.isupper() and given.isupper():
            initialled = len(given.split()) > 1
            is_told = (len(given) > 2 or behind) and (behind or initialled or sorts[-1] in GIVEN)
        else:
            is_aged = _AGE_REVERSED.match(words, match.end()) is not None
            is_told = behind and (is_aged or sort_of(given.split()[0]) in GIVEN)
        if is_told:
            yield match.span()


def _born(words: str) -> Iterator[Stretch]:
    """Yield names in front of a day of birth; in small letters if they are all of their line."""
    for match in _DOB.finditer(words):
        near = max(match.start() - _NEAR, 0)
        first = max(words.rfind("\n", near, match.start()) + 1, near)
        name = _BEFORE_DOB.search(words[first : match.start()])
        if name is None:
            continue
        start, end = first + name.start("name"), first + name.end("name")
        is_all = start == 0 or words[start - 1] in "\n:"
        is_known = any(sort_of(word.strip(",")) in GIVEN for word in name["name"].split())
        if is_all and name["name"].islower() and is_known:
            yield start, end
            continue
        last = re.search(rf"(?:{_CAP},?{BLANK})*{_CAP}$", words[start:end])
        if last is not None:
            yield from _trimmed(words, start + last.start(), end)


def _trimmed(words: str, start: int, end: int, is_small: bool = False) -> Iterator[Stretch]:
    """Yield of a stretch the words that may be a name's: behind titles, and as far as they go."""
    first, last = -1, start
    for word in re.finditer(r"[\w'’.-]+", words[start:end]):
        text = word[0]
        is_name = is_small or (text[0].isupper() and sort_of(text) not in _NO_NAME)
        is_name = is_name and not _is_common(text) and not any(map(str.isdigit, text))
        if is_name:
            first = start + word.start() if first < 0 else first
            last = start + word.end()
        elif first >= 0 and sort_of(text) is not NameWord.PARTICLE:
            break
    bare = words[first:last].rstrip(".") if first >= 0 else ""
    if len(bare) > 1 and not _is_acronym(words, bare):
        yield first, last if words[last - 2 : last - 1].isupper() else first + len(bare)


def _is_common(text: str) -> bool:
    return text.lower().rstrip(".") in _COMMON or "-of-" in text or "-year-" in text


def _is_acronym(words: str, name: str) -> bool:
    """Tell whether a word in capitals is a firm's or an office's: "owner CVS"."""
    return name.isupper() and len(name) <= 4 and " " not in name and not words.isupper()
