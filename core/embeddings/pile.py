"""Embeddings of one place, read on the grid of the first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import numpy as np

from ..grid import Tile
from .embedding import EmbeddingReader, unit
from .regrid import on_grid, pixel_shift


class Pile:
    """Attributes: `readers`, and `grid`, that of the first one."""

    def __init__(self, readers: list[EmbeddingReader]):
        self.readers = readers
        self.grid = readers[0].grid

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """As of a reader, of all of them."""
        with ExitStack() as stack:
            for reader in self.readers:
                stack.enter_context(reader.unchanged())
            yield

    def read(self, tile: Tile) -> list[np.ndarray]:
        """Unit vectors (h, w, d) of each embedding in a window of the grid, NaN where missing."""
        found = []
        for reader in self.readers:
            vectors = on_grid(reader.read, reader.grid, self.grid, tile, reader.d)
            if pixel_shift(reader.grid, self.grid) is None or reader.dtype != "int8":
                vectors = unit(vectors)
            found.append(vectors)
        return found
