"""The pixel path: each pixel's own dates through a small transformer, pooled by the valid period.

It works at full resolution and on series without an image. The paper has no such path (its
finest operator is at L/2); it is the trunk here so that 10 m edges and single points both work.
A date's token tells its place within the valid period, so that overlapping periods share none.
"""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn

from ..sources import Source
from .config import Config
from .fused import linear, mlp
from .series import Series
from .timecode import FRAME_CODE, PERIOD_CODE, frame_code, period_code


class DateAttention(nn.Module):
    """Attention over the dates of each place, then an MLP: (N, T, C) -> (N, T, C).

    bias: which dates may be looked at, see `attention_bias`. Norms act over channels at each date.
    """

    def __init__(self, width: int, heads: int, expand: int):
        super().__init__()
        self.heads = heads
        self.before_attention = nn.LayerNorm(width)
        self.query_key_value = nn.Linear(width, 3 * width)
        self.mix = nn.Linear(width, width)
        self.mlp = nn.Sequential(
            nn.LayerNorm(width),
            nn.Linear(width, expand * width),
            nn.GELU(),
            nn.Linear(expand * width, width),
        )

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        x = self._one_head(x, bias) if self.heads == 1 else self._several_heads(x, bias)
        return mlp(self.mlp, x, plus=x)

    def _one_head(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Queries are carried back through the key weights, and `mix` through those of the values,
        which saves two of four products. What the key's bias adds to a query is the same at all
        dates, so that a softmax does not see it."""
        given = self.before_attention(x)
        query, key, value = self.query_key_value.weight.chunk(3)
        query_bias, _, value_bias = self.query_key_value.bias.chunk(3)
        q = linear(given, key.T @ query, key.T @ query_bias)
        mixed = attended(q, given, given, 1, bias)
        added = self.mix.weight @ value_bias + self.mix.bias
        return linear(mixed, self.mix.weight @ value, added, plus=x)

    def _several_heads(self, x: Tensor, bias: Tensor | None) -> Tensor:
        n, t, c = x.shape
        h, d = self.heads, c // self.heads
        given, own = self.before_attention(x), self.query_key_value
        q, k, v = (
            self._by_head(linear(given, weight, added))
            for weight, added in zip(own.weight.chunk(3), own.bias.chunk(3))
        )
        mixed = attended(q, k, v, h, bias).view(h, n, t, d).permute(1, 2, 0, 3).reshape(n, t, c)
        return linear(mixed, self.mix.weight, self.mix.bias, plus=x)

    def _by_head(self, x: Tensor) -> Tensor:
        """(N, T, C) -> (heads · N, T, C / heads), the heads of all places one after the other:
        stacking copies whole rows, a permutation number by number."""
        n, t, c = x.shape
        return torch.stack(x.view(n, t, self.heads, -1).unbind(2)).view(-1, t, c // self.heads)


def attended(q: Tensor, k: Tensor, v: Tensor, heads: int, bias: Tensor | None) -> Tensor:
    """Attention (Vaswani et al. 2017, Eq. 1) of (heads · N, T, C), the first head of all places
    first, with a bias that spreads out to (heads, N, T, T)."""
    n, t, c = q.shape
    scores = torch.baddbmm(q.new_empty(1), q, k.transpose(1, 2), beta=0, alpha=c**-0.5)
    weights = bounded_exp(scores.view(heads, -1, t, t), bias)
    weights = weights / (weights.sum(-1, keepdim=True) + 1e-20)
    return torch.bmm(weights.view(n, t, t), v)


def bounded_exp(scores: Tensor, bias: Tensor | None) -> Tensor:
    """exp(scores + bias), the numerator of a softmax.

    The scores are held within ±30 instead of being shifted by their maximum: on rows as short as
    a pixel's dates, PyTorch's softmax and its fused attention take most of the time of the whole
    encoder, an exponential and a sum do not.
    """
    if torch.is_grad_enabled():
        scores = scores.clamp(-30, 30)
        return (scores if bias is None else scores + bias.to(scores.dtype)).exp()
    scores.clamp_(-30, 30)
    if bias is not None:
        # Spread out first: to add along so short a last axis is five times slower.
        scores += bias.to(scores.dtype).expand(*bias.shape[:-2], *scores.shape[-2:]).contiguous()
    return scores.exp_()


def attention_bias(usable: Tensor) -> Tensor | None:
    """(N, T) bool -> (N, 1, T), 0 where usable and a large negative number elsewhere; None where
    all are usable.

    A place without any usable date gets no weight at all and attends to nothing; its vector stays
    finite, as gradients do, and the caller marks it as nodata.
    """
    if usable.all():
        return None
    return torch.where(usable, 0.0, -1e4)[:, None, :]


class PeriodPool(nn.Module):
    """Attention pooling over dates by one query made from the valid period (AlphaEarth, S2.4).

    Keys and values are never formed for each date: the query is carried back through the key
    weights, and the values' product is taken after the sum, so that the cost is one product of
    width × heads a date.
    """

    def __init__(self, width: int, heads: int, out: int):
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.query = nn.Sequential(
            nn.Linear(PERIOD_CODE, width), nn.GELU(), nn.Linear(width, heads * width)
        )
        self.values = nn.Linear(heads * width, out)

    def forward(self, x: Tensor, bias: Tensor | None, period: Tensor) -> Tensor:
        """x (B, P, T, C), bias (B * P, 1, T), period (B or 1, PERIOD_CODE) -> (B, P, out)."""
        b, p, t, c = x.shape
        query = self.query(period.to(x.dtype)).view(-1, 1, self.heads, c) / c**0.5
        x = self.norm(x)
        bias = None if bias is None else bias.view(b, p, 1, t)
        weights = bounded_exp(query @ x.transpose(-1, -2), bias)
        pooled = weights @ x / (weights.sum(-1, keepdim=True) + 1e-20)
        return self.values(pooled.reshape(b, p, self.heads * c))


class PixelPath(nn.Module):
    """Series of each source -> one vector of width `config.pixel` for each pixel."""

    def __init__(self, config: Config, sources: dict[str, Source]):
        super().__init__()
        width = config.pixel
        self.project = nn.ModuleDict(
            {name: nn.Linear(2 * len(s.bands), width) for name, s in sources.items()}
        )
        self.when = nn.Linear(FRAME_CODE, width)
        self.layers = nn.ModuleList(
            DateAttention(width, config.pixel_heads, 2) for _ in range(config.pixel_layers)
        )
        self.pool = PeriodPool(width, config.pool_heads, width)

    def forward(self, series: dict[str, Series], valid: Tensor) -> Tensor:
        """Returns (B, H, W, width). valid: (B, 2) or (1, 2) float64 days, [start, end)."""
        b, _, _, h, w = next(iter(series.values())).values.shape
        tokens, usable = [], []
        for name, one in series.items():
            code = self.when(frame_code(one.days, valid).to(one.values.dtype))
            tokens.append(self._tokens(name, one, code[:, None, None]))
            usable.append(one.clear.permute(0, 2, 3, 1))
        x = (torch.cat(tokens, 3) if len(tokens) > 1 else tokens[0]).flatten(0, 2)
        bias = attention_bias(torch.cat(usable, 3).flatten(0, 2))
        for layer in self.layers:
            x = layer(x, bias)
        x = x.view(b, h * w, *x.shape[1:])
        return self.pool(x, bias, period_code(valid)).view(b, h, w, -1)

    def _tokens(self, name: str, one: Series, code: Tensor) -> Tensor:
        """Values beside whether they are there, (B, T, 2C, H, W), and codes of their dates as tokens
        (B, H, W, T, width): the dates of one pixel lie side by side."""
        project = cast(nn.Linear, self.project[name])
        weight, bias = project.weight, project.bias
        values = one.values.permute(0, 3, 4, 1, 2)
        if one.complete:  # half of the products are known
            c = values.shape[-1]
            return linear(values, weight[:, :c], bias + weight[:, c:].sum(1), plus=code)
        present = one.present.permute(0, 3, 4, 1, 2).to(values.dtype)
        return linear(torch.cat((values, present), -1), weight, bias, plus=code)
