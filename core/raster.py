"""Reading frames onto the target grid, window by window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from math import ceil, floor, hypot, inf
from pathlib import Path
from typing import Any

import numpy as np
from rasterio._err import CPLE_BaseError  # what rasterio.warp raises; it is exported nowhere else
from rasterio.crs import CRS
from rasterio.enums import Interleaving, Resampling
from rasterio.io import MemoryFile
from rasterio.vrt import WarpedVRT
from rasterio.warp import transform, transform_bounds
from rasterio.windows import Window

from .errors import InputError
from .grid import Bounds, Grid, Tile, snapped
from .inputs.address import shown
from .inputs.frame import Frame, Mask
from .inputs.rasterfile import has_mask, made_of, open_raster, patiently, read_small, small
from .sources import POSSIBLE, measured
from .words import corners, counted

LONGEST_STEP = 1000  # pixels of a file from one pixel of a grid to the next
MOST_COPIED = 1 << 24  # pixels of all bands copied to be warped; GDAL takes more piece by piece


def target_grid(
    frames: Sequence[Frame], bounds: Sequence[float] | None, bounds_crs: str = ""
) -> Grid:
    """The grid of the finest rasters; among several, the one most rasters share.

    `bounds` (left, bottom, right, top) in `bounds_crs`, which if empty is that grid's; without
    them, everything that any frame covers. The lattice is the
    finest source's own, so its pixels are taken as they are, whatever extent is asked for.
    Raises `InputError` if `bounds` and the frames do not overlap, or the frames lie far apart.
    """
    votes: Counter[tuple[float, float, str, float, float]] = Counter()
    covers: list[tuple[str, Bounds]] = []
    for frame in frames:
        with open_raster(frame.path) as file:
            pixel = min(abs(edge) for edge in file.res)  # of a rotated raster, too
            crs = file.crs.to_wkt()
            phase = (file.transform.c % pixel, file.transform.f % pixel)
            votes[(_metres(file.crs, pixel), pixel, crs, *phase)] += 1
            covers.append((crs, _bounds(file)))
    finest = min(metres for metres, *_ in votes)
    _, pixel, crs, phase_x, phase_y = max(
        (key for key in votes if key[0] <= finest * 1.001), key=lambda key: votes[key]
    )
    boxes = [_moved(*cover, crs, f.path) for cover, f in zip(covers, frames)]
    everything = _union(boxes)
    if bounds is not None:
        everything = _intersection(everything, _asked(bounds, bounds_crs, crs), frames)
    grid = snapped(crs, pixel, (phase_x, phase_y), everything)
    if not grid.width * grid.height:
        raise InputError(
            f"The area {corners(everything)} is smaller than a pixel of the images, {pixel:g} wide; "
            "give a larger one."
        )
    if grid.width * grid.height > 100 * sum(_pixels(b, c, crs, pixel) for c, b in covers):
        among, far = _most_apart(boxes)
        raise InputError(
            f"The images lie far apart: {shown(frames[among].path)} and {shown(frames[far].path)} leave "
            "the area between them empty. Encode each place on its own, or give the area."
        )
    return grid


def covered_share(frames: Sequence[Frame], grid: Grid) -> float:
    """The share of the grid that lies within the bounds of some frame."""
    boxes = set()
    for path in {frame.path for frame in frames}:
        with open_raster(path) as file:
            boxes.add(_moved(file.crs.to_wkt(), _bounds(file), grid.crs, path))
    left, bottom, right, top = grid.bounds
    # Cells between all edges there are: each of them lies in a box, or outside it.
    edges = [grid.bounds, *boxes]
    xs = np.unique(np.clip([x for box in edges for x in box[::2]], left, right))
    ys = np.unique(np.clip([y for box in edges for y in box[1::2]], bottom, top))
    covered = np.zeros((len(ys) - 1, len(xs) - 1), bool)
    for box in boxes:
        across = (xs[:-1] >= box[0]) & (xs[1:] <= box[2])
        covered |= ((ys[:-1] >= box[1]) & (ys[1:] <= box[3]))[:, None] & across
    share = (np.diff(ys)[:, None] * np.diff(xs) * covered).sum() / ((right - left) * (top - bottom))
    return float(share)


def _bounds(file: Any) -> Bounds:
    left, bottom, right, top = file.bounds
    # Of a raster stored from south to north, or from east to west, the two are swapped.
    (left, right), (bottom, top) = sorted((left, right)), sorted((bottom, top))
    return left, bottom, right, top


def _most_apart(boxes: Sequence[Bounds]) -> tuple[int, int]:
    """Which box lies where most of them do, and which one the farthest from there."""
    corners = np.array(boxes)
    centres = (corners[:, :2] + corners[:, 2:]) / 2
    among = np.linalg.norm(centres - np.median(centres, axis=0), axis=1).argmin()
    # From that one, not from the middle: of two, both are as far from that.
    return int(among), int(np.linalg.norm(centres - centres[among], axis=1).argmax())


def _moved(source: str, bounds: Bounds, target: str, path: Path) -> Bounds:
    """The bounds of a raster in another CRS. Raises `InputError` where that has no place for them."""
    if source == target:
        return bounds
    try:
        moved = transform_bounds(source, target, *bounds)
    except CPLE_BaseError:
        moved = (np.inf,) * 4
    if not np.isfinite(moved).all():
        raise InputError(
            f"The coordinates of {shown(path)} ({corners(bounds)}) can't be in its coordinate reference system, or "
            "not in that of the other images: it may say degrees of what are metres. Write the right one "
            "into the file (Raster > Projections > Assign Projection, or gdal_edit)."
        )
    return moved


def _asked(bounds: Sequence[float], source: str, target: str) -> Bounds:
    """The area asked for, in the grid's CRS. Raises `InputError` if it can't be in its own."""
    left, bottom, right, top = bounds
    if not source:
        return left, bottom, right, top
    try:
        return transform_bounds(source, target, left, bottom, right, top)
    except CPLE_BaseError as error:
        raise InputError(
            f"The area {corners((left, bottom, right, top))} can't be in {source}; give the coordinate "
            "reference system that it is in."
        ) from error


def _metres(crs: CRS, length: float) -> float:
    """A length in units of a CRS as metres; a degree as one from south to north."""
    if crs.is_geographic:
        return length * 111_320
    return length * (crs.linear_units_factor[1] if crs.is_projected else 1.0)


def _pixels(bounds: Bounds, crs: str, target: str, pixel: float) -> float:
    left, bottom, right, top = bounds if crs == target else transform_bounds(crs, target, *bounds)
    return (right - left) * (top - bottom) / pixel**2


def _union(covers: list[Bounds]) -> Bounds:
    return (
        min(b[0] for b in covers),
        min(b[1] for b in covers),
        max(b[2] for b in covers),
        max(b[3] for b in covers),
    )


def _intersection(everything: Bounds, bounds: Bounds, frames: Sequence[Frame]) -> Bounds:
    left, bottom = max(everything[0], bounds[0]), max(everything[1], bounds[1])
    right, top = min(everything[2], bounds[2]), min(everything[3], bounds[3])
    if not (left < right and bottom < top) or np.isnan(bounds).any():
        raise InputError(
            f"The area {corners(bounds)} and the images do not overlap: they cover "
            f"{corners(everything)}. Give the area in the images' own coordinate system."
        )
    return left, bottom, right, top


class FrameReader:
    """Windows of the files of one frame (one source, one date) on a grid.

    Keeps its files open; not to be shared between threads. files: those that other readers of this
    thread have open, by path; who made it closes them. GDAL keeps decoded blocks for each opening:
    a file of several frames, or one that holds its own mask, would be decoded for each of them.
    """

    def __init__(self, parts: Sequence[Frame], grid: Grid, files: dict[Path, Any] | None = None):
        self.parts, self.grid = parts, grid
        self.source = parts[0].source
        self.days = parts[0].days
        masks = dict.fromkeys(part.mask for part in parts if part.mask)
        self._own: dict[Path, Any] = {}
        opened = self._own if files is None else files
        for path in (*(part.path for part in parts), *(mask.path for mask in masks)):
            if path not in opened:
                opened[path] = open_raster(path)
        for part in parts:
            _require_bands(part.path, opened[part.path], part.bands.values())
        for mask in masks:
            _require_bands(mask.path, opened[mask.path], [mask.band])
        # Those with a mask first: it counts for files of other bands without one, too.
        self._files = [
            _Part(part, opened[part.path], grid)
            for part in sorted(parts, key=lambda p: p.mask is None)
        ]
        self._masks = {mask: _MaskWindow(mask, opened[mask.path], grid) for mask in masks}

    def close(self) -> None:
        """Close the files that no other reader has."""
        for file in self._own.values():
            file.close()

    @property
    def striped(self) -> bool:
        """Whether a file stores whole rows, so that a window costs as much as the rows it is in."""
        return any(file.values.striped for file in self._files)

    def held(self, edge: int, across: int) -> dict[tuple[Path, tuple[int, ...]], int]:
        """Bytes of decoded blocks of some bands of each file that GDAL must keep for none to be decoded
        twice, if tiles of `edge` pixels are read one after the other in rows of `across` pixels."""
        windows = [file.values for file in self._files] + [m.codes for m in self._masks.values()]
        return {(w.path, w.together): w.held(edge, across) for w in windows}

    def read(self, tile: Tile) -> tuple[np.ndarray, np.ndarray]:
        """Values and clear pixels in `tile`, which may reach beyond the grid.

        Returns values (bands, height, width) float32 in the source's units, NaN where a band is
        missing, and clear (height, width) bool: some band present and not masked. Where parts
        overlap, the first one that is clear there counts, else the first that is present.
        """
        unmasked = {mask: window.read(tile) for mask, window in self._masks.items()}
        values, clear = self._files[0].read(tile, unmasked)
        if len(self._files) == 1:
            return values, clear
        clouded = np.isfinite(values).any(axis=0) & ~clear
        for file in self._files[1:]:
            more, more_clear = file.read(tile, unmasked)
            if not file.masked:
                more_clear &= clear | ~clouded
            clouded |= np.isfinite(more).any(axis=0) & ~more_clear
            take = (more_clear & ~clear)[None] | (np.isnan(values) & (more_clear | ~clear)[None])
            take &= np.isfinite(more)
            values = np.where(take, more, values)
            clear |= more_clear
        return values, clear


def _require_bands(path: Path, file: Any, numbers: Collection[int]) -> None:
    """Raise `InputError` if a file has fewer bands than were found in the one that lay there before."""
    if max(numbers, default=0) > file.count:
        raise InputError(
            f"{shown(path)} has {counted(file.count, 'band')} where band {max(numbers)} was found before: it was "
            "replaced meanwhile. Put the file back, or make the embedding anew."
        )


class _Part:
    """One file of a frame."""

    def __init__(self, frame: Frame, file: Any, grid: Grid):
        self._frame = frame
        self._slots = [frame.source.bands.index(name) for name in frame.bands]
        numbers = list(frame.bands.values())
        self.masked = frame.mask is not None
        fill = _undeclared(frame, file) if _pixel_shift(file, grid) is None else None
        self.values = _Window(frame.path, file, numbers, grid, Resampling.bilinear, fill=fill)

    def read(self, tile: Tile, unmasked: dict[Mask, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
        """Values and clear pixels. unmasked: where each mask says that the view is clear."""
        frame = self._frame
        values = own = measured(self.values.read(tile), frame.source, frame.digital.apply)
        if self._slots != list(range(len(frame.source.bands))):
            values = np.full((len(frame.source.bands), tile.height, tile.width), np.nan, np.float32)
            values[self._slots] = own
        clear = np.isfinite(values[0])
        if not clear.all():
            clear = np.asarray(np.isfinite(values).any(axis=0))
        if frame.mask:
            clear &= unmasked[frame.mask]
        return values, clear


class _MaskWindow:
    """A quality band on a grid; files of single bands share it."""

    def __init__(self, mask: Mask, file: Any, grid: Grid):
        self._mask = mask
        self.codes = _Window(mask.path, file, [mask.band], grid, Resampling.nearest, codes=True)

    def read(self, tile: Tile) -> np.ndarray:
        """(height, width) bool."""
        return self._mask.clear(self.codes.read(tile)[0])


class _Window:
    """Some bands of one file, read on a grid: directly where pixels coincide, else warped.

    codes: the pixels are codes, all of which mean something, whatever the file calls nodata.
    fill: of a file that declares no nodata, what must not be mixed into neighbours: see `_undeclared`.
    """

    def __init__(
        self,
        path: Path,
        file: Any,
        numbers: list[int],
        grid: Grid,
        resampling: Resampling,
        codes: bool = False,
        fill: float | None = None,
    ):
        self.path, self._file = path, file
        self._numbers, self._grid = numbers, grid
        self._nodata = [None if codes else self._file.nodatavals[n - 1] for n in numbers]
        self._undeclared = fill
        self._has_mask = not codes and has_mask(self._file, numbers[0])
        self._shift = _pixel_shift(self._file, grid)
        self._scale = _scale(self._file, grid) if self._shift is None else (1.0, 1.0)
        self._resampling = resampling
        self._block, wide = _block(path, file)
        self.striped = self._block[1] >= wide > 1024
        # One band after the other, or all in one block, which is decoded for any of them.
        pixel = file.interleaving is Interleaving.pixel
        self.together = tuple(file.indexes if pixel else numbers)

    def held(self, edge: int, across: int) -> int:
        """As of `FrameReader.held`, for the bands `together`."""
        file, sides, scale = self._file, (edge, across), 1.0
        past: tuple[int, ...] = (1, 1)
        if self._shift is None:
            scale = _metres(CRS.from_user_input(self._grid.crs), self._grid.transform.a)
            scale /= _metres(file.crs, min(abs(length) for length in file.res))
        else:  # where tiles and blocks begin together, a row of tiles touches no block of the next
            begun = (
                s - at for s, at in zip(self._shift, self._grid.lattice)
            )  # some tile, in the file
            starts = zip(reversed(tuple(begun)), self._block)
            past = tuple(int(bool(s % n or (edge % n and n % edge))) for s, n in starts)
            if past == (0, 0) and max(self._block) <= edge:
                sides = (edge, edge)  # no block is in two tiles
        rows, cols = (
            min((ceil(side * scale / n) + more) * n, most)
            for side, n, more, most in zip(sides, self._block, past, file.shape)
        )
        return rows * cols * sum(np.dtype(file.dtypes[n - 1]).itemsize for n in self.together)

    def read(self, tile: Tile) -> np.ndarray:
        """(bands, height, width) float32, NaN where there is no value."""
        shift = self._shift
        return patiently(
            self.path, lambda: self._warped(tile) if shift is None else self._direct(tile, *shift)
        )

    def _direct(self, tile: Tile, col: int, row: int) -> np.ndarray:
        out = np.full((len(self._numbers), tile.height, tile.width), np.nan, np.float32)
        col, row = tile.col + col, tile.row + row
        left, top = max(col, 0), max(row, 0)
        right = min(col + tile.width, self._file.width)
        bottom = min(row + tile.height, self._file.height)
        if left >= right or top >= bottom:
            return out
        window = Window(left, top, right - left, bottom - top)
        values = self._masked(self._file.read(self._numbers, window=window))
        if self._has_mask:  # inside the file, or beside it; warping heeds it by itself
            values[:, self._file.read_masks(self._numbers[0], window=window) == 0] = np.nan
        out[:, top - row : bottom - row, left - col : right - col] = values
        return out

    def _masked(self, pixels: np.ndarray) -> np.ndarray:
        with np.errstate(over="ignore"):  # a fill value that only float64 can hold is no value
            values = pixels.astype(np.float32)
        for band, nodata in enumerate(self._nodata):
            if nodata is not None and np.isfinite(nodata):
                values[band][pixels[band] == nodata] = np.nan
        return values

    def _warped(self, tile: Tile) -> np.ndarray:
        out = np.empty((len(self._numbers), tile.height, tile.width), np.float32)
        alike: dict[str, list[int]] = {}  # rasterio's VRT has one nodata for all bands
        for i, nodata in enumerate(self._nodata):
            alike.setdefault(str(nodata), []).append(i)
        for group in alike.values():
            out[group] = self._warped_alike(tile, group)
        return out

    def _warped_alike(self, tile: Tile, group: list[int]) -> np.ndarray:
        """Those of the bands that have one nodata."""
        numbers, nodata = [self._numbers[i] for i in group], self._nodata[group[0]]
        values = self._through(tile, numbers, nodata, self._resampling)
        if nodata is not None and self._resampling is not Resampling.nearest:
            # Where the nearest pixel is missing, those around it do not stand in for it.
            nearest = self._through(tile, numbers, nodata, Resampling.nearest)
            values[np.isnan(nearest)] = np.nan
        return values

    def _through(
        self, tile: Tile, numbers: list[int], nodata: float | None, resampling: Resampling
    ) -> np.ndarray:
        part = self._grid.part(tile)
        # The VRT lies on the tile itself with the source's own nodata; a source without one gets
        # an alpha-like NaN by warping to float. GDAL would take for missing only what all bands of
        # the file lack, other dates' too, and mix the code of one band into its neighbours: right
        # for a 0 that nobody declared, which a band may hold.
        together = nodata is None and not self._undeclared
        with (
            self._near(part, numbers) as (file, numbers),
            WarpedVRT(
                file,
                crs=part.crs,
                transform=part.transform,
                width=part.width,
                height=part.height,
                resampling=resampling,
                nodata=float("nan"),
                src_nodata=self._undeclared if nodata is None else nodata,
                dtype="float32",
                UNIFIED_SRC_NODATA="YES" if together else "NO",
                XSCALE=self._scale[0],
                YSCALE=self._scale[1],
            ) as vrt,
        ):
            return vrt.read(numbers)

    @contextmanager
    def _near(self, part: Grid, numbers: list[int]) -> Iterator[tuple[Any, list[int]]]:
        """The file, and the numbers in it. Where it holds many others, a copy of these bands around `part`:
        GDAL warps all bands of a file for any of them, which may be those of all its dates."""
        many = self._file.count >= 2 * len(numbers) and not self._has_mask
        window = _around(self._file, part) if many else None
        if window is None or window.width * window.height * len(numbers) > MOST_COPIED:
            yield self._file, numbers
            return
        pixels = self._file.read(numbers, window=window)
        count, height, width = pixels.shape
        with MemoryFile() as memory:
            with memory.open(
                driver="GTiff",
                count=count,
                height=height,
                width=width,
                dtype=pixels.dtype,
                crs=self._file.crs,
                transform=self._file.window_transform(window),
                photometric="MINISBLACK",  # of four bands of bytes the last would mean opaque
                alpha="NO",
            ) as copy:
                copy.write(pixels)
            with memory.open() as copy:
                yield copy, list(copy.indexes)


def _undeclared(frame: Frame, file: Any) -> float | None:
    """What fills a file that declares no nodata: a number beyond all that can be measured, such as -9999,
    if a look at the whole finds one, else 0 in all bands; None where all numbers may be measurements."""
    number = next(iter(frame.bands.values()))
    if frame.source.units not in POSSIBLE or file.nodatavals[number - 1] is not None:
        return None
    if file.dtypes[number - 1].startswith("uint"):
        return 0.0
    low, high = POSSIBLE[frame.source.units]
    found = read_small(frame.path, file, [number], small(*file.shape)).compressed()
    with np.errstate(over="ignore"):  # a fill value that only float64 can hold
        values = frame.digital.apply(found.astype(np.float32))
    fills, counts = np.unique(found[(values < low) | (values > high)], return_counts=True)
    return float(fills[counts.argmax()]) if len(fills) else 0.0


def _block(path: Path, file: Any) -> tuple[tuple[int, int], int]:
    """Rows and columns of a file's blocks, and its width; of a virtual raster those of a file that it
    shows, which are what is decoded."""
    behind = [name for name in made_of(path) if name.suffix.lower() != ".vrt"]
    if not behind:
        return file.block_shapes[0], file.width
    with open_raster(behind[0]) as shows:
        return shows.block_shapes[0], shows.width


def _around(file: Any, part: Grid) -> Window | None:
    """The pixels of a file that warping looks at for `part`, at least one; those beyond its edges are not
    there. None where they can't be told: beyond the projection, or across the 180th meridian."""
    try:
        left, bottom, right, top = transform_bounds(part.crs, file.crs, *part.bounds)
    except CPLE_BaseError:
        return None
    if not (-inf < left < right < inf and -inf < bottom < top < inf):
        return None
    corners = [~file.transform * (x, y) for x in (left, right) for y in (bottom, top)]
    starts, stops = [], []
    for places, size, cells in zip(
        zip(*corners), (file.width, file.height), (part.width, part.height)
    ):
        low, high = min(places), max(places)
        reach = 4 + 2 * ceil((high - low) / cells)  # of the kernel, and of what GDAL approximates
        starts.append(min(max(floor(low) - reach, 0), size - 1))
        stops.append(max(min(ceil(high) + reach, size), starts[-1] + 1))
    return Window(starts[0], starts[1], stops[0] - starts[0], stops[1] - starts[1])


def _scale(file: Any, grid: Grid) -> tuple[float, float]:
    """Pixels of the grid along its columns and rows for one of the file, at most 1. GDAL would guess them
    from each tile and what of the file it meets: tiles at a file's edge came out more blurred."""
    col, row = grid.width / 2, grid.height / 2
    x, y = zip(*(grid.transform * at for at in ((col, row), (col + 1, row), (col, row + 1))))
    try:
        there = transform(grid.crs, file.crs, x, y)
    except CPLE_BaseError:  # beyond where the file's projection holds
        return 1.0, 1.0
    (c0, r0), (c1, r1), (c2, r2) = (~file.transform * at for at in zip(*there))
    steps = hypot(c1 - c0, r1 - r0), hypot(c2 - c0, r2 - r0)
    # Near the end of a projection a step has no length, or one without end.
    wide, high = (1 / step if 1.05 < step < LONGEST_STEP else 1.0 for step in steps)
    return wide, high


def _pixel_shift(file, grid: Grid) -> tuple[int, int] | None:
    """Grid (0, 0) as (column, row) of the file, if their pixels coincide; else None."""
    t, g = file.transform, grid.transform
    if file.crs.to_wkt() != grid.crs or t.b or t.d:
        return None
    if abs(t.a / g.a - 1) > 1e-6 or abs(t.e / g.e - 1) > 1e-6:
        return None
    col, row = (g.c - t.c) / t.a, (g.f - t.f) / t.e
    if abs(col - round(col)) > 1e-3 or abs(row - round(row)) > 1e-3:
        return None
    return round(col), round(row)
