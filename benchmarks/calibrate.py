"""Fit how sure places are to gold sets, and say how honest it is.

    SHARED_DATA=../shared/data python -m benchmarks.calibrate [--write]

Half of each set's items, by a hash of their words, is fitted; the table is of the other half. A
set counts for at most 4,000 placements, so that no town or register outvotes the texts. With
--write geo/confidence.toml gets weights fitted to both halves. Prints one JSON line a figure:
reliability by confidence, precision and share kept at the thresholds, by set; and what was left
out.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import prod
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from benchmarks.pin_sets import SETS
from benchmarks.pins import Pin
from geo.confidence import WEIGHTS, Weights, log_odds
from jobs.evaluation.shared_data import LeftOut, SharedData

MOST_OF_A_SET = 4000.0
LEAST_SEEN = 10  # placements with a part, below which it was not measured
# When the true street is missing a guess at letters takes another one in 24 to 48 % of the cases,
# and no gold set says how often publishers misspell: that can't be measured on made-up misprints.
NOT_MEASURED = frozenset(["street_fuzzy", "street_other_type_confirmed"])
PENALTY = 2.0  # of a correction squared: what few placements show moves little
FOLDS = 5
STEPS = 25  # of Newton's method: it stands still after ten
THRESHOLDS = (0.5, 0.85)
BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.01)
Numbers = NDArray[np.float64]


def main() -> None:
    """Collect, fit, print; write the weights if asked."""
    every = collect(SharedData(Path(os.environ.get("SHARED_DATA", "../shared/data"))))
    pins = [pin for pin in every if not (_is_guess(pin) or pin.is_misspelt)]
    learnt = [pin for pin in pins if is_learnt_from(pin)]
    other = [pin for pin in pins if not is_learnt_from(pin)]
    for name, weights in (("believed", Weights()), ("calibrated", fit(learnt))):
        report(name, other, weights)
    for is_misspelt in (True, False):
        guesses = [p.is_right for p in every if _is_guess(p) and p.is_misspelt is is_misspelt]
        show(guesses=len(guesses), misspelt=is_misspelt, right=_share(guesses))
    if "--write" in sys.argv:
        WEIGHTS.write_text(written(fit(pins), pins), encoding="utf-8")


def collect(shared: SharedData) -> list[Pin]:
    """Return the placements of all sets that are there; of others it is said that they are not."""
    pins: list[Pin] = []
    for measure in SETS:
        try:
            pins += measure(shared)
        except LeftOut as error:
            show(left_out=str(error))
    return pins


def is_learnt_from(pin: Pin) -> bool:
    """Tell whether a placement is of the half that is fitted; misspelt ones are of none."""
    return _hash(pin) % 2 == 0 and not (_is_guess(pin) or pin.is_misspelt)


def fit(pins: Sequence[Pin]) -> Weights:
    """Return weights: corrections by ridge regression, bias and temperature across folds."""
    odds = np.zeros(len(pins))
    folds = np.array([_hash(pin) // 2 % FOLDS for pin in pins])
    for fold in range(FOLDS):
        corrections = _corrections([p for p, f in zip(pins, folds, strict=True) if f != fold])
        for i in np.flatnonzero(folds == fold):
            odds[i] = _log_odds(pins[i], corrections)
    columns = np.column_stack([odds, np.ones(len(pins))])
    slope, bias = _regress(columns, odds, pins, np.full(2, 0.01))
    return Weights(round(bias, 3), round(1 / (1 + slope), 3), _corrections(pins))


def report(name: str, pins: Sequence[Pin], weights: Weights) -> None:
    """Print how far confidences are right."""
    said = [(weights.confidence(pin.parts), pin) for pin in pins]
    for low, high in pairwise(BINS):
        inside = [(p, pin.is_right) for p, pin in said if low <= p < high]
        if inside:
            mean = sum(p for p, _ in inside) / len(inside)
            right = _share([is_right for _, is_right in inside])
            show(fit=name, confidence=[low, high], n=len(inside), mean=round(mean, 3), right=right)
    for at in THRESHOLDS:
        kept = [pin.is_right for p, pin in said if p >= at]
        show(fit=name, pins_at=at, precision=_share(kept), kept=len(kept), of=len(pins))
    sets = sorted({pin.set for pin in pins})
    for one in sets:
        kept = [pin.is_right for p, pin in said if pin.set == one and p >= 0.85]
        show(fit=name, set=one, pins=len(kept), precision=_share(kept))
    brier = [(p - pin.is_right) ** 2 for p, pin in said]
    show(fit=name, brier=round(sum(brier) / len(brier), 4), placements=len(pins))


def written(weights: Weights, pins: Sequence[Pin]) -> str:
    """Return the file of weights."""
    seen, right = Counter[str](), Counter[str]()
    for pin in pins:
        for part in {part.name for part in pin.parts}:
            seen[part] += 1
            right[part] += pin.is_right
    lines = [
        "# Written by `python -m benchmarks.calibrate --write`; see geo/confidence.py.",
        "# correction: log-odds by which a part is worth more (+) or less (-) than believed.",
        "# seen: placements of the gold sets with that part; right: how many of them were right.",
        f"bias = {weights.bias}",
        f"temperature = {weights.temperature}",
    ]
    for name, correction in sorted(weights.corrections.items()):
        counts = f"seen = {seen[name]}, right = {right[name]}"
        lines.append(f"parts.{name} = {{ correction = {correction}, {counts} }}")
    return "\n".join(lines) + "\n"


def show(**figure: object) -> None:
    """Print one figure."""
    print(json.dumps(figure, ensure_ascii=False), flush=True)


def _corrections(pins: Sequence[Pin]) -> dict[str, float]:
    seen = Counter(part for pin in pins for part in {part.name for part in pin.parts})
    names = sorted(name for name, times in seen.items() if times >= LEAST_SEEN)
    column = {name: i for i, name in enumerate(names)}
    columns = np.zeros((len(pins), len(names)))
    for row, pin in enumerate(pins):
        for name in {part.name for part in pin.parts} & column.keys():
            columns[row, column[name]] += sum(part.name == name for part in pin.parts)
    offset = np.array([_log_odds(pin, {}) for pin in pins])
    found = _regress(columns, offset, pins, np.full(len(names), PENALTY))
    return {name: round(value, 3) for name, value in zip(names, found, strict=True)}


def _regress(
    columns: Numbers, offset: Numbers, pins: Sequence[Pin], penalty: Numbers
) -> list[float]:
    """Return coefficients by Newton's method on the penalised log-likelihood."""
    counts = Counter(pin.set for pin in pins)
    weight = np.array([min(1.0, MOST_OF_A_SET / counts[pin.set]) for pin in pins])
    right = np.array([float(pin.is_right) for pin in pins])
    found = np.zeros(columns.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-(offset + columns @ found)))
        slope = columns.T @ (weight * (right - p)) - penalty * found
        bend = (columns * (weight * p * (1 - p))[:, None]).T @ columns + np.diag(penalty + 1e-6)
        found = found + np.clip(np.linalg.solve(bend, slope), -1, 1)
    return [float(value) for value in found]


def _log_odds(pin: Pin, corrections: dict[str, float]) -> float:
    believed = prod(part.value for part in pin.parts)
    return log_odds(believed) + sum(corrections.get(part.name, 0.0) for part in pin.parts)


def _is_guess(pin: Pin) -> bool:
    return any(part.name in NOT_MEASURED for part in pin.parts)


def _hash(pin: Pin) -> int:
    return crc32(pin.item.encode())


def _share(right: Sequence[bool]) -> float | None:
    return round(sum(right) / len(right), 4) if right else None


if __name__ == "__main__":
    main()
