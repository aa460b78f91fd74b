"""Reading class maps: which classes there are, how much of each, and what lies at a point."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
import rasterio.warp

from ..errors import InputError
from ..files import sidecar, windowed
from ..grid import Grid, Tile
from ..inputs.rasterfile import reading, require_placed
from ..progress import Progress
from ..words import counted
from .colours import rgb
from .legend import colour
from .writer import MapClass

SEMI_MAJOR, ECCENTRICITY2 = 6378137.0, 0.00669437999014  # WGS 84, metres


class ClassMap:
    """A class map of ours, or any one-band raster of whole numbers. A context manager.

    Attributes: `path`, `grid`, `classes` (of the side-car, else a class for each value found
    when counting). Raises `InputError` if the file is no class map.
    """

    def __init__(self, path: Path):
        self.path = path
        if not path.exists():
            raise InputError(f"The map {path} does not exist; check the path.")
        try:
            self._file = rasterio.open(path)
        except rasterio.errors.RasterioIOError as error:
            raise InputError(
                f"{path} is not a raster that GDAL can read ({error}); make the map again."
            ) from error
        if self._file.count != 1 or np.dtype(self._file.dtypes[0]).kind not in "ui":
            raise InputError(
                f"{path} is no class map: it has {counted(self._file.count, 'band')} of "
                f"{self._file.dtypes[0]}, a class map has one of whole numbers."
            )
        if self._file.crs is None:
            raise InputError(f"The map {path} has no coordinate reference system; give it one.")
        require_placed(path, self._file)
        if self._file.transform.b or self._file.transform.d:
            raise InputError(f"The map {path} is rotated; warp it north-up first (gdalwarp).")
        file = self._file
        self.grid = Grid(file.crs.to_wkt(), file.transform, file.width, file.height)
        self.classes = _classes(path)

    def __enter__(self) -> ClassMap:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def tiles(self) -> list[Tile]:
        """The windows that are cheapest to read: the file's own blocks."""
        return [
            Tile(w.col_off, w.row_off, w.width, w.height) for _, w in self._file.block_windows(1)
        ]

    def read(self, tile: Tile) -> tuple[np.ndarray, np.ndarray]:
        """Values in `tile` (h, w) and which of them are data (h, w)."""
        return self._held(window=windowed(tile))

    def _held(self, **which: Any) -> tuple[np.ndarray, np.ndarray]:
        """Values (h, w) as `which` tells rasterio, and which of them are data (h, w)."""
        with reading(self.path):
            values = self._file.read(1, **which)
            data: np.ndarray = self._file.read_masks(1, **which) > 0
        if self._file.nodata is not None:  # where there is a mask, GDAL looks at that alone
            data &= values != self._file.nodata
        return values, data

    def small(self, most: int) -> tuple[np.ndarray, np.ndarray]:
        """The whole map with at most `most` pixels a side, north up however it is stored: values (h, w),
        which are data (h, w)."""
        shrink = max(1.0, max(self.grid.width, self.grid.height) / most)
        shape = (max(1, round(self.grid.height / shrink)), max(1, round(self.grid.width / shrink)))
        values, data = self._held(out_shape=shape)
        t = self.grid.transform
        upright = np.s_[:: -1 if t.e > 0 else 1, :: -1 if t.a < 0 else 1]
        return values[upright], data[upright]

    def at(self, cols: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Values (n,) int64 at pixels within the grid; -1 where there is no data."""
        found = np.full(len(cols), -1, np.int64)
        for tile in self.tiles():
            here = np.flatnonzero(holds(tile, cols, rows))
            if len(here):
                values, data = self.read(tile)
                row, col = rows[here] - tile.row, cols[here] - tile.col
                found[here] = np.where(data[row, col], values[row, col].astype(np.int64), -1)
        return found

    def pixel_areas(self, rows: np.ndarray) -> np.ndarray:
        """Area in m² of a pixel in each of these rows (n,)."""
        every = row_areas(self.grid, Tile(0, 0, self.grid.width, self.grid.height))
        found: np.ndarray = every[rows]
        return found

    def counted(self, progress: Progress) -> tuple[list[MapClass], np.ndarray, np.ndarray]:
        """Classes that occur, with their pixels (c,) and areas in m² on the ellipsoid (c,).

        Raises `InputError` if there is none, or one below 0.
        """
        pixels: dict[int, int] = {}
        areas: dict[int, float] = {}
        tiles = self.tiles()
        for done, tile in enumerate(tiles):
            progress.step(done, len(tiles), "Counting the map's classes")
            values, data = self.read(tile)
            area = row_areas(self.grid, tile)
            for value in np.unique(values[data]):
                per_row = ((values == value) & data).sum(axis=1)
                pixels[int(value)] = pixels.get(int(value), 0) + int(per_row.sum())
                areas[int(value)] = areas.get(int(value), 0.0) + float(per_row @ area)
        progress.step(1, 1, "Counting the map's classes")
        if not pixels:
            raise InputError(f"The map {self.path} holds no data: all its pixels are missing.")
        if min(pixels) < 0:
            raise InputError(
                f"The map {self.path} has pixels of {min(pixels)}, but classes are whole numbers from 0 "
                "on; declare that value as nodata (gdal_edit -a_nodata) or give the class another one."
            )
        known = {c.value: c for c in self.classes}
        classes = [
            known.get(v) or MapClass(v, str(v), str(v), colour(i))
            for i, v in enumerate(sorted(pixels))
        ]
        order = [c.value for c in classes]
        return classes, np.array([pixels[v] for v in order]), np.array([areas[v] for v in order])


def _classes(path: Path) -> list[MapClass]:
    record = sidecar(path)
    if not record.exists():
        return []
    try:
        content = json.loads(record.read_text(encoding="utf-8"))
        if "kind" in content and "classes" not in content:
            raise InputError(
                f"{path} is no class map: its record {record.name} calls it {content['kind']!r}. "
                "Choose the map of the classes."
            )
        found = [MapClass(**c) for c in content["classes"]]
        for entry in found:
            rgb(entry.color)  # a ValueError where somebody wrote another colour than #rrggbb
        return found
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(
            f"{record} does not describe the classes of {path.name} ({error}); move it away or "
            "make the map again."
        ) from error


def holds(tile: Tile, cols: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Which of these pixels (n,) lie in `tile`."""
    found: np.ndarray = (
        (cols >= tile.col)
        & (cols < tile.col + tile.width)
        & (rows >= tile.row)
        & (rows < tile.row + tile.height)
    )
    return found


def row_areas(grid: Grid, tile: Tile) -> np.ndarray:
    """Area in m² of one pixel of each row of `tile` (h,), on the WGS 84 ellipsoid.

    From the middles of a pixel's four sides, so that it holds in any CRS:
    degrees, Web Mercator, UTM.
    """
    t = grid.transform
    x = np.full(tile.height, t.c + t.a * (tile.col + tile.width / 2))
    y = t.f + t.e * (tile.row + np.arange(tile.height) + 0.5)
    half = t.a / 2, t.e / 2
    xs = np.concatenate([x - half[0], x + half[0], x, x])
    ys = np.concatenate([y, y, y - half[1], y + half[1]])
    lon, lat = (
        np.radians(np.array(v).reshape(4, -1))
        for v in rasterio.warp.transform(grid.crs, "EPSG:4326", xs, ys)
    )
    middle = (lat[0] + lat[1]) / 2
    w2 = 1 - ECCENTRICITY2 * np.sin(middle) ** 2
    meridian = SEMI_MAJOR * (1 - ECCENTRICITY2) / w2**1.5
    parallel = SEMI_MAJOR / np.sqrt(w2) * np.cos(middle)
    east = (_turned(lon[1] - lon[0]) * parallel, (lat[1] - lat[0]) * meridian)
    north = (_turned(lon[3] - lon[2]) * parallel, (lat[3] - lat[2]) * meridian)
    return np.abs(east[0] * north[1] - east[1] * north[0])


def _turned(angle: np.ndarray) -> np.ndarray:
    """Differences of longitude within half a turn: over the date line it is a step, not a turn."""
    return angle - 2 * np.pi * np.round(angle / (2 * np.pi))
