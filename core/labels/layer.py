"""Label layers: polygons or points with a class or a quantity, brought onto an embedding's CRS."""

from __future__ import annotations

import dataclasses
import datetime
import math
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyogrio import list_layers, raw
from pyogrio.errors import DataLayerError, DataSourceError
from rasterio.crs import CRS

from ..embeddings.places import carried
from ..errors import InputError
from ..files import LAYER, file_of
from ..grid import Grid
from ..progress import Progress

ORIGINAL_ID = (
    "aef_fid"  # field in which QGIS hands over the ids of the layer that a file was made of
)
USABLE = (0, 3, 4, 6)  # types of shapes: point, polygon, multipoint, multipolygon
HIGHEST = 1e30  # of a quantity: its square must be a number, too
NOWHERE = "with coordinates that are infinite or no number left out."
SHOWN = 8  # feature ids named in a sentence before "and n more"


@dataclass(frozen=True)
class Problem:
    """Something odd about labels that a person should know: which features, and a sentence."""

    kind: str
    fids: list[int]
    text: str


@dataclass
class Labels:
    """Label features that can be used, in the CRS of the embedding.

    `shapes` (p,) polygons, multipolygons or points; `values` (p,) str for classes, float64 for
    quantities; `groups` (p,) str, or None if no group attribute was named.
    """

    path: Path
    field: str
    fids: np.ndarray
    shapes: np.ndarray
    values: np.ndarray
    groups: np.ndarray | None
    problems: list[Problem] = dataclasses.field(default_factory=list)

    def __len__(self) -> int:
        return len(self.fids)

    def by_place(self) -> Labels:
        """From north to south, and from west to east: however a layer numbers its features, the same
        labels are then dealt into the same parts when some are held out."""
        left, _, _, top = shapely.bounds(self.shapes).T
        return self.kept(np.lexsort((left, -top)))

    def kept(self, keep: np.ndarray) -> Labels:
        """Only the features of the mask or index `keep`."""
        groups = None if self.groups is None else self.groups[keep]
        return Labels(
            self.path,
            self.field,
            self.fids[keep],
            self.shapes[keep],
            self.values[keep],
            groups,
            self.problems,
        )

    def tell(self, kind: str, where: np.ndarray, text: str) -> None:
        """Note a problem of the features in mask `where`; `text` follows their number."""
        if where.any():
            fids = [int(f) for f in self.fids[where]]
            self.problems.append(Problem(kind, fids, f"{features(fids)} {text}"))


def features(fids: list[int]) -> str:
    """ "3 features (fid 4, 7, 9)", naming only the first few."""
    names = ", ".join(str(f) for f in fids[:SHOWN])
    more = f" and {len(fids) - SHOWN} more" if len(fids) > SHOWN else ""
    return f"{len(fids)} feature{'s' if len(fids) != 1 else ''} (fid {names}{more})"


def read_labels(
    path: Path, label_field: str, task: str, grid: Grid, groups: str = "", what: str = "embedding"
) -> Labels:
    """Read a label layer, repair and reproject it, and keep what lies on `grid`, that of `what`.

    `task` is "classify" (values become text) or "regress" (values must be numbers). What is left
    out or repaired is listed in `problems`. Raises `InputError` if nothing usable remains.
    """
    meta, fids, wkb, columns = _read(path, [label_field] + ([groups] if groups else []))
    names = list(meta["fields"])
    values = columns[names.index(label_field)]
    labels = Labels(
        path=path,
        field=label_field,
        fids=fids,
        shapes=shapely.from_wkb(wkb, on_invalid="ignore"),
        values=values,
        groups=_as_text(columns[names.index(groups)]) if groups else None,
    )
    labels = _with_values(labels, task)
    labels = _with_geometry(labels)
    labels = _reprojected(labels, meta["crs"], grid, what)
    labels = _on_grid(labels, grid, what)
    if groups:
        labels = _with_groups(labels, groups)
    return labels


def attributes(
    path: Path, label_field: str, names: list[str]
) -> tuple[np.ndarray, np.ndarray, list[np.ndarray]] | None:
    """Ids (p,), which of them have a label (p,) and the columns `names` (p,) each of the layer that
    `read_labels` reads; None if it lacks one of them."""
    wanted = [label_field, *names]
    try:
        meta, fids, _, columns = _read(path, wanted)
    except InputError:
        return None
    order = list(meta["fields"])
    labelled = _as_text(columns[order.index(label_field)]) != ""
    return fids, labelled, [columns[order.index(name)] for name in names]


def geometries(path: Path, label_field: str) -> tuple[str, np.ndarray, np.ndarray, np.ndarray]:
    """CRS, ids (p,), shapes as they are in the file (p,) and values as text (p,) of all features
    of the layer that `read_labels` reads."""
    meta, fids, wkb, columns = _read(path, [label_field])
    values = columns[list(meta["fields"]).index(label_field)]
    return meta["crs"], fids, shapely.from_wkb(wkb, on_invalid="ignore"), _as_text(values)


def all_shapes(path: Path, grid: Grid, progress: Progress) -> np.ndarray:
    """Every polygon and point of every layer of the file, or of the one that `path` names (p,), in the
    grid's CRS.

    Raises `InputError` if the file can't be read.
    """
    found = []
    try:
        for layer, kind in _layers(path):
            if kind is not None:
                meta, fids, wkb, _ = raw.read(
                    file_of(path), layer=layer, columns=[], force_2d=True, return_fids=True
                )
                shapes = shapely.from_wkb(wkb, on_invalid="ignore")
                placed = _placed(shapes)
                if not placed.all():
                    lost = features([int(f) for f in fids[~placed]])
                    progress.message(f"{path.name}: {lost} {NOWHERE}")
                shapes = shapely.make_valid(shapes[placed])
                shapes = shapes[~shapely.is_missing(shapes) & ~shapely.is_empty(shapes)]
                found.append(moved(shapes, meta["crs"] or grid.crs, grid))
    except (DataSourceError, DataLayerError) as error:
        raise unreadable(path, error) from error
    every = np.concatenate([*found, np.empty(0, object)])
    finite: np.ndarray = np.isfinite(shapely.bounds(every)).all(axis=1)
    if len(every) and not finite.any():
        raise _nowhere(path)
    return every[finite]


def unreadable(path: Path, error: Exception) -> InputError:
    """The sentence about a file that is no vector layer, without the library's advice to programmers."""
    why = str(error).partition("; It might help")[0]
    return InputError(
        f"{path} can't be read as a vector layer ({why}); give a GeoPackage, a shapefile or the like."
    )


def _layers(path: Path) -> list[tuple[str, str | None]]:
    """Names and kinds of geometry of the file's layers, or of the one that FILE|layername=NAME names."""
    file = file_of(path)
    if not file.exists():
        raise InputError(f"The label layer {file} does not exist; check the path.")
    layers = [(str(name), kind) for name, kind in list_layers(file)]
    if file == path:
        return layers
    asked = str(path).removeprefix(f"{file}{LAYER}")
    if asked not in dict(layers):
        there = ", ".join(name for name, _ in layers)
        raise InputError(f"{file} has no layer {asked!r}; choose one of its layers: {there}.")
    return [(asked, dict(layers)[asked])]


def _read(path: Path, wanted: list[str]) -> tuple[dict[str, Any], Any, Any, Any]:
    """Columns of the layer that has geometry and these fields: (meta, fids, WKB, columns)."""
    try:
        layers = [name for name, kind in _layers(path) if kind is not None]
        if not layers:
            raise InputError(
                f"{path} has no layer with geometry; labels are polygons, multipolygons or points."
            )
        layer, fields = _fitting(path, layers, wanted)
        if ORIGINAL_ID in fields:
            wanted = [*wanted, ORIGINAL_ID]
        meta, fids, wkb, columns = raw.read(
            file_of(path), layer=layer, columns=wanted, return_fids=True, force_2d=True
        )
        if ORIGINAL_ID in wanted:
            original = columns[list(meta["fields"]).index(ORIGINAL_ID)]
            # Edited since, it may lack numbers (they are then no integers) or have one twice.
            if original.dtype.kind in "iu" and len(np.unique(original)) == len(fids):
                fids = original
    except (DataSourceError, DataLayerError) as error:
        raise unreadable(path, error) from error
    if len(fids) == 0:
        raise InputError(f"The label layer {path} has no features; draw some polygons first.")
    if not meta["crs"]:
        raise InputError(
            f"The label layer {path} has no coordinate reference system; "
            "set it in the layer's properties (QGIS: Layer > Set CRS) and save it."
        )
    return meta, fids, wkb, columns


def _fitting(path: Path, layers: list[str], wanted: list[str]) -> tuple[str, list[str]]:
    """The layer that has these fields, of several the one that has features, and all its fields."""
    found: dict[str, list[str]] = {}
    filled = set()
    for layer in layers:
        meta, _, wkb, _ = raw.read(file_of(path), layer=layer, max_features=1)
        found[layer] = [str(f) for f in meta["fields"]]
        filled |= {layer} if len(wkb) else set()
    fitting = [layer for layer in layers if set(wanted) <= set(found[layer])]
    if not fitting:
        raise InputError(_no_field(path, wanted, found))
    fitting = [layer for layer in fitting if layer in filled] or fitting[:1]
    if len(fitting) > 1:
        raise InputError(
            f"{path} has {len(fitting)} layers with the field {wanted[0]!r}: {', '.join(fitting)}. Say "
            f"which one is meant: {path.name}{LAYER}{fitting[0]}, for one."
        )
    return fitting[0], found[fitting[0]]


def _no_field(path: Path, wanted: list[str], found: dict[str, list[str]]) -> str:
    layer, names = max(found.items(), key=lambda item: len(set(wanted) & set(item[1])))
    missing = next(name for name in wanted if name not in names)
    listed = ", ".join(names) if names else "none"
    return f"The label layer {path} ({layer}) has no field {missing!r}; its fields are: {listed}."


def _as_text(column: np.ndarray) -> np.ndarray:
    """Attribute values as the text a person sees: 1.0 from a real column is "1"; missing is ""."""
    return np.array([label_text(value) for value in column], dtype=object)


def label_text(value: Any) -> str:
    """One value as that text; `aef_qgis/labels.py` has the same for values of QGIS's."""
    if isinstance(value, np.ndarray | list | tuple):  # a field of lists, as GeoJSON has them
        return ", ".join(map(label_text, value))
    if value is None or value != value:  # NULL, NaN and NaT
        return ""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    # One letter with its accent, or two: they look the same.
    return unicodedata.normalize("NFC", str(value).strip())


def _with_values(labels: Labels, task: str) -> Labels:
    """Features whose value can be used; classes as text, quantities as float64."""
    text = _as_text(labels.values)
    missing = text == ""
    labels.values = text
    if task == "regress":
        labels.values = np.array([_number(t) for t in text])
        wrong = ~missing & np.isnan(labels.values)
        if wrong.any():
            raise InputError(
                f"Field {labels.field!r} of {labels.path} must hold numbers to regress, but "
                f"feature {labels.fids[wrong][0]} holds {text[wrong][0]!r}; correct it, choose "
                "another field, or use --task classify."
            )
        infinite = np.abs(labels.values) > HIGHEST
        labels.tell("infinite", infinite, f"with a value beyond {HIGHEST:g} left out.")
        missing |= infinite
    labels.tell("empty", text == "", f"with nothing in field {labels.field!r} left out.")
    if missing.all():
        what = "is empty" if (text == "").all() else f"is empty or beyond {HIGHEST:g}"
        raise InputError(
            f"Field {labels.field!r} of {labels.path} {what} in all features; "
            "fill it in or choose another field."
        )
    return labels.kept(~missing)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


def _placed(shapes: np.ndarray) -> np.ndarray:
    """Which shapes (p,) have finite coordinates only: GEOS breaks off at others."""
    xy, of = shapely.get_coordinates(shapes, return_index=True)
    found = np.ones(len(shapes), bool)
    found[of[~np.isfinite(xy).all(axis=1)]] = False
    return found


def _with_geometry(labels: Labels) -> Labels:
    """Polygons and points only, repaired where they cross themselves."""
    empty = shapely.is_missing(labels.shapes) | shapely.is_empty(labels.shapes)
    labels.tell("no geometry", empty, "without geometry left out.")
    labels = labels.kept(~empty)
    placed = _placed(labels.shapes)
    labels.tell("not finite", ~placed, NOWHERE)
    labels = labels.kept(placed)
    kinds = shapely.get_type_id(labels.shapes)
    usable = np.isin(kinds, USABLE)
    labels.tell("geometry type", ~usable, "that are neither polygons nor points left out.")
    labels = labels.kept(usable)
    invalid = ~shapely.is_valid(labels.shapes)
    if invalid.any():
        repaired = shapely.make_valid(labels.shapes)
        areal = shapely.area(repaired) > 0
        labels.tell("repaired", invalid & areal, "with invalid geometry repaired; look at them.")
        labels.tell("invalid", invalid & ~areal, "with geometry beyond repair left out.")
        labels.shapes = np.where(invalid, _areas_only(repaired), labels.shapes)
        labels = labels.kept(~invalid | areal)
    if not len(labels):
        told = " ".join(p.text for p in labels.problems)
        raise InputError(f"No feature of {labels.path} can be used as a label. {told}")
    return labels


def _areas_only(shapes: np.ndarray) -> np.ndarray:
    """Geometry collections, which make_valid may return, without their lines and points."""
    out = shapes.copy()
    for i in np.flatnonzero(shapely.get_type_id(shapes) == 7):
        parts = shapely.get_parts(shapes[i])
        out[i] = shapely.union_all(parts[shapely.area(parts) > 0])
    return out


def moved(shapes: np.ndarray, crs: str, grid: Grid) -> np.ndarray:
    """Shapes (n,) of `crs` in the grid's CRS; infinite where that has no place for them."""
    source, target = CRS.from_user_input(crs), CRS.from_user_input(grid.crs)
    if source == target:
        return shapes

    found: np.ndarray = shapely.transform(shapes, lambda xy: carried(xy, crs, grid.crs))
    return found


def _nowhere(path: Path) -> InputError:
    return InputError(
        f"No feature of {path} has coordinates that are possible in its coordinate reference "
        "system: it may say degrees of what are metres. Set the right one (QGIS: Layer > Set CRS) "
        "and save it."
    )


def _reprojected(labels: Labels, crs: str, grid: Grid, what: str) -> Labels:
    labels.shapes = moved(labels.shapes, crs, grid)
    finite = np.isfinite(shapely.bounds(labels.shapes)).all(axis=1)
    if not finite.any():
        raise _nowhere(labels.path)
    labels.tell("projection", ~finite, f"beyond the reach of the {what}'s CRS left out.")
    return labels.kept(finite)


def _on_grid(labels: Labels, grid: Grid, what: str) -> Labels:
    frame = shapely.box(*grid.bounds)
    inside = shapely.intersects(labels.shapes, frame)
    if not inside.any():
        theirs = shapely.total_bounds(labels.shapes)
        raise InputError(
            f"None of the labels of {labels.path} lies on the {what}: they cover "
            f"{_extent(theirs)}, the {what} {_extent(grid.bounds)} (left, bottom, right, top "
            f"in the {what}'s CRS). Check the CRS of the labels, or choose others."
        )
    labels.tell("outside", ~inside, f"outside the {what} left out.")
    return labels.kept(inside)


def _extent(bounds: Any) -> str:
    digits = 4 if max(abs(float(v)) for v in bounds) < 400 else 0
    return ", ".join(f"{float(v):.{digits}f}" for v in bounds)


def spelling(name: str) -> str:
    """What names share that differ in capitals or spaces only."""
    return "".join(name.casefold().split())


def _with_groups(labels: Labels, name: str) -> Labels:
    """Groups that are written almost alike are one: as two, they would tell of each other."""
    written = labels.groups if labels.groups is not None else np.empty(0, object)
    usual: dict[str, str] = {}
    for group, _ in Counter(written).most_common():
        usual.setdefault(spelling(group), group)
    if len(set(usual) - {""}) < 2:
        raise InputError(
            f"Field {name!r} of {labels.path} has fewer than two values; to hold groups out in "
            "turn it needs at least two. Leave --groups away to hold out polygons."
        )
    groups = np.array([usual[spelling(group)] for group in written], object)
    pairs = zip(written, groups, strict=True)
    read = list(dict.fromkeys(f"{own!r} as {other!r}" for own, other in pairs if own != other))
    listed = ", ".join(read[:SHOWN]) + (" …" if len(read) > SHOWN else "")
    text = f"whose {name!r} is written almost like another one's are of one group: {listed}."
    labels.tell("group spelling", groups != written, text)
    labels.tell("no group", groups == "", f"with nothing in {name!r} are a group each.")
    labels.groups = np.array(
        [g or f"fid {f}" for g, f in zip(groups, labels.fids, strict=True)], dtype=object
    )
    return labels
