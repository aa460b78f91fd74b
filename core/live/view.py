"""What of an embedding a map window shows: a coarse copy of it, kept decoded."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from affine import Affine

from ..embeddings.embedding import EmbeddingReader
from ..errors import InputError
from ..grid import Bounds, Grid, Tile

PIXELS = 1_000_000  # shown at most: 64 dimensions of them take 256 MB


@dataclass
class View:
    """`vectors` (d, height · width) float32 on `grid`, whose pixels may be several wide."""

    grid: Grid
    vectors: np.ndarray

    @property
    def valid(self) -> np.ndarray:
        """Which places (n,) have data."""
        return np.isfinite(self.vectors[0])

    def places(self, index: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Coordinates x, y of the centres of places."""
        row, col = np.divmod(index, self.grid.width)
        return self.grid.centres(col, row)


def plan(grid: Grid, bounds: Bounds, width: int, height: int) -> tuple[Tile, int, int]:
    """The part of `grid` within `bounds`, and the height and width to show it at on a screen of
    width × height. Raises `InputError` if they do not meet."""
    t = grid.transform
    left = max(0, math.floor((bounds[0] - t.c) / t.a))
    right = min(grid.width, math.ceil((bounds[2] - t.c) / t.a))
    top = max(0, math.floor((bounds[3] - t.f) / t.e))
    bottom = min(grid.height, math.ceil((bounds[1] - t.f) / t.e))
    if left >= right or top >= bottom:
        raise InputError("The map window does not show the embedding; zoom to its layer.")
    tile = Tile(left, top, right - left, bottom - top)
    asked = (bounds[2] - bounds[0]) / t.a / max(width, 1)
    step = max(1.0, asked, math.sqrt(tile.width * tile.height / PIXELS))
    return tile, max(1, int(tile.height / step)), max(1, int(tile.width / step))


def look(reader: EmbeddingReader, tile: Tile, height: int, width: int, memory: np.ndarray) -> View:
    """Read what is to be shown into `memory` (d · PIXELS), which later views use again: asking
    the system for so much anew takes longer than reading."""
    scale = Affine.scale(tile.width / width, tile.height / height)
    transform = reader.grid.part(tile).transform * scale
    grid = Grid(reader.grid.crs, transform, width, height)
    vectors = memory[: reader.d * height * width].reshape(reader.d, height, width)
    reader.coarse(tile, vectors)
    return View(grid, vectors.reshape(reader.d, -1))


def memory_for(reader: EmbeddingReader) -> np.ndarray:
    """Room for the largest view of an embedding."""
    return np.zeros(reader.d * min(PIXELS, reader.grid.width * reader.grid.height), np.float32)
