"""Whether bands can be what they are called: each beside the others of its image."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from pathlib import Path

import numpy as np

from ..errors import InputError
from ..sources import POSSIBLE
from ..words import counted, percent
from .address import shown
from .frame import Frame

SOME = 64  # pixels of a band, fewer tell nothing: they may all be the same, or in the shade
FEW = 16  # different numbers, in which no two bands are alike everywhere
# Dual-polarised backscatter from land is 3 to 10 dB stronger in VV, from calm water at the noise's level in both.
VH_ABOVE = 2
# Of `SPECTRUM`, what no land, cloud or water is far above, but where it is nearly dark.
_NEVER_ABOVE = {"B05": "B06", "B12": "B11"}
_FAR, _DARK, _MOST = 1.3, 0.15, 1 / 3


@dataclass(frozen=True)
class Sample:
    """A part of a file: its bands' values (h, w) in the source's units, NaN where missing, and where
    each of them is clear."""

    frame: Frame
    values: dict[str, np.ndarray]
    clear: dict[str, np.ndarray]

    def varies(self) -> dict[str, bool]:
        """Of each band that holds some possible numbers, whether they differ."""
        low, high = POSSIBLE[self.frame.source.units]
        possible = {b: v[(v >= low) & (v <= high)] for b, v in self.values.items()}
        return {b: bool(np.ptp(v) > 0) for b, v in possible.items() if v.size >= SOME}


def refuse_blank(products: Sequence[Sequence[Sample]]) -> None:
    """Raise `InputError` for a band that holds one number on all of some dates while others vary, as
    writers put for a band that they lack: mostly 0. On one of them it may be clouds or water alone."""
    blank: dict[str, Path] = {}
    varying = set()
    for sample in chain.from_iterable(products):
        for band, varies in sample.varies().items():
            if varies:
                varying.add(band)
            else:
                blank.setdefault(band, sample.frame.path)
    for band, path in blank.items():
        if varying and band not in varying:
            raise InputError(
                f"{shown(path)} holds one number in all of its band {band}, while others vary: what is missing "
                "would be taken for a measurement. Leave that band out, or declare the number as its nodata "
                "value (gdal_edit -a_nodata)."
            )


def tell_twins(products: Sequence[Sequence[Sample]]) -> list[str]:
    """A sentence about two bands of a product that hold the same numbers, as where one was stored
    twice. Clouds and water may be alike where numbers were cut off, but then they are few."""
    for samples in products:
        bands = [(s.frame.path, band, values) for s in samples for band, values in s.values.items()]
        for (path, band, values), (other_path, other, others) in combinations(bands, 2):
            if band == other or values.shape != others.shape:
                continue
            both = np.isfinite(values) & np.isfinite(others)
            if (values[both] == others[both]).all() and len(np.unique(values[both])) >= FEW:
                where = "" if path == other_path else f" of {shown(other_path)}"
                return [
                    f"{shown(path)} holds the same numbers in its band {band} as are in {other}{where}: if one "
                    "was stored twice, leave out the wrong one: it is taken for what it is not."
                ]
    return []


def tell_disorder(products: Sequence[Sequence[Sample]]) -> list[str]:
    """A sentence about bands of another order than the source's, as of those of 10 m before those of
    20 m, or with B8A as the last: on a third of all pixels, red edge or short-wave infrared are then what
    leaves make of near infrared, at most on a tenth of any image otherwise."""
    for brighter, other in _NEVER_ABOVE.items():
        pixels, above, first = 0, 0, None
        for samples in products:
            found = {
                like: (s.frame, band, np.where(s.clear[band], s.values[band], np.nan))
                for s in samples
                for band, like in zip(s.frame.source.bands, s.frame.source.spectrum)
                if band in s.values
            }
            if not {brighter, other} <= found.keys():
                continue
            (frame, band, high), (_, beside, low) = found[brighter], found[other]
            if high.shape == low.shape:
                known = np.isfinite(high) & np.isfinite(low)
                pixels += int(known.sum())
                above += int(((high > _DARK) & (high > _FAR * low))[known].sum())
                first = first or (frame, band, beside)
        if first and pixels >= SOME and above > _MOST * pixels:
            frame, band, beside = first
            return [
                f"{shown(frame.path)} and others of {frame.source.title} are far brighter in {band} than in {beside} "
                f"on {percent(above / pixels)} of the clear pixels, as no land is: they lie in another order than "
                f'{", ".join(frame.source.bands)}, or have each other\'s names. State "bands": which is which.'
            ]
    return []


def tell_swapped(products: Sequence[Sequence[Sample]]) -> list[str]:
    """A sentence about dates on which VH is above VV, as where the two are swapped: on one, it may be
    another radar's noise."""
    apart = []
    for samples in products:
        seen = {
            band: float(np.nanmedian(values[s.clear[band]]))
            for s in samples
            for band, values in s.values.items()
            if np.isfinite(values[s.clear[band]]).sum() >= SOME
        }
        if {"VV", "VH"} <= seen.keys():
            apart.append((seen["VH"] - seen["VV"], samples[0].frame))
    above = [(more, frame) for more, frame in apart if more > VH_ABOVE]
    if not above:
        return []
    more, frame = above[0]
    return [
        f"{frame.source.title}, {len(above)} of {counted(len(apart), 'image')} looked at: {shown(frame.path)} "
        f"has VH {more:.0f} dB above VV, which lies below it on land and water. If the two are swapped, "
        'correct the names of the bands, or state them: "bands": {"VV": …, "VH": …}.'
    ]
