"""How good the labels drawn so far are: tested on whole labels that were held out."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..assess import clusters, splits, summary
from ..assess.accuracy import Accuracy
from ..assess.heldout import Material, Tested, held_out
from ..grid import Grid
from ..progress import Progress

METHOD = "linear"  # the quickest head, and the one that the preview is made with


def judge(material: Material, grid: Grid, quiet: Progress) -> dict[str, Any]:
    """Accuracy with its 95 % interval, counts and the commonest confusion, as plain values; `beside`,
    that of labels one by one, where what comes first is of whole areas.

    Every polygon is held out once with those that share pixels with it; a class with a single
    label can't be tested. Where labels lie in clusters, whole areas are held out if that tests most
    of them: see `clusters`. `value` is None where nothing can be tested.
    """
    labels, samples, seed = material.labels, material.samples, material.seed
    unit = splits.units(labels, samples, grid, groups=False)
    alone = splits.by_polygon(unit, material.kind, samples.polygon, seed)
    block = splits.by_block(labels.shapes, unit, samples.polygon, grid, material.ground, seed)
    first = block if clusters.told_by_areas(material, alone, block) else alone
    told = clusters.told(material, first, [alone, block], grid)
    found = _found(material, held_out(material, METHOD, first, quiet.check))
    if first is block:
        beside = _found(material, held_out(material, METHOD, alone, quiet.check))
        found["beside"] = beside["value"]
    return found | {"clusters": told["by"] if told else ""}


def _found(material: Material, tested: Tested) -> dict[str, Any]:
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
