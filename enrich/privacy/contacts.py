"""Telephone numbers, e-mail addresses, plates, papers and accounts of private people."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Contact(NamedTuple):
    """A stretch by which somebody can be reached or recognised.

    `sort` is phone, email, plate, number (of a paper) or account (of a network).
    """

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
    r"\d{2,4}[- ][A-Z]{2,3}[- ](?:\d\d|2[AB])|\d-[A-Z]{3}-\d{3}|[A-Z]{2}\d\d [A-Z]{3})(?![\w-])"
)
_ONE_PLATE = r"(?=[A-Z0-9 -]{0,9}\d)[A-Z0-9]{1,8}(?:[ -][A-Z0-9]{1,4}){0,2}(?![\w-])"
_PLATES = re.compile(_ONE_PLATE)
_PLATE_TOLD = re.compile(
    r"\b(?i:(?:(?:license |licence |number |registration )?plates?"
    r"(?: (?:number|no\.?|reads?|reading|#))?|"
    r"(?:reg(?:istration)?|tag)\b\.?(?: (?:number|no\.?|of|#))?|registered as|"
    r"immatricul[ée]+s?(?: sous le(?: num[ée]ro)?)?|plaques?(?: d['’]immatriculation)?|"
    r"immatriculation)(?: is| was| est)?)\s?[:#]?\s?"
    rf"(?P<plate>{_ONE_PLATE}(?:(?:,| et| and| or| ou|;|/)\s{_ONE_PLATE}){{0,5}})"
)
_PAPER = re.compile(
    r"(?<![\w-])\d{3}-\d\d-\d{4}(?![\w-])|"
    r"\b(?i:ssn|social security|licen[cs]e|permis(?: de conduire)?|oln|passports?|passeports?|"
    r"niss|nir|s[ée]curit[ée] sociale|carte d['’]identit[ée]|id card|iban|account|compte)"
    r"(?i:\s(?:number|no\.?|n[°º]|num[ée]ro))?\s?[:#]?\s?"
    r"(?P<number>[A-Z]{0,3}-?\d[\dA-Z]*(?:[ .-]?[\dA-Z]*\d[\dA-Z]*){1,8})(?![\w-])"
)
_ACCOUNT = re.compile(
    r"(?<![\w.@/-])@[A-Za-z_][\w.]{2,29}(?<!\.)(?![\w@])|"
    r"(?:https?://)?(?:www\.|m\.|fr-fr\.)?(?:facebook|fb|instagram|twitter|x|tiktok|snapchat|linkedin|"
    r"youtube|gofundme|venmo|threads|t)\.(?:com|me|net)/[^\s<>\"),;]+"
)
_PUBLIC_ACCOUNT = re.compile(
    r"police|gendarmerie|pompiers|mairie|ville|city|town|gov|pref|sheriff|fire|dept|news|officiel|"
    r"\bpd|pd\b|metro|mbta|transit|stib|sncf|ratp",
    re.IGNORECASE,
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
    yield from _plates(words)
    for match in _PAPER.finditer(words):
        yield Contact(*match.span("number" if match["number"] else 0), "number")
    for match in _ACCOUNT.finditer(words):
        if not _PUBLIC_ACCOUNT.search(match[0]):
            yield Contact(*match.span(), "account")


def _plates(words: str) -> Iterator[Contact]:
    for match in _PLATE.finditer(words):
        yield Contact(*match.span(), "plate")
    for match in _PLATE_TOLD.finditer(words):
        for plate in _PLATES.finditer(words, *match.span("plate")):
            yield Contact(*plate.span(), "plate")


def _is_offices(words: str, start: int) -> bool:
    before = words[max(start - _LOOK_BACK, 0) : start].rpartition("\n")[2]
    return _OFFICES.search(before) is not None and not _SOMEBODYS.search(before[-80:])
