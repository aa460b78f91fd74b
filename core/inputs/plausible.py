"""Whether numbers taken as reflectance can be one: asked of several dates of a source together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from ..errors import InputError
from ..sources import REFLECTANCE
from .address import shown
from .frame import Frame
from .period import PIECES, piece, seen

DATES = 6  # that are looked at, of a source
# Per cent, bytes, thousandths or a left-over scale make numbers that no land has. Leaves, soil, rock and
# roofs are brightest beyond the red, at a tenth and more; ten times less is left of them in thousandths.
# Water, brightest in the visible, may be nearly as dark as that: 0.005 in a peaty lake.
_DARKEST = 0.07
DARKEST_VISIBLE = 0.003
# Where half of the pixels are above this it is no snow (0.9) and no cloud (up to 1.2).
BRIGHTEST = 1.3
_BEYOND_RED = {"B06", "B07", "B08", "B8A", "B11", "B12"}  # of `SPECTRUM`


def require_plausible(groups: Sequence[list[Frame]]) -> None:
    """Raise `InputError` for a source whose numbers are no reflectance of land in the scale that they
    were taken in, unless that is stated. A date may be all cloud or all water."""
    sources: dict[str, list[list[Frame]]] = {}
    for group in groups:
        if group[0].source.units == REFLECTANCE:
            sources.setdefault(group[0].source.id, []).append(group)
    for dates in sources.values():
        every = -(-len(dates) // DATES)
        looked = [f for group in dates[::every] for f in group if not f.digital.stated]
        # What is stored otherwise comes from elsewhere.
        for kind in dict.fromkeys(frame.digital.kind for frame in looked):
            _judge([frame for frame in looked if frame.digital.kind == kind])


def _judge(frames: list[Frame]) -> None:
    """Look at frames whose numbers should mean the same."""
    samples: dict[str, list[np.ndarray]] = {}
    for frame in frames:
        for band, number in frame.bands.items():
            samples.setdefault(band, []).append(_sample(frame, number))
    bands = {band: np.concatenate(parts) for band, parts in samples.items()}
    bands = {band: values for band, values in bands.items() if values.size}
    if not bands:
        return
    like = dict(zip(frames[0].source.bands, frames[0].source.spectrum))
    high, brightest = max((float(np.percentile(v, 98)), band) for band, v in bands.items())
    lowest = _DARKEST if like.get(brightest) in _BEYOND_RED else DARKEST_VISIBLE
    middle = max(float(np.median(values)) for values in bands.values())
    if middle > BRIGHTEST:
        _refuse(frames, f"half of the clear pixels are above {middle:.2g}")
    if high < lowest:
        _refuse(frames, f"98 % of the clear pixels are below {high:.2g} in all bands")


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
