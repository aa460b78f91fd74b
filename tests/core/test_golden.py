"""The bundled weights give on the sample scene what they gave when they were bundled.

`make golden` stores it anew, for weights that are new. A stored vector is float16.
"""

import os
from pathlib import Path

import numpy as np
import pytest
import torch
from aef_fields.core import raster
from aef_fields.core.engine.tileencoder import read_stacks, surroundings
from aef_fields.core.grid import Tile
from aef_fields.core.inputs import frame
from aef_fields.core.inputs.period import choose, valid_period
from aef_fields.core.model import checkpoint
from aef_fields.core.model.infer import encode_tile

ROOT = Path(__file__).resolve().parent.parent.parent
GOLDEN = Path(__file__).resolve().parent / "golden.npz"
NAMES = [card["name"] for card in checkpoint.bundled()]
BLOCK = Tile(60, 60, 14, 14)  # several parcels of the sample


def vectors(name, device="cpu", dtype=torch.float32):
    """(196, d) of BLOCK, summarised over the default period."""
    found, _ = frame.load(ROOT / "resources" / "sample" / "manifest.json")
    grid = raster.target_grid(found, None)
    period = valid_period(found, None, None)
    groups, _ = choose(frame.grouped(found), period)
    encoder = checkpoint.load(checkpoint.find(name)).encoder.to(device)
    area = BLOCK
    if encoder.spatial is not None:
        area = surroundings(grid, BLOCK, encoder.config.margin)
    readers = [raster.FrameReader(group, grid) for group in groups]
    stacks = read_stacks(readers, area)
    for reader in readers:
        reader.close()
    top, left = BLOCK.row - area.row, BLOCK.col - area.col
    core = (slice(top, top + BLOCK.height), slice(left, left + BLOCK.width))
    lattice = (grid.lattice[0] + area.col, grid.lattice[1] + area.row)
    pixels = encode_tile(encoder, stacks, period.days, lattice, core, dtype)
    return pixels.reshape(-1, pixels.shape[-1])


@pytest.fixture(scope="module")
def stored():
    if os.environ.get("AEF_GOLDEN") == "write":
        content = {name: vectors(name).astype(np.float16) for name in NAMES}
        hashes = {
            f"{n}_sha256": np.array(checkpoint.load(checkpoint.find(n)).sha256) for n in NAMES
        }
        np.savez_compressed(GOLDEN, **content, **hashes)
    with np.load(GOLDEN) as file:
        return {k: file[k] for k in file.files}


def cosines(a, b):
    b = b.astype(np.float32)
    return (a * b).sum(1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("device", "dtype"),
    [
        ("cpu", torch.float32),
        ("cpu", torch.bfloat16),
        ("cuda", torch.float32),
        ("cuda", torch.bfloat16),
    ],
    ids=lambda value: str(value).removeprefix("torch."),
)
def test_bundled_weights_give_what_they_gave(stored, name, device, dtype):
    if device == "cuda" and not torch.cuda.is_available():
        pytest.skip("no GPU here")
    sha256 = checkpoint.load(checkpoint.find(name)).sha256
    told = f"the weights {name} are not those of {GOLDEN.name}; `make golden` stores the new ones"
    assert str(stored.get(f"{name}_sha256")) == sha256, told
    found = cosines(vectors(name, device, dtype), stored[name])
    assert np.isfinite(found).all()
    assert found.min() >= 0.999, f"least cosine {found.min():.5f}"


@pytest.mark.parametrize("name", NAMES)
def test_the_stored_pixels_tell_weights_and_places_apart(stored, name):
    """Else the test above would pass for anything."""
    unit = stored[name].astype(np.float32)
    assert len(unit) == BLOCK.width * BLOCK.height
    assert cosines(unit[::-1], unit).min() < 0.9
