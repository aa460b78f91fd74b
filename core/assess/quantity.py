"""How well held-out quantities were estimated, each label counting once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .intervals import Estimate, percentiles, resampled, tail_of


@dataclass(frozen=True)
class QuantityAccuracy:
    """`truth`, `estimate` (p,) per tested label (a polygon's estimate is its pixels' mean)."""

    r2: Estimate
    rmse: Estimate
    mae: Estimate
    bias: Estimate
    truth: np.ndarray
    estimate: np.ndarray


def per_label(values: np.ndarray, polygon: np.ndarray, p: int) -> np.ndarray:
    """Mean of the pixels' values for each label (p,), NaN where none was tested."""
    seen = np.isfinite(values)
    count = np.bincount(polygon[seen], minlength=p)
    total = np.bincount(polygon[seen], weights=values[seen], minlength=p)
    return np.divide(total, count, out=np.full(p, np.nan), where=count > 0)


def quantity_accuracy(
    estimate: np.ndarray, truth: np.ndarray, unit: np.ndarray, seed: int
) -> QuantityAccuracy:
    """Accuracy of `estimate` (p,) against `truth` (p,), NaN = not tested; `unit` (p,) resampled."""
    tested = np.isfinite(estimate)
    truth, estimate = truth[tested], estimate[tested]
    error = estimate - truth
    blocks = [np.ones((1, len(truth)), np.float32), *resampled(unit[tested], seed)]
    sums = np.vstack(
        [
            b @ np.column_stack([np.ones_like(error), error, abs(error), error**2, truth, truth**2])
            for b in blocks
        ]
    )
    n, bias, absolute, squared, total, total2 = sums.T
    variance = total2 / n - (total / n) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        r2 = 1 - squared / n / variance
    values = (r2, np.sqrt(squared / n), absolute / n, bias / n)
    tail = tail_of(len(np.unique(unit[tested])))
    r2_, rmse, mae, bias_ = (percentiles(float(v[0]), v[1:], tail) for v in values)
    return QuantityAccuracy(r2_, rmse, mae, bias_, truth, estimate)
