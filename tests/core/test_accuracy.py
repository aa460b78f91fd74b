"""Accuracy figures against counts done by hand, and intervals against many made-up worlds."""

from types import SimpleNamespace

import numpy as np
import pytest
import shapely
from aef_fields.core.assess import heldout, summary
from aef_fields.core.assess.accuracy import accuracy, balanced_of_best
from aef_fields.core.assess.intervals import UNKNOWN, Estimate, percentiles, share
from aef_fields.core.assess.quantity import per_label, quantity_accuracy
from aef_fields.core.assess.splits import by_block, by_pixel, by_polygon
from aef_fields.core.grid import Grid
from aef_fields.core.labels.samples import Samples
from affine import Affine
from sklearn.metrics import r2_score


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


def made_up(rng, truth, unit, p, spread):
    """Classes that labels of `truth` (n,) were mapped as, right with odds that vary from unit to unit."""
    odds = np.log(p / (1 - p)) + rng.normal(0, spread, unit.max() + 1)
    right = rng.random(len(truth)) < (1 / (1 + np.exp(-odds)))[unit]
    return np.where(right, truth, (truth + 1) % (truth.max() + 1))


def test_a_rare_class_widens_the_interval_of_the_mean_over_classes():
    """With 100 labels of one class and 3 of another the mean of the two rests on the three."""
    rng = np.random.default_rng(0)
    truth = np.repeat([0, 1], [100, 3])
    unit = np.arange(103)
    held = 0
    for world in range(200):
        mapped = np.where(rng.random(103) < np.where(truth, 0.6, 0.95), truth, 1 - truth)
        found = accuracy(mapped, unit, truth, unit, 2, world).balanced
        held += found.low <= (0.95 + 0.6) / 2 <= found.high
    assert held / 200 > 0.88  # 0.82 where the three passed for 103


def test_classes_seen_in_few_sites_are_not_known_by_their_many_labels():
    rng = np.random.default_rng(0)
    truth = np.repeat([0, 1, 2], 40)
    unit = 3 * truth + np.arange(120) % 3  # three sites a class
    p = np.mean(1 / (1 + np.exp(-np.log(4) - rng.normal(size=100_000))))
    held = []
    for world in range(150):
        mapped = made_up(rng, truth, unit, 0.8, 1.0)
        found = accuracy(mapped, np.arange(120), truth, unit, 3, world).classes
        held += [one.producers.low <= p <= one.producers.high for one in found]
    assert np.mean(held) > 0.9  # 0.80 where 40 labels passed for 40 sites


def test_labels_of_a_block_are_resampled_together():
    """Right in one half of the map, wrong in the other: that is two things known, not forty."""
    shapes = shapely.points(np.repeat([0, 5000], 20) + np.arange(40), np.arange(40) % 7)
    unit = np.arange(40)
    grid = Grid("EPSG:32631", Affine(10, 0, 0, 0, -10, 100), 500, 10)
    block = by_block(shapes, unit, unit, grid, np.array([[2500.0, 50.0]]), 0)
    truth = unit % 2
    right = np.where(unit < 20, truth, 1 - truth)
    material = heldout.Material(
        "classify", None, Samples(None, unit, unit, np.ones(40)), truth, unit,
        [SimpleNamespace(value=0), SimpleNamespace(value=1)], 0,
    )  # fmt: skip
    together, alone = (
        summary.classes(material, heldout.Tested("linear", split, np.eye(2)[right])).overall
        for split in (block, by_polygon(unit, truth, unit, 0))
    )
    assert together.value == alone.value
    assert together.high - together.low > 1.4 * (alone.high - alone.low)


def test_labels_that_could_not_be_tested_may_all_be_wrong_or_right():
    """Twelve tested, two of them wrong; three of classes with one label could not be tested."""
    truth = np.repeat([0, 1, 2, 3], [12, 1, 1, 1])
    mapped = np.where(truth > 0, -1, (np.arange(15) < 2).astype(int))
    some = accuracy(mapped, np.arange(15), truth, np.arange(15), 4, 0)
    every = [
        accuracy(np.where(mapped < 0, code, mapped), np.arange(15), truth, np.arange(15), 4, 0)
        for code in (np.zeros(15, int), truth)
    ]
    assert some.overall.value == pytest.approx(10 / 12)
    assert some.overall.low == pytest.approx(every[0].overall.low)
    assert some.overall.high == pytest.approx(every[1].overall.high)
    assert int(some.tested.sum()) == 12


def test_intervals_count_on_classes_that_nobody_labelled():
    """Fifteen labels drawn at random where half of the map is of ten rare classes: some are seen once
    and can't be tested, about as much of the map is of others that the head does not know."""
    rng = np.random.default_rng(0)
    common = np.array([0.25, 0.25, *[0.05] * 10])
    held = []
    for world in range(200):
        truth = rng.choice(12, 15, p=common)
        count = np.bincount(truth, minlength=12)
        mapped = np.where(rng.random(15) < 0.85, truth, (truth + 1) % 12)
        mapped[count[truth] < 2] = -1
        found = accuracy(mapped, np.arange(15), truth, np.arange(15), 12, world).overall
        held.append(found.low <= 0.85 * common[count > 0].sum() <= found.high)
    assert np.mean(held) > 0.9  # 0.64 where those that could not be tested were left out


def test_blocks_that_test_fewer_labels_do_not_count_as_no_loss():
    """A class that lies in one block can't be tested in blocks; without it all looks well."""
    unit, truth = np.arange(30), np.repeat([0, 1, 2], 10)
    mapped = np.where((truth == 2) & (unit % 2 == 0), 0, truth)
    whole = accuracy(mapped, unit, truth, unit, 3, 0)
    blocks = accuracy(np.where(truth == 2, -1, mapped), unit, truth, unit // 5, 3, 0)
    material = SimpleNamespace(samples=SimpleNamespace(polygon=unit), y=truth, unit=unit)
    found = {"pixel": whole, "polygon": whole, "block": blocks}
    said = summary.gap_in_words(found, material, UNKNOWN)
    assert "no loss" not in said
    assert "that is from 20 of the 30 labels" in said
    assert "With whole areas held out no loss is seen" in summary.gap_in_words(
        found | {"block": whole}, material, UNKNOWN
    )


def test_classes_that_could_not_be_tested_are_said_to_be_left_out():
    """Of three classes with ten, ten and one label, what is right of two is not what to expect of all."""
    unit, truth = np.arange(21), np.repeat([0, 1, 2], [10, 10, 1])
    whole = accuracy(np.where(truth == 2, -1, truth), unit, truth, unit, 3, 0)
    material = SimpleNamespace(samples=SimpleNamespace(polygon=unit), y=truth, unit=unit)
    said = summary.gap_in_words(
        {"pixel": whole, "polygon": whole, "block": whole}, material, UNKNOWN
    )
    assert "That is from 20 of the 21 labels" in said
    assert "With whole areas held out no loss is seen" in said


@pytest.mark.parametrize(("wrong", "told"), [(1, False), (12, True)])
def test_labels_in_clusters_are_said_to_be_judged_by_blocks(wrong, told):
    """Where blocks show much less than chance explains, the two numbers do not stand side by side."""
    unit, truth = np.arange(60), np.repeat([0, 1], 30)
    whole = accuracy(np.where(unit % 30 < 1, 1 - truth, truth), unit, truth, unit, 2, 0)
    lost = np.where(unit % 30 < wrong, 1 - truth, truth)
    blocks = accuracy(lost, unit, truth, unit % 10, 2, 0)
    material = SimpleNamespace(samples=SimpleNamespace(polygon=unit), y=truth, unit=unit)
    found = {"pixel": whole, "polygon": whole, "block": blocks}
    assert ("go by this" in summary.gap_in_words(found, material, UNKNOWN)) == told
    errors = {name: Estimate(1.0, 0.9, 1.1) for name in ("pixel", "polygon")}
    errors["block"] = Estimate(1.5, 1.2, 1.8) if told else Estimate(1.2, 0.9, 1.5)
    assert ("go by this" in summary.quantity_gap(errors, material)) == told


@pytest.mark.parametrize(
    ("n", "single", "wrong", "chance"),
    [(30, 0, 2, True), (30, 0, 12, False), (300, 0, 12, False), (300, 20, 12, False)],
)
def test_a_difference_that_may_be_chance_is_given_no_cause(n, single, wrong, chance):
    """What is said of `n` labels of two pixels, `wrong` of them wrong only when whole, a tenth whatever
    is held out, beside `single` ones that can't be tested: that the interval allows for these says
    nothing of the same labels held out otherwise."""
    count = n + single
    truth = np.r_[np.arange(n) % 2, 2 + np.arange(single)]
    polygon = np.repeat(np.arange(count), 2)
    kinds = [SimpleNamespace(value=v) for v in np.unique(truth)]
    material = heldout.Material(
        "classify", None, Samples(None, polygon, polygon, np.ones(2 * count)), truth,
        np.arange(count), kinds, 0,
    )  # fmt: skip

    def test(split, more):
        mapped = np.where(np.arange(count) < n // 10 + more, (truth == 0) * 1, truth)
        shares = np.eye(len(kinds))[mapped]
        shares[n:] = np.nan
        return heldout.Tested("linear", split, shares[polygon])

    ways = [
        test(by_pixel(truth, polygon, 0), 0),
        test(by_polygon(material.unit, truth, polygon, 0), wrong),
    ]
    found = {one.split.name: summary.classes(material, one) for one in ways}
    tests = summary.Tests(ways[1], [ways[0]], [])
    lost = summary._lost(material, tests, found["polygon"].tested)
    said = summary.gap_in_words(found | {"block": found["polygon"]}, material, lost)
    assert ("may be chance" in said) == chance
    assert ("recognise their own label" in said) != chance
    # Of sites, what is compared are the labels that could be tested with whole sites held out.
    assert summary._lost(material, tests, np.arange(count) >= n // 10 + wrong).value == 0


@pytest.mark.parametrize(
    ("alone", "areas", "error", "said"),
    [(20, 10, 5.0, "would have promised"), (20, 19, 9.9, "promise hardly"), (15, 19, 11.0, "promise no ")],
)  # fmt: skip
def test_areas_that_show_no_loss_are_not_set_against_labels_one_by_one(alone, areas, error, said):
    unit, truth = np.arange(40), np.arange(40) % 2
    of = {
        name: accuracy(np.where(unit < 20 + right, truth, 1 - truth), unit, truth, unit, 2, 0)
        for name, right in (("pixel", 20), ("polygon", alone), ("block", areas))
    }
    material = SimpleNamespace(samples=SimpleNamespace(polygon=unit), y=truth, unit=unit)
    assert said in summary.gap_in_words(of, material, UNKNOWN, by_areas=True)
    errors = {"pixel": Estimate(1.0, 0.9, 1.1), "polygon": Estimate(error, 4.0, 12.0)}
    errors["block"] = Estimate(10.0, 8.0, 12.0)
    assert said in summary.quantity_gap(errors, material, by_areas=True)


def test_picking_the_best_of_many_useless_methods_is_seen_through():
    rng = np.random.default_rng(0)
    truth = np.repeat([0, 1], 15)
    useless = {str(i): (rng.random(30) < 0.5).astype(float) for i in range(30)}
    best = max(np.mean([v[:15].mean(), v[15:].mean()]) for v in useless.values())
    assert best > 0.6
    assert balanced_of_best(useless, truth, np.arange(30), 0) < best - 0.06


@pytest.mark.parametrize(("wrong", "words"), [(5, "too few to tell"), (12, "likely to help")])
def test_a_gain_that_may_be_chance_does_not_ask_for_more_labels(wrong, words):
    """Of 24 labels 4 are wrong, learnt from half of them others, and one or eight more."""
    unit, truth = np.arange(24), np.arange(24) % 2
    kinds = [SimpleNamespace(value=0), SimpleNamespace(value=1)]
    samples = Samples(None, unit, unit, np.ones(24))
    material = heldout.Material("classify", None, samples, truth, unit, kinds, 0)

    def test(missed):
        mapped = np.where(np.isin(unit, missed), 1 - truth, truth)
        return heldout.Tested("linear", by_polygon(unit, truth, unit, 0), np.eye(2)[mapped])

    half = test(np.arange(4, 4 + wrong))
    tests = summary.Tests(test(np.arange(4)), [], [(0.5, half), (0.75, half)])
    assert words in summary.curve(material, tests)["text"]


def test_taking_luck_out_adds_none():
    """Few sites, and a method that is clearly the best: nothing was luck, least of all bad luck."""
    rng = np.random.default_rng(0)
    truth, unit = np.repeat([0, 1], 15), np.arange(30) % 5
    for world in range(20):
        right = (rng.random(5) < 0.7)[unit].astype(float)
        two = {"good": right, "bad": np.zeros(30)}
        best = np.mean([right[:15].mean(), right[15:].mean()])
        assert balanced_of_best(two, truth, unit, world) == pytest.approx(best)


def test_quantities_count_labels_not_pixels():
    values = np.array([1.0, 3.0, 10.0, np.nan])
    mean = per_label(values, np.array([0, 0, 1, 2]), 3)
    np.testing.assert_array_equal(mean, [2, 10, np.nan])
    found = quantity_accuracy(mean, np.array([1.0, 12.0, 5.0]), np.arange(3), 0)
    assert found.rmse.value == pytest.approx(np.sqrt((1 + 4) / 2))
    assert found.mae.value == pytest.approx(1.5)
    assert found.bias.value == pytest.approx(-0.5)
    assert found.r2.value == pytest.approx(1 - 2.5 / 30.25)


def test_intervals_of_few_quantities_are_wide_enough():
    n = 8
    rng = np.random.default_rng(n)
    held = []
    for world in range(200):
        truth = rng.normal(0, 2, n)
        found = quantity_accuracy(truth + rng.normal(size=n), truth, np.arange(n), world)
        held.append([e.low <= t <= e.high for e, t in ((found.r2, 0.75), (found.bias, 0))])
    assert np.mean(held) > 0.915  # 0.87 where percentiles were taken as they are


def test_intervals_from_two_sites_hold_what_a_third_gets():
    rng = np.random.default_rng(0)
    site = np.repeat([0, 1], 10)
    held = []
    for world in range(200):
        truth = rng.normal(0, 3, 20)
        error = rng.normal(size=20) + rng.normal(size=2)[site]
        found = quantity_accuracy(truth + error, truth, site, world)
        held.append([e.low <= t <= e.high for e, t in ((found.rmse, 2**0.5), (found.bias, 0))])
        assert found.rmse.low >= 0 and found.r2.high <= 1
    assert np.mean(held) > 0.92  # 0.5 where they ended at the two sites


def test_quantities_far_from_zero_are_judged_by_how_they_differ():
    rng = np.random.default_rng(0)
    truth = 1e6 + rng.normal(0, 0.01, 50)
    estimate = truth + rng.normal(0, 0.005, 50)
    found = quantity_accuracy(estimate, truth, np.arange(50), 0)
    assert found.r2.value == pytest.approx(r2_score(truth, estimate), abs=1e-6)


def test_percentiles_hold_the_value():
    assert percentiles(5.0, np.arange(4.0)).high == 5.0
