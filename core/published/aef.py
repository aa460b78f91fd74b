"""Tiles of AlphaEarth's published annual embeddings: what each file holds, decoded right.

The formats are those of Source Cooperative and Google's bucket (int8 codes, often stored from
south to north) and of Earth Engine's exports (64 numbers, or the codes); see Google's readme of
the bucket and the paper's supplement S8.1.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from affine import Affine
from rasterio.windows import Window

from .. import quantize
from ..embeddings.embedding import band_names
from ..errors import InputError
from ..grid import Grid, Tile
from ..inputs.address import is_address, web_address
from ..inputs.rasterfile import has_mask
from ..progress import Progress
from ..words import counted
from . import remote

ENCODER = "alphaearth-foundations v1 annual"
D = 64
LICENCE = (
    "CC-BY 4.0. The AlphaEarth Foundations Satellite Embedding dataset is produced by Google and "
    "Google DeepMind."
)
# Published vectors have length 1.000 ± 0.002. A mean taken by somebody without scaling back is a
# little shorter; another decoding is far off.
LENGTHS = (0.9, 1.1)


class AefTile:
    """One file, north up. `grid`, `name`, `year` (None if nothing tells).

    Raises `InputError` if it is no AlphaEarth tile; remote ones are tried several times.
    """

    d = D

    def __init__(self, source: str, progress: Progress, year: int | None = None):
        self.name, self._progress = source, progress
        self._path = source
        if is_address(source):
            address = web_address(source)
            remote.require_file(address, progress)
            self._path = f"/vsicurl/{address}"
        self._file: Any = None
        file = self._opened()
        try:
            self._check(file)
            self._bands = self._order(file)
            self._codes = file.dtypes[0] == "int8"
            self._nodata = file.nodata
            self._masked = has_mask(file)
            self.reordered = self._bands != list(range(1, D + 1))
            tag = file.tags().get("AEF_VALID_START", "")[:4]
            t = file.transform
            self._flip = t.e > 0
            top = t.f + t.e * file.height if self._flip else t.f
            transform = Affine(t.a, 0.0, t.c, 0.0, -abs(t.e), top)
            self.grid = Grid(file.crs.to_wkt(), transform, file.width, file.height)
        finally:
            file.close()
        self.year = year or (int(tag) if tag.isdigit() else year_of(source))

    def _opened(self) -> Any:
        if self._path == self.name:
            if not Path(self.name).exists() and not self.name.startswith("/vsi"):
                raise InputError(f"{self.name} does not exist; check the path.")
            try:
                return rasterio.open(self.name)
            except rasterio.errors.RasterioIOError as error:
                raise InputError(
                    f"{self.name} is not a raster that GDAL can read ({error}); get it again."
                ) from error
        return remote.patiently(self.name, lambda: rasterio.open(self._path), self._progress)

    def _check(self, file: Any) -> None:
        t, problem = file.transform, ""
        made_by = file.tags().get("AEF_ENCODER", ENCODER)
        if made_by != ENCODER:
            problem = f"is an embedding of {made_by}, none of AlphaEarth; use it as it is"
        elif file.crs is None:
            problem = "has no coordinate reference system; get the original file"
        elif file.dtypes[0] not in ("int8", "float32", "float64"):
            problem = (
                f"has pixels of type {file.dtypes[0]}; AlphaEarth's are int8 codes, or float in "
                "Earth Engine's exports"
            )
        elif t.b or t.d or abs(abs(t.e) / t.a - 1) > 1e-6:
            problem = "is rotated or has pixels that are not square; warp it first, nearest pixel"
        elif file.dtypes[0] == "int8" and file.nodata not in (quantize.NODATA, None):
            problem = f"has nodata {file.nodata}; AlphaEarth marks missing pixels with -128"
        if problem:
            raise InputError(f"{self.name} {problem}.")

    def _order(self, file: Any) -> list[int]:
        """The band numbers of A00…A63, found by name where bands have names."""
        names = [(n or "").upper() for n in file.descriptions]
        wanted = band_names(D)
        alike = [n for n in file.descriptions if re.fullmatch(r"(.*_)?A\d\d(_\d+)?", n or "")]
        if len(alike) > D:
            raise InputError(
                f"{self.name} holds several images side by side ({alike[0]}, {alike[D]} …). An embedding is "
                "of one year: export each for itself."
            )
        if any(re.fullmatch(r"A\d\d", n) for n in names):
            missing = [n for n in wanted if n not in names]
            if missing:
                some = ", ".join(missing[:6]) + (" …" if len(missing) > 6 else "")
                raise InputError(
                    f"{self.name} lacks {len(missing)} of the 64 bands of AlphaEarth ({some}). "
                    "All of them are needed: export or download A00 to A63."
                )
            return [names.index(n) + 1 for n in wanted]
        if file.count != D:
            other = (
                "TESSERA has 128: use `import tessera` on a folder of its own"
                if file.count == 128
                else "export or download all of A00 to A63"
            )
            raise InputError(
                f"{self.name} is no AlphaEarth tile: it has {counted(file.count, 'band')} without names, "
                f"AlphaEarth has 64 (A00 to A63); {other}."
            )
        return list(range(1, D + 1))

    def read(self, tile: Tile) -> np.ndarray:
        """Vectors (height, width, 64) float32 of a window, NaN where any band is missing.

        Raises `InputError` if their lengths say that they were decoded in another way, or if the
        file can't be read.
        """
        row = self.grid.height - tile.row - tile.height if self._flip else tile.row
        window = Window(tile.col, row, tile.width, tile.height)

        if self._path == self.name:
            try:
                pixels = self._window(window, self._bands)
            except rasterio.errors.RasterioIOError as error:
                raise InputError(
                    f"{self.name} can't be read whole ({error}); it may be cut short. Get it again."
                ) from error
        else:
            pixels = self._fetched(window)
        if self._flip:
            pixels = pixels[:, ::-1]
        vectors = self._decoded(np.ascontiguousarray(np.moveaxis(pixels, 0, -1)))
        self._require_length(vectors)
        return vectors

    def _fetched(self, window: Window) -> np.ndarray:
        """A window of a remote file: at once, and if that breaks off band by band, so that what
        has come need not come again."""
        try:
            return self._window(window, self._bands)
        except rasterio.errors.RasterioError:
            ask = functools.partial(self._window, window)
            each = (functools.partial(ask, [band]) for band in self._bands)
            return np.concatenate([remote.patiently(self.name, a, self._progress) for a in each])

    def _window(self, window: Window, bands: list[int]) -> np.ndarray:
        """Pixels of a window; the file stays open for the next one, and is closed by a failure."""
        try:
            if self._file is None:
                self._file = rasterio.open(self._path)
            pixels = self._file.read(bands, window=window)
            if self._masked:
                missing = self._file.read_masks(1, window=window) == 0
                pixels[:, missing] = quantize.NODATA if self._codes else np.nan
            return pixels
        except rasterio.errors.RasterioError:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file; the next `read` opens it again."""
        if self._file is not None:
            self._file.close()
        self._file = None

    def _decoded(self, pixels: np.ndarray) -> np.ndarray:
        if self._codes:
            vectors = quantize.dequantize(pixels)
        else:
            vectors = pixels.astype(np.float32)
            if self._nodata is not None:
                vectors[pixels == self._nodata] = np.nan
        # Also what is filled with one number in all bands: 0, or -9999 that nothing declares.
        missing = ~np.isfinite(vectors).all(axis=-1) | (pixels == pixels[..., :1]).all(axis=-1)
        vectors[missing] = np.nan
        return vectors

    def _require_length(self, vectors: np.ndarray) -> None:
        valid = np.isfinite(vectors[..., 0])
        if not valid.any():
            return
        length = float(np.median(np.linalg.norm(vectors[valid], axis=-1)))
        if LENGTHS[0] < length < LENGTHS[1]:
            return
        if self._codes:
            why = "its codes are not AlphaEarth's (signed square root times 127.5)"
        elif length > 50:
            why = "it holds codes that nobody has decoded"
        elif 1.8 < length < 3.5:
            why = "another tool decoded its codes as if they were linear"
        else:
            why = "its numbers were changed"
        raise InputError(
            f"{self.name} holds vectors of length {length:.3g}, AlphaEarth's have length 1: {why}. "
            "Use the published int8 file or an Earth Engine export as it comes."
        )


def year_of(source: str) -> int | None:
    """The year that a file's name or one of the two folders above it states; None if none does.

    A name that a person gave comes first, for a folder may be that of the project's year; the
    published names are letters and digits drawn by chance, and lie in YEAR/ZONE.
    """
    *folders, name = source.replace("\\", "/").split("/")
    told = [f for f in reversed(folders[-2:]) if re.fullmatch(r"20[1-4]\d", f)]
    found = set(re.findall(r"(?<!\d)20[1-4]\d(?!\d)", name))
    if len(found) == 1:
        published = re.fullmatch(r"\d\d?[NS]", folders[-1] if folders else "")
        told.insert(len(told) if published else 0, found.pop())
    return int(told[0]) if told else None
