"""`area`: how accurate a map is and how much of each class there is, from independent points."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from . import report as page
from .assess.area import Assessment, Share, Z, assess
from .files import require_output, together
from .labels import reference as sample
from .labels.layer import Labels
from .maps.classmap import ClassMap
from .maps.writer import MapClass
from .progress import Progress

HECTARE = 10_000.0
FEW = 20  # points of a class under which its accuracy says little


def run(
    class_map: Path,
    reference: Path,
    label_field: str,
    labels: Path | None = None,
    design: str = "auto",
    report: Path | None = None,
    *,
    progress: Progress,
) -> dict[str, Any]:
    """Estimate accuracy and areas; with `labels` refuse points that lie in training labels."""
    if report is not None:
        inputs = [class_map, reference] + ([labels] if labels else [])
        report = require_output(report, ".html", inputs)
        page.require_beside(report, inputs)
    with ClassMap(class_map) as source:
        classes, pixels, areas = source.counted(progress)
        points = sample.read_points(reference, label_field, source)
        if labels is not None:
            sample.require_independent(points, labels, source)
        values, pixel_area, points = sample.on_map(source, points)
        number = {c.value: i for i, c in enumerate(classes)}
        mapped = np.array([number[int(v)] for v in values])
        classes, truth = sample.codes(classes, points)
        strata = sample.strata(design, points, classes, pixels, mapped)
        result = assess(strata.code, mapped, truth, strata.sizes, len(classes), pixel_area)
        mapped_area = np.zeros(len(classes))
        mapped_area[: len(areas)] = areas
        counts = np.zeros((len(classes), len(classes)), int)
        np.add.at(counts, (mapped, truth), 1)
        record = _record(result, classes, mapped_area, counts, points)
        record |= {
            "map": source.path.name,
            "design": strata.design,
            "drawn": sample.DESIGNS[strata.design],
            "checked_against_training": labels.name if labels else "",
            "cautions": _cautions(result, classes, counts, mapped_area, labels),
        }
        if report is not None:
            from .maps import thumbnail

            picture = thumbnail.of_map(source, classes, points, mapped == truth)
            with together() as part:
                page.write_area_report(part, report, record, picture)
    for text in [*(p.text for p in points.problems), *record["cautions"]]:
        progress.message(text)
    return record | ({"report": str(report)} if report is not None else {})


def _record(
    result: Assessment,
    classes: list[MapClass],
    mapped_area: np.ndarray,
    counts: np.ndarray,
    points: Labels,
) -> dict[str, Any]:
    """Everything as plain values; areas in hectares."""
    total = float(mapped_area.sum())
    rows = [
        {
            "label": c.label,
            "name": c.name,
            "color": c.color,
            "points": int(counts[:, i].sum()),
            "mapped_points": int(counts[i].sum()),
            "mapped_ha": _plain(mapped_area[i] / HECTARE),
            "area_ha": _plain(result.areas[i].value * total / HECTARE),
            "area_ha_se": _plain(result.areas[i].se * total / HECTARE),
            "area_ha_ci": _plain(Z * result.areas[i].se * total / HECTARE),
            "users": _with_interval(result.users[i]),
            "producers": _with_interval(result.producers[i]),
        }
        for i, c in enumerate(classes)
    ]
    return {
        "reference": points.path.name,
        "points": len(points),
        "total_ha": _plain(total / HECTARE),
        "overall": _with_interval(result.overall),
        "classes": rows,
        "matrix": [[_plain(v) for v in row] for row in result.matrix],
        "counts": counts.tolist(),
        "problems": [{"kind": p.kind, "fids": p.fids, "text": p.text} for p in points.problems],
    }


def _cautions(
    result: Assessment,
    classes: list[MapClass],
    counts: np.ndarray,
    mapped_area: np.ndarray,
    labels: Path | None,
) -> list[str]:
    """Where the numbers say less than they seem to, in sentences."""
    found = []
    on_map = mapped_area > 0
    few = [c.name for c, n, there in zip(classes, counts.sum(axis=1), on_map) if there and n < FEW]
    if few:
        found.append(
            f"Fewer than {FEW} points lie where the map says {_listed(few)}: what is said of "
            f"{'it' if len(few) == 1 else 'them'} is uncertain beyond its interval."
        )
    sure = [
        c.name
        for c, share, there in zip(classes, result.users, on_map)
        if there and share.se == 0 and share.value in (0, 1)
    ]
    if sure:
        found.append(
            f"All points where the map says {_listed(sure)} agree with each other, so no error can "
            "be seen there and its interval has no width. That is the size of the sample, not "
            "certainty."
        )
    if labels is None:
        found.append(
            "Whether the points are independent of the labels that the map was taught with was "
            "not checked: the training labels were not given."
        )
    return found


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - 6} more" if len(names) > 6 else ""
    return ", ".join(f"“{name}”" for name in names[:6]) + more


def _with_interval(share: Share) -> dict[str, float | None]:
    """Value, standard error and 95 % interval within [0, 1]."""
    low, high = max(0.0, share.value - Z * share.se), min(1.0, share.value + Z * share.se)
    keys = ("value", "se", "low", "high")
    return {k: _plain(v) for k, v in zip(keys, (share.value, share.se, low, high), strict=True)}


def _plain(value: float) -> float | None:
    return float(f"{value:.8g}") if np.isfinite(value) else None
