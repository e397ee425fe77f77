"""How strongly the words of a text speak for each theme."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from math import log1p
from typing import NamedTuple

from spacy.attrs import IDX, ORTH
from spacy.strings import StringStore
from spacy.tokens import Doc

from enrich.phrases import MENTIONS
from enrich.tokens import bare
from records import Mention, ThemeDefinition
from records.spelling import fold

THEME_SCORES = "theme_scores"  # where a Doc keeps them, in user_data
_PREFIX = 4  # letters by which stems are looked up; shorter stems have a table of their own
_KEPT = 300_000  # words of which the stems are remembered
_PHRASE_WEIGHT = 2.0  # several words in a row are rarely there by chance
_TITLE_WEIGHT = 2.0
_WORD = re.compile(r"[^ ']+'?")  # an elided word is whole: the "d" of "feu d'artifice"


class _Stem(NamedTuple):
    number: int
    theme: str
    text: str
    is_word: bool
    following: tuple[str, ...]

    def fits(self, word: str) -> bool:
        return word == self.text if self.is_word else word.startswith(self.text)


class Lexicon(dict[int, tuple[_Stem, ...]]):
    """The stems that each word begins with, by ORTH; worked out once a word."""

    def __init__(self, themes: Sequence[ThemeDefinition], lang: str, strings: StringStore) -> None:
        self._strings = strings
        texts = [(theme.code, text) for theme in themes for text in theme.stems.get(lang, ())]
        self.stems = tuple(_read(at, code, text) for at, (code, text) in enumerate(texts))
        self._by_prefix: dict[str, list[_Stem]] = {}
        for stem in self.stems:
            self._by_prefix.setdefault(stem.text[:_PREFIX], []).append(stem)

    def __missing__(self, orth: int) -> tuple[_Stem, ...]:
        if len(self) > _KEPT:
            self.clear()
        word = fold(bare(self._strings[orth]))
        prefixes = {word[:length] for length in range(1, _PREFIX + 1)}
        self[orth] = found = tuple(
            stem for key in prefixes for stem in self._by_prefix.get(key, ()) if stem.fits(word)
        )
        return found


class ThemeScorer:
    """Component: puts each theme's evidence into doc.user_data[THEME_SCORES].

    The score of a theme is the sum over its different stems of ln(1 + weighted number of hits);
    only themes with evidence are there. Words of a place's name say where and not what: a concert
    in the Fire Station is no fire.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Score the themes."""
        scores: dict[str, float] = {}
        for number, count in self._hits(doc).items():
            stem = self._lexicon.stems[number]
            weight = _PHRASE_WEIGHT if stem.following else 1.0
            scores[stem.theme] = scores.get(stem.theme, 0.0) + weight * log1p(count)
        doc.user_data[THEME_SCORES] = scores
        return doc

    def _hits(self, doc: Doc) -> dict[int, float]:
        """Count hits by stem, those in the title (the first line) more."""
        hits: dict[int, float] = {}
        weight = _TITLE_WEIGHT
        orths = doc.to_array(ORTH).tolist()
        named = _named(doc)
        for at, stems in enumerate(map(self._lexicon.__getitem__, orths)):
            for stem in stems if at not in named else ():
                if not stem.following or _follows(doc, at, stem.following):
                    hits[stem.number] = hits.get(stem.number, 0.0) + weight
            if weight > 1.0 and not stems and doc[at].text == "\n":
                weight = 1.0
        return hits


def _named(doc: Doc) -> set[int]:
    """Return the tokens that are part of a mention."""
    mentions: list[Mention] = doc.user_data[MENTIONS]
    if not mentions:
        return set()
    starts = doc.to_array(IDX).tolist()
    return {
        at
        for mention in mentions
        for at in range(bisect_left(starts, mention.start), bisect_left(starts, mention.end))
    }


def _read(number: int, theme: str, text: str) -> _Stem:
    """Read a stem of themes.toml: "travau", "bus$" (the whole word), "conseil municip"."""
    first, *rest = (f"{word[:-1]}$" if word[-1] == "'" else word for word in _WORD.findall(text))
    return _Stem(number, theme, first.removesuffix("$"), first.endswith("$"), tuple(rest))


def _follows(doc: Doc, at: int, stems: tuple[str, ...]) -> bool:
    """Tell whether the words behind a token begin with the stems, one each."""
    if at + len(stems) >= len(doc):
        return False
    for stem, position in zip(stems, range(at + 1, len(doc)), strict=False):
        word = fold(bare(doc[position].text))
        if not (word == stem[:-1] if stem.endswith("$") else word.startswith(stem)):
            return False
    return True
