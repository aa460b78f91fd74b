"""What a random forest says, tree by tree.

scikit-learn's own `predict` checks and copies the vectors before each tree, and adds up shares of all
classes; the numbers are the same. A tree that was grown to its end gives all to one class: votes of one
byte then do. Where only the winning class is asked for, a pixel leaves once the trees that have not
voted yet are fewer than the first class is ahead of the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np

ASKED = 4  # trees between two looks at which pixels are decided


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
    """Mean over the trees for X (n, d), finite: (n, c) in the order of `classes_`, or (n,) of a
    quantity."""
    trees = len(forest.estimators_)
    pure = _leaf_classes(forest)
    if pure is not None:
        X = np.ascontiguousarray(X, np.float32)
        votes = np.zeros((forest.n_classes_, len(X)), np.uint8)
        for start in range(0, trees, ASKED):
            _vote(votes, forest, pure, slice(start, start + ASKED), X)
        return votes.T / trees
    total = np.zeros((len(X), getattr(forest, "n_classes_", 1)))
    for answer in each(forest, X):
        total += answer
    total /= trees
    return total if hasattr(forest, "classes_") else total[:, 0]


def winners(forest: Any, X: np.ndarray) -> np.ndarray:
    """Which of `classes_` has the largest `mean`, the first of several: (n,) for X (n, d)."""
    pure = _leaf_classes(forest)
    if pure is None:
        return mean(forest, X).argmax(axis=1)
    X = np.ascontiguousarray(X, np.float32)
    trees = len(forest.estimators_)
    votes = np.zeros((forest.n_classes_, len(X)), np.uint8)
    found: np.ndarray = np.empty(len(X), np.intp)
    rest: np.ndarray = np.arange(len(X))
    for start in range(0, trees, ASKED):
        _vote(votes, forest, pure, slice(start, start + ASKED), X)
        left = max(0, trees - start - ASKED)
        if start + ASKED <= left:
            continue
        first = votes.argmax(axis=0)
        decided = _ahead(votes, first) > left if left else np.ones(len(X), bool)
        found[rest[decided]] = first[decided]
        X, votes, rest = X[~decided], votes[:, ~decided], rest[~decided]
    return found


def _ahead(votes: np.ndarray, first: np.ndarray) -> np.ndarray:
    """By how many votes (c, n) the class `first` (n,) is ahead of the next one."""
    others, pixels = votes.copy(), np.arange(len(first))
    others[first, pixels] = 0
    return votes[first, pixels] - others.max(axis=0)


def _vote(
    votes: np.ndarray, forest: Any, leaf_classes: list[np.ndarray], some: slice, X: np.ndarray
) -> None:
    """Add the votes of some trees for X (n, d) to `votes` (c, n)."""
    trees = [one.tree_ for one in forest.estimators_[some]]
    said = np.empty((len(trees), len(X)), np.uint8)
    for tree, classes, out in zip(trees, leaf_classes[some], said, strict=True):
        np.take(classes, tree.apply(X), out=out, mode="clip")
    for code, row in enumerate(votes):
        row += (said == code).sum(axis=0, dtype=np.uint8)


@lru_cache(maxsize=2)
def _leaf_classes(forest: Any) -> list[np.ndarray] | None:
    """Which class each node of each tree votes for, if every leaf is of one; else None."""
    if not hasattr(forest, "classes_") or max(forest.n_classes_, len(forest.estimators_)) > 255:
        return None
    found = []
    for tree in (one.tree_ for one in forest.estimators_):
        shares = tree.value[:, 0]
        if (shares[tree.children_left < 0].max(axis=1) != 1).any():
            return None
        found.append(shares.argmax(axis=1).astype(np.uint8))
    return found
