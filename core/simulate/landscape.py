"""A made-up stretch of farmland: blocks of parallel fields, roads, a river, woods, a village.

Everything is laid out on subpixels of 5 m, so that 10 m pixels at edges are mixed as real ones are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from .noise import fractal, smooth
from .spectra import Array

# What lies on a subpixel; the first eight are the sample's classes.
KINDS = (
    "cereal", "maize", "root", "grass", "broadleaf", "conifer", "water", "built",
    "road", "garden", "margin",
)  # fmt: skip
CODE = {name: k for k, name in enumerate(KINDS)}


@dataclass(frozen=True)
class Layout:
    """`kind` (index of `KINDS`) and `parcel` (any number, one a parcel), both (y, x) on subpixels;
    `angle` (y, x): direction of the rows in the field; `town` (y, x): houses, gardens and streets."""

    kind: np.ndarray
    parcel: np.ndarray
    angle: Array
    town: np.ndarray


def laid_out(rng: np.random.Generator, size: int) -> Layout:
    """A square landscape of `size` subpixels."""
    y, x = np.mgrid[:size, :size].astype(np.float32)
    block, border, other = _blocks(rng, x, y, max(6, round((size / 72) ** 2)))
    parcel, edge, angle = _strips(rng, block, x, y)
    kind = _farmed(rng, parcel)
    kind[edge < 0.5] = CODE["margin"]
    _woods(rng, kind, parcel)
    # Half of the block borders carry a road.
    paved = rng.random((block.max() + 1,) * 2) < 0.5
    paved |= paved.T
    kind[(border < 0.9) & paved[block, other]] = CODE["road"]
    town = _village(rng, kind, parcel, x, y)
    _river(rng, kind, parcel, x, y)
    town &= np.isin(kind, [CODE["built"], CODE["garden"], CODE["road"]])
    names = np.unique(parcel, return_inverse=True)[1].reshape(kind.shape)
    return Layout(kind, names, angle, town)


def _blocks(
    rng: np.random.Generator, x: Array, y: Array, n: int
) -> tuple[np.ndarray, Array, np.ndarray]:
    """Nearest of n scattered points, distance to the border with the next, and that next one."""
    size = x.shape[0]
    side = int(np.ceil(np.sqrt(n)))
    cells = np.stack(np.meshgrid(np.arange(side), np.arange(side)), -1).reshape(-1, 2)
    points = (cells + rng.uniform(0.1, 0.9, cells.shape)) * (size / side)
    d = (x[..., None] - points[:, 0]) ** 2 + (y[..., None] - points[:, 1]) ** 2
    order = np.argsort(d, -1, kind="stable")[..., :2]
    near, far = np.take_along_axis(d, order, -1)[..., 0], np.take_along_axis(d, order, -1)[..., 1]
    gap = np.hypot(*(points[order[..., 0]] - points[order[..., 1]]).transpose(2, 0, 1))
    return order[..., 0], (far - near) / (2 * gap), order[..., 1]


def _strips(
    rng: np.random.Generator, block: np.ndarray, x: Array, y: Array
) -> tuple[np.ndarray, Array, Array]:
    """Parcels: each block cut in strips along a direction of its own, long strips cut across."""
    parcel = np.zeros(block.shape, np.int64)
    edge = np.full(block.shape, 99.0, np.float32)
    angle = np.zeros(block.shape, np.float32)
    for b in range(block.max() + 1):
        turn = rng.uniform(0, np.pi)
        along, across = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
        cuts = np.cumsum(rng.uniform(14, 34, 80)) - 600 * rng.uniform(1.0, 1.1)
        strip = np.searchsorted(cuts, across)
        shift = rng.uniform(0, 60, cuts.size + 1)[strip]
        length = rng.uniform(32, 70, cuts.size + 1)[strip]
        place = (along + 1000 + shift) / length
        inside = block == b
        parcel[inside] = (b * 100_000 + strip * 200 + place.astype(int))[inside]
        to_cut = np.abs(across[..., None] - cuts).min(-1)
        to_end = np.abs(place - np.round(place)) * length
        edge[inside] = np.minimum(to_cut, to_end)[inside]
        angle[inside] = turn
    return parcel, edge, angle


def _farmed(rng: np.random.Generator, parcel: np.ndarray) -> np.ndarray:
    """A crop or grass for each parcel."""
    names, index = np.unique(parcel, return_inverse=True)
    crops = rng.choice(4, names.size, p=[0.27, 0.25, 0.22, 0.26])
    return crops[index].reshape(parcel.shape)


def _woods(rng: np.random.Generator, kind: np.ndarray, parcel: np.ndarray) -> None:
    """Parcels that lie where a smooth field is high are woods, of one of two kinds; then groves."""
    size = kind.shape[0]
    names, index = np.unique(parcel, return_inverse=True)
    index = index.reshape(parcel.shape)
    area = np.bincount(index.ravel())
    field = fractal(rng, kind.shape, 3.6, size / 3)
    high = np.bincount(index.ravel(), field.ravel()) / area
    wooded = high > np.quantile(high[index], 0.79)
    stand = np.where(rng.random(names.size) < 0.5, CODE["broadleaf"], CODE["conifer"])
    kind[wooded[index]] = stand[index][wooded[index]]
    grove = fractal(rng, kind.shape, 3.6, size / 10)
    is_grove = grove > np.quantile(grove, 0.975)
    kind[is_grove] = CODE["broadleaf"]
    parcel[is_grove] = parcel.max() + 1


def _village(
    rng: np.random.Generator, kind: np.ndarray, parcel: np.ndarray, x: Array, y: Array
) -> np.ndarray:
    """Houses in gardens along streets, in a patch around a place; returns the patch."""
    size = x.shape[0]
    cx, cy = rng.uniform(0.25, 0.75, 2) * size
    turn = rng.uniform(0, np.pi)
    reach = 0.15 * size * (1 + 0.33 * smooth(rng, x.shape, size / 16))
    u, v = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    along = (x - cx) * np.cos(turn) + (y - cy) * np.sin(turn)
    across = (y - cy) * np.cos(turn) - (x - cx) * np.sin(turn)
    patch = np.hypot(along, 1.6 * across) < reach
    street = (np.mod(u, 34) < 1.6) | (np.mod(v, 48) < 1.6)
    plot = np.floor(u / 5.7).astype(int) * 1000 + np.floor(v / 4.8).astype(int)
    names, index = np.unique(plot, return_inverse=True)
    index = index.reshape(plot.shape)
    has_house = (rng.random(names.size) < 0.72)[index]
    deep = rng.uniform(0.5, 0.95, names.size)[index]
    house = has_house & (np.mod(u, 5.7) < 5.7 * deep) & (np.mod(v, 4.8) < 3.6)
    kind[patch] = CODE["garden"]
    kind[patch & house] = CODE["built"]
    kind[patch & street] = CODE["road"]
    parcel[patch] = parcel.max() + 1 + index[patch]
    return patch


def _river(
    rng: np.random.Generator, kind: np.ndarray, parcel: np.ndarray, x: Array, y: Array
) -> None:
    """A winding river from edge to edge with trees here and there, and three ponds."""
    size = x.shape[0]
    phase, bend = rng.uniform(0, 2 * np.pi, 3), rng.uniform(0.5, 1.0, 3)
    way = sum(
        bend[k] * 0.055 * size / (k + 1) * np.sin(2 * np.pi * (k + 1) * 1.1 * x / size + phase[k])
        for k in range(3)
    )
    off = np.abs(y - (rng.uniform(0.15, 0.85) + rng.uniform(-0.2, 0.2) * x / size) * size - way)
    wide = 4.6 + 0.9 * smooth(rng, x.shape, 20)
    bank = (off < wide + 5) & (smooth(rng, x.shape, 6) > 0.5)
    kind[off < wide + 3] = CODE["margin"]
    kind[bank] = CODE["broadleaf"]
    kind[off < wide] = CODE["water"]
    parcel[off < wide + 5] = parcel.max() + 1 + (x[off < wide + 5] // 45).astype(int)
    for _ in range(3):
        cx, cy = rng.uniform(0.08, 0.92, 2) * size
        around = np.hypot(x - cx, y - cy) * (1 + 0.18 * fractal(rng, x.shape, 3.4, 40))
        reach = rng.uniform(7, 11)
        kind[around < reach + 2] = CODE["margin"]
        kind[around < reach] = CODE["water"]
        parcel[around < reach + 2] = parcel.max() + 1


def eroded(mask: np.ndarray, by: int) -> np.ndarray:
    """`mask` less a rim of `by` pixels; outside of the image counts as inside."""
    return ndimage.binary_erosion(mask, iterations=by, border_value=1) if by else mask
