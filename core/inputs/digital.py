"""From the numbers in a file to the source's units: scale, offset and logarithm.

What is stated wins, then the file's own tags, then what the product is known to do:

- Sentinel-2: reflectance × 10⁴; from processing baseline 04.00 on (2022-01-25) plus 1000, unless
  somebody has taken that off already.
- Landsat Collection 2 level 2: DN · 2.75e-5 − 0.2; Collection 1 (ESPA): DN · 1e-4; level 1: (DN ·
  2e-5 − 0.1) / sin(sun's elevation), by USGS's handbooks.
- Both as NASA's HLS, FORCE, Digital Earth Australia and Theia deliver them, at any date: reflectance × 10⁴
  (HLS User Guide 2.0; FORCE's documentation, Level 2, Output Format; MAJA's, Sentinel-2 output format).
- Sentinel-1: dB as it is, linear power through 10 · log10, amplitude through 20 · log10.
- Raw bands of Copernicus' browser: reflectance or power, in 16 bits times 65535 (eu-cdse/copernicus-browser,
  ImageDownload.utils.js).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import InputError
from ..sources import DECIBEL, POSSIBLE, REFLECTANCE, Source
from .address import shown
from .rasterfile import descriptions, open_raster, read_small, small
from .siblings import product_name, sun_elevation

if TYPE_CHECKING:
    from .frame import Frame, Mask

_UNITS = {"dB": 0, "power": 10, "amplitude": 20}
_POWERS_LEAST = -0.2  # noise is at most 0.01, no scene 0 dB everywhere
_OFFSET_SINCE = date(2022, 1, 25)
# With the 1000 in them, 2 % of the pixels of the darkest band lie below this only where reflectance
# is below -0.015; without it they do wherever there is vegetation, shadow or water.
_SHOWS_NO_OFFSET = 850
_SHOWS_COLLECTION_2 = 6500  # the same for Landsat, whose black is 7273 in Collection 2
_HARMONISED = re.compile(r"HARMONI[SZ]ED", re.IGNORECASE)
# Made from level 1 by others, who take all offsets off: NASA's HLS, FORCE, Digital Earth Australia, Theia.
_TEN_THOUSANDTHS = re.compile(
    r"(?:^|\W)(?:HLS[._]?[SL]30[._]|GA_(?:S2|LS)\w\w_NBAR)|_LEVEL2_(?:SEN2|LND0)\w_|(?:SENTINEL2[ABCX]|LANDSAT[5789]-[A-Z]+-XS)_\d{8}-\d{6}-\d{3}_L[23]A_"
)
_RAW = re.compile(r"(?:SENTINEL|LANDSAT)\S*_\(RAW\)")
_BASELINE = re.compile(r"_N(\d\d)\.?(\d\d)(?:_|$)")
_COLLECTION_1 = re.compile(r"_01_(T[12]|RT)|SR_BAND|PIXEL_QA|-SC\d{14}")
_COLLECTION_2 = re.compile(r"L2S[PR]|_02_(T[12]|RT)|SR_B\d|QA_PIXEL")


@dataclass(frozen=True)
class Digital:
    """Values in the source's units are `pixel * scale + offset`, or `decibel` (10 for power, 20
    for amplitude) times log10 of that. note: what was assumed, for a person; guess: it was told
    from one file's values or the product's name, and other files of the product may know better.
    stated: the manifest says so. kind: of the numbers in the file, `uint16`.
    """

    scale: float = 1.0
    offset: float = 0.0
    decibel: int = 0
    note: str = ""
    guess: str = ""
    stated: bool = False
    kind: str = ""

    def apply(self, raw: np.ndarray) -> np.ndarray:
        """The numbers of a file, float32 with NaN where missing, in the source's units."""
        if (self.scale, self.offset) != (1.0, 0.0):
            raw = raw * np.float32(self.scale)
            raw += np.float32(self.offset)
        if self.decibel:
            raw = self.decibel * np.log10(np.where(raw > 0, raw, np.nan))
        return raw


@dataclass(frozen=True)
class Look:
    """An open file and what is known of it: enough to judge its numbers."""

    path: Path
    file: Any
    source: Source
    bands: dict[str, int]
    mask: Mask | None
    when: date
    names: tuple[str, ...]

    @property
    def number(self) -> int:
        return next(iter(self.bands.values()))

    @property
    def text(self) -> str:
        """All that names the product, in capitals."""
        return " ".join((*self.names, *descriptions(self.path, self.file))).upper()


def find_digital(stated: dict[str, Any], look: Look) -> Digital:
    """See the module. Raises `InputError` for numbers that can't be understood."""
    told = _found(stated, look)
    return replace(
        told, stated="scale" in stated or "offset" in stated, kind=look.file.dtypes[look.number - 1]
    )


def _found(stated: dict[str, Any], look: Look) -> Digital:
    number, note = look.number, ""
    if "scale" in stated or "offset" in stated:
        scale, offset, known = *_numbers(stated), True
    else:
        scale, offset = _tagged(look)
        known = (scale, offset) != (1.0, 0.0)
        if not known and _is_raw_16(look):
            scale, known, note = 1 / 65535, True, "Raw, in 16 bits: taken as reflectance × 65535."
    if look.source.units == DECIBEL:
        return _backscatter(stated, look, scale, offset, known)
    if "units" in stated:
        raise InputError(
            f"Units are stated for radar only, not for {look.source.title} ({shown(look.path)}); "
            "state scale and offset."
        )
    if known or look.source.units != REFLECTANCE:
        return Digital(scale, offset, note=note)
    if not _are_digital(look, number):
        return _reflectance(look)
    by_source = {
        "sentinel-2-l2a": _sentinel_2,
        "sentinel-2-l1c": _sentinel_2,
        "landsat-c2-l2": _landsat_surface,
        "landsat-c2-l1": _landsat_top,
    }
    byte = np.dtype(look.file.dtypes[number - 1]).itemsize == 1
    if byte and look.source.id in by_source:  # what else is fitted to its own numbers
        raise picture(look.path)
    return by_source.get(look.source.id, _own_reflectance)(look)


def picture(path: Path) -> InputError:
    """The sentence about bytes, which no product's reflectance is stored in."""
    return InputError(
        f"{shown(path)} holds bytes (0 to 255), as pictures for the eye do; reflectance is stored in 16 "
        'bits or as decimals. Give the bands as they were measured, or state "scale" (and "offset") so that '
        "reflectance = pixel · scale + offset."
    )


def _tagged(look: Look) -> tuple[float, float]:
    """Scale and offset by the file's own tags. Raises `InputError` if its bands have several."""
    found = {
        (look.file.scales[number - 1], look.file.offsets[number - 1]): band
        for band, number in look.bands.items()
    }
    if len(found) > 1:
        told = ", ".join(
            f"{band} {scale:g} and {offset:g}" for (scale, offset), band in found.items()
        )
        raise InputError(
            f"The bands of {shown(look.path)} have scales and offsets of their own ({told}), but one scale "
            'and offset is expected for all that are used; store them alike, or state "scale" and '
            '"offset" where the tags are wrong.'
        )
    return next(iter(found))


def _is_raw_16(look: Look) -> bool:
    return bool(look.file.dtypes[look.number - 1] == "uint16" and _RAW.search(look.text))


def _numbers(stated: dict[str, Any]) -> tuple[float, float]:
    try:
        scale, offset = float(stated.get("scale", 1.0)), float(stated.get("offset", 0.0))
    except (TypeError, ValueError, OverflowError):
        scale, offset = 0.0, 0.0
    if scale == 0 or not np.isfinite(scale + offset):
        raise InputError(
            f"Scale and offset of {shown(stated['path'])} must be numbers, the scale not zero."
        )
    return scale, offset


def _backscatter(
    stated: dict[str, Any], look: Look, scale: float, offset: float, known: bool
) -> Digital:
    units = stated.get("units")
    if units is not None:
        if units not in _UNITS:
            raise InputError(
                f"The units {units!r} of {shown(look.path)} are not known; expected {', '.join(_UNITS)}."
            )
        return Digital(scale, offset, _UNITS[units])
    sample = _sample(look, look.number) * scale + offset
    sample = sample[sample != 0]
    # Backscatter in dB is negative nearly everywhere; power only where noise was taken off calm water's,
    # or where a gap was filled.
    measured = sample[sample > 2 * POSSIBLE[DECIBEL][0]]
    if not measured.size or np.percentile(measured, 5) < _POWERS_LEAST:
        if not known:
            _require_decibel(sample[sample > sample.min(initial=0)], look.path)
        return Digital(scale, offset)
    if not known and np.median(measured) > 30:
        raise InputError(
            f"{shown(look.path)} holds backscatter as digital numbers (median {np.median(measured):.0f}), "
            'whose calibration can\'t be told; state it, e.g. "units": "amplitude", "scale": 7.08e-5 '
            "where dB = 20 log10(DN) - 83."
        )
    never = "never" if sample.min() >= 0 else "hardly ever"
    return Digital(
        scale, offset, 10, f"Values are {never} negative: taken as linear power, not dB."
    )


def _require_decibel(sample: np.ndarray, path: Path) -> None:
    """Raise `InputError` for backscatter far below all decibels, as where they were stored times 100.

    sample: without its lowest number, which may be what gaps are filled with.
    """
    lowest, _ = POSSIBLE[DECIBEL]
    if sample.size and np.median(sample) < 2 * lowest:
        raise InputError(
            f"{shown(path)} holds backscatter that can't be decibels (median {np.median(sample):.0f}, "
            f'expected about {lowest:.0f} to 5); state its scale, e.g. "scale": 0.01 where they were '
            "stored times 100."
        )


def _sentinel_2(look: Look) -> Digital:
    """With or without the 1000 of baseline 04.00."""
    if _TEN_THOUSANDTHS.search(look.text):
        return Digital(1e-4)
    baseline = _baseline(look)
    if (baseline is not None and baseline < 4) or (baseline is None and look.when < _OFFSET_SINCE):
        return Digital(1e-4)
    if _HARMONISED.search(look.text) or _HARMONISED.search(" ".join(look.file.tags().values())):
        return Digital(1e-4, note="Called harmonised: no offset taken off.")
    since = "processing baseline 04.00" if baseline is not None else f"{_OFFSET_SINCE}"
    darkest = _darkest(look)
    if darkest < _SHOWS_NO_OFFSET:
        return Digital(
            1e-4,
            note=f"From {since} or later, but its dark values show that the offset of 1000 was "
            "taken off before.",
            guess="without",
        )
    return Digital(
        1e-4,
        -0.1,
        note=f"From {since} or later: 1000 taken off its digital numbers; state scale and offset "
        "if that was done before.",
        guess="with" if darkest < np.inf else "unseen",
    )


def _baseline(look: Look) -> float | None:
    """Sentinel-2's processing baseline, e.g. 4.0, from tags or a name."""
    tag = look.file.tags().get("PROCESSING_BASELINE", "")
    if re.fullmatch(r"\d\d?\.\d\d?", tag):
        return float(tag)
    found = _BASELINE.search(look.text.replace(" ", "_"))
    return float(f"{found[1]}.{found[2]}") if found else None


def _reflectance(look: Look) -> Digital:
    baseline = _baseline(look) if look.source.id.startswith("sentinel-2") else None
    if baseline is None or baseline < 4:
        return Digital()
    if not 0.1 < _darkest(look) < np.inf:
        return Digital(guess="dark")
    return Digital(
        note="Its darkest clear values are above 0.1: if the offset of baseline 04.00 is still in "
        'them, state "offset": -0.1.',
        guess="bright",
    )


def _own_reflectance(look: Look) -> Digital:
    return Digital(1e-4, note="Digital numbers taken as reflectance × 10000; state scale if not.")


def _landsat_surface(look: Look) -> Digital:
    if _COLLECTION_1.search(look.text) or _TEN_THOUSANDTHS.search(look.text):
        return Digital(1e-4)
    second = Digital(2.75e-5, -0.2)
    if _COLLECTION_2.search(look.text):
        return second
    told = "Neither name nor bands tell the Landsat collection; its dark values look like"
    if _darkest(look) > _SHOWS_COLLECTION_2:
        return replace(second, note=f"{told} Collection 2.", guess="2")
    return Digital(1e-4, note=f"{told} Collection 1.", guess="1")


def _landsat_top(look: Look) -> Digital:
    if _TEN_THOUSANDTHS.search(look.text):
        return Digital(1e-4)
    elevation = sun_elevation(look.path)
    if elevation is None or elevation <= 0:
        return Digital(
            2e-5, -0.1, note="No MTL.txt beside it: the sun's height is not corrected for."
        )
    height = math.sin(math.radians(elevation))
    return Digital(2e-5 / height, -0.1 / height)


def _are_digital(look: Look, number: int) -> bool:
    """Digital numbers of clear land are in the thousands, reflectances below 2."""
    if np.issubdtype(np.dtype(look.file.dtypes[number - 1]), np.integer):
        return True
    sample = _sample(look, number)
    return bool(sample.size > 0 and np.percentile(sample, 90) > 5)


def _sample(look: Look, number: int) -> np.ndarray:
    """A few thousand present values of one band, read at low resolution."""
    values = read_small(look.path, look.file, [number], small(*look.file.shape)).compressed()
    return values[np.abs(values.astype(np.float64)) < look.source.limit]


def _darkest(look: Look) -> float:
    """The 2nd percentile of clear values in the darkest band; infinite if nothing is clear."""
    clear: Any = True
    if look.mask:
        with open_raster(look.mask.path) as other:
            codes = read_small(look.mask.path, other, [look.mask.band], small(*look.file.shape))[0]
        clear = look.mask.clear(codes.data)
    lows = [np.inf]
    for values in read_small(
        look.path, look.file, list(look.bands.values()), small(*look.file.shape)
    ):
        raw = values.data.astype(np.float64)
        good = clear & ~np.ma.getmaskarray(values) & (np.abs(raw) < look.source.limit) & (raw != 0)
        if good.any():
            lows.append(float(np.percentile(raw[good], 2)))
    return min(lows)


def agreed(frames: list[Frame]) -> list[Frame]:
    """Files that were judged by their own values, judged by all of their source and date; decimals, which
    hold what their writer made of them, by all of their product; dates of one file by most of them.

    A near-infrared band alone is never dark: what the darkest band shows, counts. Nor is a date in haze: one
    writer took the offset off all dates of a file, or off none.
    """
    shown = {
        _with_whom(frame): frame.digital
        for frame in frames
        if frame.digital.guess in ("without", "1", "dark")
    }
    # What each date of a file shows, be it in another of its bands' files, or of the tiles beside it.
    dates: dict[Path, dict[tuple[str, date, str], Digital]] = {}
    for frame in frames:
        if frame.digital.guess in ("with", "without"):
            day = _with_whom(frame)
            dates.setdefault(frame.path, {})[day] = shown.get(day, frame.digital)
    of_file = {}
    for path, told in dates.items():
        without = [digital for digital in told.values() if digital.guess == "without"]
        if 2 * len(without) >= len(told):
            of_file[path] = without[0]

    def better(frame: Frame) -> Digital:
        own = frame.digital
        by_file = of_file.get(frame.path, own) if own.guess in ("with", "unseen") else own
        return shown.get(_with_whom(frame), by_file) if own.guess else own

    return [replace(frame, digital=better(frame)) for frame in frames]


def _with_whom(frame: Frame) -> tuple[str, date, str]:
    """What files have in common that are judged together."""
    decimals = frame.digital.guess in ("dark", "bright")
    return (*frame.key, product_name(frame.path) if decimals else "")
