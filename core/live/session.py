"""What `serve` keeps between requests, and its answers.

The embedding stays open, the part that the map shows stays decoded, and a label's pixels are read
once: so an answer takes as long as learning from two thousand vectors and one matrix product.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np

from ..assess.heldout import Material
from ..embeddings.embedding import EmbeddingReader, unit
from ..embeddings.places import all_over
from ..errors import InputError
from ..grid import Tile
from ..maps.legend import colour, natural
from ..maps.writer import MapClass
from ..progress import Progress
from ..similar import Examples, Search
from ..suggest import spread
from . import judge, paint
from .labels import LabelStore
from .outlines import outlines
from .series import series
from .view import View, look, memory_for, plan

CANDIDATES = 4000  # places in view among which the next ones to label are looked for
SCENE = 20_000  # places that stand for the scene when look-alikes are looked for
PIECE = 65_536  # places compared at once
STEPS = 200  # of a likeness between 0 and 1 in a byte
NO_DATA = 255


class Session:
    """One embedding, its labels and the window in view. Every public method is a request.

    `quiet` carries the wish to stop.
    """

    def __init__(self, quiet: Progress):
        self._quiet = quiet
        self._reader: EmbeddingReader | None = None
        self._labels = LabelStore()
        self._view: View | None = None
        self._memory = np.empty(0, np.float32)
        self._asked: tuple[Any, ...] = ()
        self._scene: np.ndarray | None = None
        self._ground: np.ndarray | None = None

    def close(self) -> None:
        """Let go of the file, which on Windows nobody can replace until then."""
        if self._reader is not None:
            self._reader.__exit__()
            self._reader = None

    def open(self, embedding: str) -> dict[str, Any]:
        """Take another embedding; labels and view are forgotten."""
        reader = EmbeddingReader(embedding)
        self.close()
        self._reader, self._view, self._asked = reader, None, ()
        self._labels.clear()
        self._scene = self._ground = None
        self._memory = memory_for(reader)
        grid = reader.grid
        return {
            "crs": grid.crs,
            "bounds": list(grid.bounds),
            "width": grid.width,
            "height": grid.height,
            "pixel": grid.pixel,
            "d": reader.d,
            "encoder": reader.encoder,
            "valid_start": reader.valid_start,
            "valid_end": reader.valid_end,
        }

    def labels(
        self, put: list[dict[str, Any]] | None = None, remove: list[int] | None = None
    ) -> dict[str, Any]:
        """Change the labels; see `LabelStore.put`. Says how many can be used."""
        self._labels.remove(remove or [])
        self._labels.put(put or [], self._open(), self._quiet)
        return {"usable": len(self._labels)}

    def look(self, bounds: list[float], width: int, height: int) -> dict[str, Any]:
        """Read a window before something is asked about it."""
        view = self._look(bounds, width, height)
        return {"width": view.grid.width, "height": view.grid.height}

    def preview(
        self,
        out: str,
        bounds: list[float],
        width: int,
        height: int,
        classes: list[dict[str, str]] | None = None,
        task: str = "classify",
        places: int = 0,
    ) -> dict[str, Any]:
        """Learn from the labels and colour the window; `bounds` in the embedding's CRS.

        Writes RGBA to `out`. With `places`, also that many points where a label would teach most.
        """
        material = self._material(classes or [], task)
        view = self._look(bounds, width, height)
        rows = np.arange(len(material.samples.polygon))
        estimator = material.fit(judge.METHOD, rows)
        if task == "regress":
            values = estimator.coef_.astype(np.float32) @ view.vectors + estimator.intercept_
            low, high = float(material.y.min()), float(material.y.max())
            paint.write(Path(out), view.grid, paint.quantity(values, low, high))
            return {"path": out, "low": low, "high": high, "places": []}
        pixels, best, sure = paint.classes(view.vectors, estimator, material.classes)
        paint.write(Path(out), view.grid, pixels)
        known = {c.value: c for c in material.classes}
        names = [known[int(v)].name for v in estimator.classes_]
        where = self._places(view, material, best, sure, names, places)
        return {"path": out, "places": where}

    def judge(
        self, classes: list[dict[str, str]] | None = None, task: str = "classify"
    ) -> dict[str, Any]:
        """Test the labels on each other, whole polygons held out; how many lie `off` the embedding."""
        material, reader = self._material(classes or [], task), self._open()
        if self._ground is None:
            self._ground = all_over(reader, material.seed)
        material.ground = self._ground
        found = judge.judge(material, reader.grid, self._quiet)
        return found | {"off": self._labels.off}

    def similar(
        self,
        out: str,
        bounds: list[float],
        width: int,
        height: int,
        points: list[list[float]],
        unlike: list[list[float]] | None = None,
    ) -> dict[str, Any]:
        """How like the places `points`, and unlike `unlike`, each pixel in view is: the likeness of
        the command `similar` in steps of 1/200. Says where `similar` would set the threshold."""
        view = self._look(bounds, width, height)
        search, examples = self._search(view, points, unlike)
        likeness = self._likeness(view, search)
        steps = np.round(STEPS * np.clip(np.nan_to_num(likeness), 0, 1))
        paint.write(
            Path(out), view.grid, np.where(view.valid, steps, NO_DATA).astype(np.uint8)[None]
        )
        threshold = search.threshold(examples) / 100
        return {"path": out, "steps": STEPS, "nodata": NO_DATA, "threshold": threshold}

    def outline(
        self,
        out: str,
        bounds: list[float],
        width: int,
        height: int,
        points: list[list[float]],
        threshold: float,
        unlike: list[list[float]] | None = None,
    ) -> dict[str, Any]:
        """The areas in view that are at least `threshold` (0 to 1) like `points`, as polygons
        with their area in the field `area_m2`, in a GeoPackage `out`."""
        view = self._look(bounds, width, height)
        alike = self._likeness(view, self._search(view, points, unlike)[0]) >= threshold
        return {"path": out, "count": outlines(Path(out), view, alike)}

    def series(self, x: float, y: float, classes: list[dict[str, str]] | None = None) -> Any:
        """What is behind the pixel at x, y: its dates, and the labels most like it."""
        (vector,), ((col, row),) = self._vectors([[x, y]])
        reader = self._open()
        answer: dict[str, Any] = {"nearest": self._nearest(vector, classes or []), "problem": ""}
        try:
            answer["sources"] = series(reader.path, reader.grid, col, row)
        except InputError as error:
            answer |= {"sources": [], "problem": str(error)}
        return answer

    def _search(
        self, view: View, points: list[list[float]], unlike: list[list[float]] | None
    ) -> tuple[Search, Examples]:
        """What `similar` looks for. The first view asked about stands for the scene, so that the
        same click means the same after the map was moved."""
        examples = self._examples(points)
        others = self._examples(unlike) if unlike else None
        if self._scene is None:
            there = np.flatnonzero(view.valid)
            if not len(there):
                raise InputError("The map window shows no data of the embedding; move it.")
            some = np.sort(np.random.default_rng(0).permutation(there)[:SCENE])
            self._scene = unit(np.ascontiguousarray(view.vectors[:, some].T))
        return Search.learnt(self._scene, examples, others), examples

    def _examples(self, points: list[list[float]]) -> Examples:
        vectors, _ = self._vectors(points)
        return Examples(unit(vectors), np.ones(len(vectors)), len(vectors))

    def _likeness(self, view: View, search: Search) -> np.ndarray:
        """Of each place in view (n,), piece by piece: a copy of all would take 256 MB."""
        out = np.empty(view.vectors.shape[1], np.float32)
        for start in range(0, len(out), PIECE):
            self._quiet.check()
            part = slice(start, start + PIECE)
            out[part] = search.likeness(view.vectors[:, part].T)
        return out

    def _open(self) -> EmbeddingReader:
        if self._reader is None:
            raise InputError("No embedding is open; choose one first.")
        return self._reader

    def _look(self, bounds: list[float], width: int, height: int) -> View:
        left, bottom, right, top = (float(v) for v in bounds)
        reader = self._open()
        asked = plan(reader.grid, (left, bottom, right, top), int(width), int(height))
        if self._view is None or asked != self._asked:
            self._view = None  # in case it fails half-way: the memory is the same
            self._view, self._asked = look(reader, *asked, self._memory), asked
        return self._view

    def _material(self, known: list[dict[str, str]], task: str) -> Material:
        if not len(self._labels):
            raise InputError(
                "No label lies on the embedding yet: draw a polygon over a place you know."
            )
        labels, samples = self._labels.material()
        classes: list[MapClass] = []
        if task == "regress":
            y = _numbers(labels.values)
        else:
            classes = _legend(known, set(labels.values))
            value = {c.label: c.value for c in classes}
            y = np.array([value[label] for label in labels.values])
        if len(np.unique(y)) < 2:
            raise InputError(
                f"All labels so far are {labels.values[0]!r}; a map needs a second one. Draw a "
                "place that is something else."
            )
        return Material(task, labels, samples, y, np.arange(len(labels)), classes, 0)

    def _places(
        self,
        view: View,
        material: Material,
        best: np.ndarray,
        sure: np.ndarray,
        names: list[str],
        n: int,
    ) -> list[dict[str, Any]]:
        """Points in view that are unlike all labels and that the head is unsure of."""
        there = np.flatnonzero(view.valid)
        if not n or not len(there):
            return []
        some = np.sort(np.random.default_rng(0).permutation(there)[:CANDIDATES])
        vectors = np.ascontiguousarray(view.vectors[:, some].T)
        chosen = some[spread(vectors, 1 - sure[some], material.samples.vectors, n, self._quiet)]
        xs, ys = view.places(chosen)
        return [
            {"x": float(x), "y": float(y), "likely": names[best[i]], "sure": float(sure[i])}
            for x, y, i in zip(xs, ys, chosen, strict=True)
        ]

    def _vectors(self, points: list[list[float]]) -> tuple[np.ndarray, list[tuple[int, int]]]:
        """Vectors (m, d) of the pixels under points, and these's columns and rows."""
        reader = self._open()
        t, found, pixels = reader.grid.transform, [], []
        for x, y in points:
            col, row = int((x - t.c) // t.a), int((y - t.f) // t.e)
            if not (0 <= col < reader.grid.width and 0 <= row < reader.grid.height):
                raise InputError("That place lies outside the embedding.")
            vector = reader.read(Tile(col, row, 1, 1))[0, 0]
            if not np.isfinite(vector).all():
                raise InputError("The embedding has no data at that place; choose another.")
            found.append(vector)
            pixels.append((col, row))
        if not found:
            raise InputError("Click at least one place that the others should be like.")
        return np.array(found), pixels

    def _nearest(self, vector: np.ndarray, known: list[dict[str, str]]) -> list[dict[str, Any]]:
        """The five labels with the most similar pixel."""
        if not len(self._labels):
            return []
        labels, samples = self._labels.material()
        cosine = np.full(len(labels), -1.0)
        # As they were before they were rounded to a byte: of length 1.
        np.maximum.at(cosine, samples.polygon, unit(samples.vectors) @ unit(vector))
        names = {entry["label"]: entry.get("name") or entry["label"] for entry in known}
        order = np.argsort(-cosine, kind="stable")[:5]
        return [
            {
                "id": int(labels.fids[i]),
                "name": names.get(labels.values[i], str(labels.values[i])),
                "similarity": float(cosine[i]),
            }
            for i in order
        ]


def _legend(known: list[dict[str, str]], present: set[str]) -> list[MapClass]:
    """Classes of those labels that occur, coloured as QGIS shows them."""
    order = [e["label"] for e in known]
    order += sorted(present - set(order), key=natural)
    entry = {e["label"]: e for e in known}
    return [
        MapClass(
            i + 1,
            label,
            entry.get(label, {}).get("name") or label,
            entry.get(label, {}).get("color") or colour(i),
        )
        for i, label in enumerate(order)
        if label in present
    ]


def _numbers(values: np.ndarray) -> np.ndarray:
    wrong = next((v for v in values if not _is_number(v)), None)
    if wrong is not None:
        raise InputError(f"{wrong!r} is no number; a quantity needs one for each label.")
    return values.astype(float)


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False
