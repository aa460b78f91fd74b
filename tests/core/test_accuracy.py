"""Accuracy figures against counts done by hand, and intervals against many made-up worlds."""

import numpy as np
import pytest
from aef_fields.core.assess.accuracy import accuracy, balanced_of_best
from aef_fields.core.assess.intervals import percentiles, share
from aef_fields.core.assess.quantity import per_label, quantity_accuracy


def test_each_polygon_counts_once_however_large():
    """Class 0: a field of 100 pixels all right, one of 10 with 5 right; class 1: one of 2, right."""
    predicted = np.array([0] * 100 + [0] * 5 + [1] * 5 + [1] * 2)
    polygon = np.repeat([0, 1, 2], [100, 10, 2])
    found = accuracy(predicted, polygon, np.array([0, 0, 1]), np.arange(3), 2, 0)
    np.testing.assert_allclose(found.polygons, [[1.5, 0.5], [0, 1]])
    np.testing.assert_array_equal(found.pixels, [[105, 5], [0, 2]])
    assert found.overall.value == pytest.approx(2.5 / 3)
    assert found.balanced.value == pytest.approx((0.75 + 1) / 2)
    assert found.classes[0].producers.value == pytest.approx(0.75)
    assert found.classes[0].users.value == pytest.approx(1)
    assert found.classes[1].users.value == pytest.approx(1 / 1.5)
    assert found.classes[1].f1.value == pytest.approx(2 / 2.5)
    assert (found.classes[0].polygons, found.classes[0].pixels) == (2, 110)


def test_what_was_not_tested_is_not_counted():
    predicted = np.array([0, 0, -1, -1, 1])
    polygon = np.array([0, 0, 1, 1, 2])
    found = accuracy(predicted, polygon, np.array([0, 2, 1]), np.arange(3), 3, 0)
    assert list(found.tested) == [True, False, True]
    assert found.overall.value == 1
    assert np.isnan(found.classes[2].producers.value)
    nothing = accuracy(np.full(5, -1), polygon, np.array([0, 2, 1]), np.arange(3), 3, 0)
    assert np.isnan(nothing.overall.value)


def test_ten_right_of_ten_are_not_certain():
    found = accuracy(np.zeros(10, int), np.arange(10), np.zeros(10, int), np.arange(10), 2, 0)
    assert found.overall.value == found.overall.high == 1
    assert 0.6 < found.overall.low < 0.85  # an exact binomial interval starts at 0.69


def test_units_widen_the_interval():
    """Twenty polygons of two sites know as much as two sites, not as twenty places."""
    rng = np.random.default_rng(0)
    predicted = np.repeat([0, 1], 10)
    truth = np.zeros(20, int)
    polygon = np.arange(20)
    order = rng.permutation(20)
    alone = accuracy(predicted[order], polygon, truth, np.arange(20), 2, 0).overall
    sites = accuracy(predicted, polygon, truth, np.repeat([0, 1], 10), 2, 0).overall
    assert sites.high - sites.low > alone.high - alone.low + 0.1


@pytest.mark.parametrize(("n", "p"), [(8, 0.9), (20, 0.6), (40, 0.95), (100, 0.8)])
def test_intervals_hold_the_truth_about_as_often_as_they_say(n, p):
    """In 300 worlds; the resampling itself is drawn here directly, as accuracy() does it."""
    rng = np.random.default_rng(int(100 * p) + n)
    held = 0
    for world in range(300):
        right = (rng.random(n) < p).astype(float)
        times = rng.multinomial(n, np.full(n, 1 / n), 400)
        found = share(right.mean(), times @ right / n, n, world)
        held += found.low <= p <= found.high
    assert 0.92 <= held / 300 <= 1.0


def test_picking_the_best_of_many_useless_methods_is_seen_through():
    rng = np.random.default_rng(0)
    truth = np.repeat([0, 1], 15)
    useless = {str(i): (rng.random(30) < 0.5).astype(float) for i in range(30)}
    best = max(np.mean([v[:15].mean(), v[15:].mean()]) for v in useless.values())
    assert best > 0.6
    assert balanced_of_best(useless, truth, np.arange(30), 0) < best - 0.06


def test_quantities_count_labels_not_pixels():
    values = np.array([1.0, 3.0, 10.0, np.nan])
    mean = per_label(values, np.array([0, 0, 1, 2]), 3)
    np.testing.assert_array_equal(mean, [2, 10, np.nan])
    found = quantity_accuracy(mean, np.array([1.0, 12.0, 5.0]), np.arange(3), 0)
    assert found.rmse.value == pytest.approx(np.sqrt((1 + 4) / 2))
    assert found.mae.value == pytest.approx(1.5)
    assert found.bias.value == pytest.approx(-0.5)
    assert found.r2.value == pytest.approx(1 - 2.5 / 30.25)


def test_percentiles_hold_the_value():
    assert percentiles(5.0, np.arange(4.0)).high == 5.0
