"""What is usual between two embeddings of a scene, learnt from the part of it that did not change.

Crops rotate, leaves come early, frames lie on other days: vectors of unchanged land differ, and more
in some directions than in others. Here the later vector is predicted from the earlier one by least
squares, the rest is measured by its own covariance (as in MAD, Nielsen et al. 1998, and its
reweighting, Nielsen 2007), and both are learnt from the pixels that differ least: first few of
them, then more and more (the forward search of Atkinson, Riani & Cerioli 2010), so that a change of a
fifth of the scene is not taken for usual because many pixels share it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import log_ndtr, ndtri

# Shares of the scene, those that differ least, from which the usual is learnt, round after round.
# Of a pair, where a change that many pixels share bends what is predicted, not so much that all
# unchanged land would have to be met to the pixel where a fifth changed.
KEPT = (0.6, 0.65, 0.7, *(0.75,) * 8)
KEPT_SERIES = (0.6, 0.65, 0.7, 0.75, *(0.8,) * 8)
SURE = 0.95  # of places known to be stable
PARTS = 5  # of these, of which each is looked at by what the others teach
RIDGE = 1e-3  # of the mean variance, on the prediction
SPHERE = 0.1  # share of a sphere in the covariance
MOST = 12.0  # surprise is not counted further: one in 10^12


@dataclass(frozen=True)
class Tail:
    """How large distances of unchanged land are: log-normal above the median."""

    middle: float
    width: float

    @classmethod
    def of(cls, distance: np.ndarray, unchanged: float) -> Tail:
        """Through the median and the quantile `unchanged` of distances (n,), of which at least so
        large a share is of unchanged land."""
        middle, high = np.log(np.maximum(np.quantile(distance, [0.5, unchanged]), 1e-9))
        return cls(float(middle), float(max((high - middle) / ndtri(unchanged), 1e-6)))

    def surprise(self, distance: np.ndarray) -> np.ndarray:
        """−log10 of the share of unchanged land that differs at least so much, 0 … `MOST`."""
        with np.errstate(divide="ignore"):
            z = (np.log(distance) - self.middle) / self.width
        return np.minimum(-log_ndtr(-z) / np.log(10), MOST).astype(np.float32)


@dataclass(frozen=True)
class Usual:
    """The usual relation of vectors of two embeddings: later ≈ earlier @ `matrix` + `shift`.

    `matrix` (d1, d2), `shift` (d2,); `spread` (d2, d2) turns what is left into a distance.
    """

    matrix: np.ndarray
    shift: np.ndarray
    spread: np.ndarray
    tail: Tail

    @classmethod
    def learnt(cls, one: np.ndarray, other: np.ndarray, sure: bool = False) -> Usual:
        """From vectors (n, d1) and (n, d2) of the same places, NaN-free, neighbours in a row.

        sure: none of the places changed; else those that differ least are taken, at first by
        their angle where both are of one encoder.
        """
        keep = np.ones(len(one), bool)
        if not sure and one.shape == other.shape:
            keep = _least((one * other).sum(axis=1) * -1, KEPT[0])
        for share in (1.0,) if sure else KEPT:
            matrix, shift = _predicted(one[keep], other[keep])
            rest = other - one @ matrix - shift
            spread = _whitening(rest[keep])
            distance = np.linalg.norm(rest @ spread, axis=1)
            keep = _least(distance, share)
        matrix, shift, spread = (v.astype(np.float32) for v in (matrix, shift, spread))
        if not sure:
            return cls(matrix, shift, spread, Tail.of(distance, KEPT[-1]))

        def judged(known: np.ndarray, out: np.ndarray) -> np.ndarray:
            matrix, shift = _predicted(one[known], other[known])
            rest = other - one @ matrix - shift
            return np.linalg.norm(rest[out] @ _whitening(rest[known]), axis=1)

        return cls(matrix, shift, spread, Tail.of(_held_out(len(one), judged), SURE))

    def distance(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        """How far later vectors (…, d2) are from what the earlier ones (…, d1) let expect."""
        rest = other - self.expected(one)
        return np.linalg.norm(rest @ self.spread, axis=-1)

    def expected(self, one: np.ndarray) -> np.ndarray:
        """The later vectors (…, d2) that go with earlier ones (…, d1) where nothing changed."""
        return one @ self.matrix + self.shift


@dataclass(frozen=True)
class UsualSeries:
    """The usual differences of T embeddings of one encoder: `shifts` (T, d) from the first one,
    `spread` (d, d) of the differences from one to the next, and the tail of the largest break."""

    shifts: np.ndarray
    spread: np.ndarray
    tail: Tail

    @classmethod
    def learnt(cls, series: np.ndarray, sure: bool = False) -> UsualSeries:
        """From vectors (T, n, d) of the same places, NaN-free, neighbours in a row; sure: none of the
        places changed."""
        keep = np.ones(series.shape[1], bool)
        if not sure:
            keep = _least((np.diff(series, axis=0) ** 2).sum(axis=(0, 2)), KEPT_SERIES[0])
        for share in (1.0,) if sure else KEPT_SERIES:
            usual = cls._of(series[:, keep])
            left = np.diff(series - usual.shifts[:, None], axis=0)
            keep = _least(((left @ usual.spread) ** 2).sum(axis=(0, 2)), share)
        if not sure:
            return replace(usual, tail=Tail.of(usual.breaks(series)[0], KEPT_SERIES[-1]))

        def judged(known: np.ndarray, out: np.ndarray) -> np.ndarray:
            return cls._of(series[:, known]).breaks(series[:, out])[0]

        return replace(usual, tail=Tail.of(_held_out(series.shape[1], judged), SURE))

    @classmethod
    def _of(cls, series: np.ndarray) -> UsualSeries:
        """From all of the places, without a tail."""
        shifts = (series - series[0]).mean(axis=1)
        left = np.diff(series - shifts[:, None], axis=0)
        spread = _whitening(left.reshape(-1, series.shape[2]))
        return cls(shifts.astype(np.float32), spread.astype(np.float32), Tail(0, 1))

    def breaks(self, series: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Of vectors (T, …, d): size of the largest break (…), and the first place after it (…).

        The likelihood ratio of two levels against one, for steps of unit variance: the distance
        of the means before and after, times sqrt(before · after / T).
        """
        white = (
            series - self.shifts.reshape(len(series), *[1] * (series.ndim - 2), -1)
        ) @ self.spread
        total = len(white)
        size = np.full(white.shape[1:-1], -np.inf, np.float32)
        first = np.zeros(white.shape[1:-1], np.int64)
        for k in range(1, total):
            apart = np.linalg.norm(white[k:].mean(axis=0) - white[:k].mean(axis=0), axis=-1)
            found = apart * np.sqrt(k * (total - k) / total)
            first = np.where(found > size, k, first)
            size = np.fmax(size, found)
        return np.where(np.isfinite(white).all(axis=(0, -1)), size, np.nan), first


def _held_out(n: int, judged: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> np.ndarray:
    """Distances (n,) of stable places by what the other parts of them teach, as `judged` tells for
    places to learn from and places held out, (n,) bool both.

    Places learnt from lie nearer to what is learnt than any other: a few hundred pixels leave 64
    dimensions hardly anything to miss. A part is a run of places, as neighbours give each other away.
    """
    distance = np.empty(n)
    part = np.arange(n) * PARTS // n
    for i in range(PARTS):
        distance[part == i] = judged(part != i, part == i)
    return distance


def _least(distance: np.ndarray, share: float) -> np.ndarray:
    """The `share` of rows with the least distance."""
    return np.asarray(distance <= np.quantile(distance, share))


def _predicted(one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Ridge regression of (n, d2) on (n, d1): matrix and shift."""
    centre, target = one.mean(axis=0, dtype=np.float64), other.mean(axis=0, dtype=np.float64)
    x = one - centre
    gram = x.T @ x
    gram += RIDGE * (np.trace(gram) / len(gram) + 1e-12) * np.eye(len(gram))
    matrix = np.linalg.solve(gram, x.T @ (other - target))
    return matrix, target - centre @ matrix


def _whitening(rest: np.ndarray) -> np.ndarray:
    """(d, d) that gives the rows of `rest` (n, d) unit covariance, which is shrunk to a sphere."""
    covariance = rest.T.astype(np.float64) @ rest / len(rest)
    d = len(covariance)
    level = np.trace(covariance) / d + 1e-12
    values, axes = np.linalg.eigh((1 - SPHERE) * covariance + SPHERE * level * np.eye(d))
    return axes / np.sqrt(values)
