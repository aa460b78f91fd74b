"""The manifest: frames as a person or program states them, and sources of its own."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..sources import OWN_ID, SOURCES, Source
from ..words import counted
from . import netcdf
from .address import is_text, located

_FRAME_KEYS = {
    *("path", "source", "datetime", "dates", "bands", "mask"),
    *("scale", "offset", "units", "name"),
}
_MASK_KEYS = {"path", "band", "valid", "bits_clear", "least"}
WANTED = (
    'A manifest is a text file that lists the images: {"frames": [{"path": "S2_20180407.tif"}, …]}; '
    "write one and give that."
)
_SOURCE_KEYS = {"title", "bands", "units", "mean", "std"}
# A Sentinel-2 product as QGIS opens it: one layer for each resolution.
_SUBDATASET = re.compile(r"SENTINEL2_L\w+:(.*MTD_\w+\.xml):")


@dataclass(frozen=True)
class Manifest:
    """frames: entries with absolute paths. own: the sources defined here, by id."""

    frames: list[dict[str, Any]]
    own: dict[str, Source]


def read_manifest(path: Path) -> Manifest:
    """Raises `InputError` for a manifest that is missing, no JSON, or holds no frames."""
    try:
        # With the mark at the beginning that editors on Windows write, or without it.
        content = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise InputError(f"The manifest {path} does not exist; check the path.") from None
    except (ValueError, RecursionError) as error:  # no JSON, no UTF-8, a number without end
        raise InputError(f"The manifest {path} is not JSON ({error}). {WANTED}") from error
    except OSError as error:
        if Path(path).is_dir():  # what else the system says of a folder differs
            raise InputError(f"The manifest {path} is a folder. {WANTED}") from error
        raise InputError(
            f"The manifest {path} can't be read ({error.strerror}); copy it to where you may read it."
        ) from error
    if not is_text(json.dumps(content, ensure_ascii=False)):
        raise InputError(
            f"The manifest {path} holds half a letter (\\ud800 to \\udfff alone), which no name has; "
            "write it anew."
        )
    frames = content.get("frames") if isinstance(content, dict) else None
    if not isinstance(frames, list) or not frames:
        raise InputError(
            f'The manifest {path} has no frames; expected {{"frames": [{{"path": …}}]}}.'
        )
    _refuse_unknown(content, {"frames", "sources"}, f"The manifest {path}")
    defined = content.get("sources", {})
    if not isinstance(defined, dict):
        raise InputError(
            f'The "sources" of {path} must be like {{"cbers4": {{"bands": ["NDVI", "EVI"]}}}}.'
        )
    folder = Path(path).absolute().parent
    return Manifest(
        [_frame(frame, folder, i, path) for i, frame in enumerate(frames)],
        {name: _source(name, about, path) for name, about in defined.items()},
    )


def _frame(frame: Any, folder: Path, i: int, manifest: Path) -> dict[str, Any]:
    what = f"Frame {i + 1} of {manifest}"
    if not isinstance(frame, dict) or not isinstance(frame.get("path"), str) or not frame["path"]:
        raise InputError(f"{what} has no path; each frame needs one.")
    _refuse_unknown(frame, _FRAME_KEYS, what)
    for key in ("source", "name", "units"):
        if not isinstance(frame.get(key) or "", str):
            raise InputError(f'{what} says "{key}": {frame[key]!r}; expected a text.')
    part = _SUBDATASET.match(frame["path"]) or netcdf.PART.fullmatch(frame["path"])
    stated = dict(frame, path=located(folder, part[1] if part else frame["path"]))
    mask = frame.get("mask")
    if mask is not None:
        if not isinstance(mask, dict) or not isinstance(mask.get("path") or "", str):
            raise InputError(
                f'The mask of {what} must be stated like {{"path": "scl.tif", "band": 1, "valid": [4]}}.'
            )
        _refuse_unknown(mask, _MASK_KEYS, f"The mask of {what}")
        if mask.get("path"):
            part = netcdf.PART.fullmatch(mask["path"])
            stated["mask"] = dict(mask, path=located(folder, part[1] if part else mask["path"]))
            if part:
                stated["mask"]["variable"] = part[2]
    return stated


def _refuse_unknown(given: dict[str, Any], known: set[str], what: str) -> None:
    unknown = set(given) - known
    if unknown:
        raise InputError(
            f"{what} says {', '.join(sorted(unknown))}, which nobody knows; "
            f"known are {', '.join(sorted(known))}."
        )


def _source(name: str, about: Any, manifest: Path) -> Source:
    """A source of the manifest's own; its values are taken as they are, whatever their units."""
    what = f"The source {name!r} of {manifest}"
    if name in SOURCES:
        raise InputError(f"{what} has the id of a source that is known; give it another.")
    if not OWN_ID.fullmatch(name):
        raise InputError(
            f"{what} needs an id of lower-case letters with a digit or hyphen, like cbers4 or my-dem."
        )
    if not isinstance(about, dict):
        raise InputError(f'{what} must be defined like {{"bands": ["NDVI", "EVI"]}}.')
    _refuse_unknown(about, _SOURCE_KEYS, what)
    bands = about.get("bands")
    if (
        not isinstance(bands, list)
        or not bands
        or not all(isinstance(band, str) and band.strip() for band in bands)
        or len({band.upper() for band in bands}) < len(bands)
    ):
        raise InputError(f'{what} needs "bands": a list of different names.')
    mean, std = (_numbers(about.get(key), len(bands), what) for key in ("mean", "std"))
    if bool(mean) != bool(std) or any(value <= 0 for value in std):
        raise InputError(f"{what} needs both mean and std above 0, one a band, or neither.")
    title, units = about.get("title") or name, about.get("units") or "index"
    return Source(name, str(title), tuple(bands), str(units), mean, std)


def _numbers(given: Any, count: int, what: str) -> tuple[float, ...]:
    if given is None:
        return ()
    if (
        not isinstance(given, list)
        or len(given) != count
        or not all(isinstance(v, (int, float)) and abs(v) < 1e15 for v in given)
    ):
        raise InputError(
            f"{what} has {counted(count, 'band')}: mean and std are lists of {counted(count, 'number')}."
        )
    return tuple(float(v) for v in given)
