"""Making stated probabilities come true: one temperature, learnt on held-out labels."""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax

FLOOR = 0.01  # of all classes together: a share of 0 (no tree voted for it) is not certainty
SPREAD = 0.7  # how far from 0 log(temperature) is expected to be before any label is seen


def tempered(shares: np.ndarray, temperature: float) -> np.ndarray:
    """Probabilities (n, c) made flatter (temperature above 1) or sharper, their order kept."""
    return np.exp(log_softmax(_logits(shares) / temperature, axis=1))


def _logits(shares: np.ndarray) -> np.ndarray:
    return np.log(np.maximum(shares, FLOOR / shares.shape[1]))


def temperature(shares: np.ndarray, code: np.ndarray, weight: np.ndarray) -> float:
    """The temperature at which held-out labels are most probable (Guo et al. 2017).

    `shares` (n, c), NaN = not tested; `code` (n,) of the true class; `weight` (n,) sums to the
    number of labels. A prior about 1 keeps a handful of labels from deciding alone.
    """
    known = np.isfinite(shares).all(axis=1)
    if not known.any():
        return 1.0
    logits = _logits(shares[known]).astype(np.float64)
    rows, code, weight = np.arange(known.sum()), code[known], weight[known]

    def surprise(log_t: float) -> float:
        right = log_softmax(logits / np.exp(log_t), axis=1)[rows, code]
        return float(-(weight * right).sum() + (log_t / SPREAD) ** 2 / 2)

    found = minimize_scalar(surprise, bounds=(-2.0, 3.0), method="bounded")
    return float(np.exp(found.x))
