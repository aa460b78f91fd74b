"""Geometry without pixels."""

import pytest
from aef_fields.core.grid import Grid, Tile, snapped
from affine import Affine

UTM = "EPSG:32631"


def grid(left, top, width, height, pixel=10.0):
    return Grid(UTM, Affine(pixel, 0, left, 0, -pixel, top), width, height)


@pytest.mark.parametrize("corner", [(0, 0), (1280, 2560), (330, -70), (-5000, 12345670)])
@pytest.mark.parametrize("size", [128, 256])
def test_tiles_cover_every_pixel_once_and_lie_on_the_lattice(corner, size):
    area = grid(*corner, 300, 170)
    seen = {}
    for tile in area.tiles(size):
        assert 0 < tile.width <= size
        assert 0 < tile.height <= size
        col, row = area.lattice[0] + tile.col, area.lattice[1] + tile.row
        # A tile never reaches over a line of the lattice.
        assert col // size == (col + tile.width - 1) // size
        assert row // size == (row + tile.height - 1) // size
        for r in range(tile.row, tile.row + tile.height):
            for c in range(tile.col, tile.col + tile.width):
                assert (r, c) not in seen
                seen[r, c] = tile
    assert len(seen) == 300 * 170


def test_a_place_has_the_same_lattice_index_in_every_grid():
    whole, part = grid(403.0, 9997.0, 300, 300), grid(403.0 + 370, 9997.0 - 1230, 10, 10)
    assert part.lattice == (whole.lattice[0] + 37, whole.lattice[1] + 123)


def test_bounds_and_parts():
    area = grid(1000, 5000, 30, 20)
    assert area.bounds == (1000, 4800, 1300, 5000)
    assert area.part(Tile(-4, 3, 8, 9)).transform == Affine(10, 0, 960, 0, -10, 4970)
    assert area.pixel == 10


def test_snapped_covers_the_bounds_on_the_lattice():
    area = snapped(UTM, 10.0, (3.0, 7.0), (101.0, 205.0, 149.0, 251.0))
    left, bottom, right, top = area.bounds
    assert (left % 10, top % 10) == (3, 7)
    assert left == 93
    assert (right, bottom, top) == (153, 197, 257)
    # Coordinates that are whole but for rounding add no row or column.
    noisy = snapped(UTM, 10.0, (0.0, 0.0), (100.0000001, 199.9999999, 149.9999999, 250.0000001))
    assert (noisy.width, noisy.height) == (5, 5)
    degrees = snapped("EPSG:4326", 0.0001, (0.0, 0.0), (5.1, 50.1, 5.2, 50.2))
    assert (degrees.width, degrees.height) == (1000, 1000)


def test_tiles_within_a_part_are_those_with_pixels_in_it():
    area = grid(403.0, 9997.0, 300, 170)
    whole = list(area.tiles(64))
    for part in (Tile(0, 0, 300, 170), Tile(70, 3, 1, 1), Tile(23, 60, 130, 64)):
        touching = [
            t
            for t in whole
            if t.col < part.col + part.width
            and part.col < t.col + t.width
            and t.row < part.row + part.height
            and part.row < t.row + t.height
        ]
        assert list(area.tiles(64, part)) == touching
