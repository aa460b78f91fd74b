"""What real spectra differ by that the model of `spectra` does not explain.

Moments, fitted: for rainforest and for the rest of the world, at four degrees of greenness, how far
the mean of the logarithm of real clear Sentinel-2 spectra lies from that of simulated ones, and the
covariance that these lack. `tests/bench/simulator_moments.py` fits them to one half of the places
of four real sets and writes `misfit.json`; `simulator_realism.py` beside it measures on the other
half, and on a fifth set, how well it worked. Tables for each set alone fitted that set better and
a scene of the same region far worse. One part of the covariance belongs to a place, one to all that
an overpass sees of it, one to a pixel at all dates, the rest to one pixel at one date, so that no
two landscapes, nor two days over one, are calibrated alike.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from .regions import REGIONS
from .spectra import BANDS, Array

RED, NIR = BANDS.index("B04"), BANDS.index("B08")
MOMENTS = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
GROUPS: list[str] = MOMENTS["groups"]  # all regions but those named belong to the first
KNOTS: list[float] = MOMENTS["ndvi"]  # where the tables hold; linear between
MEAN = np.array(MOMENTS["mean"], np.float32) / 1000  # (group, knot, band)
# Roots of the covariances (group, knot, band, band): symmetric, but B8A follows B07 and B08.
SPREAD = np.array(MOMENTS["spread"], np.float32) / 1000
# Of the variance: a place's, an overpass's, a pixel's, one sight's; our own judgement.
SHARES = (0.15, 0.25, 0.2, 0.4)
TAIL = np.float32(0.45)
MOST = np.float32(1.2)  # e-fold, so that no draw leaves what a sensor can see
NOISE = (0.0006, 0.006)  # of the sensor: a constant, and a share of the reflectance
BLOCK = 512  # pixels at a time, so that they stay in the processor's cache


def group(region: np.ndarray | str) -> np.ndarray:
    """Place in `GROUPS` of places in, or of a name of, `REGIONS`."""
    places = np.array([GROUPS.index(k) if k in GROUPS else 0 for k in REGIONS])
    return places[list(REGIONS).index(region) if isinstance(region, str) else region]


def of_places(rng: np.random.Generator, count: int) -> Array:
    """The amounts (count, 1, 10) that all pixels and dates of a place share."""
    drawn = rng.standard_normal((count, 1, len(BANDS)), np.float32)
    return np.float32(SHARES[0] ** 0.5) * drawn


def gain(r: Array, group: int, amount: Array) -> Array:
    """Factor on reflectance `r` (…, 10), for standard amounts that broadcast to it.

    Water and snow were left out of the moments: they keep nearly to the model.
    """
    ndvi = (r[..., NIR] - r[..., RED]) / (r[..., NIR] + r[..., RED])
    step = np.eye(len(KNOTS), dtype=np.float32)
    land = np.interp(ndvi, (-0.05, 0.05), (0.3, 1))
    exponent = np.zeros(r.shape, np.float32)
    for k in range(len(KNOTS)):
        weight = (land * np.interp(ndvi, KNOTS, step[k])).astype(np.float32)
        exponent += weight[..., None] * (amount @ SPREAD[group, k] + MEAN[group, k])
    return np.exp(np.clip(exponent, -MOST, MOST))


def applied(
    rng: np.random.Generator, ground: list[Array], group: np.ndarray, place: np.ndarray
) -> list[Array]:
    """Reflectances (n, T) of all `BANDS` with the misfit of pixels of `group` and `place` (n)."""
    r = np.stack(ground, -1)
    _, passing, own, fleeting = np.sqrt(SHARES).astype(np.float32)
    landscapes = int(place.max()) + 1
    common = of_places(rng, landscapes)
    common = common + passing * rng.standard_normal((landscapes, *r.shape[1:]), np.float32)
    for g in np.unique(group):
        here = np.flatnonzero(group == g)
        for first in range(0, here.size, BLOCK):
            rows = here[first : first + BLOCK]
            part = r[rows]
            amount = fleeting * rng.standard_normal(part.shape, np.float32)
            amount += own * rng.standard_normal((rows.size, 1, len(BANDS)), np.float32)
            # Some pixels are stranger than others: the scale varies, so that tails are heavy.
            wild = TAIL * rng.standard_normal((rows.size, 1, 1), np.float32) - TAIL**2
            r[rows] = part * gain(part, g, amount * np.exp(wild) + common[place[rows]])
    return list(np.moveaxis(r, -1, 0))
