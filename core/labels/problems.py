"""What is odd about labels as a layer: each feature that a sentence is about, and the sentence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import shapely

from .layer import Labels, geometries
from .layerfile import write_layer

POLYGON, MULTIPOLYGON = 3, 6


def write_problems(out: Path, labels: Labels) -> int:
    """Write a feature for each problem of each of the labels to the GeoPackage `out`; return how many.

    In the labels' own CRS and with the shapes of their file, also of those that could not be used.
    Fields: `label_fid`, `value`, `kind`, `problem`.
    """
    crs, fids, shapes, values = geometries(labels.path, labels.field)
    row = {int(fid): i for i, fid in enumerate(fids)}
    pairs = [(row[fid], p) for p in labels.problems for fid in p.fids if fid in row]
    at = np.array([i for i, _ in pairs], int)
    told = [p for _, p in pairs]
    fields = {
        "label_fid": fids[at].astype(np.int64),
        "value": values[at],
        "kind": np.array([p.kind for p in told], object),
        "problem": np.array([p.text for p in told], object),
    }
    write_layer(out, "problems", *_of_one_type(shapes, at), fields, crs)
    return len(pairs)


def _of_one_type(shapes: np.ndarray, at: np.ndarray) -> tuple[np.ndarray, str]:
    """Shapes `at` (n,) of a single geometry type, and its name; what doesn't fit has no shape.

    A layer without one type is opened by QGIS as several.
    """
    kinds = shapely.get_type_id(shapes)
    areal = np.isin(kinds, (POLYGON, MULTIPOLYGON))
    if not areal.any():
        shapes[kinds != 0] = None
        return shapes[at], "Point"
    parts = [
        shape if kind == MULTIPOLYGON else shapely.multipolygons([shape]) if ok else None
        for shape, kind, ok in zip(shapes[at], kinds[at], areal[at], strict=True)
    ]
    whole = np.empty(len(parts), object)
    whole[:] = parts
    return whole, "MultiPolygon"
