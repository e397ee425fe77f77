"""What of one word its text's fingerprint is made of, in one number.

The kinds of word are what tells notices of one pattern apart: numbers, days and names are facts,
and some words turn the news around.
"""

from zlib import crc32

from enrich.tokens import bare
from records.spelling import fold, norm

KINDS = 8  # bits of a code that say what kind of word it is; above are 32 of its hash
WORD, NUMBER, FACT, CAPITAL, TURN, STOP, LONG, BREAK = (1 << bit for bit in range(KINDS))
LINE = STOP | BREAK  # the code of a line feed
# Without months and weekdays in English, which have a capital; with what follows a house number.
_SAID_DAYS = (
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin "
    "juillet aout septembre octobre novembre decembre demain midi minuit matin soir tomorrow "
    "tonight noon midnight deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt "
    "trente two three four five seven eight nine ten eleven twelve fifteen twenty thirty 1er "
    "bis ter quater second seconde deuxieme troisieme third"
)
# Of two opposites the rarer one: it is in the one text and not in the other.
_SAID_TURNS = (
    "annule annulee annules annulees annulation reporte reportee reportes reportees suspendu "
    "suspendue prolonge prolongee ferme fermee fermes fermees fermeture rouvre rouvert complet "
    "refuse refusee leve levee cancelled canceled cancellation postponed rescheduled suspended "
    "extended closed closes closure reopens reopened lifted denied rejected"
)
_DAYS, _TURNS = frozenset(_SAID_DAYS.split()), frozenset(_SAID_TURNS.split())
_STOPS = frozenset('.!?:;\n•*–—-«»"“”()/|')


def word_code(token: str) -> int:
    """Return a token's hash, and in the lowest bits what kind of word it is.

    Tokens equal but for case, accents and ties have the same hash, in every process.
    """
    word = norm(bare(token))
    if not any(map(str.isalnum, word)):
        return LINE if "\n" in token else STOP if any(sign in _STOPS for sign in token) else 0
    plain = fold(bare(token))
    is_number = any(map(str.isdigit, word))
    kinds = {
        WORD: True,
        NUMBER: is_number,
        FACT: is_number or plain in _DAYS or word in _DAYS,
        CAPITAL: token[0].isupper(),
        TURN: plain in _TURNS,
        LONG: len(word) > 3,
    }
    return crc32(word.encode()) << KINDS | sum(kind for kind, is_so in kinds.items() if is_so)
