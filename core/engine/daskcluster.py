"""Tiles of one embedding spread over a Dask.distributed cluster that is already running.

Scheduler and workers import this module by its name: they need the same environment and `core` on
PYTHONPATH. Workers read the frames and write finished tiles into the folder beside the output: they
need the same storage under the same paths (docs/cluster.md). Nothing but the recipe and the tiles'
places travels.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import Any

import rasterio

from ..errors import CoreError, InputError
from ..grid import Tile
from ..progress import Progress
from .tileencoder import Recipe, TileEncoder, pixels_in
from .tilestore import TileStore

AHEAD = 2  # tiles queued for each thread of a worker: one is read while another is computed
POLL_S = 0.5
CONNECT_S = 15
ALONE_S = 60  # without any worker, before it is said
# What a scheduler that does not answer gives; before Python 3.11, running out of time is no OSError.
SILENT = (OSError, RuntimeError, asyncio.TimeoutError)


class _Kept:
    """An encoder that stays open in a worker between the tiles of a job."""

    def __init__(self, recipe: Recipe, job: bytes):
        self.job = job
        self.encoder = TileEncoder(recipe).__enter__()
        self.reading, self.encoding = threading.Lock(), threading.Lock()


_kept: list[_Kept] = []  # at most one: a worker's memory is for tiles
_choosing = threading.Lock()


def _open(recipe: Recipe, job: bytes) -> _Kept:
    """job: it tells of files that are others now under the same names, of weights, too."""
    with _choosing:
        if not _kept or _kept[0].job != job:
            _kept[:] = [_Kept(recipe, job)]
        return _kept[0]


def encode(recipe: Recipe, out: Path, tile: Tile, cache: int) -> None:
    """On a worker: encode one tile into the store of `out`, unless it is there.

    cache: bytes of decoded blocks that GDAL is to keep; by itself it keeps a share of the machine's
    memory.
    """
    store = TileStore(out, {})
    if store.has(tile):
        return
    job = store.described.read_bytes()
    kept = _open(recipe, job)
    with kept.reading, rasterio.Env(GDAL_CACHEMAX=cache):
        stacks = kept.encoder.read(tile)
    with kept.encoding:
        pixels = kept.encoder.encode(tile, stacks)
    if store.described.read_bytes() == job:  # else it was cancelled, and another one begun
        store.save(tile, pixels)


def code_hash() -> str:
    """sha256 of the code of this package."""
    found = hashlib.sha256()
    for path in sorted(Path(__file__).parent.parent.rglob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()


def versions() -> dict[str, Any]:
    """What must agree for the same bytes to come out, but for the arithmetic."""
    return {"code": code_hash()} | {p: metadata.version(p) for p in ("torch", "rasterio", "numpy")}


def look(recipe: Recipe, out: Path) -> dict[str, Any]:
    """On a worker: what it is, and whether it sees the same storage."""
    described = TileStore(out, {}).described
    seen = described.is_file() and recipe.weights.exists()
    number = _open(recipe, described.read_bytes()).encoder.arithmetic if seen else ""
    return versions() | {"storage": seen, "arithmetic": number}


def encode_missing(
    address: str,
    encoder: TileEncoder,
    out: Path,
    tiles: list[Tile],
    total: int,
    cache: int,
    progress: Progress,
    finished: Callable[[Tile], None],
) -> None:
    """Have the workers at `address` encode `tiles`, the rest of `total` pixels, into the store of `out`.

    cache: bytes of decoded blocks that each keeps. `finished(tile)` is called once a tile is in the
    store.
    A lost worker's tiles are given to others. Raises `InputError` if the cluster can't be reached,
    has no worker, or has one that would not give the same pixels; what fails on a worker is raised
    here.
    """
    recipe = encoder.recipe
    client = _connected(address)
    futures: dict[Any, Tile] = {}
    try:
        with _asking(address):
            room = AHEAD * _threads(client, address)
            _require_alike(client, encoder, out)
        done, ahead = total - pixels_in(tiles), iter(tiles)
        last = time.monotonic()
        while True:
            with _asking(address):
                while len(futures) < room and (tile := next(ahead, None)) is not None:
                    futures[client.submit(encode, recipe, out, tile, cache, pure=False)] = tile
                if not futures:
                    return
                workers = client.nthreads()
            progress.step(done, total, "Encoding on the cluster")
            if workers:
                last = time.monotonic()
            elif time.monotonic() - last > ALONE_S:
                raise InputError(
                    f"The scheduler at {address} has lost all its workers; start some, then run the "
                    "same again, it goes on."
                )
            with _asking(address):
                ended = _finished(list(futures))
            for future in ended:
                tile = futures.pop(future)
                _result(future, tile, address)
                finished(tile)
                done += pixels_in([tile])
            progress.step(done, total, "Encoding on the cluster")
    finally:
        client.close(timeout=2)  # the scheduler drops what no client waits for


def _connected(address: str) -> Any:
    """A client of the scheduler. Raises `InputError` if none answers."""
    import distributed
    from distributed.comm import connect

    # What they log, with tracebacks, is told by us.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)

    async def greeted() -> None:
        # By itself a client waits for ever for a server that takes a connection and says nothing, as
        # that of the dashboard does, or a scheduler that sleeps.
        await (await asyncio.wait_for(connect(address), CONNECT_S)).close()

    try:
        with ThreadPoolExecutor(1) as beside:  # asyncio would take this thread's signals on Windows
            beside.submit(asyncio.run, greeted()).result()
        return distributed.Client(address, timeout=CONNECT_S)
    except (*SILENT, ValueError, TypeError, ImportError) as error:  # by kind of address
        raise InputError(
            f"No Dask scheduler answers at {address} ({str(error) or 'it says nothing'}); check the address "
            "(like tcp://host:8786), that `dask scheduler` runs there, and the firewall."
        ) from error


@contextmanager
def _asking(address: str) -> Iterator[None]:
    """Around what only a scheduler can answer. A client whose scheduler is gone says so in many ways:
    it is refused, runs out of time, or has closed itself meanwhile."""
    from distributed.client import ClosedClientError

    try:
        yield
    except (CancelledError, ClosedClientError, *SILENT) as error:
        raise _gone(address) from error


def _gone(address: str) -> InputError:
    return InputError(
        f"The scheduler at {address} is gone; start it and its workers, then run the same again, it "
        "goes on."
    )


def _threads(client: Any, address: str) -> int:
    number = sum(client.nthreads().values())
    if not number:
        raise InputError(
            f"The scheduler at {address} has no workers; start some (docs/cluster.md), then run the "
            "same again."
        )
    return int(number)


def _finished(futures: list[Any]) -> set[Any]:
    """Those that are done; soon, even if none is, so that a cancel is noticed."""
    import distributed

    try:
        return set(distributed.wait(futures, POLL_S, "FIRST_COMPLETED").done)
    except (TimeoutError, distributed.TimeoutError):
        return set()


def _result(future: Any, tile: Tile, address: str) -> None:
    """Raise what failed on a worker. What went well is in the store: asked for, it would be waited for,
    should its worker be gone since."""
    from distributed import KilledWorker

    if future.status == "cancelled":  # by the client, once it lost its scheduler
        raise _gone(address)
    if future.status != "error":
        return
    try:
        future.result()
    except KilledWorker as error:
        raise InputError(
            f"Several workers died of the tile at column {tile.col}, row {tile.row} ({error}): most "
            "likely they ran out of memory. Give each worker more, or start fewer on a machine; "
            "then run the same again, it goes on."
        ) from error
    except RuntimeError as error:
        if "deserialization" not in str(error):
            raise
        raise InputError(
            f"The Dask scheduler can't load AEF Fields ({error.__cause__}); start it like the workers, "
            f"in the same environment with PYTHONPATH={Path(__file__).parent.parent.parent}."
        ) from error


def _require_alike(client: Any, encoder: TileEncoder, out: Path) -> None:
    """Raise `InputError` for a worker whose pixels would not be ours."""
    recipe = encoder.recipe
    ours = versions() | {"arithmetic": encoder.arithmetic}
    for worker, theirs in client.run(look, recipe, out, on_error="return").items():
        if isinstance(theirs, CoreError):
            raise theirs
        if isinstance(theirs, Exception):
            raise InputError(
                f"The worker {worker} can't load AEF Fields ({theirs}); start workers in the same "
                f"environment with PYTHONPATH={Path(__file__).parent.parent.parent}."
            ) from theirs
        if not theirs["storage"]:
            raise InputError(
                f"The worker {worker} does not see {TileStore(out, {}).folder} and "
                f"{recipe.weights}; put output, checkpoint and frames on storage that all machines "
                "have under the same path."
            )
        differing = [name for name in ours if theirs.get(name) != ours[name]]
        if differing:
            name = differing[0]
            raise InputError(
                f"The worker {worker} differs from {socket.gethostname()} in {', '.join(differing)} "
                f"({theirs.get(name)} instead of {ours[name]}), so its pixels would differ; give it "
                "the same code and environment and start it again, or state --device cpu."
            )
