"""Vectors of one grid on another: as they are where pixels coincide, else resampled."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.warp import reproject, transform_bounds

from ..grid import Bounds, Grid, Tile

Read = Callable[[Tile], np.ndarray]

COARSER = 1.5  # times as wide: pixels from which on others are averaged, not interpolated
MARGIN = 3  # pixels of the source around what a window needs: bilinear weights reach one


def same_crs(one: str, other: str) -> bool:
    """Whether two names of a CRS mean the same one."""
    return one == other or CRS.from_user_input(one) == CRS.from_user_input(other)


def moved_bounds(bounds: Bounds, source: str, target: str) -> Bounds:
    """The smallest rectangle of the CRS `target` around `bounds` of the CRS `source`."""
    if same_crs(source, target):
        return bounds
    return transform_bounds(source, target, *bounds, densify_pts=21)


def pixel_shift(source: Grid, target: Grid) -> tuple[int, int] | None:
    """The target's pixel (0, 0) as (column, row) of the source, if their pixels coincide."""
    s, t = source.transform, target.transform
    alike = abs(s.a / t.a - 1) <= 1e-6 and abs(s.e / t.e - 1) <= 1e-6
    if not alike or not same_crs(source.crs, target.crs):
        return None
    col, row = (t.c - s.c) / s.a, (t.f - s.f) / s.e
    if abs(col - round(col)) > 1e-2 or abs(row - round(row)) > 1e-2:
        return None
    return round(col), round(row)


def pixel_ratio(source: Grid, target: Grid) -> float:
    """How many times as wide the pixels of `source` are as those of `target`."""
    left, _, right, _ = moved_bounds(source.bounds, source.crs, target.crs)
    return (right - left) / source.width / target.pixel


def on_grid(read: Read, source: Grid, target: Grid, tile: Tile, d: int) -> np.ndarray:
    """Vectors (height, width, d) float32 of a window of `target`, NaN where `source` has none.

    `read` gives the source's vectors in a window of its own grid. Where pixels coincide they are
    taken as they are; else they are means of the nearest four, or of all that lie in a coarser
    pixel, and as such shorter than what they are means of: scale them back where length matters.
    """
    shift = pixel_shift(source, target)
    if shift is not None:
        return _moved(read, source, shift, tile, d)
    return _resampled(read, source, target, tile, d)


def _moved(read: Read, source: Grid, shift: tuple[int, int], tile: Tile, d: int) -> np.ndarray:
    out = np.full((tile.height, tile.width, d), np.nan, np.float32)
    col, row = tile.col + shift[0], tile.row + shift[1]
    found = _within(source, col, row, col + tile.width, row + tile.height)
    if found is not None:
        top, left = found.row - row, found.col - col
        out[top : top + found.height, left : left + found.width] = read(found)
    return out


def _within(grid: Grid, left: int, top: int, right: int, bottom: int) -> Tile | None:
    """The part of a grid between columns and rows, None if there is none."""
    left, top = max(left, 0), max(top, 0)
    right, bottom = min(right, grid.width), min(bottom, grid.height)
    if left >= right or top >= bottom:
        return None
    return Tile(left, top, right - left, bottom - top)


def covered(source: Grid, target: Grid, tile: Tile) -> Tile | None:
    """The window of `source` under a window of `target`, with a margin; None if there is none."""
    part = target.part(tile)
    left, bottom, right, top = moved_bounds(part.bounds, target.crs, source.crs)
    if not all(map(math.isfinite, (left, bottom, right, top))):
        return None
    t = source.transform
    return _within(
        source,
        math.floor((left - t.c) / t.a) - MARGIN,
        math.floor((top - t.f) / t.e) - MARGIN,
        math.ceil((right - t.c) / t.a) + MARGIN,
        math.ceil((bottom - t.f) / t.e) + MARGIN,
    )


def _resampled(read: Read, source: Grid, target: Grid, tile: Tile, d: int) -> np.ndarray:
    part = target.part(tile)
    window = covered(source, target, tile)
    out = np.full((d, tile.height, tile.width), np.nan, np.float32)
    if window is not None:
        ratio = pixel_ratio(part, source)
        reproject(
            np.ascontiguousarray(np.moveaxis(read(window), -1, 0)),
            out,
            src_transform=source.part(window).transform,
            src_crs=source.crs,
            dst_transform=part.transform,
            dst_crs=target.crs,
            src_nodata=np.nan,
            dst_nodata=np.nan,
            resampling=Resampling.average if ratio > COARSER else Resampling.bilinear,
        )
    return np.moveaxis(out, 0, -1)
