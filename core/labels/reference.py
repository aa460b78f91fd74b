"""The independent sample that accuracy and area are estimated from: its points and its strata."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import shapely
from rasterio.features import rasterize

from ..errors import InputError
from ..grid import Grid, Tile
from ..maps.classmap import ClassMap, holds
from ..maps.writer import MapClass
from ..progress import Progress
from .layer import (
    Labels,
    Problem,
    all_shapes,
    attributes,
    features,
    geometries,
    moved,
    read_labels,
)

NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?")  # a label that reads like a pixel value
STRATUM, STRATUM_PIXELS = "stratum", "stratum_pixels"  # what `sampledesign` writes
SHAPEFILE = 10  # letters that a shapefile keeps of a field's name
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
    """Reference points on the map. Raises `InputError` if there are none, or they are polygons, or
    the field is one that `sampledesign` filled in from the map."""
    points = read_labels(path, label_field, "classify", source.grid, what="map")
    if label_field == STRATUM and _named_sizes(points) is not None:
        raise InputError(
            f"Field {STRATUM!r} of {path} says what the map shows at each point, and a map always agrees "
            "with itself; choose the field in which you said what is really there."
        )
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


class Taught:
    """Which pixels training labels touch: what a map was taught with can't judge it."""

    def __init__(self, labels: Path | None, grid: Grid, progress: Progress):
        self._grid = grid
        self._shapes = all_shapes(labels, grid, progress) if labels else np.empty(0, object)
        self._tree = shapely.STRtree(self._shapes)

    def mask(self, tile: Tile) -> np.ndarray:
        """True where a label touches the pixel (h, w)."""
        part = self._grid.part(tile)
        near = self._shapes[self._tree.query(shapely.box(*part.bounds))]
        if not len(near):
            return np.zeros((tile.height, tile.width), bool)
        touched: np.ndarray = rasterize(
            list(near),
            (tile.height, tile.width),
            transform=part.transform,
            all_touched=True,
            dtype="uint8",
        )
        return touched.astype(bool)


def require_independent(points: Labels, labels: Path, source: ClassMap, progress: Progress) -> None:
    """Raise `InputError` if points lie in a pixel that a training label touches."""
    taught = Taught(labels, source.grid, progress)
    cols, rows = _pixels(points, source.grid)
    inside = np.zeros(len(points), bool)
    for tile in source.tiles():
        here = np.flatnonzero(holds(tile, cols, rows))
        if len(here):
            inside[here] = taught.mask(tile)[rows[here] - tile.row, cols[here] - tile.col]
    if inside.any():
        raise InputError(
            f"{features([int(f) for f in points.fids[inside]])} of the {len(points)} in the "
            f"reference {points.path} lie in pixels of "
            f"training labels of {labels}, and a map is best where it was taught. If the points "
            "were drawn at random without regard to the labels, they count all the same: leave "
            "--labels away. If not, remove these points."
        )


def _pixels(points: Labels, grid: Grid) -> tuple[np.ndarray, np.ndarray]:
    """Columns and rows (n,) of the pixels that points on the grid lie in."""
    cols, rows = grid.pixels_at(shapely.get_x(points.shapes), shapely.get_y(points.shapes))
    return np.minimum(cols, grid.width - 1), np.minimum(rows, grid.height - 1)


def repeated(points: Labels, grid: Grid) -> np.ndarray:
    """Ids of the labelled points of the file, on the map or not, in whose pixel lies one before them."""
    crs, fids, shapes, text = geometries(points.path, points.field)
    labelled = text != ""
    fids, shapes = fids[labelled], moved(shapely.centroid(shapes[labelled]), crs, grid)
    finite = np.isfinite(shapely.bounds(shapes)).all(axis=1)
    there = shapes[finite]
    places = np.stack(grid.pixels_at(shapely.get_x(there), shapely.get_y(there)), axis=1)
    first = np.unique(places, axis=0, return_index=True)[1]
    found: np.ndarray = np.delete(fids[finite], first)
    return found


def once(points: Labels, truth: np.ndarray, grid: Grid) -> np.ndarray:
    """Which points (n,) count if each pixel does once: the first in each.

    `truth` (n,): class numbers. Raises `InputError` if points of one pixel contradict each other.
    """
    cols, rows = _pixels(points, grid)
    pixel = rows * grid.width + cols
    _, first, of = np.unique(pixel, return_index=True, return_inverse=True)
    torn = np.isin(pixel, pixel[truth != truth[first[of]]])
    if torn.any():
        raise InputError(
            f"{features([int(f) for f in points.fids[torn]])} of {points.path} share a pixel of the "
            "map with a point of another class; a pixel counts once, as one class. Correct field "
            f"{points.field!r}, or leave one point in each pixel."
        )
    kept = np.zeros(len(points), bool)
    kept[first] = True
    points.tell("repeated", ~kept, "in the pixel of another point left out: a pixel counts once.")
    return kept


def on_map(source: ClassMap, points: Labels) -> tuple[np.ndarray, np.ndarray, Labels]:
    """Map values (n,) and areas in m² (n,) of the points' pixels, and the points without those
    where the map has no data. Raises `InputError` if none is left."""
    cols, rows = _pixels(points, source.grid)
    values = source.at(cols, rows)
    points.tell("no data", values < 0, "where the map has no data left out.")
    kept = values >= 0
    if not kept.any():
        raise InputError(
            f"No reference point of {points.path} lies where the map has data; choose the map that they were "
            "drawn on, or check their coordinate system."
        )
    return values[kept], source.pixel_areas(rows[kept]), points.kept(kept)


def codes(
    classes: list[MapClass], points: Labels, legend: list[MapClass]
) -> tuple[list[MapClass], np.ndarray]:
    """Class number of each point's reference (n,); classes that the map lacks are added.

    `legend`: the map's classes whether they occur or not, empty if it has no legend. Raises
    `InputError` if no reference is of a class of the map, or a name is that of two.
    """
    there = {c.value for c in classes}
    every = [*classes, *(c for c in legend if c.value not in there)]
    # Where labels are numbers a pixel value is another class's label as easily as its own.
    by_value = not any(NUMBER.fullmatch(c.label) for c in legend)
    meant = {text: _meant(text, every, by_value, points) for text in set(points.values)}
    number = {c.label: i for i, c in enumerate(classes)}
    missing = {c.label: c for c in meant.values() if c.label not in number}
    if all(c.label in missing for c in meant.values()):
        raise InputError(
            f"Field {points.field!r} of {points.path} names no class of the map: it holds "
            f"{', '.join(map(repr, sorted(meant)[:5]))}, the map has "
            f"{', '.join(repr(c.label) for c in classes[:8])}. Choose the field in which you said what is "
            "really there, or write the classes as the map does."
        )
    labels = np.array([meant[v].label for v in points.values], object)
    for label, entry in sorted(missing.items()):
        fids = [int(f) for f in points.fids[labels == label]]
        text = f"{features(fids)} of class {label!r}, which the map does not have, count as errors."
        points.problems.append(Problem("not on the map", fids, text))
        number[label] = len(classes)
        classes = [*classes, replace(entry, value=-1 - len(classes))]
    return classes, np.array([number[label] for label in labels])


def _meant(text: str, classes: list[MapClass], by_value: bool, points: Labels) -> MapClass:
    """The class that a reference names; a label outranks a name, a name a value."""
    for key in ("label", "name", "value") if by_value else ("label", "name"):
        found = [c for c in classes if str(getattr(c, key)) == text]
        if len(found) > 1:
            labels = ", ".join(repr(c.label) for c in found)
            raise InputError(
                f"Field {points.field!r} of {points.path} holds {text!r}, and {len(found)} classes "
                f"of the map have that {key} (labels {labels}); name them by labels of their own."
            )
        if found:
            return found[0]
    return MapClass(-1, text, text, "#888888")


def strata(
    design: str,
    points: Labels,
    classes: list[MapClass],
    pixels: np.ndarray,
    mapped: np.ndarray,
    again: np.ndarray,
) -> Strata:
    """How the points were drawn, as `design` says; "auto" takes the sample's own strata if it has
    any, else the map's classes.

    `pixels` (c,) of the map's classes, `mapped` (n,) class number of each point on the map;
    `again`: ids of the `repeated` ones, on the map or not, which were not drawn.
    Raises `InputError` where a stratum has too few points for an error to be estimated.
    """
    own = _own(points, again) if design in ("auto", "stratified") else None
    if design == "stratified" and own is None:
        raise InputError(
            f"{points.path} has no fields {STRATUM!r} and {STRATUM_PIXELS!r}, so how its strata "
            "were drawn is unknown. Keep those fields of `sampledesign`, or choose another design."
        )
    if design == "auto" and own is None:
        _require_sizes(points)
    if design == "simple":
        return _simple(points, pixels)
    if own is None:
        found = Strata(mapped, pixels.astype(float), "poststratified")
        values = np.array([c.value for c in classes if c.value >= 0])
    else:
        values, found = _of_sample(points, own)
        _require_all(points, classes, pixels, mapped, values, found)
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


def _require_sizes(points: Labels) -> None:
    """Raise `InputError` if points name strata without saying how large they are."""
    if points.field != STRATUM and attributes(points.path, points.field, [STRATUM]) is not None:
        raise InputError(
            f"{points.path} has a field {STRATUM!r} but no {STRATUM_PIXELS!r}, so how much of the "
            "map its points stand for is unknown. Keep both fields of `sampledesign`; if the points "
            "were drawn within this map's classes, choose the design `poststratified`, if over the "
            "whole map, `simple`."
        )


def passed_over(points: Labels, classes: list[MapClass], mapped: np.ndarray, design: str) -> bool:
    """Whether the sample says that it was drawn otherwise than `design` has it.

    `mapped` (n,): class number of each point on the map.
    """
    read = None if design == "stratified" else _named_sizes(points)
    if read is None:
        return False
    fids, _, (stratum, _) = read
    if design == "simple":
        return len(set(stratum)) > 1
    named = dict(zip(fids, stratum, strict=True))
    return any(named[f] != classes[m].value for f, m in zip(points.fids, mapped, strict=True))


def _named_sizes(points: Labels) -> tuple[np.ndarray, np.ndarray, list[np.ndarray]] | None:
    """`attributes` of the strata and their sizes, None if the sample lacks them."""
    for size in (STRATUM_PIXELS, STRATUM_PIXELS[:SHAPEFILE]):
        read = attributes(points.path, points.field, [STRATUM, size])
        if read is not None:
            return read
    return None


def _own(points: Labels, again: np.ndarray) -> Own | None:
    """What the sample says of its strata, but for the points `again`; None if nothing."""
    read = _named_sizes(points)
    if read is None:
        return None
    fids, labelled, (stratum, size) = read
    labelled &= ~np.isin(fids, again)
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
    mapped: np.ndarray,
    values: np.ndarray,
    found: Strata,
) -> None:
    """Raise `InputError` if the sample was drawn in this map's classes and one has no point.

    Strata of the same numbers may be another map's: then a point lies in another class than its own.
    """
    names = {c.value: c.name for c in classes if c.value >= 0}
    missing = pixels.sum() - found.sizes.sum()
    if missing <= 0.5 or not set(values) < set(names):
        return
    if all(classes[m].value == v for m, v in zip(mapped, values[found.code], strict=True)):
        absent = next(
            i for i, c in enumerate(classes) if c.value >= 0 and c.value not in set(values)
        )
        share = float(pixels[absent] / pixels.sum())
        raise InputError(_misses(points.path, classes[absent].name, share, 0, "stratified"))


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
