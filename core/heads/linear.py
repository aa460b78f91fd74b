"""Linear heads: one weight per dimension and class, so a map is one matrix product.

AlphaEarth evaluates one-vs-rest least squares without regularisation, on purpose without tuning.
With few labels that overfits (64 weights from 15 polygons) and it gives no probability. Here:
multinomial logistic regression with a penalty that does not depend on the encoder's spread.
On Canada, Rondônia, Cerrado and two AlphaEarth sets with 1 to 50 labels a class it was within
1.5 points of the best of three ridges and six logistics, and the plain form up to 17 points behind.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.special import softmax
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import _check_sample_weight, check_is_fitted

from .validation import validate_data


def centre_and_spread(X: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, float]:
    """Weighted mean (d,) and root mean squared distance from it, 1 if all rows are equal.

    One scale for all dimensions keeps angles between embeddings as the encoder made them.
    """
    mean = np.average(X, axis=0, weights=weight)
    spread = float(np.sqrt(np.average(((X - mean) ** 2).sum(axis=1), weights=weight)))
    return mean, spread if spread > 1e-9 else 1.0


class LinearClassifier(ClassifierMixin, BaseEstimator):
    """Multinomial logistic regression on centred vectors of unit mean squared length.

    Parameters
    ----------
    C : float
        Inverse of the penalty, as in scikit-learn's LogisticRegression.

    Attributes
    ----------
    coef_ : (c, d), intercept_ : (c,), for raw vectors; classes_ : (c,)
    """

    def __init__(self, C: float = 10.0):
        self.C = C

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> LinearClassifier:
        """Learn from X (n, d), y (n,) and weights (n,) whose sum is the effective sample size."""
        X, y = validate_data(self, X, y, dtype=np.float64)
        check_classification_targets(y)
        weight = _check_sample_weight(sample_weight, X)
        X, y, weight = X[weight > 0], y[weight > 0], weight[weight > 0]
        self.classes_ = np.unique(y)
        if len(self.classes_) < 2:
            raise ValueError("Classifier can't train when only one class is present.")
        mean, spread = centre_and_spread(X, weight)
        inner = LogisticRegression(C=self.C, max_iter=1000, tol=1e-6)
        inner.fit((X - mean) / spread, y, sample_weight=weight)
        coef, intercept = inner.coef_, inner.intercept_
        if len(self.classes_) == 2:  # one row for the second class; the first is its zero
            coef = np.vstack([np.zeros_like(coef), coef])
            intercept = np.concatenate([np.zeros_like(intercept), intercept])
        self.coef_ = coef / spread
        self.intercept_ = intercept - self.coef_ @ mean
        self.n_iter_ = int(inner.n_iter_.max())
        return self

    def decision_function(self, X: Any) -> np.ndarray:
        """Logits (n, c); with two classes (n,), positive for the second, as scikit-learn asks."""
        logits = self._logits(X)
        return logits[:, 1] - logits[:, 0] if len(self.classes_) == 2 else logits

    def _logits(self, X: Any) -> np.ndarray:
        check_is_fitted(self)
        X = validate_data(self, X, reset=False, dtype=[np.float64, np.float32])
        # (n, c), class by class in memory: sums and maxima over classes then run along pixels.
        logits = self.coef_.astype(X.dtype) @ X.T
        logits += self.intercept_.astype(X.dtype)[:, None]
        return logits.T

    def predict_proba(self, X: Any) -> np.ndarray:
        """Probabilities (n, c) in the order of `classes_`."""
        shares = self._logits(X)
        shares -= shares.max(axis=1, keepdims=True)
        np.exp(shares, out=shares)
        shares /= shares.sum(axis=1, keepdims=True)
        return shares

    def predict(self, X: Any) -> np.ndarray:
        """The most probable class (n,)."""
        best = self._logits(X).argmax(axis=1)
        return self.classes_[best]


class RidgeClassifier(ClassifierMixin, BaseEstimator):
    """Least squares for each class against the rest, as AlphaEarth is evaluated: not tuned.

    Its targets are -1 and 1, its penalty only keeps the equations solvable. Scores are turned
    into shares so that they can be calibrated; as they are they say which class, not how surely.

    Parameters
    ----------
    alpha : float
        Penalty per unit of weight, as in scikit-learn's Ridge.

    Attributes
    ----------
    coef_ : (c, d), intercept_ : (c,), for raw vectors; classes_ : (c,)
    """

    def __init__(self, alpha: float = 1e-6):
        self.alpha = alpha

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> RidgeClassifier:
        """Learn from X (n, d), y (n,) and weights (n,) whose sum is the effective sample size."""
        X, y = validate_data(self, X, y, dtype=np.float64)
        check_classification_targets(y)
        weight = _check_sample_weight(sample_weight, X)
        X, y, weight = X[weight > 0], y[weight > 0], weight[weight > 0]
        self.classes_, code = np.unique(y, return_inverse=True)
        if len(self.classes_) < 2:
            raise ValueError("Classifier can't train when only one class is present.")
        sides = 2.0 * np.eye(len(self.classes_))[code] - 1
        self.coef_, self.intercept_ = ridge(X, sides, weight, self.alpha)
        return self

    def _scores(self, X: Any) -> np.ndarray:
        check_is_fitted(self)
        X = validate_data(self, X, reset=False, dtype=[np.float64, np.float32])
        return X @ self.coef_.T.astype(X.dtype) + self.intercept_.astype(X.dtype)

    def decision_function(self, X: Any) -> np.ndarray:
        """Scores (n, c); with two classes (n,), positive for the second, as scikit-learn asks."""
        scores = self._scores(X)
        return scores[:, 1] if len(self.classes_) == 2 else scores

    def predict_proba(self, X: Any) -> np.ndarray:
        """Shares (n, c) in the order of `classes_`."""
        return softmax(2 * self._scores(X), axis=1)

    def predict(self, X: Any) -> np.ndarray:
        """The class with the highest score (n,)."""
        best = self._scores(X).argmax(axis=1)
        return self.classes_[best]


def ridge(
    X: np.ndarray, y: np.ndarray, weight: np.ndarray, alpha: float
) -> tuple[np.ndarray, np.ndarray]:
    """Coefficients (d,) or (c, d) and intercepts for raw vectors, of penalised least squares."""
    mean, spread = centre_and_spread(X, weight)
    inner = Ridge(alpha=alpha, solver="cholesky")
    inner.fit((X - mean) / spread, y, sample_weight=weight)
    coef = inner.coef_ / spread
    return coef, inner.intercept_ - coef @ mean


class LinearRegressor(RegressorMixin, BaseEstimator):
    """Ridge regression on centred vectors of unit mean squared length.

    Parameters
    ----------
    alpha : float
        Penalty per unit of weight, as in scikit-learn's Ridge.

    Attributes
    ----------
    coef_ : (d,), intercept_ : float, for raw vectors
    """

    def __init__(self, alpha: float = 0.05):
        self.alpha = alpha

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> LinearRegressor:
        """Learn from X (n, d), y (n,) and weights (n,) whose sum is the effective sample size."""
        X, y = validate_data(self, X, y, dtype=np.float64, y_numeric=True)
        weight = _check_sample_weight(sample_weight, X)
        self.coef_, intercept = ridge(X, y, weight, self.alpha)
        self.intercept_ = float(intercept)
        return self

    def predict(self, X: Any) -> np.ndarray:
        """Estimates (n,)."""
        check_is_fitted(self)
        X = validate_data(self, X, reset=False, dtype=[np.float64, np.float32])
        return X @ self.coef_.astype(X.dtype) + X.dtype.type(self.intercept_)
