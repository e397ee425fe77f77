"""Text analysis: which tokens stand for a text, and which a person's words ask for.

A word is lower-cased, left out if it is a stop word, stemmed (Snowball, by the language of its
text) and folded. Accents guide the French stemmer ("rénovée" and "rénové" are one, "renovee" and
"renove" are not), and many people and headlines write none: a word stands under its stem and under
the one that it has without accents, where a French "e" left at the end is taken off too. A token
begins with its language, so that a question is read in each language and answered by items of that
language only.

Whatever is not a letter or a digit only separates words: there are no operators.
"""

import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from records.spelling import WORD, fold
from search.stop_words import STOP_WORDS

_SNOWBALL = {"fr": "french", "en": "english"}
_OTHER = "xx"  # any other language: words as they are, folded
_LETTER_APOSTROPHE = "\u02bc"  # Unicode counts it as a letter, French typists as an apostrophe
LANGUAGES = (*_SNOWBALL, _OTHER)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as one language reads it: a token of each of `words` must stand in an item."""

    words: tuple[frozenset[str], ...]


def tokens_of(text: str, lang: str) -> frozenset[str]:
    """Return the tokens under which a text in this language is found."""
    return frozenset().union(*(_forms(word, lang) for word in set(_words(text))))


def read_question(text: str) -> tuple[Reading, ...]:
    """Return the readings of a person's words, any of which may answer.

    A language in which they are all stop words has none; no reading at all finds nothing.
    """
    words = tuple(dict.fromkeys(_words(text)))
    readings = (
        Reading(tuple(forms for word in words if (forms := _forms(word, lang))))
        for lang in LANGUAGES
    )
    return tuple(reading for reading in readings if reading.words)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).lower()
    return WORD.findall(plain.replace(_LETTER_APOSTROPHE, "'"))


@lru_cache(maxsize=200_000)
def _forms(word: str, lang: str) -> frozenset[str]:
    folded = fold(word)
    if lang not in _SNOWBALL:
        return frozenset({_OTHER + folded})
    if folded in STOP_WORDS[lang]:
        return frozenset()
    stem = _STEMMERS.by_language[lang].stemWord
    return frozenset({lang + fold(stem(word)), lang + _bare_stem(folded, lang)})


def _bare_stem(folded: str, lang: str) -> str:
    """Return the stem of a word without accents: "renov" of "renovee" and of "renove".

    Of "renovee" the French stemmer takes one "e" for a mute one and leaves "renove", so it reads
    that again. Stemming every stem until nothing changes would find no more of such pairs, but
    join many words that have nothing in common ("libérée" and "lib").
    """
    stem = _STEMMERS.by_language[lang].stemWord
    before, found = folded, str(stem(folded))
    while lang == "fr" and found.endswith("e") and found != before:
        before, found = found, str(stem(found))
    return found


class _Stemmers(threading.local):
    """Snowball stemmers of this thread: they keep state while they work."""

    def __init__(self) -> None:
        self.by_language = {code: Stemmer.Stemmer(name, 0) for code, name in _SNOWBALL.items()}


_STEMMERS = _Stemmers()
