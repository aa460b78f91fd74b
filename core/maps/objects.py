"""Connected areas of a mask that comes block by block, however large the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import rasterio
import shapely
from rasterio.features import shapes
from scipy import ndimage

from ..files import windowed
from ..grid import Grid, Tile
from .classmap import row_areas

EIGHT = np.ones((3, 3), int)  # pixels that touch by a corner are connected
# What is known of an object: pixels, area in m², sum and maximum of the values, sums of columns and
# rows, first and last column and row, and one of its pixels.
COUNT, AREA, SUM, BEST, COLS, ROWS, LEFT, TOP, RIGHT, BOTTOM, COL, ROW = range(12)
ADDED = [COUNT, AREA, SUM, COLS, ROWS]
LOWEST, HIGHEST = [LEFT, TOP], [BEST, RIGHT, BOTTOM]


class Objects:
    """Collects connected areas from blocks that come row by row, from left to right.

    most: how many are wanted; minimum: pixels below which an area is none. Areas are joined over
    the borders of blocks, so where the borders lie changes nothing. Memory: a few numbers for each
    area that touches a border, and for the best `most` of each block.
    """

    def __init__(self, grid: Grid, most: int, minimum: int):
        self._grid, self._most, self._minimum = grid, most, minimum
        self._facts: list[np.ndarray] = []
        self._parent: list[int] = []
        self._above = np.full(grid.width + 2, -1, np.int64)  # of the row over this row of blocks
        self._below = self._above.copy()  # of the last row of this row of blocks
        self._left = np.empty(0, np.int64)
        self._row = 0

    def add(self, tile: Tile, mask: np.ndarray, values: np.ndarray) -> None:
        """The next block: which pixels belong to objects (h, w), and their values (h, w)."""
        if tile.row != self._row:
            self._above, self._below = self._below, np.full(self._grid.width + 2, -1, np.int64)
            self._row = tile.row
        labels, n = ndimage.label(mask, EIGHT)
        facts = self._described(tile, labels, n, values)
        edge = np.unique(np.r_[labels[0], labels[-1], labels[:, 0], labels[:, -1]])
        closed = np.setdiff1d(np.arange(1, n + 1), edge)
        large = closed[facts[closed - 1, COUNT] >= self._minimum]
        best = large[np.argsort(-_mean(facts[large - 1]), kind="stable")[: self._most]]
        keep = np.concatenate([edge[edge > 0], best])
        number = np.full(n + 1, -1, np.int64)
        number[keep] = len(self._parent) + np.arange(len(keep))
        self._facts.append(facts[keep - 1])
        self._parent.extend(number[keep].tolist())
        ids = number[labels]
        if n:
            self._join(tile, ids)
        self._below[tile.col + 1 : tile.col + 1 + tile.width] = ids[-1]
        self._left = ids[:, -1]

    def _described(self, tile: Tile, labels: np.ndarray, n: int, values: np.ndarray) -> np.ndarray:
        facts = np.zeros((n, 12))
        if not n:
            return facts
        rows, cols = np.nonzero(labels)
        of, value = labels[rows, cols] - 1, values[rows, cols].astype(np.float64)
        area = row_areas(self._grid, tile)[rows]
        rows, cols = rows + tile.row, cols + tile.col
        sums: list[tuple[int, Any]]
        sums = [(COUNT, None), (AREA, area), (SUM, value), (COLS, cols), (ROWS, rows)]
        for place, weight in sums:
            facts[:, place] = np.bincount(of, weight, n)
        facts[:, LEFT], facts[:, TOP] = np.inf, np.inf
        facts[:, BEST] = -np.inf
        for place, what in ((LEFT, cols), (TOP, rows)):
            np.minimum.at(facts[:, place], of, what)
        most: list[tuple[int, Any]] = [(BEST, value), (RIGHT, cols), (BOTTOM, rows)]
        for place, what in most:
            np.maximum.at(facts[:, place], of, what)
        facts[of, COL], facts[of, ROW] = cols, rows
        return facts

    def _join(self, tile: Tile, ids: np.ndarray) -> None:
        """Connect this block with the one on its left and those above, corners included."""
        pairs = []
        top, above = ids[0], self._above[tile.col : tile.col + tile.width + 2]
        pairs += [(top, above[shift : shift + tile.width]) for shift in range(3)]
        if tile.col:
            left = np.pad(self._left, 1, constant_values=-1)
            pairs += [(ids[:, 0], left[shift : shift + tile.height]) for shift in range(3)]
        for one, other in pairs:
            both = (one >= 0) & (other >= 0)
            for a, b in np.unique(np.stack([one[both], other[both]], 1), axis=0).tolist():
                a, b = self._root(a), self._root(b)
                self._parent[max(a, b)] = min(a, b)

    def _root(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def best(self) -> np.ndarray:
        """Facts (m, 12) of at most `most` objects, the highest mean value first."""
        if not self._parent:
            return np.empty((0, 12))
        facts = np.concatenate(self._facts)
        root = np.array([self._root(i) for i in range(len(facts))])
        kept, of = np.unique(root, return_inverse=True)
        whole = facts[kept].copy()
        for place in ADDED:
            whole[:, place] = np.bincount(of, facts[:, place])
        for place in LOWEST:
            np.minimum.at(whole[:, place], of, facts[:, place])
        for place in HIGHEST:
            np.maximum.at(whole[:, place], of, facts[:, place])
        whole = whole[whole[:, COUNT] >= self._minimum]
        return whole[np.argsort(-_mean(whole), kind="stable")[: self._most]]


def _mean(facts: np.ndarray) -> np.ndarray:
    return facts[:, SUM] / np.maximum(facts[:, COUNT], 1)


@dataclass(frozen=True)
class Outlines:
    """Polygons (m,) of objects and what is known of them (m,) each."""

    shapes: np.ndarray
    fields: dict[str, np.ndarray]


def outlines(path: str, grid: Grid, facts: np.ndarray, threshold: float) -> Outlines:
    """Polygons of objects, cut out of the raster `path` where its first band is at least
    `threshold`, with rank, mean and best value, area in hectares and the centre's coordinates."""
    found = []
    with rasterio.open(path) as file:
        for one in facts:
            left, top, right, bottom, col, row = one[[LEFT, TOP, RIGHT, BOTTOM, COL, ROW]].astype(
                int
            )
            tile = Tile(left, top, right - left + 1, bottom - top + 1)
            values = file.read(1, window=windowed(tile), masked=True)
            labels, _ = ndimage.label((values >= threshold).filled(False), EIGHT)
            own = labels == labels[row - top, col - left]
            found.append(_outline(own, grid.part(tile)))
    x, y = grid.transform * (
        facts[:, COLS] / np.maximum(facts[:, COUNT], 1) + 0.5,
        facts[:, ROWS] / np.maximum(facts[:, COUNT], 1) + 0.5,
    )
    fields: dict[str, np.ndarray] = {
        "rank": np.arange(1, len(facts) + 1),
        "likeness": np.round(_mean(facts), 1),
        "best": facts[:, BEST],
        "area_ha": np.round(facts[:, AREA] / 1e4, 4),
        "x": np.asarray(x),
        "y": np.asarray(y),
    }
    return Outlines(np.array(found, object), fields)


def _outline(mask: np.ndarray, grid: Grid) -> Any:
    parts = shapes(mask.astype(np.uint8), mask, connectivity=4, transform=grid.transform)
    polygons = [shapely.geometry.shape(geometry) for geometry, _ in parts]
    return shapely.multipolygons(polygons)
