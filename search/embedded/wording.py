"""What terms ask of the full text, and of the words themselves.

Tokens decide about words and languages: that is for the full-text expression. It finds too much
where phrases and beginnings of words are asked for: `Verbatim` looks at the words of what it finds.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, product
from math import prod

from records import Asked, Reading, Term
from search.embedded.alphabet import letters, one_of, read, spell
from search.embedded.schema import lang_token, pair_token
from search.text import LANGUAGES, read_terms

_MOST_TOKENS = 120  # more alternatives cost more time than they save
_MOST_SPELLINGS = 12  # of a phrase that are looked for one by one
_BEGINNING = "folded >= ?1 AND folded < ?1 || char(0x10ffff)"
# A word of the vocabulary: spelled, its language, its tokens.
_Entry = tuple[str, str, str]
_Forms = list[_Entry]
_Spellings = tuple[frozenset[str], frozenset[str]]  # numbers of one character, and of two
_Spelled = tuple[str, ...]
_Clauses = tuple[frozenset[str], ...]  # each must be met, by one of its tokens


@dataclass(frozen=True, slots=True)
class Verbatim:
    """What the spelled words of a document must hold, and what they must not."""

    phrases: tuple[re.Pattern[str], ...]
    banned_phrases: tuple[re.Pattern[str], ...]
    prefixes: tuple[_Spellings, ...]
    banned_prefixes: tuple[_Spellings, ...]

    def holds(self, words: str) -> bool:
        """Tell whether a document's words have all that is asked for, and nothing banned."""
        return (
            all(phrase.search(words) for phrase in self.phrases)
            and not any(phrase.search(words) for phrase in self.banned_phrases)
            and all(_meet(prefix, words) for prefix in self.prefixes)
            and not any(_meet(prefix, words) for prefix in self.banned_prefixes)
        )


def _meet(spellings: _Spellings, words: str) -> bool:
    singles, pairs = spellings
    if not singles.isdisjoint(words):
        return True
    return bool(pairs) and not pairs.isdisjoint(letters(words))


@dataclass(frozen=True, slots=True)
class Wording:
    """A full-text expression, without places, and what remains to be checked, None for nothing."""

    needed: str  # "" for all documents
    banned: str  # "" for none
    verbatim: Verbatim | None
    spellings: tuple[_Spelled, ...] = ()  # by phrase: one of them must be there; none: not told

    @property
    def asks_tokens(self) -> bool:
        """True if full text decides about anything."""
        return bool(self.needed or self.banned)

    @property
    def told(self) -> tuple[tuple[str, ...], dict[str, str]]:
        """What SQL asks of the `words` of a document, the cheapest first, and the values of it."""
        if self.verbatim is None:
            return (), {}
        values: dict[str, str] = {}
        marks = []
        for spellings in self.spellings:
            names = {f"spelled_{n}": spelled for n, spelled in enumerate(spellings, len(values))}
            marks += [f"({' OR '.join(f'instr(words, :{name})' for name in names)})"]
            values |= names
        return (*marks, "holds(words)"), values

    def under(self, places: Iterable[str]) -> str:
        """Return the expression for documents that have one of these filing tokens."""
        found = f"({_any_of(places)})" + (f" AND ({self.needed})" if self.needed else "")
        return f"({found}) NOT ({self.banned})" if self.banned else found


NOTHING_ASKED = Wording("", "", None)


def wording_of(connection: sqlite3.Connection, terms: Sequence[Term]) -> Wording | None:
    """Return what terms ask; None if nothing can answer."""
    asked = read_terms(terms)
    vocabulary = _Vocabulary(connection)
    words = chain.from_iterable(asked.phrases)
    wanted = [vocabulary.forms(word) for word in dict.fromkeys(words)]
    wanted += [
        vocabulary.beginning(prefix)
        for prefix in asked.prefixes
        if len(vocabulary.spelled(prefix)) <= _MOST_TOKENS
    ]
    pairs = [
        (vocabulary.forms(first), vocabulary.forms(second))
        for phrase in asked.phrases
        for first, second in pairwise(phrase)
    ]
    readings = [
        (reading.lang, clauses)
        for reading in asked.readings
        if (clauses := _clauses(reading, wanted, pairs)) is not None
    ]
    if not readings:
        return None
    return Wording(
        _needed(readings),
        _any_of(asked.banned) if asked.banned else "",
        _verbatim(vocabulary, asked) if asked.is_verbatim else None,
        tuple(filter(None, (_ways_to_spell(vocabulary, phrase) for phrase in asked.phrases))),
    )


class _Vocabulary:
    """Words of the vocabulary by how they are spelled without accents."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._found: dict[str, _Forms] = {}
        self._spelled: dict[str, frozenset[str]] = {}

    def forms(self, word: str) -> _Forms:
        if word not in self._found:
            self._found[word] = self._rows("folded = ?", word)
        return self._found[word]

    def beginning(self, prefix: str) -> _Forms:
        return self._rows(_BEGINNING, prefix)

    def spelled(self, prefix: str) -> frozenset[str]:
        """Return how all words are spelled that begin so: thousands, which the index knows."""
        if prefix not in self._spelled:
            asked = f"SELECT json_group_array(id) FROM word WHERE {_BEGINNING}"
            numbers = json.loads(self._connection.execute(asked, (prefix,)).fetchone()[0])
            self._spelled[prefix] = frozenset(map(spell, numbers))
        return self._spelled[prefix]

    def _rows(self, where: str, value: str) -> _Forms:
        rows = self._connection.execute(
            f"SELECT id, lang, tokens FROM word WHERE {where}", (value,)
        )
        return [(spell(number), lang, tokens) for number, lang, tokens in rows]


def _clauses(
    reading: Reading, wanted: Iterable[_Forms], pairs: Iterable[tuple[_Forms, _Forms]]
) -> _Clauses | None:
    """Return what items of a language must have; None if they can't have what is wanted.

    `pairs` are neighbours in phrases.
    """
    clauses = list(reading.needed)
    for forms in wanted:
        tokens = [told for _, lang, told in forms if lang == reading.lang]
        if not tokens:
            return None
        if all(tokens):  # of a stop word no token tells where it is
            clauses.append(frozenset(told.split()[0] for told in tokens))
    clauses += (_neighbours(reading.lang, *pair) for pair in pairs)
    return tuple(clause for clause in clauses if clause)


def _neighbours(lang: str, first: _Forms, second: _Forms) -> frozenset[str]:
    """Return the tokens of two stop words of a language as neighbours, none for other words."""
    both = [[form for form in forms if form[1] == lang] for forms in (first, second)]
    if any(tokens for forms in both for _, _, tokens in forms):
        return frozenset()
    return frozenset(pair_token(read(one), read(two)) for (one, *_), (two, *_) in product(*both))


def _needed(readings: Sequence[tuple[str, _Clauses]]) -> str:
    if len(readings) == len(LANGUAGES) and not any(clauses for _, clauses in readings):
        return ""
    return " OR ".join(
        f"({' AND '.join(map(_bracketed, clauses or [{lang_token(lang)}]))})"
        for lang, clauses in readings
    )


def _bracketed(tokens: Iterable[str]) -> str:
    return f"({_any_of(tokens)})"


def _any_of(tokens: Iterable[str]) -> str:
    # Quoted, so that a token can't be taken for an operator.
    return " OR ".join(f'"{token}"' for token in sorted(tokens))


def _verbatim(vocabulary: _Vocabulary, asked: Asked) -> Verbatim:
    banned = (_pattern(vocabulary, phrase) for phrase in asked.banned_phrases)
    return Verbatim(
        tuple(p for phrase in asked.phrases if (p := _pattern(vocabulary, phrase))),
        tuple(pattern for pattern in banned if pattern),
        tuple(_sorted(vocabulary.spelled(prefix)) for prefix in asked.prefixes),
        tuple(_sorted(vocabulary.spelled(prefix)) for prefix in asked.banned_prefixes),
    )


def _pattern(vocabulary: _Vocabulary, phrase: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern of a phrase in spelled words; None if no document can have it."""
    words = [frozenset(one[0] for one in vocabulary.forms(word)) for word in phrase]
    return re.compile("".join(map(one_of, words))) if all(words) else None


def _ways_to_spell(vocabulary: _Vocabulary, phrase: Iterable[str]) -> _Spelled:
    """Return how documents spell a phrase, each in one language; none if there are many ways."""
    forms = [vocabulary.forms(word) for word in phrase]
    by_lang = [[[one[0] for one in word if one[1] == lang] for word in forms] for lang in LANGUAGES]
    if sum(prod(map(len, words)) for words in by_lang) > _MOST_SPELLINGS:
        return ()
    return tuple("".join(letters) for words in by_lang for letters in product(*words))


def _sorted(spellings: frozenset[str]) -> _Spellings:
    pairs = frozenset(spelled for spelled in spellings if len(spelled) == 2)
    return spellings - pairs, pairs
