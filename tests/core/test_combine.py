"""Two embeddings side by side, on one grid, each counting as one."""

import numpy as np
import pytest
import rasterio
from aef_fields.core.embeddings.embedding import EmbeddingReader, unit


def smooth(height, width, d, seed):
    rng = np.random.default_rng(seed)
    rows, cols = np.mgrid[:height, :width]
    waves = rng.normal(0, 0.02, (d, 2))
    return unit(
        np.sin(rows[..., None] * waves[:, 0] + cols[..., None] * waves[:, 1] + np.arange(d))
    )


@pytest.fixture
def pair(make_embedding):
    """64 and 9 dimensions; the second shifted by two and a half pixels and with a hole."""
    one, other = smooth(50, 60, 64, 0), smooth(50, 60, 9, 1)
    holed = other.copy()
    holed[30:33, 30:33] = np.nan
    second = make_embedding(holed, "b.tif", "b")
    with rasterio.open(second, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
        file.transform = file.transform * file.transform.translation(-2.5, 0)
    return make_embedding(one, "a.tif", "a"), second, one, other


def test_the_cosine_of_the_pair_is_the_mean_of_the_two(core, pair, tmp_path):
    a, b, one, other = pair
    code, _, err = core("combine", a, b, tmp_path / "c.tif")
    assert code == 0, err
    with EmbeddingReader(tmp_path / "c.tif") as reader:
        assert (reader.d, reader.encoder) == (73, "a + b")
        found = reader.read(reader.blocks()[0])
    held = np.isfinite(found[..., 0])
    assert not held[31, 28] and held[:, :56].sum() > 50 * 56 - 25
    np.testing.assert_allclose(np.linalg.norm(found[held], axis=-1), 1, atol=0.02)
    moved = unit((other[:, 2:-1] + other[:, 3:]) / 2)  # what lies 2.5 columns on
    p, q = (5, 10), (40, 50)
    mean = (one[p] @ one[q] + moved[p] @ moved[q]) / 2
    assert found[p] @ found[q] == pytest.approx(mean, abs=0.01)


def test_what_was_noted_of_a_raster_before_goes_with_it(core, pair, tmp_path):
    """QGIS's statistics of another one."""
    noted = tmp_path / "c.tif.aux.xml"
    noted.write_text("<PAMDataset></PAMDataset>")
    code, _, err = core("combine", *pair[:2], tmp_path / "c.tif", "--no-rgb")
    assert code == 0, err
    assert not noted.exists()


def test_heads_and_clusters_take_the_pair(
    core, place, make_embedding, drawn, make_labels, tmp_path
):
    """The tools see one embedding, and a head of the pair is refused on one half."""
    rng = np.random.default_rng(0)
    other = make_embedding(unit(rng.normal(size=(40, 60, 5))), "other.tif", "other")
    shapes, kinds = drawn
    labels = make_labels(shapes, kind=kinds)
    pair, head = tmp_path / "pair.tif", tmp_path / "h.aefhead"
    assert core("combine", place, other, pair, "--no-rgb")[0] == 0
    words = ("--label-field", "kind", "--method", "linear")
    code, _, err = core("train", pair, labels, head, *words)
    assert code == 0, err
    assert core("apply", head, pair, tmp_path / "map.tif")[0] == 0
    assert core("cluster", pair, tmp_path / "k.tif", "--k", "3")[0] == 0
    code, _, err = core("apply", head, place, tmp_path / "map2.tif")
    assert code == 2
    assert "13 dimensions" in err


def test_what_can_not_be_combined(core, refused, place, make_embedding, tmp_path):
    assert "two embeddings or more" in refused("combine", place, tmp_path / "c.tif")
    far = make_embedding(smooth(20, 20, 4, 0), "far.tif", "far")
    with rasterio.open(far, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
        file.transform = file.transform * file.transform.translation(5000, 0)
    assert "no pixel in common" in refused("combine", place, far, tmp_path / "c.tif")
    assert core("combine", place, place, tmp_path / "c.tif", "--no-rgb")[0] == 0
    assert "no pixel in common" in refused(
        "combine", place, far, tmp_path / "c.tif"
    )  # and it stays


def test_two_times_in_one_embedding_are_told(core, pair, tmp_path):
    a, b, *_ = pair
    for path, year in ((a, 2019), (b, 2023)):
        with rasterio.open(path, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
            file.update_tags(AEF_VALID_START=f"{year}-01-01", AEF_VALID_END=f"{year + 1}-01-01")
    code, _, err = core("combine", a, b, tmp_path / "c.tif", "--no-rgb")
    assert code == 0, err
    assert "b.tif 2023-01-01 to 2024-01-01: where the land changed" in err


def test_pixels_of_another_height_are_not_taken_as_they_are(core, make_embedding, tmp_path):
    """The second one's pixels are as wide and twice as high: a row of it lies under two."""
    one, other = smooth(40, 30, 8, 0), smooth(20, 30, 5, 1)
    a, b = make_embedding(one, "a.tif", "a"), make_embedding(other, "b.tif", "b")
    with rasterio.open(b, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
        file.transform = file.transform * file.transform.scale(1, 2)
    code, _, err = core("combine", a, b, tmp_path / "c.tif", "--no-rgb")
    assert code == 0, err
    with EmbeddingReader(tmp_path / "c.tif") as reader:
        found = unit(reader.read(reader.blocks()[0])[..., 8:])
    cosine = (found[1:-1] * other.repeat(2, axis=0)[1:-1]).sum(axis=-1)
    assert np.isfinite(cosine).all() and cosine.min() > 0.95
