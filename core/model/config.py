"""The sizes of the encoder, in one table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Config:
    """Everything that decides the shape of an encoder.

    d: dimensions of the embedding, of which the last five in eight are kept as composites that no
    training changes, `KEPT_SHARE` of the squared length. pixel, pixel_layers, pixel_heads, pool_heads:
    width, depth and heads of the pixel path, of its attention over dates and of its pool. season:
    width of the season path. blocks: space-time-precision blocks. space, time, precision: their
    widths at L/16, L/8 and L/2. decoder: width of the decoders' hidden layers. margin: pixels read
    around a tile for the spatial path and trimmed.
    """

    size: str
    pixel: int
    pixel_layers: int
    pixel_heads: int
    blocks: int
    space: int
    time: int
    precision: int
    decoder: int = 256
    season: int = 128
    pool_heads: int = 3
    d: int = 64
    margin: int = 32

    @property
    def kept(self) -> int:
        return self.d * 5 // 8

    @property
    def learnt(self) -> int:
        return self.d - self.kept


# `paper`: the widths and the 15 blocks of the published AlphaEarth model (paper §2, S2.4); the
# pixel path is ours. The others keep the proportions of cost that a laptop can bear.
SIZES = {
    config.size: config
    for config in (
        Config("nano", 64, 0, 1, 2, 96, 64, 16, pool_heads=2),
        Config("small", 96, 1, 1, 2, 256, 128, 18, season=256),
        Config("base", 192, 3, 6, 6, 512, 256, 64, decoder=512, season=384, pool_heads=6),
        Config("paper", 256, 3, 8, 15, 1024, 512, 128, decoder=512, season=512, pool_heads=8),
    )
}

KEPT_SHARE = 0.65
WINDOW = 8  # tokens a side of a window of spatial attention
SPACE_STRIDE, TIME_STRIDE, PRECISION_STRIDE = 16, 8, 2  # pixels a token of each operator
ALIGN = WINDOW * SPACE_STRIDE  # windows are anchored to multiples of this many pixels
