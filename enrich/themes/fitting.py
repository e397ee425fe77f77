"""Multinomial logistic regression on sparse texts, by numpy alone.

Rows are texts as sparse vectors of length 1; the loss is the mean cross-entropy against each
text's shares of themes plus half the squared weights times `penalty`; it is convex and is minimised
by Nesterov's accelerated gradient (1983). All sums are in float64 and in a fixed order, so that the
same texts give the same weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from enrich.themes.words import BUCKETS, Features

Matrix = NDArray[np.float64]
_Positions = NDArray[np.intp]
_STEPS = 30


@dataclass(frozen=True)
class Rows:
    """Texts as sparse vectors: entries sorted by row, and the same by column (a bucket in use)."""

    count: int
    used: Features  # buckets in use, ascending; a column each
    columns: _Positions
    values: Matrix
    rows: _Positions
    row_starts: _Positions
    by_column: _Positions  # of the entries, column by column
    column_starts: _Positions

    def times(self, weights: Matrix) -> Matrix:
        """Return rows × themes, from columns × themes; a row without entries is 0."""
        entries = weights[self.columns] * self.values[:, None]
        sums = np.zeros((self.count, weights.shape[1]))
        sums[self.rows[self.row_starts]] = np.add.reduceat(entries, self.row_starts, axis=0)
        return sums

    def transposed_times(self, errors: Matrix) -> Matrix:
        """Return columns × themes, from rows × themes."""
        at = self.by_column
        entries = errors[self.rows[at]] * self.values[at, None]
        sums: Matrix = np.add.reduceat(entries, self.column_starts, axis=0)
        return sums


def make_rows(texts: Sequence[Features], rarity: Matrix) -> Rows:
    """Return texts as vectors of length 1 of their buckets' rarity (BUCKETS); 0 leaves one out."""
    buckets = np.concatenate(texts)
    rows = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    kept = rarity[buckets] > 0
    buckets, rows = buckets[kept], rows[kept]
    values = rarity[buckets]
    lengths = np.sqrt(np.bincount(rows, values * values, minlength=len(texts)))
    used, columns = np.unique(buckets, return_inverse=True)
    by_column = np.argsort(columns, kind="stable")
    return Rows(
        count=len(texts),
        used=used,
        columns=columns,
        values=values / lengths[rows],
        rows=rows,
        row_starts=np.unique(rows, return_index=True)[1],
        by_column=by_column,
        column_starts=np.unique(columns[by_column], return_index=True)[1],
    )


def fit(rows: Rows, shares: Matrix, penalty: float) -> tuple[Matrix, Matrix]:
    """Return weights (BUCKETS × themes) and biases that tell the shares (rows × themes) best.

    Each theme has a share somewhere. A row's shares may sum to less than 1: it counts the less.
    """
    totals = shares.sum(axis=1, keepdims=True)
    scale = totals.sum()
    weights = ahead = np.zeros((len(rows.used), shares.shape[1]))
    bias = bias_ahead = np.log(shares.sum(axis=0) / scale)
    step = 1 / (_steepest(rows, totals / scale) + penalty)
    for k in range(_STEPS):
        error = (softmax(rows.times(ahead) + bias_ahead) * totals - shares) / scale
        new = ahead - step * (rows.transposed_times(error) + penalty * ahead)
        new_bias = bias_ahead - error.sum(axis=0)
        speed = k / (k + 3)
        ahead, bias_ahead = new + speed * (new - weights), new_bias + speed * (new_bias - bias)
        weights, bias = new, new_bias
    whole = np.zeros((BUCKETS, shares.shape[1]))
    whole[rows.used] = weights
    return whole, bias


def softmax(logits: Matrix) -> Matrix:
    """Return chances, summing to 1 in each row."""
    powers: Matrix = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances: Matrix = powers / powers.sum(axis=1, keepdims=True)
    return chances


def _steepest(rows: Rows, weights: Matrix) -> float:
    """Return a bound of the loss's curvature: the greatest eigenvalue of XᵀDX, by powers.

    Half of it is the weights' own (the Hessian of softmax is at most 1/2), the other half makes up
    for what weights and biases do to each other, as 1 is twice the biases' own.
    """
    direction = np.ones((len(rows.used), 1))
    size = 1.0
    for _ in range(20):
        direction = rows.transposed_times(weights * rows.times(direction))
        size = float(np.sqrt(np.sum(direction * direction)))
        direction = direction / size
    return size
