"""The theme model: what each hashed word of a text says for and against each theme."""

import json
from dataclasses import asdict, dataclass
from functools import cache
from math import sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from enrich.themes.words import BUCKETS, Features
from records import ConfigError

_STEPS = 127  # of a weight's byte, either way
_KIND = "ilot theme model 2"  # grows with what makes older files unreadable
SHIPPED = Path(__file__).with_name("themes.model")


@dataclass(frozen=True)
class ThemeFacts:
    """What a model's file says of it before its numbers.

    `scales` are by column: what a weight of 127 stands for. `model` and `lexicon` are what one unit
    of the model's and of the lexicon's evidence is worth, in log-odds: the temperature is in them.
    `learnt_from` counts texts by where they come from.
    """

    codes: tuple[str, ...]
    scales: tuple[float, ...]
    bias: tuple[float, ...]
    model: float
    lexicon: float
    learnt_from: dict[str, int]


class ThemeModel:
    """Multinomial logistic regression on a text's features, of one byte each weight.

    `weights` are BUCKETS × (themes and one more): a bucket's weights, multiplied by its rarity
    already, and the square of that, by whose sum a text's length is taken out.
    """

    def __init__(self, facts: ThemeFacts, weights: NDArray[np.int8]) -> None:
        self.facts = facts
        self._weights = weights
        *worths, self._length = (scale / _STEPS for scale in facts.scales)
        self._worths = np.array(worths) * facts.model
        bias = np.array(facts.bias)
        self._bias = (bias - bias.sum() / max(len(bias), 1)) * facts.model

    def odds(self, features: Features) -> dict[str, float]:
        """Return what a text's words are worth for each theme, in log-odds, about 0 on average.

        Empty if the text has no words.
        """
        if not len(features) or not self.facts.codes:
            return {}
        rows = self._weights.take(features, axis=0).astype(np.float32)
        # Whole numbers, so that the sum is exact in whatever order; twice as quick as .sum().
        sums = np.ones(len(rows), np.float32) @ rows
        length = sqrt(sums.item(-1) * self._length + 1e-6)
        odds = sums[:-1] * self._worths / length + self._bias
        return dict(zip(self.facts.codes, odds.tolist(), strict=True))

    def to_bytes(self) -> bytes:
        """Return the model as a file: a line of JSON, then the weights row by row."""
        head = {"kind": _KIND, **asdict(self.facts)}
        return json.dumps(head).encode() + b"\n" + self._weights.tobytes()


def read_theme_model(path: Path) -> ThemeModel:
    """Return the model of a file. Raises ConfigError if it is missing or is none of ours."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        values = json.loads(head)
        if values.pop("kind") != _KIND:
            raise ValueError("of another version of the program")
        lists = {key: tuple(values.pop(key)) for key in ("codes", "scales", "bias")}
        facts = ThemeFacts(**(values | lists))
        weights = np.frombuffer(body, np.int8).reshape(BUCKETS, len(facts.codes) + 1)
        return ThemeModel(facts, weights)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        hint = "train it again: `python -m jobs train-themes`"
        raise ConfigError(
            path, "", f"is no theme model that can be read ({error}); {hint}"
        ) from None


def make_theme_model(
    facts: ThemeFacts, weights: NDArray[np.float64], rarity: NDArray[np.float64]
) -> ThemeModel:
    """Return the model of weights (BUCKETS × themes) and each bucket's rarity.

    The facts' `scales` are found here.
    """
    table = np.column_stack((weights * rarity[:, None], rarity * rarity))
    scales = np.abs(table).max(axis=0) + 1e-9
    rounded = np.rint(table / scales * _STEPS).astype(np.int8)
    values = asdict(facts) | {"scales": tuple(scales.round(6).tolist())}
    return ThemeModel(ThemeFacts(**values), rounded)


@cache
def shipped_theme_model() -> ThemeModel:
    """Return the model that comes with the program. Raises ConfigError."""
    return read_theme_model(SHIPPED)


_NO_FACTS = ThemeFacts(codes=(), scales=(1.0,), bias=(), model=1.0, lexicon=4.0, learnt_from={})
UNTRAINED = ThemeModel(_NO_FACTS, np.zeros((BUCKETS, 1), np.int8))
