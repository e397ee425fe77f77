"""Choosing an item's themes from what its words say and what its source usually writes about."""

from collections.abc import Mapping
from math import exp, log

from enrich.themes.evidence import ThemeEvidence
from records import Source, Theme, ThemeOrigin

GENERAL = "general"
_SURE = 0.5  # below, no theme is named,
_SURE_OF_TWO = 0.8  # unless it is one of two: works that a street market must make way for
_BESIDE = 0.15  # chance of a theme to be named beside the main one
_MOST = 3
_THEMES = 22  # besides general


def choose_themes(evidence: ThemeEvidence, source: Source) -> tuple[Theme, ...]:
    """Return 1 to 3 themes, main first; only "general" if nothing is likelier than not.

    p is the chance to be the main theme: words times the prior, which is the source's own theme
    with its weight.
    """
    prior = _prior(source)
    chances = _chances(evidence, prior)
    ranked = sorted(chances.items(), key=lambda pair: (-pair[1], pair[0]))
    main, p = ranked[0] if ranked else (GENERAL, 1.0)
    sure = p >= _SURE or sum(p for _, p in ranked[:2]) >= _SURE_OF_TWO
    if main == GENERAL or not sure:
        # Of the theme that it might be, and is not said to be.
        doubt = p if main != GENERAL else 1 - p
        return (Theme(GENERAL, round(1 - doubt, 3), _origin(GENERAL, evidence, prior)),)
    beside = [code for code, p in ranked[1:] if p >= _BESIDE and code != GENERAL]
    return tuple(
        Theme(code, round(chances[code], 3), _origin(code, evidence, prior))
        for code in (main, *beside[: _MOST - 1])
    )


def _prior(source: Source) -> Mapping[str, float]:
    """Return what a source's default theme is worth, in log-odds against each other theme."""
    if not source.theme or source.theme == GENERAL:
        return {}
    weight = min(max(source.theme_weight, 1e-6), 1 - 1e-6)
    return {source.theme: log(weight / (1 - weight) * (_THEMES - 1))}


def _chances(evidence: ThemeEvidence, prior: Mapping[str, float]) -> dict[str, float]:
    """Return p(theme), source times model times lexicon; of the rest up to 1 nothing is known."""
    codes = sorted({*evidence.lexicon, *evidence.model, *prior})
    odds = {code: exp(min(evidence.of(code) + prior.get(code, 0.0), 500.0)) for code in codes}
    unnamed = max(_THEMES - len(codes), 0)
    total = sum(odds.values()) + unnamed
    return {code: value / total for code, value in odds.items()}


def _origin(code: str, evidence: ThemeEvidence, prior: Mapping[str, float]) -> ThemeOrigin:
    """Return whose word weighs most."""
    said = {
        ThemeOrigin.LEXICON: evidence.lexicon.get(code, 0.0),
        ThemeOrigin.SOURCE: prior.get(code, 0.0),
        ThemeOrigin.MODEL: evidence.model.get(code, 0.0),
    }
    return max(said, key=lambda origin: said[origin])
