"""How well held-out quantities were estimated, each label counting once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .intervals import UNKNOWN, Estimate, of_units, resampled


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
    if not tested.any():
        return QuantityAccuracy(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, truth, estimate)
    error = estimate - truth
    # About their mean: of numbers near a million that differ by a hundredth, squares lose the rest.
    given = truth - truth.mean()
    blocks = [np.ones((1, len(truth)), np.float32), *resampled(unit[tested], seed)]
    sums = np.vstack(
        [
            b @ np.column_stack([np.ones_like(error), error, abs(error), error**2, given, given**2])
            for b in blocks
        ]
    )
    n, bias, absolute, squared, total, total2 = sums.T
    variance = total2 / n - (total / n) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        r2 = 1 - squared / n / variance
    units = len(np.unique(unit[tested]))

    def estimated(found: np.ndarray, least: float = -np.inf, most: float = np.inf) -> Estimate:
        return of_units(float(found[0]), found[1:], units, least, most)

    return QuantityAccuracy(
        r2=estimated(r2, most=1),
        rmse=estimated(np.sqrt(squared / n), least=0),
        mae=estimated(absolute / n, least=0),
        bias=estimated(bias / n),
        truth=truth,
        estimate=estimate,
    )
