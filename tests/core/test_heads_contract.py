"""Our own estimators keep scikit-learn's contract, and get trivial truths right."""

import numpy as np
import pytest
from sklearn.utils.estimator_checks import parametrize_with_checks

from aef_fields.core.heads.knn import CosineKnnClassifier, CosineKnnRegressor, nearest
from aef_fields.core.heads.linear import LinearClassifier, LinearRegressor


@parametrize_with_checks(
    [CosineKnnClassifier(), CosineKnnRegressor(), LinearClassifier(), LinearRegressor()]
)
def test_estimator_keeps_the_contract(estimator, check):
    check(estimator)
