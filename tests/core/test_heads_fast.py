"""The quick ways of nearest neighbours and forests give what the plain ones give."""

import numpy as np
import pytest
from aef_fields.core.heads import cells, forest
from aef_fields.core.heads.cells import Cells, unit_rows
from aef_fields.core.heads.head import Head
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor


def of_classes(rng, n, d=16, classes=8, spread=0.15):
    """Unit vectors (n, d) about a few directions."""
    centres = unit_rows(np.random.default_rng(7).normal(size=(classes, d)))
    return unit_rows(centres[rng.integers(0, classes, n)] + rng.normal(0, spread, (n, d)))


def plain(X, kept, k):
    """Indices and cosine distances of the k nearest, by sorting all."""
    distance = 1 - X @ kept.T
    order = np.argsort(distance, axis=1, kind="stable")[:, :k]
    return order, np.take_along_axis(distance, order, axis=1)


@pytest.mark.parametrize("size", [8, 32, 512])
@pytest.mark.parametrize("spread", [0.05, 0.3, 5.0])  # 5: no direction is likelier than another
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_neighbours_are_those_of_a_full_sort(monkeypatch, size, spread, dtype):
    monkeypatch.setattr(cells, "SIZE", size)
    rng = np.random.default_rng(0)
    kept = of_classes(rng, 300, spread=spread)
    X = of_classes(rng, 500, spread=spread)
    index, distance = Cells(kept).nearest(X.astype(dtype), 5)
    expected, away = plain(X, kept, 5)
    if dtype == np.float64:
        np.testing.assert_array_equal(index, expected)
    np.testing.assert_allclose(distance, away, atol=1e-6 if dtype == np.float32 else 1e-12)
    np.testing.assert_allclose(1 - (X[:, None] * kept[index]).sum(axis=2), away, atol=1e-6)


def test_neighbours_where_cells_hold_fewer_than_are_asked_for(monkeypatch):
    monkeypatch.setattr(cells, "SIZE", 2)
    rng = np.random.default_rng(0)
    kept = np.concatenate([of_classes(rng, 20), np.zeros((1, 16)), np.eye(16)[:1], np.eye(16)[:1]])
    X = np.concatenate([of_classes(rng, 50), np.zeros((1, 16)), np.eye(16)[:1]])
    index, distance = Cells(kept).nearest(X, 9)
    assert all(len(set(row)) == 9 for row in index.tolist())
    np.testing.assert_allclose(distance, plain(X, kept, 9)[1], atol=1e-12)
    assert set(index[-1, :2]) == {21, 22}


def test_far_cells_are_passed_over(monkeypatch):
    """Of labels of several classes, most are never compared with a pixel."""
    monkeypatch.setattr(cells, "SIZE", 32)
    compared = []
    compare = cells._Search._compare

    def counted(self, start, end, rows):
        compared.append((end - start) * len(rows))
        compare(self, start, end, rows)

    monkeypatch.setattr(cells._Search, "_compare", counted)
    rng = np.random.default_rng(0)
    kept, X = of_classes(rng, 1000), of_classes(rng, 2000)
    Cells(kept).nearest(X, 3)
    assert sum(compared) < 0.25 * len(kept) * len(X)


def test_a_forest_says_what_scikit_learn_says():
    rng = np.random.default_rng(0)
    X, new = rng.normal(size=(400, 6)).astype(np.float32), rng.normal(size=(999, 6))
    y = np.array(["a", "b", "c"])[(X[:, 0] + 0.5 * rng.normal(size=400) > 0) + 1 * (X[:, 1] > 0.5)]
    trees = RandomForestClassifier(30, random_state=0).fit(X, y)
    shallow = RandomForestClassifier(30, max_depth=3, random_state=0).fit(X, y)
    for one in (trees, shallow):
        np.testing.assert_array_equal(forest.mean(one, new), one.predict_proba(new))
        head = Head("classify", "forest", "", 6, [], one)
        np.testing.assert_array_equal(head.predict(new), one.predict(new))
        assert {*forest.winners(one, new)} == {0, 1, 2}
    quantity = RandomForestRegressor(30, random_state=0).fit(X, X[:, 0] ** 2)
    np.testing.assert_array_equal(forest.mean(quantity, new), quantity.predict(new))


def test_a_pixel_that_is_decided_asks_no_further_trees(monkeypatch):
    asked = []
    vote = forest._vote

    def counted(votes, trees, pure, some, X):
        asked.append((some.start, len(X)))
        vote(votes, trees, pure, some, X)

    monkeypatch.setattr(forest, "_vote", counted)
    rng = np.random.default_rng(0)
    X, new = (of_classes(rng, n, spread=0.1) for n in (400, 1000))
    y = (X @ X[:5].T).argmax(1)
    trees = RandomForestClassifier(100, random_state=0).fit(X, y)
    np.testing.assert_array_equal(
        forest.winners(trees, new), trees.predict_proba(new).argmax(axis=1)
    )
    sizes = dict(asked)
    assert sizes[48] == 1000
    assert sizes[54] < 700
    assert sizes[96] < sizes[60]
