"""Decoders: what a source would have measured at a date, from the embedding alone.

Only training uses them. One for each source, an MLP of two hidden layers on the embedding (a
draw, not the mean), the code of the target's date within the valid period, and the sensor's
geometry (AlphaEarth, S2.2.1), here the time of its pass. They work on single pixels, so that all of
an image's detail must be in the embedding.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from ..sources import SOURCES, Source
from .config import Config
from .timecode import FRAME_CODE, PASS_CODE, frame_code, pass_code


class Decoders(nn.ModuleDict):
    """Source id -> decoder."""

    def __init__(self, config: Config, sources: dict[str, Source] = SOURCES):
        width = config.decoder
        super().__init__(
            {
                name: nn.Sequential(
                    nn.Linear(config.d + FRAME_CODE + PASS_CODE, width),
                    nn.GELU(),
                    nn.Linear(width, width),
                    nn.GELU(),
                    nn.Linear(width, len(source.bands)),
                )
                for name, source in sources.items()
            }
        )

    def decode(self, source: str, embedding: Tensor, days: Tensor, valid: Tensor) -> Tensor:
        """embedding (B, H, W, d), target days (B, K) with the fraction of the pass, valid (B, 2) -> (B, K, bands, H, W)."""
        _, h, w, _ = embedding.shape
        code = torch.cat((frame_code(days, valid), pass_code(days)), -1)
        code = code[:, :, None, None].expand(-1, -1, h, w, -1)
        given = torch.cat((embedding[:, None].expand(-1, days.shape[1], -1, -1, -1), code), -1)
        return self[source](given).permute(0, 1, 4, 2, 3)
