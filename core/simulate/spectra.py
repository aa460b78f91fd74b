"""What a patch of ground reflects: leaves, straw, soil, water, snow and roofs in ten bands.

The canopy is a layer over ground with exponential extinction, as in Clevers (1989, "Application
of a weighted infrared-red vegetation index", Remote Sens. Environ. 29), here with an extinction
and an asymptotic reflectance of its own in each band. Leaves follow Beer's law in chlorophyll and
water. The numbers are our own, set so that means and spreads match real Sentinel-2 series.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]

BANDS = ("B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12")
FINE = ("B02", "B03", "B04", "B08")  # sensed at 10 m, the other six at 20 m


def _row(*values: float) -> Array:
    return np.array(values, np.float32)


# Reflectance of an endless canopy of pale, dry leaves, and what chlorophyll and water take away.
PALE = _row(0.075, 0.14, 0.19, 0.265, 0.395, 0.445, 0.465, 0.49, 0.42, 0.31)
CHLOROPHYLL = _row(1.05, 0.90, 1.95, 0.95, 0.20, 0.06, 0.04, 0.02, 0.0, 0.0)
LEAF_WATER = _row(0.0, 0.0, 0.0, 0.0, 0.0, 0.02, 0.03, 0.05, 0.80, 1.30)
STRAW = _row(0.075, 0.11, 0.155, 0.195, 0.235, 0.265, 0.29, 0.315, 0.375, 0.285)
EXTINCTION = _row(0.80, 0.72, 0.82, 0.66, 0.45, 0.40, 0.40, 0.40, 0.55, 0.65)
# A dry soil of middle brightness; the exponent of each band for how much redder a soil may be.
SOIL = _row(0.092, 0.124, 0.155, 0.183, 0.222, 0.243, 0.262, 0.275, 0.325, 0.285)
REDNESS = _row(-0.7, -0.4, 0.1, 0.2, 0.25, 0.25, 0.25, 0.25, 0.05, 0.0)
WETNESS = _row(0.55, 0.55, 0.55, 0.55, 0.55, 0.57, 0.6, 0.6, 0.75, 0.9)
WATER = _row(0.030, 0.032, 0.02, 0.018, 0.018, 0.016, 0.014, 0.012, 0.006, 0.004)
SILT = _row(0.045, 0.075, 0.065, 0.06, 0.035, 0.03, 0.04, 0.035, 0.01, 0.006)
SNOW = _row(0.85, 0.85, 0.84, 0.83, 0.80, 0.78, 0.76, 0.74, 0.10, 0.08)
GREY_ROOF = _row(0.10, 0.115, 0.125, 0.135, 0.15, 0.16, 0.17, 0.175, 0.20, 0.19)
RED_ROOF = _row(0.07, 0.095, 0.17, 0.20, 0.22, 0.23, 0.25, 0.26, 0.32, 0.30)


@dataclass(frozen=True)
class Surface:
    """The state of n patches at T dates; each field broadcasts to (n, T).

    `green`, `brown`: leaf and straw area per ground area (m²/m²). `chlorophyll`, `leaf_water`: 1 is
    a healthy crop. `plateau`: near-infrared brightness of the leaves, 1 is grass. `shade`: share of
    the canopy's light lost between tall plants, 0…1. `brightness`, `redness`: of the soil, factor
    and exponent. `moisture` of the top soil, 0…1. `water`, `silt`, `snow`, `built`, `roof`: shares
    0…1 (`silt` of the water's colour, `roof` of red tiles among what is built); `lightness` of
    what is built is a factor.
    """

    green: Array
    brown: Array
    chlorophyll: Array
    leaf_water: Array
    plateau: Array
    shade: Array
    brightness: Array
    redness: Array
    moisture: Array
    water: Array
    silt: Array
    snow: Array
    built: Array
    roof: Array
    lightness: Array


def reflectance(s: Surface, band: int) -> Array:
    """Reflectance (n, T) of the patches in band number `band` of `BANDS`, 0…1."""
    ground = SOIL[band] * s.brightness * np.exp(REDNESS[band] * s.redness)
    ground = ground * (1 - WETNESS[band] * s.moisture)
    leaves = (PALE[band] * s.plateau) * np.exp(
        -CHLOROPHYLL[band] * s.chlorophyll - LEAF_WATER[band] * s.leaf_water
    )
    area = s.green + s.brown
    share = s.green / np.maximum(area, np.float32(1e-3))
    canopy = STRAW[band] + (leaves - STRAW[band]) * share
    veiled = np.exp(-EXTINCTION[band] * area)
    r = (canopy + (ground - canopy) * veiled) * (1 - s.shade)
    roofs = (GREY_ROOF[band] + (RED_ROOF[band] - GREY_ROOF[band]) * s.roof) * s.lightness
    r = r + (roofs - r) * s.built
    r = r + (WATER[band] + (SILT[band] - WATER[band]) * s.silt - r) * s.water
    return r + (SNOW[band] - r) * s.snow
