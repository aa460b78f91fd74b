"""An embedding on disk: a GeoTIFF with one band a dimension, read as unit vectors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.windows import Window

from .. import quantize
from ..errors import Changed, InputError
from ..files import BLOCK, blocks, windowed
from ..grid import Grid, Tile
from ..inputs.address import local_file, shown
from ..inputs.rasterfile import (
    LOOK,
    has_mask,
    is_local,
    made_of,
    open_raster,
    reading,
    refuse_truncated,
    state_of,
)

LARGE = 2048**2  # pixels above which an embedding without overviews is not read for a picture
AT_ONCE = 16_384  # vectors given at once by `parts`: 4 MB in 64 dimensions
BANDS = 8  # decoded at once
KEPT = 1 << 24  # bytes of decoded blocks while a whole embedding is read
PERIODS_ALIKE = 31  # days by which two valid periods may differ in length or season without a word
YEAR = 365.25  # days
LONGEST = 1.1  # that vectors of length 1, and means of them, may be by their codes


def band_names(d: int) -> list[str]:
    """A00, A01, … as the published product names its bands."""
    return [f"A{i:02d}" for i in range(d)]


def made_by(encoder: str) -> str:
    """What two embeddings share if the same weights made them: a copy of a checkpoint may have
    another name, so the hash counts where there is one."""
    return encoder.rpartition("sha256:")[2]


def unnamed(encoder: str, other: str) -> str:
    """What helps, for the end of a sentence, where one of two embeddings names no encoder."""
    if encoder and other:
        return ""
    return " Exports of Earth Engine name none: run `import` on them first."


def period_days(start: str, end: str) -> int | None:
    """Days of a valid period, None if it is not known."""
    try:
        return (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days
    except ValueError:
        return None


def seasons_apart(one: str, other: str) -> float | None:
    """Days of the year between the starts of two valid periods, None if one is not known."""
    try:
        apart = (date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days % YEAR
    except ValueError:
        return None
    return min(apart, YEAR - apart)


class EmbeddingReader:
    """Windows of an embedding as decoded vectors. Use it as a context manager.

    Attributes: `path`, `grid`, `d` (dimensions), `encoder` (name and sha256, "" if the file does
    not say), `tags` (the file's own), `valid_start` and `valid_end` (of the valid period, "" too),
    `sources` (of its images, "" too).
    Raises `InputError` if the file is missing, not a raster, or not an embedding.
    """

    def __init__(self, path: Path | str):
        self.path = Path(path)
        self._file = open_raster(self.path)
        self._states = self._now()
        self.d = self._file.count
        self.dtype = self._file.dtypes[0]
        self.tags: dict[str, str] = self._file.tags()
        self.encoder = self.tags.get("AEF_ENCODER", "")
        self.valid_start = self.tags.get("AEF_VALID_START", "")
        self.valid_end = self.tags.get("AEF_VALID_END", "")
        self.sources = self.tags.get("AEF_SOURCES", "").replace(",", ", ")
        self.code = self.tags.get("AEF_CODE", quantize.AEF)
        self._masked = has_mask(self._file)
        self._check()
        refuse_truncated(self.path, self._file, [self.d])
        self.grid = Grid(
            self._file.crs.to_wkt(), self._file.transform, self._file.width, self._file.height
        )
        self._require_unit_length()

    def _check(self) -> None:
        problem = ""
        if self._file.crs is None:
            problem = "has no coordinate reference system; give it one"
        elif is_local(self._file.crs):
            problem = "has a local coordinate reference system, which is nowhere on Earth; give it the right one"
        elif self.dtype not in ("int8", "float32", "float64"):
            problem = (
                f"has pixels of type {self.dtype}; an embedding has int8 codes or float32 values"
            )
        elif self.d < 2:
            problem = "has one band; an embedding has one band a dimension, 64 for ours"
        elif self.dtype == "int8" and self._file.nodata not in (quantize.NODATA, None):
            problem = (
                f"has nodata {self._file.nodata}; int8 embeddings mark missing pixels with -128"
            )
        elif self._file.transform.e > 0 or self._file.transform.b or self._file.transform.d:
            problem = "is stored bottom-up or rotated; run `import` on it first"
        elif self._file.transform.a < 0:
            problem = "is stored from east to west; warp it first (gdalwarp, nearest pixel)"
        elif self.code not in (quantize.AEF, quantize.LINEAR):
            problem = f"has codes of a kind ({self.code}) that this version does not know"
        elif self._shuffled():
            problem = "has its bands in another order than A00, A01, …; put them in order"
        if problem:
            self._file.close()
            raise InputError(
                f"{shown(self.path)} {problem}. Make embeddings with `embed` or `import`."
            )

    def _shuffled(self) -> bool:
        """Whether the bands bear the names of all dimensions, but in another order."""
        names, ours = [text or "" for text in self._file.descriptions], band_names(self.d)
        return names != ours and sorted(names) == ours

    def _require_unit_length(self) -> None:
        """Raise `InputError` for floats that can't be vectors of an encoder of ours, which are of length
        1: codes that were only changed to floats or scaled, for one. Looked for in the middle."""
        if self.dtype == "int8" or "sha256:" not in self.encoder:
            return
        width, height = (min(side, LOOK) for side in (self.grid.width, self.grid.height))
        left, top = (self.grid.width - width) // 2, (self.grid.height - height) // 2
        lengths = np.linalg.norm(self.read(Tile(left, top, width, height)), axis=-1)
        known = lengths[np.isfinite(lengths)]
        if known.size and np.median(known) > LONGEST:
            self._file.close()
            raise InputError(
                f"{shown(self.path)} has vectors of length {np.median(known):.3g}, but those of "
                f"{self.encoder.partition(' ')[0]} have length 1: they may be its codes as floats, or scaled. "
                "Use the original, or make it with `embed --dtype float32`."
            )

    def __enter__(self) -> EmbeddingReader:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def _now(self) -> list[dict[str, Any]]:
        """The files of this machine that are read, as they are now."""
        return [state_of(path) for path in (self.path, *made_of(self.path)) if local_file(path)]

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """While pixels are read, here or by others that open the file anew: raises `Changed`, whatever
        else came of it, if it is another one by now than when this reader opened it."""
        try:
            yield
        finally:
            if self._now() != self._states:
                raise Changed(shown(self.path))

    def codes(self, tile: Tile) -> np.ndarray:
        """What the file holds in `tile`: (d, height, width), int8 or float."""
        return self._held(windowed(tile))

    def _held(
        self, window: Window | None = None, shape: tuple[int, ...] | None = None
    ) -> np.ndarray:
        """What the file holds in a window, or all of it, at `shape` (d, height, width).

        Missing pixels bear their mark also where a mask says so, or where all bands hold one number:
        others' files are filled with 0 (by gdal_merge, for one), -9999 or the like where there is nothing.
        """
        with reading(self.path):
            codes = self._file.read(window=window, out_shape=shape)
        missing = codes[1] == codes[0]
        for band in codes[2:]:
            if not missing.any():  # as nearly always after a few bands: it costs next to nothing
                break
            missing &= band == codes[0]
        if self._masked:
            with reading(self.path):
                missing |= self._file.read_masks(1, window=window, out_shape=missing.shape) == 0
        mark = quantize.NODATA if codes.dtype == np.int8 else np.nan
        np.copyto(codes, np.array(mark, codes.dtype), where=missing)
        return codes

    def read(self, tile: Tile) -> np.ndarray:
        """Vectors in `tile`: (height, width, d) float32, NaN in all dimensions where missing."""
        return self._decoded(self.codes(tile))

    def parts(self, tile: Tile) -> Iterator[tuple[slice, np.ndarray]]:
        """Vectors (n, d) of the pixels in `tile` row by row, as many at once as stay in a cache.

        The slice says which of the tile's pixels they are. In memory they lie dimension by
        dimension, as in the file: what is computed from them need not turn them over. They are
        good until the next ones are asked for, which take their place.
        """
        codes = self.codes(tile)
        codes = codes.reshape(len(codes), -1)
        room = np.empty((len(codes), min(AT_ONCE, codes.shape[1])), np.float32)
        for start in range(0, codes.shape[1], AT_ONCE):
            some = codes[:, start : start + AT_ONCE]
            yield slice(start, start + AT_ONCE), self._into(room[:, : some.shape[1]], some)

    def _into(self, room: np.ndarray, codes: np.ndarray) -> np.ndarray:
        """Vectors (n, d) of what the file holds (d, n): a view of `room` (d, n)."""
        if codes.dtype == np.int8 and self.code == quantize.AEF:
            # A part at a time: what lies between the steps then never leaves the cache.
            for i in range(0, len(codes), BANDS):
                quantize.dequantize(codes[i : i + BANDS], room[i : i + BANDS])
        else:
            room[:] = self._decoded(codes).T
        return room.T

    def coarse(self, tile: Tile, out: np.ndarray) -> None:
        """Fill `out` (d, height, width) float32 with the vectors in `tile` at that many places,
        from the overviews where it is fewer than the pixels; NaN where missing."""
        codes = self._held(windowed(tile), out.shape)
        if codes.dtype == np.int8 and self.code == quantize.AEF:
            for band, values in zip(codes.view(np.uint8), out, strict=True):
                # Codes are bytes, so clipping changes nothing, and saves a pass that checks them.
                np.take(quantize.DECODED, band, out=values, mode="clip")
        else:
            out[:] = np.moveaxis(self._decoded(codes), -1, 0)

    def small(self, most: int) -> np.ndarray | None:
        """The whole with at most `most` pixels a side: vectors (height, width, d) as of `read`.

        None if it is large and has no overviews, as all of it would have to be read.
        """
        width, height = self.grid.width, self.grid.height
        if width * height > LARGE and not self._file.overviews(1):
            return None
        shrink = max(1.0, max(width, height) / most)
        shape = (self.d, max(1, round(height / shrink)), max(1, round(width / shrink)))
        return self._decoded(self._held(shape=shape))

    def _decoded(self, codes: np.ndarray) -> np.ndarray:
        bands_last = np.ascontiguousarray(np.moveaxis(codes, 0, -1))
        if codes.dtype == np.int8:
            return quantize.decode(bands_last, self.code)
        values = bands_last.astype(np.float32, copy=False)
        if self._file.nodata is not None and np.isfinite(self._file.nodata):
            values[(values == self._file.nodata).any(axis=-1)] = np.nan
        return values

    def blocks(self) -> list[Tile]:
        """Windows row by row, as our own files are stored in blocks: for these the cheapest to read."""
        return list(blocks(self.grid.width, self.grid.height))

    def once(self) -> Any:
        """A context for reading all of `blocks()` in their order, once: GDAL keeps no more decoded
        blocks than that needs. It would take a share of the machine's memory, however large, and
        memory that is new takes longer to get than a block to decode."""
        high, wide = self._file.block_shapes[0]
        needed = 0
        if BLOCK % wide or BLOCK % high:  # not ours: what one row of our blocks touches
            rows = -(-BLOCK // high) + 1
            needed = rows * high * (self.grid.width + wide) * self.d * np.dtype(self.dtype).itemsize
        return rasterio.Env(GDAL_CACHEMAX=max(needed, KEPT))


def unit(vectors: np.ndarray) -> np.ndarray:
    """Vectors (…, d) scaled to length 1; those of length 0 and missing ones become NaN."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.where(length > 0, vectors / np.where(length > 0, length, 1), np.nan).astype(
        np.float32
    )
