"""Colours that look as far apart as what they stand for: OkLab, and the ramp of quantities."""

from __future__ import annotations

import numpy as np

# From OkLab to cones, and from their cubes to linear sRGB (Ottosson 2020, "A perceptual color space
# for image processing").
TO_CONES = np.array(
    [
        [1, 0.3963377774, 0.2158037573],
        [1, -0.1055613458, -0.0638541728],
        [1, -0.0894841775, -1.291485548],
    ]
)
TO_RGB = np.array(
    [
        [4.0767416621, -3.3077115913, 0.2309699292],
        [-1.2684380046, 2.6097574011, -0.3413193965],
        [-0.0041960863, -0.7034186147, 1.707614701],
    ]
)
# Low to high, readable in print and for colour-blind people: viridis, as quantity maps have it in QGIS.
RAMP = ("#440154", "#3b528b", "#21918c", "#5ec962", "#fde725")


def rgb(color: str) -> tuple[int, int, int]:
    """ "#rrggbb" as three bytes."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def srgb(linear: np.ndarray) -> np.ndarray:
    """Linear light in [0, 1] (any shape) as sRGB codes it, in [0, 1]."""
    coded: np.ndarray = np.where(
        linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055
    )
    return coded


def oklch(lightness: float, chroma: float, hue: float) -> str:
    """ "#rrggbb" of a colour in Oklch (Ottosson 2020): equal steps of hue look equal.

    `lightness` and `chroma` in [0, 1], `hue` in degrees.
    """
    a = chroma * np.cos(np.radians(hue))
    b = chroma * np.sin(np.radians(hue))
    linear = TO_RGB @ (TO_CONES @ (lightness, a, b)) ** 3
    return "#" + "".join(f"{round(255 * v):02x}" for v in srgb(np.clip(linear, 0, 1)))


def ramp(share: np.ndarray) -> np.ndarray:
    """Colours (n, 3) in 0…255 of shares (n,) of the way along the ramp."""
    stops = np.array([rgb(color) for color in RAMP], float)
    at, along = np.arange(len(RAMP)), share * (len(RAMP) - 1)
    return np.stack([np.interp(along, at, stop) for stop in stops.T], axis=-1)
