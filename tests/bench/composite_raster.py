"""Monthly median composites as a raster that `train` takes in place of an embedding.

    .venv/bin/python tests/bench/composite_raster.py MANIFEST OUT.tif

So that the same labels, splits and heads can be tried on what a person would use without an
embedding: `python -m core train OUT.tif LABELS … --method forest`.
"""

import sys
from pathlib import Path

import numpy as np
import quality  # this folder's; it also makes the clone importable
import rasterio
from aef_fields.core import frames, grid, period, raster
from aef_fields.core.files import creation_options
from aef_fields.core.tileencoder import read_stacks


def main(manifest: Path, out: Path) -> None:
    found, _ = frames.load(manifest)
    target = raster.target_grid(found, None)
    year = period.valid_period(found, None, None)
    readers = [raster.FrameReader(group, target) for group in frames.grouped(found)]
    stacks = read_stacks(readers, grid.Tile(0, 0, target.width, target.height))
    monthly = np.moveaxis(quality.composites(stacks, year.days), -1, 0)
    options = creation_options(target, len(monthly), "float32", float("nan"))
    with rasterio.open(out, "w", **options) as file:
        file.update_tags(AEF_ENCODER="monthly composites")
        file.write(monthly)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
