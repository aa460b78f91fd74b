"""`sampledesign`: random points on a map, stratified by its classes, ready to be labelled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import shapely

from .assess.area import allocation, apportioned, sample_size
from .errors import InputError
from .files import require_output
from .labels.layerfile import write_points
from .labels.reference import Taught
from .labels.samples import scrambled
from .maps.classmap import ClassMap
from .maps.writer import MapClass
from .progress import Progress

EXPECTED = 0.8  # user's accuracy that is assumed of every class before anything is known
LEAST = 50  # points of a rare class, if the sample is large enough
MOST = 10_000  # points that a wanted error may ask for: nobody labels more


def run(
    class_map: Path,
    out: Path,
    target_se: float,
    n: int,
    seed: int,
    labels: Path | None,
    progress: Progress,
) -> dict[str, Any]:
    """Write the points with an empty field `reference`, in random order.

    They carry the class they were drawn from as a number only: whoever labels them should not
    know what the map says. With `n` 0 the number follows from `target_se`. None lies in a pixel
    that training `labels` touch: `area` would refuse it.

    AcATaMa opens the same file as its sampling file: single points, numbered in a field `id`.
    """
    out = require_output(out, ".gpkg", [class_map] + ([labels] if labels else []))
    with ClassMap(class_map) as source:
        taught = Taught(labels, source.grid, progress)
        classes, pixels, _ = source.counted(progress)
        wanted = _wanted(classes, pixels, n, target_se)
        pixel, stratum, pixels = _drawn(source, classes, wanted, taught, seed, progress)
        _require_two(classes, np.bincount(stratum, minlength=len(classes)))
    _write(out, source, classes, pixels, pixel, stratum)
    asked = n or int(wanted.sum())
    if len(pixel) != asked:
        progress.message(
            f"{asked} points were asked for, {len(pixel)} drawn: the map has no more pixels "
            f"{'outside the training labels ' if labels else ''}in some of its classes."
        )
    wanted = np.bincount(stratum, minlength=len(classes))
    listed = ", ".join(f"{c.name} ({k})" for c, k in zip(classes, wanted, strict=True))
    progress.message(f"{len(pixel)} points: {listed}. Fill in the field 'reference'.")
    return {
        "points": str(out),
        "n": len(pixel),
        "classes": {c.label: int(k) for c, k in zip(classes, wanted, strict=True)},
        "field": "reference",
        "legend": [{"label": c.label, "name": c.name, "color": c.color} for c in classes],
    }


def _wanted(classes: list[MapClass], pixels: np.ndarray, n: int, target_se: float) -> np.ndarray:
    """Points of each class (c,)."""
    shares = pixels / pixels.sum()
    if n == 0:
        finest = float(np.sqrt(EXPECTED * (1 - EXPECTED) / MOST))
        if target_se < finest:
            raise InputError(
                f"A standard error of {target_se:g} takes more than {MOST} points, which nobody labels; "
                f"ask for {finest:g} or more, or say yourself how many points there should be."
            )
        n = sample_size(shares, np.full(len(shares), EXPECTED), target_se)
        n = max(n, 2 * LEAST)
    if n < 2 * len(classes):
        raise InputError(
            f"{n} points are too few for {len(classes)} classes; each needs at least two, "
            f"better {LEAST}. Ask for {2 * len(classes)} or more."
        )
    n = min(n, int(pixels.sum()))
    least = max(2, min(LEAST, n // (2 * len(classes))))
    wanted = np.minimum(allocation(shares, n, least), pixels)
    while wanted.sum() < n:  # classes with fewer pixels leave theirs to the others
        room = shares * (wanted < pixels)
        wanted = np.minimum(wanted + apportioned(room, n - int(wanted.sum())), pixels)
    return wanted


def _require_two(classes: list[MapClass], drawn: np.ndarray) -> None:
    few = [c.name for c, k in zip(classes, drawn, strict=True) if k < 2]
    if few:
        raise InputError(
            f"Class {few[0]!r} has fewer than two pixels to draw from, and a class needs two "
            "points for an error to be estimated; join it with another class first."
        )


def _drawn(
    source: ClassMap,
    classes: list[MapClass],
    wanted: np.ndarray,
    taught: Taught,
    seed: int,
    progress: Progress,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pixels (n,) and the number of their class in `classes` (n,), in random order; and how many
    there were of each class to draw from (c,).

    Each class keeps its pixels with the smallest random keys: a simple random sample in one pass
    over a map of any size.
    """
    kept: list[tuple[np.ndarray, np.ndarray]] = [
        (np.empty(0, np.uint64), np.empty(0, np.int64)) for _ in classes
    ]
    there = np.zeros(len(classes), np.int64)
    tiles = source.tiles()
    for done, tile in enumerate(tiles):
        progress.step(done, len(tiles), "Drawing points")
        values, data = source.read(tile)
        data &= ~taught.mask(tile)
        for i, entry in enumerate(classes):
            row, col = np.nonzero((values == entry.value) & data)
            there[i] += len(row)
            pixel = (row + tile.row).astype(np.int64) * source.grid.width + col + tile.col
            key = np.concatenate([kept[i][0], scrambled(pixel, seed)])
            pixel = np.concatenate([kept[i][1], pixel])
            first = np.argsort(key, kind="stable")[: wanted[i]]
            kept[i] = key[first], pixel[first]
    pixel = np.concatenate([p for _, p in kept])
    stratum = np.repeat(np.arange(len(classes)), [len(p) for _, p in kept])
    order = np.argsort(scrambled(pixel, seed + 1), kind="stable")
    return pixel[order], stratum[order], there


def _write(
    out: Path,
    source: ClassMap,
    classes: list[MapClass],
    pixels: np.ndarray,
    pixel: np.ndarray,
    stratum: np.ndarray,
) -> None:
    rows, cols = np.divmod(pixel, source.grid.width)
    points = shapely.points(*source.grid.centres(cols, rows))
    values = np.array([c.value for c in classes])
    fields = {
        "id": np.arange(1, len(pixel) + 1),
        "stratum": values[stratum],
        "stratum_pixels": pixels[stratum],
        "reference": np.array([None] * len(pixel), object),
    }
    write_points(out, "sample", points, fields, source.grid.crs)
