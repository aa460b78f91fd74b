"""The command `fit`: an encoder adapted to one scene, without labels."""

from __future__ import annotations

import math
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from rasterio.warp import transform_bounds

from .embed import describe
from .engine.lock import Lock
from .engine.tileencoder import read_stacks
from .errors import InputError
from .files import refuse_overwriting, require_output
from .fitting.check import LEAST_LOOKS, comparable, last_year
from .fitting.start import decorrelate
from .fitting.state import FitState, unfinished
from .fitting.trainer import Trainer, Window, support_of
from .grid import Bounds, Grid, Tile
from .inputs.address import shown
from .inputs.frame import Frame, grouped, load
from .inputs.netcdf import kept_open
from .inputs.period import clear_share, valid_period, with_clear_pixels
from .inputs.plausible import require_plausible
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
LEAST_PIXELS = 2_000  # places by which halves of their dates can be compared
LOOKING_S = 120.0  # for squares with data beside those that were drawn first
EVERY_EIGHTH = slice(None, None, 8)  # rows and columns
RATES = {"none": 2e-3, "adapt": 5e-5}  # highest learning rate: fresh weights, trained ones
MOST_DRIFT = 0.15  # of trained weights: 1 − cosine of embeddings before and after, mean


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
    with kept_open():
        frames, assumed = load(manifest, known)
        grid = target_grid(frames, None)
        groups = with_clear_pixels(grouped(frames))
        assumed += require_plausible(groups)
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
    job = {
        "from": origin,
        "minutes": minutes,
        "seed": seed,
        "frames": describe(grid, groups, valid_period(frames, None, None), origin)["frames"],
        "sources_added": checkpoints.source_table(own),
        "torch": torch.__version__,
        "device": str(where),
    }
    windows = _read_windows(groups, grid, encoder.sources, rng, progress)
    _refuse_too_small(windows, frames)
    rate, fresh = (RATES["adapt"], own) if weights else (RATES["none"], encoder.sources)
    _from_the_scene(encoder, windows, fresh, seed)
    faster = RATES["none"] / rate
    trainer = Trainer(encoder.to(where), decoders.to(where), windows, rng, fresh, faster)
    state = FitState(out, job)
    with Lock.beside(out):  # two would take each other's state
        curve = trainer.run(minutes * 60, rate, progress, state, _most_drift(windows, fresh))
        checkpoints.save(out, encoder, decoders, _record(job, frames, curve))
        state.clear()
    return {"checkpoint": str(out)}


def _refuse_overwriting(out: Path, manifest: Path) -> None:
    """The weights' card goes beside them as .json, where a manifest of that name may lie; where the
    state of an unfinished fit goes, a folder may."""
    card = out.with_suffix(".json")
    refuse_overwriting([manifest], [card, unfinished(out)])
    if card.exists() and not out.exists():
        raise InputError(
            f"{card} exists and would be overwritten by the description of {out.name}; "
            "give the checkpoint another name."
        )


def _record(job: dict[str, Any], frames: list[Frame], curve: list[float]) -> dict[str, Any]:
    """What the card says of the training; the loss curve as at most 20 means."""
    return {
        "command": "fit",
        **job,
        "frames": [str(f.path) for f in frames],
        "steps": len(curve),
        "loss": [round(float(np.mean(v)), 4) for v in np.array_split(curve, 20) if len(v)],
    }


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


def _most_drift(windows: list[Window], fresh: Collection[str]) -> float:
    """Where no source of the scene was known, nothing that was learnt of it can be lost."""
    return MOST_DRIFT if windows[0].series.keys() - set(fresh) else math.inf


def _from_the_scene(
    encoder: Encoder, windows: list[Window], fresh: Collection[str], seed: int
) -> None:
    """The maps of fresh sources begin with what composites of this scene tell, its year as one
    period; those of others stay as they were trained."""
    import torch

    if not fresh:
        return
    year = last_year(support_of(windows))
    found = []
    for window in windows:
        thinned = {
            name: one.cut(EVERY_EIGHTH, EVERY_EIGHTH)
            for name, one in window.series.items()
            if name in fresh
        }
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
    """Squares of the scene with all their frames, as many as fit in memory, drawn at random among
    those that files reach into. In place of empty ones others are tried, while there is time."""
    files: dict[Path, Any] = {}
    windows: list[Window] = []
    try:
        readers = [FrameReader(group, grid, files) for group in groups]
        tiles = _touched(grid, [files[frame.path] for group in groups for frame in group])
        each = sum(len(g[0].source.bands) for g in groups) * ALIGN**2 * 5
        take = max(1, min(len(tiles), ROOM_BYTES // each))
        for i, tile in enumerate(_in_turn(tiles, take, rng)):
            progress.step(i, take if i < take else len(tiles), "Reading")
            if i < take or _looks_clear(groups, grid, tile):
                windows += _read_window(readers, grid, tile, sources)
            if len(windows) == take:
                break
    finally:  # after a cancel, too: Windows lets nobody replace a file that is open
        for file in files.values():
            file.close()
    return windows


def _touched(grid: Grid, files: list[Any]) -> list[Tile]:
    """The squares of a grid that the bounds of some file reach into, row by row."""
    boxes = {_pixels_of(file, grid) for file in files}
    return [
        tile
        for tile in grid.tiles(ALIGN)
        if any(
            tile.col < right
            and tile.row < bottom
            and tile.col + tile.width > left
            and tile.row + tile.height > top
            for left, top, right, bottom in boxes
        )
    ]


def _pixels_of(file: Any, grid: Grid) -> Bounds:
    """The bounds of an open raster in pixels of a grid: first column and row, last column and row."""
    xs, ys = np.reshape(transform_bounds(file.crs, grid.crs, *file.bounds), (2, 2)).T
    # Of a raster stored from south to north, the two are swapped.
    (left, right), (bottom, top) = sorted(xs), sorted(ys)
    return (*(~grid.transform * (left, top)), *(~grid.transform * (right, bottom)))


def _in_turn(tiles: list[Tile], take: int, rng: np.random.Generator) -> Iterator[Tile]:
    """So many tiles drawn at random, row by row, then for `LOOKING_S` the others in any order."""
    first = sorted(rng.choice(len(tiles), take, replace=False))
    yield from (tiles[i] for i in first)
    others = np.setdiff1d(np.arange(len(tiles)), first)
    until = time.monotonic() + LOOKING_S
    for i in rng.permutation(others):
        if time.monotonic() > until:
            return
        yield tiles[i]


def _looks_clear(groups: list[list[Frame]], grid: Grid, tile: Tile) -> bool:
    """Whether some frame has a clear pixel in a tile, at a look that costs less than to read it."""
    area = (grid.crs, grid.part(tile).bounds)
    return any(clear_share(group, area) > 0 for group in groups)


def _read_window(
    readers: list[FrameReader], grid: Grid, tile: Tile, sources: dict[str, Source]
) -> list[Window]:
    """One square with all its frames; none if nothing is clear there."""
    import torch

    from .model.infer import to_series

    stacks = read_stacks(readers, tile)
    if not any(stack.clear.any() for stack in stacks.values()):
        return []
    col0, row0 = grid.lattice
    offset = ((row0 + tile.row) % ALIGN, (col0 + tile.col) % ALIGN)
    return [Window(to_series(stacks, sources, torch.device("cpu")), offset)]


def _refuse_too_small(windows: list[Window], frames: list[Frame]) -> None:
    enough = sum(int(comparable(window.series).sum()) for window in windows)
    if enough < LEAST_PIXELS:
        raise InputError(
            f"The scene of {shown(frames[0].path)} is too small to fit: {enough} pixels are clear in "
            f"{LEAST_LOOKS} images or more and in both halves of the dates, {LEAST_PIXELS} are "
            "needed. Give a larger area or more dates."
        )
