"""`suggest`: places whose labels would teach a head most."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import shapely

from .embeddings.embedding import EmbeddingReader
from .embeddings.places import of_pixels
from .errors import InputError
from .files import require_output
from .heads.head import Head
from .heads.store import load
from .labels.layerfile import write_points
from .labels.samples import sample_places
from .progress import Progress
from .words import counted

CANDIDATES = 20_000


def run(
    head: Path, embedding: Path, out: Path, n: int, seed: int, progress: Progress
) -> dict[str, Any]:
    """Write `n` points with the label field empty, the most telling first."""
    out = require_output(out, ".gpkg", [head, embedding])
    if not 1 <= n <= 1000:
        raise InputError(f"Between 1 and 1000 points can be suggested, not {n}.")
    learnt = load(head)
    with EmbeddingReader(embedding) as reader:
        learnt.require_fit(head.name, reader.path, reader.encoder, reader.d)
        with reader.unchanged():
            vectors, pixel = sample_places(reader, CANDIDATES, seed, progress)
        grid = reader.grid
    places = of_pixels(grid, pixel) if learnt.needs_places else None
    doubt, likely = _doubt(learnt, vectors, places)
    chosen = spread(vectors, doubt, learnt.statistics["vectors"], n, progress)
    rows, cols = np.divmod(pixel[chosen], grid.width)
    field = learnt.record["labels"]["field"]
    empty = np.full(len(chosen), np.nan) if learnt.task == "regress" else None
    fields = {
        _free("rank", field): np.arange(1, len(chosen) + 1),
        field: np.array([None] * len(chosen), object) if empty is None else empty,
        _free("doubt", field): np.round(100 * doubt[chosen]).astype(np.int64),
        _free("likely", field): np.array([likely[i] for i in chosen], object),
    }
    points = shapely.points(*grid.centres(cols, rows))
    write_points(out, "suggested", points, fields, grid.crs)
    progress.message(
        f"{counted(len(chosen), 'point')}; fill in the field {field!r} where you know the answer."
    )
    classes = [{"label": c.label, "name": c.name, "color": c.color} for c in learnt.classes]
    return {"points": str(out), "field": field, "legend": classes}


def _free(name: str, taken: str) -> str:
    """`name`, or another where the label field is called so already (in whatever case)."""
    return f"aef_{name}" if taken.casefold() == name else name


def _doubt(
    head: Head, vectors: np.ndarray, places: np.ndarray | None
) -> tuple[np.ndarray, list[str]]:
    """How unsure the head is of each place (n,) in [0, 1], and what it would say, as text.

    For classes 1 minus the margin between the two most probable; for quantities the stated
    deviation over the largest one. Where a head states none, nothing tells places apart but how
    unlike the labels they are, which `spread` looks at.
    """
    if head.task == "regress":
        mean, deviation = head.measure(vectors, places)
        return deviation / deviation.max(), [f"{v:.4g}" for v in mean]
    shares = head.probabilities(vectors)
    order = np.sort(shares, axis=1)
    names = {c.value: c.name for c in head.classes}
    best = head.estimator.classes_[shares.argmax(axis=1)]
    return 1 - (order[:, -1] - order[:, -2]), [names[int(v)] for v in best]


def spread(
    vectors: np.ndarray, doubt: np.ndarray, known: np.ndarray, n: int, progress: Progress
) -> np.ndarray:
    """Index of `n` places, each the one with most doubt times distance to all that is known.

    Known are the training vectors `known` (m, d) and the places chosen before: twenty unsure
    pixels of one hedge would teach one thing twenty times.
    """
    distance = np.full(len(vectors), np.inf, np.float32)
    for start in range(0, len(known), 256):
        near = 1 - (vectors @ known[start : start + 256].T).max(axis=1)
        distance = np.minimum(distance, near)
    chosen: list[int] = []
    for _ in range(min(n, len(vectors))):
        progress.check()
        score = doubt * np.sqrt(np.maximum(distance, 0))
        score[chosen] = -1
        chosen.append(int(score.argmax()))
        distance = np.minimum(distance, 1 - vectors @ vectors[chosen[-1]])
    return np.array(chosen)
