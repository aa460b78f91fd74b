"""A head for a quantity beside what else is used for sparse points: errors, and whether the stated
intervals hold.

All learn from the same labels and are judged on the same others, those that were held out for
the head. A label counts once, with the mean vector of its pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.spatial import cKDTree
from scipy.stats import norm

from ..heads import conformal
from ..heads.cells import Cells, unit_rows
from ..heads.linear import LinearRegressor
from ..heads.methods import LEAF, THIRD
from . import quantity
from .heldout import Material, Tested

FEWEST, MOST = 20, 3000  # labels between which methods are compared
NEIGHBOURS, NEAREST = 10, 12  # of kNN; of inverse distance weights
TREES = 200
SMALL = 0.01  # of the labels' spread: a smaller stated deviation counts as this
LEVELS = np.array(conformal.LEVELS)


@dataclass
class Said:
    """Means (p,), standard deviations (p,) and intervals (levels, p, 2) of held-out labels."""

    mean: np.ndarray
    deviation: np.ndarray
    bounds: np.ndarray

    @classmethod
    def empty(cls, p: int) -> Said:
        nothing = np.full(p, np.nan)
        return cls(nothing, nothing.copy(), np.full((len(LEVELS), p, 2), np.nan))

    def put(
        self,
        at: np.ndarray,
        mean: np.ndarray,
        deviation: np.ndarray,
        half: np.ndarray | None = None,
        bounds: np.ndarray | None = None,
    ) -> None:
        """What is said of labels `at`: intervals are `bounds`, or `half` (levels, n) on each side
        of the mean, or those of a normal distribution."""
        self.mean[at], self.deviation[at] = mean, np.maximum(deviation, 1e-12)
        if half is None:
            half = norm.ppf(0.5 + LEVELS / 2)[:, None] * self.deviation[at]
        self.bounds[:, at] = (
            np.stack([mean - half, mean + half], axis=2) if bounds is None else bounds
        )


def comparison(material: Material, test: Tested) -> list[dict[str, Any]]:
    """A row for the head's method and each of its rivals: `name`, `r2`, `rmse`, mean and standard
    deviation of z = (given − estimated) / stated deviation, and `coverage` of the intervals.

    Empty for classes, and where there are too few labels, or so many that it would take long.
    """
    p = len(material.y)
    if material.task != "regress" or not FEWEST <= p <= MOST or len(test.split.parts) < 2:
        return []
    polygon = material.samples.polygon
    parts = [(np.unique(polygon[a]), np.unique(polygon[b])) for a, b in test.split.parts]
    rows = {"this head": _head(material, test, parts)}
    if test.deviation is not None and np.ptp(test.deviation[np.isfinite(test.deviation)]) > 0:
        rows["this head, intervals as it states them"] = _as_stated(material, test)
    vectors, places = (
        _per_label(v, polygon, p) for v in (material.samples.vectors, material.places)
    )
    names = ("ridge regression", "nearest neighbours", "random forest", "quantile forest")
    for name in (*names, "inverse distance weights"):
        rows[name] = Said.empty(p)
    for train, held in parts:
        x, y, new = vectors[train], material.y[train], vectors[held]
        linear = LinearRegressor().fit(x, y)
        # Ridge states nothing; what it misses of labels it has seen is what a person would take.
        missed = float(np.std(y - linear.predict(x)))
        rows[names[0]].put(held, linear.predict(new), np.full(len(held), missed))
        rows[names[1]].put(held, *_neighbours(x, y, new))
        _forests(x, y, new, held, rows[names[2]], rows[names[3]], material.seed)
        if places is not None:
            near = _inverse_distance(places[train], y, places[held])
            rows["inverse distance weights"].put(held, *near)
    return [{"name": name} | _judged(said, material.y) for name, said in rows.items()]


def _per_label(values: np.ndarray | None, polygon: np.ndarray, p: int) -> Any:
    """Means (p, k) of the pixels' values (n, k)."""
    if values is None:
        return None
    return np.stack([quantity.per_label(column, polygon, p) for column in values.T], axis=1)


def _stated(material: Material, test: Tested) -> tuple[np.ndarray, np.ndarray]:
    """The head's estimates and stated deviations of labels (p,), NaN where not tested."""
    polygon, p = material.samples.polygon, len(material.y)
    mean = quantity.per_label(test.predicted, polygon, p)
    if test.deviation is None:
        return mean, np.where(np.isfinite(mean), 1.0, np.nan)
    return mean, quantity.per_label(test.deviation, polygon, p)


def _head(material: Material, test: Tested, parts: list[tuple[np.ndarray, np.ndarray]]) -> Said:
    """Intervals as the map has them, each part's from the labels of the other parts."""
    mean, stated = _stated(material, test)
    said = Said.empty(len(mean))
    for _, held in parts:
        others = np.setdiff1d(np.arange(len(mean)), held)
        error = mean[others] - material.y[others]
        found = conformal.intervals(error, stated[others], material.unit[others])
        half = np.outer(list(found["multiples"].values()), stated[held])
        said.put(held, mean[held], found["deviation"] * stated[held], half)
    return said


def _as_stated(material: Material, test: Tested) -> Said:
    mean, stated = _stated(material, test)
    said = Said.empty(len(mean))
    said.put(np.arange(len(mean)), mean, stated)
    return said


def _neighbours(x: np.ndarray, y: np.ndarray, new: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and spread of the most similar labels by cosine."""
    index, _ = Cells(unit_rows(x)).nearest(unit_rows(new), min(NEIGHBOURS, len(x)))
    return y[index].mean(axis=1), y[index].std(axis=1, ddof=1)


def _inverse_distance(
    places: np.ndarray, y: np.ndarray, new: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Inverse squared distances as weights (Shepard 1968), and the spread that they give."""
    away, who = cKDTree(places).query(new, k=np.arange(1, min(NEAREST, len(places)) + 1))
    weight = 1 / np.maximum(away, 1e-3) ** 2
    weight /= weight.sum(axis=1, keepdims=True)
    mean = (weight * y[who]).sum(axis=1)
    return mean, np.sqrt((weight * (y[who] - mean[:, None]) ** 2).sum(axis=1))


def _forests(
    x: np.ndarray,
    y: np.ndarray,
    new: np.ndarray,
    held: np.ndarray,
    forest: Said,
    quantiles: Said,
    seed: int,
) -> None:
    """A random forest with the spread of its trees, and its quantiles (Meinshausen 2006)."""
    from sklearn.ensemble import RandomForestRegressor

    order = np.argsort(y, kind="stable")
    x, y = x[order], y[order]
    trees = RandomForestRegressor(
        TREES, min_samples_leaf=LEAF, max_features=THIRD, random_state=seed, n_jobs=-1
    ).fit(x, y)
    each = np.stack([tree.predict(new) for tree in trees.estimators_])
    mean = each.mean(axis=0)
    forest.put(held, mean, each.std(axis=0))
    there, here = trees.apply(x), trees.apply(new)
    sides = np.column_stack([0.5 - LEVELS / 2, 0.5 + LEVELS / 2])
    bounds = np.empty((len(LEVELS), len(new), 2))
    for i, leaves in enumerate(here):
        same = there == leaves
        share = (same / same.sum(axis=0)).mean(axis=1).cumsum()
        bounds[:, i] = y[np.minimum(np.searchsorted(share, sides), len(y) - 1)]
    half_width = (bounds[0, :, 1] - bounds[0, :, 0]) / 2  # of 68 %: one deviation of a normal
    quantiles.put(held, mean, half_width, bounds=bounds)


def _judged(said: Said, truth: np.ndarray) -> dict[str, Any]:
    known = np.isfinite(said.mean)
    if not known.any():
        return {"r2": np.nan, "rmse": np.nan, "z_mean": np.nan, "z_sd": np.nan, "coverage": {}}
    y, mean, bounds = truth[known], said.mean[known], said.bounds[:, known]
    # Where all that is looked at is the same number, no spread is stated, and z would say nothing.
    z = (y - mean) / np.maximum(said.deviation[known], SMALL * y.std())
    mse = float(np.mean((y - mean) ** 2))
    inside = ((y >= bounds[..., 0]) & (y <= bounds[..., 1])).mean(axis=1)
    return {
        "r2": 1 - mse / float(y.var()) if y.var() > 0 else np.nan,
        "rmse": mse**0.5,
        "z_mean": float(z.mean()),
        "z_sd": float(z.std()),
        "coverage": {f"{100 * level:.0f}": float(v) for level, v in zip(LEVELS, inside)},
    }
