"""Blocks of an embedding through all cores: each core reads, decodes and computes its own blocks
from beginning to end while the caller writes those that are done.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from typing import Any, TypeVar

import threadpoolctl

from ..grid import Tile
from ..progress import Progress

T = TypeVar("T")
AHEAD = 2  # blocks in work for each core, so that none waits for the one who writes


def cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def streamed(
    tiles: Sequence[Tile],
    opened: Callable[[], AbstractContextManager[T]],
    work: Callable[[T, Tile], Any],
    note: str,
    progress: Progress,
) -> Iterator[tuple[Tile, Any]]:
    """`(tile, work(inputs, tile))` for all tiles in their order.

    `opened()` gives each thread inputs of its own, since open rasters can't be shared between
    threads. Matrix products take one core each. At most AHEAD blocks per core are held.
    """
    mine, lock = threading.local(), threading.Lock()
    number = min(cores(), len(tiles))
    with (
        ExitStack() as every,
        threadpoolctl.threadpool_limits(1),
        ThreadPoolExecutor(number) as pool,
    ):

        def done(tile: Tile) -> Any:
            if not hasattr(mine, "inputs"):
                with lock:
                    mine.inputs = every.enter_context(opened())
            return work(mine.inputs, tile)

        waiting: deque[Future[Any]] = deque()
        try:
            for i, tile in enumerate(tiles):
                for later in tiles[i + len(waiting) : i + AHEAD * number]:
                    waiting.append(pool.submit(done, later))
                progress.step(i, len(tiles), note)
                yield tile, waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)
    progress.step(len(tiles), len(tiles), note)
