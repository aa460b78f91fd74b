"""TESSERA's tiles: int8 codes with their scales as .npy, a landmask that says where; or GeoTIFF.

The layout is that of GeoTessera: `grid_LON_LAT.npy` (H, W, 128), `grid_LON_LAT_scales.npy` (H, W),
(H, W, 128) or (128,), and `grid_LON_LAT.tiff`, whose CRS and transform place them and which is 0 on
water. Its GeoTIFF exports hold the 128 numbers themselves.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.windows import Window

from ..errors import InputError
from ..grid import Grid, Tile
from ..words import counted
from .aef import year_of

D = 128
MASKS = "global_0.1_degree_tiff_all"  # where GeoTessera keeps the landmasks of all tiles
LICENCE = "CC0; please cite TESSERA (Feng et al. 2025)."


class TesseraTile:
    """One tile, north up. `grid`, `name`, `year` (None if nothing tells), `version`.

    Its files are open from the first `read` until `close`: an area may be of hundreds of tiles.
    Raises `InputError` if a part of it is missing or does not fit the others.
    """

    d = D

    def __init__(self, source: str):
        self.name = source
        self._path = Path(source)
        self._file: Any = None
        self._codes: np.ndarray | None = None
        self._scales: np.ndarray | None = None
        self.year = self._year()
        self.version = self._version()
        if not self._path.exists():
            raise InputError(f"{source} does not exist; check the path.")
        try:
            self._open()
            if self._codes is None or self._scales is None:
                self._require_bands()
            else:
                self._require_fit(self._codes, self._scales)
            self.grid = _grid(self._file)
        finally:
            self.close()

    def _year(self) -> int | None:
        """As the name of an export says, else the folder of the year, above the tile's in some layouts."""
        named = None if self._path.suffix == ".npy" else year_of(self._path.name)
        folders = [p for p in self._path.parts[-4:-1] if re.fullmatch(r"20[1-4]\d", p)]
        return named or (int(folders[-1]) if folders else None)

    def _version(self) -> str:
        found = [p for p in self._path.parts if re.fullmatch(r"v\d[\w.~-]*", p)]
        return found[-1] if found else "v1"

    def _open(self) -> None:
        if self._path.suffix == ".npy":
            self._codes, self._scales = _array(self._path), _array(self._scales_path())
        self._file = _opened(self._path if self._codes is None else self._mask_path())

    def _require_fit(self, codes: np.ndarray, scales: np.ndarray) -> None:
        height, width = codes.shape[:2]
        if codes.dtype != np.int8 or codes.shape[2:] != (D,):
            raise InputError(
                f"{self.name} is no TESSERA tile: it holds {codes.dtype} of shape "
                f"{codes.shape}, TESSERA's are int8 (height, width, {D})."
            )
        if scales.shape not in ((height, width), (height, width, D), (D,)):
            raise InputError(
                f"{self._scales_path()} has the shape {scales.shape}, which does not fit "
                f"{codes.shape} of {self._path.name}; download both again."
            )
        if (self._file.height, self._file.width) != (height, width):
            raise InputError(
                f"{self._file.name} has {self._file.height} × {self._file.width} pixels, "
                f"{self._path.name} {height} × {width}; they are not of one tile."
            )

    def _scales_path(self) -> Path:
        scales = self._path.with_name(self._path.stem + "_scales.npy")
        if not scales.exists():
            raise InputError(
                f"{self.name} has no scales: {scales.name} should lie beside it. Without them its "
                "codes mean nothing; download both."
            )
        return scales

    def _mask_path(self) -> Path:
        """The landmask beside the codes, or in GeoTessera's folder of all of them."""
        stem = self._path.stem
        for folder in self._path.parents[:5]:
            for place in (folder, folder / MASKS):
                for suffix in (".tiff", ".tif"):
                    if (place / (stem + suffix)).exists():
                        return place / (stem + suffix)
        raise InputError(
            f"{self.name} has no landmask: {stem}.tiff should lie beside it or in {MASKS}. It says "
            "where the tile lies; download it too."
        )

    def _require_bands(self) -> None:
        if self._file.count != D or not self._file.dtypes[0].startswith("float"):
            raise InputError(
                f"{self.name} is no export of TESSERA: it has {counted(self._file.count, 'band')} of "
                f"{self._file.dtypes[0]}, TESSERA's have {D} of float32. Give .npy tiles with their "
                "_scales.npy, or the exports."
            )

    def close(self) -> None:
        """Let go of the files; the next `read` opens them again."""
        if self._file is not None:
            self._file.close()
        self._file = self._codes = self._scales = None

    def read(self, tile: Tile) -> np.ndarray:
        """Vectors (height, width, 128) float32 of TESSERA's own lengths, NaN where missing.

        Raises `InputError` if the arrays can't be read.
        """
        window = Window(tile.col, tile.row, tile.width, tile.height)
        if self._file is None:
            self._open()
        if self._codes is None or self._scales is None:
            try:
                pixels = self._file.read(window=window)
            except rasterio.errors.RasterioIOError as error:
                raise InputError(
                    f"{self.name} can't be read whole ({error}); get it again."
                ) from error
            vectors = np.moveaxis(pixels, 0, -1).astype(np.float32)
            return _all_or_none(vectors, (vectors == vectors[..., :1]).all(axis=-1))
        here = (slice(tile.row, tile.row + tile.height), slice(tile.col, tile.col + tile.width))
        scale = np.asarray(self._scales if self._scales.ndim == 1 else self._scales[here])
        scale = scale[..., None] if scale.ndim == 2 else scale
        vectors = self._codes[here].astype(np.float32) * scale.astype(np.float32)
        water = self._file.read(1, window=window) == 0
        return _all_or_none(vectors, water | (vectors == vectors[..., :1]).all(axis=-1))


def _all_or_none(vectors: np.ndarray, missing: np.ndarray) -> np.ndarray:
    vectors[missing | ~np.isfinite(vectors).all(axis=-1)] = np.nan
    return vectors


def _array(path: Path) -> np.ndarray:
    try:
        return np.load(path, mmap_mode="r", allow_pickle=False)
    except (ValueError, OSError, EOFError) as error:
        raise InputError(f"{path} can't be read as an array ({error}); get it again.") from error


def _opened(path: Path) -> Any:
    try:
        return rasterio.open(path)
    except rasterio.errors.RasterioIOError as error:
        raise InputError(
            f"{path} is not a raster that GDAL can read ({error}); get it again."
        ) from error


def _grid(file: Any) -> Grid:
    t = file.transform
    if file.crs is None or t.b or t.d or t.e >= 0 or abs(-t.e / t.a - 1) > 1e-6:
        raise InputError(
            f"{file.name} has no coordinate reference system, or is rotated or stored from south to "
            "north; TESSERA's landmasks and exports are not. Get it again."
        )
    return Grid(file.crs.to_wkt(), t, file.width, file.height)
