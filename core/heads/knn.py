"""Nearest neighbours by cosine: the label of the most similar vectors that were seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted

from .cells import Cells, unit_rows
from .validation import validate_data

BATCH = 8192  # rows compared at once


class _CosineNeighbors(BaseEstimator):
    """What the classifier and the regressor share: keep vectors, find neighbours, weigh them."""

    def __init__(self, n_neighbors: int = 5):
        self.n_neighbors = n_neighbors

    def _keep(self, X: np.ndarray) -> None:
        if self.n_neighbors < 1:
            raise ValueError(f"n_neighbors must be at least 1, got {self.n_neighbors}.")
        self.vectors_ = unit_rows(X)

    @property
    def vectors_(self) -> np.ndarray:
        """Unit vectors (m, d) in the order in which they were given."""
        kept: np.ndarray = self.kept_
        return kept

    @vectors_.setter
    def vectors_(self, kept: np.ndarray) -> None:
        self.kept_, self.cells_ = kept, Cells(kept)

    def _checked(self, X: Any) -> np.ndarray:
        check_is_fitted(self)
        return unit_rows(validate_data(self, X, reset=False, dtype=[np.float64, np.float32]))

    def _neighbours(self, X: np.ndarray) -> Iterator[tuple[slice, np.ndarray, np.ndarray]]:
        """Batches of rows with their neighbours (b, k) and these's weights (b, k), 1 in all.

        The weight is 1 / chord distance, sqrt(2 − 2 cos); its floor, about the rounding of
        float32, keeps an exact match finite and lets it outweigh all others.
        """
        k = min(self.n_neighbors, len(self.vectors_))
        for start in range(0, len(X), BATCH):
            rows = slice(start, min(start + BATCH, len(X)))
            index, distance = self.cells_.nearest(X[rows], k)
            weight = 1 / np.sqrt(np.maximum(2 * distance, 1e-7))
            yield rows, index, weight / weight.sum(axis=1, keepdims=True)


class CosineKnnClassifier(ClassifierMixin, _CosineNeighbors):
    """Votes of the nearest neighbours by cosine, weighed by 1 / chord distance.

    Parameters
    ----------
    n_neighbors : int
        How many vote; fewer if fewer vectors were seen.

    Attributes
    ----------
    vectors_ : (m, d) unit vectors, targets_ : (m,) index into classes_, classes_ : (c,)
    """

    def fit(self, X: Any, y: Any) -> CosineKnnClassifier:
        """Keep X (n, d) and y (n,)."""
        X, y = validate_data(self, X, y, dtype=[np.float64, np.float32])
        check_classification_targets(y)
        self.classes_, self.targets_ = np.unique(y, return_inverse=True)
        self._keep(X)
        return self

    def predict_proba(self, X: Any) -> np.ndarray:
        """Shares of the votes (n, c) in the order of `classes_`."""
        X = self._checked(X)
        shares = np.zeros((len(X), len(self.classes_)), np.float32)
        for rows, index, weight in self._neighbours(X):
            part, row = shares[rows], np.arange(rows.stop - rows.start)
            for i in range(index.shape[1]):  # within one i each row occurs once
                part[row, self.targets_[index[:, i]]] += weight[:, i]
        return shares

    def predict(self, X: Any) -> np.ndarray:
        """The class with most votes (n,)."""
        best = self.predict_proba(X).argmax(axis=1)
        return self.classes_[best]


class BalancedKnnClassifier(CosineKnnClassifier):
    """The same with the votes for each class divided by how many vectors of it were seen.

    Votes so divided are in proportion to each class's density about a place (Loftsgaarden & Quesenberry
    1965): every class counts the same, as with the other heads. Of 40 and 600 labels drawn at random, on
    the map that they are of, that raised balanced accuracy by 8 and 4 points in Rondônia, by 11 and
    12 in the Cerrado, where classes are most unequal, and lowered overall accuracy by 1 to 5
    (tests/bench/common_classes.py). Heads of earlier versions are `CosineKnnClassifier` and map as they did.
    """

    def predict_proba(self, X: Any) -> np.ndarray:
        """Shares of the divided votes (n, c) in the order of `classes_`."""
        shares = super().predict_proba(X)
        shares /= np.maximum(np.bincount(self.targets_, minlength=shares.shape[1]), 1)
        shares /= shares.sum(axis=1, keepdims=True)
        return shares


class CosineKnnRegressor(RegressorMixin, _CosineNeighbors):
    """Mean of the nearest neighbours' targets by cosine, weighed by 1 / chord distance.

    Attributes
    ----------
    vectors_ : (m, d) unit vectors, targets_ : (m,) float64
    """

    def fit(self, X: Any, y: Any) -> CosineKnnRegressor:
        """Keep X (n, d) and y (n,)."""
        X, y = validate_data(self, X, y, dtype=[np.float64, np.float32], y_numeric=True)
        self.targets_ = y.astype(np.float64)
        self._keep(X)
        return self

    def predict(self, X: Any) -> np.ndarray:
        """Weighed means (n,)."""
        X = self._checked(X)
        means = [
            (weight * self.targets_[index]).sum(axis=1) for _, index, weight in self._neighbours(X)
        ]
        return np.concatenate(means)
