"""How strongly the words of a text speak for each theme."""

import re
from collections.abc import Sequence
from math import log1p
from typing import NamedTuple

from spacy.tokens import Doc

from enrich.remembered import Remembered
from enrich.themes.words import telling_words
from enrich.tokens import bare
from records import ThemeDefinition
from records.spelling import fold

THEME_SCORES = "theme_scores"  # where a Doc keeps them, in user_data
_PREFIX = 4  # letters by which stems are looked up; shorter stems have a table of their own
_KEPT = 300_000  # words of which the stems are remembered
_PHRASE_WEIGHT = 2.0  # several words in a row are rarely there by chance
_TITLE_WEIGHT = 2.0
_WORD = re.compile(r"[^ ']+'?")  # an elided word is whole: the "d" of "feu d'artifice"


class _Stem(NamedTuple):
    """A beginning of a word, or a whole one ("bus$"), and those of the words behind it."""

    number: int
    theme: str
    first: str
    following: tuple[str, ...]


_Phrases = dict[str, list[_Stem]]  # stems of several words, by the second of these
_Sense = tuple[tuple[int, ...], _Phrases]  # the stems of one word, by number, and of several


class Lexicon:
    """The stems of a language's themes.

    `senses` tells what each token says of them, `beginnings` which of their words it begins with.
    """

    def __init__(self, themes: Sequence[ThemeDefinition], lang: str) -> None:
        texts = [(theme.code, text) for theme in themes for text in theme.stems.get(lang, ())]
        self.stems = tuple(_read(at, code, text) for at, (code, text) in enumerate(texts))
        self._by_prefix: dict[str, set[str]] = {}
        for text in {text for stem in self.stems for text in (stem.first, *stem.following)}:
            self._by_prefix.setdefault(text.removesuffix("$")[:_PREFIX], set()).add(text)
        self._by_first: dict[str, list[_Stem]] = {}
        for stem in self.stems:
            self._by_first.setdefault(stem.first, []).append(stem)
        self.senses = Remembered(self._sense, _KEPT)
        self.beginnings = Remembered(self._begins, _KEPT)

    def phrases_at(self, words: Sequence[str], at: int, phrases: _Phrases) -> list[int]:
        """Return the numbers of the stems of several words that begin at a word, not the last."""
        after = self.beginnings[words[at + 1]]
        return [
            stem.number
            for second, stems in phrases.items()
            if second in after
            for stem in stems
            if self._goes_on(words, at + 2, stem.following[1:])
        ]

    def _goes_on(self, words: Sequence[str], at: int, following: Sequence[str]) -> bool:
        return at + len(following) <= len(words) and all(
            text in self.beginnings[words[at + n]] for n, text in enumerate(following)
        )

    def _begins(self, token: str) -> frozenset[str]:
        """Return which of the stems' words a token begins with."""
        word = fold(bare(token))
        prefixes = {word[:length] for length in range(1, _PREFIX + 1)}
        near = (text for prefix in prefixes for text in self._by_prefix.get(prefix, ()))
        return frozenset(text for text in near if f"{word}$".startswith(text))

    def _sense(self, token: str) -> _Sense | None:
        # By number: the order in a set differs from process to process, and with it last digits.
        found = (stem for text in self._begins(token) for stem in self._by_first.get(text, ()))
        stems = sorted(found)
        if not stems:
            return None
        phrases: _Phrases = {}
        for stem in stems:
            if stem.following:
                phrases.setdefault(stem.following[0], []).append(stem)
        return tuple(stem.number for stem in stems if not stem.following), phrases


class LexiconScorer:
    """Component: puts each theme's evidence into doc.user_data[THEME_SCORES].

    The score of a theme is the sum over its different stems of ln(1 + weighted number of hits);
    only themes with evidence are there.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Score the themes."""
        scores: dict[str, float] = {}
        for number, count in self._hits(telling_words(doc)).items():
            stem = self._lexicon.stems[number]
            weight = _PHRASE_WEIGHT if stem.following else 1.0
            scores[stem.theme] = scores.get(stem.theme, 0.0) + weight * log1p(count)
        doc.user_data[THEME_SCORES] = scores
        return doc

    def _hits(self, words: list[str]) -> dict[int, float]:
        """Count hits by stem, those in the title (the first line) more."""
        hits: dict[int, float] = {}
        title_end = words.index("\n") if "\n" in words else len(words)
        ended, beginnings = [*words, ""], self._lexicon.beginnings
        senses = map(self._lexicon.senses.__getitem__, words)
        for at, sense in [(at, sense) for at, sense in enumerate(senses) if sense]:
            numbers, phrases = sense
            weight = _TITLE_WEIGHT if at < title_end else 1.0
            for number in numbers:
                hits[number] = hits.get(number, 0.0) + weight
            # Asked here, as most words that may begin a phrase begin none.
            if phrases and (after := beginnings[ended[at + 1]]) and not after.isdisjoint(phrases):
                for number in self._lexicon.phrases_at(ended, at, phrases):
                    hits[number] = hits.get(number, 0.0) + weight
        return hits


def _read(number: int, theme: str, text: str) -> _Stem:
    """Read a stem of themes.toml: "travau", "bus$" (the whole word), "conseil municip"."""
    first, *rest = (f"{word[:-1]}$" if word[-1] == "'" else word for word in _WORD.findall(text))
    return _Stem(number, theme, first, tuple(rest))
