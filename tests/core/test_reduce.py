"""The picture of an embedding."""

import json

import numpy as np
import rasterio
from aef_fields.core.maps.picture import principal_directions
from rasterio.enums import ColorInterp


def test_directions_are_those_of_most_variance_with_a_fixed_sign():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(500, 5)) * [1, 9, 3, 0.1, 0.1] + 4
    mean, found = principal_directions(X.astype(np.float32), 3)
    np.testing.assert_allclose(mean, X.mean(axis=0), atol=1e-4)
    np.testing.assert_allclose(abs(found[:, [1, 2, 0]]), np.eye(3), atol=0.05)
    assert (found.max(axis=1) > 0.9).all()  # not turned around
    _, mirrored = principal_directions(-X.astype(np.float32), 3)
    np.testing.assert_allclose(mirrored, found, atol=1e-5)


def test_two_dimensions_still_make_a_picture():
    _, found = principal_directions(np.random.default_rng(0).normal(size=(50, 2)), 3)
    assert found.shape == (3, 2)
    assert not found[2].any()


def test_stripes_get_colours_and_holes_are_clear(core, place, tmp_path):
    code, out, _ = core("reduce", place, tmp_path / "p.tif")
    assert code == 0
    assert json.loads(out) == {"rgb": str(tmp_path / "p.tif")}
    with rasterio.open(tmp_path / "p.tif") as file:
        picture = file.read()
        assert file.colorinterp[3] == ColorInterp.alpha
        assert file.dtypes == ("uint8",) * 4
    assert not picture[3, :2].any()
    assert (picture[3, 2:] == 255).all()
    means = [picture[:3, 2:, i : i + 20].reshape(3, -1).mean(axis=1) for i in (0, 20, 40)]
    assert min(np.linalg.norm(means[a] - means[b]) for a, b in ((0, 1), (1, 2), (0, 2))) > 60
    first = (tmp_path / "p.tif").read_bytes()
    core("reduce", place, tmp_path / "p.tif")
    assert (tmp_path / "p.tif").read_bytes() == first


def test_the_embedding_is_never_overwritten(refused, place):
    assert "is also an input" in refused("reduce", place, place)


def test_the_same_vector_has_the_same_colour_in_another_year(
    core, refused, make_embedding, tmp_path
):
    """Of two years, one of which lacks a class, by colours that were found once and stored."""
    rng = np.random.default_rng(2)
    first = np.eye(3, 8)[np.arange(60) // 20] + rng.normal(0, 0.15, (40, 60, 8))
    later = first.copy()
    later[:, 40:] = first[:, :20]
    one, other = make_embedding(first, "2022.tif"), make_embedding(later, "2023.tif")
    assert core("reduce", one, tmp_path / "a.tif")[0] == 0
    assert core("reduce", other, tmp_path / "b.tif", "--like", tmp_path / "a.tif")[0] == 0
    assert core("reduce", other, tmp_path / "own.tif")[0] == 0

    def picture(name):
        with rasterio.open(tmp_path / name) as file:
            return file.read()

    a, b = picture("a.tif"), picture("b.tif")
    assert np.array_equal(a[..., :40], b[..., :40])
    assert np.array_equal(a[..., :20], b[..., 40:])
    assert not np.array_equal(a[..., :40], picture("own.tif")[..., :40])
    foreign = make_embedding(later, "foreign.tif", "another-encoder")
    said = refused("reduce", foreign, tmp_path / "c.tif", "--like", tmp_path / "a.tif")
    assert "a.tif" in said and "encoder" in said
