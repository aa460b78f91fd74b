"""Dates and periods as sinusoids.

The paper turns timestamps into sinusoids and leaves the frequencies open (AlphaEarth, S2.1). Ours
tell the season (1 to 4 cycles a year) and the distance from the start of the valid period (½, ¼
and ⅛ cycle a year, so that up to eight years do not wrap), never the absolute year: an encoder
that knew it would not carry over to the next one. Days stay float64 until the sine: float32
milliseconds since 1970 have steps of 131 s, and fast sinusoids of them are noise. Once whole turns
are taken off, float32 is enough.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

YEAR = 365.2425
_SEASON = (1.0, 2.0, 3.0, 4.0)
_SLOW = (0.5, 0.25, 0.125)
FRAME_CODE = 2 * (len(_SEASON) + len(_SLOW))
PASS_CODE = 2
PERIOD_CODE = 2 * (2 * len(_SEASON) + len(_SLOW))


def _waves(years: Tensor, cycles: tuple[float, ...]) -> Tensor:
    turns = years[..., None] * years.new_tensor(cycles)
    phase = 2 * math.pi * (turns - turns.floor()).float()
    return torch.cat((phase.sin(), phase.cos()), -1)


def frame_code(days: Tensor, valid: Tensor) -> Tensor:
    """Code of frames within a valid period: days (B, T) and valid (B, 2), float64 days since 1970.

    Returns (B, T, FRAME_CODE) float32 in [-1, 1].
    """
    since = (days - valid[:, :1]) / 365
    return torch.cat((_waves(days / YEAR, _SEASON), _waves(since, _SLOW)), -1)


def pass_code(days: Tensor) -> Tensor:
    """From where a sensor looked, as far as the time of its pass tells: days (…), float64 days since
    1970 with their fraction -> (…, PASS_CODE) float32, sin and cos of the time of day in UTC.

    Satellites in a sun-synchronous orbit come over a place at two times of the day, rising and
    sinking: for Sentinel-1 they look from the west or from the east, for optical ones the time
    stands for the height of the sun. 0 where only the date is known.
    """
    turns = (days - days.floor()).float()
    code = 2 * math.pi * turns[..., None] + turns.new_tensor([0.0, math.pi / 2])
    return code.sin() * (turns > 0)[..., None]


def period_code(valid: Tensor) -> Tensor:
    """Code of a valid period [start, end): (B, 2) float64 days -> (B, PERIOD_CODE) float32."""
    start, end = valid.unbind(-1)
    parts = (
        _waves(start / YEAR, _SEASON),
        _waves(end / YEAR, _SEASON),
        _waves((end - start) / 365, _SLOW),
    )
    return torch.cat(parts, -1)
