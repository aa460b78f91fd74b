"""The neural process: it carries what measured points know to where nobody measured."""

import numpy as np
import pytest
from aef_fields.core.embeddings.places import on_earth
from aef_fields.core.heads import anp, anp_net, store
from aef_fields.core.heads.head import Head

RECORD = {
    "labels": {"field": "height"},
    "accuracy": {"short": {}},
    "applicability": {"threshold": 0.5, "scale": 1.0},
    "embedding": {},
    "intervals": {"deviation": 1.0, "multiples": {"90": 1.6}},
}


@pytest.fixture(scope="module")
def land():
    """Points over 20 km: a part that the vectors tell, and a part that only position tells."""
    rng = np.random.default_rng(0)
    xy = rng.uniform(0, 20, (700, 2))
    places = on_earth(500_000 + 1000 * xy[:, 0], 5_600_000 + 1000 * xy[:, 1], "EPSG:32631")
    X = rng.normal(size=(700, 6)).astype(np.float32)
    X /= np.linalg.norm(X, axis=1, keepdims=True)
    hills = 5 * np.sin(xy[:, 0] / 2.5) * np.cos(xy[:, 1] / 2.5)
    return X, 20 + 6 * X[:, 0] + hills + rng.normal(0, 1, 700), places


@pytest.fixture(scope="module")
def process(land):
    X, y, places = (a[:400] for a in land)
    rows = np.arange(400)
    return anp.fit(X, y, places, rows, rows, np.ones(400), 0)


def test_what_vectors_do_not_tell_is_learnt_from_the_neighbours(land, process):
    X, y, places = (a[400:] for a in land)
    base, _ = process.mixture.predict(X)
    mean, deviation = process.predict(X, places)
    before, after = (np.sqrt(np.mean((y - m) ** 2)) for m in (base, mean))
    assert after < 0.7 * before
    z = (y - mean) / deviation
    assert z.std() == pytest.approx(1, abs=0.2)
    assert np.mean(abs(z) < 1.645) == pytest.approx(0.9, abs=0.06)


@pytest.mark.parametrize("sites", [1, 3])
def test_labels_of_a_few_sites_can_be_learnt(land, sites):
    """A block held out may leave labels of fewer sites than the network has members."""
    X, y, places = (a[:20] for a in land)
    rows = np.arange(20)
    few = anp.fit(X, y, places, rows, rows % sites, np.ones(20), 0)
    assert all(np.isfinite(said).all() for said in few.predict(X, places))


def test_far_from_all_points_it_is_less_sure(land, process):
    X, _, places = (a[400:] for a in land)
    _, here = process.predict(X, places)
    _, far = process.predict(X, places + np.array([0, 40, 0]))
    assert np.median(far) > 1.3 * np.median(here)


def test_it_comes_back_from_disk_as_it_was(land, process, tmp_path):
    X, _, places = land
    head = Head("regress", "anp", "enc", 6, [], process, {"vectors": X[:4]}, 1.0, RECORD)
    store.save(head, tmp_path / "a.aefhead")
    loaded = store.load(tmp_path / "a.aefhead")
    assert loaded.needs_places
    for before, after in zip(
        process.predict(X[:50], places[:50]), loaded.measure(X[:50], places[:50])
    ):
        np.testing.assert_allclose(after, before, rtol=1e-6)


def test_the_few_labels_that_a_block_leaves_teach_it_too(land, monkeypatch):
    """Of twelve, none was left for the last member to hold out."""
    monkeypatch.setattr(anp_net, "STEPS", 5)
    rows = np.arange(12)
    X, y, places = (a[:12] for a in land)
    process = anp.fit(X, y, places, rows, rows, np.ones(12), 0)
    mean, deviation = process.predict(X, places)
    assert np.isfinite(mean).all() and (deviation > 0).all()
