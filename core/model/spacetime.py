"""The spatial path: AlphaEarth's Space-Time-Precision blocks (paper §2, S2.4), summarised at L.

Three operators run side by side at three resolutions: attention within each frame at L/16,
attention over the dates of each place at L/8, 3 × 3 convolutions at L/2; a learned pyramid
exchanges their states. Where the paper is silent: attention within a frame acts in fixed windows
of 8 × 8 tokens with learned relative positions, anchored to absolute coordinates, so that a tile
sees what the whole scene would.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..sources import Source
from .config import PRECISION_STRIDE, SPACE_STRIDE, TIME_STRIDE, WINDOW, Config
from .pixel import DateAttention, PeriodPool, attention_bias
from .pyramid import ChannelNorm, Down, Exchange, Up
from .series import Series
from .timecode import FRAME_CODE, frame_code, period_code


class WindowAttention(nn.Module):
    """Attention within windows of 8 × 8 tokens of each frame: (N, C, H, W) -> (N, C, H, W).

    `usable` (N, H, W) bool: tokens with any data. `first`: (row, column) of the first token within
    its window; what a window lacks at the edges is not there to look at.
    """

    apart: Tensor

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.block = DateAttention(width, heads, 4)  # the same block, over tokens of a window
        self.position = nn.Parameter(torch.zeros(heads, (2 * WINDOW - 1) ** 2))
        row, col = (i.flatten() for i in torch.meshgrid(*[torch.arange(WINDOW)] * 2, indexing="ij"))
        apart = (row[:, None] - row + WINDOW - 1) * (2 * WINDOW - 1) + (
            col[:, None] - col + WINDOW - 1
        )
        self.register_buffer("apart", apart, persistent=False)

    def forward(self, x: Tensor, usable: Tensor, first: tuple[int, int]) -> Tensor:
        n, c, h, w = x.shape
        top, left = first
        pad = (left, -(left + w) % WINDOW, top, -(top + h) % WINDOW)
        x, usable = F.pad(x, pad), F.pad(usable, pad)
        rows, cols = x.shape[2] // WINDOW, x.shape[3] // WINDOW
        windows = _to_windows(x.permute(0, 2, 3, 1))
        bias = self.position[:, self.apart][:, None]
        hidden = attention_bias(_to_windows(usable[..., None])[..., 0])
        if hidden is not None:
            bias = bias + hidden
        out = self.block(windows, bias).view(n, rows, cols, WINDOW, WINDOW, c)
        grid = out.permute(0, 5, 1, 3, 2, 4).reshape(n, c, rows * WINDOW, cols * WINDOW)
        return grid[:, :, top : top + h, left : left + w]


def _to_windows(x: Tensor) -> Tensor:
    """(N, H, W, C) -> (N · windows, 64, C)."""
    n, h, w, c = x.shape
    x = x.view(n, h // WINDOW, WINDOW, w // WINDOW, WINDOW, c)
    return x.permute(0, 1, 3, 2, 4, 5).reshape(-1, WINDOW * WINDOW, c)


class Block(nn.Module):
    """One Space-Time-Precision block on states of all frames, (B · T, C, h, w) each."""

    def __init__(self, config: Config):
        super().__init__()
        self.space = WindowAttention(config.space, max(1, config.space // 64))
        self.time = DateAttention(config.time, max(1, config.time // 64), 4)
        p = config.precision
        self.precision = nn.Sequential(
            ChannelNorm(p), nn.Conv2d(p, 4 * p, 3, 1, 1), nn.GELU(), nn.Conv2d(4 * p, p, 3, 1, 1)
        )
        self.exchange = Exchange(config.space, config.time, p)

    def forward(
        self, states: list[Tensor], usable: list[Tensor], b: int, first: tuple[int, int]
    ) -> list[Tensor]:
        space, time, precision = states
        space = self.space(space, usable[0], first)
        time = self._over_dates(time, usable[1], b)
        precision = precision + self.precision(precision)
        return list(self.exchange(space, time, precision))

    def _over_dates(self, x: Tensor, usable: Tensor, b: int) -> Tensor:
        _, c, h, w = x.shape
        dates = x.view(b, -1, c, h, w).permute(0, 3, 4, 1, 2)  # (B, h, w, T, C)
        t = dates.shape[3]
        mask = usable.view(b, t, h, w).permute(0, 2, 3, 1).reshape(-1, t)
        out = self.time(dates.reshape(-1, t, c), attention_bias(mask)).view(b, h, w, t, c)
        return out.permute(0, 3, 4, 1, 2).reshape(b * t, c, h, w)


class SpatialPath(nn.Module):
    """Series of each source -> one vector of width `config.pixel` for each pixel."""

    def __init__(self, config: Config, sources: dict[str, Source]):
        super().__init__()
        p, t, s, out = config.precision, config.time, config.space, config.pixel
        self.project = nn.ModuleDict(
            {name: nn.Conv2d(2 * len(one.bands) + 1, p, 2, 2) for name, one in sources.items()}
        )
        self.start_time, self.start_space = Down(p, t, 4), Down(t, s, 2)
        self.when = nn.Linear(FRAME_CODE, t)
        self.blocks = nn.ModuleList(Block(config) for _ in range(config.blocks))
        self.pools = nn.ModuleList(PeriodPool(width, 1, out) for width in (s, t, p))
        self.ups = nn.ModuleList(
            Up(out, out, stride) for stride in (SPACE_STRIDE, TIME_STRIDE, PRECISION_STRIDE)
        )

    def forward(
        self, series: dict[str, Series], valid: Tensor, offset: tuple[int, int] = (0, 0)
    ) -> Tensor:
        """Returns (B, H, W, width).

        offset: (row, column) of the first pixel within its window, 0..127; tokens that start
        before it or end after the last pixel are filled with masked pixels.
        """
        b, _, _, h, w = next(iter(series.values())).values.shape
        first = (offset[0] // SPACE_STRIDE, offset[1] // SPACE_STRIDE)
        top, left = offset[0] % SPACE_STRIDE, offset[1] % SPACE_STRIDE
        pad = (left, -(left + w) % SPACE_STRIDE, top, -(top + h) % SPACE_STRIDE)
        inputs = [self._half_resolution(name, one, pad) for name, one in series.items()]
        precision = torch.cat([x for x, _ in inputs], 1)
        has_data = torch.cat([u for _, u in inputs], 1)  # (B, T, H/2, W/2), share of clear pixels
        days = torch.cat([one.days for one in series.values()], 1)
        n = b * days.shape[1]
        precision, has_data = precision.flatten(0, 1), has_data.flatten(0, 1)
        code = self.when(frame_code(days, valid).to(precision.dtype)).view(n, -1, 1, 1)
        time = self.start_time(precision) + code
        states = [self.start_space(time), time, precision]
        usable = [F.max_pool2d(has_data[:, None], r)[:, 0] > 0 for r in (8, 4, 1)]
        for block in self.blocks:
            states = block(states, usable, b, first)
        maps = [
            up(self._pooled(pool, state, mask, valid))
            for up, pool, state, mask in zip(self.ups, self.pools, states, usable)
        ]
        full = sum(maps[1:], maps[0])
        return full[:, :, pad[2] : pad[2] + h, pad[0] : pad[0] + w].permute(0, 2, 3, 1)

    def _half_resolution(
        self, name: str, one: Series, pad: tuple[int, ...]
    ) -> tuple[Tensor, Tensor]:
        b, t = one.clear.shape[:2]
        clear = one.clear[:, :, None].to(one.values.dtype)
        # A masked pixel says nothing here: its values must not reach neighbours.
        given = torch.cat((one.values * clear, one.present * clear, clear), 2).flatten(0, 1)
        given = F.pad(given, pad)
        share = F.avg_pool2d(given[:, -1:], 2)
        x = self.project[name](given) * (share > 0)
        return x.view(b, t, *x.shape[1:]), share.view(b, t, *share.shape[2:])

    def _pooled(self, pool: nn.Module, state: Tensor, usable: Tensor, valid: Tensor) -> Tensor:
        """(B · T, C, h, w) -> (B, out, h, w), 0 where no frame has data."""
        b = valid.shape[0]
        _, c, h, w = state.shape
        dates = state.view(b, -1, c, h, w).permute(0, 3, 4, 1, 2).reshape(b, h * w, -1, c)
        mask = usable.view(b, -1, h, w).permute(0, 2, 3, 1).reshape(b * h * w, -1)
        pooled = pool(dates, attention_bias(mask), period_code(valid))
        pooled = pooled * mask.any(1).view(b, h * w, 1)
        return pooled.view(b, h, w, -1).permute(0, 3, 1, 2)
