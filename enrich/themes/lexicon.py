"""How strongly the stems in a text speak for each theme."""

from collections import Counter
from collections.abc import Sequence
from math import log1p

from spacy.tokens import Doc

from enrich.stems import StemFinder
from enrich.themes.words import telling_words
from records import ThemeDefinition

THEME_SCORES = "theme_scores"  # where a Doc keeps them, in user_data
_PHRASE_WEIGHT = 2.0  # several words in a row are rarely there by chance


class LexiconScorer:
    """Component: puts each theme's evidence into doc.user_data[THEME_SCORES].

    The score of a theme is the sum over its different stems of ln(1 + number of hits), those in
    the title (the first line) twice. Only themes with evidence are there.
    """

    def __init__(self, themes: Sequence[ThemeDefinition], lang: str) -> None:
        self._stems = StemFinder({theme.code: theme.stems.get(lang, ()) for theme in themes})

    def __call__(self, doc: Doc) -> Doc:
        """Score the themes."""
        words = telling_words(doc)
        title = words[: words.index("\n")] if "\n" in words else words
        hits = self._stems.find(words)
        if hits:
            hits += self._stems.find(title)
        scores: dict[str, float] = {}
        for stem, count in Counter(hits).items():
            weight = _PHRASE_WEIGHT if len(stem.words) > 1 else 1.0
            scores[stem.code] = scores.get(stem.code, 0.0) + weight * log1p(count)
        doc.user_data[THEME_SCORES] = scores
        return doc
