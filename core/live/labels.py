"""Labels while they are drawn: only what changed is read again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from ..embeddings.embedding import EmbeddingReader
from ..errors import InputError
from ..heads.methods import thinned
from ..labels.layer import USABLE, Labels
from ..labels.samples import Samples, sample_labels
from ..progress import Progress

ROWS = 2000  # pixels learnt from while somebody waits; `train` takes more


@dataclass
class _Label:
    """One label with the vectors (k, d) and numbers (k,) of its pixels."""

    shape: Any
    value: str
    vectors: np.ndarray
    pixel: np.ndarray


class LabelStore:
    """The labels of a session by their id in QGIS."""

    def __init__(self) -> None:
        self._known: dict[int, _Label] = {}
        self._off: set[int] = set()

    @property
    def off(self) -> int:
        """How many labels with a value lie where the embedding has nothing: nobody learns from them."""
        return len(self._off)

    def __len__(self) -> int:
        return len(self._known)

    def clear(self) -> None:
        """Forget all."""
        self._known.clear()
        self._off.clear()

    def remove(self, fids: list[int]) -> None:
        """Forget some; those nobody knows are no error."""
        for fid in fids:
            self._known.pop(fid, None)
        self._off.difference_update(fids)

    def put(self, entries: list[dict[str, Any]], reader: EmbeddingReader, quiet: Progress) -> None:
        """Add or replace labels: `id`, `wkt` in the embedding's CRS, `label`.

        One whose shape is what it was keeps its vectors; one without geometry, without a value or
        off the embedding is forgotten.
        """
        fresh: list[tuple[int, Any, str]] = []
        for entry in entries:
            fid, value = int(entry["id"]), str(entry["label"]).strip()
            shape = _usable(entry["wkt"])
            old = self._known.pop(fid, None)
            if shape is None or not value:
                continue
            if old is not None and old.shape.equals_exact(shape, 0):
                self._known[fid] = _Label(shape, value, old.vectors, old.pixel)
            else:
                fresh.append((fid, shape, value))
        frame = shapely.box(*reader.grid.bounds)
        near = [item for item in fresh if item[1].intersects(frame)]
        if near:
            self._sample(near, reader, quiet)
        self._off.difference_update(int(entry["id"]) for entry in entries)
        self._off.update(fid for fid, _, _ in fresh if fid not in self._known)

    def _sample(
        self, fresh: list[tuple[int, Any, str]], reader: EmbeddingReader, quiet: Progress
    ) -> None:
        fids, shapes, values = zip(*fresh, strict=True)
        labels = _labels(fids, shapes, values)
        try:
            labels, samples = sample_labels(labels, reader, 0, quiet)
        except InputError:
            return  # all of them where the embedding has no data
        starts = np.searchsorted(samples.polygon, np.arange(len(labels) + 1))
        for i, fid in enumerate(labels.fids):
            rows = slice(starts[i], starts[i + 1])
            self._known[int(fid)] = _Label(
                labels.shapes[i], labels.values[i], samples.vectors[rows], samples.pixel[rows]
            )

    def material(self) -> tuple[Labels, Samples]:
        """All labels with at most about `ROWS` of their pixels, the same number from each."""
        drawn = ((fid, label.shape, label.value) for fid, label in self._known.items())
        labels = _labels(*zip(*drawn, strict=True)).by_place()
        known = [self._known[int(fid)] for fid in labels.fids]
        count = np.array([len(label.pixel) for label in known])
        polygon = np.repeat(np.arange(len(known)), count)
        keep = thinned(polygon, labels.values[polygon], ROWS, 0)
        vectors = np.concatenate([label.vectors for label in known])[keep]
        pixel = np.concatenate([label.pixel for label in known])[keep]
        # Of more labels than rows some have none left.
        there, polygon = np.unique(polygon[keep], return_inverse=True)
        weight = 1.0 / np.bincount(polygon)[polygon]
        return labels.kept(there), Samples(vectors, polygon, pixel, weight)


def _labels(fids: Any, shapes: Any, values: Any) -> Labels:
    return Labels(
        Path("labels"),
        "label",
        np.array(fids, np.int64),
        np.array(shapes, object),
        np.array(values, object),
        None,
    )


def _usable(wkt: str) -> Any:
    """A valid polygon or point, or None."""
    try:
        shape = shapely.from_wkt(wkt, on_invalid="ignore")
        if shape is None or shape.is_empty:
            return None
        if not shape.is_valid:
            shape = shapely.make_valid(shape)
            if shape.geom_type == "GeometryCollection":
                parts = shapely.get_parts(shape)
                shape = shapely.union_all(parts[shapely.area(parts) > 0])
    except (shapely.errors.GEOSException, NotImplementedError):
        return None  # infinite, or with arcs: the labels beside it are to stay
    return shape if shapely.get_type_id(shape) in USABLE and not shape.is_empty else None
