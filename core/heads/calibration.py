"""Making stated probabilities come true: one temperature, learnt on held-out labels, and how common
each class is on a map."""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax

FLOOR = 0.01  # of all classes together: a share of 0 (no tree voted for it) is not certainty
MOST = 10_000  # rows looked at
EQUAL = 0.2  # of a map is counted as if all classes were equally common: a class is never gone
ROUNDS = 200  # at most, until shares stand still
SPREAD = 0.7  # how far from 0 log(temperature) is expected to be before any label is seen


def tempered(shares: np.ndarray, temperature: float) -> np.ndarray:
    """Probabilities (n, c) made flatter (temperature above 1) or sharper, their order kept."""
    logits = _logits(shares)
    logits -= logits.max(axis=1, keepdims=True)
    logits /= temperature
    np.exp(logits, out=logits)
    logits /= logits.sum(axis=1, keepdims=True)
    return logits


def _logits(shares: np.ndarray) -> np.ndarray:
    return np.log(np.maximum(shares, FLOOR / shares.shape[1]))


def temperature(shares: np.ndarray, code: np.ndarray, weight: np.ndarray) -> float:
    """The temperature at which held-out labels are most probable (Guo et al. 2017).

    `shares` (n, c), NaN = not tested; `code` (n,) of the true class; `weight` (n,) sums to the
    number of labels. A prior about 1 keeps a handful of labels from deciding alone. A bias for
    each class would be right of rare ones in the labels' mix only: see `how_common`.
    """
    known = np.flatnonzero(np.isfinite(shares).all(axis=1))
    if not len(known):
        return 1.0
    total = weight[known].sum()
    known = known[:: -(-len(known) // MOST)]
    weight = weight * (total / weight[known].sum())
    logits = _logits(shares[known]).astype(np.float64)
    rows, code, weight = np.arange(len(known)), code[known], weight[known]

    def surprise(log_t: float) -> float:
        right = log_softmax(logits / np.exp(log_t), axis=1)[rows, code]
        return float(-(weight * right).sum() + (log_t / SPREAD) ** 2 / 2)

    found = minimize_scalar(surprise, bounds=(-2.0, 3.0), method="bounded")
    return float(np.exp(found.x))


def how_common(shares: np.ndarray) -> np.ndarray:
    """Shares of the classes (c,) on a map, 1 in all, from probabilities (n, c) of its pixels that take
    all classes for equally common: those that, put in their place, give themselves as the mean
    (Saerens, Latinne & Decaestecker 2002), drawn towards equal ones.

    For a confidence, not for areas. Of 40 or 600 labels of two regions, in the land's mix or as many of
    each class, drawing a fifth made confidence by class miss less than drawing none, by 2 to 4 points
    with 40 labels and by up to 1 with 600; a tenth or two fifths did about as well. The shares
    themselves were off by 9 to 19 points with 40 labels (without, 13 to 22), and with 600 still by 8 to 11
    (without, 3 to 4): tests/bench/common_classes.py, of a linear head.
    """
    c = shares.shape[1]
    common: np.ndarray = np.full(c, 1 / c)
    for _ in range(ROUNDS):
        before = common
        common = (1 - EQUAL) * reweighed(shares, before).mean(axis=0) + EQUAL / c
        if abs(common - before).max() < 1e-4:
            break
    return common


def reweighed(shares: np.ndarray, common: np.ndarray) -> np.ndarray:
    """Probabilities (n, c) that take all classes for equally common where they are `common` (c,)."""
    found = shares * common
    found /= found.sum(axis=1, keepdims=True)
    return found
