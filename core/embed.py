"""The pipeline from dated rasters to an embedding: plan, read, encode, trim, write."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import rasterio

from . import quantize, reduce
from .embeddings.writer import require_beside, write_embedding
from .engine.lock import Lock
from .engine.preview import Preview
from .engine.tileencoder import MOST_COUNTED, Recipe, TileEncoder, pixels_in, tile_that_fits
from .engine.tilestore import TileStore, kept_bytes
from .errors import Changed, InputError
from .files import (
    ROOM,
    blocks,
    require_folder,
    require_output,
    sidecar,
    size_text,
    write_json,
)
from .grid import Bounds, Grid, Tile
from .inputs.address import shown
from .inputs.frame import Frame
from .inputs.manifest import read_manifest
from .inputs.period import Period
from .inputs.rasterfile import asked_anew, made_of, state_of
from .maps.observations import counts_path
from .maps.writer import MapWriter
from .model.config import ALIGN
from .plan import planned
from .progress import Progress, duration
from .words import counted

if TYPE_CHECKING:
    from .model.infer import FrameStack

AT_ONCE = 2  # tiles encoded: one's beginning and end leave cores idle that the other can use
UNTOLD = ("progress", "preview")  # parameters that no pixel depends on
LEAST_MEMORY = 0.5  # GB
A_MOMENT = 300_000  # pixels that are not worth a trial of how long they take


def run(
    manifest: Path,
    out: Path,
    checkpoint: str,
    valid_start: date | None,
    valid_end: date | None,
    bounds: Bounds | None,
    bounds_crs: str,
    no_rgb: bool,
    dtype: str,
    device: str,
    tile: int,
    memory: float,
    progress: Progress,
    dask: str = "",
    preview: Path | None = None,
) -> dict[str, Any]:
    """The command `embed`. Returns the paths of the embedding, of its picture, and of the
    clear observations behind each pixel.

    memory: GB that the worker may take beyond what its libraries need. preview: a folder for
    pictures of what is finished, told of as they come.
    """
    given = {k: str(v) for k, v in locals().items() if k not in UNTOLD and v not in (None, "")}
    plan = planned(manifest, checkpoint, valid_start, valid_end, bounds, bounds_crs)
    grid, period, size = plan.grid, plan.period, plan.size(dtype)
    inputs = [manifest, *_files(plan.frames), plan.weights, plan.weights.with_suffix(".json")]
    out = require_output(out, ".tif", inputs, int(size * ROOM) - kept_bytes(out))
    picture = require_beside(out, inputs, [counts_path(out)], no_rgb)
    if preview:
        require_folder(preview)
    notes = [
        *plan.notes,
        f"{grid.width} × {grid.height} pixels from {counted(len(plan.groups), 'image')}, summarised over "
        f"{period.start} to {period.end}; about {size_text(size)}.",
    ]
    for note in notes:
        progress.message(note)
    if memory < LEAST_MEMORY:
        raise InputError(
            f"--memory {memory:g} is less than encoding takes whatever the tile; give "
            f"{LEAST_MEMORY:g} (GB) or more."
        )
    record = {
        "kind": "embedding",
        "command": {"embed": given},
        "notes": notes,
        "images": listed(manifest),
    }
    recipe = Recipe(grid, plan.groups, period, plan.weights, dtype, device)
    tile = tile or tile_that_fits(plan.groups, plan.card, memory)
    painter = Preview(preview, grid, plan.card["config"]["d"], progress) if preview else None
    _encode(out, picture, recipe, tile, memory, record, progress, dask, painter)
    outputs = {"embedding": str(out), "observations": str(counts_path(out))}
    return outputs | ({"rgb": str(picture)} if picture else {})


def listed(manifest: Path) -> list[str]:
    """What the manifest lists, encoded or left out: it tells whether other images are wanted now."""
    return [shown(stated["path"]) for stated in read_manifest(manifest).frames]


def _files(frames: Sequence[Frame]) -> list[Path]:
    """Every raster that is read."""
    return [f.path for f in frames] + [f.mask.path for f in frames if f.mask]


def _encode(
    out: Path,
    picture: Path | None,
    recipe: Recipe,
    size: int,
    memory: float,
    record: dict[str, Any],
    progress: Progress,
    dask: str,
    preview: Preview | None,
) -> None:
    """Encode all tiles that are not there yet, join them, write the side-car, draw the picture."""
    import torch

    grid, groups, period = recipe.grid, recipe.groups, recipe.period
    if size % ALIGN or size < 0:
        raise InputError(f"--tile {size} must be a multiple of {ALIGN}, e.g. {2 * ALIGN}.")
    encoder = TileEncoder(recipe)
    job = describe(grid, groups, period, encoder.identity) | {
        "dtype": recipe.dtype,
        "tile": size,
        "arithmetic": encoder.arithmetic,
        "torch": torch.__version__,
        "counted": True,
    }
    with TileStore(out, job) as store:
        _encode_missing(encoder, store, out, size, memory, dask, progress, preview)
        with asked_anew():
            _refuse_changed(job, describe(grid, groups, period, encoder.identity))
        _refuse_empty(store, grid, size, recipe.dtype)
        tags = {
            "AEF_ENCODER": encoder.identity,
            "AEF_VALID_START": str(period.start),
            "AEF_VALID_END": str(period.end),
            "AEF_SOURCES": ",".join(sorted({g[0].source.id for g in groups})),
        }
        joined = _Joined(store, grid, size, encoder.d, recipe.dtype)
        with Lock.beside(out):  # what lies there may be a picture of another run's
            write_embedding(
                out,
                store.folder,
                grid,
                encoder.d,
                recipe.dtype,
                tags,
                joined.read,
                progress,
                "Joining the tiles",
            )
            _write_counts(counts_path(out), grid, joined)
            write_json(sidecar(out), record | store.job)
        if picture:
            reduce.run(embedding=out, out=picture, progress=progress)
        store.clear()


def _encode_missing(
    encoder: TileEncoder,
    store: TileStore,
    out: Path,
    size: int,
    memory: float,
    dask: str,
    progress: Progress,
    preview: Preview | None,
) -> None:
    """Encode the tiles that the store lacks, here, while the next one is read and the last one
    written, or on the cluster at `dask`."""
    tiles = list(encoder.recipe.grid.tiles(size))
    missing = [t for t in tiles if not store.has(t)]
    before = len(tiles) - len(missing)
    if before:
        progress.message(f"{before} of {len(tiles)} tiles finished before; going on.")

    def show(tile: Tile) -> None:
        if preview and store.has(tile):
            preview.add(tile, store.read(tile))

    for tile in tiles:
        show(tile)
    if not missing:
        return
    if dask:
        from .engine.daskcluster import encode_missing

        with encoder:
            kept = _block_cache(encoder, size, memory, progress)
        encode_missing(dask, encoder, out, missing, pixels_in(tiles), kept, progress, show)
        return
    left = pixels_in(missing)
    _say_how_long(encoder, left, progress)
    # In pixels: tiles at the rim, with which it begins, are smaller than others.
    total = pixels_in(tiles)
    progress.step(total - left, total, "Encoding")
    with encoder:
        kept = _block_cache(encoder, size, memory, progress)
        ordered = encoder.in_reading_order(missing)
        with (
            rasterio.Env(GDAL_CACHEMAX=kept),
            closing(_encoded(encoder, store, ordered)) as encoded,
        ):
            for tile, pixels in encoded:
                if preview:
                    preview.add(tile, pixels)
                left -= tile.width * tile.height
                progress.step(total - left, total, "Encoding")


def _block_cache(encoder: TileEncoder, size: int, memory: float, progress: Progress) -> int:
    """Bytes of decoded blocks that GDAL is to keep, of `memory` GB what tiles leave."""
    wanted, most = encoder.block_cache(size), memory * 4e8
    if wanted > most:
        progress.message(
            f"The images are stored in long rows or large blocks, of which {size_text(wanted)} would "
            f"have to be kept to decode each once: reading takes longer. Give --memory "
            f"{wanted / 4e8:.1f} (GB), or save the images as tiled GeoTIFF."
        )
    return int(min(wanted, most))


def _encoded(
    encoder: TileEncoder, store: TileStore, tiles: list[Tile]
) -> Generator[tuple[Tile, np.ndarray], None, None]:
    """Each tile and its pixels once it is in the store, while the next ones are read and encoded."""

    def finish(tile: Tile, stacks: dict[str, FrameStack]) -> np.ndarray:
        pixels = encoder.encode(tile, stacks)
        store.save(tile, pixels)
        return pixels

    with ThreadPoolExecutor(1) as reader, ThreadPoolExecutor(AT_ONCE, "", encoder.settle) as pool:
        reading = [reader.submit(encoder.read, tile) for tile in tiles[:1]]
        working: deque[tuple[Tile, Future[np.ndarray]]] = deque()
        for i, tile in enumerate(tiles):
            stacks = reading.pop().result()
            reading = [reader.submit(encoder.read, later) for later in tiles[i + 1 : i + 2]]
            working.append((tile, pool.submit(finish, tile, stacks)))
            if len(working) == AT_ONCE:
                first, pixels = working.popleft()
                yield first, pixels.result()
        for last, pixels in working:
            yield last, pixels.result()


def _say_how_long(encoder: TileEncoder, pixels: int, progress: Progress) -> None:
    if pixels < A_MOMENT:
        progress.message("Encoding takes a few seconds.")
        return
    seconds = pixels * encoder.seconds_a_pixel()
    progress.message(
        f"Encoding takes about {duration(seconds)}, less where clouds leave few dates."
    )


def describe(grid: Grid, groups: list[list[Frame]], period: Period, encoder: str) -> dict[str, Any]:
    """Everything an embedding depends on, for its side-car and to recognise an unfinished run."""
    frames = [frame for group in groups for frame in group]
    # Once for each file, of which many frames may be dates.
    behind = {file: made_of(file) for file in set(_files(frames))}
    states = {file: state_of(file) for file in behind}
    return {
        "encoder": encoder,
        "frames": [_described(frame, behind, states) for frame in frames],
        "valid_start": str(period.start),
        "valid_end": str(period.end),
        "crs": grid.crs,
        "transform": list(grid.transform)[:6],
        "width": grid.width,
        "height": grid.height,
        "rasterio": metadata.version("rasterio"),
    }


def _described(
    frame: Frame, behind: dict[Path, list[Path]], states: dict[Path, dict[str, Any]]
) -> dict[str, Any]:
    """behind: what is behind each virtual raster among the frame's files; states: of each file."""
    mask = frame.mask
    told: dict[str, Any] = states[frame.path] | {
        "source": frame.source.id,
        "datetime": frame.when.isoformat(),
        "bands": frame.bands,
        "scale": frame.digital.scale,
        "offset": frame.digital.offset,
        "decibel": frame.digital.decibel,
        "mask": asdict(mask) | states[mask.path] if mask else None,
    }
    parts = sorted({path for file in _files([frame]) for path in behind[file]})
    return told | ({"made_of": [state_of(path) for path in parts]} if parts else {})


def _refuse_changed(before: dict[str, Any], now: dict[str, Any]) -> None:
    """Raise `Changed` if a file is another one than when encoding began: some tiles are of the one,
    some of the other."""
    changed = [new for old, new in zip(before["frames"], now["frames"]) if old != new]
    if changed:
        raise Changed(changed[0]["path"])


def _some_vector(pixels: np.ndarray, dtype: str) -> bool:
    # Apart, so that nothing stays mapped: Windows removes no file that is.
    first = pixels[..., 0]
    return bool((np.isfinite(first) if dtype == "float32" else first != quantize.NODATA).any())


def _refuse_empty(store: TileStore, grid: Grid, size: int, dtype: str) -> None:
    """An embedding without a single vector is no result."""
    if any(_some_vector(store.read(tile), dtype) for tile in grid.tiles(size)):
        return
    store.clear()
    raise InputError(
        f"No pixel of the area ({grid.width} × {grid.height}) is clear in any image; choose another "
        "area, more dates, or other mask values. What is no reflectance or backscatter in its scale "
        "counts as missing, too."
    )


def _write_counts(out: Path, grid: Grid, joined: _Joined) -> None:
    """How many clear frames each pixel was made from, beside the embedding."""
    record = {"kind": "observations", "unit": f"clear frames, {MOST_COUNTED} = as many or more"}
    with MapWriter(out, grid, "uint8", None, record) as writer:
        for block in blocks(grid.width, grid.height):
            writer.write(block, joined.counts(block))


class _Joined:
    """Blocks of the output put together from tiles, which lie on another raster of squares."""

    def __init__(self, store: TileStore, grid: Grid, size: int, d: int, dtype: str):
        self._store, self._grid, self._size, self._d = store, grid, size, d
        self._dtype = np.dtype(dtype)

    def read(self, block: Tile) -> np.ndarray:
        """(height, width, d) of the output's dtype."""
        return self._read(block, slice(self._d), self._dtype)

    def counts(self, block: Tile) -> np.ndarray:
        """Clear frames (height, width) uint8."""
        return self._read(block, slice(self._d, self._d + 1), np.dtype(np.uint8))[..., 0]

    def _read(self, block: Tile, bands: slice, dtype: np.dtype) -> np.ndarray:
        out = np.empty((block.height, block.width, bands.stop - (bands.start or 0)), dtype)
        for tile in self._grid.tiles(self._size, block):
            left, top = max(tile.col, block.col), max(tile.row, block.row)
            right = min(tile.col + tile.width, block.col + block.width)
            bottom = min(tile.row + tile.height, block.row + block.height)
            pixels = self._store.read(tile)[..., bands]
            out[top - block.row : bottom - block.row, left - block.col : right - block.col] = (
                pixels[top - tile.row : bottom - tile.row, left - tile.col : right - tile.col]
            )
        return out
