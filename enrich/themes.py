"""Choosing an item's themes from what its words say and what its source usually writes about."""

from collections.abc import Mapping
from math import exp, log

from records import Source, Theme, ThemeOrigin

GENERAL = "general"
_SHARPNESS = 4.0  # what one unit of evidence is worth, in log-odds: one stem in a title decides
_FLAT = 0.3  # evidence that every theme has for free, so that one stray word decides nothing
_SURE = 0.5  # below, no theme is named,
_SURE_OF_TWO = 0.8  # unless it is one of two: works that a street market must make way for
_SECOND_SHARE = 0.6  # of the main theme's evidence, for a theme to be named beside it
_SECOND_LEAST = 1.5  # evidence below which no second theme is named
_MOST = 3
_THEMES = 22  # besides general


def choose_themes(theme_scores: Mapping[str, float], source: Source) -> tuple[Theme, ...]:
    """Return 1 to 3 themes, main first; only "general" if nothing is likelier than not.

    `theme_scores` is the Analyser's evidence; the source's theme with its weight is the prior.
    """
    chances = _chances(theme_scores, source)
    if not chances:
        return (Theme(GENERAL, 1.0, ThemeOrigin.LEXICON),)
    ranked = sorted(chances.items(), key=lambda pair: (-pair[1], pair[0]))
    main, p = ranked[0]
    if p < _SURE and sum(p for _, p in ranked[:2]) < _SURE_OF_TWO:
        return (Theme(GENERAL, round(1 - p, 3), ThemeOrigin.LEXICON),)
    least = max(_SECOND_LEAST, _SECOND_SHARE * theme_scores.get(main, 0.0))
    seconds = [code for code, _ in ranked[1:] if theme_scores.get(code, 0.0) >= least]
    chosen = [main, *seconds[: _MOST - 1]]
    return tuple(_theme(code, chances[code], theme_scores) for code in chosen)


def _chances(scores: Mapping[str, float], source: Source) -> dict[str, float]:
    """Return p(theme), source prior times lexicon; sums to less than 1, the rest is unnamed."""
    prior: dict[str, float] = {}
    if source.theme and source.theme != GENERAL:
        prior[source.theme] = source.theme_weight
    rest = (1 - sum(prior.values())) / _THEMES
    codes = {code for code in (*scores, *prior) if code != GENERAL}
    weights = {
        code: log(max(prior.get(code, rest), 1e-6)) + _SHARPNESS * max(scores.get(code, 0.0), _FLAT)
        for code in codes
    }
    unnamed = (_THEMES - len(codes)) * rest * exp(_SHARPNESS * _FLAT)
    total = sum(exp(w) for w in weights.values()) + unnamed
    return {code: exp(w) / total for code, w in weights.items()} if total else {}


def _theme(code: str, p: float, scores: Mapping[str, float]) -> Theme:
    origin = ThemeOrigin.LEXICON if scores.get(code) else ThemeOrigin.SOURCE
    return Theme(code, round(p, 3), origin)
