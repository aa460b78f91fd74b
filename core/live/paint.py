"""Colours of a preview: the class by its colour, how sure by how far it stands out from a light grey.

Nearly opaque where it is sure, so that a colour means one class whatever lies below; where it is not, a
label is needed most, and the image shows through for one to be drawn by. Clear where there is no data.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import rasterio

from ..grid import Grid
from ..maps.colours import ramp, rgb
from ..maps.writer import MapClass

GROUND = 240  # each byte of the grey that unsure places fade into: lighter than what is built-up
FAINT = 0.15  # share of the class's colour where it could be any class
VEIL, FULL = 190, 235  # alpha of a place that could be any class, and of a certain one


def classes(
    vectors: np.ndarray, estimator: Any, known: list[MapClass]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """RGBA (4, n) uint8, number in `classes_` (n,) and probability (n,) for vectors (d, n).

    `estimator` is a LinearClassifier; on bands that lie one after the other its weights are one
    matrix product, and no vector need be moved.
    """
    logits = estimator.coef_.astype(np.float32) @ vectors
    logits += estimator.intercept_.astype(np.float32)[:, None]
    best = logits.argmax(axis=0)
    logits -= logits.max(axis=0)
    np.exp(logits, out=logits)
    sure = 1 / logits.sum(axis=0)  # the best one's exp is 1
    chance = 1 / len(estimator.classes_)
    share = np.clip((sure - chance) / (1 - chance), 0, 1)
    colors = {c.value: rgb(c.color) for c in known}
    table = np.array([colors[int(v)] for v in estimator.classes_], np.float32)
    return _faded(table[best].T, share), best, sure


def _faded(colors: np.ndarray, share: np.ndarray) -> np.ndarray:
    """RGBA (4, n) uint8 of colours (3, n), fainter the smaller `share` (n,); clear where it is NaN."""
    strength = FAINT + (1 - FAINT) * np.nan_to_num(share)
    alpha = np.where(np.isfinite(share), VEIL + (FULL - VEIL) * np.nan_to_num(share), 0)
    return np.vstack([np.round(GROUND + strength * (colors - GROUND)), alpha]).astype(np.uint8)


def quantity(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """RGBA (4, n) uint8 of values (n,) between `low` and `high`; transparent where missing."""
    share = np.nan_to_num((values - low) / max(high - low, 1e-9))
    alpha = np.where(np.isfinite(values), FULL, 0)
    return np.vstack([ramp(share).T, alpha]).astype(np.uint8)


def write(out: Path, grid: Grid, pixels: np.ndarray) -> None:
    """Write (bands, n) uint8 as a plain GeoTIFF: it is looked at once, so nothing is compressed."""
    bands = pixels.reshape(len(pixels), grid.height, grid.width)
    options = {
        "driver": "GTiff",
        "crs": grid.crs,
        "transform": grid.transform,
        "width": grid.width,
        "height": grid.height,
        "count": len(bands),
        "dtype": "uint8",
        "interleave": "band",
    }
    if len(bands) == 4:
        options["photometric"] = "RGB"
    with rasterio.open(out, "w", **options) as file:
        file.write(bands)
