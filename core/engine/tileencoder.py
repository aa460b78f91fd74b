"""One tile of an embedding: read with its surroundings, encoded, in the output's numbers.

`Recipe` is plain values, so that it can be sent to another process or machine; a `TileEncoder`
made from it there gives the same pixels.
"""

from __future__ import annotations

import threading
import time
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import quantize
from ..grid import Grid, Tile
from ..inputs.frame import Frame
from ..inputs.period import Period
from ..model import checkpoint as checkpoints
from ..model.config import ALIGN
from ..raster import FrameReader
from .allocator import keep_freed
from .openfiles import allow_many

if TYPE_CHECKING:
    from ..model.infer import FrameStack


REACH = 1024  # tiles of a square of this many pixels follow each other
LEAST_CACHE = 1 << 26  # bytes of blocks that GDAL keeps besides, such as those being warped
MOST_COUNTED = 127  # observations of a pixel: what an int8 holds


@dataclass(frozen=True)
class Recipe:
    """What the pixels of any tile are made from.

    groups: the files of each frame to encode. weights: a checkpoint. dtype: of the pixels, int8
    (codes) or float32. device: auto, cpu or cuda, chosen where it is used.
    """

    grid: Grid
    groups: list[list[Frame]]
    period: Period
    weights: Path
    dtype: str
    device: str


class TileEncoder:
    """Encodes tiles by a recipe. A context manager that keeps files and weights open.

    Attributes: `identity` of the checkpoint, `d`, and `arithmetic`, the device and number type.
    `read` may run in one thread, and `encode` in others that have called `settle`.
    """

    def __init__(self, recipe: Recipe):
        keep_freed()  # a Dask worker does not begin in __main__, which has done both before
        allow_many()
        import torch

        from ..model.infer import arithmetic, choose_device, cores

        cores()  # while this thread has them all
        where = choose_device(recipe.device)
        loaded = checkpoints.load(recipe.weights)
        self.recipe = recipe
        self.identity = loaded.identity
        self.d = loaded.encoder.config.d
        self._encoder = loaded.encoder.to(where)
        self._number = arithmetic(where)
        self.arithmetic = f"{where.type} {str(self._number).removeprefix('torch.')}"
        self._readers: list[FrameReader] = []
        # A GPU's memory is for one tile; so are the cores where the spatial path takes them all.
        self._side_by_side = where.type == "cpu" and self._encoder.spatial is None
        self._threads = 1 if self._side_by_side else torch.get_num_threads()
        self._computing = threading.Lock()

    def settle(self) -> None:
        """To be called in each thread that is to encode tiles beside another one."""
        import torch

        torch.set_num_threads(self._threads)

    def __enter__(self) -> TileEncoder:
        self._files: dict[Path, Any] = {}
        self._readers = [FrameReader(g, self.recipe.grid, self._files) for g in self.recipe.groups]
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files.values():
            file.close()

    def in_reading_order(self, tiles: list[Tile]) -> list[Tile]:
        """Tiles so that blocks of the files are decoded once: square by square of `REACH` pixels, or
        row by row where files store whole rows."""
        striped = self._striped
        return sorted(
            tiles,
            key=lambda t: (t.row, t.col)
            if striped
            else (t.row // REACH, t.col // REACH, t.row, t.col),
        )

    def block_cache(self, edge: int) -> int:
        """Bytes of decoded blocks that GDAL must keep for none to be decoded twice, if tiles of `edge`
        pixels are read in that order. By itself it would keep a share of the machine's memory."""
        width = self.recipe.grid.width
        across = width if self._striped else min(width, REACH)
        held: dict[Any, int] = {}
        for reader in self._readers:
            held |= reader.held(edge, across)
        return LEAST_CACHE + int(1.2 * sum(held.values()))

    @property
    def _striped(self) -> bool:
        return any(reader.striped for reader in self._readers)

    def seconds_a_pixel(self) -> float:
        """How long a pixel takes that is clear at all dates, tried on a made-up patch."""
        from ..model.infer import FrameStack

        edge = ALIGN if self._encoder.spatial is not None else ALIGN // 2
        dates: dict[str, int] = {}
        for group in self.recipe.groups:
            dates[group[0].source.id] = dates.get(group[0].source.id, 0) + 1
        tile = Tile(0, 0, edge, edge)
        area = self._area(tile)
        stacks = {
            name: FrameStack(
                np.full((n, self._bands(name), area.height, area.width), 0.1, np.float32),
                np.ones((n, area.height, area.width), bool),
                np.linspace(*self.recipe.period.days, n),
            )
            for name, n in dates.items()
        }
        for _ in range(2):  # the first time, each core brings the weights into place
            start = time.monotonic()
            self.encode(tile, stacks)
        return (time.monotonic() - start) / edge**2

    def _bands(self, source: str) -> int:
        return len(self._encoder.sources[source].bands)

    def pixels(self, tile: Tile) -> np.ndarray:
        """(height, width, d + 1) in the recipe's dtype, nodata where no frame is clear; what comes
        last is the number of clear frames, at most `MOST_COUNTED`."""
        return self.encode(tile, self.read(tile))

    def read(self, tile: Tile) -> dict[str, FrameStack]:
        """All that `encode` needs to know of the frames."""
        from ..model.infer import upload

        return upload(read_stacks(self._readers, self._area(tile)), self._encoder.gate.device)

    def encode(self, tile: Tile, stacks: dict[str, FrameStack]) -> np.ndarray:
        """The tile's pixels from what was read for it."""
        from ..model.infer import encode_tile

        area, grid = self._area(tile), self.recipe.grid
        lattice = (grid.lattice[0] + area.col, grid.lattice[1] + area.row)
        top, left = tile.row - area.row, tile.col - area.col
        core = (slice(top, top + tile.height), slice(left, left + tile.width))
        days = self.recipe.period.days
        with nullcontext() if self._side_by_side else self._computing:
            vectors = encode_tile(self._encoder, stacks, days, lattice, core, self._number)
        pixels = quantize.quantize(vectors) if self.recipe.dtype == "int8" else vectors
        return np.concatenate([pixels, _observations(stacks, core, pixels.dtype)], axis=-1)

    def _area(self, tile: Tile) -> Tile:
        if self._encoder.spatial is None:
            return tile
        return surroundings(self.recipe.grid, tile, self._encoder.config.margin)


def pixels_in(tiles: list[Tile]) -> int:
    """How many pixels tiles have in all: those at the rim are smaller than others."""
    return sum(tile.width * tile.height for tile in tiles)


def frame_bytes(groups: list[list[Frame]]) -> int:
    """What the frames of one pixel take in memory once they are read."""
    return sum(4 * len(group[0].source.bands) + 1 for group in groups)


def tile_that_fits(groups: list[list[Frame]], card: dict[str, Any], memory: float) -> int:
    """Edge of a tile of which two, their states and a third one's frames fit in half of `memory` GB."""
    copies, margin = (
        (9, card["config"]["margin"] + ALIGN // 2) if card["config"]["blocks"] else (5, 0)
    )
    edge = 2 * ALIGN + 2 * margin
    needed = copies * frame_bytes(groups) * edge**2
    return 2 * ALIGN if needed <= memory * 5e8 else ALIGN


def _observations(
    stacks: dict[str, FrameStack], core: tuple[slice, slice], dtype: np.dtype
) -> np.ndarray:
    """How many frames are clear at each pixel of `core` (height, width, 1)."""
    import torch

    each = [torch.as_tensor(s.clear)[(slice(None), *core)].sum(dim=0) for s in stacks.values()]
    total = torch.stack(each).sum(dim=0).clamp(max=MOST_COUNTED)
    return total.cpu().numpy().astype(dtype)[..., None]


def surroundings(grid: Grid, tile: Tile, margin: int) -> Tile:
    """What a tile's vectors depend on: all windows that it touches, also where the grid ends
    within them, and `margin` pixels around."""
    col0, row0 = grid.lattice
    left = (col0 + tile.col) // ALIGN * ALIGN - margin
    top = (row0 + tile.row) // ALIGN * ALIGN - margin
    right = -(-(col0 + tile.col + tile.width) // ALIGN) * ALIGN + margin
    bottom = -(-(row0 + tile.row + tile.height) // ALIGN) * ALIGN + margin
    return Tile(left - col0, top - row0, right - left, bottom - top)


def read_stacks(readers: list[FrameReader], area: Tile) -> dict[str, FrameStack]:
    """All frames of each source over an area, which may reach beyond the grid."""
    from ..model.infer import FrameStack

    stacks = {}
    for source in dict.fromkeys(reader.source for reader in readers):
        own = [reader for reader in readers if reader.source is source]
        values = np.empty((len(own), len(source.bands), area.height, area.width), np.float32)
        clear = np.empty((len(own), area.height, area.width), bool)
        for i, reader in enumerate(own):
            values[i], clear[i] = reader.read(area)
        stacks[source.id] = FrameStack(values, clear, np.array([reader.days for reader in own]))
    return stacks
