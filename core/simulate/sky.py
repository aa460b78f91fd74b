"""Clouds, their shadows, haze, and the imperfect mask that a processor makes of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .noise import fractal
from .spectra import Array

# Share of cloud light a band sees beside the blue one, and how much haze brightens each band.
CLOUD = np.array([0.80, 0.78, 0.78, 0.79, 0.80, 0.80, 0.80, 0.80, 0.55, 0.42], np.float32)
HAZE = np.array([0.50, 0.40, 0.32, 0.29, 0.26, 0.24, 0.22, 0.21, 0.10, 0.07], np.float32)


@dataclass(frozen=True)
class Sky:
    """One moment over a scene: `cloud` opacity and `shadow` depth (y, x) 0…1, `haze` 0…1."""

    cloud: Array
    shadow: Array
    haze: Array


def drawn(
    rng: np.random.Generator,
    shape: tuple[int, int],
    cover: float,
    haze: float,
    drift: tuple[int, int],
) -> Sky:
    """A sky of about `cover` (0…1) cloud whose shadows fall `drift` (rows, columns) away."""
    scale = max(shape) / rng.uniform(2.0, 4.0)
    field = fractal(rng, shape, rng.uniform(3.0, 3.8), scale)
    edge = np.quantile(field, 1 - cover) if cover > 0 else field.max() + 1
    depth = np.maximum(field - edge, 0) * rng.uniform(1.2, 3.0)
    cloud = (1 - np.exp(-(depth**1.3))).astype(np.float32)
    shadow = np.roll(cloud, drift, (0, 1)) * (1 - cloud)
    veil = haze * (1 + 0.5 * fractal(rng, shape, 3.0, max(shape)))
    return Sky(cloud, shadow.astype(np.float32), np.maximum(veil, 0).astype(np.float32))


def through(sky: Sky, r: Array, band: int) -> Array:
    """Reflectance (y, x) as seen in `band` through the sky."""
    lit = r * (1 - (0.75 if band < 8 else 0.85) * sky.shadow)
    hazy = lit * (1 - 0.5 * sky.haze) + HAZE[band] * sky.haze
    return hazy + (CLOUD[band] * (0.75 + 0.35 * sky.cloud) - hazy) * sky.cloud


def scene_class(
    rng: np.random.Generator, sky: Sky, red: Array, nir: Array, swir: Array
) -> np.ndarray:
    """Scene classification (y, x) uint8 in Sentinel-2's codes, wrong as the real one is wrong.

    Thin cloud passes as clear, edges of clouds and shadows are missed here and there, and bright
    roofs are now and then called cloud.
    """
    ndvi = (nir - red) / np.maximum(nir + red, 1e-3)
    wobble = 0.1 * fractal(rng, red.shape, 2.0, 8.0)
    out = np.where(ndvi > 0.38, 4, 5).astype(np.uint8)
    out[(nir < 0.09) & (ndvi < 0.2)] = 6
    out[(ndvi <= 0.38) & (rng.random(red.shape) < 0.02)] = 7
    out[sky.shadow + wobble > 0.42] = 3
    thick = sky.cloud + wobble
    out[thick > 0.24] = 7
    out[thick > 0.30] = 8
    out[thick > 0.62] = 9
    out[(red > 0.33) & (swir < 0.45) & (rng.random(red.shape) < 0.5)] = 8
    return out
