"""What an encoder in training knows before its first step."""

from __future__ import annotations

import data
import numpy as np
import torch
from aef_fields.core.fitting.start import decorrelate
from aef_fields.core.model.encoder import Encoder
from torch import Tensor
from validation import last_year
from views import at_most

PLACES = 1500  # of a set


def start(encoder: Encoder, sets: list[data.PixelSet], seed: int) -> None:
    """The season path's band covariance and linear map from the sets' series, not their labels.

    `make ablation` prints what it is worth alone, and what training comes to without it.
    """
    encoder.season.covariance.copy_(data.covariance(sets))
    decorrelate(encoder.season, [_composites(encoder, one, seed) for one in sets], seed)


def _composites(encoder: Encoder, one: data.PixelSet, seed: int) -> dict[str, Tensor]:
    """(N, PARTS · bands) of each source and of the common spectrum, for the last year."""
    rng = np.random.default_rng(seed)
    one = one.take(np.sort(rng.permutation(len(one))[:PLACES]))
    series = {k: at_most(s, 48, rng) for k, s in one.series.items()}
    with torch.inference_mode():
        found = encoder.season.composites(series, last_year(series))
    return {n: c.transpose(1, 2).flatten(2)[:, 0] for n, (c, _, _) in found.items()}
