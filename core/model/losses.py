"""The terms of the training loss (AlphaEarth, Eq. 3–5, S2.2)."""

from __future__ import annotations

import torch
from torch import Tensor

from .series import Series


def reconstruction(decoded: Tensor, target: Series, reach: int = 0) -> Tensor:
    """Mean absolute error over clear, present values; 0 if there are none.

    decoded: (B, K, C, H, W) for the K frames of `target`. Clouds and swath edges weigh nothing.
    reach: how far, in pixels, a frame may lie beside where it says: each counts with the shift that
    fits it best (AlphaEarth, S2.2: 20 m for Sentinel-1 and -2), so that what is decoded need not
    blur to be right on average. A margin of that width counts for no shift.
    """
    weight = target.present & target.clear[:, :, None]
    if not reach:
        error = (decoded.float() - target.values.float()).abs() * weight
        return error.sum() / weight.sum().clamp(min=1)
    inner = slice(reach, -reach)
    decoded = decoded[..., inner, inner].float()
    h, w = decoded.shape[-2:]
    errors, weights = [], []
    for row in range(2 * reach + 1):
        for col in range(2 * reach + 1):
            at = (..., slice(row, row + h), slice(col, col + w))
            errors.append(((decoded - target.values[at].float()).abs() * weight[at]).sum((2, 3, 4)))
            weights.append(weight[at].sum((2, 3, 4)))
    error, count = torch.stack(errors), torch.stack(weights)
    # Of a frame that is seen at all; a shift that would show none of it is no shift.
    mean = (error / count.clamp(min=1)).masked_fill(count == 0, torch.inf)
    best = mean.argmin(0, keepdim=True)
    return error.gather(0, best).sum() / count.gather(0, best).sum().clamp(min=1)


def uniformity(embedding: Tensor) -> Tensor:
    """Mean |u · u'| of each place with the same pixel of the next place of the batch.

    embedding: (B, …, d). It is the batch that is rotated, never neighbouring pixels, which may
    well be alike. Needs two places at least.
    """
    return (embedding * embedding.roll(1, 0)).sum(-1).abs().mean()


def consistency(teacher: Tensor, student: Tensor) -> Tensor:
    """(1 − u · u_s) / 2 averaged; no gradient flows into the teacher."""
    return (1 - (teacher.detach() * student).sum(-1)).mean() / 2


def agreement(one: Tensor, other: Tensor, redundancy: float = 0.01) -> Tensor:
    """How far the cross-correlation of two views of the same places is from the identity.

    one, other: (N, d) embeddings of N places from two disjoint choices of their frames. Each
    dimension should say the same in both (diagonal 1) and nothing that another one says (the
    rest 0, weighed by `redundancy`). Barlow Twins (Zbontar et al. 2021, Eq. 1), with which
    TESSERA is trained; 0 where there are fewer than two places.
    """
    if len(one) < 2:
        return one.new_zeros(())
    a, b = (v.float() - v.float().mean(0) for v in (one, other))
    a, b = (v / (v.std(0, correction=0) + 1e-4) for v in (a, b))
    correlation = a.T @ b / len(one)
    same = correlation.diagonal()
    return (1 - same).square().sum() + redundancy * (
        correlation.square().sum() - same.square().sum()
    )


def hold_out(series: Series, targets: Tensor) -> Series:
    """The inputs that are left: without the target frames and those within a day of one.

    targets: (B, K) indices of frames. Only frames of this source count: another sensor on the
    same day is no copy of the target.
    """
    days = series.days
    target_days = torch.gather(days, 1, targets)
    near = ((days[:, :, None] - target_days[:, None]).abs() <= 1).any(-1)
    return series.without(near)
