"""Learned resampling between the three resolutions, and the exchange of their states.

The paper says that each block ends with a "learned Laplacian pyramid rescaling" by which every
operator passes its state to the others, and leaves kernels and fusion open (AlphaEarth, S2.4).
Here a step down is a learned strided kernel (at first the mean), a step up a learned transposed
kernel (at first bilinear). What goes up is the Laplacian residual: what the coarse state holds
beyond the low-pass of the fine one, so that an exchange never blurs what the fine state knows.
All exchanges are sums that start at zero.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class Down(nn.Module):
    """(N, C, H, W) -> (N, out, H / r, W / r): a depthwise r × r kernel, then channels."""

    def __init__(self, channels: int, out: int, r: int):
        super().__init__()
        self.kernel = nn.Conv2d(channels, channels, r, r, groups=channels, bias=False)
        nn.init.constant_(self.kernel.weight, 1 / r**2)
        self.channels = nn.Conv2d(channels, out, 1)

    def forward(self, x: Tensor) -> Tensor:
        return self.channels(self.kernel(x))


class Up(nn.Module):
    """(N, C, H, W) -> (N, out, H · r, W · r): channels, then a depthwise bilinear-like kernel."""

    def __init__(self, channels: int, out: int, r: int):
        super().__init__()
        self.channels = nn.Conv2d(channels, out, 1)
        self.kernel = nn.ConvTranspose2d(out, out, 2 * r, r, r // 2, groups=out, bias=False)
        ramp = 1 - (torch.arange(2 * r) - (r - 0.5)).abs() / r
        self.kernel.weight.data.copy_((ramp[:, None] * ramp).expand_as(self.kernel.weight))

    def forward(self, x: Tensor) -> Tensor:
        return self.kernel(self.channels(x))


class Exchange(nn.Module):
    """States at L/2 (precision), L/8 (time) and L/16 (space), each told of the other two."""

    def __init__(self, space: int, time: int, precision: int):
        super().__init__()
        self.precision_to_time = Down(precision, time, 4)
        self.precision_to_space = Down(precision, space, 8)
        self.time_to_space = Down(time, space, 2)
        self.space_to_time = Up(space, time, 2)
        self.time_to_precision = Up(time, precision, 4)
        self.space_to_precision = Up(space, precision, 8)
        self.low_time = Down(time, space, 2)
        self.low_precision_time = Down(precision, time, 4)
        self.low_precision_space = Down(precision, space, 8)
        for step in (self.precision_to_time, self.precision_to_space, self.time_to_space):
            _zero(step.channels)
        for up in (self.space_to_time, self.time_to_precision, self.space_to_precision):
            _zero(up.channels)

    def forward(
        self, space: Tensor, time: Tensor, precision: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        new_space = space + self.precision_to_space(precision) + self.time_to_space(time)
        new_time = (
            time
            + self.precision_to_time(precision)
            + self.space_to_time(space - self.low_time(time))
        )
        new_precision = (
            precision
            + self.time_to_precision(time - self.low_precision_time(precision))
            + self.space_to_precision(space - self.low_precision_space(precision))
        )
        return new_space, new_time, new_precision


def _zero(layer: nn.Conv2d) -> None:
    nn.init.zeros_(layer.weight)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)


class ChannelNorm(nn.Module):
    """Layer norm over the channels of each place of an (N, C, H, W) map.

    No statistics over the tile: a place's vector must not depend on the extent asked for.
    """

    def __init__(self, channels: int):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        last = x.permute(0, 2, 3, 1)
        return F.layer_norm(last, self.weight.shape, self.weight, self.bias).permute(0, 3, 1, 2)
