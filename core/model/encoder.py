"""The encoder: dated frames of several sources in, one unit vector a pixel out."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..sources import SOURCES, Source
from .config import KEPT_SHARE, Config
from .fused import mlp
from .pixel import PixelPath
from .season import SeasonPath
from .series import Series, seen
from .spacetime import SpatialPath


class Encoder(nn.Module):
    """Season and pixel path as trunk, the spatial path added through a gate, put on the sphere.

    The output is the mean direction of a von Mises–Fisher distribution on the unit sphere
    (AlphaEarth, S2.4). The gate starts at zero: an encoder begins as its pixel path alone.
    sources: what it can read; it has projectors of its own for each.
    """

    def __init__(self, config: Config, sources: dict[str, Source] = SOURCES):
        super().__init__()
        self.config, self.sources = config, sources
        self.pixel = PixelPath(config, sources)
        self.season = SeasonPath(config, sources)
        self.spatial = SpatialPath(config, sources) if config.blocks else None
        self.gate = nn.Parameter(torch.zeros(config.pixel))
        self.out = nn.Sequential(
            nn.LayerNorm(config.pixel),
            nn.Linear(config.pixel, 2 * config.pixel),
            nn.GELU(),
            nn.Linear(2 * config.pixel, config.learnt),
        )

    def forward(
        self,
        series: dict[str, Series],
        valid: Tensor,
        spatial: bool = True,
        offset: tuple[int, int] = (0, 0),
    ) -> tuple[Tensor, Tensor]:
        """Encode a batch of places for their valid periods.

        series: source id -> Series of (B, T, C, H, W). valid: (B, 2) float64, [start, end) in
        days since 1970. offset: see SpatialPath. Returns embeddings (B, H, W, d) float32 of
        length 1, and (B, H, W) bool: False where no frame is clear, whose vector means nothing.
        """
        x = self.pixel(series, valid)
        if spatial and self.spatial is not None:
            x = x + self.gate * self.spatial(series, valid, offset)
        return self.on_sphere(x, series, valid), seen(series)

    def on_sphere(self, x: Tensor, series: dict[str, Series], valid: Tensor) -> Tensor:
        """What the paths found, (B, H, W, width), as unit vectors (B, H, W, d) float32."""
        season, kept = self.season(series, valid)
        learnt = (
            F.normalize(mlp(self.out, x, plus=season).float(), dim=-1) * (1 - KEPT_SHARE) ** 0.5
        )
        return torch.cat((learnt, F.normalize(kept.float(), dim=-1) * KEPT_SHARE**0.5), -1)


def sample(mean: Tensor, kappa: float = 8000.0) -> Tensor:
    """A draw from the von Mises–Fisher distribution around unit vectors `mean` (…, d).

    For high κ a Gaussian step of variance 1/κ in each direction, back on the sphere; κ = 8000 in
    64 dimensions is a mean angle of 5.1° (AlphaEarth, S2.4).
    """
    return F.normalize(mean + torch.randn_like(mean) / kappa**0.5, dim=-1)
