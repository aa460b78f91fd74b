"""Clusters: as many as there are, found again from any seed, similar ones in similar colours."""

import json

import numpy as np
import pytest
import rasterio
from aef_fields.core.cluster import (
    _settled,
    cluster_classes,
    elbow,
    good_number,
    in_order,
    spherical_kmeans,
)
from aef_fields.core.embeddings.embedding import unit
from aef_fields.core.maps.colours import oklch
from aef_fields.core.progress import Progress


def mixture(k, rng, n=3000, d=32, noise=0.08):
    which = rng.integers(0, k, n)
    return unit(unit(rng.normal(size=(k, d)))[which] + rng.normal(0, noise, (n, d))), which


@pytest.mark.parametrize("k", [3, 6, 10])
def test_the_number_of_clear_directions_is_found(k):
    rng = np.random.default_rng(k)
    X, _ = mixture(k, rng)
    assert good_number(X, rng, Progress()) == k


def test_clusters_are_those_of_the_mixture():
    rng = np.random.default_rng(0)
    X, which = mixture(5, rng)
    centres = spherical_kmeans(X, 5, rng, Progress())
    np.testing.assert_allclose(np.linalg.norm(centres, axis=1), 1, atol=1e-5)
    nearest = (X @ centres.T).argmax(axis=1)
    pairs = {(a, b) for a, b in zip(which, nearest, strict=True)}
    assert len(pairs) == 5


def test_a_centre_that_nobody_is_nearest_to_stays():
    X = unit(np.random.default_rng(0).normal([4, 0, 0], 0.1, (50, 3)))
    start = np.array([[1.0, 0, 0], [-1.0, 0, 0]], np.float32)
    centres, _ = _settled(X, start)
    np.testing.assert_array_equal(centres[1], start[1])


def test_the_row_of_centres_begins_at_the_same_end_whatever_they_came_in():
    rng = np.random.default_rng(1)
    centres = unit(rng.normal(size=(7, 5)))
    rows = [in_order(rng.permutation(centres)) for _ in range(8)]
    for row in rows[1:]:
        np.testing.assert_array_equal(row, rows[0])


def test_the_elbow_of_a_bent_line_is_its_bend():
    assert elbow(np.arange(6.0), np.array([10, 6, 2, 1.5, 1, 0.5])) == 2


def test_stripes_become_clusters(core, place, tmp_path):
    out = tmp_path / "c.tif"
    code, text, said = core("cluster", place, out, "--seed", "1")
    assert code == 0
    assert json.loads(text) == {"map": str(out)}
    assert "3 clusters: each one more would explain little more." in said
    with rasterio.open(out) as file:
        values = file.read(1)
    assert (values[:2] == 255).all()
    for i in (0, 20, 40):
        stripe = values[2:, i : i + 20]
        assert (stripe == np.bincount(stripe.ravel()).argmax()).mean() > 0.97
    record = json.loads((tmp_path / "c.tif.json").read_text())
    assert record["kind"] == "clusters"
    assert [c["name"] for c in record["classes"]] == ["Cluster 1", "Cluster 2", "Cluster 3"]
    first = out.read_bytes()
    core("cluster", place, out, "--seed", "1")
    assert out.read_bytes() == first


def test_similar_clusters_have_similar_colours():
    """Six centres in three close pairs: neighbours in the row, and nearer in hue within a pair."""
    rng = np.random.default_rng(2)
    pairs = unit(rng.normal(size=(3, 16))).repeat(2, axis=0)
    centres = unit(pairs + rng.normal(0, 0.02, (6, 16)))[[0, 2, 4, 1, 3, 5]]
    row = in_order(centres)
    likeness = row @ row.T
    assert all(likeness[i, i + 1] > 0.9 for i in (0, 2, 4))
    colours = [c.color for c in cluster_classes(row)]
    assert len(set(colours)) == 6

    channels = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in colours])

    def apart(a, b):
        return np.linalg.norm(channels[a] - channels[b])

    assert max(apart(0, 1), apart(2, 3), apart(4, 5)) < min(apart(0, 2), apart(2, 4), apart(0, 4))


def test_colours_are_what_they_should_be():
    assert oklch(1.0, 0.0, 0.0) == "#ffffff"
    assert oklch(0.6279554, 0.2576833, 29.2338803) == "#ff0000"  # red of sRGB in Oklch


class TestRefused:
    @pytest.mark.parametrize("k", ["1", "0", "many", "5000", "-3"])
    def test_a_number_that_is_none(self, refused, place, tmp_path, k):
        said = refused("cluster", place, tmp_path / "c.tif", f"--k={k}")
        assert f"must be 2 to 1000 or auto, not {k!r}" in said

    def test_more_clusters_than_vectors(self, refused, make_embedding, tmp_path):
        flat = make_embedding(np.eye(2, 4)[np.arange(100).reshape(10, 10) % 2], "flat.tif")
        assert "too few different vectors for 3 clusters: 2." in refused(
            "cluster", flat, tmp_path / "c.tif", "--k", "3"
        )

    def test_one_vector_only(self, refused, make_embedding, tmp_path):
        flat = make_embedding(np.tile(np.arange(4.0), (10, 10, 1)), "flat.tif")
        assert "different vectors for 2 clusters: 1." in refused(
            "cluster", flat, tmp_path / "c.tif"
        )

    def test_an_embedding_without_data(self, refused, make_embedding, tmp_path):
        empty = make_embedding(np.full((10, 10, 4), np.nan), "empty.tif")
        assert "holds no data" in refused("cluster", empty, tmp_path / "c.tif")
        assert "holds no data" in refused("reduce", empty, tmp_path / "c.tif")
