"""What a C-band radar gets back from a patch of ground, in the manner of the water cloud model.

Attema and Ulaby (1978), "Vegetation modeled as a water cloud", Radio Science 13: the canopy
scatters and also dims the soil beneath. Our own numbers, set against real Sentinel-1 series.
"""

from __future__ import annotations

import numpy as np

from .spectra import Array, Surface

BANDS = ("VV", "VH")
# Linear backscatter: full canopy, attenuation per leaf area, dry soil, and one unit of buildings.
CANOPY = (0.125, 0.031)
DIMMING = (0.35, 0.45)
SOIL = (0.047, 0.0050)
BUILT = (0.42, 0.055)
WATER = (0.0035, 0.0004)


def backscatter(s: Surface, height: Array, rough: Array, pol: int) -> Array:
    """Mean linear backscatter (n, T) in polarisation `pol` (0 VV, 1 VH).

    `height` (m) of the plants lifts the volume part; `rough` is the soil's roughness, 1 usual.
    """
    plants = s.green + 0.35 * s.brown
    dim = np.exp(-DIMMING[pol] * plants)
    volume = CANOPY[pol] * (0.7 + 0.5 * height / (height + 2)) * (1 - dim)
    soil = SOIL[pol] * rough * np.exp(1.6 * s.moisture) * dim
    echo = (volume + soil) * (1 - 0.35 * s.snow * s.moisture)
    # A house throws the pulse back by its corner with the ground; a street does not.
    corner = 0.06 + np.minimum(height / 6, 1)
    echo = echo + (BUILT[pol] * corner * s.lightness - echo) * s.built
    return (echo + (WATER[pol] * rough - echo) * s.water).astype(np.float32)


def speckled(rng: np.random.Generator, echo: Array, looks: float) -> Array:
    """Multiplicative speckle of `looks` independent looks, and dB."""
    grain = rng.gamma(looks, 1 / looks, echo.shape).astype(np.float32)
    return 10 * np.log10(np.maximum(echo * grain, np.float32(1e-4)))
