"""Text analysis: which tokens stand for a text, and which a person's words ask for.

A word is lower-cased, left out if it is a stop word, stemmed (Snowball, by the language of its
text) and folded. Accents guide the French stemmer ("rénovée" and "rénové" are one, "renovee" and
"renove" are not), and many people and headlines write none: a word stands under its stem and under
the one that it has without accents, where a French "e" left at the end is taken off too. A token
begins with its language, so that a question is read in each language and answered by items of that
language only.

Whatever is not a letter or a digit only separates words: there are no operators.
"""

import re
import threading
import unicodedata
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain
from typing import TypeVar

import Stemmer

from records import Asked, Reading, Said, Term, TermKind
from records.spelling import fold
from search.stop_words import STOP_WORDS

_SNOWBALL = {"fr": "french", "en": "english"}
_OTHER = "xx"  # any other language: words as they are, folded
_LETTER_APOSTROPHE = "\u02bc"  # Unicode counts it as a letter, French typists as an apostrophe
LANGUAGES = (*_SNOWBALL, _OTHER)
# Of a word, 80 letters count: longer ones are junk, and engines have bounds (Lucene's are 255
# letters, after folding has made up to three of one).
_WORD = re.compile(r"(\w{1,80})\w*")
_MOST_KNOWN = 200_000  # words: some 50 MB

Found = TypeVar("Found")


def said_by(text: str, lang: str) -> Said:
    """Return what a text in this language says."""
    code = code_of(lang)
    words = written_words(text)
    tokens = chain.from_iterable(map(_TOKENS[code].__getitem__, words))
    return Said(code, frozenset(tokens), tuple(map(_FOLDED.__getitem__, words)))


def read_terms(terms: Iterable[Term]) -> Asked:
    """Return what is looked for by one term or more; it finds nothing if they have no words.

    Words that mean nothing in a language (stop words) are not asked of its items; if nothing else
    is asked for, its items do not answer.
    """
    wanted, unwanted = _Sorted(), _Sorted()
    is_wanting = False
    for term in terms:
        is_wanting = is_wanting or not term.banned
        (unwanted if term.banned else wanted).take(term)
    words = tuple(dict.fromkeys(wanted.words))
    return Asked(
        _readings(words, asks_more=bool(wanted.phrases or wanted.prefixes) or not is_wanting),
        frozenset().union(*(forms_of(word, lang) for word in unwanted.words for lang in LANGUAGES)),
        tuple(wanted.phrases),
        tuple(unwanted.phrases),
        tuple(wanted.prefixes),
        tuple(unwanted.prefixes),
    )


def can_find(terms: Iterable[Term], lang: str) -> bool:
    """Tell whether terms can find anything in items of a language: "est" can't in French ones."""
    code = code_of(lang)
    return any(reading.lang == code for reading in read_terms(terms).readings)


class _Sorted:
    """Terms by what is done with them; `words` are not folded yet, the others are."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.phrases: list[tuple[str, ...]] = []
        self.prefixes: list[str] = []

    def take(self, term: Term) -> None:
        words = written_words(term.text)
        if term.kind is TermKind.PREFIX and words:
            self.prefixes.append(fold(words.pop()))
        if term.kind is TermKind.PHRASE or (term.banned and len(words) > 1):
            self.phrases += [tuple(map(fold, words))] if words else []
        else:
            self.words += words


def _readings(words: tuple[str, ...], *, asks_more: bool) -> tuple[Reading, ...]:
    """Return the readings of words, of all languages if more than words is asked for."""
    readings = (
        Reading(lang, tuple(forms for word in words if (forms := forms_of(word, lang))))
        for lang in LANGUAGES
    )
    return tuple(reading for reading in readings if reading.needed or asks_more)


def code_of(lang: str) -> str:
    """Return the one of LANGUAGES as which a language is analysed."""
    return lang if lang in _SNOWBALL else _OTHER


def written_words(text: str) -> list[str]:
    """Return the words of a text in small letters, accents kept, in their order."""
    plain = (text if text.isascii() else unicodedata.normalize("NFKC", text)).lower()
    # Its letters and digits are those of spelling.WORD: without "_", and found in half the time.
    return _WORD.findall(plain.replace(_LETTER_APOSTROPHE, "'").replace("_", " "))


def forms_of(word: str, lang: str) -> frozenset[str]:
    """Return the tokens of a written word in one of LANGUAGES, none for a stop word."""
    return frozenset(_TOKENS[lang][word])


def _tokens(word: str, lang: str) -> tuple[str, ...]:
    folded = fold(word)
    if lang not in _SNOWBALL:
        return (_OTHER + folded,)
    if folded in STOP_WORDS[lang]:
        return ()
    stem = _STEMMERS.by_language[lang].stemWord
    return tuple({lang + fold(stem(word)), lang + _bare_stem(folded, lang)})


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


class _Known(dict[str, Found]):
    """What was read of words lately; few of them make up most of what is written."""

    def __init__(self, read: Callable[[str], Found]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, word: str) -> Found:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        read = self[word] = self._read(word)
        return read


_FOLDED = _Known(fold)
_TOKENS = {lang: _Known(partial(_tokens, lang=lang)) for lang in LANGUAGES}
