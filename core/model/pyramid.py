"""Learned resampling between the three resolutions, and the exchange of their states.

The paper says that each block ends with a "learned Laplacian pyramid rescaling" by which every
operator passes its state to the others, and leaves kernels and fusion open (AlphaEarth, S2.4).
Here a step down is a learned strided kernel (at first the mean), a step up a learned 3 × 3 kernel
(at first the identity) and bilinear interpolation. What goes up is the Laplacian residual: what
the coarse state holds beyond the low-pass of the fine one, so that an exchange never blurs what the
fine state knows. All exchanges are sums that start at zero.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class Down(nn.Module):
    """(N, C, H, W) -> (N, out, H / r, W / r): an r × r kernel for each channel, then channels."""

    def __init__(self, channels: int, out: int, r: int):
        super().__init__()
        self.r = r
        self.kernel = nn.Parameter(torch.full((channels, r, r), 1 / r**2))
        self.channels = nn.Conv2d(channels, out, 1)

    def forward(self, x: Tensor) -> Tensor:
        n, c, h, w = x.shape
        cells = x.reshape(n, c, h // self.r, self.r, w // self.r, self.r)
        # A depthwise strided convolution, written as a sum: several times faster on a processor.
        return self.channels((cells * self.kernel[:, None, :, None]).sum((3, 5)))


class Up(nn.Module):
    """(N, C, H, W) -> (N, out, H · r, W · r): channels, a 3 × 3 kernel for each, then bilinear."""

    def __init__(self, channels: int, out: int, r: int):
        super().__init__()
        self.r = r
        self.channels = nn.Conv2d(channels, out, 1)
        self.kernel = nn.Conv2d(out, out, 3, 1, 1, groups=out, bias=False)
        nn.init.zeros_(self.kernel.weight)
        self.kernel.weight.data[:, :, 1, 1] = 1

    def forward(self, x: Tensor) -> Tensor:
        x = self.kernel(self.channels(x))
        return F.interpolate(x, scale_factor=self.r, mode="bilinear", align_corners=False)


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
