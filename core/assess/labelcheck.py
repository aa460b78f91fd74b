"""What is odd about labels that can still be used."""

from __future__ import annotations

import numpy as np
import shapely

from ..labels import Labels, Problem, features
from .splits import overlapping

UNLIKELY, LIKELY = 0.1, 0.7  # probabilities of its own and of another class that make a doubt
MOST = 30  # doubtful labels listed


def problems(labels: Labels, pixel: float, task: str) -> list[Problem]:
    """Overlaps with another value, duplicates, polygons under a pixel, classes with one label."""
    found = _overlaps(labels, pixel) + _small(labels, pixel)
    return found + (_lonely(labels) if task == "classify" else [])


def doubtful(labels: Labels, own: np.ndarray, other: np.ndarray, rival: list[str]) -> list[Problem]:
    """Labels that look like another class when held out: perhaps wrong, perhaps mixed.

    `own` (p,) and `other` (p,) mean probability of its class and of the most probable other one,
    `rival`, NaN where a label was not tested.
    """
    found = np.flatnonzero((own < UNLIKELY) & (other > LIKELY))
    out = []
    for i in found[np.argsort(own[found] - other[found])]:
        fid = int(labels.fids[i])
        text = (
            f"Feature {fid}, labelled {str(labels.values[i])!r}, looks like {rival[i]!r} "
            f"({100 * other[i]:.0f}\u00a0%) to a head that has not seen it: check it."
        )
        out.append(Problem("doubtful", [fid], text))
    return out[:MOST]


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
