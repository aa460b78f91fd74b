"""What is held out together, and that nothing of it is ever learnt from."""

import numpy as np
import pytest
import shapely
from aef_fields.core.assess import splits
from aef_fields.core.embeddings.embedding import EmbeddingReader
from aef_fields.core.grid import Grid
from aef_fields.core.labels.layer import read_labels
from aef_fields.core.labels.samples import sample_labels
from aef_fields.core.progress import Progress
from affine import Affine


def over(grid):
    """Places all over a map."""
    left, bottom, right, top = grid.bounds
    return np.random.default_rng(0).uniform((left, bottom), (right, top), (2000, 2))


def test_every_pixel_is_tested_once_and_polygons_stay_whole():
    polygon = np.repeat(np.arange(20), 7)
    kind = np.repeat([1, 2], 10)
    split = splits.by_polygon(np.arange(20), kind, polygon, 0)
    tested = np.concatenate([test for _, test in split.parts])
    assert sorted(tested) == list(range(140))
    for train, test in split.parts:
        assert not set(polygon[train]) & set(polygon[test])
        assert len(train) + len(test) == 140
        assert sorted(kind[np.unique(polygon[test])]) == [1, 1, 2, 2]


def test_few_labels_are_dealt_in_several_ways_and_many_in_one():
    few, many = (
        splits.by_polygon(np.arange(n), np.arange(n) % 3, np.arange(n), 0)
        for n in (splits.FEW, splits.FEW + 1)
    )
    assert not many.deals
    ways = [few.parts, *few.deals]
    assert len(ways) == splits.DEALS
    assert len({tuple(sorted(map(tuple, (test for _, test in parts)))) for parts in ways}) == 5
    five = np.arange(splits.FOLDS)  # one at a time: there is but one way
    assert not splits.by_polygon(five, five % 2, five, 0).deals


def test_two_polygons_of_a_class_never_share_a_part():
    """With as few labels as that, a class must not vanish from what is learnt."""
    kind = np.repeat(np.arange(6), 2)
    fold = splits.deal(np.arange(12), kind, 5, 3)
    assert all(fold[2 * k] != fold[2 * k + 1] for k in range(6))


def test_a_split_by_pixels_is_the_leaky_one():
    polygon = np.repeat(np.arange(4), 25)
    split = splits.by_pixel(np.array([1, 1, 2, 2]), polygon, 0)
    train, test = split.parts[0]
    assert set(polygon[test]) <= set(polygon[train])


@pytest.fixture
def units(place, make_labels):
    def of(shapes, task="classify", **fields):
        path = make_labels(shapes, **fields)
        groups = "site" if "site" in fields else ""
        with EmbeddingReader(place) as reader:
            labels = read_labels(path, "cover", task, reader.grid, groups)
            labels, samples = sample_labels(labels, reader, 0, Progress())
            return list(splits.units(labels, samples, reader.grid, groups=True))

    return of


def test_polygons_that_share_pixels_are_held_out_together(units, square):
    shapes = [square(3, 5), square(20, 5), square(3, 5), square(23, 8), square(40, 20)]
    first, second, double, overlapping, alone = units(shapes, cover=list("aabba"))
    assert first == double
    assert second == overlapping
    assert len({first, second, alone}) == 3


def test_labels_that_only_touch_are_held_out_apart(units, square):
    """Also where their border runs through centres of pixels, as that of Landsat's pixels does."""
    shapes = [square(c + 0.5, r + 0.5, 3) for r in (5, 8, 11) for c in (5, 8, 11)]
    assert len(set(units(shapes, cover=list("ababababa")))) == 9


def test_points_in_one_pixel_are_held_out_together(units):
    points = [shapely.Point(500_101, 5_599_899), shapely.Point(500_108, 5_599_893)]
    far = shapely.Point(500_301, 5_599_899)
    one, two, three = units([*points, far], cover=list("aab"))
    assert one == two != three


def test_points_of_one_class_side_by_side_are_held_out_together(units, square):
    """As what a program makes of a polygon; not so where a class would be all of one patch."""

    def points(col, row, wide=3):
        return [shapely.Point(500_005 + 10 * (col + i), 5_599_995 - 10 * row) for i in range(wide)]

    field, corner = points(3, 5), shapely.Point(500_065, 5_599_935)
    cell = square(7, 7, 1)  # a pixel of a raster that was turned into polygons
    row, far = points(20, 5), points(40, 5, 1)
    found = units([*field, corner, cell, *row, *far], cover=[*"aaaaa", *"bbb", "a"])
    assert len(set(found[:5])) == 1
    assert len(set(found[5:8])) == 3  # the only patch of b
    assert len(set(found)) == 5
    doubted = [*points(4, 5, 1), *points(3, 5, 2), *points(30, 5, 1)]  # b and a in one pixel
    assert len(set(units([*doubted, *far], cover=list("baaaa")))) == 3
    edges = [*points(0, 5, 1), *points(59, 4, 1)]  # the pixels' numbers follow each other
    assert len(set(units([*edges, *far], cover=list("aaa")))) == 3


def test_measurements_side_by_side_are_held_out_together_unless_they_are_everywhere(units):
    def grid(col, row, side):
        at = [(col + i, row + j) for i in range(side) for j in range(side)]
        return [shapely.Point(500_005 + 10 * c, 5_599_995 - 10 * r) for c, r in at]

    plots = [*grid(3, 5, 2), *grid(13, 5, 2), *grid(23, 5, 2)]
    found = units(plots, task="regress", cover=[float(i) for i in range(12)])
    assert found == [found[0]] * 4 + [found[4]] * 4 + [found[8]] * 4
    assert len(set(found)) == 3
    found = units(grid(3, 5, 5), task="regress", cover=[float(i) for i in range(25)])
    assert len(set(found)) == 25


def test_points_in_a_polygon_are_held_out_with_it(units, square):
    """Also where the polygon is so large that few of its pixels are learnt from."""
    shapes = [square(3, 5, 25), shapely.Point(500_201, 5_599_751), square(20.2, 20.2, 0.3)]
    two = shapely.MultiPoint([(500_405, 5_599_905), (500_255, 5_599_705)])
    field, *inside, far = units([*shapes, two, square(45, 5)], cover=list("aabab"))
    assert set(inside) == {field}
    assert far != field


def test_groups_are_held_out_together(units, square):
    shapes = [square(col, 5) for col in (3, 13, 23, 33, 43)]
    site = ["north", "south", "north", "", ""]
    found = units(shapes, cover=list("ababa"), site=site)
    assert found[0] == found[2]
    assert len(set(found)) == 4  # without a group each is its own


def test_sites_that_touch_are_held_out_apart(units):
    """Else a class that lies in these alone could not be tested, though it does in many of them."""
    strips = [shapely.Point(500_005 + 10 * c, 5_599_995 - 10 * r) for c in range(9) for r in (5, 9)]
    site = [f"strip {c}" for c in range(9) for _ in range(2)]
    far = shapely.Point(500_455, 5_599_905)
    found = units([*strips, far], cover=["a", "b"] * 9 + ["a"], site=[*site, "far"])
    assert len(set(found)) == 10


def test_blocks_learn_from_nothing_near_what_they_test(square, place):
    """Labels in the two corners of a map: the map is far from them, so the buffer is wide."""
    shapes = np.array([square(col, row, 2) for col in (0, 4, 50, 54) for row in (0, 4, 30, 34)])
    with EmbeddingReader(place) as reader:
        grid = reader.grid
    unit = np.arange(16)
    polygon = np.repeat(unit, 3)
    split = splits.by_block(shapes, unit, polygon, grid, over(grid), 0)
    buffer = splits.reach(shapes, over(grid))
    assert 50 < buffer < 200
    assert f"{buffer:.0f} m" in split.text
    tested = np.concatenate([test for _, test in split.parts])
    assert sorted(tested) == list(range(48))
    for train, test in split.parts:
        assert len(train)
        apart = shapely.distance(shapes[polygon[train]][:, None], shapes[polygon[test]][None])
        assert apart.min() >= buffer


def test_labels_spread_over_the_map_need_little_buffer(square, place):
    with EmbeddingReader(place) as reader:
        grid = reader.grid
    spread = np.array([square(col, row, 2) for col in range(0, 60, 6) for row in range(0, 40, 6)])
    assert splits.reach(spread, over(grid)) < 25


def test_one_block_alone_is_no_test(square, place):
    """Of three labels two lie together: with a buffer only the third can be tested."""
    with EmbeddingReader(place) as reader:
        grid = reader.grid
    shapes = np.array([square(2, row, 1) for row in (2, 12, 22)])
    assert not splits.by_block(shapes, np.arange(3), np.arange(3), grid, over(grid), 0).parts


def test_a_few_groups_are_left_out_one_at_a_time():
    unit = np.repeat([0, 1, 2], [5, 3, 2])
    split = splits.by_group(unit, "site", np.arange(10), 0)
    assert sorted(len(test) for _, test in split.parts) == [2, 3, 5]
    assert split.text == "All labels of one site"


def test_learning_from_fewer_labels_tests_the_same_ones():
    unit, kind, polygon = np.arange(24), np.repeat([1, 2, 3], 8), np.repeat(np.arange(24), 5)
    whole = splits.by_polygon(unit, kind, polygon, 0)
    half = splits.with_less(whole, 0.5, unit, kind, polygon, 0)
    for (train, test), (fewer, same) in zip(whole.parts, half.parts, strict=True):
        np.testing.assert_array_equal(test, same)
        assert set(fewer) < set(train)
        left = np.unique(polygon[fewer])
        assert len(fewer) == 5 * len(left)  # whole labels
        assert all((kind[left] == k).sum() in (3, 4) for k in (1, 2, 3))


@pytest.mark.parametrize(
    ("crs", "pixel", "distance", "said"),
    [
        ("EPSG:32631", 10, 410.4, "410 m"),
        ("EPSG:32631", 10, 78_209, "78 km"),
        ("EPSG:2236", 30, 1000, "305 m"),  # in feet
        ("EPSG:4326", 0.001, 0.04, "40 pixels"),
    ],
)
def test_a_distance_is_told_as_people_read_it(crs, pixel, distance, said):
    grid = Grid(crs, Affine(pixel, 0, 0, 0, -pixel, 0), 10, 10)
    assert splits.length(distance, grid) == said
