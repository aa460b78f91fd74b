"""Writing an embedding: its blocks, and overviews that are renormalised means."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.windows import Window

from .. import quantize
from ..engine.stream import streamed
from ..files import (
    BLOCK,
    blocks,
    creation_options,
    disk_watched,
    finish,
    overview_sizes,
    refuse_overwriting,
    refuse_torn,
    require_output,
    sidecar,
    windowed,
)
from ..grid import Grid
from ..progress import Progress
from .embedding import band_names, unit

ROWS = 16  # made coarser at once
WRITTEN = 1 << 26  # bytes of blocks while an embedding is written, overviews included


def require_beside(
    out: Path, inputs: Iterable[Path], others: list[Path], no_rgb: bool
) -> Path | None:
    """Where the picture of the embedding `out` goes, None if there is to be none.

    Raises `InputError` where it, or the rasters `others` that go beside `out`, can't be written.
    """
    inputs = list(inputs)
    picture = None if no_rgb else out.with_name(out.stem + "_rgb.tif")
    beside = others if picture is None else [*others, picture]
    refuse_overwriting(inputs, [path for one in beside for path in (one, sidecar(one))])
    if picture is not None:
        require_output(picture, ".tif", inputs)  # its name is longer
    return picture


def write_embedding(
    out: Path,
    scratch: Path,
    grid: Grid,
    d: int,
    dtype: str,
    tags: dict[str, str],
    read_block: Any,
    progress: Progress | None = None,
    note: str = "",
    names: list[str] | None = None,
) -> None:
    """Join finished tiles into the final raster with overviews of renormalised means.

    `read_block(tile)` gives vectors (height, width, d) float32, NaN = missing, or for `int8` the
    codes themselves, of the kind that the tag AEF_CODE names. `names` of the bands, else A00, A01, …
    `scratch` is a folder for intermediate files; the caller removes it. note: what reading the
    blocks is called.
    """
    progress = progress or Progress()
    nodata = quantize.NODATA if dtype == "int8" else float("nan")
    code = tags.get("AEF_CODE", quantize.AEF)
    base = scratch / "base.tif"
    for torn in scratch.glob("base.tif*"):  # GDAL looks into what it replaces, and stumbles
        torn.unlink()
    # The blocks of a raster that is written go by once; a larger cache would only fill with them.
    with disk_watched(scratch), rasterio.Env(GDAL_CACHEMAX=WRITTEN):
        with rasterio.open(base, "w", **creation_options(grid, d, dtype, nodata)) as file:
            file.update_tags(**tags)
            file.descriptions = tuple(names or band_names(d))
            tiles = list(blocks(grid.width, grid.height))
            for i, tile in enumerate(tiles):
                progress.step(i, len(tiles), note)
                file.write(np.moveaxis(read_block(tile), -1, 0), window=windowed(tile))
            progress.step(len(tiles), len(tiles), note)
        _write_overviews(base, grid, d, dtype, nodata, code, progress)
        finish(base, out)


def _write_overviews(
    base: Path, grid: Grid, d: int, dtype: str, nodata: float, code: str, progress: Progress
) -> None:
    """Each level from the one below."""
    below, below_width, below_height = base, grid.width, grid.height
    for width, height in overview_sizes(grid.width, grid.height):
        level = below.with_name(below.name + ".ovr")
        options = creation_options(grid, d, dtype, nodata)
        options |= {"width": width, "height": height, "crs": None, "transform": None}
        # The four blocks below each block follow each other: it is whole before the next begins.
        tiles = sorted(
            blocks(below_width, below_height),
            key=lambda t: (t.row // (2 * BLOCK), t.col // (2 * BLOCK), t.row, t.col),
        )
        with _opened(level, "w", **options) as file:
            for tile, pixels in streamed(
                tiles,
                partial(_source, below),
                lambda source, tile: _coarser(source.read(window=windowed(tile)), code),
                "Making overviews",
                progress,
            ):
                window = Window(tile.col // 2, tile.row // 2, pixels.shape[2], pixels.shape[1])
                file.write(pixels, window=window)
        refuse_torn(level)
        below, below_width, below_height = level, width, height


def _coarser(pixels: np.ndarray, code: str) -> np.ndarray:
    """Vectors or codes (d, h, w) at half the resolution: decode, mean of 2 × 2, back to unit
    length, encode."""
    d, h, w = pixels.shape
    found = np.empty((d, -(-h // 2), -(-w // 2)), pixels.dtype)
    for top in range(0, h, ROWS):  # what lies between the steps stays small
        values = np.moveaxis(pixels[:, top : top + ROWS], 0, -1)
        if pixels.dtype == np.int8:
            mean = quantize.encode(unit(halved(quantize.decode(values, code))), code)
        else:
            mean = unit(halved(values))
        found[:, top // 2 : (top + ROWS) // 2] = np.moveaxis(mean, -1, 0)
    return found


def _source(path: Path) -> Any:
    """A raster that may be opened in one thread and closed in another."""
    return closing(_opened(path))


def _opened(path: Path, mode: str = "r", **options: Any) -> Any:
    """rasterio.open for overview files, which have no georeference, as they should."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", rasterio.errors.NotGeoreferencedWarning)
        return rasterio.open(path, mode, **options)


def halved(values: np.ndarray) -> np.ndarray:
    """Means of 2 × 2 pixels that ignore NaN, for (h, w, d) arrays; odd edges average what is there.

    Returns ((h + 1) // 2, (w + 1) // 2, d), NaN where no pixel had a value.
    """
    known = np.isfinite(values)
    edges = [(0, values.shape[0] % 2), (0, values.shape[1] % 2), (0, 0)]
    if known.all() and not (edges[0][1] or edges[1][1]):
        return _fours(values) / np.float32(4)
    total = _fours(np.pad(np.where(known, values, np.float32(0)), edges))
    count = _fours(np.pad(known.astype(np.uint8), edges))
    total[count == 0] = np.nan
    return total / np.maximum(count, 1)


def _fours(values: np.ndarray) -> np.ndarray:
    """Sums of 2 × 2 pixels of (h, w, d), both even. Rows first: neighbours in a row lie apart."""
    rows = values[::2] + values[1::2]
    return rows[:, ::2] + rows[:, 1::2]
