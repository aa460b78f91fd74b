"""The pipeline from dated rasters to an embedding: plan, read, encode, trim, write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from . import quantize
from .embedding import write_embedding
from .errors import InputError
from .files import refuse_overwriting, require_output, sidecar, size_text, write_json
from .frames import Frame, grouped, load
from .grid import Bounds, Grid, Tile
from .model import checkpoint as checkpoints
from .model.config import ALIGN
from .period import Period, choose, valid_period
from .progress import Progress
from .raster import FrameReader, target_grid
from .sources import Source
from .tilestore import TileStore

if TYPE_CHECKING:
    from .model.infer import FrameStack

ROOM = 2.7  # disk needed while tiles are joined, in sizes of the output


def run(
    manifest: Path,
    out: Path,
    checkpoint: str,
    valid_start: date | None,
    valid_end: date | None,
    bounds: Bounds | None,
    no_rgb: bool,
    dtype: str,
    device: str,
    tile: int,
    progress: Progress,
) -> dict[str, Any]:
    """The command `embed`. Returns the paths of the embedding and of its picture."""
    given = {k: str(v) for k, v in locals().items() if k != "progress" and v not in (None, "")}
    weights = checkpoints.find(checkpoint)
    card = checkpoints.load_card(weights)
    known = checkpoints.sources_of(card)
    frames, assumed = load(manifest, known)
    _refuse_unknown_sources(frames, weights, known)
    grid = target_grid(frames, tuple(bounds) if bounds else None)  # type: ignore[arg-type]
    period = valid_period(frames, valid_start, valid_end)
    groups, notes = choose(grouped(frames), period)
    notes = assumed + notes
    d = card["config"]["d"]
    size = grid.width * grid.height * d * (1 if dtype == "int8" else 4)
    inputs = [manifest, *_files(frames), weights, weights.with_suffix(".json")]
    out = require_output(out, ".tif", inputs, int(size * ROOM))
    picture = out.with_name(out.stem + "_rgb.tif")
    written = [sidecar(out)] if no_rgb else [sidecar(out), picture, sidecar(picture)]
    refuse_overwriting(inputs, written)
    notes.append(
        f"{grid.width} × {grid.height} pixels from {len(groups)} frames, summarised over "
        f"{period.start} to {period.end}; about {size_text(size)}."
    )
    for note in notes:
        progress.message(note)
    record = {"kind": "embedding", "command": {"embed": given}, "notes": notes}
    _encode(out, grid, groups, period, weights, device, dtype, tile, record, progress)
    outputs = {"embedding": str(out)}
    if not no_rgb:
        from . import reduce

        outputs |= reduce.run(embedding=out, out=picture, progress=progress)
    return outputs


def _refuse_unknown_sources(
    frames: Sequence[Frame], weights: Path, known: dict[str, Source]
) -> None:
    for frame in frames:
        if frame.source.id not in known:
            raise InputError(
                f"The checkpoint {weights.stem} has never seen {frame.source.id} ({frame.path}); it "
                f"knows {', '.join(known)}. `fit` with this manifest adds a source to a checkpoint."
            )


def _files(frames: Sequence[Frame]) -> list[Path]:
    """Every raster that is read."""
    return [f.path for f in frames] + [f.mask.path for f in frames if f.mask]


def _encode(
    out: Path,
    grid: Grid,
    groups: list[list[Frame]],
    period: Period,
    weights: Path,
    device: str,
    dtype: str,
    tile_size: int,
    record: dict[str, Any],
    progress: Progress,
) -> None:
    """Encode all tiles that are not there yet, join them, write the side-car."""
    import torch

    from .model.infer import arithmetic, choose_device, encode_tile

    where = choose_device(device)
    ckpt = checkpoints.load(weights)
    encoder = ckpt.encoder.to(where)
    size = tile_size or (2 if len(groups) <= 24 else 1) * ALIGN
    if size % ALIGN or size < 0:
        raise InputError(f"--tile {size} must be a multiple of {ALIGN}, e.g. {2 * ALIGN}.")
    margin = encoder.config.margin
    number = arithmetic(where)
    job = describe(grid, groups, period, ckpt.identity) | {
        "dtype": dtype,
        "tile": size,
        "arithmetic": f"{where.type} {str(number).removeprefix('torch.')}",
        "torch": torch.__version__,
    }
    tiles = list(grid.tiles(size))
    with TileStore(out, job) as store:
        missing = [t for t in tiles if not store.has(t)]
        done = len(tiles) - len(missing)
        if done and missing:
            progress.message(f"{done} of {len(tiles)} tiles were finished before; going on.")
        progress.step(done, len(tiles), "encoding")
        areas = [
            surroundings(grid, t, margin) if encoder.spatial is not None else t for t in missing
        ]
        for i, stacks in enumerate(_read_ahead(areas, grid, groups)):
            part, area = missing[i], areas[i]
            lattice = (grid.lattice[0] + area.col, grid.lattice[1] + area.row)
            top, left = part.row - area.row, part.col - area.col
            core = (slice(top, top + part.height), slice(left, left + part.width))
            vectors = encode_tile(encoder, stacks, period.days, lattice, core, number)
            store.save(part, quantize.quantize(vectors) if dtype == "int8" else vectors)
            done += 1
            progress.step(done, len(tiles), "encoding")
        _refuse_empty(store, tiles, dtype, grid)
        progress.message("Joining the tiles.")
        tags = {
            "AEF_ENCODER": ckpt.identity,
            "AEF_VALID_START": str(period.start),
            "AEF_VALID_END": str(period.end),
            "AEF_SOURCES": ",".join(sorted({g[0].source.id for g in groups})),
        }
        joined = _Joined(store, tiles, encoder.config.d, dtype)
        write_embedding(out, store.folder, grid, encoder.config.d, dtype, tags, joined.read)
        write_json(sidecar(out), record | job)
        store.clear()


def describe(grid: Grid, groups: list[list[Frame]], period: Period, encoder: str) -> dict[str, Any]:
    """Everything an embedding depends on, for its side-car and to recognise an unfinished run."""
    inputs = []
    for frame in (frame for group in groups for frame in group):
        state = frame.path.stat()
        inputs.append(
            {
                "path": str(frame.path),
                "source": frame.source.id,
                "datetime": frame.when.isoformat(),
                "bands": frame.bands,
                "scale": frame.digital.scale,
                "offset": frame.digital.offset,
                "decibel": frame.digital.decibel,
                "mask": asdict(frame.mask) | {"path": str(frame.mask.path)} if frame.mask else None,
                "bytes": state.st_size,
                "modified_ns": state.st_mtime_ns,
            }
        )
    return {
        "encoder": encoder,
        "frames": inputs,
        "valid_start": str(period.start),
        "valid_end": str(period.end),
        "crs": grid.crs,
        "transform": list(grid.transform)[:6],
        "width": grid.width,
        "height": grid.height,
        "rasterio": metadata.version("rasterio"),
    }


def surroundings(grid: Grid, tile: Tile, margin: int) -> Tile:
    """What a tile's vectors depend on: all windows that it touches, also where the grid ends
    within them, and `margin` pixels around."""
    col0, row0 = grid.lattice
    left = (col0 + tile.col) // ALIGN * ALIGN - margin
    top = (row0 + tile.row) // ALIGN * ALIGN - margin
    right = -(-(col0 + tile.col + tile.width) // ALIGN) * ALIGN + margin
    bottom = -(-(row0 + tile.row + tile.height) // ALIGN) * ALIGN + margin
    return Tile(left - col0, top - row0, right - left, bottom - top)


def _read_ahead(
    areas: list[Tile], grid: Grid, groups: list[list[Frame]]
) -> Iterator[dict[str, FrameStack]]:
    """The frames over each area; the next one is read while the caller computes."""
    readers = [FrameReader(group, grid) for group in groups]
    try:
        with ThreadPoolExecutor(1) as pool:
            waiting = [pool.submit(read_stacks, readers, area) for area in areas[:1]]
            for after in range(1, len(areas) + 1):
                stacks = waiting.pop().result()
                waiting = [pool.submit(read_stacks, readers, a) for a in areas[after : after + 1]]
                yield stacks
    finally:
        for reader in readers:
            reader.close()


def read_stacks(readers: list[FrameReader], area: Tile) -> dict[str, FrameStack]:
    """All frames of each source over an area, which may reach beyond the grid."""
    from .model.infer import FrameStack

    stacks = {}
    for source in dict.fromkeys(reader.source for reader in readers):
        own = [reader for reader in readers if reader.source is source]
        values = np.empty((len(own), len(source.bands), area.height, area.width), np.float32)
        clear = np.empty((len(own), area.height, area.width), bool)
        for i, reader in enumerate(own):
            values[i], clear[i] = reader.read(area)
        stacks[source.id] = FrameStack(values, clear, np.array([reader.days for reader in own]))
    return stacks


def _refuse_empty(store: TileStore, tiles: list[Tile], dtype: str, grid: Grid) -> None:
    """An embedding without a single vector is no result."""
    missing = quantize.NODATA if dtype == "int8" else np.nan
    for tile in tiles:
        first = store.read(tile)[..., 0]
        if (np.isfinite(first) if dtype == "float32" else first != missing).any():
            return
    store.clear()
    raise InputError(
        f"No pixel of the area ({grid.width} × {grid.height}) is clear in any frame; choose another "
        "area, more dates, or other mask values."
    )


class _Joined:
    """Blocks of the output put together from tiles, which lie on another raster of squares."""

    def __init__(self, store: TileStore, tiles: list[Tile], d: int, dtype: str):
        self._store, self._d = store, d
        self._dtype = np.dtype(dtype)
        self._tiles = tiles

    def read(self, block: Tile) -> np.ndarray:
        """(height, width, d) of the output's dtype."""
        out = np.empty((block.height, block.width, self._d), self._dtype)
        for tile in self._tiles:
            left, top = max(tile.col, block.col), max(tile.row, block.row)
            right = min(tile.col + tile.width, block.col + block.width)
            bottom = min(tile.row + tile.height, block.row + block.height)
            if left < right and top < bottom:
                pixels = self._store.read(tile)
                out[top - block.row : bottom - block.row, left - block.col : right - block.col] = (
                    pixels[top - tile.row : bottom - tile.row, left - tile.col : right - tile.col]
                )
        return out
