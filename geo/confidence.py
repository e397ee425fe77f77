"""How sure a place is: what its parts are believed to be worth, corrected by what was measured.

    believed = product of the parts' values
    confidence = 1 / (1 + exp(-(bias + (log-odds of believed + sum of corrections) / temperature)))

Bias, temperature and the corrections by name stand in confidence.toml, which
`python -m benchmarks.calibrate` writes: a small logistic regression over the named parts, fitted on
gold sets, then tempered. A part that was not measured counts as it is believed, and nothing that
has it is surer than that: what asks for an editor (a contradiction, a guess at letters) stays so.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from records import Score

WEIGHTS = Path(__file__).with_name("confidence.toml")
SURER, LESS_SURE = 0.995, 0.0005  # nothing is believed beyond that: log-odds of 1 are infinite


@dataclass(frozen=True)
class Weights:
    """What was measured: all in log-odds but the temperature; `corrections` by a part's name."""

    bias: float = 0.0
    temperature: float = 1.0
    corrections: Mapping[str, float] = field(default_factory=dict)

    def confidence(self, parts: Iterable[Score]) -> float:
        """Return how likely a place with these parts is right, 0 to 1, with four decimals."""
        believed, corrected, most = 1.0, 0.0, 1.0
        for part in parts:
            believed *= part.value
            correction = self.corrections.get(part.name)
            if correction is None:
                most = min(most, part.value)
            else:
                corrected += correction
        logit = self.bias + (log_odds(believed) + corrected) / self.temperature
        return round(min(1.0 / (1.0 + math.exp(-logit)), most), 4)


def log_odds(believed: float) -> float:
    """Return the log-odds of a product of parts, held where belief ends."""
    held = min(max(believed, LESS_SURE), SURER)
    return math.log(held / (1.0 - held))


def read_weights(path: Path) -> Weights:
    """Return the weights of a file. Raises KeyError, ValueError if it is none."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    corrections = {name: part["correction"] for name, part in found["parts"].items()}
    return Weights(found["bias"], found["temperature"], corrections)


MEASURED = read_weights(WEIGHTS)
confidence = MEASURED.confidence
