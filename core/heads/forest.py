"""What a random forest says, tree by tree.

scikit-learn's own `predict` checks and copies the vectors before each tree, and adds up shares of all
classes; the numbers are the same. A tree that was grown to its end gives all to one class: votes of one
byte then do. Where only the winning class is asked for, a pixel leaves once the trees that have not
voted yet are fewer than the first class is ahead of the second. Pixels that end in one leaf of the
first tree go through the others one after another: a processor guesses which way each will turn, and
is right more often where the last one was alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np

ASKED = 6  # trees between two looks at which pixels are decided
LEAVING = 2  # trees that cost a pixel as much as putting those together that stay


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
    X, order = _alike(forest, X)
    if pure is not None:
        votes = np.zeros((forest.n_classes_, len(X)), np.uint8)
        for start in range(0, trees, ASKED):
            _vote(votes, forest, pure, slice(start, start + ASKED), X)
        total = votes.T
    else:
        total = np.zeros((len(X), getattr(forest, "n_classes_", 1)))
        for answer in each(forest, X):
            total += answer
    found = np.empty(total.shape)
    found[order] = total / trees
    return found if hasattr(forest, "classes_") else found[:, 0]


def winners(forest: Any, X: np.ndarray) -> np.ndarray:
    """Which of `classes_` has the largest `mean`, the first of several: (n,) for X (n, d)."""
    pure = _leaf_classes(forest)
    if pure is None:
        return mean(forest, X).argmax(axis=1)
    X, rest = _alike(forest, X)
    trees = len(forest.estimators_)
    votes = np.zeros((forest.n_classes_, len(X)), np.uint8)
    found: np.ndarray = np.empty(len(X), np.intp)
    for start in range(0, trees, ASKED):
        _vote(votes, forest, pure, slice(start, start + ASKED), X)
        left = max(0, trees - start - ASKED)
        if start + ASKED <= left:
            continue
        decided = _ahead(votes) > left if left else np.ones(len(X), bool)
        if left and decided.sum() * left < LEAVING * len(X):
            continue
        found[rest[decided]] = votes[:, decided].argmax(axis=0)
        X, votes, rest = X[~decided], votes[:, ~decided], rest[~decided]
    return found


def _alike(forest: Any, X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """X (n, d) as trees take it, by leaves of the first tree; and which row of X each was (n,)."""
    X = np.ascontiguousarray(X, np.float32)
    order = forest.estimators_[0].tree_.apply(X).argsort(kind="stable")
    return X[order], order


def _ahead(votes: np.ndarray) -> np.ndarray:
    """By how many votes (c, n) the first class is ahead of the next one (n,)."""
    first, second = np.zeros((2, votes.shape[1]), votes.dtype)
    for row in votes:
        np.maximum(second, np.minimum(first, row), out=second)
        np.maximum(first, row, out=first)
    return first - second


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
