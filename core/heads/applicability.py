"""Where a head should not be trusted: places unlike all it was taught.

The dissimilarity index of Meyer & Pebesma (2021, Methods in Ecology and Evolution 12, 1620-1633):
a place's distance to the nearest training vector over the mean distance between training
vectors. Its threshold comes from the training labels themselves, each compared only with those
it is not held out with: the largest index that is no outlier of theirs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

BATCH = 4096


@dataclass(frozen=True)
class Applicability:
    """`scale` mean distance between training vectors, `threshold` of the index."""

    scale: float
    threshold: float


def learnt(
    vectors: np.ndarray, unit: np.ndarray, target: np.ndarray | None = None
) -> Applicability:
    """Scale and threshold from training vectors (m, d) and what they are held out with (m,).

    With the `target` classes (m,), a class that lies in one unit has no say: what it is unlike when
    that is held out are the other classes, and a place as unlike any of these would pass.
    """
    gram = vectors @ vectors.T
    square = np.diag(gram)
    distance = np.sqrt(np.maximum(square[:, None] + square[None] - 2 * gram, 0))
    m = len(vectors)
    scale = float(distance.sum(dtype=np.float64) / max(m * (m - 1), 1)) or 1.0
    alone = len(np.unique(unit)) < 2
    distance[np.eye(m, dtype=bool) if alone else unit[:, None] == unit[None]] = np.inf
    nearest = distance.min(axis=1) / scale
    nearest = nearest[_elsewhere(unit, np.zeros(m) if target is None else target)]
    low, high = np.percentile(nearest, [25, 75])
    usual = nearest[nearest <= high + 1.5 * (high - low)]
    return Applicability(scale, float(usual.max()))


def _elsewhere(unit: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Where the class lies in another unit, too (m,); everywhere if none does."""
    code = np.unique(target, return_inverse=True)[1]
    pairs = np.unique(np.stack([code, unit]), axis=1)
    found: np.ndarray = np.bincount(pairs[0])[code] > 1
    return found if found.any() else ~found


def dissimilarity(X: np.ndarray, vectors: np.ndarray, scale: float) -> np.ndarray:
    """Index (n,) float32 of vectors X (n, d) against training `vectors` (m, d)."""
    square = (vectors**2).sum(axis=1)
    out = np.empty(len(X), np.float32)
    for start in range(0, len(X), BATCH):
        part = X[start : start + BATCH]
        nearest = (square - 2 * (part @ vectors.T)).min(axis=1) + (part**2).sum(axis=1)
        out[start : start + BATCH] = np.sqrt(np.maximum(nearest, 0)) / scale
    return out
