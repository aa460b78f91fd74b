"""Where pixels are, whatever the map's projection."""

from __future__ import annotations

import numpy as np
import rasterio.warp

from ..grid import Grid, Tile

EARTH = 6371.0  # mean radius, km


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
    t = grid.transform
    return on_earth(t.c + t.a * (col + 0.5), t.f + t.e * (row + 0.5), grid.crs)
