"""Invented words that behave like French and English ones.

A few words are most of a text (Zipf's law) and mean nothing (stop words); the others come in
families with their language's endings, so that stemmers join them; frequent ones are short.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np

from search.stop_words import STOP_WORDS

NUMBERS = 2_100  # house numbers and years, as seldom as rare words
_FAMILY = 5  # forms of a word that are in use
_DRAWS = 1 << 22  # how finely Zipf's law is followed: enough for the rarest of 300,000 words
_USUAL = 8_000  # words that are in everyday use
_ALONE = 0.45  # share of stop words that would follow another one, and don't
_SENTENCE = 14
_SIZES = {"fr": 300_000, "en": 150_000}
_PARTS = {
    "fr": "ba bé bou bri cha ché cla co cou cré dé di do fa fé fi fo gra gé jou la lé li lon lu ma "
    "mé mi mon na né no pa pé pi plan po pro qua ra ré ri ro sa sé si so ta té ti ton tra tri va "
    "vé vi voi",
    "en": "ba be bo bri ca cen cha co com cou cre da de di do fa fi for ga gra ha ho ju ka la le "
    "li lo ma me mi mo na ne no pa par pe pla po pro ra re ri ro sa se si so sta ta te ti to tra "
    "un va ve vi wa we",
}
_ENDINGS = {
    "fr": "e es er é ée és ées ation ations ement ements eur eurs ique al aux ant",
    "en": "s ed er ers ing ings ion ions ment ments ly al ity y ness able",
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a language, the most frequent first, and how to draw them."""

    words: list[str]
    stop_words: int  # how many of the first mean nothing
    _forms: np.ndarray  # the words as they are, at the end and at the beginning of a sentence
    _ranks: np.ndarray  # of equally likely draws

    @classmethod
    def of(cls, lang: str) -> "Vocabulary":
        """Return the vocabulary of French ("fr") or English ("en"), the same on every run."""
        random = np.random.default_rng(sum(map(ord, lang)))
        stop_words = sorted(STOP_WORDS[lang], key=lambda word: (len(word), word))  # short: frequent
        words = list(dict.fromkeys(stop_words + _invented(lang, random)))[: _SIZES[lang]]
        rank = np.arange(len(words))
        # Rare words are rarer than Zipf has them (Ferrer i Cancho and Solé 2001): so many different
        # words as newspapers have, 80,000 in two million and 200,000 in twenty.
        shares = np.cumsum((rank + 2.7) ** -1.1 * np.maximum(rank / _USUAL, 1) ** -0.6)
        draws = (np.arange(_DRAWS) + 0.5) / _DRAWS * shares[-1]
        ranks = np.searchsorted(shares, draws).astype(np.int32)
        forms = [*words, *(f"{word}." for word in words), *map(str.capitalize, words)]
        return cls(words, len(stop_words), np.array(forms, dtype=object), ranks)

    def text(self, random: np.random.Generator, number: int) -> list[str]:
        """Draw the words of running text, some with a capital or a full stop."""
        drawn = self._in_order(random, self._ranks[random.integers(0, _DRAWS, number)])
        drawn[::_SENTENCE] += 2 * len(self.words)
        drawn[_SENTENCE - 1 :: _SENTENCE] += len(self.words)
        found: list[str] = self._forms[drawn].tolist()
        return found

    def _in_order(self, random: np.random.Generator, drawn: np.ndarray) -> np.ndarray:
        """Let stop words follow each other as they do, not as often as they would by chance.

        In the annotated texts (shared/data/gold) 38 to 43 % of the words are stop words, 10 to 12 %
        follow another one, and of another few: "de la", "of the".
        """
        meaningless = self.stop_words
        first = np.searchsorted(self._ranks, meaningless)
        follows = np.flatnonzero((drawn[1:] < meaningless) & (drawn[:-1] < meaningless)) + 1
        alone = random.random(len(follows)) < _ALONE
        drawn[follows[alone]] = self._ranks[random.integers(first, _DRAWS, int(alone.sum()))]
        usual = random.zipf(1.8, len(follows)) - 1
        drawn[follows[~alone]] = ((7 * drawn[follows - 1] + usual) % meaningless)[~alone]
        return drawn

    def term(self, random: np.random.Generator) -> str:
        """Draw a word that somebody might look for: as often a frequent, a usual or a rare one."""
        low, high = np.log(self.stop_words), np.log(len(self.words) / 10)
        return self.words[int(np.exp(random.uniform(low, high)))]


def _invented(lang: str, random: np.random.Generator) -> list[str]:
    parts, endings = _PARTS[lang].split(), _ENDINGS[lang].split()
    found: list[str] = []
    for syllables in (2, 3):
        bases = ["".join(base) for base in product(parts, repeat=syllables)]
        random.shuffle(bases)
        bases = bases[: _SIZES[lang] // _FAMILY]
        used = random.integers(0, len(endings), (len(bases), _FAMILY)).tolist()
        forms = [base + endings[n] for base, ns in zip(bases, used, strict=True) for n in ns]
        forms += map(str, range(1, NUMBERS)) if syllables == 3 else ()
        found += random.permutation(forms).tolist()
    return found
