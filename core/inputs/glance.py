"""A glance at a frame before anything is computed: a small picture of it, and how clear it is."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..files import read_object
from ..sources import DECIBEL, Source
from .address import is_remote, local_file
from .frame import Frame
from .period import clear_share
from .rasterfile import open_raster, read_small

EDGE = 128  # pixels of a picture's longer side: what is read, whatever the file's size
RED_GREEN_BLUE = ("B04", "B03", "B02")
CUT = (2, 98)  # percentiles of the clear pixels that become black and white
KEPT = 4000  # files in the folder of glances
FORMAT = 2  # of what is kept; another one is looked at anew


def glance(group: Sequence[Frame], folder: Path) -> dict[str, Any]:
    """Of the files of one frame: `clear`, the share of its pixels that is present and unmasked,
    None where nobody can look quickly, and `picture`, the path of a PNG in `folder`, or "".

    A frame that was looked at before and has not changed since is not read again.
    """
    name = _fingerprint(group)
    known, picture = folder / f"{name}.json", folder / f"{name}.png"
    found = read_object(known)
    if found is None:
        found = {"clear": None, "picture": ""}
        if _quick(group):
            _write_png(picture, _picture(group))
            found = {"clear": clear_share(group), "picture": picture.name}
        told = json.dumps(found)
        _keep(known, lambda part: part.write_text(told, encoding="utf-8"))
    return found | {"picture": str(folder / found["picture"]) if found["picture"] else ""}


def prune(folder: Path) -> None:
    """Forget the oldest half where many have come together."""
    files = list(folder.iterdir())
    if len(files) > KEPT:
        # Another worker forgets them just now, or looks at one, which Windows does not remove then.
        with contextlib.suppress(FileNotFoundError, PermissionError):
            files.sort(key=lambda path: path.stat().st_mtime)
            for path in files[: len(files) // 2]:
                path.unlink(missing_ok=True)


def _fingerprint(group: Sequence[Frame]) -> str:
    """A name that changes when a file or what was found out about it changes."""
    about: list[Any] = [FORMAT]
    for frame in group:
        paths = [frame.path, *([frame.mask.path] if frame.mask else [])]
        states = [file.stat() if (file := local_file(path)) else None for path in paths]
        about += [str(path) for path in paths]
        about += [[s.st_size, s.st_mtime_ns] if s else None for s in states]
        mask = frame.mask
        rule = mask and (mask.band, mask.valid, mask.bits_clear, mask.least)
        about += [frame.source.id, frame.bands, rule]
    return hashlib.sha256(json.dumps(about).encode()).hexdigest()[:24]


def _quick(group: Sequence[Frame]) -> bool:
    """Whether a reduced copy can be had without fetching a whole file from a server."""
    for frame in group:
        if is_remote(frame.path):
            with open_raster(frame.path) as file:
                if not file.overviews(1) and max(file.shape) > 4 * EDGE:
                    return False
    return True


def _picture(group: Sequence[Frame]) -> np.ndarray:
    """Pixels (h, w, 4) uint8: natural colours where there are such bands."""
    where = {band: (frame, n) for frame in group for band, n in frame.bands.items()}
    chosen = _shown(group[0].source, list(where))
    with open_raster(where[chosen[0]][0].path) as file:
        part = EDGE / max(file.height, file.width, EDGE)
        shape = max(1, round(file.height * part)), max(1, round(file.width * part))
        from_the_south, from_the_east = file.transform.e > 0, file.transform.a < 0
    values = np.empty((*shape, len(chosen)), np.float32)
    for path in dict.fromkeys(where[band][0].path for band in chosen):
        here = [i for i, band in enumerate(chosen) if where[band][0].path == path]
        with open_raster(path) as file:
            read = read_small(path, file, [where[chosen[i]][1] for i in here], shape)
        values[..., here] = np.moveaxis(np.ma.filled(read.astype(np.float32), np.nan), 0, -1)
    present = ((np.abs(values) < group[0].source.limit) & (values != 0)).all(axis=-1)
    clear = present & _unmasked(group, shape)
    colours = _stretched(values, clear if clear.mean() > 0.02 else present, group[0].source)
    picture = np.dstack([colours, np.where(present, 255, 0).astype(np.uint8)])
    return picture[:: -1 if from_the_south else 1, :: -1 if from_the_east else 1]


def _shown(source: Source, bands: list[str]) -> list[str]:
    """The three bands to show as red, green and blue; of fewer, the last is shown again."""
    like = dict(zip(source.spectrum, source.bands))
    natural = [like[name] for name in RED_GREEN_BLUE if like.get(name) in bands]
    found = natural if len(natural) == 3 else bands[:3]
    return (found + found[-1:] * 2)[:3]


def _unmasked(group: Sequence[Frame], shape: tuple[int, int]) -> np.ndarray:
    for mask in dict.fromkeys(frame.mask for frame in group if frame.mask):
        with open_raster(mask.path) as file:
            return mask.clear(read_small(mask.path, file, [mask.band], shape)[0].data)
    return np.ones(shape, bool)


def _stretched(values: np.ndarray, seen: np.ndarray, source: Source) -> np.ndarray:
    """Bytes (h, w, 3): optical bands stretched alike, so that their colours stay true."""
    if not seen.any():
        return np.zeros(values.shape, np.uint8)
    axis = 0 if source.units == DECIBEL or not source.spectrum else None
    low, high = np.percentile(values[seen], CUT, axis=axis)
    share = (values - low) / np.maximum(high - low, 1e-9)
    return (255 * np.nan_to_num(np.clip(share, 0, 1))).astype(np.uint8)


def _write_png(path: Path, pixels: np.ndarray) -> None:
    from matplotlib.image import imsave

    _keep(path, lambda part: imsave(part, np.ascontiguousarray(pixels), format="png"))


def _keep(path: Path, write: Callable[[Path], object]) -> None:
    """Write under a name of this process: the panel and a second QGIS may look at the same images. What
    the other one has kept, and Windows does not let us replace while it is read, is as good."""
    part = path.with_suffix(f".{os.getpid()}.part")
    write(part)
    with contextlib.suppress(PermissionError):
        part.replace(path)
    part.unlink(missing_ok=True)
