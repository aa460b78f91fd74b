"""Training polygons as a person would draw them: inside what is plainly one thing, a bit roughly."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from affine import Affine
from scipy import ndimage

from .landscape import Layout, eroded

PER_CLASS = 6


def draw_labels(
    rng: np.random.Generator, layout: Layout, truth: np.ndarray, transform: Affine, classes: int
) -> list[tuple[int, list[tuple[float, float]]]]:
    """(class from 0, ring of map coordinates) of `PER_CLASS` polygons for each class.

    Each lies in a parcel of its own as far as there are enough of them.
    """
    step = layout.parcel.shape[0] // truth.shape[0]
    parcel = layout.parcel[::step, ::step]
    drawn = []
    for k in range(classes):
        inside = eroded(truth == k + 1, 1)
        # A village's parcels are single plots: what belongs together there is the patch.
        patches = inside if k == 7 else inside & (parcel == ndimage.median_filter(parcel, 3))
        for row, col in _centres(rng, patches, parcel):
            ring = _ring(rng, truth == k + 1, row, col)
            drawn.append(
                (
                    k,
                    [
                        (transform.c + transform.a * x, transform.f + transform.e * y)
                        for x, y in ring
                    ],
                )
            )
    return drawn


def _centres(
    rng: np.random.Generator, inside: np.ndarray, parcel: np.ndarray
) -> list[tuple[int, int]]:
    """Places deep inside, at least ten pixels apart, in other parcels first."""
    depth = ndimage.distance_transform_cdt(np.pad(inside, 1), "taxicab")[1:-1, 1:-1]
    order = np.argwhere(depth > 0)
    score = np.minimum(depth[depth > 0], 3) + rng.random(len(order))
    chosen: list[tuple[int, int]] = []
    for fresh in (True, False):
        for row, col in order[np.argsort(-score, kind="stable")]:
            near = any(np.hypot(row - r, col - c) < 10 for r, c in chosen)
            known = any(parcel[row, col] == parcel[r, c] for r, c in chosen)
            if len(chosen) < PER_CLASS and not near and not (fresh and known):
                chosen.append((int(row), int(col)))
    return chosen


def _ring(
    rng: np.random.Generator, pure: np.ndarray, row: int, col: int
) -> list[tuple[float, float]]:
    """Corners (column, row) seen from a centre: up to the edge of what is pure, not quite."""
    corners = []
    count = int(rng.integers(5, 9))
    turns = (np.arange(count) + rng.uniform(-0.25, 0.25, count)) * 2 * np.pi / count
    for turn in turns:
        reach, longest, down, right = 0.7, rng.uniform(2.5, 4.9), np.sin(turn), np.cos(turn)
        while reach < longest and _is_in(pure, row + reach * down, col + reach * right):
            reach += 0.25
        reach = max(reach - 0.5 + 0.25 * rng.standard_normal(), 0.7)
        corners.append((col + 0.5 + reach * right, row + 0.5 + reach * down))
    return [*corners, corners[0]]


def _is_in(mask: np.ndarray, row: float, col: float) -> bool:
    r, c = round(row), round(col)
    return 0 <= r < mask.shape[0] and 0 <= c < mask.shape[1] and bool(mask[r, c])


def write_labels(path: Path, polygons: list, names: list[str], crs: str) -> None:
    """Layer `labels` of a GeoPackage with the text field `class`; no time of writing in it."""
    import pyogrio
    import shapely

    geometry = np.array([shapely.to_wkb(shapely.Polygon(ring)) for _, ring in polygons], object)
    values = np.array([names[k] for k, _ in polygons], object)
    path.unlink(missing_ok=True)
    before = os.environ.get("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "2000-01-01T00:00:00.000Z"})
    try:
        pyogrio.raw.write(
            path, geometry, [values], ["class"], layer="labels", driver="GPKG", crs=crs,
            geometry_type="Polygon", VERSION="1.2",  # which QGIS 3.22 reads without a warning
        )  # fmt: skip
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})
