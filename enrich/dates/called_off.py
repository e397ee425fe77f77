"""Whether what an item announces is called off, as its title or first sentence says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from records import DateMention
from records.spelling import fold

_LEAD = 400  # characters of the text that hold its first sentence
_TRIGGERS = (
    "annul",
    "cancel",
    "called off",
    " not ",
    "n't ",
    "n’t ",
    "pas lieu",
    "postponed",
    "report",
)
_SENTENCE_END = re.compile(r"(?<!\b[ap]\.m)[.!?](?=\s+[^\W\d_a-zà-ÿ]|\s*$)|\n")
_FEWEST = 12  # characters of a sentence that says something: not "Attention !"
_SHARED = 5  # letters of a word of the title by which a sentence speaks of the same


@dataclass(frozen=True)
class _Words:
    """How a language calls things off, folded: as a label, of something, or to another day.

    `others` are what is not the item itself: whoever registered may cancel that.
    """

    label: re.Pattern[str]
    stated: re.Pattern[str]
    of: re.Pattern[str]
    moved: re.Pattern[str]
    perhaps: re.Pattern[str]
    events: re.Pattern[str]
    others: re.Pattern[str]


_BY_LANG = {
    "en": _Words(
        label=re.compile(
            r"^\W*(?:event |now )?(?:cancell?ed|cancellation|called off)\W*?(?:[:!\])|]| [–—-] |$)"
            r"|[(\[–—|:-]\s*(?:cancell?ed|called off)\W*$"
        ),
        stated=re.compile(
            r"(?:\b(?:is|are|been|be|was|were) (?:\w+ ){0,2}(?:cancell?ed|called off)\b(?! by\b)"
            r"|\b(?:cancell?ed|called off)(?= ?\W*$| (?:due|because|for|to)\b|,)"
            r"|\b(?:will not|won't|is not|isn't) (?:be held|go ahead|happen|tak(?:e|ing) place)\b"
            r"|\bpostponed (?:indefinitely|until further|to a later|to a date))"
        ),
        of=re.compile(r"^\W*cancellation of\b"),
        moved=re.compile(
            r"\b(?:postponed|rescheduled|moved|pushed back) (?:to|until|till|for|from)\b"
            r"(?! (?:a later|a date|a future|further))"
        ),
        perhaps=re.compile(
            r"\b(?:can|may|might|could|would|if|unless|in case|in the event of|not cancell?ed"
            r"|not be cancell?ed|last year|in \d{4})\b"
        ),
        events=re.compile(
            r"\b(?:event|meeting|concert|show|game|match|hearing|session|class|workshop|festival"
            r"|fair|parade|market|story ?time|tour|talk|lecture|screening|performance|party|sale"
            r"|walk|race|ceremony|celebration|reading|play|film|movie|dance|dinner|lunch|club"
            r"|practice|training|fireworks|program|it)(?:e?s)?\b"
        ),
        others=re.compile(
            r"\b(?:registrations?|bookings?|reservations?|orders?|flights?|trains?|bus(?:es)?"
            r"|tickets?|subscriptions?|fees?|fines?|debts?|contracts?|polic(?:y|ies)|leases?|cards?"
            r"|payments?|permits?|licen[cs]es?|appointments?|trips?|accounts?|rsvps?|memberships?)\b"
        ),
    ),
    "fr": _Words(
        label=re.compile(
            r"^\W*(?:evenement )?(?:annulee?s?|annulation)\W*?(?:[:!\])|]| [–—-] |$)"
            r"|[(\[–—|:-]\s*annulee?s?\W*$"
        ),
        stated=re.compile(
            r"(?:\b(?:est|sont|ete|sera|seront) (?:\w+ ){0,2}annulee?s?\b(?! par\b)"
            r"|\bannulee?s?(?= ?\W*$| (?:en raison|a cause|faute|pour|suite)\b)"
            r"|\bn['’](?:aura|auront|a|ont) (?:donc |finalement )?pas lieu\b"
            r"|\breportee?s? (?:a une date|sine die|a plus tard|ulterieurement))"
        ),
        of=re.compile(r"^\W*annulation (?:du|de|des|d['’])"),
        moved=re.compile(
            r"\b(?:reporte|decale|deplace|avance)e?s? (?:au|du|le|a)\b(?! (?:une date|plus))"
        ),
        perhaps=re.compile(
            r"\b(?:peut|peuvent|pourra|pourront|pourrait|serait|seraient|en cas d|s['’]il"
            r"|si (?:le|la|les|vous|nous|l)|sauf si|(?:est|sont|sera) pas annule|an dernier"
            r"|annee derniere|en \d{4}\b)"
        ),
        events=re.compile(
            r"\b(?:evenement|reunion|concert|spectacle|match|seance|conseil|atelier|fete|festival"
            r"|marche|brocante|vide-greniers?|visite|conference|projection|ceremonie|bal|repas|loto"
            r"|cours|stage|course|tournoi|exposition|vernissage|rencontre|soiree|balade|randonnee"
            r"|representation|debat|braderie|permanence|animation|feu d['’]artifice|defile|foire"
            r"|il|elle)s?\b"
        ),
        others=re.compile(
            r"\b(?:inscription|reservation|commande|vol|train|bus|billet|abonnement|amende|dette"
            r"|contrat|bail|arrete|decision|deliberation|permis|election|rendez-vous|carte"
            r"|paiement|adhesion|facture|jugement|voyage)s?\b"
        ),
    ),
}


def is_called_off(words: str, lang: str, dates: Sequence[DateMention]) -> bool:
    """Tell whether words (title, a line feed, text) begin with that their event is called off.

    What has another day by now is not, nor where another thing than the event may be cancelled.
    """
    title, _, text = words.partition("\n")
    lead = text[:_LEAD]
    said = _BY_LANG.get(lang)
    if said is None:
        return False
    heard = f"{title}\n{lead}".lower()
    if not any(trigger in heard for trigger in _TRIGGERS):
        return False
    sentences = list(_sentences(title, lead))
    if any(said.moved.search(fold(each)) for _, each in sentences):
        return False
    return any(_says_so(said, words, start, fold(each), dates) for start, each in sentences)


def _sentences(title: str, lead: str) -> Iterator[tuple[int, str]]:
    """Yield the title and the first sentence with where they begin, short calls in front too."""
    yield 0, title
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(lead)), len(lead)):
        yield len(title) + 1 + start, lead[start:end]
        if len(lead[start:end].strip()) >= _FEWEST:
            return
        start = end


def _says_so(
    said: _Words, words: str, start: int, sentence: str, dates: Sequence[DateMention]
) -> bool:
    if said.perhaps.search(sentence):
        return False
    if said.label.search(sentence):
        return True
    if of := said.of.search(sentence):
        behind = sentence[of.end() :]
        return bool(said.events.search(behind)) and not said.others.search(behind)
    found = said.stated.search(sentence)
    if found is None:
        return False
    subject = sentence[: found.start()]
    if said.others.search(subject):
        return False
    is_dated = any(start <= each.start < start + found.start() for each in dates)
    return is_dated or bool(said.events.search(subject)) or _is_of_title(words, start, subject)


def _is_of_title(words: str, start: int, subject: str) -> bool:
    """Tell whether the subject of a sentence of the text shares a word with the title."""
    title = set(re.findall(r"\w+", fold(words.partition("\n")[0]))) if start else set()
    return any(len(word) >= _SHARED for word in title.intersection(re.findall(r"\w+", subject)))
