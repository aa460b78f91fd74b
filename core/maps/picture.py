"""What the colours of a picture of an embedding mean: its three principal directions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .colours import TO_CONES, TO_RGB, srgb

ARRAYS = ("mean", "directions", "low", "scale")
CUT = (2.0, 98.0)  # percentiles that become the darkest and the lightest
LIGHT = (0.45, 0.9)  # of OkLab, from the least to the most of the first direction
CHROMA = 0.17  # span of the other two: reds to greens, blues to yellows
# Linear light as the bytes of sRGB, tabled: a power for each pixel would take as long as the rest.
CURVE = (255 * srgb(np.linspace(0, 1, 8192))).round().astype(np.float32)


@dataclass(frozen=True)
class Colours:
    """What the colours mean: `softened` of ((x - mean) @ directions.T - low) * scale, 0 to 255.

    `mean` (d,), `directions` (3, d), `low` and `scale` (3,); of which `encoder`.
    """

    encoder: str
    mean: np.ndarray
    directions: np.ndarray
    low: np.ndarray
    scale: np.ndarray

    def paint(self, vectors: np.ndarray) -> np.ndarray:
        """Red, green, blue and alpha (4, h, w) uint8 of vectors (h, w, d)."""
        valid = np.isfinite(vectors).all(axis=-1)
        colour = ((vectors - self.mean) @ self.directions.T - self.low) * self.scale
        colour = softened(np.clip(np.where(valid[..., None], colour, 0), 0, 255) / 255)
        return np.moveaxis(np.dstack([colour, 255 * valid]).astype(np.uint8), -1, 0)

    def record(self) -> dict[str, Any]:
        """As JSON."""
        return {name: getattr(self, name).tolist() for name in ARRAYS}


def softened(shares: np.ndarray) -> np.ndarray:
    """Red, green and blue (…, 3) in 0…255 for shares (…, 3) of light and of two pairs of hues.

    Three directions straight as red, green and blue give neon colours, in which differences of
    one size look small in one place and large in another; in OkLab they look alike.
    """
    low, high = LIGHT
    lab = (shares - 0.5) * CHROMA
    lab[..., 0] = low + (high - low) * shares[..., 0]
    cones = lab @ TO_CONES.T.astype(lab.dtype)
    linear = np.clip((cones * cones * cones) @ TO_RGB.T.astype(lab.dtype), 0, 1)
    found: np.ndarray = CURVE[(linear * (len(CURVE) - 1) + 0.5).astype(np.uint16)]
    return found


def spread_colours(encoder: str, sample: np.ndarray) -> Colours:
    """Colours that spread vectors (n, d) of an encoder as wide as they go."""
    mean, directions = principal_directions(sample, 3)
    low, high = np.percentile((sample - mean) @ directions.T, CUT, axis=0)
    return Colours(encoder, mean, directions, low, 255 / np.maximum(high - low, 1e-6))


def principal_directions(vectors: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Mean (d,) and the `n` directions of most variance (n, d) of vectors (m, d), float32.

    A direction's sign is arbitrary; the one is taken in which its cubes sum to more than zero
    (the tail of its loadings is positive), so that a picture does not turn its colours between
    runs. With fewer than `n` dimensions the rest are zero.
    """
    mean = vectors.mean(axis=0, dtype=np.float64)
    centred = vectors - mean
    _, axes = np.linalg.eigh(centred.T @ centred)
    found = axes[:, ::-1].T[:n]
    found *= np.where((found**3).sum(axis=1, keepdims=True) < 0, -1, 1)
    directions = np.zeros((n, vectors.shape[1]))
    directions[: len(found)] = found
    return mean.astype(np.float32), directions.astype(np.float32)
