"""Whether images can be what they are taken for: reflectance of several dates of a source together,
and images beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import numpy as np

from ..errors import InputError
from ..sources import POSSIBLE, REFLECTANCE
from ..words import counted
from .address import shown
from .beside import SOME, Sample, refuse_blank, tell_disorder, tell_swapped, tell_twins
from .frame import Frame
from .period import PIECES, Where, piece, products_of, seen, whole

DATES = 6  # that are looked at, of a source
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
    notes = _tell_both_levels(groups) + _tell_unmasked(groups)
    sources: dict[str, list[list[Frame]]] = {}
    for group in groups:
        if group[0].source.units in POSSIBLE:
            sources.setdefault(group[0].source.id, []).append(group)
    for dates in sources.values():
        products = [
            _looked_at(product)
            for group in dates[:: -(-len(dates) // DATES)]
            for product in products_of(group)
        ]
        refuse_blank(products)
        notes += tell_twins(products)
        some = [sample for samples in products for sample in samples]
        if some[0].frame.source.units != REFLECTANCE:
            notes += tell_swapped(products)
            continue
        notes += tell_disorder(products)
        looked = [s for s in some if not s.frame.digital.stated]
        # What is stored otherwise comes from elsewhere.
        for kind in dict.fromkeys(sample.frame.digital.kind for sample in looked):
            notes += _judge([sample for sample in looked if sample.frame.digital.kind == kind])
    return notes


def _tell_both_levels(groups: Sequence[list[Frame]]) -> list[str]:
    """A sentence about dates with images of two levels: of two sources that see the same."""
    looks: dict[tuple[date, tuple[str, ...]], list[Frame]] = {}
    for frame, *_ in groups:
        if frame.source.spectrum:
            looks.setdefault((frame.when.date(), frame.source.spectrum), []).append(frame)
    twice = [frames for frames in looks.values() if len(frames) > 1]
    if not twice:
        return []
    one, other = twice[0][:2]
    return [
        f"{one.source.title} and {other.source.title} of the same day on {counted(len(twice), 'date')} "
        f"({shown(one.path)} and {shown(other.path)}, for one): one look counts as two, and their "
        "embedding is like that of neither. Leave out one level, best level 1, which has the atmosphere in it."
    ]


def _tell_unmasked(groups: Sequence[list[Frame]]) -> list[str]:
    """A sentence for each source that some images come without their quality band of."""
    dates: dict[str, list[list[Frame]]] = {}
    for group in groups:
        if group[0].source.quality:
            dates.setdefault(group[0].source.title, []).append(group)
    bare = {
        title: [group[0] for group in found if not any(frame.mask for frame in group)]
        for title, found in dates.items()
    }
    return [
        f"Without a cloud mask: {len(frames)} of {counted(len(dates[title]), 'image')} of {title} "
        f"({shown(frames[0].path)}, for one): clouds in them count as land."
        for title, frames in bare.items()
        if frames
    ]


def _looked_at(product: Sequence[Frame]) -> list[Sample]:
    """Of each file of a product the first piece that shows something clear, else the last; all of it
    where a piece shows one number, which may be a lake."""
    for middle in PIECES:
        samples = [_sample(frame, partial(piece, middle)) for frame in product]
        if any(clear.any() for sample in samples for clear in sample.clear.values()):
            break
    if all(varies for sample in samples for varies in sample.varies().values()):
        return samples
    return [_sample(frame, whole) for frame in product]


def _sample(frame: Frame, where: Where) -> Sample:
    raw, present, clear, _ = seen(frame, list(frame.bands.values()), where)
    with np.errstate(over="ignore"):  # a fill value that only float64 can hold
        values = frame.digital.apply(raw.astype(np.float32).filled(np.nan))
    return Sample(frame, dict(zip(frame.bands, values)), dict(zip(frame.bands, present & clear)))


def _judge(looked: list[Sample]) -> list[str]:
    """Look at files whose numbers should mean the same."""
    frames = [sample.frame for sample in looked]
    samples: dict[str, list[np.ndarray]] = {}
    for sample in looked:
        for band, values in sample.values.items():
            samples.setdefault(band, []).append(values[sample.clear[band]])
    bands = {band: np.concatenate(parts) for band, parts in samples.items()}
    bands = {band: values for band, values in bands.items() if values.size >= SOME}
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
