"""Labels in clusters: what is reported first, and what is said with it."""

from pathlib import Path

import numpy as np
import pytest
import shapely
from aef_fields.core import train
from aef_fields.core.assess import clusters, splits, summary
from aef_fields.core.assess.heldout import Material
from aef_fields.core.embeddings.embedding import EmbeddingReader
from aef_fields.core.embeddings.places import all_over
from aef_fields.core.grid import Grid
from aef_fields.core.labels.layer import Labels
from aef_fields.core.labels.samples import Samples
from aef_fields.core.live.judge import judge
from aef_fields.core.maps.legend import legend
from aef_fields.core.progress import Progress
from affine import Affine

GRID = Grid("EPSG:32631", Affine(10, 0, 0, 0, -10, 10_000), 1000, 1000)
GROUND = np.random.default_rng(0).uniform(0, 10_000, (2000, 2))


def material(xy, task="classify", ground=GROUND):
    """Points whose two classes, or quantity, and looks differ from one square kilometre to the next."""
    rng, n = np.random.default_rng(0), len(xy)
    looks, kinds = rng.normal(size=(10, 10, 6)), rng.permutation(np.arange(100) % 2).reshape(10, 10)
    col, row = (np.clip(xy, 0, 9_999) // 1000).astype(int).T
    vectors = (looks[row, col] + 0.05 * rng.normal(size=(n, 6))).astype(np.float32)
    names = np.where(kinds[row, col], "oak", "ash").astype(object)
    classes = legend(list(names)) if task == "classify" else []
    values = {c.label: c.value for c in classes}
    y = (
        np.array([values[v] for v in names])
        if classes
        else 5.0 * kinds[row, col] + looks[row, col, 0]
    )
    labels = Labels(
        Path("labels"), "cover", np.arange(n), shapely.points(xy), names if classes else y, None
    )
    pixel = (xy // 10 @ [1, 1000]).astype(int)
    samples = Samples(vectors, np.arange(n), pixel, np.ones(n))
    return Material(task, labels, samples, y, np.arange(n), classes, 0, ground=ground)


def sites(rng, count, size=5):
    middle = rng.uniform(500, 9500, (count, 1, 2))
    return (middle + rng.uniform(-150, 150, (count, size, 2))).reshape(-1, 2)


def in_clusters(one):
    split = splits.by_polygon(one.unit, one.kind, one.samples.polygon, 0)
    return clusters.in_clusters(clusters.distances(one, split))


@pytest.mark.parametrize("n", [10, 40, 150])
def test_labels_drawn_at_random_are_not_said_to_lie_in_clusters_those_of_sites_are(n):
    rng = np.random.default_rng(n)
    found = [
        (in_clusters(material(rng.uniform(0, 10_000, (n, 2)))), in_clusters(material(sites(rng, n // 5))))
        for _ in range(30)
    ]  # fmt: skip
    spread, close = np.mean(found, axis=0)
    assert spread == 0
    assert close > 0.9


def test_labels_spread_over_all_that_has_data_lie_in_no_cluster():
    """Of a map three quarters of which are empty, as an image of one orbit is."""
    corner = np.random.default_rng(1).uniform(0, 5_000, (40, 2))
    assert in_clusters(material(corner))
    assert not in_clusters(material(corner, ground=GROUND / 2))


def test_places_are_drawn_where_there_is_data(place, tmp_path):
    import rasterio

    with rasterio.open(place) as file:
        values, profile = file.read(), file.profile
    values[:, :, 20:] = -128
    with rasterio.open(tmp_path / "half.tif", "w", **profile) as file:
        file.write(values)
    with EmbeddingReader(tmp_path / "half.tif") as reader:
        xy = all_over(reader, 0)
        col, row = ~reader.grid.transform * xy.T
    assert len(xy) > 1000
    assert col.min() >= 0 and col.max() <= 20
    assert col.max() > 19 and row.max() > reader.grid.height - 1


@pytest.mark.parametrize("task", ["classify", "regress"])
def test_of_labels_in_clusters_the_accuracy_of_areas_held_out_comes_first(task):
    one = material(sites(np.random.default_rng(0), 12), task)
    _, tests = train._learn(one, "linear", GRID, "", Progress())
    record = summary.record(one, tests, "linear", "")
    said, row = record["accuracy"], {s["name"]: s for s in record["accuracy"]["splits"]}
    measure = "overall" if task == "classify" else "rmse"
    assert said["short"]["clusters"] == said["clusters"]["by"] == "areas"
    assert said["short"][measure] == row["block"][measure]["value"]
    assert row["block"]["chosen"] and not row["polygon"]["chosen"]
    assert abs(row["block"][measure]["value"] - row["polygon"][measure]["value"]) > 0.1
    assert "lie in clusters" in said["clusters"]["text"]
    assert said["gap"].startswith("With whole areas held out expect")
    live = judge(one, GRID, Progress())
    assert live["clusters"] == "areas"
    assert live["beside"] > live["value"] + 0.1


def test_where_areas_cannot_be_held_out_the_number_is_said_to_hold_near_labels_only():
    """Each class in one place of its own."""
    rng = np.random.default_rng(0)
    one = material(np.concatenate([rng.uniform(a, a + 300, (10, 2)) for a in (1_300, 2_300)]))
    assert len(one.classes) == 2
    _, tests = train._learn(one, "linear", GRID, "", Progress())
    said = summary.record(one, tests, "linear", "")["accuracy"]
    assert said["short"]["clusters"] == "beside"
    assert "expect less on most of the map. How much less can't be told" in said["clusters"]["text"]
    live = judge(one, GRID, Progress())
    assert live["clusters"] == "beside" and "beside" not in live


def test_areas_that_test_one_class_only_are_not_what_comes_first():
    """Oak at two sites, ash among the oaks of one: only oaks can be tested there, and all are right."""
    rng = np.random.default_rng(3)
    one = material(np.concatenate([rng.uniform(a, a + 300, (12, 2)) for a in (1_300, 8_300)]))
    one.labels.values[:] = np.where((np.arange(24) >= 8) & (np.arange(24) < 12), "ash", "oak")
    one.classes = legend(list(one.labels.values))
    values = {c.label: c.value for c in one.classes}
    one.y = np.array([values[v] for v in one.labels.values])
    live = judge(one, GRID, Progress())
    assert (live["clusters"], live["tested"]) == ("beside", 24)
    _, tests = train._learn(one, "auto", GRID, "", Progress())
    assert tests.chosen.split.name == tests.candidates[0].split.name == "polygon"
    assert "too few labels or classes" in tests.clusters["text"]


def test_of_labels_in_one_corner_areas_held_out_are_said_to_promise_too_much():
    one = material(np.random.default_rng(0).uniform(0, 2_000, (40, 2)))
    _, tests = train._learn(one, "linear", GRID, "", Progress())
    assert tests.clusters["by"] == judge(one, GRID, Progress())["clusters"] == "corner"
    assert tests.clusters["text"].endswith("expect less there than what comes first.")
    assert "what places far from labels get" not in tests.clusters["text"]


def test_doubtful_labels_are_looked_for_one_by_one():
    """Where a whole site is held out, most of what is right there looks wrong."""
    one = material(sites(np.random.default_rng(0), 12))
    _, tests = train._learn(one, "linear", GRID, "", Progress())
    assert tests.chosen.split.name == "block"
    assert not summary.doubtful(one, tests)


def test_labels_that_are_spread_are_told_of_as_before():
    one = material(np.random.default_rng(0).uniform(0, 10_000, (40, 2)))
    _, tests = train._learn(one, "linear", GRID, "", Progress())
    said = summary.record(one, tests, "linear", "")["accuracy"]
    assert said["clusters"] is None and said["short"]["clusters"] == ""
    assert tests.chosen.split.name == "polygon"
    assert judge(one, GRID, Progress())["clusters"] == ""
