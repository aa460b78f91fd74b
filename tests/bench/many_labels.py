"""What `train --method auto` takes with very many labels, or classes: processor time and memory.

    .venv/bin/python tests/bench/many_labels.py

Square parcels of 4 × 4 pixels side by side, each class a random direction with noise; the whole
command runs, report included.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path

import clone
import numpy as np
import pyogrio
import shapely
from aef_fields.core.embeddings.embedding import unit
from aef_fields.core.embeddings.writer import write_embedding
from aef_fields.core.grid import Grid, Tile
from aef_fields.core.quantize import quantize
from affine import Affine

SIDE, D, NOISE = 4, 64, 0.12
SETS = ((100_000, 10), (5_000, 500))  # polygons, classes


def make(folder: Path, polygons: int, classes: int) -> None:
    """An embedding `e.tif` and labels `l.gpkg` in `folder`."""
    rng = np.random.default_rng(0)
    across = int(np.ceil(np.sqrt(polygons)))
    of = rng.integers(0, classes, across * across)
    of[:classes] = np.arange(classes)
    centre = unit(rng.normal(size=(classes, D)))
    size = SIDE * across

    def pixels(tile: Tile) -> np.ndarray:
        rows = (np.arange(tile.row, tile.row + tile.height) // SIDE)[:, None]
        cols = (np.arange(tile.col, tile.col + tile.width) // SIDE)[None]
        own = np.random.default_rng(tile.row * size + tile.col)
        vectors = centre[of[rows * across + cols]]
        return quantize(unit((vectors + own.normal(0, NOISE, vectors.shape)).astype(np.float32)))

    grid = Grid("EPSG:32631", Affine(10, 0, 500_000, 0, -10, 5_600_000), size, size)
    scratch = folder / "scratch"
    scratch.mkdir()
    tags = {"AEF_ENCODER": "none"}
    write_embedding(folder / "e.tif", scratch, grid, D, "int8", tags, pixels)
    number = np.arange(polygons)
    x = 500_000.0 + 10 * SIDE * (number % across)
    y = 5_600_000.0 - 10 * SIDE * (number // across)
    wkb = shapely.to_wkb(shapely.box(x + 2, y - 28, x + 28, y - 2))
    names = np.array([f"class {c}" for c in of[:polygons]], object)
    kind = {"geometry_type": "Polygon", "crs": "EPSG:32631", "driver": "GPKG"}
    pyogrio.raw.write(folder / "l.gpkg", wkb, [names], ["cover"], **kind)


def main() -> None:
    polygons, classes = map(int, sys.argv[1:]) if len(sys.argv) > 1 else (0, 0)
    for n, c in SETS if not polygons else ((polygons, classes),):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            make(folder, n, c)
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            words = ("train", folder / "e.tif", folder / "l.gpkg", folder / "h.aefhead")
            clone.command(*words, "--label-field", "cover", "--report", folder / "r.html")
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime - before.ru_utime
        print(
            f"{n} polygons, {c} classes: {spent:.0f} s of one processor, at most "
            f"{after.ru_maxrss / 1e6:.1f} GB so far",
            flush=True,
        )


if __name__ == "__main__":
    main()
