"""Telephone numbers, e-mail addresses and number plates of private people."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Contact(NamedTuple):
    """A stretch by which somebody can be reached or recognised; `sort` is phone, email or plate."""

    start: int
    end: int
    sort: str


_B = r"[ .\xa0\u202f-]?"
_PHONE = re.compile(
    rf"(?<![\w/+])(?:(?:\+|00)33{_B}(?:\(0\){_B})?[1-9](?:{_B}\d\d){{4}}|0[1-9](?:{_B}\d\d){{4}}|"
    rf"(?:\+?1{_B})?(?:\(\d{{3}}\)[ \xa0]?|\d{{3}}[ .\xa0-])\d{{3}}[ .\xa0-]\d{{4}}|"
    r"\+\d{1,3}(?:[ .\xa0-]?\d{2,4}){3,5}|(?<!\d[-.])\d{3}-\d{4})(?![\w/]|[.,]\d|-\d)"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PLATE = re.compile(
    r"(?<![\w-])(?:[A-HJ-NP-TV-Z]{2}[- ]\d{3}[- ][A-HJ-NP-TV-Z]{2}|"
    r"\d{2,4}[- ][A-Z]{2,3}[- ](?:\d\d|2[AB]))(?![\w-])"
)
_PLATE_TOLD = re.compile(
    r"\b(?:(?:license |licence |number |registration )?plates?"
    r"(?: (?:number|no\.?|reads?|reading|#))?|"
    r"(?:reg(?:istration)?|tag)\b\.?(?: (?:number|no\.?|of|#))?|registered as|"
    r"immatricul[ée]+s?(?: sous le(?: num[ée]ro)?)?|plaques?(?: d['’]immatriculation)?|"
    r"immatriculation)(?: is| was| est)?\s?[:#]?\s?"
    r"(?P<plate>(?=[A-Z0-9 -]{0,9}\d)[A-Z0-9]{1,8}(?:[ -][A-Z0-9]{1,4}){0,2})(?![\w-])"
)
# Whoever may be called is meant to be: police, a hot line, an office. What stands before it on its
# sentence says so, and an address says whose it is.
_OFFICES = re.compile(
    r"(?:\b(?:call|contact|text|reach|phone|dial|e-?mail|write|tips?|hotline|info(?:rmation)?|witness|"
    r"questions?|appel\w*|contact\w*|joindre|compos\w+|renseignements?|t[ée]moin\w*|[ée]crire|t[ée]l\w*|"
    r"standard|num[ée]ro vert|signal\w+)\b[^\n]{0,120}\b"
    r"(?:police|department|headquarters|detectives?|investigators?|sgt|lt|det|capt|chief|officers?|unit|station|"
    r"tip ?lines?|hotline|crime ?stoppers|sheriff|division|bureau|office|hall|line|"
    r"commissariat|gendarmerie|brigade|enqu[êe]teurs?|mairie|num[ée]ro vert|pr[ée]fecture|"
    r"service|standard|17|112)\b|"
    r"\b(?:police|department|tip line|hotline|commissariat|gendarmerie|brigade|mairie)\b"
    r"[^\n.]{0,30}(?:\b(?:at|on|au|t[ée]l\.?)|:))[^\n]{0,60}$",
    re.IGNORECASE,
)
_SOMEBODYS = re.compile(
    r"\b(?:victim|suspect|caller|reporting party|owner|resident|complainant|his|her|their|whose|"
    r"victime|suspecte?|propri[ée]taire|plaignante?|requ[ée]rante?|son|sa|ses)\b[^\n.;]{0,80}$",
    re.IGNORECASE,
)
_FREE_CALL = re.compile(r"\D*(?:1\D?)?(?:800|888|877|866|855|844|833)\D|\D*0[ .]?8")
_PUBLIC_DOMAIN = re.compile(
    r"@(?:[\w-]+\.)*(?:gov|mil|police\.uk|gouv\.fr|[\w-]*(?:police|sheriff|mairie|ville|gendarmerie|city|town)"
    r"[\w-]*\.\w+)$",
    re.IGNORECASE,
)
_LOOK_BACK = 200


def find_contacts(words: str) -> Iterator[Contact]:
    """Yield what leads to private people, in no order; what an office gives for calls stays."""
    for match in _PHONE.finditer(words):
        if not _FREE_CALL.match(match[0]) and not _is_offices(words, match.start()):
            yield Contact(*match.span(), "phone")
    for match in _EMAIL.finditer(words):
        if not _PUBLIC_DOMAIN.search(match[0]) and not _is_offices(words, match.start()):
            yield Contact(*match.span(), "email")
    for match in _PLATE.finditer(words):
        yield Contact(*match.span(), "plate")
    for match in _PLATE_TOLD.finditer(words):
        yield Contact(*match.span("plate"), "plate")


def _is_offices(words: str, start: int) -> bool:
    before = words[max(start - _LOOK_BACK, 0) : start].rpartition("\n")[2]
    return _OFFICES.search(before) is not None and not _SOMEBODYS.search(before[-80:])
