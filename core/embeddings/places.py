"""Where pixels are, whatever the map's projection."""

from __future__ import annotations

import numpy as np
import rasterio.warp
from rasterio._err import CPLE_BaseError  # what rasterio.warp raises; it is exported nowhere else
from rasterio.crs import CRS

from ..grid import Grid, Tile
from .embedding import EmbeddingReader

EARTH = 6371.0  # mean radius, km
GROUND = 2000  # places that stand for a map
COARSE = 200  # pixels a side, most, that are read to find where it has data


def carried(xy: np.ndarray, source: str, target: str) -> np.ndarray:
    """Coordinates (n, 2) of the CRS `source` in `target`; infinite where that has no place for them.

    rasterio refuses all points for a single one that can't be, such as metres said to be degrees.
    """
    done = np.full(xy.shape, np.inf)
    can = np.isfinite(xy).all(axis=1)
    if CRS.from_user_input(source).is_geographic:
        can &= np.abs(xy[:, 1]) <= 90
    waiting = [np.flatnonzero(can)]
    while waiting:
        rows = waiting.pop()
        try:
            done[rows] = np.column_stack(rasterio.warp.transform(source, target, *xy[rows].T))
        except CPLE_BaseError:
            waiting += np.array_split(rows, 2) if len(rows) > 1 else []
    return done


def on_earth(x: np.ndarray, y: np.ndarray, crs: str) -> np.ndarray:
    """Places (n, 3) in km from the centre of a spherical Earth, from coordinates (n,) in `crs`.

    Differences of such vectors are distances (chords) in every projection and across its seams.
    """
    lon, lat = np.radians(rasterio.warp.transform(crs, "EPSG:4326", x, y))
    level = np.cos(lat)
    return EARTH * np.column_stack([level * np.cos(lon), level * np.sin(lon), np.sin(lat)])


def of_tile(grid: Grid, tile: Tile, shape: tuple[int, int] | None = None) -> np.ndarray:
    """Places (rows · columns, 3) of a tile's pixels, or of a coarser array of `shape` over it."""
    rows, cols = shape or (tile.height, tile.width)
    col = tile.col + (np.arange(cols) + 0.5) * tile.width / cols
    row = tile.row + (np.arange(rows) + 0.5) * tile.height / rows
    t = grid.transform
    x, y = np.meshgrid(t.c + t.a * col, t.f + t.e * row)
    return on_earth(x.ravel(), y.ravel(), grid.crs)


def of_pixels(grid: Grid, pixel: np.ndarray) -> np.ndarray:
    """Places (n, 3) of pixels (n,) given as row · width + column."""
    row, col = np.divmod(pixel, grid.width)
    return on_earth(*grid.centres(col, row), grid.crs)


def all_over(reader: EmbeddingReader, seed: int) -> np.ndarray:
    """Coordinates (GROUND, 2) of places drawn evenly over where the embedding has data; over all of its
    rectangle where it is large and has no overviews, or no data."""
    rng = np.random.default_rng(seed)
    small = reader.small(COARSE)
    valid = np.ones((1, 1), bool) if small is None else np.isfinite(small[..., 0])
    valid = valid if valid.any() else np.ones((1, 1), bool)
    row, col = np.divmod(rng.choice(np.flatnonzero(valid), GROUND), valid.shape[1])
    across = (col + rng.random(GROUND)) / valid.shape[1]
    down = (row + rng.random(GROUND)) / valid.shape[0]
    left, bottom, right, top = reader.grid.bounds
    return np.column_stack([left + across * (right - left), top - down * (top - bottom)])
