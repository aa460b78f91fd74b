"""What is odd about labels that can still be used."""

from __future__ import annotations

import numpy as np
import shapely

from ..labels import Labels, Problem, features
from .splits import overlapping


def problems(labels: Labels, pixel: float, task: str) -> list[Problem]:
    """Overlaps with another value, duplicates, polygons under a pixel, classes with one label."""
    found = _overlaps(labels, pixel) + _small(labels, pixel)
    return found + (_lonely(labels) if task == "classify" else [])


def _overlaps(labels: Labels, pixel: float) -> list[Problem]:
    first, second = overlapping(labels.shapes, pixel**2 / 2)
    differ = labels.values[first] != labels.values[second]
    same = ~differ & shapely.equals(labels.shapes[first], labels.shapes[second])
    kinds = (
        (
            "overlap",
            differ,
            "overlap another one with a different value: one of each pair is wrong.",
        ),
        ("duplicate", same, "are drawn twice; they are tested together and count twice."),
    )
    out = []
    for kind, pairs, text in kinds:
        fids = _fids(labels, np.concatenate([first[pairs], second[pairs]]))
        if fids:
            out.append(Problem(kind, fids, f"{features(fids)} {text}"))
    return out


def _small(labels: Labels, pixel: float) -> list[Problem]:
    area = shapely.area(labels.shapes)
    fids = _fids(labels, np.flatnonzero((area > 0) & (area < pixel**2)))
    verb = "is" if len(fids) == 1 else "are"
    text = (
        f"{features(fids)} {verb} smaller than a pixel; each counts through the pixel it lies in."
    )
    return [Problem("small", fids, text)] if fids else []


def _lonely(labels: Labels) -> list[Problem]:
    """Classes with one label: they can be learnt but not tested."""
    names, count = np.unique(labels.values.astype(str), return_counts=True)
    out = []
    for name in names[count == 1].tolist():
        fids = _fids(labels, np.flatnonzero(labels.values.astype(str) == name))
        text = (
            f"Class {name!r} has one label (fid {fids[0]}): it is learnt, but how well it is "
            "mapped can't be tested. Draw at least one more."
        )
        out.append(Problem("lonely", fids, text))
    return out


def _fids(labels: Labels, index: np.ndarray) -> list[int]:
    return sorted({int(f) for f in labels.fids[index]})
