"""Run by the worker's Python: an embedding of the sample made from its truth, in a second.

    python quick_embedding.py ROOT MANIFEST OUT

Each class has a direction, each pixel some noise around it. The side-car names the manifest's
frames, as that of a real embedding does.
"""

import importlib
import json
import sys
from pathlib import Path

import numpy as np
import rasterio

root, manifest, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
sys.path.insert(0, root)
core = {
    name.split(".")[-1]: importlib.import_module(f"core.{name}")
    for name in (
        "embed",
        "embeddings.embedding",
        "embeddings.writer",
        "files",
        "inputs.frame",
        "inputs.period",
        "quantize",
        "raster",
    )
}

D = 16
frames, _ = core["frame"].load(manifest)
grid = core["raster"].target_grid(frames, None)
period = core["period"].valid_period(frames, None, None)
groups, _ = core["period"].choose(core["frame"].grouped(frames), period)
with rasterio.open(manifest.parent / "truth.tif") as file:
    truth = file.read(1)
assert truth.shape == (grid.height, grid.width), (truth.shape, grid)
rng = np.random.default_rng(3)
directions = core["embedding"].unit(rng.normal(size=(truth.max() + 1, D)))
vectors = core["embedding"].unit(directions[truth] + rng.normal(0, 0.12, (*truth.shape, D)))
codes = core["quantize"].quantize(vectors)
scratch = out.with_suffix(".scratch")
scratch.mkdir()
core["writer"].write_embedding(
    out,
    scratch,
    grid,
    D,
    "int8",
    {"AEF_ENCODER": "quick"},
    lambda t: codes[t.row : t.row + t.height, t.col : t.col + t.width],
)
record = core["embed"].describe(grid, groups, period, "quick")
record |= {"images": core["embed"].listed(manifest), "command": {"embed": {"out": str(out)}}}
core["files"].write_json(
    core["files"].sidecar(out), {"kind": "embedding", **json.loads(json.dumps(record, default=str))}
)
