"""The target grid and its tiles: geometry without pixels.

A grid is a window of an unbounded lattice: pixel (column, row) of the lattice covers
[phase_x + column · pixel, …) east and [phase_y − row · pixel, …) south. Lattice indices do not
depend on the extent asked for, so tiles and the encoder's tokens fall on the same places always.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from affine import Affine

Bounds = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True)
class Tile:
    """A square of a grid: `col`, `row` of its upper left pixel within the grid, and its size."""

    col: int
    row: int
    width: int
    height: int


@dataclass(frozen=True)
class Grid:
    """CRS (as WKT or `EPSG:n`), north-up square-pixel transform, width and height in pixels."""

    crs: str
    transform: Affine
    width: int
    height: int

    @property
    def pixel(self) -> float:
        """Edge of a pixel in units of the CRS."""
        return self.transform.a

    @property
    def bounds(self) -> Bounds:
        t = self.transform
        # Of a map stored from south to north, or from east to west, the corner is another one.
        left, right = sorted((t.c, t.c + self.width * t.a))
        bottom, top = sorted((t.f, t.f + self.height * t.e))
        return (left, bottom, right, top)

    @property
    def lattice(self) -> tuple[int, int]:
        """Lattice (column, row) of the grid's upper left pixel."""
        return (
            math.floor(self.transform.c / self.pixel + 1e-6),
            math.floor(-self.transform.f / self.pixel + 1e-6),
        )

    def part(self, tile: Tile) -> Grid:
        """The grid of one tile; it may reach beyond this grid (a tile with its margin)."""
        return Grid(
            self.crs,
            self.transform * Affine.translation(tile.col, tile.row),
            tile.width,
            tile.height,
        )

    def centres(self, cols: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Coordinates x, y of pixel centres."""
        t = self.transform
        return t.c + t.a * (cols + 0.5), t.f + t.e * (rows + 0.5)

    def pixels_at(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Columns and rows of the pixels that places lie in, were the grid without end."""
        t = self.transform
        cols, rows = np.floor((x - t.c) / t.a), np.floor((y - t.f) / t.e)
        return cols.astype(np.int64), rows.astype(np.int64)

    def tiles(self, size: int, within: Tile | None = None) -> Iterator[Tile]:
        """Tiles of `size` pixels anchored to the lattice, row by row; those at edges are cut.

        within: only the tiles that have pixels in this part of the grid.
        """
        part = within or Tile(0, 0, self.width, self.height)
        first_col, first_row = self.lattice
        above, before = (first_row + part.row) % size, (first_col + part.col) % size
        for row in range(part.row - above, part.row + part.height, size):
            for col in range(part.col - before, part.col + part.width, size):
                left, top = max(col, 0), max(row, 0)
                right, bottom = min(col + size, self.width), min(row + size, self.height)
                yield Tile(left, top, right - left, bottom - top)


def snapped(crs: str, pixel: float, phase: tuple[float, float], bounds: Bounds) -> Grid:
    """The smallest grid that covers `bounds`, on the lattice of `pixel` and any corner `phase`."""
    left, bottom, right, top = bounds
    # A thousandth of a pixel is rounding of coordinates, not a wish for one more column.
    col0 = math.floor((left - phase[0]) / pixel + 1e-3)
    col1 = math.ceil((right - phase[0]) / pixel - 1e-3)
    row0 = math.floor((phase[1] - top) / pixel + 1e-3)
    row1 = math.ceil((phase[1] - bottom) / pixel - 1e-3)
    origin = (phase[0] + col0 * pixel, phase[1] - row0 * pixel)
    transform = Affine(pixel, 0.0, origin[0], 0.0, -pixel, origin[1])
    return Grid(crs, transform, col1 - col0, row1 - row0)
