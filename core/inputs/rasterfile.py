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

PLACES, PIECE = 8, 8  # places a side of `read_pieces`, and pixels a side of each
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


def read_band(
    path: Path, file: Any, number: int, shape: tuple[int, int], window: Any = None
) -> Any:
    """One band, or a window of it, at low resolution as a masked array; failures are sentences.

    Without overviews all of it is decoded; GDAL would keep a share of the machine's memory of that.
    """
    with reading(path), rasterio.Env(GDAL_CACHEMAX=LOOKED):
        return file.read(number, out_shape=shape, masked=True, window=window)


def read_pieces(path: Path, file: Any, numbers: Sequence[int], size: tuple[int, int]) -> Any:
    """Pixels of some bands (bands, rows, columns) from places spread over a raster, as a masked array:
    at most 64 a side, in PLACES a side where it has more.

    size: rows and columns of the raster that places are counted in, so that a mask of other pixels is
    looked at in the same ones. Overviews are used where there are some; without, only the blocks that
    pieces lie in are decoded, each once for all bands.
    """
    side = PLACES * PIECE
    shape = min(side, size[0]), min(side, size[1])
    tall, wide = file.height / size[0], file.width / size[1]  # pixels of this file to one of `size`
    if shape != (side, side) or file.overviews(numbers[0]):
        return np.ma.stack([read_band(path, file, n, shape) for n in numbers])
    found = np.ma.masked_all((len(numbers), *shape), file.dtypes[numbers[0] - 1])
    starts = [np.linspace(0, n - PIECE, PLACES).astype(int) for n in size]
    with reading(path), rasterio.Env(GDAL_CACHEMAX=LOOKED):
        for (i, row), (j, col) in product(enumerate(starts[0]), enumerate(starts[1])):
            window = Window(col * wide, row * tall, PIECE * wide, PIECE * tall)
            found[:, i * PIECE : (i + 1) * PIECE, j * PIECE : (j + 1) * PIECE] = file.read(
                list(numbers), window=window, out_shape=(len(numbers), PIECE, PIECE), masked=True
            )
    return found


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
