"""What real spectra differ by that the model of `spectra` does not explain.

Fitted to moments: the covariance of the logarithm of real clear Sentinel-2 spectra about a smooth
function of their three main components, less that of simulated ones (tests/bench has the script
that measures how well it worked). Half of it stays with a place, half changes from date to date.
"""

from __future__ import annotations

import numpy as np

from .spectra import Array

# Each row a direction in log reflectance of B02…B12, as long as its standard deviation.
LOADINGS = np.array([
    [0.078, -0.012, -0.045, -0.066, -0.011, 0.009, -0.005, 0.002, 0.040, 0.012],
    [0.009, 0.010, -0.036, 0.040, 0.011, -0.009, -0.026, -0.018, 0.017, -0.011],
    [0.003, 0.000, -0.009, -0.004, 0.018, 0.016, -0.023, -0.004, -0.033, 0.032],
    [0.007, 0.004, -0.019, 0.010, -0.013, -0.022, 0.030, 0.004, -0.016, 0.017],
    [0.011, -0.029, 0.005, 0.014, -0.004, 0.006, 0.002, 0.004, -0.004, -0.001],
    # Leaf angles and light from the side: the near infrared by itself.
    [0.000, 0.010, 0.000, 0.030, 0.090, 0.110, 0.115, 0.110, 0.030, 0.015],
], np.float32)  # fmt: skip
BIAS = np.array([0.033, 0.006, -0.026, -0.033, 0.002, 0.006, -0.015, 0.0, 0.024, 0.003], np.float32)
PLACE_GAIN = 0.035  # each processor and tile has its own calibration


def factors(rng: np.random.Generator, place: np.ndarray, dates: int) -> tuple[Array, Array]:
    """Log gain of each pixel and band (n, 10), and amounts of each direction (k, n, dates)."""
    n, k = place.size, len(LOADINGS)
    landscapes = int(place.max()) + 1
    gain = PLACE_GAIN * rng.standard_normal((landscapes, LOADINGS.shape[1]), np.float32)
    # Some pixels are stranger than others: the scale varies, so that tails are heavy.
    strange = np.exp(0.45 * rng.standard_normal((n, 1), np.float32) - 0.1)
    own = strange * rng.standard_normal((n, k), np.float32)
    fleeting = strange[None] * rng.standard_normal((k, n, dates), np.float32)
    half = np.float32(np.sqrt(0.5))
    return BIAS + gain[place] + half * own @ LOADINGS, half * fleeting


def applied(r: Array, band: int, gain: Array, amounts: Array) -> Array:
    """Reflectance (n, T) with the misfit of `factors` in `band`."""
    exponent = np.tensordot(LOADINGS[:, band], amounts, 1)
    exponent += gain[:, band : band + 1]
    return r * np.exp(exponent)
