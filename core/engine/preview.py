"""A picture of the tiles that are finished while the others are being encoded."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np

from .. import quantize
from ..files import creation_options, refuse_torn
from ..grid import Grid, Tile
from ..maps.picture import Colours, spread_colours
from ..progress import Progress

EDGE = 1024  # pixels of the longer side at most
PAUSE_S = 2.0  # at least between two pictures
SAMPLE = 20_000  # pixels of the first tile that the colours are found from


class Preview:
    """Paints tiles into a small picture, and tells where a new file of it lies in `folder`.

    The first tile's principal directions are the colours: enough to see where it is and that
    something comes out; the picture of the finished embedding has its own.
    """

    def __init__(self, folder: Path, grid: Grid, d: int, progress: Progress):
        self._folder, self._d, self._progress = folder, d, progress
        self._step = -(-max(grid.width, grid.height) // EDGE)
        width, height = -(-grid.width // self._step), -(-grid.height // self._step)
        self._grid = Grid(
            grid.crs, grid.transform * grid.transform.scale(self._step), width, height
        )
        self._pixels = np.zeros((4, height, width), np.uint8)
        self._colours: Colours | None = None
        self._number, self._told = 0, 0.0

    def add(self, tile: Tile, pixels: np.ndarray) -> None:
        """Paint a tile, (height, width, d + 1) as `TileEncoder` gives it."""
        step = self._step
        top, left = -tile.row % step, -tile.col % step
        vectors = np.asarray(pixels[top::step, left::step, : self._d])
        if not vectors.size:
            return
        if vectors.dtype == np.int8:
            vectors = quantize.dequantize(vectors)
        if self._colours is None:
            known = vectors[np.isfinite(vectors).all(axis=-1)][:SAMPLE]
            if len(known) < self._d:
                return
            self._colours = spread_colours("", known)
        row, col = (tile.row + top) // step, (tile.col + left) // step
        painted = self._colours.paint(vectors)
        self._pixels[:, row : row + painted.shape[1], col : col + painted.shape[2]] = painted
        if time.monotonic() - self._told >= PAUSE_S:
            self.tell()

    def tell(self) -> None:
        """Write the picture as it is now under a new name: the one before may be drawn from. Where it
        can't be written whole, nobody is told: hours of encoding are worth more."""
        import rasterio

        self._number += 1
        self._told = time.monotonic()
        path = self._folder / f"finished_{self._number}.tif"
        # Without the second the fourth band is nothing to QGIS, and what is unfinished drawn black.
        told = {"photometric": "RGB", "alpha": "YES"}
        options = creation_options(self._grid, 4, "uint8", None) | told
        try:
            with rasterio.open(path, "w", **options) as file:
                file.write(self._pixels)
            refuse_torn(path)
        except OSError:
            return
        self._progress.preview(str(path))
