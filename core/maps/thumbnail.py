"""Small pictures of maps for a report: PNG as a data address, drawn from decimated reads."""

from __future__ import annotations

import base64
import io
from typing import Any

import numpy as np
import shapely
from rasterio.crs import CRS

from ..embeddings.embedding import EmbeddingReader
from ..embeddings.places import of_tile
from ..grid import Grid, Tile
from ..heads.applicability import dissimilarity
from ..heads.head import Head
from ..labels.layer import Labels
from ..words import number
from .classmap import ClassMap
from .colours import ramp, rgb
from .writer import MapClass

MOST = 360  # pixels a side
MARKS = 1500  # points drawn on a picture
FINE, UNLIKE = (225, 231, 228), (196, 98, 45)


def of_map(source: ClassMap, classes: list[MapClass], points: Labels, right: np.ndarray) -> Any:
    """The class map with its reference points, those where it is wrong (not `right` (n,)) last."""
    values, data = source.small(MOST)
    order = np.argsort(~right, kind="stable")[::-1][:MARKS][::-1]
    return {
        "map": png(_classes(values, data, classes)),
        "marks": _marks(points.shapes[order], right[order], source.grid),
        **_size(source.grid, values.shape),
    }


def of_head(head: Head, reader: EmbeddingReader, labels: Labels) -> dict[str, Any] | None:
    """The map that `head` makes, where it should not be trusted, and where the labels lie.

    None where the embedding is large and has no overviews: reading it all would take minutes.
    """
    vectors = reader.small(MOST)
    if vectors is None:
        return None
    shape = vectors.shape[:2]
    flat = vectors.reshape(-1, reader.d)
    valid = np.isfinite(flat).all(axis=1)
    if not valid.any():
        return None
    limits = head.record["applicability"]
    index = dissimilarity(flat[valid], head.statistics["vectors"], limits["scale"])
    unlike = np.zeros(len(flat), bool)
    unlike[valid] = index > limits["threshold"]
    trust = np.where(unlike[:, None], UNLIKE, FINE)
    found = {
        "unlike": png(_with_alpha(trust, valid).reshape(*shape, 4)),
        "unlike_share": float(unlike.sum() / valid.sum()),
        "marks": _marks(shapely.centroid(labels.shapes[:MARKS]), None, reader.grid),
        **_size(reader.grid, shape),
    }
    if head.task == "classify":
        values = np.zeros(len(flat), np.int64)
        values[valid] = head.classify(flat[valid])[0]
        picture = _classes(values.reshape(shape), valid.reshape(shape), head.classes)
        return found | {"map": png(picture)}
    quantity = np.zeros(len(flat))
    whole = Tile(0, 0, reader.grid.width, reader.grid.height)
    places = of_tile(reader.grid, whole, shape)[valid] if head.needs_places else None
    quantity[valid] = head.estimate(flat[valid], places)
    low, high = np.percentile(quantity[valid], [2, 98])
    colours = ramp((quantity - low) / max(high - low, 1e-12))
    picture = _with_alpha(colours, valid).reshape(*shape, 4)
    return found | {"map": png(picture), "low": float(low), "high": float(high)}


def _classes(values: np.ndarray, data: np.ndarray, classes: list[MapClass]) -> np.ndarray:
    """Pixels (h, w, 4) of class values (h, w); what is no class is left clear."""
    out = np.zeros((*values.shape, 4), np.uint8)
    for entry in classes:
        out[(values == entry.value) & data] = (*rgb(entry.color), 255)
    return out


def _with_alpha(colours: np.ndarray, valid: np.ndarray) -> np.ndarray:
    return np.column_stack([colours, 255 * valid]).astype(np.uint8)


def png(pixels: np.ndarray) -> str:
    """Address of an image that holds its own bytes, from pixels (h, w, 4) uint8."""
    from matplotlib.image import imsave

    out = io.BytesIO()
    imsave(out, np.ascontiguousarray(pixels), format="png", metadata={"Software": ""})
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


def _marks(points: np.ndarray, right: np.ndarray | None, grid: Grid) -> list[dict[str, Any]]:
    """Places on the picture in percent of its width and height, and whether the map is right."""
    left, bottom, east, top = grid.bounds
    x = 100 * (shapely.get_x(points) - left) / (east - left)
    y = 100 * (top - shapely.get_y(points)) / (top - bottom)
    rightly = np.ones(len(points), bool) if right is None else right
    return [
        {"x": round(float(a), 2), "y": round(float(b), 2), "right": bool(r)}
        for a, b, r in zip(x, y, rightly, strict=True)
    ]


def _size(grid: Grid, shape: tuple[int, ...]) -> dict[str, Any]:
    """Shape of the picture, and its size on the ground in words where the CRS is not in degrees."""
    left, bottom, right, top = grid.bounds
    crs, size = CRS.from_user_input(grid.crs), ""
    if not crs.is_geographic:
        km = crs.linear_units_factor[1] / 1000
        size = f"{number((right - left) * km)} × {number((top - bottom) * km)} km"
    return {"height": shape[0], "width": shape[1], "size": size}
