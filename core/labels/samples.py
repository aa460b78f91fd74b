"""The embedding's vectors under labels, and random ones of the whole, read block by block."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from ..embeddings.embedding import EmbeddingReader
from ..errors import InputError
from ..grid import Grid, Tile
from ..progress import Progress
from .layer import Labels

TOTAL = 40_000  # pixels aimed at in all, so that training takes seconds and memory is bounded
PER_POLYGON = 64  # pixels of one polygon resemble each other: more add time, not knowledge
INTERIOR = 4  # pixels' worth of area inside the border at which border pixels are left out


@dataclass
class Samples:
    """Pixels under labels.

    `vectors` (n, d) float32; `polygon` (n,) index into the labels; `pixel` (n,) row · width +
    column; `weight` (n,) float64, 1 in all for each polygon.
    """

    vectors: np.ndarray
    polygon: np.ndarray
    pixel: np.ndarray
    weight: np.ndarray


def sample_labels(
    labels: Labels, reader: EmbeddingReader, seed: int, progress: Progress
) -> tuple[Labels, Samples]:
    """Vectors of pixels whose centre lies in a label, at most `PER_POLYGON` each.

    Border pixels are left out where enough interior remains; a polygon without a pixel centre
    gives the pixel under its representative point. Labels without a valid pixel are left out and
    told. Raises `InputError` if none has one.
    """
    cap = int(np.clip(TOTAL // len(labels), 1, PER_POLYGON))
    areas = _areas(labels, reader.grid)
    bounds = _pixel_bounds(areas, reader.grid)
    kept = [_Kept.empty(reader.d) for _ in range(len(labels))]
    tiles = reader.blocks()
    for done, tile in enumerate(tiles):
        progress.step(done, len(tiles), "Reading the vectors under the labels")
        _collect(tile, reader, areas, bounds, kept, cap, seed)
    progress.step(len(tiles), len(tiles))
    return _joined(labels, kept)


@dataclass
class _Kept:
    """The pixels of one polygon with the smallest random keys so far."""

    key: np.ndarray
    pixel: np.ndarray
    vectors: np.ndarray

    @classmethod
    def empty(cls, d: int) -> _Kept:
        return cls(np.empty(0, np.uint64), np.empty(0, np.int64), np.empty((0, d), np.float32))

    def add(self, key: np.ndarray, pixel: np.ndarray, vectors: np.ndarray, cap: int) -> None:
        """Keep the `cap` smallest keys: the same sample whatever the order of blocks."""
        key = np.concatenate([self.key, key])
        first = np.argsort(key, kind="stable")[:cap]
        self.key = key[first]
        self.pixel = np.concatenate([self.pixel, pixel])[first]
        self.vectors = np.concatenate([self.vectors, vectors])[first]


def _areas(labels: Labels, grid: Grid) -> np.ndarray:
    """Where to take each label's pixels from (p,): its interior, itself, or a spot in a pixel."""
    # A pixel whose square lies wholly inside has its centre at least half a diagonal from the edge.
    inner = shapely.buffer(labels.shapes, -0.71 * grid.pixel, quad_segs=2)
    enough = shapely.area(inner) >= INTERIOR * grid.pixel**2
    # What is left of a narrow strip may pass between all centres.
    narrow = 2 * shapely.area(inner) < 3 * grid.pixel * shapely.length(inner)
    for i in np.flatnonzero(enough & narrow):
        enough[i] = _holds_a_centre(inner[i], grid)
    areas = np.where(enough, inner, labels.shapes)
    for i in np.flatnonzero(~enough):
        if shapely.get_dimensions(areas[i]) == 0:
            areas[i] = _spots(shapely.get_coordinates(areas[i]), grid)
        elif not _holds_a_centre(areas[i], grid):
            point = shapely.point_on_surface(areas[i])
            areas[i] = _spots(shapely.get_coordinates(point), grid)
    shapely.prepare(areas)
    return areas


def _spots(xy: np.ndarray, grid: Grid) -> shapely.Geometry:
    """Small squares around the centres of the pixels that hold the points (m, 2)."""
    centres = np.column_stack(grid.centres(*grid.pixels_at(*xy.T)))
    return shapely.union_all(shapely.buffer(shapely.points(centres), 0.1 * grid.pixel))


def _holds_a_centre(area: shapely.Geometry, grid: Grid) -> bool:
    bounds = _pixel_bounds(np.array([area]), grid)[0]
    rows, cols = _within(bounds, Tile(0, 0, grid.width, grid.height))
    return bool(shapely.contains_xy(area, *grid.centres(cols, rows)).any())


def _pixel_bounds(areas: np.ndarray, grid: Grid) -> np.ndarray:
    """First and last column and row that may have a centre in each area: (p, 4) int64."""
    left, bottom, right, top = shapely.bounds(areas).T
    t = grid.transform
    edges = ((left - t.c) / t.a, (right - t.c) / t.a, (top - t.f) / t.e, (bottom - t.f) / t.e)
    return np.floor(np.column_stack(edges)).astype(np.int64)


def _within(bounds: np.ndarray, tile: Tile) -> tuple[np.ndarray, np.ndarray]:
    """Rows and columns (m,) of the pixels within `bounds` and `tile`."""
    cols = np.arange(max(bounds[0], tile.col), min(bounds[1] + 1, tile.col + tile.width))
    rows = np.arange(max(bounds[2], tile.row), min(bounds[3] + 1, tile.row + tile.height))
    rows, cols = np.meshgrid(rows, cols, indexing="ij")
    return rows.ravel(), cols.ravel()


def _collect(
    tile: Tile,
    reader: EmbeddingReader,
    areas: np.ndarray,
    bounds: np.ndarray,
    kept: list[_Kept],
    cap: int,
    seed: int,
) -> None:
    """Add the pixels of one block to the labels that touch it; blocks without one aren't read."""
    touching = np.flatnonzero(
        (bounds[:, 0] < tile.col + tile.width)
        & (bounds[:, 1] >= tile.col)
        & (bounds[:, 2] < tile.row + tile.height)
        & (bounds[:, 3] >= tile.row)
    )
    if not len(touching):
        return
    vectors = reader.read(tile)
    valid = np.isfinite(vectors).all(axis=-1)
    for i in touching:
        rows, cols = _within(bounds[i], tile)
        # A centre on the border of two labels is in neither: shared, it would tie them together.
        usable = shapely.contains_xy(areas[i], *reader.grid.centres(cols, rows))
        usable &= valid[rows - tile.row, cols - tile.col]
        rows, cols = rows[usable], cols[usable]
        if not len(rows):
            continue
        pixel = rows * reader.grid.width + cols
        key = scrambled(pixel, seed)
        first = np.argsort(key, kind="stable")[:cap]
        found = vectors[rows[first] - tile.row, cols[first] - tile.col]
        kept[i].add(key[first], pixel[first], found, cap)


def scrambled(values: np.ndarray, seed: int) -> np.ndarray:
    """A random-looking uint64 for each integer: the same for the same value and seed.

    The finaliser of SplitMix64 (Steele, Lea & Flood 2014).
    """
    with np.errstate(over="ignore"):
        z = values.astype(np.uint64) + np.uint64(seed + 1) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))


def _joined(labels: Labels, kept: list[_Kept]) -> tuple[Labels, Samples]:
    count = np.array([len(k.key) for k in kept])
    if not count.any():
        raise InputError(
            f"All labels of {labels.path} lie where the embedding has no data; "
            "draw them where it has."
        )
    labels.tell("no data", count == 0, "where the embedding has no data left out.")
    labels = labels.kept(count > 0)
    kept = [k for k in kept if len(k.key)]
    count = count[count > 0]
    polygon = np.repeat(np.arange(len(kept)), count)
    samples = Samples(
        vectors=np.concatenate([k.vectors for k in kept]),
        polygon=polygon,
        pixel=np.concatenate([k.pixel for k in kept]),
        weight=1.0 / count[polygon],
    )
    return labels, samples


def sample_anywhere(reader: EmbeddingReader, n: int, seed: int, progress: Progress) -> np.ndarray:
    """About `n` vectors (n, d) float32 spread over the whole, missing ones left out."""
    return sample_places(reader, n, seed, progress)[0]


def sample_places(
    reader: EmbeddingReader, n: int, seed: int, progress: Progress
) -> tuple[np.ndarray, np.ndarray]:
    """About `n` vectors (n, d) float32 spread over the whole and their pixels (n,), row · width +
    column; missing ones left out.

    Reads at most 64 blocks, chosen at random, until there are enough. Raises `InputError` if the
    embedding holds no data.
    """
    rng = np.random.default_rng(seed)
    tiles = reader.blocks()
    share = -(-n // min(len(tiles), 64))
    vectors: list[np.ndarray] = []
    pixels: list[np.ndarray] = []
    count = 0
    for done, i in enumerate(rng.permutation(len(tiles))):
        # Enough are found long before the last block, unless most hold no data.
        progress.step(max(count, n * done / len(tiles)), n, "Looking at a sample of the embedding")
        block = reader.read(tiles[i])
        rows, cols = np.nonzero(np.isfinite(block).all(axis=-1))
        some = rng.permutation(len(rows))[:share]
        rows, cols = rows[some], cols[some]
        vectors.append(block[rows, cols])
        pixels.append((rows + tiles[i].row) * reader.grid.width + cols + tiles[i].col)
        count += len(rows)
        if count >= n:
            break
    progress.step(1, 1)
    if not count:
        raise InputError(f"{reader.path} holds no data: all its pixels are missing.")
    return np.concatenate(vectors), np.concatenate(pixels)
