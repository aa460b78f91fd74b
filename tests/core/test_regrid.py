"""Vectors on another grid: window by window what the whole would give, means where it is coarser."""

import numpy as np
import pytest
from aef_fields.core.embeddings.embedding import EmbeddingReader
from aef_fields.core.embeddings.pile import Pile
from aef_fields.core.embeddings.regrid import on_grid
from aef_fields.core.grid import Grid, Tile
from affine import Affine

UTM = "EPSG:32631"
SOURCE = Grid(UTM, Affine(10, 0, 500_000, 0, -10, 5_600_000), 48, 36)
VALUES = np.random.default_rng(0).normal(size=(36, 48, 3)).astype(np.float32)


def read(tile):
    return VALUES[tile.row : tile.row + tile.height, tile.col : tile.col + tile.width]


def shifted(pixel, by, width, height):
    """A grid whose corner lies `by` metres right of and below the source's."""
    transform = Affine(pixel, 0, 500_000 + by, 0, -pixel, 5_600_000 - by)
    return Grid(UTM, transform, width, height)


@pytest.mark.parametrize("target", [shifted(10, 4, 40, 30), shifted(7, 33, 40, 30)])
def test_windows_join_to_what_the_whole_is(target):
    whole = on_grid(read, SOURCE, target, Tile(0, 0, 40, 30), 3)
    assert np.isfinite(whole).all()
    for tile in (Tile(0, 0, 13, 11), Tile(13, 0, 27, 11), Tile(13, 11, 27, 19)):
        part = on_grid(read, SOURCE, target, tile, 3)
        expected = whole[tile.row : tile.row + tile.height, tile.col : tile.col + tile.width]
        np.testing.assert_allclose(part, expected, atol=1e-5)


def test_a_coarser_pixel_is_the_mean_of_all_that_lie_in_it():
    found = on_grid(read, SOURCE, shifted(30, 0, 16, 12), Tile(0, 0, 16, 12), 3)
    expected = VALUES.reshape(12, 3, 16, 3, 3).mean((1, 3))
    np.testing.assert_allclose(found, expected, atol=1e-5)


def test_what_is_resampled_in_a_pile_has_length_one_again(make_embedding):
    """Means of unlike neighbours are much shorter."""
    vectors = np.random.default_rng(1).normal(size=(20, 20, 8))
    one, other = (make_embedding(vectors, f"{name}.tif") for name in "ab")
    with EmbeddingReader(one) as first, EmbeddingReader(other) as second:
        grid = second.grid
        second.grid = Grid(grid.crs, grid.transform * Affine.translation(0.5, 0.5), 20, 20)
        there, moved = Pile([first, second]).read(Tile(1, 1, 18, 18))
    assert np.linalg.norm(there, axis=-1) == pytest.approx(1, abs=0.04)  # codes as they are
    assert np.linalg.norm(moved, axis=-1) == pytest.approx(1, abs=1e-5)
