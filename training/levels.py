"""Levels of a product of which training has no series: read as their other level would read.

No labelled set has Landsat's reflectance above the air. The simulator shows the same overpasses at
both levels: in normalised units the one is a line of the other in each band, by which all that the
other has of its own (projector, calibration in the season path, decoder) is carried over.
"""

from __future__ import annotations

import numpy as np
import simulated
import torch
import torch.nn.functional as F
from aef_fields.core.model.decoders import Decoders
from aef_fields.core.model.encoder import Encoder
from aef_fields.core.model.series import Series
from torch import Tensor
from validation import last_year

OTHER = {"landsat-c2-l1": "landsat-c2-l2"}  # level without series -> its other level


def carry_over(encoder: Encoder, decoders: Decoders, seed: int) -> dict[str, dict[str, float]]:
    """Set what `OTHER`'s levels have of their own. Returns for each how alike both levels' embeddings
    of new simulated places are, before and after."""
    found = {}
    for level, known in OTHER.items():
        before = alike(encoder, level, known, seed + 1)
        _carry(encoder, decoders, level, known, *line(level, known, seed))
        after = alike(encoder, level, known, seed + 1)
        found[level] = {"alike_before": round(before, 3), "alike": round(after, 3)}
    return found


def alike(encoder: Encoder, level: str, known: str, seed: int) -> float:
    """Mean cosine of the embeddings of the same simulated places from either level."""
    series = _landscapes(level, known, seed)
    valid = last_year(series)
    with torch.no_grad():
        one, other = (encoder({n: series[n]}, valid, spatial=False) for n in (level, known))
    seen = one[1] & other[1]
    return float(F.cosine_similarity(one[0], other[0], dim=-1)[seen].mean())


def line(level: str, known: str, seed: int) -> tuple[Tensor, Tensor]:
    """Slope and offset (bands,): what the other level says, from what this one does, both normalised.

    The slope is that of the reduced major axis, the ratio of the spreads: neither level is without
    noise, and a regression's slope would be too flat.
    """
    series = _landscapes(level, known, seed)
    clear = series[known].clear[:, :, 0, 0]
    one, other = (series[name].values[..., 0, 0][clear] for name in (level, known))
    slope = other.std(0) / one.std(0)
    return slope, other.mean(0) - slope * one.mean(0)


def _carry(
    encoder: Encoder, decoders: Decoders, level: str, known: str, slope: Tensor, offset: Tensor
) -> None:
    """slope, offset: see `line`. A band that is missing is 0 with presence 0, so that the offset goes
    to the weights of presence."""
    bands, season = len(slope), encoder.season
    own, other = encoder.pixel.project[level], encoder.pixel.project[known]
    out, theirs = decoders[level], decoders[known]
    with torch.no_grad():
        out.load_state_dict(theirs.state_dict())
        out[-1].weight.copy_(theirs[-1].weight / slope[:, None])
        out[-1].bias.copy_((theirs[-1].bias - offset) / slope)
        values, present = other.weight.split(bands, 1)
        own.weight.copy_(torch.cat((values * slope, present + values * offset), 1))
        own.bias.copy_(other.bias)
        season.scale[level].copy_(season.scale[known] * slope)
        season.shift[level].copy_(season.shift[known] + season.scale[known] * offset)


def _landscapes(level: str, known: str, seed: int) -> dict[str, Series]:
    """Simulated pixels at both levels."""
    own = 7_000_003 * (seed + 1)
    return simulated.pixels(own, (level, known), 64, np.random.default_rng(own))[0].series
