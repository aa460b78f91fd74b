"""The features that heads are given: what a person would use without an embedding.

A series is source -> (values (N, T, C) in the source's units with NaN where missing or clouded,
days (N, T)). Each function returns (N, features) float32 without gaps.
"""

from __future__ import annotations

import warnings

import numpy as np
from aef_fields.core.sources import SOURCES, normalise

MONTH = 365 / 12

Series = dict[str, tuple[np.ndarray, np.ndarray]]


def last_year(series: Series) -> np.ndarray:
    """(N, 2) [start, end) of each place's last 365 days, what an embedding summarises by default."""
    last = [np.nanmax(days, axis=1) for _, days in series.values()]
    end = np.floor(np.max(last, axis=0)) + 1
    return np.stack((end - 365, end), -1)


def all_dates(series: Series) -> np.ndarray:
    """(N, 2) [start, end) of as many months as the set's longest series has."""
    end = last_year(series)[:, 1]
    start = np.min([np.nanmin(days, axis=1) for _, days in series.values()], axis=0)
    months = max(1, round(float((end - start).max()) / MONTH))
    return np.stack((end - months * MONTH, end), -1)


def composites(series: Series, span: np.ndarray, log: bool = False) -> np.ndarray:
    """Monthly medians of the clear values, gaps interpolated in time; log: as the encoder takes
    them instead of reflectance and decibels."""
    months = round(float(span[0, 1] - span[0, 0]) / MONTH)
    blocks = []
    for name, (values, days) in series.items():
        month = np.floor((days - span[:, :1]) / MONTH)
        out = np.full((len(values), months, values.shape[2]), np.nan, np.float32)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # months without a clear value
            for m in range(months):
                at = month == m
                frames = at.any(0)
                if frames.any():
                    part = np.where(at[:, frames, None], values[:, frames], np.nan)
                    out[:, m] = np.nanmedian(part, axis=1)
        if log:
            out = normalise(out, SOURCES[name])
        seen = np.isfinite(out).any((0, 1))  # bands that the set has
        blocks.append(interpolated(out[..., seen]).reshape(len(values), -1))
    return np.concatenate(blocks, 1)


def interpolated(cube: np.ndarray) -> np.ndarray:
    """(N, T, C) with gaps filled linearly in time; a series without any value gets the set's median."""
    steps = np.arange(cube.shape[1])
    filled = cube.copy()
    median = np.nanmedian(cube, axis=(0, 1))
    for i, c in np.argwhere(~np.isfinite(cube).all(1)):
        ok = np.isfinite(cube[i, :, c])
        filled[i, :, c] = np.interp(steps, steps[ok], cube[i, ok, c]) if ok.any() else median[c]
    return filled


def harmonics(series: Series, span: np.ndarray, count: int) -> np.ndarray:
    """Least-squares coefficients of a mean and `count` sines and cosines of the year, per band."""
    blocks = []
    for values, days in series.values():
        values = values[..., np.isfinite(values).any((0, 1))]
        phase = 2 * np.pi * np.nan_to_num(days - span[:, :1]) / 365
        waves = [np.ones_like(phase)]
        for k in range(1, count + 1):
            waves += [np.cos(k * phase), np.sin(k * phase)]
        basis = np.stack(waves, -1)
        penalty = np.diag([1e-6] + [0.3] * (2 * count))  # tames gaps of months
        for c in range(values.shape[2]):
            clear = np.isfinite(values[..., c])
            middle = np.nanmedian(values[..., c])
            y = np.where(clear, values[..., c] - middle, 0)
            weighted = basis * clear[..., None]
            gram = weighted.transpose(0, 2, 1) @ basis + penalty
            right = (weighted * y[..., None]).sum(1)
            blocks.append(np.linalg.solve(gram, right[..., None])[..., 0])
    return np.concatenate(blocks, 1).astype(np.float32)


def principal(x: np.ndarray, k: int) -> np.ndarray:
    """The first k principal components of standardised features."""
    from sklearn.decomposition import PCA

    return PCA(min(k, *x.shape), random_state=0).fit_transform(standardised(x)).astype(np.float32)


def mean_filtered(image: np.ndarray, size: int) -> np.ndarray:
    """(H, W, features): each pixel the mean of a square of `size` pixels."""
    from scipy.ndimage import uniform_filter

    return uniform_filter(image, (size, size, 1), mode="nearest")


def standardised(x: np.ndarray) -> np.ndarray:
    """Each feature with mean 0 and spread 1 over the set, a row's squared length 1 on average."""
    return ((x - x.mean(0)) / (x.std(0) + 1e-6) / x.shape[1] ** 0.5).astype(np.float32)


def centred(x: np.ndarray) -> np.ndarray:
    """Mean 0 and one scale for all features, so that angles stay as the encoder made them."""
    x = x - x.mean(0)
    return (x / np.sqrt((x**2).sum(1).mean())).astype(np.float32)
