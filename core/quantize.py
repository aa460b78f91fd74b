"""The one-byte codes of published embeddings, and their inverses.

`AEF`, AlphaEarth's and ours, is for vectors of length 1. `LINEAR`, TESSERA's, has a scale of its
own for each pixel that lies beside the codes: they alone tell the direction, not the length.

Source of the formula: AlphaEarth Foundations, supplement S8.1 and Table S18 (setting "s82",
power 2, scale 127.5).
"""

from __future__ import annotations

import numpy as np

SCALE = 127.5
NODATA = -128
AEF, LINEAR = "aef", "linear"  # an embedding's tag AEF_CODE; without one it is AEF


def quantize(x: np.ndarray) -> np.ndarray:
    """Unit vectors (any shape, float, within [-1, 1]) as int8 codes in [-127, 127].

    Non-finite values become the nodata code -128.
    """
    codes = np.abs(x)  # the only copy: a tile's vectors are large, and two tiles end at a time
    np.sqrt(codes, out=codes)
    codes *= SCALE
    np.minimum(np.rint(codes, out=codes), 127, out=codes)
    np.copysign(codes, x, out=codes)
    np.copyto(codes, NODATA, where=~np.isfinite(x))
    return codes.astype(np.int8)


def dequantize(codes: np.ndarray, out: np.ndarray | None = None) -> np.ndarray:
    """int8 codes (any shape) as float32 in [-1, 1]; the nodata code as NaN.

    With `out` (float32, the same shape) no memory is taken, which is most of the time.
    """
    codes = np.asarray(codes, np.int8)
    square = codes.astype(np.int16)  # 127² fits: whole numbers of two bytes are the fastest
    square *= np.abs(square)
    x = np.empty_like(codes, np.float32) if out is None else out
    x[...] = square
    x *= np.float32(1 / SCALE**2)
    if codes.size and codes.min() == NODATA:
        x[codes == NODATA] = np.nan
    return x


# All 256 codes decoded once. Index with the code's byte (view as uint8).
DECODED = dequantize(np.arange(256, dtype=np.uint8).view(np.int8))


def quantize_linear(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Vectors (…, d) of any length as int8 codes (…, d) and scales (…) float32: x ≈ codes · scale.

    The largest number of a vector becomes ±127 (TESSERA's recipe). Missing vectors become the
    nodata code with scale NaN.
    """
    scale = np.abs(x).max(axis=-1).astype(np.float32) / 127
    valid = np.isfinite(scale) & (scale > 0)
    safe = np.where(valid, scale, 1)[..., None]
    codes = np.where(valid[..., None], np.round(np.nan_to_num(x) / safe), NODATA).astype(np.int8)
    return codes, np.where(valid, scale, np.nan).astype(np.float32)


def encode(x: np.ndarray, code: str) -> np.ndarray:
    """Unit vectors (…, d) as int8 codes (…, d) of either kind."""
    return quantize(x) if code == AEF else quantize_linear(x)[0]


def decode(codes: np.ndarray, code: str) -> np.ndarray:
    """int8 codes (…, d) of either kind as float32 vectors; those of `LINEAR` have length 1."""
    if code == AEF:
        return dequantize(codes)
    vectors = codes.astype(np.float32)
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    missing = (codes == NODATA).any(axis=-1, keepdims=True) | (length == 0)
    return np.where(missing, np.float32(np.nan), vectors / np.where(missing, 1, length))
