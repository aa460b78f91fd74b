"""The frames of a manifest, and what a file tells about itself: source, date, bands, mask, scale."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import rasterio

from .errors import CoreError, InputError
from .progress import Progress
from .sources import DECIBEL, REFLECTANCE, SOURCES, Source

_DATE = re.compile(
    r"(?<!\d)((?:19[89]|20\d)\d)([-_.]?)(0[1-9]|1[0-2])\2([0-2]\d|3[01])(?=T\d{4}|(?!\d))"
)
_KNOWN_KEYS = {"path", "source", "datetime", "bands", "mask", "scale", "offset", "name"}
_MEANINGLESS = re.compile(r"(band|layer|b)?[\s_-]*\d*", re.IGNORECASE)  # as descriptions of bands
_FIRST_YEAR = 1972  # Landsat 1
FILL = 1e6  # no reflectance, digital number or backscatter is as large: what writers fill with


@dataclass(frozen=True)
class Mask:
    """A quality raster: the frame is clear where band `band` of `path` has one of `valid`."""

    path: Path
    band: int
    valid: tuple[int, ...]


@dataclass(frozen=True)
class Frame:
    """One raster file of one source at one date.

    bands: band name of the source -> band number in the file (from 1). Values in the source's
    units are `pixel * scale + offset`; with `power`, 10 log10 of that is taken (Sentinel-1).
    """

    path: Path
    source: Source
    when: datetime
    bands: dict[str, int]
    mask: Mask | None
    scale: float
    offset: float
    power: bool = False

    @property
    def days(self) -> float:
        """Days since 1970-01-01 UTC."""
        return self.when.timestamp() / 86400

    @property
    def key(self) -> tuple[str, date]:
        """Files with one key are parts of one frame: other footprints, or other bands."""
        return (self.source.id, self.when.date())


def read_manifest(path: Path) -> list[dict[str, Any]]:
    """The frames as the manifest states them, paths made absolute.

    Raises `InputError` for a manifest that is missing, no JSON, or holds no frames.
    """
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"The manifest {path} does not exist; check the path.") from None
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"The manifest {path} is not JSON ({error}).") from error
    except OSError as error:
        raise InputError(f"The manifest {path} can't be read ({error.strerror}).") from error
    frames = content.get("frames") if isinstance(content, dict) else None
    if not isinstance(frames, list) or not frames:
        raise InputError(
            f'The manifest {path} has no frames; expected {{"frames": [{{"path": …}}]}}.'
        )
    folder = Path(path).absolute().parent
    return [_stated(frame, folder, i, path) for i, frame in enumerate(frames)]


def _stated(frame: Any, folder: Path, i: int, manifest: Path) -> dict[str, Any]:
    if not isinstance(frame, dict) or not isinstance(frame.get("path"), str):
        raise InputError(f"Frame {i + 1} of {manifest} has no path; each frame needs one.")
    unknown = set(frame) - _KNOWN_KEYS
    if unknown:
        raise InputError(
            f"Frame {i + 1} of {manifest} says {', '.join(sorted(unknown))}, which nobody knows; "
            f"known are {', '.join(sorted(_KNOWN_KEYS))}."
        )
    stated = dict(frame, path=folder / frame["path"])
    mask = frame.get("mask")
    if isinstance(mask, dict) and mask.get("path"):
        stated["mask"] = dict(mask, path=folder / mask["path"])
    return stated


def load(path: Path) -> list[Frame]:
    """All frames of a manifest, completed from their files, in order of date.

    Raises `InputError` at the first frame that can't be used.
    """
    frames = [complete(stated) for stated in read_manifest(path)]
    return sorted(frames, key=lambda f: (f.when, f.source.id, str(f.path)))


def complete(stated: dict[str, Any]) -> Frame:
    """A frame from what is stated and, for the rest, from the file itself."""
    path: Path = stated["path"]
    with open_raster(path) as file:
        refuse_truncated(path, file)
        if file.crs is None:
            raise InputError(
                f"{path} has no coordinate reference system; set one (Layer > Set CRS, or gdal_edit)."
            )
        source = find_source(stated, file)
        bands = find_bands(stated, file, source)
        mask = find_mask(stated, file, source)
        scale, offset, power = find_scale(stated, file, source, bands)
    return Frame(path, source, find_date(stated), bands, mask, scale, offset, power)


def open_raster(path: Path) -> Any:
    """rasterio.open whose failures are sentences."""
    if not path.exists() and not str(path).startswith("/vsi"):
        raise InputError(f"{path} does not exist; check the path.")
    try:
        return rasterio.open(path)
    except rasterio.errors.RasterioIOError as error:
        raise InputError(
            f"{path} is not a raster that GDAL can read ({error}); check that it is whole."
        ) from error


def refuse_truncated(path: Path, file: Any) -> None:
    """Look whether a GeoTIFF's blocks lie within it, before any work; reads no pixels.

    A cut copy opens well, for its header comes first, and fails hours later.
    """
    if file.driver != "GTiff" or not path.exists():
        return
    length = path.stat().st_size
    height, width = file.block_shapes[0]
    rows, cols = -(-file.height // height), -(-file.width // width)
    planes = file.indexes if file.interleaving != rasterio.enums.Interleaving.pixel else [1]
    for band in planes:
        for x, y in product(range(cols), range(rows)):
            start = file.get_tag_item(f"BLOCK_OFFSET_{x}_{y}", "TIFF", bidx=band)
            size = file.get_tag_item(f"BLOCK_SIZE_{x}_{y}", "TIFF", bidx=band)
            if start and size and int(start) + int(size) > length:
                raise _truncated(path, f"{length} bytes, its pixels reach to {start} + {size}")


def _truncated(path: Path, why: object) -> InputError:
    return InputError(f"{path} can't be read whole ({why}): truncated or damaged. Copy it again.")


def read_band(path: Path, file: Any, number: int, shape: tuple[int, int]) -> Any:
    """One band at low resolution as a masked array; failures are sentences."""
    try:
        return file.read(number, out_shape=shape, masked=True)
    except rasterio.errors.RasterioIOError as error:
        raise _truncated(path, error) from error


def _names(stated: dict[str, Any]) -> list[str]:
    """The texts that may tell source and date, the most specific first."""
    path: Path = stated["path"]
    return [text for text in (stated.get("name"), path.name, path.parent.name) if text]


def find_date(stated: dict[str, Any]) -> datetime:
    """The frame's date in UTC: as stated, else the first date in its name."""
    text = stated.get("datetime")
    if text:
        try:
            when = datetime.fromisoformat(str(text).replace("Z", "+00:00"))
        except ValueError:
            raise InputError(
                f"The date {text!r} of {stated['path']} can't be read; write it like 2018-04-07."
            ) from None
        when = when.astimezone(timezone.utc) if when.tzinfo else when.replace(tzinfo=timezone.utc)
        if when.year < _FIRST_YEAR or when > datetime.now(timezone.utc) + timedelta(1):
            raise InputError(
                f"The date {text} of {stated['path']} lies outside the time satellites have been "
                f"looking ({_FIRST_YEAR} to today); correct it."
            )
        return when
    for name in _names(stated):
        for match in _DATE.finditer(name):
            year, _, month, day = match.groups()
            try:
                return datetime(int(year), int(month), int(day), tzinfo=timezone.utc)
            except ValueError:
                continue
    raise InputError(
        f"No date found for {stated['path']}; give it a name with a date like 20180407, or state it."
    )


def find_source(stated: dict[str, Any], file: Any) -> Source:
    """The frame's source: as stated, else by its name, else by its bands' descriptions."""
    if stated.get("source"):
        if stated["source"] in SOURCES:
            return SOURCES[stated["source"]]
        raise InputError(
            f"The source {stated['source']!r} of {stated['path']} is not known; "
            f"known are {', '.join(SOURCES)}."
        )
    for name in _names(stated):
        for source in SOURCES.values():
            if re.search(rf"(?:^|[^A-Z0-9]){source.name_pattern}", name.upper()):
                return source
    described = {(text or "").upper() for text in file.descriptions}
    if {"VV", "VH"} & described:
        return SOURCES["sentinel-1-grd"]
    if {"B08", "B8A", "B8"} & described or "SCL" in described:
        return SOURCES["sentinel-2-l2a"]
    raise InputError(
        f"The source of {stated['path']} can't be told from its name or bands; state it as one of "
        f"{', '.join(SOURCES)}."
    )


def find_bands(stated: dict[str, Any], file: Any, source: Source) -> dict[str, int]:
    """Band name -> band number: as stated, else by description, else by order."""
    given = stated.get("bands")
    if given:
        return _checked(given, stated["path"], file, source)
    found: dict[str, int] = {}
    for number, text in enumerate(file.descriptions, 1):
        name = source.band_named(text or "")
        if name:
            found.setdefault(name, number)
    if found:
        return found
    only = [source.band_named(name) for name in _names(stated)[:2]]
    if file.count == 1 and any(only):
        return {next(name for name in only if name): 1}
    nameless = all(_MEANINGLESS.fullmatch(text or "") for text in file.descriptions)
    if nameless and file.count in (len(source.bands), len(source.bands) + bool(source.mask_band)):
        return {name: number for number, name in enumerate(source.bands, 1)}
    raise InputError(
        f"{stated['path']} has {file.count} bands without names that {source.title} knows; expected "
        f"{len(source.bands)} bands in the order {', '.join(source.bands)}, or state which is which."
    )


def _checked(given: Any, path: Path, file: Any, source: Source) -> dict[str, int]:
    if not isinstance(given, dict):
        raise InputError(f'The bands of {path} must be stated like {{"B02": 1}}.')
    bands = {}
    for name, number in given.items():
        ours = source.band_named(str(name))
        if not ours:
            raise InputError(
                f"{source.title} has no band {name!r} (stated for {path}); "
                f"it has {', '.join(source.bands)}."
            )
        if not isinstance(number, int) or not 1 <= number <= file.count:
            raise InputError(
                f"Band {number} stated for {name} of {path} is not in it: it has {file.count}."
            )
        bands[ours] = number
    return bands


def find_mask(stated: dict[str, Any], file: Any, source: Source) -> Mask | None:
    """The quality band: as stated, else the product's own if it is in the file."""
    given = stated.get("mask")
    if isinstance(given, dict):
        path = Path(given.get("path") or stated["path"])
        with open_raster(path) as other:
            band = given.get("band", 1)
            if not isinstance(band, int) or not 1 <= band <= other.count:
                raise InputError(f"The mask band {band} is not in {path}: it has {other.count}.")
        valid = given.get("valid") or source.mask_valid
        if not valid:
            raise InputError(
                f'The mask of {stated["path"]} needs "valid": the values that mean clear.'
            )
        return Mask(path, band, tuple(int(v) for v in valid))
    for number, text in enumerate(file.descriptions, 1):
        if source.mask_band and (text or "").strip().upper() == source.mask_band:
            return Mask(stated["path"], number, source.mask_valid)
    if source.mask_band and file.count == len(source.bands) + 1 and not any(file.descriptions):
        return Mask(stated["path"], file.count, source.mask_valid)
    return None


def find_scale(
    stated: dict[str, Any], file: Any, source: Source, bands: dict[str, int]
) -> tuple[float, float, bool]:
    """(scale, offset, power): as stated, else the file's own tags, else told from the values."""
    number = next(iter(bands.values()))
    scale, offset = file.scales[number - 1], file.offsets[number - 1]
    if "scale" in stated or "offset" in stated:
        try:
            scale, offset = float(stated.get("scale", 1.0)), float(stated.get("offset", 0.0))
        except (TypeError, ValueError):
            scale = 0.0
        if scale == 0 or not np.isfinite(scale + offset):
            raise InputError(
                f"Scale and offset of {stated['path']} must be numbers, the scale not zero."
            )
        return scale, offset, False
    if (scale, offset) != (1.0, 0.0):
        return scale, offset, False
    sample = _sample(stated["path"], file, number)
    if source.units == REFLECTANCE:
        integers = np.issubdtype(np.dtype(file.dtypes[number - 1]), np.integer)
        # Digital numbers of clear land are in the thousands, reflectances below 2.
        digital = integers or (sample.size > 0 and np.percentile(sample, 90) > 5)
        return (1e-4 if digital else 1.0), 0.0, False
    # Backscatter in dB is negative nearly everywhere, power never is.
    power = source.units == DECIBEL and sample.size > 0 and bool((sample >= 0).all())
    return 1.0, 0.0, power


def _sample(path: Path, file: Any, number: int) -> np.ndarray:
    """A few thousand present values of one band, read at low resolution."""
    shape = (min(64, file.height), min(64, file.width))
    values = read_band(path, file, number, shape).compressed()
    return values[np.abs(values.astype(np.float64)) < FILL]


def run(manifest: Path, progress: Progress) -> dict[str, Any]:
    """The command `frames`: what is found for each frame, or why it can't be used."""
    stated = read_manifest(manifest)
    rows = []
    for i, one in enumerate(stated):
        progress.step(i, len(stated))
        rows.append(_described(one))
    return {"frames": rows}


def _described(stated: dict[str, Any]) -> dict[str, Any]:
    """One row for a dialog: everything found, one by one, and the first problem as a sentence."""
    row: dict[str, Any] = {"path": str(stated["path"]), "name": stated.get("name", "")}
    row |= dict.fromkeys(("source", "datetime", "bands", "mask", "scale", "offset", "problem"))
    problems = []
    try:
        row["datetime"] = find_date(stated).date().isoformat()
    except CoreError as error:
        problems.append(str(error))
    try:
        frame = complete(dict(stated, datetime=row["datetime"] or "2000-01-01"))
    except CoreError as error:
        problems.insert(0, str(error))
    else:
        with open_raster(frame.path) as file:
            row |= {"crs": file.crs.to_string(), "pixel": file.res[0]}
            row |= {"width": file.width, "height": file.height}
        row |= {"source": frame.source.id, "bands": frame.bands}
        row |= {"scale": frame.scale, "offset": frame.offset}
        if frame.mask:
            row["mask"] = {
                "path": str(frame.mask.path),
                "band": frame.mask.band,
                "valid": list(frame.mask.valid),
            }
    row["problem"] = problems[0] if problems else None
    return row


def grouped(frames: Sequence[Frame]) -> list[list[Frame]]:
    """Frames whose parts lie in several files put together, in order of date."""
    groups: dict[tuple[str, date], list[Frame]] = {}
    for frame in frames:
        groups.setdefault(frame.key, []).append(frame)
    return list(groups.values())
