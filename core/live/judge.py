"""How good the labels drawn so far are: tested on whole labels that were held out."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..assess import splits, summary
from ..assess.accuracy import Accuracy
from ..assess.heldout import Material, held_out
from ..grid import Grid
from ..progress import Progress

METHOD = "linear"  # the quickest head, and the one that the preview is made with


def judge(material: Material, grid: Grid, quiet: Progress) -> dict[str, Any]:
    """Accuracy with its 95 % interval, counts and the commonest confusion, as plain values.

    Every polygon is held out once with those that share pixels with it; a class with a single
    label can't be tested. `value` is None where nothing can.
    """
    labels, samples = material.labels, material.samples
    unit = splits.units(labels, samples, grid, groups=False)
    split = splits.by_polygon(unit, material.kind, samples.polygon, material.seed)
    tested = held_out(material, METHOD, split, quiet.check)
    if material.task == "classify":
        return _classes(material, summary.classes(material, tested))
    found = summary.quantities(material, tested)
    return {
        "measure": "r2",
        "value": _number(found.r2.value),
        "low": _number(found.r2.low),
        "high": _number(found.r2.high),
        "rmse": _number(found.rmse.value),
        "tested": len(found.truth),
    }


def _classes(material: Material, found: Accuracy) -> dict[str, Any]:
    names = [c.name for c in material.classes]
    values = [c.value for c in material.classes]
    counts = [int((material.y == v).sum()) for v in values]
    classes = [
        {
            "label": c.label,
            "name": c.name,
            "color": c.color,
            "labels": n,
            "found": _number(per.producers.value),
        }
        for c, n, per in zip(material.classes, counts, found.classes, strict=True)
    ]
    return {
        "measure": "overall",
        "value": _number(found.overall.value),
        "low": _number(found.overall.low),
        "high": _number(found.overall.high),
        "tested": int(found.tested.sum()),
        "classes": classes,
        "confused": _confused(found.polygons, names),
    }


def _confused(matrix: np.ndarray, names: list[str]) -> dict[str, Any] | None:
    """Which class is most often taken for which other; None if none ever is."""
    total = matrix.sum(axis=1, keepdims=True)
    share = np.divide(matrix, total, out=np.zeros_like(matrix, float), where=total > 0)
    np.fill_diagonal(share, 0)
    truth, mapped = np.unravel_index(share.argmax(), share.shape)
    if share[truth, mapped] < 0.005:
        return None
    return {
        "class": names[truth],
        "taken_for": names[mapped],
        "share": float(share[truth, mapped]),
    }


def _number(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
