"""Slopes: how much of the sun they get, and how far they face a radar.

The sun's place at 10:30 local solar time, about when Sentinel-2 and Landsat pass. Direct light goes
with the cosine of its angle to the slope; light from the sky is that of flat land.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from .noise import fractal
from .spectra import Array

HILLY = 0.4  # share of landscapes
STEEPNESS = (1.5, 6.0)  # shape and scale (degrees) of their mean slope, a gamma distribution
HOUR = np.radians(-22.5)  # of the sun, before noon
# Share of the light that comes straight from the sun: blue light is scattered most.
DIRECT = np.array([0.78, 0.83, 0.87, 0.88, 0.89, 0.90, 0.91, 0.92, 0.95, 0.96], np.float32)
BRIGHTEST = 2.0  # times flat land; beyond, processors give no value
PER_DEGREE = 0.15  # dB that a slope towards the radar adds


@dataclass(frozen=True)
class Relief:
    """Of n pixels, each (n, 1): `slope` in radians, `aspect` in radians clockwise from north, and
    `horizon`: angle in radians to which mountains hide the sun."""

    slope: Array
    aspect: Array
    horizon: Array


def steepness(rng: np.random.Generator, landscapes: int) -> Array:
    """Mean slope of landscapes, degrees: most are all but flat."""
    return np.where(rng.random(landscapes) < HILLY, rng.gamma(*STEEPNESS, landscapes), 0.5)


def drawn(rng: np.random.Generator, landscapes: int, place: np.ndarray) -> Relief:
    """The relief of pixels of `place` (n), which know nothing of each other."""
    mean = steepness(rng, landscapes)[place, None]
    slope = np.minimum(mean * rng.gamma(2.0, 0.5, mean.shape), 50)
    horizon = np.minimum(mean * rng.gamma(1.0, 0.6, mean.shape), 60)
    aspect = rng.uniform(0, 2 * np.pi, mean.shape)
    return Relief(*(a.astype(np.float32) for a in (np.radians(slope), aspect, np.radians(horizon))))


def hills(rng: np.random.Generator, size: int, step: float, steep: float) -> Array:
    """Heights (y, x) in metres of a square of `size` pixels of `step` metres; `steep`: mean slope, degrees."""
    heights = fractal(rng, (size, size), 5.5, size / 2)
    slope = np.hypot(*np.gradient(heights, step))
    return (heights * (np.tan(np.radians(steep)) / slope.mean())).astype(np.float32)


def relief_of(heights: Array, step: float) -> Relief:
    """Slopes of a landscape (y, x), row by row; no horizon yet, see `seen_from`."""
    south, east = (g.reshape(-1, 1) for g in np.gradient(heights, step))
    return Relief(np.arctan(np.hypot(south, east)), np.arctan2(-east, south), np.zeros_like(south))


def seen_from(relief: Relief, heights: Array, step: float, towards: float) -> Relief:
    """With the horizon that the landscape's own hills make in the direction `towards` (radians)."""
    highest = np.zeros(heights.shape, np.float32)
    for far in np.unique(np.geomspace(1, len(heights), 16).round()):
        way = (far * np.cos(towards), -far * np.sin(towards))
        there = ndimage.shift(heights, way, order=1, mode="nearest")
        highest = np.maximum(highest, (there - heights) / (far * step))
    return replace(relief, horizon=np.arctan(highest).reshape(-1, 1))


def sun(latitude: Array, days: Array) -> tuple[Array, Array]:
    """Height above the horizon and direction clockwise from north (radians), broadcast together.

    `latitude` in degrees, `days` since 1 January. The declination is Cooper's (1969, The absorption of
    radiation in solar stills).
    """
    at = np.radians(latitude)
    declination = np.radians(23.45) * np.sin(2 * np.pi * (284 + days + 1) / 365)
    up = np.sin(at) * np.sin(declination) + np.cos(at) * np.cos(declination) * np.cos(HOUR)
    north = np.sin(declination) * np.cos(at) - np.cos(declination) * np.sin(at) * np.cos(HOUR)
    east = -np.cos(declination) * np.sin(HOUR)
    return np.arcsin(np.clip(up, -1, 1)), np.arctan2(east, north)


def direct(relief: Relief, latitude: Array, days: Array) -> Array:
    """Direct light (n, T) as a multiple of that on flat land; 0 in the shadow of mountains."""
    height, towards = sun(latitude, days)
    height = np.maximum(height, np.radians(8))  # lower, no product is made
    on_slope = np.cos(relief.slope) * np.sin(height)
    on_slope = on_slope + np.sin(relief.slope) * np.cos(height) * np.cos(towards - relief.aspect)
    lit = np.maximum(on_slope, 0) / np.sin(height) * (height > relief.horizon)
    return np.minimum(lit, BRIGHTEST).astype(np.float32)


def lit(ground: Array, light: Array, band: int) -> Array:
    """Reflectance as a product gives it that reckons with flat land; `light`: see `direct`."""
    return ground * (1 - DIRECT[band] + DIRECT[band] * light)


def on_hills(
    ground: Array, relief: Relief, heights: Array, step: float, latitude: float, day: float
) -> Array:
    """Reflectance (y, x, B) of a landscape as the sun lights it on a day, with the hills' shadows."""
    at, when = np.full((1, 1), latitude, np.float32), np.full(1, day, np.float32)
    relief = seen_from(relief, heights, step, sun(at, when)[1].item())
    light = direct(relief, at, when).reshape(heights.shape)
    return np.stack([lit(ground[..., b], light, b) for b in range(ground.shape[-1])], -1)


def facing(relief: Relief) -> Array:
    """dB (n, 2) by which a slope is brighter to a radar that looks west, and to one that looks east."""
    towards_east = np.degrees(relief.slope) * np.sin(relief.aspect)
    gain = np.clip(PER_DEGREE * towards_east, -6, 6)
    return np.concatenate((gain, -gain), 1)
