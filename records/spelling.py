"""How names are compared: the spelling that the finder and the gazetteer share.

Words are folded (case, accents, ligatures, apostrophes) and each family of abbreviations is
contracted to one short form, whatever it stands for: "street", "saint" and "st" are all "st", so
no context is needed and norm(norm(word)) == norm(word). What reads alike is told apart later, by
the gazetteer.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
_WORD_OR_END = re.compile(r"[^\W_]+|\n")

# short form: what people and registers write for it, folded
_FAMILIES = {
    "rue": "r",
    "st": "street str saint sainte ste",
    "av": "avenue ave aven",
    "bd": "boulevard boul blvd bld bvd boulv",
    "pl": "place plc",
    "sq": "square",
    "rd": "road",
    "dr": "drive doctor docteur drs",
    "ln": "lane",
    "ct": "court crt",
    "ter": "terrace terr",
    "pkwy": "parkway pky pkway",
    "hwy": "highway hgwy",
    "cir": "circle",
    "pk": "park parc",
    "ctr": "center centre",
    "imp": "impasse",
    "all": "allee allees",
    "ch": "chemin che chem",
    "rte": "route",
    "fbg": "faubourg fg faub",
    "crs": "cours",
    "pas": "passage psg pass",
    "qu": "quai q",
    "montee": "mtee",
    "rang": "rg",
    "mt": "mount mont",
    "mgr": "monsignor monseigneur msgr",
    "gal": "general gen gl",
    "mal": "marechal mchal",
    "cdt": "commandant",
    "col": "colonel",
    "cap": "capitaine captain capt",
    "pdt": "president pres",
    "princesse": "pcesse pce",
    "pr": "professeur professor prof",
    "jr": "junior",
    "n": "north nord",
    "s": "south sud",
    "e": "east est",
    "w": "west ouest",
    "1er": "premier premiere 1re 1ere 1e 1st first",
}
_SHORT = {form: short for short, forms in _FAMILIES.items() for form in forms.split()}
CONTRACTED = frozenset(_SHORT)  # the long forms, folded
_ACCENTS = re.compile("[\u0300-\u0344\u0346-\u034e\u0350-\u036f]+")  # those that combine
_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "ʼ": "'", "‘": "'"}
_LIGATURE = re.compile(f"[{''.join(_LIGATURES)}]")
# What is left of nearly all texts without accents: here no sign has a case or another form.
_PLAIN = re.compile(f"[\x00-\x7f{''.join(_LIGATURES)}§«°»\u2010-\u2023€]*")


@lru_cache(maxsize=200_000)
def norm(word: str) -> str:
    """Return the form under which one word is compared."""
    folded = fold(word)
    return _SHORT.get(folded, folded)


def fold(text: str) -> str:
    """Return text in lower case without accents; length may change. Folding twice is once."""
    if text.isascii():
        return text.lower()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).lower()
    if plain.isascii():  # as nearly all French words are
        return plain
    if _PLAIN.fullmatch(plain):
        return _LIGATURE.sub(_unligatured, plain)
    # Compatibility forms ("𝕊", "Ǽ") hide letters that have a case: spread, case, spread again.
    spread = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(c for c in unicodedata.normalize("NFKD", spread) if not unicodedata.combining(c))
    return _LIGATURE.sub(_unligatured, bare)


def _unligatured(match: re.Match[str]) -> str:
    return _LIGATURES[match[0]]


def name_key(name: str) -> str:
    """Return the key of a name: its words' norms with single spaces. Equal keys, equal names.

    It is folded first, as that parts or joins words ("12½", an accent that is a character of its
    own): so the key of a key is that key.
    """
    return " ".join(map(norm, WORD.findall(fold(name))))


def name_keys(names: Sequence[str]) -> list[str]:
    """Return the key of each name, all at once: several times as fast as one by one."""
    text = "\n".join(names)
    if text.count("\n") != len(names) - 1:  # a name of several lines, or no name
        return [name_key(name) for name in names]
    words = _WORD_OR_END.findall(fold(text))
    keys = " ".join([_SHORT.get(word, word) for word in words]).split("\n")
    return [key.strip(" ") for key in keys]


def slug(name: str) -> str:
    """Return a name as it stands in ids and addresses: folded words joined by hyphens."""
    return "-".join(WORD.findall(fold(name))) or "x"
