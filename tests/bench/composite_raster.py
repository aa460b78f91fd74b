"""Monthly median composites as a raster that `train` takes in place of an embedding.

    .venv/bin/python tests/bench/composite_raster.py MANIFEST OUT.tif

So that the same labels, splits and heads can be tried on what a person would use without an
embedding: `python -m core train OUT.tif LABELS … --method forest`.
"""

import sys
from pathlib import Path

import clone  # noqa: F401 - makes the clone importable
import numpy as np
import rasterio
import rows
import sets
from aef_fields.core.files import creation_options


def main(manifest: Path, out: Path) -> None:
    series, target = sets.series_of_scene(manifest, None)
    flat = rows.composites(series, rows.last_year(series))
    monthly = np.moveaxis(flat.reshape(target.height, target.width, -1), -1, 0)
    options = creation_options(target, len(monthly), "float32", float("nan"))
    with rasterio.open(out, "w", **options) as file:
        file.update_tags(AEF_ENCODER="monthly composites")
        file.write(monthly)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
