"""Words beside a name that tell that it is no private person's: an office, or what is called so."""

import re
from collections.abc import Callable

from enrich.privacy.name_words import NameWord, sort_of

# Who holds a public office or speaks for one. Plain stems, so that "la Préfète" and "préfets" fit.
_OFFICE = (
    r"(?:(?:vice-|sous-|ex-|lt\.?\s|deputy\s|acting\s|assistant\s|interim\s|police\s|fire\s|city\s|"
    r"town\s|state\s|county\s|district\s|chief\s|special\s|premi[èe]re?\s)*"
    r"(?:mayor|chief|officers?|ofc\.?|off\.|sergeants?|sgts?\.?|lieutenants?|lts?\.?|captains?|capts?\.?|"
    r"detectives?|dets?\.?|troopers?|deput(?:y|ies)|dep\.|inspectors?|insp\.?|constables?|sheriff|corporal|"
    r"cpl\.?|superintendents?|supt\.?|commissioners?|councill?ors?|councill?(?:man|woman|member)s?|"
    r"aldermen|alderman|selectm[ae]n|governor|gov\.|senators?|sen\.|representatives?|reps?\.|"
    r"congress(?:man|woman)|president|judge|justice|magistrate|attorney(?: general)?|"
    r"prosecutors?|coroner|medical examiner|marshal|firefighters?|director|"
    r"(?:city|town|county|village) (?:manager|clerk)|"
    r"(?:vice[ -])?principal|headmaster|headmistress|proviseure?|"
    r"spokes(?:man|woman|person)|minister|secretary|commander|major|colonel|agent|administrator|"
    r"maires?|bourgmestres?|[ée]chevine?s?|pcso|pr[ée]f[èe]te?s?|"
    r"procureure?s?(?: de la r[ée]publique)?|commissaires?|capitaines?|"
    r"commandante?s?|lieutenante?s?|majore?|brigadi[èe]re?s?(?:-chef)?|adjudante?s?(?:-chef)?|"
    r"adjoint[e·()]*s?(?: au maire)?|[ée]lue?s?|"
    r"conseill(?:er|[èe]re)s?(?: municipale?s?| municipaux)?|"
    r"d[ée]put[ée]e?s?|s[ée]nat(?:eur|rice)s?|ministres?|secr[ée]taire(?: g[ée]n[ée]rale?)?|"
    r"juges?|substitute?|avocate? g[ée]n[ée]rale?|colonelle?|g[ée]n[ée]rale?|gendarmes?|"
    r"polici(?:er|[èe]re)s?|"
    r"sapeurs?-pompiers?|agente?s?|pr[ée]sidente?s?|direct(?:eur|rice)s?|porte-parole|"
    r"commissaire divisionnaire|chef(?:fe)? de (?:la )?(?:police|service|brigade)))"
)
# What may stand between the office and the name: "le maire de Nice, X", "Chief of Police X".
_OF_WHAT = (
    r"(?:\s(?:of|for|de|du|des|de la|de l['’]|d['’]|à|a la|en|charg[ée]e? de)\s?[\w'’ -]{1,40}?)?"
)
_BEFORE = re.compile(
    rf"(?<![\w-]){_OFFICE}(?P<of>{_OF_WHAT}),?\s(?:M\.|Mme|Mr\.?|Ms\.?|Mrs\.?)?\s?$", re.I
)
_LED = re.compile(
    rf"(?<![\w-]){_OFFICE}s?\s(?:(?-i:[A-Z])[\w.'’-]+,?\s(?:(?:and|et|&)\s)?){{1,6}}$", re.I
)
_SEVERAL = re.compile(r"(?:,|\band|\bet|&)\s$")
_BEHIND = re.compile(
    rf"(?:,|\s\(|\s[–—-])\s?(?:the |a |an |le |la |l['’]|un |une )?"
    rf"(?:(?:new|former|nouve(?:au|lle)|ancien(?:ne)?|[\w'’]+(?:\s[\w'’]+)?(?:['’]s)?)\s)?{_OFFICE}\b",
    re.I,
)
_KIN = re.compile(
    r"\b(?:son|daughter|wife|husband|brother|sister|nephew|niece|mother|father|partner|cousin|neighbou?r|"
    r"friend|fils|fille|[ée]pou(?:x|se)|mari|femme|fr[èe]re|s(?:œ|oe)ur|neveu|ni[èe]ce|m[èe]re|p[èe]re|"
    r"compagn(?:on|e)|voisine?|amie?)(?:\s(?:of|de|du|to)\b|['’]s?\b)?[^,.;:]{0,25}$"
    r"|['’]s\s(?:son|daughter|wife|husband|brother|sister)\b",
    re.I,
)
_KIN_BEHIND = re.compile(r"['’]s?\s|,?\s(?:son|daughter|wife|husband)\s(?:of|to)\b", re.I)

# What is called after people: a name next to it is that of a street, a school, a company.
_CALLED_BEFORE = re.compile(
    r"(?<![\w-])(?:rues?|ruelle|avenue|av\.|boulevard|bd\.?|bld|place|pl\.|quai|chemin|all[ée]es?|"
    r"impasse|cours|square|esplanade|promenade|passage|route|villa|sente|"
    r"rond-point|pont|port|parc|jardins?|"
    r"gare|station|arr[êe]t|m[ée]tro|lyc[ée]e|coll[èe]ge|"
    r"[ée]coles?(?: (?:maternelle|primaire|[ée]l[ée]mentaire|priv[ée]e|publique))?|"
    r"maternelle|universit[ée]|crèche|groupe scolaire|campus|amphith[ée][âa]tre|"
    r"pharmacie|caf[ée]|bar|brasserie|restaurant|boulangerie|boucherie|tabac|librairie|garage|"
    r"supermarch[ée]|auberge|bistrot?|"
    r"biblioth[èe]que|m[ée]diath[èe]que|mus[ée]e|th[ée][âa]tre|cin[ée]ma|op[ée]ra|stade|gymnase|"
    r"piscine|salle|complexe(?: sportif)?|espace|"
    r"centre(?: (?:social|culturel|commercial|hospitalier|de loisirs))?|maison|"
    r"h[ôo]pital|h[ôo]tel|clinique|ehpad|r[ée]sidence|foyer|immeuble|tour|cit[ée]|zac|quartier|"
    r"secteur|[ée]glise|chapelle|cath[ée]drale|basilique|fondation|association|institut|prix|"
    r"troph[ée]e|festival|fort|caserne|village|pavillon|saint|sainte|"
    r"st\.?|ste\.?|fontaine|monument|statue)"
    r"(?: (?:du|de la|de l['’]|des)?\s?(?:(?:docteur|dr|g[ée]n[ée]ral|mar[ée]chal|colonel|"
    r"capitaine|commandant|pr[ée]sident|professeur|pr|abb[ée]|p[èe]re)\.?)?)?\s$",
    re.I,
)
_CALLED_BEHIND = re.compile(
    r"(?:['’]s)?,?\s(?:(?:Elementary|Middle|High|Public|Memorial|Community|Senior|Youth|Recreation|Sports|"
    r"Medical|Technical|Regional|Charter|Graduate|Law|Funeral|Jr\.?|Sr\.?|II|III)\s){0,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Plaza|Square|Sq|Park|"
    r"Parkway|Pkwy|Bridge|Highway|Hwy|Way|Terrace|Circle|Alley|Schools?|College|University|Academy|Library|"
    r"Museum|Church|Chapel|Hospital|Clinic|Center|Centre|House|Homes?|Hall|Building|Tower|Towers|Station|"
    r"Terminal|Airport|Field|Stadium|Arena|Gym|Rink|Pool|Playground|Garden|Gardens|Cemetery|Beach|Apartments|"
    r"Memorial|Foundation|Fund|Award|Prize|Day|Expressway|Tunnel|Dam|Reservation|Auditorium|Theater|Theatre|"
    r"Institute|Inc|LLC|Company|Corp|Trust|Shelter|Landing|Pier|Path|Trail|Common)\b"
)
_NAME_BEFORE = re.compile(r"[A-ZÀ-Þ][\w'’-]*,\s(?:the |a |an |le |la |l['’])?$")
_GIVEN = (NameWord.GIVEN, NameWord.AMBIGUOUS, NameWord.INITIAL)
_LOOK_BACK, _LOOK_AHEAD = 90, 60


def is_official(words: str, start: int, end: int) -> bool:
    """Tell whether a name is that of somebody who is named for a public office.

    Their family is not: "the mayor's son, X" is a private person.
    """
    before, behind = _around(words, start, end)
    said = _BEFORE.search(before) or _among_several(before)
    if said and not _is_of_another(before, said):
        return not _KIN.search(before[: said.start()]) and not _KIN.search(before[said.end() :])
    told = _BEHIND.match(behind)
    return told is not None and not _KIN_BEHIND.match(behind[told.end() :])


def follows_street(words: str, start: int) -> bool:
    """Tell whether what begins at a place in the words is what a street or building is called."""
    return _CALLED_BEFORE.search(_around(words, start, start)[0]) is not None


def is_called_after(words: str, start: int, end: int) -> bool:
    """Tell whether a name is a street's, a school's, a company's: what is called after somebody."""
    before, behind = _around(words, start, end)
    if _CALLED_BEFORE.search(before) or _CALLED_BEHIND.match(behind):
        return True
    name = words[start:end]
    return any(
        _CALLED_BEHIND.match(name, blank.start()) and not _may_be_family(name[: blank.end()], name)
        for blank in re.finditer(r"\s", name)
    )


def _is_of_another(before: str, said: re.Match[str]) -> bool:
    """Tell whether an office is told of the name in front of it: "X, chef de la brigade, Y"."""
    is_closed = said[0].rstrip().endswith(",")
    return is_closed and _NAME_BEFORE.search(before[: said.start()]) is not None


def _may_be_family(before: str, name: str) -> bool:
    """Tell whether what ends a name is a family's ("Tom Hall"), and no "Greek Orthodox Church"."""
    last = name[len(before) :]
    given = before.split()
    return sort_of(last) is NameWord.FAMILY and all(sort_of(w) in _GIVEN for w in given)


def _among_several(before: str) -> re.Match[str] | None:
    """Return the office of the first of several: "Officers X and Y"."""
    return _LED.search(before) if _SEVERAL.search(before) else None


def _around(words: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands beside a stretch on its line."""
    before = words[max(start - _LOOK_BACK, 0) : start].rpartition("\n")[2]
    return before, words[end : end + _LOOK_AHEAD].partition("\n")[0]


Judge = Callable[[str, int, int], bool]
NOT_PRIVATE: tuple[Judge, ...] = (is_called_after, is_official)
