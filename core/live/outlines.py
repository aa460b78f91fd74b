"""Places in view as polygons."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyogrio
import rasterio.features
import shapely
import shapely.geometry

from ..errors import InputError
from ..grid import Grid, Tile
from ..maps.classmap import row_areas
from .view import View

MOST = 50_000  # polygons; more are specks that no one looks at


def _square_metres(shapes: np.ndarray, grid: Grid) -> np.ndarray:
    """Areas (n,) on the ellipsoid, whatever the units of the CRS: of the pixels at their middle."""
    t = grid.transform
    rows = np.floor((shapely.get_y(shapely.centroid(shapes)) - t.f) / t.e).astype(int)
    areas = row_areas(grid, Tile(0, 0, grid.width, grid.height))
    return shapely.area(shapes) / abs(t.a * t.e) * areas[np.clip(rows, 0, grid.height - 1)]


def outlines(out: Path, view: View, mask: np.ndarray) -> int:
    """Write the areas where `mask` (n,) holds as polygons to a new GeoPackage; return how many.

    Raises `InputError` if there is none, or too many to be of use.
    """
    picture = mask.reshape(view.grid.height, view.grid.width).astype(np.uint8)
    found = rasterio.features.shapes(
        picture, mask=picture.view(bool), transform=view.grid.transform
    )
    shapes = np.array([shapely.geometry.shape(geometry) for geometry, _ in found], object)
    if not len(shapes):
        raise InputError("No place in view is that similar; lower the threshold.")
    if len(shapes) > MOST:
        raise InputError(
            f"That would be {len(shapes)} polygons; raise the threshold or zoom in first."
        )
    pyogrio.raw.write(
        out,
        shapely.to_wkb(shapes),
        [np.round(_square_metres(shapes, view.grid), 1)],
        ["area_m2"],
        geometry_type="Polygon",
        crs=view.grid.crs,
        driver="GPKG",
    )
    return len(shapes)
