"""However the inputs are stored, each of their blocks is decoded once: counted in bytes read."""

import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
import rasterio
from aef_fields.core.embed import _block_cache
from aef_fields.core.engine.tileencoder import LEAST_CACHE, Recipe, TileEncoder
from aef_fields.core.grid import snapped
from aef_fields.core.inputs.frame import grouped, load
from aef_fields.core.inputs.period import Period
from aef_fields.core.raster import target_grid
from rasterio.shutil import copy

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="needs /proc to count what a process reads"
)
EDGE, STORED = 256, {"compress": "deflate", "zlevel": 1}
SQUARES = {"tiled": True, "blockxsize": 256, "blockysize": 256}
PERIOD = Period(date(2018, 1, 1), date(2019, 1, 1))
LARGER = {"tiled": True, "blockxsize": 512, "blockysize": 512}


def bytes_read():
    lines = Path("/proc/self/io").read_text().splitlines()
    return int(lines[0].removeprefix("rchar: "))


def as_vrt(path):
    """The same raster behind a virtual one, which has blocks of its own."""
    copy(path, path.with_suffix(".vrt"), driver="VRT")
    return path.with_suffix(".vrt").name


@pytest.mark.parametrize(
    ("stored", "virtual", "off"),
    [
        ({}, False, 0),  # whole rows, as GDAL and QGIS store a raster unless told otherwise
        ({"interleave": "band"}, False, 0),
        ({}, True, 0),
        (SQUARES, False, 0),
        (SQUARES, False, 40),  # blocks begin elsewhere than tiles
        (SQUARES, False, 5.5),  # pixels too: they are warped
        (LARGER, False, 0),
        (LARGER, False, 40),
    ],
)
def test_no_block_is_decoded_twice(make_scene, tiny, stored, virtual, off):
    scene = make_scene(2304, 512)
    paths = [scene.optical(day, **STORED, **stored) for day in ("20180510", "20180712")]
    files = [{"path": as_vrt(path) if virtual else path.name} for path in paths]
    frames, _ = load(scene.manifest(files))
    whole = target_grid(frames, None)
    left, bottom, right, top = whole.bounds
    grid = snapped(
        whole.crs, 10, (10 * off % 10, 10 * off % 10), (left + 10 * off, bottom, right, top)
    )
    recipe = Recipe(grid, grouped(frames), PERIOD, tiny, "int8", "cpu")
    size = sum(path.stat().st_size for path in paths)

    def read(cache):
        with TileEncoder(recipe) as encoder, rasterio.Env(GDAL_CACHEMAX=cache(encoder)):
            before = bytes_read()
            for tile in encoder.in_reading_order(list(grid.tiles(EDGE))):
                encoder.read(tile)
            return bytes_read() - before

    assert read(lambda encoder: encoder.block_cache(EDGE)) < 1.1 * size
    if stored is not SQUARES or off:
        assert read(lambda encoder: encoder.block_cache(EDGE) // 8) > 1.5 * size


@pytest.mark.parametrize("off", [0, 40])  # from where the image begins to where the grid does
def test_blocks_are_held_unless_they_begin_where_tiles_do(make_scene, tiny, off):
    """Tiles lie on a lattice, wherever the grid begins: no block is in two of them only in an image
    that begins at a corner of theirs."""

    def held(name, corner):
        scene = make_scene(1024, 512, name)
        scene.optical("20180510", corner=corner, **SQUARES)
        frames, _ = load(scene.manifest([{"path": "S2_20180510.tif"}]))
        whole = target_grid(frames, None)
        left, bottom, right, top = whole.bounds
        grid = snapped(whole.crs, 10, (0, 0), (left + 10 * off, bottom, right, top))
        with TileEncoder(Recipe(grid, grouped(frames), PERIOD, tiny, "int8", "cpu")) as encoder:
            return encoder.block_cache(EDGE) - LEAST_CACHE

    at_a_corner = held("corner", (195 * EDGE * 10.0, 2187 * EDGE * 10.0))
    assert held("beside", (195 * EDGE * 10.0 + 800, 2187 * EDGE * 10.0)) > 2 * at_a_corner


def test_what_memory_does_not_hold_is_said():
    said = []
    progress = SimpleNamespace(message=said.append)
    wide = SimpleNamespace(block_cache=lambda edge: 10**10)
    assert _block_cache(wide, EDGE, 4.0, progress) == 16 * 10**8
    assert "Give --memory 25.0 (GB), or save the images as tiled GeoTIFF" in said[0]
    for enough in (40.0, 1e308):
        assert _block_cache(wide, EDGE, enough, progress) == 10**10
    assert len(said) == 1
