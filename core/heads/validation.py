"""scikit-learn's input checks under one name for all versions we run with."""

from __future__ import annotations

from typing import Any

try:
    from sklearn.utils.validation import validate_data
except ImportError:  # scikit-learn before 1.6 has it as a method

    def validate_data(estimator: Any, X: Any, y: Any = "no_validation", **kwargs: Any) -> Any:
        """Check X (n, d) and y (n,), and remember or compare the number of features."""
        return estimator._validate_data(X, y, **kwargs)


__all__ = ["validate_data"]
