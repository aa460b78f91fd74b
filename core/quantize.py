"""The one-byte code of published AlphaEarth embeddings, and its inverse.

Source of the formula: AlphaEarth Foundations, supplement S8.1 and Table S18 (setting "s82",
power 2, scale 127.5), as in ../shared/design.md.
"""

from __future__ import annotations

import numpy as np

SCALE = 127.5
NODATA = -128

# All 256 codes decoded once: one table look-up per value instead of four array passes.
# Index with the code's byte (view as uint8). The nodata code decodes to NaN.
_codes = np.arange(256, dtype=np.uint8).view(np.int8).astype(np.float32)
DECODED = (np.sign(_codes) * (np.abs(_codes) / SCALE) ** 2).astype(np.float32)
DECODED[np.uint8(128)] = np.nan


def quantize(x: np.ndarray) -> np.ndarray:
    """Unit vectors (any shape, float, within [-1, 1]) as int8 codes in [-127, 127].

    Non-finite values become the nodata code -128.
    """
    saturated = np.sign(x) * np.sqrt(np.abs(x)) * SCALE
    codes = np.clip(np.round(np.nan_to_num(saturated)), -127, 127).astype(np.int8)
    codes[~np.isfinite(x)] = NODATA
    return codes


def dequantize(codes: np.ndarray) -> np.ndarray:
    """int8 codes (any shape) as float32 in [-1, 1]; the nodata code as NaN."""
    return DECODED[np.ascontiguousarray(codes, dtype=np.int8).view(np.uint8)]
