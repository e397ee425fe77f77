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
    # What is less likely than _BESIDE is not named and makes no two sure.
    ranked = sorted([(-p, code) for code, p in chances.items() if p >= _BESIDE])
    sure = ranked and (ranked[0][0] <= -_SURE or sum(p for p, _ in ranked[:2]) <= -_SURE_OF_TWO)
    main = ranked[0][1] if ranked else max(chances, key=chances.__getitem__, default=GENERAL)
    if main == GENERAL or not sure:
        p = chances.get(main, 1.0)
        # Of the theme that it might be, and is not said to be.
        doubt = p if main != GENERAL else 1 - p
        return (Theme(GENERAL, round(1 - doubt, 3), _origin(GENERAL, evidence, prior)),)
    beside = [code for _, code in ranked[1:] if code != GENERAL]
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
    odds = dict(evidence.model)
    for worths in (evidence.lexicon, prior):
        for code, worth in worths.items():
            odds[code] = odds.get(code, 0.0) + worth
    top = max(odds.values(), default=0.0)  # so that no power is too great for a number
    powers = [exp(worth - top) for worth in odds.values()]
    unnamed = max(_THEMES - len(odds), 0)
    total = sum(powers) + unnamed * exp(-top)
    return {code: power / total for code, power in zip(odds, powers, strict=True)}


def _origin(code: str, evidence: ThemeEvidence, prior: Mapping[str, float]) -> ThemeOrigin:
    """Return whose word weighs most."""
    said = {
        ThemeOrigin.LEXICON: evidence.lexicon.get(code, 0.0),
        ThemeOrigin.SOURCE: prior.get(code, 0.0),
        ThemeOrigin.MODEL: evidence.model.get(code, 0.0),
    }
    return max(said, key=lambda origin: said[origin])
