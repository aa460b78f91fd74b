"""Our own estimators keep scikit-learn's contract, and get trivial truths right."""

import numpy as np
import pytest
from aef_fields.core.heads import methods
from aef_fields.core.heads.knn import BalancedKnnClassifier, CosineKnnClassifier, CosineKnnRegressor
from aef_fields.core.heads.linear import LinearClassifier, LinearRegressor, RidgeClassifier
from aef_fields.core.heads.mlp import MlpClassifier, MlpRegressor
from sklearn.utils.estimator_checks import parametrize_with_checks


@parametrize_with_checks(
    [
        BalancedKnnClassifier(),
        CosineKnnClassifier(),
        CosineKnnRegressor(),
        LinearClassifier(),
        LinearRegressor(),
        RidgeClassifier(),
        MlpClassifier(),
        MlpRegressor(),
    ]
)
def test_estimator_keeps_the_contract(estimator, check):
    check(estimator)


def two_blobs(rng, n=60, d=8):
    """Pixels of ten polygons of each of two far apart directions."""
    y = np.repeat([3, 7], n // 2)
    X = np.eye(2, d)[(y == 7).astype(int)] + rng.normal(0, 0.05, (n, d))
    return X.astype(np.float32), y, np.arange(n) // 3


@pytest.mark.parametrize("method", (*methods.METHODS, *methods.ON_REQUEST))
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_far_blobs_are_told_apart(method, dtype):
    X, y, polygon = two_blobs(np.random.default_rng(0))
    head = methods.fit(method, "classify", X, y, polygon, np.full(60, 1 / 3), 0)
    new, truth, _ = two_blobs(np.random.default_rng(1))
    np.testing.assert_array_equal(head.predict(new.astype(dtype)), truth)
    shares = head.predict_proba(new.astype(dtype))
    assert (shares.max(axis=1) > 0.6).all()
    np.testing.assert_allclose(shares.sum(axis=1), 1, atol=1e-5)


@pytest.mark.parametrize("method", (*methods.METHODS, *methods.ON_REQUEST))
def test_a_quantity_along_a_direction_is_found(method):
    rng = np.random.default_rng(0)
    angle = rng.uniform(0, 1.5, 400)
    X = np.column_stack([np.cos(angle), np.sin(angle), rng.normal(0, 0.01, (400, 6)).T[0]])
    head = methods.fit(
        method, "regress", X[:300], 100 * angle[:300], np.arange(300), np.ones(300), 0
    )
    error = head.predict(X[300:]) - 100 * angle[300:]
    assert np.sqrt((error**2).mean()) < 8  # of a range of 150


def test_a_rare_class_counts_as_much_as_a_common_one():
    weight = np.ones(10)
    y = np.array([0] * 9 + [1])
    balanced = weight * methods.class_balance(y, weight)
    assert balanced[y == 0].sum() == pytest.approx(balanced[y == 1].sum())
    assert balanced.sum() == pytest.approx(10)


@pytest.mark.parametrize(("method", "least"), [("forest", 0.3), ("knn", 0.6)])
def test_the_rare_one_of_classes_that_overlap_is_not_forgotten(method, least):
    """Weights alone are lost on trees grown to their end: a forest found 14 of 100; plain votes, 29."""

    def land(rng, counts):
        y = np.repeat([0, 1], counts)
        return rng.normal(0, 1, (len(y), 8)) + 0.6 * y[:, None], y

    found = []
    for seed in range(3):
        X, y = land(np.random.default_rng(seed), (300, 40))
        head = methods.fit(method, "classify", X, y, np.arange(len(y)), np.ones(len(y)), seed)
        new, truth = land(np.random.default_rng(99), (500, 500))
        found.append((head.predict(new) == truth)[truth == 1].mean())
    assert np.mean(found) > least


def test_thinning_takes_the_same_number_from_each_polygon():
    polygon = np.repeat([0, 1, 2], [50, 5, 20])
    rows = methods.thinned(polygon, None, 30, 0)
    assert list(np.bincount(polygon[rows])) == [10, 5, 10]
    many = np.arange(1000)
    kind = np.repeat([0, 1], [950, 50])
    assert list(np.bincount(kind[methods.thinned(many, kind, 100, 0)])) == [50, 50]
