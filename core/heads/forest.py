"""What a random forest says, tree by tree.

scikit-learn's own `predict` checks and copies the vectors before each tree, and takes twice as long;
the numbers are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np


def is_one(estimator: Any) -> bool:
    """Whether it is a fitted forest."""
    return hasattr(estimator, "estimators_")


def each(forest: Any, X: np.ndarray) -> Iterator[np.ndarray]:
    """Shares of the classes (n, c) or the estimate (n, 1) that each tree gives for X (n, d), finite.

    They are good until the next tree's are asked for, which take their place.
    """
    X = np.ascontiguousarray(X, np.float32)
    room = np.empty((len(X), getattr(forest, "n_classes_", 1)))
    for tree in (one.tree_ for one in forest.estimators_):
        yield np.take(tree.value[:, 0], tree.apply(X), axis=0, out=room, mode="clip")


def mean(forest: Any, X: np.ndarray) -> np.ndarray:
    """Mean over the trees, (n, c) in the order of `classes_`, or (n,) of a quantity."""
    total = np.zeros((len(X), getattr(forest, "n_classes_", 1)))
    for answer in each(forest, X):
        total += answer
    total /= len(forest.estimators_)
    return total if hasattr(forest, "classes_") else total[:, 0]
