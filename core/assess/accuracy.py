"""How well held-out labels were classified, each polygon counting once.

What is counted is polygons: a polygon with 40 of its 50 pixels right is 0.8 right, and a large
field counts no more than a small one. It tells how labels like these are mapped, not how much
of the map is right; for that an independent sample is needed (`area`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import coo_array, csr_array, dia_array

from .intervals import UNKNOWN, Estimate, resampled, share


@dataclass(frozen=True)
class ClassAccuracy:
    """One class: `users` = right among what was mapped as it, `producers` = found of what is it."""

    polygons: int
    pixels: int
    users: Estimate
    producers: Estimate
    f1: Estimate


@dataclass(frozen=True)
class Accuracy:
    """Accuracy on held-out labels; rows of confusion matrices are the truth.

    `tested` (p,) says which polygons could be held out; `polygons` (c, c) sums to their number,
    `pixels` (c, c) to that of their pixels.
    """

    overall: Estimate
    balanced: Estimate
    classes: list[ClassAccuracy]
    polygons: np.ndarray
    pixels: np.ndarray
    tested: np.ndarray


def accuracy(
    predicted: np.ndarray,
    polygon: np.ndarray,
    truth: np.ndarray,
    unit: np.ndarray,
    c: int,
    seed: int,
) -> Accuracy:
    """Accuracy of class codes `predicted` (n,), -1 = not tested, for pixels of `polygon` (n,).

    `truth` (p,) class code and `unit` (p,) resampling unit of each polygon, `c` classes.
    """
    p = len(truth)
    seen = predicted >= 0
    ones = np.ones(seen.sum(), np.float32)
    counts = coo_array((ones, (polygon[seen], predicted[seen])), (p, c)).tocsr()
    size = counts.sum(axis=1)
    tested = size > 0
    shares = (dia_array((1 / np.maximum(size, 1)[None], [0]), (p, p)) @ counts).tocsr()
    belongs = csr_array((np.ones(p, np.float32), truth, np.arange(p + 1)), (p, c))
    matrix, pixels = (belongs.T @ shares).toarray(), (belongs.T @ counts).toarray()
    if not tested.any():
        per_class = [ClassAccuracy(0, 0, UNKNOWN, UNKNOWN, UNKNOWN) for _ in range(c)]
        return Accuracy(UNKNOWN, UNKNOWN, per_class, matrix, pixels, tested)
    rows = np.flatnonzero(tested)
    sums = _Sums(shares[rows], belongs[rows], unit[rows], seed)
    return Accuracy(
        overall=_widened(sums.overall(), shares, belongs, tested, unit, seed),
        balanced=sums.balanced(),
        classes=[sums.of_class(k, int(pixels[k].sum())) for k in range(c)],
        polygons=matrix,
        pixels=pixels,
        tested=tested,
    )


def _widened(
    found: Estimate,
    shares: csr_array,
    belongs: csr_array,
    tested: np.ndarray,
    unit: np.ndarray,
    seed: int,
) -> Estimate:
    """The interval of `found`, from the tested labels, widened to where it would end if all others were
    wrong, and if all were right: the bounds where nothing is known of what is missing (Horowitz &
    Manski 2000).

    They are not missing at random. What can't be tested are classes seen once; of labels drawn at
    random these are about as large a share as classes that were never seen, of which the map has
    all wrong, are of the map (Good 1953).
    """
    if tested.all():
        return found
    others = dia_array(((~tested)[None].astype(np.float32), [0]), (len(tested), len(tested)))
    wrong = _Sums(shares, belongs, unit, seed).overall()
    right = _Sums((shares + others @ belongs).tocsr(), belongs, unit, seed).overall()
    return replace(found, low=min(found.low, wrong.low), high=max(found.high, right.high))


class _Sums:
    """Per class and resample: how much is right, is there, was mapped. First row: the sample."""

    def __init__(self, mapped: csr_array, belongs: csr_array, unit: np.ndarray, seed: int):
        names, code = np.unique(unit, return_inverse=True)
        self.seed, self.units, n = seed, len(names), len(unit)
        right = belongs * mapped
        blocks = [np.ones((1, n), np.float32), *resampled(unit, seed)]
        self.right, self.there, self.mapped = (
            np.vstack([(what.T @ times.T).T for times in blocks])
            for what in (right, belongs, mapped)
        )
        self.n = self.there[0]
        # What is known of a class are the units that it was seen in, however many labels these hold.
        sites = csr_array((np.ones(n, np.float32), (code, np.arange(n))), (self.units, n))
        self.units_there, self.units_mapped = (
            np.asarray((sites @ what).astype(bool).sum(axis=0)) for what in (belongs, mapped)
        )

    @staticmethod
    def _ratio(above: np.ndarray, below: np.ndarray) -> np.ndarray:
        return np.divide(
            above, below, out=np.full(above.shape, np.nan, np.float32), where=below > 0
        )

    def _share(self, values: np.ndarray, n: float) -> Estimate:
        return share(float(values[0]), values[1:].astype(np.float64), n, self.seed)

    def overall(self) -> Estimate:
        right, there = self.right.sum(axis=1), self.there.sum(axis=1)
        return self._share(self._ratio(right, there), self.units)

    def balanced(self) -> Estimate:
        found = self._ratio(self.right, self.there)
        known = np.isfinite(found)
        total = np.where(known, found, 0).sum(axis=1)
        # A mean of classes of which one has two labels is known no better than these let it be.
        each = self.units_there[self.units_there > 0]
        worth = min(len(each) ** 2 / (1 / each).sum(), self.units)
        return self._share(self._ratio(total, known.sum(axis=1)), worth)

    def of_class(self, k: int, pixels: int) -> ClassAccuracy:
        if not self.n[k]:
            return ClassAccuracy(0, 0, UNKNOWN, UNKNOWN, UNKNOWN)
        right, there, mapped = self.right[:, k], self.there[:, k], self.mapped[:, k]
        units = float(self.units_there[k])
        return ClassAccuracy(
            polygons=int(self.n[k]),
            pixels=pixels,
            users=self._share(
                self._ratio(right, mapped), min(float(mapped[0]), self.units_mapped[k])
            ),
            producers=self._share(self._ratio(right, there), units),
            f1=self._share(self._ratio(2 * right, there + mapped), units),
        )


def balanced_of_best(
    candidates: dict[str, np.ndarray], truth: np.ndarray, unit: np.ndarray, seed: int
) -> float:
    """Balanced accuracy to expect from picking the best of several methods by cross-validation.

    `candidates` name -> share of each polygon that was right (p,), NaN = not tested. The best
    looks better than it is because it was picked by the very labels that judge it: in each
    resample of units the best is picked by what was drawn and judged by what was not
    (Tsamardinos, Greasidou & Borboudakis 2018).
    """
    right = np.stack(list(candidates.values()))
    tested = np.isfinite(right).all(axis=0)
    right, truth = right[:, tested], truth[tested]
    belongs = np.eye(int(truth.max()) + 1)[truth]
    whole = _balanced(right, belongs)
    best = int(whole.argmax())
    lost = []
    for drawn in next(resampled(unit[tested], seed)):
        inside = _balanced(right * drawn, belongs * drawn[:, None])
        outside = _balanced(right * (drawn == 0), belongs * (drawn == 0)[:, None])
        # Beside what the best gets on the same labels, so that hard and easy ones cancel out.
        lost.append(outside[best] - outside[np.nanargmax(inside)])
    return float(whole[best] - np.nanmean(lost))


def _balanced(right: np.ndarray, belongs: np.ndarray) -> np.ndarray:
    """Mean over classes of the share that is right, for each method (m,)."""
    total = belongs.sum(axis=0)
    present = total > 0
    if not present.any():
        return np.full(len(right), np.nan)
    return (right @ (belongs[:, present] > 0) / total[present]).mean(axis=1)
