"""Opening rasters and looking into them; every failure is a sentence."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from html import unescape
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import rasterio
from rasterio.enums import MaskFlags
from rasterio.windows import Window

from ..errors import InputError
from . import netcdf
from .address import (
    NO_TEXT,
    gdal_name,
    is_refusal,
    is_remote,
    is_text,
    local_file,
    located,
    may_exist,
    shown,
    why_not,
)
from .snap import band_names

_SOURCE_FILE = re.compile(
    r'<SourceFilename(?=[^>]*?relativeToVRT=["\']([01])|)[^>]*>([^<]+)<', re.IGNORECASE
)
_SUBDATASET = re.compile(r"[A-Za-z0-9_]{2,}:")  # a part of a file, as GDAL names it: NETCDF:…
LOOK = 64  # pixels a side that a look at a file gives at most
MANY = 200  # files behind a virtual raster: of more, not every block is looked at
LOOKED = 1 << 28  # bytes of decoded blocks while a whole raster is read at low resolution
WAITS_S = (1, 5, 15)  # before a server that hung up is asked again
LONG_S = (
    10  # a read that failed after so long: GDAL has asked again, of a silent server for minutes
)
T = TypeVar("T")


def open_raster(path: Path) -> Any:
    """rasterio.open whose failures are sentences."""
    if not is_text(path):
        raise InputError(f"{str(path)!r} {NO_TEXT}.")
    file = local_file(path)
    if file is not None and not file.exists():
        raise InputError(f"{file} does not exist; check the path.")
    # What lies beside a file on a server would be a request for each name that GDAL thinks of.
    alone = {"GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR"} if is_remote(path) else {}
    try:
        with rasterio.Env(**alone):
            if netcdf.is_one(path):
                return netcdf.opened(path)
            return rasterio.open(gdal_name(path))
    except rasterio.errors.RasterioIOError as error:
        told = _answer(path, error) if is_remote(path) else error
        raise InputError(why_not(path, told)) from told


def _answer(path: Path, error: Exception) -> Exception:
    """What a server says of a raster that did not open: GDAL asks for its length first (HEAD), and where only
    the rest is refused, finds nothing to read and no reason."""
    if "not recognized" not in str(error):
        return error
    try:
        with asked_anew(), rasterio.Env(CPL_VSIL_CURL_USE_HEAD="NO"):
            rasterio.open(gdal_name(path)).close()
    except rasterio.errors.RasterioIOError as other:
        return other
    return error


def descriptions(path: Path, file: Any) -> list[str]:
    """What the bands of an open raster are called, "" where nothing tells."""
    told = [text or "" for text in file.descriptions]
    if any(told) or file.driver != "GTiff" or local_file(path) != path:
        return told
    return band_names(path, file.count) or told


def made_of(path: Path) -> list[Path]:
    """The files of this machine that a virtual raster shows, whether itself or through others; of
    any other file none."""
    found: dict[Path, None] = {}
    ahead = [path]
    while ahead:
        virtual = ahead.pop()
        if virtual.suffix.lower() != ".vrt":
            continue
        try:
            with rasterio.open(virtual) as file:
                names = [local_file(Path(name)) for name in file.files]
        except rasterio.errors.RasterioIOError:
            continue
        new = [name for name in names if name and name.exists() and name not in {path, *found}]
        found |= dict.fromkeys(new)
        ahead += new
    return sorted(found)


def require_placed(path: Path, file: Any) -> None:
    """Raise `InputError` for a raster that does not say where on earth its pixels lie.

    Without a geotransform GDAL gives pixels of 1 unit at (0, 0), which look like a place.
    """
    if is_local(file.crs):
        raise InputError(
            f"{shown(path)} has a local coordinate reference system, which does not say where on Earth it lies; "
            "write the one that its coordinates are in into the file (Raster > Projections > Assign "
            "Projection, or gdal_edit)."
        )
    if file.crs is not None and not file.transform.is_identity:
        return
    if not file.count and file.driver == "netCDF":
        raise InputError(
            f"{shown(path)} is a NetCDF on a server, in an archive or of another name; copy it to this machine, "
            "unpacked and with a name that ends in .nc, and give that."
        )
    if not file.count and file.subdatasets:
        raise InputError(
            f"{shown(path)} holds {len(file.subdatasets)} rasters, as HDF and GeoPackages do, not one with bands; open it in "
            "QGIS, save those that are needed as GeoTIFF (Export > Save As), and give these."
        )
    if netcdf.is_one(path):
        holds = ", ".join(dict.fromkeys(name or "" for name in file.descriptions[:9]))
        raise InputError(
            f"{shown(path)} ({holds}) does not say where its pixels lie; expected coordinates x and y, evenly spaced, and a "
            "variable with the coordinate reference system (crs_wkt) that each band names as its grid_mapping. Write "
            "it again with both (rioxarray: .rio.write_crs(…)), or as GeoTIFFs."
        )
    points = "ground control points" if file.gcps[0] else "polynomials (RPCs)" if file.rpcs else ""
    if points:
        raise InputError(
            f"{shown(path)} is placed by {points} only, not by a grid of pixels; warp it first (Raster > "
            "Projections > Warp, or gdalwarp)."
        )
    if file.crs is None:
        raise InputError(
            f"{shown(path)} has no coordinate reference system; write one into the file (Raster > "
            "Projections > Assign Projection, or gdal_edit)."
        )
    raise InputError(
        f"{shown(path)} does not say where its pixels lie: it has a coordinate reference system, but no "
        "corner and no pixel size (geotransform). Save it again with both (the Georeferencer, or "
        "gdal_edit -a_ullr), or copy the world file that belongs beside it, too."
    )


def is_local(crs: Any) -> bool:
    """Whether a CRS has no way to longitude and latitude: that of a building site, or one that GDAL could
    not make out."""
    return crs is not None and "LOCAL_CS[" in crs.to_wkt()


def refuse_truncated(path: Path, file: Any, bands: Sequence[int] | None = None) -> None:
    """Look whether the blocks of a GeoTIFF or NetCDF lie within it, before any work, and those of all
    files that a virtual raster shows; reads no pixels.

    A cut copy opens well, for its header comes first, and fails hours later. bands: look at these
    only; of a file that holds one band after the other, the last one tells.
    """
    if netcdf.is_one(path) and netcdf.is_cut(path):
        raise _truncated(path, "it ends before its pixels do")
    if file.driver != "VRT":
        _refuse_cut(path, file, bands)
        return
    shows = made_of(path)
    for virtual in (path, *shows):
        if virtual.suffix.lower() == ".vrt" and virtual.is_file():
            _refuse_gone(virtual)
    behind = [name for name in shows if name.suffix.lower() in (".tif", ".tiff")]
    for name in behind:
        with open_raster(name) as other:  # a thousandth of a second, but of all its blocks more
            _refuse_cut(name, other, None, thorough=len(behind) <= MANY)


def _refuse_gone(virtual: Path) -> None:
    """Raise `InputError` if a file that a virtual raster names is not there: GDAL reads it as nodata, or
    fails hours later."""
    text = virtual.read_text(encoding="utf-8", errors="replace")
    for relative, name in _SOURCE_FILE.findall(text):
        shows = located(virtual.parent if relative == "1" else Path(), unescape(name))
        if not may_exist(shows) and not _SUBDATASET.match(name):
            raise InputError(
                f"{virtual} shows {shows}, which does not exist; make it again, or put the file back."
            )


def _refuse_cut(path: Path, file: Any, bands: Sequence[int] | None, thorough: bool = True) -> None:
    """Raise `InputError` if a block of a GeoTIFF lies beyond its end. thorough: look at all, else at
    the last block of the first and of the last band, which most programs write last."""
    if file.driver != "GTiff" or not path.exists():
        return
    length = path.stat().st_size
    height, width = file.block_shapes[0]
    rows, cols = -(-file.height // height), -(-file.width // width)
    planes = (
        (bands or file.indexes) if file.interleaving != rasterio.enums.Interleaving.pixel else [1]
    )
    blocks = list(product(range(cols), range(rows)))
    if not thorough:
        planes, blocks = [planes[0], planes[-1]], blocks[-1:]
    for band in planes:
        for x, y in blocks:
            start = file.get_tag_item(f"BLOCK_OFFSET_{x}_{y}", "TIFF", bidx=band)
            size = file.get_tag_item(f"BLOCK_SIZE_{x}_{y}", "TIFF", bidx=band)
            if start and size and int(start) + int(size) > length:
                raise _truncated(path, f"{length} bytes, its pixels reach to {start} + {size}")


def has_mask(file: Any, number: int = 1) -> bool:
    """Whether a mask inside the file or beside it (`.msk`) tells which pixels are missing."""
    return MaskFlags.per_dataset in file.mask_flag_enums[number - 1]


def state_of(path: Path) -> dict[str, Any]:
    """A file, and what tells whether it has changed."""
    file = local_file(path)
    if file:
        state = file.stat()
        told = {"bytes": state.st_size, "modified_ns": state.st_mtime_ns}
        return {"path": shown(path), **told}
    return {"path": shown(path), "layout": layout(path)}


def asked_anew() -> Any:
    """A context in which files on servers are looked at as they are now: GDAL keeps what it has read of
    one as long as the process lives."""
    return rasterio.Env(CPL_VSIL_CURL_NON_CACHED="/vsicurl/")


def layout(path: Path) -> str:
    """A digest of where the blocks of a GeoTIFF's first and last band lie and how long they are, from
    the file's head alone: of other pixels they are of other lengths. Where not compressed, they are not:
    there the block in the middle is looked at, too. "" of other formats."""
    with open_raster(path) as file:
        if file.driver != "GTiff":
            return ""
        height, width = file.block_shapes[0]
        across, down = -(-file.width // width), -(-file.height // height)
        told = [
            file.get_tag_item(f"BLOCK_{what}_{x}_{y}", "TIFF", bidx=band)
            for x, y in product(range(across), range(down))
            for what in ("OFFSET", "SIZE")
            for band in (1, file.count)
        ]
        digest = hashlib.sha256(repr(told).encode())
        if file.compression is None:
            middle = file.block_window(1, down // 2, across // 2)
            ends = patiently(path, lambda: file.read([1, file.count], window=middle))
            digest.update(ends.tobytes())
    return digest.hexdigest()[:16]


def _truncated(path: Path, why: object) -> InputError:
    if path.suffix.lower() == ".vrt":
        return InputError(
            f"{path} shows a file that can't be read ({why}); check the files that it names."
        )
    return InputError(f"{path} can't be read whole ({why}): truncated or damaged. Copy it again.")


def small(height: float, width: float) -> tuple[int, int]:
    """The shape in which so many rows and columns are looked at: at most LOOK pixels a side."""
    return max(1, min(LOOK, round(height))), max(1, min(LOOK, round(width)))


def read_small(
    path: Path,
    file: Any,
    numbers: Sequence[int],
    shape: tuple[int, int],
    window: Window | None = None,
) -> Any:
    """Bands, or a window of them, at low resolution as a masked array (bands, *shape); failures are
    sentences.

    Without overviews all of it is decoded. GDAL would do that anew for each band, or keep a share of
    the machine's memory of it; so it is read by rows few enough to stay decoded for all bands, unless
    blocks are so tall that none would stay.
    """
    window = window or Window(0, 0, file.width, file.height)
    high = window.height / shape[0]  # rows of the file to one that is read
    rows = LOOKED / 2 / (8 * file.width * file.count)  # 8 bytes at most: a float64
    if file.overviews(numbers[0]) or file.block_shapes[0][0] > rows:
        rows = window.height
    step = max(1, int(rows / high))
    found = []
    with reading(path), rasterio.Env(GDAL_CACHEMAX=LOOKED):
        for row in range(0, shape[0], step):
            count = min(step, shape[0] - row)
            part = Window(window.col_off, window.row_off + row * high, window.width, count * high)
            size = (count, shape[1])
            bands = [file.read(n, out_shape=size, masked=True, window=part) for n in numbers]
            found.append(np.ma.stack(bands))
    return np.ma.concatenate(found, axis=1)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """While pixels of `path` are read: a failure is an `InputError` that names the file."""
    try:
        yield
    except rasterio.errors.RasterioIOError as error:
        why = error.__cause__ or error  # rasterio's own words only point at their cause
        if not is_remote(path):
            raise _truncated(path, why) from error
        with asked_anew():
            open_raster(path).close()  # tells what the server answers, as that a key ran out
        raise InputError(why_not(path, why)) from error


def patiently(path: Path, read: Callable[[], T]) -> T:
    """What `read` gives of `path`; from a server also if that fails at first: GDAL itself asks again where
    it is busy, not where it hangs up."""
    with reading(path):
        for wait in WAITS_S if is_remote(path) else ():
            begun = time.monotonic()
            try:
                return read()
            except rasterio.errors.RasterioIOError:
                if time.monotonic() - begun > LONG_S or _is_refused(path):
                    raise
            time.sleep(wait)
        return read()


def _is_refused(path: Path) -> bool:
    """Whether a server would not give a file that it gave before, however often it is asked."""
    try:
        with asked_anew():
            open_raster(path).close()
    except InputError as error:
        return is_refusal(error.__cause__)
    return False
