"""What a text's words say of each theme, by the lexicon's stems and by the theme model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log, log1p

from spacy.tokens import Doc

from enrich.themes.lexicon import THEME_SCORES
from enrich.themes.model import ThemeModel
from enrich.themes.words import Features, features_of
from records import ThemeDefinition

THEME_EVIDENCE = "theme_evidence"  # where a Doc keeps it, in user_data


@dataclass(frozen=True, slots=True)
class ThemeEvidence:
    """Evidence for themes by code, in log-odds; what is missing is 0.

    `lexicon` has the themes of which a stem was found; `model` all themes, with their priors, or
    none if there are no words or no model.
    """

    lexicon: Mapping[str, float] = field(default_factory=dict)
    model: Mapping[str, float] = field(default_factory=dict)


class ThemeWeigher:
    """Component: puts the ThemeEvidence of a text into doc.user_data[THEME_EVIDENCE].

    Only the themes that are declared count, whatever the model was trained for.
    """

    def __init__(self, themes: Sequence[ThemeDefinition], model: ThemeModel) -> None:
        self._undeclared = {*model.facts.codes} - {theme.code for theme in themes}
        self._priors = {theme.code: log(theme.prior) for theme in themes if theme.prior != 1}
        self._model = model

    def __call__(self, doc: Doc) -> Doc:
        """Weigh what the lexicon found and what the model says."""
        evidence = self.weigh(doc.user_data[THEME_SCORES], features_of(doc))
        doc.user_data[THEME_EVIDENCE] = evidence
        return doc

    def weigh(self, scores: Mapping[str, float], features: Features) -> ThemeEvidence:
        """Return the evidence of a text's lexicon scores and features."""
        worth = self._model.facts.lexicon
        # Logarithms: the tenth stem of a long text says less than the second of a short one.
        lexicon = {code: worth * log1p(score) for code, score in scores.items()}
        odds = self._model.odds(features)
        for code in self._undeclared:
            odds.pop(code, None)
        for code, prior in self._priors.items():
            if code in odds:
                odds[code] += prior
        return ThemeEvidence(lexicon, odds)
