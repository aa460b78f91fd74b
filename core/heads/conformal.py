"""Statements that hold as often as they promise, learnt from labels that were held out.

Conformal prediction: the error made on labels that were held out bounds the error elsewhere, as
far as elsewhere is like the labels, whatever the method. Pixels of one label, and labels held out
together, resemble each other, so what is counted is units that were held out together
(hierarchical conformal prediction: Lee, Barber & Willett 2023, arXiv 2306.06342, section 3).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.special import ndtri

LEVEL = 0.9  # share of places whose true class is in the prediction set
LEVELS = (0.68, 0.90, 0.95)  # of a quantity's intervals


def quantile(
    scores: np.ndarray, weight: np.ndarray, unit: np.ndarray, level: float, worth: float = 0
) -> float:
    """The score that a share `level` of new units stays within; infinite with too few units.

    `scores` (n,), NaN = not tested; `weight` (n,) the same in all for each label; `unit` (n,)
    what was held out together. One more unit of unknown, infinite score stands for the new place;
    with `worth` it is one more of so many.
    """
    known = np.isfinite(scores)
    if not known.any():
        return float("inf")
    scores, weight, unit = scores[known], weight[known], unit[known]
    total = weight.sum()
    share = weight / (total + total / (worth or len(np.unique(unit))))
    enough = np.flatnonzero(np.cumsum(share[np.argsort(scores, kind="stable")]) >= level - 1e-9)
    return float(np.sort(scores)[enough[0]]) if len(enough) else float("inf")


def independent(scores: np.ndarray, unit: np.ndarray, level: float) -> float:
    """How many independent labels the `scores` (n,) are worth where a share `level` of them is cut off.

    As many as would make that share vary as it varies between units (Kish's effective sample
    size), but no fewer than units and no more than labels. Counting units only would be safe
    however alike the labels of one unit are, but where they are not, thirty sites would make
    intervals of 95 % that hold 98 % and are three times as wide.
    """
    inside = (scores <= np.quantile(scores, level)).astype(float)
    n, share = len(scores), float(inside.mean())
    code = np.unique(unit, return_inverse=True)[1]
    units = int(code.max()) + 1
    if units < 2:
        return float(units)
    off = np.bincount(code, inside - share)
    variance = float((off**2).sum()) / n**2 * units / (units - 1)
    alone = share * (1 - share)
    return float(min(max(alone / variance, units), n)) if variance > 0 else float(n)


def prediction_sets(
    shares: np.ndarray, code: np.ndarray, weight: np.ndarray, unit: np.ndarray
) -> dict[str, Any]:
    """From which probability on a class belongs to a place's prediction set.

    Of all sets that hold the true class of 90 % of places these are the smallest on average
    (Sadinle, Lei & Wasserman 2019). `shares` (n, c) calibrated probabilities of held-out pixels,
    NaN = not tested; `code` (n,) of the true class. `least` 0 means that there are too few labels
    to leave any class out. `held` (c,): how often they hold each class, NaN = not tested; one with
    few labels can be missed nearly always, as it hardly counts among all. Limits for each
    class were tried: linear heads and perceptrons hold classes of enough labels without them, and
    neighbours' sets grew too large to tell anything.
    """
    known = np.isfinite(shares).all(axis=1)
    score = np.where(known, 1 - shares[np.arange(len(code)), code], np.nan)
    # Rounded down: many places are exactly as sure as the label that sets the limit, and one that is
    # rounded up, as the head's file has it, would leave all of them without a class.
    least = max(0.0, np.floor(1e6 * (1 - quantile(score, weight, unit, LEVEL)) - 1) / 1e6)
    size = (shares[known] >= least).sum(axis=1)
    mass = weight[known] / max(weight[known].sum(), 1e-12)
    inside = shares[known, code[known]] >= least
    there = np.bincount(code[known], mass, minlength=shares.shape[1])
    held = np.bincount(code[known], mass * inside, minlength=len(there))
    return {
        "level": LEVEL,
        "least": least,
        "one": float(mass[size == 1].sum()),
        "none": float(mass[size == 0].sum()),
        "mean_size": float((mass * size).sum()),
        "held": np.divide(held, there, out=np.full(len(there), np.nan), where=there > 0),
    }


def intervals(error: np.ndarray, deviation: np.ndarray, unit: np.ndarray) -> dict[str, Any]:
    """By what a stated deviation is multiplied to hold 68, 90 and 95 % of held-out labels.

    `error` (p,) of each label, NaN = not tested; `deviation` (p,) stated for it. `deviation`
    in the answer makes the stated one a standard deviation: z-scores get mean square 1. Labels of
    a unit count as one or more, see `independent`. With too few for a level the normal
    distribution's multiple or the worst score seen, whichever
    is larger, stands in, and `enough` says so.
    """
    score = np.abs(error) / deviation
    known = np.isfinite(score)
    spread = float(np.sqrt(np.mean(score[known] ** 2))) if known.any() else 1.0
    one = np.ones(len(score))
    worth = [independent(score[known], unit[known], v) if known.any() else 1 for v in LEVELS]
    found = {v: quantile(score, one, unit, v, n) for v, n in zip(LEVELS, worth, strict=True)}
    worst = float(score[known].max()) if known.any() else 0.0
    return {
        "deviation": spread,
        "multiples": {
            f"{100 * level:.0f}": value
            if np.isfinite(value)
            else max(worst, spread * float(ndtri((1 + level) / 2)))
            for level, value in found.items()
        },
        "enough": {f"{100 * level:.0f}": bool(np.isfinite(v)) for level, v in found.items()},
    }
