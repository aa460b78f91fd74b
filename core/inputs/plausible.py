"""Whether numbers can be what they are taken for: reflectance of several dates of a source together,
and bands of each date beside the others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np

from ..errors import InputError
from ..sources import POSSIBLE, REFLECTANCE
from .address import shown
from .frame import Frame
from .period import PIECES, Where, piece, seen, whole
from .rasterfile import open_raster, read_small, small
from .siblings import product_name

DATES = 6  # that are looked at, of a source
SOME = 64  # pixels of a band, fewer may all be the same
# Per cent, bytes, thousandths or a left-over scale make numbers that no land has. Leaves, soil, rock and
# roofs are brightest beyond the red, at a tenth and more; ten times less is left of them in thousandths.
# Water, brightest in the visible, may be nearly as dark as that: 0.005 in a peaty lake.
_DARKEST = 0.07
DARKEST_VISIBLE = 0.003
# Where half of the pixels are above this it is no snow (0.9) and no cloud (up to 1.2).
BRIGHTEST = 1.3
# A quarter of all green is as dark as this only where something was taken off that was not in it.
_BLACK_GREEN = 0.001
# With the 0.1 of Sentinel-2's baseline 04.00 in it, no band is darker; without, leaves, shadow or water are.
_OFFSET = 0.1
_BEYOND_RED = {"B06", "B07", "B08", "B8A", "B11", "B12"}  # of `SPECTRUM`


def require_plausible(groups: Sequence[list[Frame]]) -> list[str]:
    """Raise `InputError` for a band of one number where others vary, and for a source whose numbers are
    no reflectance of land in the scale that they were taken in, unless that is stated. A date may be
    all cloud or all water. Returns sentences about what only may be wrong."""
    notes: list[str] = []
    sources: dict[str, list[list[Frame]]] = {}
    for group in groups:
        if group[0].source.units in POSSIBLE:
            sources.setdefault(group[0].source.id, []).append(group)
    for dates in sources.values():
        some = dates[:: -(-len(dates) // DATES)]
        _refuse_blank(some)
        if some[0][0].source.units != REFLECTANCE:
            continue
        looked = [f for group in some for f in group if not f.digital.stated]
        # What is stored otherwise comes from elsewhere.
        for kind in dict.fromkeys(frame.digital.kind for frame in looked):
            notes += _judge([frame for frame in looked if frame.digital.kind == kind])
    return notes


def _refuse_blank(dates: Sequence[Sequence[Frame]]) -> None:
    """Raise `InputError` for a band that holds one number on all of some dates while others vary, as
    writers put for a band that they lack: mostly 0. On one of them it may be clouds or water alone."""
    blank: dict[str, Path] = {}
    varying = set()
    for group in dates:
        for (path, band), varies in _looked_at(group).items():
            if varies:
                varying.add(band)
            else:
                blank.setdefault(band, path)
    for band, path in blank.items():
        if varying and band not in varying:
            raise InputError(
                f"{shown(path)} holds one number in all of its band {band}, while others vary: what is missing "
                "would be taken for a measurement. Leave that band out, or declare the number as its nodata "
                "value (gdal_edit -a_nodata)."
            )


def _looked_at(group: Sequence[Frame]) -> dict[tuple[Path, str], bool]:
    """Whether each band of a date varies, see `_varying`: a piece tells it of nearly every product."""
    products: dict[str, list[Frame]] = {}
    for frame in group:
        products.setdefault(product_name(frame.path), []).append(frame)
    told: dict[tuple[Path, str], bool] = {}
    for frames in products.values():
        pieces = (_varying(frames, partial(piece, middle)) for middle in PIECES)
        found = next((varies for varies in pieces if any(varies.values())), {})
        told |= found if all(found.values()) else _varying(frames, whole)
    return told


def _varying(frames: Sequence[Frame], where: Where) -> dict[tuple[Path, str], bool]:
    """Of each band that holds some possible numbers in a part of a product, whether they differ."""
    found = {}
    for frame in frames:
        low, high = POSSIBLE[frame.source.units]
        with open_raster(frame.path) as file:
            window, _ = where(file, file.shape)
            shape = small(window.height, window.width)
            bands = read_small(frame.path, file, list(frame.bands.values()), shape, window)
        for name, raw in zip(frame.bands, bands):
            with np.errstate(over="ignore"):  # a fill value that only float64 can hold
                values = frame.digital.apply(raw.compressed().astype(np.float32))
            values = values[(values >= low) & (values <= high)]
            if values.size >= SOME:
                found[frame.path, name] = bool(np.ptp(values) > 0)
    return found


def _judge(frames: list[Frame]) -> list[str]:
    """Look at frames whose numbers should mean the same."""
    samples: dict[str, list[np.ndarray]] = {}
    for frame in frames:
        for band, number in frame.bands.items():
            samples.setdefault(band, []).append(_sample(frame, number))
    bands = {band: np.concatenate(parts) for band, parts in samples.items()}
    bands = {band: values for band, values in bands.items() if values.size}
    if not bands:
        return []
    like = dict(zip(frames[0].source.bands, frames[0].source.spectrum))
    high, brightest = max((float(np.percentile(v, 98)), band) for band, v in bands.items())
    lowest = _DARKEST if like.get(brightest) in _BEYOND_RED else DARKEST_VISIBLE
    middle = max(float(np.median(values)) for values in bands.values())
    if middle > BRIGHTEST:
        _refuse(frames, f"half of the clear pixels are above {middle:.2g}")
    if high < lowest:
        _refuse(frames, f"98 % of the clear pixels are below {high:.2g} in all bands")
    for band, values in bands.items():
        if like.get(band) == "B03" and np.percentile(values, 25) <= _BLACK_GREEN:
            _refuse(frames, f"a quarter of the clear pixels are below {_BLACK_GREEN:g} in {band}")
    return _not_taken_off(frames, min(float(np.percentile(v, 2)) for v in bands.values()))


def _not_taken_off(frames: list[Frame], darkest: float) -> list[str]:
    """A sentence if Sentinel-2 is as bright everywhere as with the offset of new or reprocessed products."""
    digital = frames[0].digital
    if (
        darkest <= _OFFSET
        or digital.offset
        or digital.note
        or "B08" not in frames[0].source.spectrum
    ):
        return []
    return [
        f"{frames[0].source.title}: the darkest clear values of {shown(frames[0].path)} and others are "
        f"{darkest:.2g}. If the offset of processing baseline 04.00 and later is still in them, as in what ESA "
        f'has reprocessed of earlier years, state "scale": {digital.scale:g} and "offset": -0.1.'
    ]


def _refuse(frames: list[Frame], found: str) -> None:
    digital = frames[0].digital
    raise InputError(
        f"{shown(frames[0].path)} and others of {frames[0].source.title} were taken as reflectance (0..1) "
        f"with scale {digital.scale:g} and offset {digital.offset:g}, but {found}, which is no land. "
        'State "scale" (and "offset") so that reflectance = pixel · scale + offset, or to say that it is right.'
    )


def _sample(frame: Frame, number: int) -> np.ndarray:
    """Some clear values of a band as reflectance, of the first piece that has any."""
    for middle in PIECES:
        values, present, clear, _ = seen(frame, number, partial(piece, middle))
        good = present & clear
        if good.any():
            break
    return values[good].astype(np.float64) * frame.digital.scale + frame.digital.offset
