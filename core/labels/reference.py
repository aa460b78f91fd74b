"""The independent sample that accuracy and area are estimated from: its points and its strata."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely

from ..errors import InputError
from ..maps.classmap import ClassMap
from ..maps.writer import MapClass
from .layer import Labels, Problem, all_shapes, attributes, features, read_labels

REACH = 0.499  # pixels from a pixel's centre that lie in it, whatever the direction
STRATUM, STRATUM_PIXELS = "stratum", "stratum_pixels"  # what `sampledesign` writes
DESIGNS = {
    "stratified": "drawn at random within the strata that the sample itself names",
    "poststratified": "with the map's classes as strata (drawn within them, or drawn at random "
    "and stratified afterwards)",
    "simple": "drawn at random over the whole map",
}


@dataclass(frozen=True)
class Strata:
    """How the points were drawn: stratum of each (n,), sizes in pixels (h,), a key of `DESIGNS`;
    how many were drawn in each (h,) where some of them may lie off the map."""

    code: np.ndarray
    sizes: np.ndarray
    design: str
    drawn: np.ndarray | None = None


@dataclass(frozen=True)
class Own:
    """The sample's own strata: of each labelled feature (m,), on the map or not, its id, its stratum
    and that one's size in pixels."""

    fids: np.ndarray
    stratum: np.ndarray
    size: np.ndarray


def read_points(path: Path, label_field: str, source: ClassMap) -> Labels:
    """Reference points on the map. Raises `InputError` if there are none, or they are polygons."""
    points = read_labels(path, label_field, "classify", source.grid, what="map")
    single = (shapely.get_type_id(points.shapes) == 4) & (
        shapely.get_num_geometries(points.shapes) == 1
    )
    points.shapes = np.where(single, shapely.get_geometry(points.shapes, 0), points.shapes)
    if (shapely.get_type_id(points.shapes) != 0).any():
        raise InputError(
            f"{path} holds features that are not single points; a reference sample is points "
            "drawn at random, of which each says what is at one place. Make one with "
            "`sampledesign`."
        )
    return points


def require_independent(points: Labels, labels: Path, source: ClassMap) -> None:
    """Raise `InputError` if points lie in a training label, or in the pixel of one."""
    training = all_shapes(labels, source.grid)
    near = shapely.STRtree(training).query(
        points.shapes, predicate="dwithin", distance=REACH * source.grid.pixel
    )
    inside = sorted({int(f) for f in points.fids[near[0]]})
    if inside:
        raise InputError(
            f"{features(inside)} of the {len(points)} in the reference {points.path} lie in "
            f"training labels of {labels}, and a map is best where it was taught. If the points "
            "were drawn at random without regard to the labels, they count all the same: leave "
            "the training labels out (in QGIS leave “Training labels” empty, in a terminal "
            "--labels). If not, remove these points."
        )


def on_map(source: ClassMap, points: Labels) -> tuple[np.ndarray, np.ndarray, Labels]:
    """Map values (n,) and areas in m² (n,) of the points' pixels, and the points without those
    where the map has no data."""
    t = source.grid.transform
    x, y = shapely.get_x(points.shapes), shapely.get_y(points.shapes)
    cols = np.minimum(np.floor((x - t.c) / t.a).astype(np.int64), source.grid.width - 1)
    rows = np.minimum(np.floor((y - t.f) / t.e).astype(np.int64), source.grid.height - 1)
    values = source.at(cols, rows)
    points.tell("no data", values < 0, "where the map has no data left out.")
    kept = values >= 0
    if not kept.any():
        raise InputError(f"No reference point of {points.path} lies where the map has data.")
    return values[kept], source.pixel_areas(rows[kept]), points.kept(kept)


def codes(classes: list[MapClass], points: Labels) -> tuple[list[MapClass], np.ndarray]:
    """Class number of each point's reference (n,); classes that the map lacks are added."""
    number: dict[str, int] = {}
    for keys in ("value", "name", "label"):  # a label outranks a name, a name a value
        number |= {str(getattr(c, keys)): i for i, c in enumerate(classes)}
    missing = sorted(set(points.values) - set(number))
    if len(missing) == len(set(points.values)):
        raise InputError(
            f"Field {points.field!r} of {points.path} names no class of the map: it holds "
            f"{', '.join(map(repr, missing[:5]))}, the map has "
            f"{', '.join(repr(c.label) for c in classes[:8])}."
        )
    for name in missing:
        fids = [int(f) for f in points.fids[points.values == name]]
        text = f"{features(fids)} of class {name!r}, which the map does not have, count as errors."
        points.problems.append(Problem("not on the map", fids, text))
        number[name] = len(classes)
        classes = [*classes, MapClass(-1 - len(classes), name, name, "#888888")]
    return classes, np.array([number[v] for v in points.values])


def strata(
    design: str, points: Labels, classes: list[MapClass], pixels: np.ndarray, mapped: np.ndarray
) -> Strata:
    """How the points were drawn, as `design` says; "auto" takes the sample's own strata if it has
    any, else the map's classes.

    `pixels` (c,) of the map's classes, `mapped` (n,) class number of each point on the map.
    Raises `InputError` where a stratum has too few points for an error to be estimated.
    """
    own = _own(points) if design in ("auto", "stratified") else None
    if design == "stratified" and own is None:
        raise InputError(
            f"{points.path} has no fields {STRATUM!r} and {STRATUM_PIXELS!r}, so how its strata "
            "were drawn is unknown. Keep those fields of `sampledesign`, or choose another design."
        )
    if design == "simple":
        return _simple(points, pixels)
    if own is None:
        found = Strata(mapped, pixels.astype(float), "poststratified")
        values = np.array([c.value for c in classes if c.value >= 0])
    else:
        values, found = _of_sample(points, own)
        _require_all(points, classes, pixels, values, found.sizes)
    _require_counts(points, classes, values, found, design)
    return found


def _require_counts(
    points: Labels, classes: list[MapClass], values: np.ndarray, found: Strata, design: str
) -> None:
    """Raise `InputError` where a stratum of `values` has one point, or more points than pixels."""
    names = {c.value: c.name for c in classes}
    counts = np.bincount(found.code, minlength=len(found.sizes))
    counts = counts if found.drawn is None else found.drawn
    for value, n, size in zip(values, counts, found.sizes, strict=False):
        name = names.get(value, str(value))
        if n < 2:
            share = size / found.sizes.sum()
            raise InputError(_misses(points.path, name, share, n, design))
        if n > size:
            raise InputError(
                f"{points.path} has {n} points in stratum {name!r}, which has {size:.10g} pixels; no "
                f"pixel counts twice. Remove points that share a pixel, and let {STRATUM_PIXELS!r}, "
                "if there is such a field, hold the stratum's number of pixels."
            )


def _of_sample(points: Labels, own: Own) -> tuple[np.ndarray, Strata]:
    """Values (h,) of the sample's own strata that have points on the map, and these strata."""
    at = np.argsort(own.fids)[np.searchsorted(np.sort(own.fids), points.fids)]
    values, code = np.unique(own.stratum[at], return_inverse=True)
    every = [own.stratum == value for value in values]
    for value, there in zip(values, every):
        sizes = np.unique(own.size[there])
        if len(sizes) > 1:
            raise InputError(
                f"{points.path} gives stratum {value} {len(sizes)} sizes in {STRATUM_PIXELS!r} "
                f"({sizes[0]:.10g} and {sizes[1]:.10g}): its points were drawn on different maps and "
                "can't be counted together. Keep those of one sample."
            )
    sizes = np.array([own.size[there][0] for there in every])
    drawn = np.array([there.sum() for there in every])
    return values, Strata(code, sizes, "stratified", drawn)


def _simple(points: Labels, pixels: np.ndarray) -> Strata:
    if len(points) < 2:
        raise InputError(
            f"{points.path} has one point on the map; an error can't be estimated from fewer than "
            "two. Label more points."
        )
    return Strata(np.zeros(len(points), int), np.array([float(pixels.sum())]), "simple")


def _own(points: Labels) -> Own | None:
    """What the sample says of its strata, None if nothing."""
    read = attributes(points.path, points.field, [STRATUM, STRATUM_PIXELS])
    if read is None:
        return None
    fids, labelled, (stratum, size) = read
    fids, stratum, size = fids[labelled], stratum[labelled], size[labelled].astype(float)
    unknown = np.array([s is None or s != s for s in stratum]) | ~(size > 0)
    if unknown.any():
        raise InputError(
            f"{features([int(f) for f in fids[unknown]])} of {points.path} have nothing in "
            f"{STRATUM!r} or {STRATUM_PIXELS!r}: they were added by hand, and points that were "
            "not drawn at random can't be counted. Remove them, or empty their label."
        )
    return Own(fids, stratum, size)


def _require_all(
    points: Labels,
    classes: list[MapClass],
    pixels: np.ndarray,
    values: np.ndarray,
    sizes: np.ndarray,
) -> None:
    """Raise `InputError` if the sample's strata are classes of the map and one has no point."""
    names = {c.value: c.name for c in classes if c.value >= 0}
    missing = pixels.sum() - sizes.sum()
    if missing > 0.5 and set(values) < set(names):
        absent = next(name for value, name in names.items() if value not in set(values))
        raise InputError(_misses(points.path, absent, missing / pixels.sum(), 0, "stratified"))


def _misses(path: Path, name: str, share: float, n: int, design: str) -> str:
    found = "no point" if n == 0 else "one point only"
    if_simple = (
        " If the points were drawn at random over the whole map, choose the design `simple`."
        if design == "auto"
        else ""
    )
    return (
        f"The reference {path} has {found} in stratum {name!r} ({100 * share:.1f} % of the map); "
        "each needs two for an error to be estimated. Label at least two points there, or draw a "
        f"sample with `sampledesign`.{if_simple}"
    )
