"""Writing an editable layer, the same bytes for the same features."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from ..engine.lock import Lock
from ..files import disk_watched, put, replacing


def write_points(
    out: Path, layer: str, points: np.ndarray, fields: dict[str, np.ndarray], crs: str
) -> None:
    """Write a GeoPackage with one layer of `points` (n,) and columns `fields` (n,) each."""
    write_layer(out, layer, points, "Point", fields, crs)


def write_layer(
    out: Path,
    layer: str,
    shapes: np.ndarray,
    kind: str,
    fields: dict[str, np.ndarray],
    crs: str,
) -> None:
    """Write a GeoPackage with one layer of `shapes` (n,) of one `kind` and columns `fields`.

    It appears whole or not at all. Raises `InputError` if another process writes it.
    """
    # A field of the person's may be called fid or geom; the GeoPackage's own must not meet it.
    own = {name.casefold() for name in fields}
    key = {"FID": "aef_key"} if "fid" in own else {}
    key |= {"GEOMETRY_NAME": "aef_geom"} if "geom" in own else {}
    part = out.with_name(out.stem + ".part.gpkg")
    lock = Lock.beside(out)
    lock.take()
    # Without this GDAL writes the time of day, and two equal layers differ.
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "2000-01-01T00:00:00.000Z"})
    try:
        part.unlink(missing_ok=True)  # GDAL would add a layer to what a crash left
        with disk_watched(out.parent, DataLayerError, DataSourceError):
            pyogrio.raw.write(
                part,
                shapely.to_wkb(shapes),
                list(fields.values()),
                list(fields),
                geometry_type=kind,
                crs=crs,
                driver="GPKG",
                layer=layer,
                VERSION="1.2",  # what GDAL before 3.7, as in QGIS 3.22, knows without a warning
                **key,
            )
        with replacing(out):
            for unsaved in ("-wal", "-shm", "-journal"):
                # Of the one before, as after a crash of QGIS: SQLite would write it over pages of this one.
                out.with_name(out.name + unsaved).unlink(missing_ok=True)
        put(part, out)
    finally:
        part.unlink(missing_ok=True)
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
        lock.release()
