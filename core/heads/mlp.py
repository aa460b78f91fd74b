"""A small multi-layer perceptron: one hidden layer, fitted by scikit-learn, kept as plain arrays.

It can bend where linear heads are straight. What it needs in return is labels: below some dozen
a class the linear head is as good or better, which `train` finds out by itself.
"""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
from scipy.special import softmax
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted

from .linear import centre_and_spread
from .validation import validate_data


class _Perceptron(BaseEstimator):
    """What classifier and regressor share.

    Attributes: `hidden_` (d, h), `hidden_bias_` (h,), `out_` (h, c), `out_bias_` (c,), for raw
    vectors.
    """

    def __init__(
        self, units: int = 64, alpha: float = 1.0, epochs: int = 60, random_state: Any = 0
    ):
        self.units = units
        self.alpha = alpha
        self.epochs = epochs
        self.random_state = random_state

    def _learn(self, kind: Any, X: np.ndarray, y: np.ndarray) -> None:
        mean, spread = centre_and_spread(X, np.ones(len(X)))
        scale = spread / np.sqrt(X.shape[1])  # to about variance 1 in each dimension
        inner = kind(
            hidden_layer_sizes=(self.units,),
            alpha=self.alpha,
            learning_rate_init=0.003,
            max_iter=self.epochs,
            random_state=self.random_state,
        )
        with warnings.catch_warnings():  # it stops after `epochs`, on purpose
            warnings.simplefilter("ignore", ConvergenceWarning)
            inner.fit((X - mean) / scale, y)
        self.hidden_ = inner.coefs_[0] / scale
        self.hidden_bias_ = inner.intercepts_[0] - mean @ self.hidden_
        self.out_, self.out_bias_ = inner.coefs_[1], inner.intercepts_[1]

    def _forward(self, X: Any) -> np.ndarray:
        """Output units (n, c)."""
        check_is_fitted(self)
        X = validate_data(self, X, reset=False, dtype=[np.float64, np.float32])
        hidden = X @ self.hidden_.astype(X.dtype)
        hidden += self.hidden_bias_.astype(X.dtype)
        np.maximum(hidden, 0, out=hidden)
        return hidden @ self.out_.astype(X.dtype) + self.out_bias_.astype(X.dtype)


class MlpClassifier(ClassifierMixin, _Perceptron):
    """A perceptron for classes.

    Parameters
    ----------
    units : int
        Hidden units.
    alpha : float
        Penalty on squared weights, as in scikit-learn's MLPClassifier.
    epochs : int
        Passes over the rows.
    random_state : int
    """

    def fit(self, X: Any, y: Any) -> MlpClassifier:
        """Learn from X (n, d), y (n,), each row counting the same."""
        X, y = validate_data(self, X, y, dtype=np.float64)
        check_classification_targets(y)
        self.classes_ = np.unique(y)
        if len(self.classes_) < 2:
            raise ValueError("Classifier can't train when only one class is present.")
        self._learn(MLPClassifier, X, y)
        if len(self.classes_) == 2:  # one output for the second class; the first is its zero
            self.out_ = np.hstack([np.zeros_like(self.out_), self.out_])
            self.out_bias_ = np.concatenate([np.zeros_like(self.out_bias_), self.out_bias_])
        return self

    def predict_proba(self, X: Any) -> np.ndarray:
        """Probabilities (n, c) in the order of `classes_`."""
        return softmax(self._forward(X), axis=1)

    def predict(self, X: Any) -> np.ndarray:
        """The most probable class (n,)."""
        best = self._forward(X).argmax(axis=1)
        return self.classes_[best]


class MlpRegressor(RegressorMixin, _Perceptron):
    """A perceptron for a quantity; parameters as for `MlpClassifier`."""

    def fit(self, X: Any, y: Any) -> MlpRegressor:
        """Learn from X (n, d), y (n,), each row counting the same."""
        X, y = validate_data(self, X, y, dtype=np.float64, y_numeric=True)
        centre, spread = y.mean(), y.std() or 1.0
        self._learn(MLPRegressor, X, (y - centre) / spread)
        self.out_, self.out_bias_ = self.out_ * spread, self.out_bias_ * spread + centre
        return self

    def predict(self, X: Any) -> np.ndarray:
        """Estimates (n,)."""
        return self._forward(X)[:, 0]
