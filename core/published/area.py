"""The area that was asked for: a layer of polygons, or a rectangle, in any CRS."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from pyogrio import raw
from pyogrio.errors import DataLayerError, DataSourceError
from rasterio.features import geometry_mask

from ..embeddings.places import carried
from ..embeddings.regrid import same_crs
from ..errors import InputError
from ..grid import Bounds, Grid, Tile
from ..labels.layer import unreadable
from ..words import corners

LONLAT = "EPSG:4326"


@dataclass(frozen=True)
class Area:
    """A polygon or multipolygon and its CRS; `name` is what a sentence calls it."""

    shape: shapely.Geometry
    crs: str
    name: str

    def on(self, crs: str) -> Area:
        """The same area in another CRS; long edges bend with the projection.

        Raises `InputError` if it has no place there.
        """
        if same_crs(self.crs, crs):
            return self

        left, bottom, right, top = shapely.bounds(self.shape)
        edge = max(right - left, top - bottom) / 50
        moved = shapely.transform(
            shapely.segmentize(self.shape, edge), lambda xy: carried(xy, self.crs, crs)
        )
        if not np.isfinite(shapely.bounds(moved)).all():
            raise InputError(
                f"{self.name} has coordinates that can't be in its CRS, or not in that of the tiles; "
                "set the one that they are in."
            )
        return Area(shapely.make_valid(moved), crs, self.name)

    @property
    def bounds(self) -> Bounds:
        """Left, bottom, right, top in its CRS."""
        left, bottom, right, top = shapely.bounds(self.shape)
        return float(left), float(bottom), float(right), float(top)

    def mask(self, grid: Grid, tile: Tile) -> np.ndarray:
        """Which pixels of a window of `grid` (of this CRS) the area touches (h, w) bool."""
        part = grid.part(tile)
        return geometry_mask(
            [self.shape], (tile.height, tile.width), part.transform, all_touched=True, invert=True
        )


def rectangle(bounds: Bounds, crs: str) -> Area:
    """A rectangle. Raises `InputError` if it is none."""
    left, bottom, right, top = bounds
    if not (left < right and bottom < top):
        raise InputError(f"The area {corners(bounds)} is empty; give left, bottom, right and top.")
    return Area(shapely.box(*bounds), crs, "the area asked for")


def read_area(path: Path) -> Area:
    """All polygons of the first layer of a vector file as one area.

    Raises `InputError` if there are none, or they have no CRS.
    """
    if not path.exists():
        raise InputError(f"The area {path} does not exist; check the path.")
    try:
        meta, _, wkb, _ = raw.read(path, columns=[], force_2d=True)
    except (DataSourceError, DataLayerError) as error:
        raise unreadable(path, error) from error
    shapes = shapely.from_wkb(wkb, on_invalid="ignore") if wkb is not None else np.array([])
    shapes = shapes[np.isin(shapely.get_type_id(shapes), (3, 6))] if len(shapes) else shapes
    whole = shapely.union_all(shapely.make_valid(shapes)) if len(shapes) else None
    if whole is None or shapely.area(whole) == 0:
        raise InputError(f"{path} holds no polygon; draw the area you want as a polygon.")
    if not meta["crs"]:
        raise InputError(
            f"The area {path} has no coordinate reference system; set it and save it again."
        )
    return Area(whole, meta["crs"], path.name)
