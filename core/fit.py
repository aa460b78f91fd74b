"""The command `fit`: an encoder adapted to one scene, without labels."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from .engine.tileencoder import read_stacks
from .errors import InputError
from .files import refuse_overwriting, require_output
from .fitting.check import last_year
from .fitting.start import decorrelate
from .fitting.state import FitState
from .fitting.trainer import Trainer, Window, support_of
from .frames import Frame, grouped, load
from .grid import Grid
from .inputs.address import shown
from .inputs.period import with_clear_pixels
from .inputs.spread import measured
from .model import checkpoint as checkpoints
from .model.config import ALIGN, SIZES
from .progress import Progress
from .raster import FrameReader, target_grid
from .sources import SOURCES, Source

if TYPE_CHECKING:
    from .model.decoders import Decoders
    from .model.encoder import Encoder

ROOM_BYTES = 1_000_000_000  # of frames held in memory while fitting
DISK_BYTES = 100_000_000  # for the weights, and the optimiser's state while it is unfinished
LEAST_PIXELS = 2_000  # places seen clearly in at least four frames
EVERY_EIGHTH = slice(None, None, 8)  # rows and columns
RATES = {"none": 2e-3, "adapt": 5e-5}  # highest learning rate: fresh weights, trained ones
MOST_DRIFT = {"none": math.inf, "adapt": 0.15}  # 1 − cosine of embeddings before and after, mean


def run(
    manifest: Path,
    out: Path,
    start: str,
    minutes: float,
    device: str,
    seed: int,
    progress: Progress,
) -> dict[str, Any]:
    """The command `fit`: a checkpoint for this scene. `start`: a checkpoint, or `none`."""
    weights = _weights(start)
    known = checkpoints.sources_of(checkpoints.load_card(weights)) if weights else SOURCES
    frames, assumed = load(manifest, known)
    grid = target_grid(frames, None)
    groups = with_clear_pixels(grouped(frames))
    own = {f.source.id: f.source for f in frames if f.source.id not in known}
    inputs = [manifest, *(f.path for f in frames), *([weights] if weights else [])]
    out = require_output(out, ".safetensors", inputs, DISK_BYTES)
    _refuse_overwriting(out, manifest)
    import torch

    from .model.infer import choose_device

    for note in assumed:
        progress.message(note)
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    where = choose_device(device)
    own = {name: measured(source, frames) for name, source in own.items()}
    encoder, decoders, origin = _start(weights, own)
    windows = _read_windows(groups, grid, encoder.sources, rng, progress)
    _refuse_too_small(windows, frames)
    if weights is None:
        _from_the_scene(encoder, windows, seed)
    job = {
        "from": origin,
        "minutes": minutes,
        "seed": seed,
        "frames": [str(f.path) for f in frames],
        "sources_added": checkpoints.source_table(own),
        "torch": torch.__version__,
        "device": str(where),
    }
    trainer = Trainer(encoder.to(where), decoders.to(where), windows, rng)
    state = FitState(out, job)
    kind = "none" if origin == "none" else "adapt"
    curve = trainer.run(minutes * 60, RATES[kind], progress, state, MOST_DRIFT[kind])
    training = {"command": "fit", **job, "steps": len(curve), "loss": _shortened(curve)}
    checkpoints.save(out, encoder, decoders, training)
    state.clear()
    return {"checkpoint": str(out)}


def _refuse_overwriting(out: Path, manifest: Path) -> None:
    """The weights' card goes beside them as .json, where a manifest of that name may lie."""
    card = out.with_suffix(".json")
    refuse_overwriting([manifest], [card])
    if card.exists() and not out.exists():
        raise InputError(
            f"{card} exists and would be overwritten by the description of {out.name}; "
            "give the checkpoint another name."
        )


def _shortened(curve: list[float]) -> list[float]:
    """A loss curve as at most 20 means."""
    return [round(float(np.mean(part)), 4) for part in np.array_split(curve, 20) if len(part)]


def _weights(name: str) -> Path | None:
    """The checkpoint to start from, None for fresh weights."""
    if name == "none" or (not name and not checkpoints.bundled()):
        return None
    return checkpoints.find(name)


def _start(weights: Path | None, own: dict[str, Source]) -> tuple[Encoder, Decoders, str]:
    """Fresh weights of size small, or a checkpoint's, in either case with the sources `own`."""
    from .model.decoders import Decoders
    from .model.encoder import Encoder

    if weights is None:
        config, sources = SIZES["small"], SOURCES | own
        return Encoder(config, sources), Decoders(config, sources), "none"
    loaded = checkpoints.load(weights)
    encoder, decoders = checkpoints.widened(loaded, own)
    return encoder, decoders, loaded.identity


def _from_the_scene(encoder: Encoder, windows: list[Window], seed: int) -> None:
    """Fresh weights begin with what composites of this scene tell, its year as one period."""
    import torch

    year = last_year(support_of(windows))
    found = []
    for window in windows:
        thinned = {name: one.cut(EVERY_EIGHTH, EVERY_EIGHTH) for name, one in window.series.items()}
        with torch.inference_mode():
            parts = encoder.season.composites(thinned, year)
        found.append({n: c[0].transpose(0, 1).flatten(1) for n, (c, _, _) in parts.items()})
    decorrelate(encoder.season, found, seed)


def _read_windows(
    groups: list[list[Frame]],
    grid: Grid,
    sources: dict[str, Source],
    rng: np.random.Generator,
    progress: Progress,
) -> list[Window]:
    """Squares of the scene with all their frames, as many as fit in memory, drawn at random."""
    import torch

    from .model.infer import to_series

    tiles = list(grid.tiles(ALIGN))
    each = sum(len(g[0].source.bands) for g in groups) * ALIGN**2 * 5
    take = max(1, min(len(tiles), ROOM_BYTES // each))
    chosen = [tiles[i] for i in sorted(rng.choice(len(tiles), take, replace=False))]
    col0, row0 = grid.lattice
    files: dict[Path, Any] = {}
    readers = [FrameReader(group, grid, files) for group in groups]
    windows = []
    for i, tile in enumerate(chosen):
        progress.step(i, take, "reading")
        series = to_series(read_stacks(readers, tile), sources, torch.device("cpu"))
        if any(one.clear.any() for one in series.values()):
            offset = ((row0 + tile.row) % ALIGN, (col0 + tile.col) % ALIGN)
            windows.append(Window(series, offset))
    for file in files.values():
        file.close()
    return windows


def _refuse_too_small(windows: list[Window], frames: list[Frame]) -> None:
    enough = 0
    for window in windows:
        looks = [one.clear.sum(1) for one in window.series.values()]
        enough += int((sum(looks[1:], looks[0]) >= 4).sum())
    if enough < LEAST_PIXELS:
        raise InputError(
            f"The scene of {shown(frames[0].path)} is too small to fit: {enough} pixels are clear in four "
            f"frames or more, {LEAST_PIXELS} are needed. Give a larger area or more dates."
        )
