"""The methods a head can use, and how each is fitted to weighted pixels of polygons."""

from __future__ import annotations

from typing import Any

import numpy as np

METHODS = ("linear", "knn", "mlp", "forest")  # what `auto` tries, simplest first: see `choice`
ON_REQUEST = ("ridge",)  # only where asked for by name
# Whose probabilities take all classes for equally common, and can be told how common each is. Votes of
# five neighbours take them so, too, but are too coarse: told, confidence by class missed by 16 points,
# not 11, with 150 labels in the Cerrado's mix, though by 7, not 13, with 600 of as many of each class
# (tests/bench/common_classes.py).
EQUALLY = ("linear", "mlp", "ridge")
QUANTITIES = ("anp",)  # likewise, and for quantities only
KEPT = 2048  # vectors that nearest neighbours keep: what a map takes grows with them
TREES = 100
THIRD = 1 / 3  # of the dimensions a forest for quantities tries at a node (Breiman 2001),
LEAF = 3  # and labels' pixels in a leaf, fewest
LINEAR_ROWS = 40_000  # most rows that a linear head for classes learns from
MLP_ROWS = (1024, 20_000)  # fewest and most rows that a perceptron learns from
DRAWN = 40_000  # rows, most, of which each tree for classes gets a part
TREE_ROWS = 4000  # rows a tree sees at most, so that fitting time stops growing
# What hundreds of classes cost: every row is compared with every class, every node of a tree keeps
# a share of each. Beyond these a fit sees fewer rows and a forest has fewer trees, which begins
# at 200 classes (40,000 rows) and at 50: a fit stays at seconds, a forest at 0.3 GB.
ROWS_CLASSES = 8_000_000
NODES_CLASSES = 40_000_000


def fit(
    method: str,
    task: str,
    X: np.ndarray,
    y: np.ndarray,
    polygon: np.ndarray,
    weight: np.ndarray,
    seed: int,
    places: np.ndarray | None = None,
    unit: np.ndarray | None = None,
) -> Any:
    """A fitted estimator for vectors X (n, d) and targets y (n,).

    `polygon` (n,) says which label a pixel comes from, `weight` (n,) is 1 in all for each.
    Every class counts the same however many labels it has: how often something was drawn says
    nothing about how common it is. `places` (n, 3) and `unit` (n,) are for "anp" only.
    """
    if task == "classify":
        weight = weight * class_balance(y, weight)
    if method == "knn":
        return _knn(task, X, y, polygon, seed)
    if method == "linear":
        from .linear import LinearClassifier, LinearRegressor

        if task == "regress":
            return LinearRegressor().fit(X, y, sample_weight=weight)
        keep, weight = _affordable(y, polygon, weight, seed)
        return LinearClassifier().fit(X[keep], y[keep], sample_weight=weight)
    if method == "ridge":
        return _ridge(task, X, y, weight)
    if method == "mlp":
        return _mlp(task, X, y, weight, seed)
    if method == "forest":
        return _forest(task, X, y, weight, seed)
    if method == "anp" and task == "regress" and places is not None:
        from . import anp

        return anp.fit(X, y, places, polygon, polygon if unit is None else unit, weight, seed)
    raise ValueError(f"no method {method!r}")


def class_balance(y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Factor per row (n,) that gives each class the same total weight and keeps the sum."""
    _, code = np.unique(y, return_inverse=True)
    total = np.bincount(code, weights=weight)
    return (weight.sum() / len(total) / total)[code]


def _affordable(
    y: np.ndarray, polygon: np.ndarray, weight: np.ndarray, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """The rows (m,) that a linear head for classes y (n,) learns from, and their weights (m,), which
    are as much in all and in each class as those of all rows."""
    most = min(LINEAR_ROWS, ROWS_CLASSES // len(np.unique(y)))
    if len(y) <= most:
        return np.arange(len(y)), weight
    keep = thinned(polygon, y, most, seed)
    kept = weight[keep] * (weight.sum() / weight[keep].sum())
    return keep, kept * class_balance(y[keep], kept)


def _knn(task: str, X: np.ndarray, y: np.ndarray, polygon: np.ndarray, seed: int) -> Any:
    from .knn import BalancedKnnClassifier, CosineKnnRegressor

    keep = thinned(polygon, y if task == "classify" else None, KEPT, seed)
    knn = BalancedKnnClassifier() if task == "classify" else CosineKnnRegressor()
    return knn.fit(X[keep], y[keep])


def _ridge(task: str, X: np.ndarray, y: np.ndarray, weight: np.ndarray) -> Any:
    from .linear import LinearRegressor, RidgeClassifier

    if task == "classify":
        return RidgeClassifier().fit(X, y, sample_weight=weight)
    return LinearRegressor(alpha=RidgeClassifier().alpha).fit(X, y, sample_weight=weight)


def _mlp(task: str, X: np.ndarray, y: np.ndarray, weight: np.ndarray, seed: int) -> Any:
    from .mlp import MlpClassifier, MlpRegressor

    classes = len(np.unique(y)) if task == "classify" else 1
    n = min(int(np.clip(len(X), *MLP_ROWS)), ROWS_CLASSES // classes)
    drawn = _drawn(weight, n, seed)
    if task == "classify":  # a class must not vanish because its pixels weigh little
        drawn = np.concatenate([drawn, np.unique(y, return_index=True)[1]])
    mlp = MlpClassifier if task == "classify" else MlpRegressor
    return mlp(random_state=seed).fit(X[drawn], y[drawn])


def _drawn(weight: np.ndarray, n: int, seed: int) -> np.ndarray:
    """Rows (n,), drawn as often as they weigh, evenly spaced so that chance adds nothing."""
    order = np.random.default_rng(seed).permutation(len(weight))
    upto = np.cumsum(weight[order]) / weight.sum()
    found: np.ndarray = order[
        np.minimum(np.searchsorted(upto, (np.arange(n) + 0.5) / n), len(weight) - 1)
    ]
    return found


def _forest(task: str, X: np.ndarray, y: np.ndarray, weight: np.ndarray, seed: int) -> Any:
    from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor

    kind = RandomForestClassifier if task == "classify" else RandomForestRegressor
    rows = min(len(X), TREE_ROWS)
    classes = len(np.unique(y)) if task == "classify" else 1
    trees = int(np.clip(NODES_CLASSES // (2 * rows * classes), 1, TREES))
    forest = kind(
        n_estimators=trees,
        max_features="sqrt" if task == "classify" else THIRD,
        min_samples_leaf=1 if task == "classify" else LEAF,
        max_samples=rows,
        random_state=seed,
        n_jobs=-1,
    )
    if task == "classify":
        # A tree that is grown to its end is pure whatever rows weigh; how often it sees them counts.
        # So many are drawn that the ones of least weight are there, too.
        often = _drawn(weight, int(np.clip(weight.sum() / weight.min(), len(X), DRAWN)), seed)
        forest.fit(X[often], y[often])
    else:
        forest.fit(X, y, sample_weight=weight)
    # Threads add up the trees' votes in an order that varies; a map should not vary with them.
    forest.set_params(n_jobs=1)
    return forest


def thinned(polygon: np.ndarray, y: np.ndarray | None, n: int, seed: int) -> np.ndarray:
    """At most about `n` rows as a sorted index: the same number from each polygon.

    Rows of a polygon must be in random order. Where there are more polygons than `n`, some of
    each class `y` are taken in equal number; with y None, of all.
    """
    polygons = len(np.unique(polygon))
    rows = np.flatnonzero(_rank(polygon) < max(1, n // polygons))
    if len(rows) <= n:
        return rows
    rows = np.random.default_rng(seed).permutation(rows)
    kind = (
        np.zeros(len(rows), np.int64) if y is None else np.unique(y[rows], return_inverse=True)[1]
    )
    return np.sort(rows[_rank(kind) < max(1, n // (kind.max() + 1))])


def _rank(group: np.ndarray) -> np.ndarray:
    """How many earlier rows are of the same group (n,)."""
    order = np.argsort(group, kind="stable")
    starts = np.r_[True, np.diff(group[order]) != 0]
    position = np.arange(len(group))
    rank = np.empty(len(group), np.int64)
    rank[order] = position - np.maximum.accumulate(np.where(starts, position, 0))
    return rank
