"""Outputs: may we write there, is there room, and nothing half-written under the final name."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import rasterio
import rasterio.shutil
from rasterio._err import CPLE_BaseError  # what rasterio.shutil raises; it is exported nowhere else
from rasterio.enums import Resampling

from .errors import InputError
from .grid import Grid, Tile
from .inputs.rasterfile import made_of

Part = Callable[[Path], Path]  # where a file is to lie -> where to write it until it is whole
LONGEST_NAME = 255 - 24  # bytes: what most disks take, less what `_valid.tif.scratch.ovr` adds
BLOCK = 256  # edge of a block of every raster we write, in pixels
ROOM = 2.7  # disk needed while a raster and its overviews are made, in sizes of its pixels
LAYER = "|layername="  # between a file and one of its layers, as QGIS writes it


def require_output(out: Path, suffix: str, inputs: Iterable[Path], need_bytes: int = 0) -> Path:
    """Check, before any work, that `out` can be written; return its absolute path.

    Raises `InputError` for another suffix, a missing or closed folder, an output that is one of
    the inputs, and a disk with less than `need_bytes` free.
    """
    out = out.absolute()
    if out.suffix.lower() != suffix:
        raise InputError(
            f"The output {out} must end in {suffix}; give it a name like {out.stem}{suffix}."
        )
    if not out.parent.is_dir():
        raise InputError(
            f"The folder {out.parent} of the output does not exist; create it or choose another."
        )
    if out.is_dir():
        raise InputError(f"The output {out} is a folder; give it another name.")
    if len(os.fsencode(out.name)) > LONGEST_NAME:
        raise InputError(
            f"The name {out.name} is too long: files whose names are up to {255 - LONGEST_NAME} letters "
            "longer are written beside it. Choose a shorter one."
        )
    _try_writing(out)
    refuse_overwriting(inputs, [out, *_with_raster(out)] if suffix == ".tif" else [out])
    require_room(out, need_bytes)
    return out


def _with_raster(out: Path) -> list[Path]:
    """What is written with every raster of ours."""
    return [sidecar(out), out.with_name(out.name + ".aux.xml")]


def file_of(path: Path) -> Path:
    """The file in which a layer FILE|layername=NAME lies; any other path as it is."""
    return path if path.exists() else Path(str(path).partition(LAYER)[0])


def require_folder(folder: Path) -> None:
    """Make `folder` if it is not there. Raises `InputError` where it can't be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"The folder {folder} can't be made ({error.strerror}); choose another."
        ) from error


def require_room(out: Path, need_bytes: int) -> None:
    """Raise `InputError` if the disk of `out` has less than `need_bytes` free."""
    free = free_bytes(out.parent)
    if need_bytes > free:
        raise InputError(
            f"The output {out.name} needs about {size_text(need_bytes)} on the disk of "
            f"{out.parent}, which has {size_text(free)} free; make room or choose another disk."
        )


def free_bytes(folder: Path) -> int:
    """What is free on the disk of `folder`. Raises an `OSError` that names it: Windows' own, of a network
    drive that is gone, does not."""
    try:
        return shutil.disk_usage(folder).free
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error


def refuse_overwriting(inputs: Iterable[Path], written: Iterable[Path]) -> None:
    """Raise `InputError` if one of the files to be written is one of those that are read, or one
    that a virtual raster shows, or has the name of a folder, or is held open by another program."""
    written = list(written)
    folder = next((path for path in written if path.is_dir()), None)
    if folder:
        raise InputError(
            f"{folder} is a folder, but a file of that name is written with the output; rename the "
            "folder, or give the output another name."
        )
    there = [path for path in written if path.exists()]
    if not there:
        return
    for out in there:
        with replacing(out):
            out.rename(out)  # asks Windows whether we may, and does nothing
    for given in dict.fromkeys(map(file_of, inputs)):  # many frames may be dates of one file
        for path in (given, *made_of(given)):
            for out in there:
                if path.exists() and out.samefile(path):
                    behind = "" if path is given else f": {given} shows it"
                    raise InputError(
                        f"{out} would be overwritten but is also an input{behind}; choose another "
                        "name for the output."
                    )


def _try_writing(out: Path) -> None:
    """What a folder's mode says is not what one may do (root, Windows, network drives): try."""
    trial = out.with_name(f"{out.name}.{os.getpid()}.part")
    advice = "choose a folder you may write to"
    try:
        # Not by `tempfile`: where Windows refuses, that tries other names for ever (cpython issue 66305).
        trial.touch()
        trial.unlink()
        advice = "close what has it open, or give the output another name"
        if out.exists():
            with out.open("r+b"):
                pass
    except OSError as error:
        raise InputError(f"{out} can't be written ({error.strerror}); {advice}.") from None


def size_text(count: float) -> str:
    """Bytes as a person says them."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if count < 1000:
            return f"{count:.0f} {unit}" if unit in ("bytes", "kB") else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} TB"


def sidecar(path: Path) -> Path:
    """The JSON file that tells where `path` comes from: its name with `.json` added."""
    return path.with_name(path.name + ".json")


@contextlib.contextmanager
def together() -> Iterator[Part]:
    """Files that appear whole and all of them, or not at all: of a path it tells where to write
    what is to lie there."""
    parts: dict[Path, Path] = {}

    def part(path: Path) -> Path:
        return parts.setdefault(path, path.with_name(path.name + ".part"))

    try:
        yield part
        for path, written in parts.items():
            put(written, path)
    finally:
        for written in parts.values():
            written.unlink(missing_ok=True)


def put(written: Path, path: Path) -> None:
    """Give a complete file its name. After a power cut it is whole, or what was there before: a name
    may reach the disk before what it names. Raises `InputError` if another program holds the old one."""
    with written.open("r+b") as file:
        os.fsync(file.fileno())
    with replacing(path):
        written.replace(path)


def put_raster(written: Path, path: Path) -> None:
    """The same for a raster, without what GDAL or QGIS noted of the one before, such as its statistics."""
    put(written, path)
    path.with_name(path.name + ".aux.xml").unlink(missing_ok=True)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[None]:
    """Windows lets nobody replace a file that a program has open, as QGIS has those of its layers."""
    try:
        yield
    except PermissionError as error:
        raise InputError(
            f"{path} can't be replaced ({error.strerror}): close what has it open, such as a layer in "
            "QGIS, and run this again, or give the output another name."
        ) from error


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write `content` so that a reader sees the old file or the new one, never half of it."""
    with together() as part:
        text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
        part(path).write_text(text, encoding="utf-8")


def read_object(path: Path) -> dict[str, Any] | None:
    """What a JSON file says; None if it is not there, or half-written, as after a power cut."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError):
        return None
    return found if isinstance(found, dict) else None


def creation_options(grid: Grid, count: int, dtype: str, nodata: float | None) -> dict[str, Any]:
    """How every raster of ours lies on disk: tiled, compressed, one band after the other.

    A three-band view of a band-interleaved 64-band raster reads 3 bands, not 64. Codes of one byte
    go through zstd, which reads them at twice the speed of deflate in the same space.
    """
    options: dict[str, Any] = {"compress": "zstd", "zstd_level": 1}
    if dtype != "int8":
        options = {"compress": "deflate", "zlevel": 6 if count < 5 else 1}
    return options | {
        "driver": "GTiff",
        "crs": grid.crs,
        "transform": grid.transform,
        "width": grid.width,
        "height": grid.height,
        "count": count,
        "dtype": dtype,
        "nodata": nodata,
        "tiled": True,
        "blockxsize": BLOCK,
        "blockysize": BLOCK,
        "interleave": "band",
        "predictor": 3 if dtype == "float32" else 1,
        "num_threads": "all_cpus",
        "bigtiff": "if_safer",
    }


def blocks(width: int, height: int) -> Iterable[Tile]:
    """The blocks of a raster of ours, row by row."""
    for row in range(0, height, BLOCK):
        for col in range(0, width, BLOCK):
            yield Tile(col, row, min(BLOCK, width - col), min(BLOCK, height - row))


def overview_sizes(width: int, height: int) -> list[tuple[int, int]]:
    """(width, height) of each overview: halves, until it fits in one block."""
    sizes = []
    while max(width, height) > BLOCK:
        width, height = (width + 1) // 2, (height + 1) // 2
        sizes.append((width, height))
    return sizes


@contextlib.contextmanager
def disk_watched(folder: Path, *kinds: type[Exception]) -> Iterator[None]:
    """GDAL says in many ways that a write failed: say what the system would, that the disk is full or
    that `folder` can't be written.

    kinds: of errors that may mean it, rasterio's if none are given.
    """
    watched = kinds or (rasterio.errors.RasterioIOError, CPLE_BaseError)
    try:
        yield
    except watched as error:
        if free_bytes(folder) > 1 << 24:
            raise OSError(errno.EIO, str(error.__cause__ or error), str(folder)) from error
        raise OSError(errno.ENOSPC, f"No space left on the disk of {folder}") from error


def finish(base: Path, out: Path, resampling: Resampling | None = None) -> None:
    """Turn the complete raster `base` (with overviews beside it) into `out`, cloud-optimised.

    With `resampling`, overviews of `base` are made first. `out` appears whole or not at all: raises
    `OSError` (no space left) if the disk or a quota was full at any time while one of both was
    written.
    """
    refuse_torn(base)
    with rasterio.open(base) as source:
        count, dtype = source.count, source.dtypes[0]
        sizes = overview_sizes(source.width, source.height)
        grid = Grid(source.crs.to_wkt(), source.transform, source.width, source.height)
    part = out.with_name(out.name + ".part")
    part.unlink(missing_ok=True)  # GDAL looks into what it replaces, and stumbles if it is torn
    try:
        if resampling is not None and sizes:
            with rasterio.open(base, "r+") as source:
                factors = [2 ** (i + 1) for i in range(len(sizes))]
                source.build_overviews(factors, resampling)
            refuse_torn(base)
        _copy(base, part, creation_options(grid, count, dtype, None))
        refuse_torn(part)
        put_raster(part, out)
    finally:  # of an interrupted copy
        part.unlink(missing_ok=True)


def _copy(base: Path, part: Path, options: dict[str, Any]) -> None:
    wanted = {"driver", "tiled", "blockxsize", "blockysize", "interleave", "compress", "zlevel"}
    wanted |= {"zstd_level", "predictor", "num_threads", "bigtiff"}
    rasterio.shutil.copy(
        base, part, copy_src_overviews=True, **{k: v for k, v in options.items() if k in wanted}
    )
    aux = part.with_name(part.name + ".aux.xml")
    if aux.exists():  # GDAL's copy of metadata that the .tif already holds
        aux.unlink()


def refuse_torn(path: Path) -> None:
    """Raise `OSError` (no space left) unless each block of a GeoTIFF of ours lies in its file.

    GDAL writes blocks late and in threads, and closing a raster on a full disk says nothing [tried
    with 3.10]: what is lost has no place in the file, or one beyond its end.
    """
    full = OSError(errno.ENOSPC, f"{path} was not written whole: no space left on the disk")
    size = path.stat().st_size
    beside = path.with_name(path.name + ".ovr").exists()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", rasterio.errors.NotGeoreferencedWarning)
            with rasterio.open(path) as file:
                levels = 0 if beside else len(file.overviews(1))
                if any(end == 0 or end > size for end in _ends_of_blocks(file, levels)):
                    raise full
    except rasterio.errors.RasterioIOError:
        raise full from None


def _ends_of_blocks(file: Any, levels: int) -> Iterator[int]:
    """Where each block of a raster and of its overviews ends in the file, 0 for one without place."""
    sizes = overview_sizes(file.width, file.height)[:levels]
    for level, (width, height) in enumerate([(file.width, file.height), *sizes], -1):
        overview = None if level < 0 else level
        for tile in blocks(width, height):
            place = f"{tile.col // BLOCK}_{tile.row // BLOCK}"
            for band in file.indexes:
                begin = file.get_tag_item(f"BLOCK_OFFSET_{place}", "TIFF", band, overview)
                length = file.get_tag_item(f"BLOCK_SIZE_{place}", "TIFF", band, overview)
                yield int(begin or 0) + int(length or 0)


def windowed(tile: Tile) -> rasterio.windows.Window:
    """A tile as rasterio's window."""
    return rasterio.windows.Window(tile.col, tile.row, tile.width, tile.height)
