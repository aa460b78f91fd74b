"""95 % intervals from resampling what was held out together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import stats

RESAMPLES = 1000
BLOCK = 100
TAIL = 0.025  # on either side of 95 %


@dataclass(frozen=True)
class Estimate:
    """A value with its 95 % interval; NaN where it can't be known."""

    value: float
    low: float
    high: float


UNKNOWN = Estimate(float("nan"), float("nan"), float("nan"))


def resampled(unit: np.ndarray, seed: int) -> Iterator[np.ndarray]:
    """How often each row counts in each resample of units: blocks (b, p) of RESAMPLES rows in all.

    Units (p,) are drawn with replacement; rows of a unit come and go together. In blocks, since
    a hundred thousand labels times a thousand resamples would fill the memory of a laptop.
    """
    _, code = np.unique(unit, return_inverse=True)
    m = int(code.max()) + 1
    rng = np.random.default_rng(seed)
    for start in range(0, RESAMPLES, BLOCK):
        drawn = (rng.integers(0, m, m) for _ in range(min(BLOCK, RESAMPLES - start)))
        counts = np.stack([np.bincount(one, minlength=m) for one in drawn])
        yield counts[:, code].astype(np.float32)


def share(value: float, values: np.ndarray, n: float, seed: int) -> Estimate:
    """Interval of a share in [0, 1] from its `values` (RESAMPLES,) in resamples of `n` units.

    To each resample two imaginary units are added, one right and one wrong (each itself drawn
    with replacement, hence Poisson): without them ten polygons that all came out right would
    look certain. The same idea as adding two successes and two failures to a proportion (Agresti
    & Coull 1998).
    """
    values = values[np.isfinite(values)]
    if not np.isfinite(value) or n <= 0 or not len(values):
        return UNKNOWN
    right, wrong = np.random.default_rng(seed).poisson(1.0, (2, len(values)))
    return percentiles(value, (values * n + right) / (n + right + wrong))


def percentiles(value: float, values: np.ndarray, tail: float = TAIL) -> Estimate:
    """The interval that leaves a share `tail` of `values` on either side, widened to contain `value`."""
    values = values[np.isfinite(values)]
    if not np.isfinite(value) or not len(values):
        return UNKNOWN
    low, high = np.quantile(values, [tail, 1 - tail])
    return Estimate(float(value), float(min(low, value)), float(max(high, value)))


def of_units(
    value: float, values: np.ndarray, units: int, least: float = -np.inf, most: float = np.inf
) -> Estimate:
    """Interval of anything from `least` to `most`, from its `values` in resamples of `units`.

    Where these are so few (five or fewer) that no resample reaches as far as it should, ± t standard
    errors: percentiles from two sites held the error of a third 50 times of 100, this does 95.
    """
    tail = tail_of(units)
    if units < 2 or tail > 1 / RESAMPLES:
        return percentiles(value, values, tail)
    values = values[np.isfinite(values)]
    if not np.isfinite(value) or not len(values):
        return UNKNOWN
    error = values.std() * np.sqrt(units / (units - 1))
    half = float(stats.t.ppf(1 - TAIL, units - 1) * error)
    return Estimate(value, max(value - half, least), min(value + half, most))


def tail_of(units: int) -> float:
    """The tail that 95 % takes of resamples of so few `units`.

    Resamples vary less than samples do, by (n − 1) / n, and percentiles of them are as narrow as if
    the spread were known; this is where a t interval would end (the expanded percentile interval of
    Hesterberg 2015). Without it intervals from eight labels held R² 85 times of 100, with it 92.
    """
    if units < 2:
        return 0.0
    end = np.sqrt(units / (units - 1)) * stats.t.ppf(1 - TAIL, units - 1)
    return float(stats.norm.sf(end))
