"""Training the theme model on labelled texts and on what the lexicon's stems mean.

Each stem is a text of its own, labelled by its theme: weak labels, which teach words that stand in
few texts. What stands in one text or stem alone is not learnt.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log1p

import numpy as np

from enrich.analyser import Analyser
from enrich.themes.fitting import Matrix, fit, make_rows, softmax
from enrich.themes.lexicon import THEME_SCORES
from enrich.themes.model import UNTRAINED, ThemeFacts, ThemeModel, make_theme_model
from enrich.themes.words import BUCKETS, Features, features_of
from records import LabelledText, ThemeDefinition

# By cross-validation on the shipped examples. A third of the penalty is a little better there, but
# real texts differ more from one another than those that a few people wrote.
_PENALTY = 3e-4
_ALSO = 0.3  # share of a text's further themes in what it teaches
_LEAST = 2  # texts, or stems, that a bucket stands in, for it to count
_WORTH = np.geomspace(0.25, 12.0, 32)  # what a unit of evidence may be worth, in log-odds

_NEEDED = ("names", "typed", "phrases", "lexicon")  # components: words of mentions do not count


@dataclass(frozen=True)
class Studied:
    """A labelled text as training sees it: its features, its lexicon scores, its themes."""

    features: Features
    scores: Mapping[str, float]
    themes: tuple[str, ...]


class Trainer:
    """Trains models for a list of themes. Takes some seconds with a thousand texts."""

    def __init__(self, themes: Sequence[ThemeDefinition]) -> None:
        self._themes = tuple(themes)
        self.codes = tuple(theme.code for theme in themes)
        self._analyser = Analyser((), themes, theme_model=UNTRAINED)

    def study(self, text: LabelledText) -> Studied:
        """Read a text as the walk does, but for the names of a town."""
        language = self._analyser.language(text.lang)
        doc = language(text.text, disable=[n for n in language.pipe_names if n not in _NEEDED])
        return Studied(features_of(doc), doc.user_data[THEME_SCORES], text.themes)

    def train(
        self,
        texts: Sequence[Studied],
        held_out: Sequence[Studied],
        learnt_from: Mapping[str, int],
    ) -> ThemeModel:
        """Return the model of the texts; its temperature is fitted on texts that are held out."""
        stems = [self.study(text) for text in self._stems()]
        rarity = _rarity([text.features for text in texts], [text.features for text in stems])
        rows = make_rows([text.features for text in (*texts, *stems)], rarity)
        shares = np.array([self._shares(text.themes) for text in (*texts, *stems)])
        weights, bias = fit(rows, shares, _PENALTY)
        counts = dict(learnt_from) | {"stems": len(stems)}
        facts = ThemeFacts(self.codes, (), tuple(bias.round(6).tolist()), 1.0, 0.0, counts)
        model, lexicon = self._worth(make_theme_model(facts, weights, rarity), held_out)
        facts = ThemeFacts(self.codes, (), tuple(bias.round(6).tolist()), model, lexicon, counts)
        return make_theme_model(facts, weights, rarity)

    def _stems(self) -> Iterable[LabelledText]:
        for theme in self._themes:
            for lang, stems in theme.stems.items():
                for stem in stems:
                    yield LabelledText(stem.replace("$", ""), lang, (theme.code,))

    def _shares(self, themes: Sequence[str]) -> Matrix:
        shares = np.full(len(self.codes), 1e-9)  # no theme is without any
        main, also = themes[0], themes[1:]
        shares[self.codes.index(main)] = 1 - _ALSO * bool(also)
        for code in also:
            shares[self.codes.index(code)] = _ALSO / len(also)
        return shares

    def _worth(self, model: ThemeModel, held_out: Sequence[Studied]) -> tuple[float, float]:
        """Return what the model's and the lexicon's evidence is worth: likeliest for these texts.

        The ratio of the two is the fusion's, their size its temperature.
        """
        odds = np.array([self._row(model.odds(text.features)) for text in held_out])
        lexicon = np.array(
            [self._row({c: log1p(score) for c, score in text.scores.items()}) for text in held_out]
        )
        main = [self.codes.index(text.themes[0]) for text in held_out]
        priors = np.log([theme.prior for theme in self._themes])

        def loss(worth: tuple[float, float]) -> float:
            chances = softmax(worth[0] * odds + worth[1] * lexicon + priors)
            return float(-np.log(chances[np.arange(len(main)), main] + 1e-12).sum())

        pairs = [(float(a), float(b)) for a in _WORTH for b in _WORTH]
        best = min(pairs, key=loss)
        return round(best[0], 3), round(best[1], 3)

    def _row(self, values: Mapping[str, float]) -> list[float]:
        return [values.get(code, 0.0) for code in self.codes]


def _rarity(texts: Sequence[Features], stems: Sequence[Features]) -> Matrix:
    """Return ln of how rare each bucket is in the texts, 0 for those too rare to count."""
    counts = np.bincount(np.concatenate(texts), minlength=BUCKETS)
    rarity: Matrix = np.log((len(texts) + 1) / (counts + 1))
    everywhere = counts + np.bincount(np.concatenate(stems), minlength=BUCKETS)
    rarity[everywhere < _LEAST] = 0.0
    return rarity
