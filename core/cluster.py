"""`cluster`: pixels of an embedding grouped by direction, without labels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from .embeddings.embedding import EmbeddingReader, unit
from .engine.stream import streamed
from .errors import InputError
from .files import require_output
from .grid import Tile
from .labels.samples import sample_anywhere
from .maps.colours import oklch
from .maps.writer import MapClass, MapWriter, announce, class_dtype
from .progress import Progress

SAMPLE = 50_000
TRIAL = 4_000  # pixels on which numbers of clusters are compared
MOST = 20  # clusters that `auto` considers
STARTS = 4
ROUNDS = 100


def run(embedding: Path, out: Path, k: str, seed: int, progress: Progress) -> dict[str, Any]:
    """Write the clusters as a class map, similar ones in similar colours."""
    out = require_output(out, ".tif", [embedding])
    wanted = _number(k)
    with EmbeddingReader(embedding) as reader, reader.once():
        announce(reader.grid, {out: (class_dtype(wanted or MOST)[0], 1)}, progress)
        sample = unit(sample_anywhere(reader, SAMPLE, seed, progress))
        rng = np.random.default_rng(seed)
        different = len(np.unique(sample, axis=0))
        if (wanted or 2) > different:
            raise InputError(
                f"{embedding} has too few different vectors for {wanted or 2} clusters: {different}"
                ". Ask for fewer, or use a larger or less uniform area."
            )
        if wanted is None:
            wanted = good_number(sample, rng, progress)
            progress.message(f"{wanted} clusters: each one more would explain little more.")
        centres = in_order(spherical_kmeans(sample, wanted, rng, progress))
        write(reader, out, centres, {"k": wanted, "k_asked": k, "seed": seed}, progress)
    return {"map": str(out)}


def write(
    reader: EmbeddingReader,
    out: Path,
    centres: np.ndarray,
    said: dict[str, Any],
    progress: Progress,
) -> None:
    """Write the map of the nearest `centres` (k, d), with what is `said` of it in its side-car."""
    classes = cluster_classes(centres)
    dtype, nodata = class_dtype(len(classes))
    record = {"kind": "clusters", "nodata": nodata, "embedding": reader.path.name}
    record |= {"encoder": reader.encoder} | said
    with (
        MapWriter(out, reader.grid, dtype, nodata, record, classes=classes) as writer,
        reader.unchanged(),
    ):
        for tile, pixels in streamed(
            reader.blocks(),
            lambda: EmbeddingReader(reader.path),
            lambda own, tile: assigned(own, tile, centres, nodata),
            "Assigning pixels to clusters",
            progress,
        ):
            writer.write(tile, pixels.astype(dtype))


def assigned(reader: EmbeddingReader, tile: Tile, centres: np.ndarray, nodata: int) -> np.ndarray:
    """The nearest of the unit `centres` (k, d) by cosine, from 1, in (height, width) of `tile`."""
    nearest = np.empty(tile.height * tile.width, np.int64)
    for some, vectors in reader.parts(tile):
        found = (centres @ vectors.T).argmax(axis=0) + 1
        nearest[some] = np.where(np.isfinite(vectors).all(axis=1), found, nodata)
    return nearest.reshape(tile.height, tile.width)


def _number(k: str) -> int | None:
    if k == "auto":
        return None
    try:
        number = int(k)
    except ValueError:
        number = 0
    if not 2 <= number <= 1000:
        raise InputError(f"The number of clusters must be 2 to 1000 or auto, not {k!r}.")
    return number


def spherical_kmeans(
    X: np.ndarray, k: int, rng: np.random.Generator, progress: Progress
) -> np.ndarray:
    """Unit centres (k, d) that maximise the mean cosine to unit vectors X (n, d).

    Dhillon & Modha 2001: k-means whose centres are scaled back to length 1; the best of several
    starts, each seeded as k-means++.
    """
    best, most = np.empty(0), -np.inf
    for _ in range(STARTS):
        progress.check()
        centres, cosine = _settled(X, _spread_start(X, k, rng))
        if cosine > most:
            best, most = centres, cosine
    return best


def _spread_start(X: np.ndarray, k: int, rng: np.random.Generator) -> np.ndarray:
    """k of the vectors, each drawn the more likely the farther it is from those before it."""
    chosen = [int(rng.integers(len(X)))]
    distance = np.full(len(X), 2.0)
    for _ in range(k - 1):
        distance = np.minimum(distance, np.maximum(1 - X @ X[chosen[-1]], 0))
        total = distance.sum(dtype=np.float64)
        chance = distance / total if total > 0 else None
        chosen.append(int(rng.choice(len(X), p=chance)))
    return X[chosen]


def _settled(X: np.ndarray, centres: np.ndarray) -> tuple[np.ndarray, float]:
    """Centres after Lloyd's rounds, and the mean cosine of vectors to theirs."""
    k, before = len(centres), None
    for _ in range(ROUNDS):
        similarity = X @ centres.T
        nearest = similarity.argmax(axis=1)
        if before is not None and (nearest == before).all():
            break
        before = nearest
        moved = unit(_sums(X, nearest, k))
        # A centre nobody is nearest to stays where it is.
        centres = np.where(np.isfinite(moved), moved, centres)
    return centres, float(similarity.max(axis=1).mean())


def _sums(X: np.ndarray, group: np.ndarray, k: int) -> np.ndarray:
    """Sum of the rows of X (n, d) of each group 0 … k - 1: (k, d)."""
    chosen = csr_array((np.ones(len(X), X.dtype), group, np.arange(len(X) + 1)), (len(X), k))
    sums: np.ndarray = chosen.T @ X
    return sums


def good_number(X: np.ndarray, rng: np.random.Generator, progress: Progress) -> int:
    """How many clusters: where more of them stop to pay.

    The unexplained part (mean of 1 − cosine) falls with k; taken is the k at which that curve,
    both axes logarithmic, lies farthest below the straight line between its ends (the elbow as in
    Satopää et al. 2011). On drawn mixtures of 3, 6 and 10 directions it finds their number.
    """
    X = X[rng.permutation(len(X))[:TRIAL]]
    numbers = np.arange(2, max(2, min(MOST, len(np.unique(X, axis=0)))) + 1)
    unexplained = []
    for k in numbers:
        # More clusters take longer, about as much as they are more.
        done, total = int(numbers[numbers < k].sum()), int(numbers.sum())
        progress.step(done, total, "Comparing numbers of clusters")
        centres = spherical_kmeans(X, int(k), rng, progress)
        unexplained.append(max(1 - float((X @ centres.T).max(axis=1).mean()), 1e-4))
    return int(numbers[elbow(np.log(numbers), np.log(unexplained))])


def elbow(x: np.ndarray, y: np.ndarray) -> int:
    """Index of the point of a falling curve that lies farthest below the line between its ends."""
    if len(x) < 3 or y[0] <= y[-1]:
        return 0
    across = (x - x[0]) / (x[-1] - x[0])
    down = (y - y[-1]) / (y[0] - y[-1])
    return int((1 - across - down).argmax())


def in_order(centres: np.ndarray) -> np.ndarray:
    """Centres (k, d) in a row in which neighbours are similar, its first end fixed by sign.

    The leaves of an average-linkage tree, turned so that the sum of distances between
    neighbours is least (Bar-Joseph et al. 2001).
    """
    from scipy.cluster.hierarchy import leaves_list, linkage
    from scipy.spatial.distance import pdist

    if len(centres) < 3:
        return centres
    distance = pdist(centres)
    tree = linkage(distance, "average", optimal_ordering=len(centres) <= 100)
    ordered = centres[leaves_list(tree)]
    # Turned round in memory too: a matrix product over steps backwards is a hundred times slower.
    return ordered if ordered[0, 0] <= ordered[-1, 0] else ordered[::-1].copy()


def cluster_classes(centres: np.ndarray) -> list[MapClass]:
    """Classes "Cluster 1" …, hues along the row of centres spaced by how far they differ."""
    step = np.linalg.norm(np.diff(centres, axis=0), axis=1)
    place = np.r_[0, np.cumsum(step + step.mean() / 5)]
    hues = 25 + 305 * place / place[-1]  # degrees; the ends of the row do not meet
    light = (0.70, 0.62)
    return [
        MapClass(i + 1, str(i + 1), f"Cluster {i + 1}", oklch(light[i % 2], 0.12, hue))
        for i, hue in enumerate(hues)
    ]
