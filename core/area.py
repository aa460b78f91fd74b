"""`area`: how accurate a map is and how much of each class there is, from independent points."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely

from .assess.area import Assessment, Share, Z, assess
from .classmap import ClassMap
from .errors import InputError
from .files import require_output, write_json
from .labels import Labels, Problem, features, read_labels
from .maps import MapClass
from .progress import Progress

HECTARE = 10_000.0


def run(
    class_map: Path,
    reference: Path,
    label_field: str,
    labels: Path | None,
    report: Path | None,
    progress: Progress,
) -> dict[str, Any]:
    """Estimate accuracy and areas; with `labels` refuse points that lie in training labels."""
    if report is not None:
        report = require_output(report, ".html", [class_map, reference])
    with ClassMap(class_map) as source:
        progress.step(0, 2, "Counting the map's classes")
        classes, pixels, areas = source.counted()
        progress.step(1, 2, "Reading the reference points")
        points = _points(reference, label_field, source)
        if labels is not None:
            _require_independent(points, labels, source)
        mapped, points = _mapped(source, points)
    classes, truth = _codes(classes, points)
    strata = _strata(reference, points, classes, pixels, mapped)
    result = assess(strata.code, mapped_codes(classes, mapped), truth, strata.sizes, len(classes))
    mapped_area = np.zeros(len(classes))
    mapped_area[: len(areas)] = areas
    record = _record(result, classes, mapped_area, strata, points, source)
    for problem in points.problems:
        progress.message(problem.text)
    outputs: dict[str, Any] = dict(record)
    if report is not None:
        from .report import write_area_report

        write_json(report.with_suffix(".json"), record)
        write_area_report(report, record)
        outputs["report"] = str(report)
    progress.step(2, 2)
    return outputs


def _points(path: Path, label_field: str, source: ClassMap) -> Labels:
    points = read_labels(path, label_field, "classify", source.grid)
    if (shapely.get_type_id(points.shapes) != 0).any():
        raise InputError(
            f"{path} holds polygons; a reference sample is points drawn at random, of which each "
            "says what is at one place. Make one with `sampledesign`."
        )
    return points


def _require_independent(points: Labels, labels: Path, source: ClassMap) -> None:
    meta = pyogrio.read_info(labels) if labels.exists() else {"fields": []}
    if not len(meta["fields"]):
        raise InputError(f"The training labels {labels} do not exist or have no fields.")
    training = read_labels(labels, str(meta["fields"][0]), "classify", source.grid)
    near = shapely.STRtree(training.shapes).query(
        points.shapes, predicate="dwithin", distance=source.grid.pixel / 2
    )
    inside = sorted({int(f) for f in points.fids[near[0]]})
    if inside:
        raise InputError(
            f"{features(inside)} of the reference {points.path} lie in training labels of "
            f"{labels}: a map is best where it was taught. Leave them out, or draw an "
            "independent sample with `sampledesign`."
        )


def _mapped(source: ClassMap, points: Labels) -> tuple[np.ndarray, Labels]:
    """Map values at the points (n,), and the points without those where the map has no data."""
    t = source.grid.transform
    x, y = shapely.get_x(points.shapes), shapely.get_y(points.shapes)
    cols = np.minimum(np.floor((x - t.c) / t.a).astype(np.int64), source.grid.width - 1)
    rows = np.minimum(np.floor((y - t.f) / t.e).astype(np.int64), source.grid.height - 1)
    values = source.at(cols, rows)
    points.tell("no data", values < 0, "where the map has no data left out.")
    kept = points.kept(values >= 0)
    if not len(kept):
        raise InputError(f"No reference point of {points.path} lies where the map has data.")
    return values[values >= 0], kept


def _codes(classes: list[MapClass], points: Labels) -> tuple[list[MapClass], np.ndarray]:
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


def mapped_codes(classes: list[MapClass], values: np.ndarray) -> np.ndarray:
    """Number in `classes` of each map value (n,)."""
    number = {c.value: i for i, c in enumerate(classes)}
    return np.array([number[int(v)] for v in values])


class _Strata:
    """How the points were drawn: stratum number of each (n,), sizes in pixels (h,), in words."""

    def __init__(self, code: np.ndarray, sizes: np.ndarray, text: str):
        self.code, self.sizes, self.text = code, sizes, text


def _strata(
    path: Path, points: Labels, classes: list[MapClass], pixels: np.ndarray, mapped: np.ndarray
) -> _Strata:
    """Strata of the sample's own fields if it has them, else the map's classes."""
    own = _own_strata(path, points)
    if own is not None:
        stratum, size = own
        values, first, code = np.unique(stratum, return_index=True, return_inverse=True)
        sizes = size[first].astype(float)
        missing = pixels.sum() - sizes.sum()
        names = {c.value: c.name for c in classes}
        if missing > 0.5 and set(values) < {c.value for c in classes if c.value >= 0}:
            absent = [names[v] for v in names if v >= 0 and v not in set(values)]
            raise InputError(_misses(path, absent[0], missing / pixels.sum()))
        strata = _Strata(code, sizes, "strata of the sample")
    else:
        names = {c.value: c.name for c in classes}
        strata = _Strata(mapped_codes(classes, mapped), pixels.astype(float), "the map's classes")
        values = np.array([c.value for c in classes if c.value >= 0])
    count = np.bincount(strata.code, minlength=len(strata.sizes))
    for value, n, size in zip(values, count, strata.sizes, strict=False):
        if n < 2:
            raise InputError(
                _misses(path, names.get(value, str(value)), size / sum(strata.sizes), n)
            )
    return strata


def _misses(path: Path, name: str, share: float, n: int = 0) -> str:
    found = "no point" if n == 0 else "one point only"
    return (
        f"The reference {path} has {found} in stratum {name!r} ({100 * share:.1f} % of the map); "
        "each needs two for an error to be estimated. Label at least two points there, or draw a "
        "sample with `sampledesign`."
    )


def _own_strata(path: Path, points: Labels) -> tuple[np.ndarray, np.ndarray] | None:
    """Fields `stratum` and `stratum_pixels` of the points, if the layer has them."""
    fields = {str(f) for f in pyogrio.read_info(path)["fields"]}
    if not {"stratum", "stratum_pixels"} <= fields:
        return None
    meta, fids, _, columns = pyogrio.raw.read(
        path, columns=["stratum", "stratum_pixels"], return_fids=True, read_geometry=False
    )
    names = list(meta["fields"])
    at = np.searchsorted(fids, points.fids)
    stratum, size = (columns[names.index(n)][at] for n in ("stratum", "stratum_pixels"))
    return stratum, size


def _record(
    result: Assessment,
    classes: list[MapClass],
    mapped_area: np.ndarray,
    strata: _Strata,
    points: Labels,
    source: ClassMap,
) -> dict[str, Any]:
    """Everything as plain values; areas in hectares."""
    total = float(mapped_area.sum())
    rows = [
        {
            "label": c.label,
            "name": c.name,
            "color": c.color,
            "points": int((points.values == c.label).sum()),
            "mapped_ha": _plain(mapped_area[i] / HECTARE),
            "area_ha": _plain(result.areas[i].value * total / HECTARE),
            "area_ha_ci": _plain(Z * result.areas[i].se * total / HECTARE),
            "users": _with_interval(result.users[i]),
            "producers": _with_interval(result.producers[i]),
        }
        for i, c in enumerate(classes)
    ]
    return {
        "map": source.path.name,
        "reference": points.path.name,
        "points": len(points),
        "strata": strata.text,
        "total_ha": _plain(total / HECTARE),
        "overall": _with_interval(result.overall),
        "classes": rows,
        "matrix": [[_plain(v) for v in row] for row in result.matrix],
        "problems": [{"kind": p.kind, "fids": p.fids, "text": p.text} for p in points.problems],
    }


def _with_interval(share: Share) -> dict[str, float | None]:
    """Value, standard error and 95 % interval within [0, 1]."""
    low, high = max(0.0, share.value - Z * share.se), min(1.0, share.value + Z * share.se)
    keys = ("value", "se", "low", "high")
    return {k: _plain(v) for k, v in zip(keys, (share.value, share.se, low, high), strict=True)}


def _plain(value: float) -> float | None:
    return float(f"{value:.8g}") if np.isfinite(value) else None
