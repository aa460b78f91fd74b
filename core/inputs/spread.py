"""Mean and spread of a source of the manifest's own, measured from its frames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..errors import InputError
from ..sources import Source, transformed
from .frame import Frame
from .rasterfile import open_raster, read_small, small


def measured(source: Source, frames: Sequence[Frame]) -> Source:
    """The source with the mean and standard deviation of each band's clear values.

    From all frames at low resolution, without the outer 1 % on either side. As stated if they
    are. Raises `InputError` for a band without values, or with one value only.
    """
    if source.mean:
        return source
    mean, std = [], []
    for band in source.bands:
        parts = [_clear_values(f, band) for f in frames if f.source.id == source.id]
        values = np.concatenate([part for part in parts if part.size] or [np.empty(0)])
        if values.size:
            low, high = np.percentile(values, (1, 99))
            values = values[(values >= low) & (values <= high)]
        if not values.size or values.std() == 0:
            raise InputError(
                f"The band {band} of {source.id} has no clear values that differ; leave it out of "
                "the source, or state mean and std."
            )
        mean.append(float(values.mean()))
        std.append(float(values.std()))
    return replace(source, mean=tuple(mean), std=tuple(std))


def _clear_values(frame: Frame, band: str) -> np.ndarray:
    if band not in frame.bands:
        return np.empty(0)
    with open_raster(frame.path) as file:
        shape = small(*file.shape)
        values = read_small(frame.path, file, [frame.bands[band]], shape)[0]
    raw = values.data.astype(np.float64)
    clear = ~np.ma.getmaskarray(values) & (np.abs(raw) < frame.source.limit)
    if frame.mask:
        with open_raster(frame.mask.path) as file:
            codes = read_small(frame.mask.path, file, [frame.mask.band], shape)[0]
        clear &= frame.mask.clear(codes.data)
    found = transformed(frame.digital.apply(raw[clear]), frame.source)
    return found[np.isfinite(found)]
