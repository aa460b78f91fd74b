"""`similar`: where else is it like this? Look-alikes of examples, seen against the whole scene.

Cosine alone calls most of a scene similar, because all its vectors share a direction. Here vectors
are first taken relative to the scene's mean and, the more examples there are, to how much the
scene varies in each direction (whitening with its covariance, shrunk towards a sphere). A scene's
background then scatters about 0 and the examples are 1.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from rasterio.warp import transform

from .embeddings.embedding import EmbeddingReader, unit
from .engine.tilestore import TileStore, job_of, kept, kept_bytes
from .errors import InputError
from .files import require_output
from .grid import Grid, Tile
from .labels.layer import USABLE, Labels, all_shapes
from .labels.layerfile import write_layer
from .labels.samples import sample_anywhere, sample_labels
from .maps.objects import Objects, outlines
from .maps.writer import MapWriter, announce
from .progress import Progress
from .words import counted

SAMPLE = 20_000  # pixels that stand for the scene
TRUST = 5.0  # examples at which the scene's covariance counts half, the sphere half
UNLIKE = 0.5  # weight of being like a counter-example, against being like an example
NODATA = 255
MINIMUM = 4  # pixels of an object
TOPS = (10.0, 5.0, 2.0, 1.0, 0.5, 0.1)  # percent of the scene whose likeness the side-car tells


def run(
    embedding: Path,
    out: Path,
    examples: Path | None,
    points: list[tuple[float, float]] | None,
    unlike: list[tuple[float, float]] | None,
    unlike_examples: Path | None,
    objects: Path | None,
    n: int,
    threshold: float | None,
    seed: int,
    progress: Progress,
) -> dict[str, Any]:
    """Write how like the examples each pixel is, and if asked the most similar objects."""
    layers = [path for path in (examples, unlike_examples) if path is not None]
    inputs = [embedding, *layers]
    out = require_output(out, ".tif", inputs)
    if objects is not None:
        objects = require_output(objects, ".gpkg", inputs)
    if not 1 <= n <= 100_000:
        raise InputError(f"Between 1 and 100000 objects can be listed, not {n}.")
    if examples is None and not points:
        raise InputError("Say what to look for: give --examples or --points.")
    with ExitStack() as stack:
        reader = stack.enter_context(EmbeddingReader(embedding))
        beside = 2 * reader.grid.width * reader.grid.height - kept_bytes(out)
        announce(reader.grid, {out: ("uint8", 2)}, progress, beside)
        alike = _vectors(reader, examples, points or [], "examples", seed, progress)
        other = None
        if unlike_examples is not None or unlike:
            other = _vectors(
                reader, unlike_examples, unlike or [], "counter-examples", seed, progress
            )
        scene = _scene(reader, seed, progress)
        search = Search.learnt(scene, alike, other)
        limit = threshold if threshold is not None else search.threshold(alike)
        asked: dict[str, Any] = {"points": points, "unlike": unlike, "seed": seed}
        asked |= {"examples": str(examples), "unlike_examples": str(unlike_examples)}
        store = stack.enter_context(TileStore(out, job_of("similar", inputs, **asked)))
        collected = Objects(reader.grid, n, MINIMUM)
        facts = _write(reader, search, store, out, limit, search.tops(scene), collected, progress)
        share = 100 * search.share(scene, limit)
        progress.message(
            f"{counted(alike.count, 'example')}; {share:.2g} % of the scene is "
            f"at least {limit:g} % alike, {counted(len(facts), 'object')} of {MINIMUM} pixels and more."
        )
        if objects is not None:
            _write_objects(objects, out, reader.grid, facts, limit)
        store.clear()
    outputs = {"map": str(out), "threshold": limit}
    return outputs | ({"objects": str(objects)} if objects is not None else {})


@dataclass(frozen=True)
class Examples:
    """Unit vectors of examples (m, d), their weights (m,), 1 in all for each, and their number."""

    vectors: np.ndarray
    weight: np.ndarray
    count: int


def _vectors(
    reader: EmbeddingReader,
    layer: Path | None,
    points: list[tuple[float, float]],
    what: str,
    seed: int,
    progress: Progress,
) -> Examples:
    """The vectors under the shapes of a layer and at points. Raises `InputError` without any."""
    shapes = [all_shapes(layer, reader.grid, progress)] if layer is not None else []
    if points:
        shapes.append(shapely.points(np.array(points)))
    every = np.concatenate(shapes)
    every = every[np.isin(shapely.get_type_id(every), USABLE)]
    named = layer or Path("the points")
    if not len(every):
        raise InputError(f"{named} holds no polygons or points; draw {what} first.")
    inside = shapely.intersects(every, shapely.box(*reader.grid.bounds))
    if not inside.any():
        left, bottom, right, top = (f"{v:.10g}" for v in reader.grid.bounds)
        raise InputError(
            f"None of the {what} of {named} lies on the embedding, which covers {left}, {bottom} to "
            f"{right}, {top}; choose others, or check their coordinate system."
        )
    every = every[inside]
    nothing = np.array([""] * len(every), object)
    labels = Labels(named, "", np.arange(len(every)), every, nothing, None)
    labels, samples = sample_labels(labels, reader, seed, progress)
    return Examples(unit(samples.vectors), samples.weight, len(labels))


def _scene(reader: EmbeddingReader, seed: int, progress: Progress) -> np.ndarray:
    """Unit vectors (m, d) that stand for the scene. Raises `InputError` if all of it is the same."""
    found = sample_anywhere(reader, SAMPLE, seed, progress)
    if not np.ptp(found, axis=0).any():
        raise InputError(
            f"All pixels of {reader.path} that have data are the same, so nothing in it is like the "
            "examples and unlike the rest; use a larger area."
        )
    return unit(found)


@dataclass(frozen=True)
class Search:
    """What is looked for in a scene.

    `mean` (d,) of the scene, `spread` (d, d) that whitens it, `alike` (d,) the examples' mean
    direction, `unlike` (d,) that of the counter-examples or None, `plain` (d,) the examples' mean
    direction as it is, for plain cosine.
    """

    mean: np.ndarray
    spread: np.ndarray
    alike: np.ndarray
    unlike: np.ndarray | None
    plain: np.ndarray

    @classmethod
    def learnt(cls, scene: np.ndarray, alike: Examples, unlike: Examples | None) -> Search:
        """From unit vectors of the scene (m, d), examples and counter-examples."""
        mean = scene.mean(axis=0, dtype=np.float64)
        centred = scene - mean
        covariance = centred.T @ centred / len(centred)
        sphere = TRUST / (TRUST + alike.count)
        d = len(mean)
        level = np.trace(covariance) / d or 1.0
        shrunk = (1 - sphere) * covariance + (sphere + 1e-6) * level * np.eye(d)
        values, axes = np.linalg.eigh(shrunk)
        spread = (axes / np.sqrt(values)).astype(np.float32)

        def direction(examples: Examples) -> np.ndarray:
            white = unit((examples.vectors - mean) @ spread)
            return unit(np.nan_to_num(np.average(white, axis=0, weights=examples.weight)))

        plain = unit(np.average(alike.vectors, axis=0, weights=alike.weight))
        return cls(
            mean.astype(np.float32),
            spread,
            direction(alike),
            direction(unlike) if unlike is not None else None,
            plain,
        )

    def likeness(self, vectors: np.ndarray) -> np.ndarray:
        """How like the examples vectors (…, d) are: 1 alike, about 0 as anything in the scene, less
        if like the counter-examples; NaN where missing."""
        white = unit((vectors - self.mean) @ self.spread)
        found = white @ self.alike
        if self.unlike is not None:
            found = found - UNLIKE * np.maximum(white @ self.unlike, 0)
        return found

    def percent(self, vectors: np.ndarray) -> np.ndarray:
        """Likeness (…) uint8 in percent, nothing below 0, `NODATA` where missing."""
        found = np.clip(np.round(100 * self.likeness(vectors)), 0, 100)
        return np.where(np.isfinite(found), found, NODATA).astype(np.uint8)

    def threshold(self, examples: Examples) -> float:
        """Half the likeness of the examples themselves, in percent."""
        own = np.sort(self.likeness(examples.vectors))
        return float(np.round(50 * own[len(own) // 2]))

    def tops(self, scene: np.ndarray) -> dict[str, float]:
        """The likeness in percent that so many percent of the scene reach: how unusual one is."""
        values = np.percentile(self.percent(scene), [100 - p for p in TOPS])
        return {f"{p:g}": float(v) for p, v in zip(TOPS, values, strict=True)}

    def share(self, scene: np.ndarray, limit: float) -> float:
        """The share of the scene with a likeness of at least `limit` percent."""
        return float((self.percent(scene) >= limit).mean())


def _write(
    reader: EmbeddingReader,
    search: Search,
    store: TileStore,
    out: Path,
    limit: float,
    tops: dict[str, float],
    objects: Objects,
    progress: Progress,
) -> np.ndarray:
    """Write likeness and cosine of every pixel; the facts of the best objects."""
    record = {
        "kind": "likeness",
        "unit": "band 1: likeness in percent, 0 = as anything in the scene; band 2: cosine in percent",
        "nodata": NODATA,
        "embedding": reader.path.name,
        "encoder": reader.encoder,
        "threshold": limit,
        "top_percent": tops,
    }

    def pixels(tile: Tile) -> np.ndarray:
        vectors = unit(reader.read(tile))
        cosine = np.clip(np.round(100 * (vectors @ search.plain)), 0, 100)
        plain = np.where(np.isfinite(cosine), cosine, NODATA).astype(np.uint8)
        return np.stack([search.percent(vectors), plain])

    with (
        MapWriter(out, reader.grid, "uint8", NODATA, record, count=2) as writer,
        reader.unchanged(),
    ):
        for tile, both in kept(store, reader.blocks(), pixels, "Looking for look-alikes", progress):
            writer.write(tile, both)
            objects.add(tile, (both[0] >= limit) & (both[0] != NODATA), both[0])
    return objects.best()


def _write_objects(
    objects: Path, likeness: Path, grid: Grid, facts: np.ndarray, limit: float
) -> None:
    """Write the outlines of the objects of which the `facts` are, cut out of the map `likeness`."""
    found = outlines(str(likeness), grid, facts, limit)
    lon, lat = transform(grid.crs, "EPSG:4326", found.fields["x"], found.fields["y"])
    fields = found.fields | {"lon": np.array(lon), "lat": np.array(lat)}
    write_layer(objects, "similar", found.shapes, "MultiPolygon", fields, grid.crs)
