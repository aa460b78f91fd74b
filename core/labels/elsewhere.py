"""Labels of other regions with embeddings of the same encoder, to learn from beside one's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from ..embeddings.embedding import PERIODS_ALIKE, EmbeddingReader, made_by, seasons_apart
from ..embeddings.places import of_pixels
from ..errors import InputError
from ..progress import Progress
from ..words import counted
from .layer import moved, read_labels
from .samples import sample_labels

MOST = 2000  # labels of one region, so that they neither drown those of the place nor take long


@dataclass
class Elsewhere:
    """Labels of other regions: learnt from beside a region's own, never tested on.

    Of their pixels: `vectors` (n, d), `target` (n,), `label` (n,) numbers from 0, `weight` (n,), 1 in
    all for each label, `places` (n, 3). `told`: file and number of labels of each region.
    """

    vectors: np.ndarray
    target: np.ndarray
    label: np.ndarray
    weight: np.ndarray
    places: np.ndarray
    told: list[dict[str, Any]]


def read_elsewhere(
    regions: list[tuple[Path, Path]],
    reader: EmbeddingReader,
    label_field: str,
    task: str,
    values: dict[str, int],
    seed: int,
    progress: Progress,
) -> Elsewhere:
    """The labels of `regions`, pairs of an embedding and a label layer.

    `reader` is the embedding of the place itself: labels of other regions of which any part lies on
    it are left out, for they would give away what is tested there. `values` are the classes' values by label,
    empty for quantities; labels of other classes are left out. Raises `InputError` where an
    embedding is of another encoder, or no label remains.
    """
    parts: list[tuple[np.ndarray, ...]] = []
    told: list[dict[str, Any]] = []
    count = 0
    for embedding, path in regions:
        with EmbeddingReader(embedding) as other:
            if (made_by(other.encoder), other.d) != (made_by(reader.encoder), reader.d):
                raise InputError(
                    f"{embedding} was made by {other.encoder or 'no named encoder'} "
                    f"({other.d} dimensions), {reader.path} by "
                    f"{reader.encoder or 'no named encoder'} ({reader.d}): what is learnt of one "
                    "says nothing about the other. Embed both with the same checkpoint."
                )
            _say_what_differs(other, reader, progress)
            labels = read_labels(path, label_field, task, other.grid)
            shapes = moved(labels.shapes, other.grid.crs, reader.grid)
            use = ~_reaches(shapes, shapely.box(*reader.grid.bounds))
            if values:
                use &= np.isin(labels.values.astype(str), list(values))
            keep = np.random.default_rng(seed).permutation(np.flatnonzero(use))[:MOST]
            if not len(keep):
                raise InputError(
                    f"No label of {path} can be learnt from: they lie on {reader.path} itself, or "
                    "are of classes that it has no label of."
                )
            with other.unchanged():
                labels, samples = sample_labels(labels.kept(np.sort(keep)), other, seed, progress)
            progress.message(f"Learnt from, too: {counted(len(labels), 'label')} of {path.name}.")
            y = [values[str(v)] for v in labels.values] if values else labels.values
            target = np.asarray(y, np.int64 if values else np.float64)[samples.polygon]
            places = of_pixels(other.grid, samples.pixel)
            label = samples.polygon + count
            parts.append((samples.vectors, target, label, samples.weight, places))
            told.append({"file": path.name, "count": len(labels)})
            count += len(labels)
    vectors, target, label, weight, places = map(np.concatenate, zip(*parts, strict=True))
    return Elsewhere(vectors, target, label, weight, places, told)


def _say_what_differs(other: EmbeddingReader, reader: EmbeddingReader, progress: Progress) -> None:
    """Sentences if it is from other sources or begins in another season."""
    if other.sources and reader.sources and other.sources != reader.sources:
        progress.message(
            f"{other.path.name} was made from {other.sources}, {reader.path.name} from {reader.sources}: the "
            "same land has other vectors there."
        )
    if (seasons_apart(other.valid_start, reader.valid_start) or 0) > PERIODS_ALIKE:
        progress.message(
            f"{other.path.name} summarises a time from {other.valid_start[:10]} on, {reader.path.name} from "
            f"{reader.valid_start[:10]} on: where seasons are the same, the same land has other vectors there."
        )


def _reaches(shapes: np.ndarray, box: shapely.Geometry) -> np.ndarray:
    """Which shapes (p,) lie on a box; a polygon that ends at its edge does not."""
    areal = shapely.get_dimensions(shapes) > 0
    return shapely.intersects(box, shapes) & ~(areal & shapely.touches(box, shapes))
