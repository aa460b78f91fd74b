"""How often each pixel of an embedding was seen clearly: the raster beside it that says so."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio

from ..embeddings.embedding import EmbeddingReader
from ..errors import InputError
from ..files import windowed
from ..grid import Tile
from ..inputs.rasterfile import reading


def counts_path(embedding: Path) -> Path:
    """Where `embed` counts the clear observations behind each pixel: OUT_valid.tif."""
    return embedding.with_name(embedding.stem + "_valid.tif")


class Observations:
    """Clear observations behind each pixel of an embedding. A context manager.

    Raises `InputError` if nobody counted them, or on another grid.
    """

    def __init__(self, reader: EmbeddingReader):
        self.path = counts_path(reader.path)
        if not self.path.exists():
            raise InputError(
                f"Beside {reader.path} there is no {self.path.name}, in which `embed` counts the "
                "clear observations of each pixel. Embed again with this version, or leave "
                "--minimum-observations away."
            )
        try:
            self._file = rasterio.open(self.path)
        except rasterio.errors.RasterioIOError as error:
            raise InputError(
                f"{self.path} is not a raster that GDAL can read ({error}). Embed again, or leave "
                "--minimum-observations away."
            ) from error
        grid = reader.grid
        if (self._file.width, self._file.height) != (grid.width, grid.height) or not (
            self._file.transform.almost_equals(grid.transform)
        ):
            self._file.close()
            raise InputError(
                f"{self.path} lies on another grid than {reader.path.name}; it belongs to another "
                "embedding. Embed again, or leave --minimum-observations away."
            )

    def __enter__(self) -> Observations:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self, tile: Tile) -> np.ndarray:
        """Counts (height, width) in `tile`."""
        with reading(self.path):
            return self._file.read(1, window=windowed(tile))
