"""Smooth random fields, the stuff of soils, clouds and crop vigour."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .spectra import Array


def smooth(rng: np.random.Generator, shape: tuple[int, ...], scale: float) -> Array:
    """Gaussian field (y, x) of mean 0 and variance 1, correlated over about `scale` pixels."""
    return _filtered(rng, shape, lambda f: np.exp(-2 * (np.pi * f * scale) ** 2))


def fractal(rng: np.random.Generator, shape: tuple[int, ...], slope: float, scale: float) -> Array:
    """Field (y, x) of mean 0 and variance 1, spectrum f**-slope below 1/`scale` pixels flat."""
    return _filtered(rng, shape, lambda f: (f**2 + 1 / scale**2) ** (-slope / 4))


def _filtered(
    rng: np.random.Generator, shape: tuple[int, ...], response: Callable[[np.ndarray], np.ndarray]
) -> Array:
    """White noise through a filter of spatial frequency (cycles a pixel)."""
    fy = np.fft.fftfreq(shape[0])[:, None]
    fx = np.fft.rfftfreq(shape[1])[None]
    spectrum = np.fft.rfft2(rng.standard_normal(shape)) * response(np.hypot(fy, fx))
    spectrum[0, 0] = 0
    field = np.fft.irfft2(spectrum, s=shape)
    return (field / max(field.std(), 1e-9)).astype(np.float32)
