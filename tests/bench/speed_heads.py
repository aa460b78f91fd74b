"""How fast heads and clusters run over an embedding on disk, beside scikit-learn's plain predict.

    .venv/bin/python tests/bench/speed_heads.py [--size 2048] [--rounds 3]

Ours is the whole command: reading, decoding, computing, writing the map with its overviews; forests and
neighbours on a quarter of the pixels. Theirs is `predict` alone, on a decoded float32 array in memory.
Each is run once to warm up and `--rounds` times in turn, and the median is printed. "CPU" is the time of
all threads; pixels per second of two free cores are 2 over it, which holds on a busy machine too, if only
roughly.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import clone  # noqa: F401 - makes the clone importable
import numpy as np
from aef_fields.core import apply, cluster, quantize, reduce
from aef_fields.core.embeddings.embedding import EmbeddingReader, unit
from aef_fields.core.embeddings.writer import write_embedding
from aef_fields.core.engine.allocator import keep_freed
from aef_fields.core.grid import Grid, Tile
from aef_fields.core.heads import methods, store
from aef_fields.core.heads.head import Head
from aef_fields.core.heads.knn import CosineKnnClassifier
from aef_fields.core.labels.samples import sample_anywhere
from aef_fields.core.maps.writer import MapClass
from aef_fields.core.progress import Progress
from affine import Affine

D, CLASSES, LABELS = 64, 10, 10_000


def parcels(out: Path, size: int) -> Path:
    """An embedding of parcels of 30 × 30 pixels in ten classes, each parcel and pixel a bit its own."""
    rng = np.random.default_rng(0)
    n = -(-size // 30)
    centres = rng.normal(size=(CLASSES, D))
    own = centres[rng.integers(0, CLASSES, (n, n))] + rng.normal(0, 0.35, (n, n, D))

    def block(tile: Tile) -> np.ndarray:
        rows, cols = (
            np.arange(tile.row, tile.row + tile.height),
            np.arange(tile.col, tile.col + tile.width),
        )
        vectors = own[rows[:, None] // 30, cols[None] // 30]
        noise = np.random.default_rng([tile.row, tile.col]).normal(0, 0.25, vectors.shape)
        return quantize.quantize(unit(vectors + noise))

    grid = Grid("EPSG:32631", Affine(10, 0, 5e5, 0, -10, 5.6e6), size, size)
    scratch = out.with_suffix(".scratch")
    scratch.mkdir()
    write_embedding(out, scratch, grid, D, "int8", {"AEF_ENCODER": "bench"}, block)
    return out


def heads(vectors: np.ndarray) -> dict[str, Any]:
    """Estimators fitted to labels that a linear rule with some noise gives; a forest also to those of
    the rule alone, whose trees are smaller and soon agree, as those of a few clear polygons do."""
    rng = np.random.default_rng(1)
    rule = vectors[rng.choice(len(vectors), CLASSES, replace=False)]
    clear = vectors @ rule.T
    y = (clear + rng.normal(0, 0.05, (len(vectors), CLASSES))).argmax(1) + 1
    polygon, weight = np.arange(len(y)) // 20, np.full(len(y), 0.05)
    made = {
        name: methods.fit(name, "classify", vectors, y, polygon, weight, 0)
        for name in ("linear", "forest")
    }
    made["forest, clear labels"] = methods.fit(
        "forest", "classify", vectors, clear.argmax(1) + 1, polygon, weight, 0
    )
    made["knn, k 3, 2048 labels"] = CosineKnnClassifier(3).fit(vectors[:2048], y[:2048])
    made[f"knn, k 3, {LABELS} labels"] = CosineKnnClassifier(3).fit(vectors, y)
    return made


def saved(estimator: Any, vectors: np.ndarray, path: Path) -> Path:
    classes = [MapClass(i + 1, str(i), str(i), "#204060") for i in range(CLASSES)]
    record = {
        "labels": {"field": "class"},
        "accuracy": {"short": ""},
        "applicability": {"scale": 1.0, "threshold": 1.0},
        "embedding": {},
    }
    about = {"vectors": vectors[:1000]}
    head = Head("classify", "linear", "bench", D, classes, estimator, about, 1.0, record)
    store.save(head, path)
    return path


def timed(work: Callable[[], Any]) -> tuple[float, float]:
    """Wall and CPU seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def plain(estimator: Any, vectors: np.ndarray) -> Callable[[], Any]:
    """scikit-learn's own predict for the same model."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.neighbors import KNeighborsClassifier

    if hasattr(estimator, "coef_"):
        theirs = LogisticRegression()
        theirs.coef_, theirs.intercept_ = estimator.coef_, estimator.intercept_
        theirs.classes_ = estimator.classes_
    elif hasattr(estimator, "vectors_"):
        theirs = KNeighborsClassifier(3, weights="distance", algorithm="brute")
        theirs.fit(estimator.vectors_, estimator.classes_[estimator.targets_])
    else:
        theirs = estimator
    return lambda: theirs.predict(vectors)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=2048, help="edge of the embedding in pixels")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    keep_freed()  # as the commands do
    with tempfile.TemporaryDirectory() as name:
        report(works(Path(name), given.size), given.rounds)


def works(folder: Path, size: int) -> dict[str, tuple[int, Callable[[], Any]]]:
    """What is timed: title -> pixels, and what does it."""
    large, small = parcels(folder / "large.tif", size), parcels(folder / "small.tif", size // 2)
    out, sure = folder / "out.tif", folder / "sure.tif"
    with EmbeddingReader(small) as reader:
        vectors = sample_anywhere(reader, LABELS, 0, Progress())[:LABELS]
        few = np.ascontiguousarray(reader.read(Tile(0, 0, 128, 128)).reshape(-1, D))
    rows: dict[str, tuple[int, Callable[[], Any]]] = {}
    for title, estimator in heads(vectors).items():
        head = saved(estimator, vectors, folder / f"{len(rows)}.aefhead")
        embedding, pixels = (large, size**2) if title == "linear" else (small, (size // 2) ** 2)
        for more, title_more in ((None, ""), (sure, ", with confidence")):
            rows[title + title_more] = (
                pixels,
                lambda h=head, e=embedding, m=more: apply.run(h, e, out, m, progress=Progress()),
            )
        rows[f"  scikit-learn's {title}"] = len(few), plain(estimator, few)
    rows["clusters, k 12, assigned"] = size**2, lambda: assign(large, out, vectors[:12])
    rows["clusters, k 12, fitted and assigned"] = (
        size**2,
        lambda: cluster.run(large, out, "12", 0, Progress()),
    )
    rows["  scikit-learn's clusters, assigned"] = len(few), plain_clusters(vectors, few)
    rows["picture"] = size**2, lambda: reduce.run(large, out, Progress())
    return rows


def assign(embedding: Path, out: Path, centres: np.ndarray) -> None:
    with EmbeddingReader(embedding) as reader, reader.once():
        cluster.write(reader, out, unit(centres), {}, Progress())


def plain_clusters(vectors: np.ndarray, few: np.ndarray) -> Callable[[], Any]:
    from sklearn.cluster import KMeans

    fitted = KMeans(12, n_init=1).fit(vectors)
    return lambda: fitted.predict(few)


def report(rows: dict[str, tuple[int, Callable[[], Any]]], rounds: int) -> None:
    times: dict[str, list[tuple[float, float]]] = {title: [] for title in rows}
    for _, work in rows.values():
        work()
    for _ in range(rounds):
        for title, (_, work) in rows.items():
            times[title].append(timed(work))
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, median of {rounds}")
    print(f"{'':40}{'Mpx/s':>8}{'CPU us/px':>11}{'two free cores: Mpx/s':>23}")
    for title, (pixels, _) in rows.items():
        wall = statistics.median(w for w, _ in times[title])
        cpu = statistics.median(c for _, c in times[title])
        print(
            f"{title:40}{pixels / wall / 1e6:8.2f}{cpu / pixels * 1e6:11.3f}"
            f"{2 * pixels / cpu / 1e6:23.2f}"
        )


if __name__ == "__main__":
    main()
