"""Opening rasters and looking into them; every failure is a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.windows import Window

from ..errors import InputError
from .address import gdal_name, is_remote, local_file, why_not

PLACES, PIECE = 8, 8  # places a side of a `glimpse`, and pixels a side of each
LOOKED = 1 << 28  # bytes of decoded blocks while a whole raster is read at low resolution


def open_raster(path: Path) -> Any:
    """rasterio.open whose failures are sentences."""
    file = local_file(path)
    if file is not None and not file.exists():
        raise InputError(f"{file} does not exist; check the path.")
    # What lies beside a file on a server would be a request for each name that GDAL thinks of.
    alone = {"GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR"} if is_remote(path) else {}
    try:
        with rasterio.Env(**alone):
            return rasterio.open(gdal_name(path))
    except rasterio.errors.RasterioIOError as error:
        raise InputError(why_not(path, error)) from error


def refuse_truncated(path: Path, file: Any, bands: Sequence[int] | None = None) -> None:
    """Look whether a GeoTIFF's blocks lie within it, before any work; reads no pixels.

    A cut copy opens well, for its header comes first, and fails hours later. bands: look at these
    only; of a file that holds one band after the other, the last one tells.
    """
    if file.driver != "GTiff" or not path.exists():
        return
    length = path.stat().st_size
    height, width = file.block_shapes[0]
    rows, cols = -(-file.height // height), -(-file.width // width)
    planes = (
        (bands or file.indexes) if file.interleaving != rasterio.enums.Interleaving.pixel else [1]
    )
    for band in planes:
        for x, y in product(range(cols), range(rows)):
            start = file.get_tag_item(f"BLOCK_OFFSET_{x}_{y}", "TIFF", bidx=band)
            size = file.get_tag_item(f"BLOCK_SIZE_{x}_{y}", "TIFF", bidx=band)
            if start and size and int(start) + int(size) > length:
                raise _truncated(path, f"{length} bytes, its pixels reach to {start} + {size}")


def _truncated(path: Path, why: object) -> InputError:
    return InputError(f"{path} can't be read whole ({why}): truncated or damaged. Copy it again.")


def read_small(
    path: Path,
    file: Any,
    numbers: Sequence[int],
    shape: tuple[int, int],
    window: Window | None = None,
) -> Any:
    """Bands, or a window of them, at low resolution as a masked array (bands, *shape); failures are
    sentences.

    Without overviews all of it is decoded, which GDAL would do anew for each band and keep a share of
    the machine's memory of; so it is read by rows few enough to stay decoded for all bands.
    """
    window = window or whole(file)
    high = window.height / shape[0]  # rows of the file to one that is read
    row_bytes = file.width * sum(np.dtype(kind).itemsize for kind in file.dtypes)
    step = max(1, int(LOOKED / 2 / row_bytes / high))
    found = []
    with reading(path), rasterio.Env(GDAL_CACHEMAX=LOOKED):
        for row in range(0, shape[0], step):
            rows = min(step, shape[0] - row)
            part = Window(window.col_off, window.row_off + row * high, window.width, rows * high)
            size = (len(numbers), rows, shape[1])
            found.append(file.read(list(numbers), out_shape=size, masked=True, window=part))
    return np.ma.concatenate(found, axis=1)


def decodes_all(file: Any, number: int, size: tuple[float, float]) -> bool:
    """Whether to look at (rows, columns) of a band at low resolution would decode all of them."""
    return min(size) > PLACES * PIECE and not file.overviews(number)


def glimpse(
    path: Path,
    file: Any,
    numbers: Sequence[int],
    size: tuple[float, float],
    window: Window,
    pieces: bool,
) -> Any:
    """Pixels of some bands (bands, rows, columns) from all over a window, as a masked array: at most
    64 a side.

    size: rows and columns of that window in the raster that pixels are counted in, so that a mask of
    other pixels is looked at in the same places. pieces: look at PLACES a side in full resolution,
    so that only the blocks that these lie in are decoded, see `decodes_all`.
    """
    side = PLACES * PIECE
    if not pieces:
        shape = tuple(max(1, min(side, round(n))) for n in size)
        return read_small(path, file, numbers, (shape[0], shape[1]), window)
    tall, wide = window.height / size[0], window.width / size[1]
    starts = [np.linspace(0, n - PIECE, PLACES).astype(int) for n in size]
    found = np.ma.masked_all((len(numbers), side, side), file.dtypes[numbers[0] - 1])
    with reading(path), rasterio.Env(GDAL_CACHEMAX=LOOKED):
        for (i, row), (j, col) in product(enumerate(starts[0]), enumerate(starts[1])):
            left, top = window.col_off + col * wide, window.row_off + row * tall
            found[:, i * PIECE : (i + 1) * PIECE, j * PIECE : (j + 1) * PIECE] = file.read(
                list(numbers),
                window=Window(left, top, PIECE * wide, PIECE * tall),
                out_shape=(len(numbers), PIECE, PIECE),
                masked=True,
            )
    return found


def whole(file: Any) -> Window:
    return Window(0, 0, file.width, file.height)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """While pixels of `path` are read: a failure is an `InputError` that names the file."""
    try:
        yield
    except rasterio.errors.RasterioIOError as error:
        why = error.__cause__ or error  # rasterio's own words only point at their cause
        if is_remote(path):
            raise InputError(why_not(path, error)) from error
        raise _truncated(path, why) from error
