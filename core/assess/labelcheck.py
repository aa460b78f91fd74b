"""What is odd about labels that can still be used."""

from __future__ import annotations

import numpy as np
import shapely

from ..labels.layer import SHOWN, Labels, Problem, features, spelling
from ..labels.samples import Samples
from ..words import percent
from .splits import inside, overlapping

UNLIKELY, LIKELY = 0.1, 0.7  # probabilities of its own and of another class that make a doubt
MOST = 30  # doubtful, mixed or outlying labels listed of each kind
ENOUGH = 8  # labels of a class from which it can be said what is usual in it
PIXELS = 5  # of a label from which it can be said to be mixed
MISSING = {"nan", "null", "<null>", "<na>", "nat", "-9999"}  # as other programs write it out
APART = 10  # times the range of all other quantities: so far off is no measurement, as -9999
SINGLE_PARTS = "All parts of a feature are one label: make single parts of it (QGIS: Multipart to singleparts)."
COMPARED = 2000  # labels of a class that each of its labels is compared with


def problems(labels: Labels, samples: Samples, pixel: float, task: str) -> list[Problem]:
    """Overlaps with another value, duplicates, polygons under a pixel, classes with one label, with
    almost one name or named as a missing value is, labels unlike the others of their class, and
    quantities far from all others."""
    found = _overlaps(labels, pixel) + _small(labels, pixel)
    if task == "classify":
        found += _in_one_pixel(labels, samples) + _spelt(labels) + _lonely(labels)
        found += _unusual(labels, samples) + _marks(labels)
    else:
        found += _far_values(labels)
    return found


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
            f"({percent(other[i])}) to a head that has not seen it: check it."
        )
        out.append(Problem("doubtful", [fid], text))
    return out[:MOST]


def in_one_patch(labels: Labels, those: np.ndarray) -> list[Problem]:
    """What to know of `those` (p,) labels, see `splits.in_one_patch`."""
    fids = _fids(labels, np.flatnonzero(those))
    if not fids:
        return []
    whose = "Most labels lie in one patch"
    if labels.values.dtype.kind != "f":
        names = [repr(str(name)) for name in np.unique(labels.values[those])]
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        each = " each" if len(names) > 1 else ""
        whose = f"All labels of {', '.join(names[:SHOWN])}{more} lie in one patch{each}"
    text = (
        f"{whose} of neighbouring pixels, and are tested on one another: the accuracy there says little "
        "of other places. Add labels elsewhere."
    )
    return [Problem("one patch", fids, text)]


def _overlaps(labels: Labels, pixel: float) -> list[Problem]:
    pairs = [overlapping(labels.shapes, pixel**2 / 2), inside(labels.shapes, pixel)]
    first, second = np.concatenate(pairs, axis=1)
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
    for kind, which, text in kinds:
        fids = _fids(labels, np.concatenate([first[which], second[which]]))
        if fids:
            out.append(Problem(kind, fids, f"{features(fids)} {text}"))
    return out


def _in_one_pixel(labels: Labels, samples: Samples) -> list[Problem]:
    """Points that lie in one pixel: with one class they count twice, with two one is wrong."""
    point = shapely.get_dimensions(labels.shapes)[samples.polygon] == 0
    who, where = samples.polygon[point], samples.pixel[point]
    order = np.lexsort((who, where))
    who, where = who[order], where[order]
    same = np.flatnonzero((where[1:] == where[:-1]) & (who[1:] != who[:-1]))
    first, second = who[same], who[same + 1]
    differ = labels.values[first] != labels.values[second]
    out = []
    for kind, pairs, text in (
        ("overlap", differ, "lie in the pixel of one with a different value: one is wrong."),
        ("duplicate", ~differ, "share a pixel with one of the same value and count twice."),
    ):
        fids = _fids(labels, np.concatenate([first[pairs], second[pairs]]))
        if fids:
            out.append(Problem(kind, fids, f"{features(fids)} {text}"))
    return out


def _unusual(labels: Labels, samples: Samples) -> list[Problem]:
    """Labels that are mixed inside, or lie far from the rest of their class."""
    p = len(labels)
    count = np.bincount(samples.polygon, minlength=p)
    mean = np.zeros((p, samples.vectors.shape[1]))
    np.add.at(mean, samples.polygon, samples.vectors)
    mean /= count[:, None]
    length = np.linalg.norm(mean, axis=1)
    mean /= np.maximum(length, 1e-9)[:, None]
    mixed = np.where(count >= PIXELS, 1 - length, np.nan)
    apart = np.full(p, np.nan)
    for members in _by_class(labels):
        apart[members] = _to_the_next(mean[members])
    return _far_out(
        labels,
        mixed,
        "mixed",
        "covers places that differ much more than those of other labels of its class: it may "
        "reach over a border",
    ) + _far_out(
        labels,
        apart,
        "outlier",
        "lies far from all other labels of its class: perhaps wrong, perhaps a kind of its own",
    )


def _by_class(labels: Labels) -> list[np.ndarray]:
    """The labels of each class, as indices."""
    _, code, count = np.unique(labels.values.astype(str), return_inverse=True, return_counts=True)
    return np.split(np.argsort(code, kind="stable"), np.cumsum(count)[:-1])


def _to_the_next(vectors: np.ndarray) -> np.ndarray:
    """1 − cosine of each unit vector (m, d) to the most similar other one, of many a sample."""
    step = -(-len(vectors) // COMPARED)
    others = np.arange(0, len(vectors), step)
    near = np.full(len(vectors), np.nan)
    for start in range(0, len(vectors) if len(vectors) > 1 else 0, 1024):
        rows = np.arange(start, min(start + 1024, len(vectors)))
        cosine = vectors[rows] @ vectors[others].T
        cosine[rows[:, None] == others[None]] = -1
        near[rows] = 1 - cosine.max(axis=1)
    return near


def _far_out(labels: Labels, values: np.ndarray, kind: str, text: str) -> list[Problem]:
    """Labels whose value is far beyond the usual of their class: three times the interquartile
    range above its upper quartile (Tukey 1977), and twice the median."""
    worst: list[tuple[float, int]] = []
    for members in _by_class(labels):
        members = members[np.isfinite(values[members])]
        if len(members) < ENOUGH:
            continue
        low, middle, high = np.percentile(values[members], [25, 50, 75])
        limit = max(high + 3 * (high - low), 2 * middle, 1e-4)
        worst += [(values[i] / limit, int(i)) for i in members[values[members] > limit]]
    return [
        Problem(
            kind,
            [int(labels.fids[i])],
            f"Feature {labels.fids[i]}, labelled {str(labels.values[i])!r}, {text}.",
        )
        for _, i in sorted(worst, reverse=True)[:MOST]
    ]


def _far_values(labels: Labels) -> list[Problem]:
    """The lowest and the highest quantity, where all others lie together far away from it."""
    values, out = np.unique(labels.values), []
    for far, others in ((values[0], values[1:]), (values[-1], values[:-1])):
        if abs(far - others).min(initial=np.inf) > APART * np.ptp(others) > 0:
            fids = _labelled(labels, far)
            text = (
                f"{features(fids)} with {far:g}, where all others lie between {others[0]:g} and {others[-1]:g}: if "
                "it is a mark for a missing value or a slip, empty the field or correct it."
            )
            out.append(Problem("far value", fids, text))
    return out


def _small(labels: Labels, pixel: float) -> list[Problem]:
    area = shapely.area(labels.shapes)
    fids = _fids(labels, np.flatnonzero((area > 0) & (area < pixel**2)))
    verb = "is" if len(fids) == 1 else "are"
    text = (
        f"{features(fids)} {verb} smaller than a pixel; each counts through the pixel it lies in."
    )
    return [Problem("small", fids, text)] if fids else []


def _spelt(labels: Labels) -> list[Problem]:
    """Classes whose names differ in capitals or spaces only, told of the labels of the rarer one."""
    names, count = np.unique(labels.values.astype(str), return_counts=True)
    known: dict[str, str] = {}
    out = []
    for name in names[np.argsort(-count, kind="stable")].tolist():
        usual = known.setdefault(spelling(name), name)
        if usual != name:
            fids = _labelled(labels, name)
            text = (
                f"{features(fids)} of class {name!r}: it is written almost like {usual!r}. If they are "
                "one, give both one name."
            )
            out.append(Problem("spelling", fids, text))
    return out


def _marks(labels: Labels) -> list[Problem]:
    """Classes that are named as other programs write a missing value."""
    out = []
    for name in np.unique(labels.values.astype(str)).tolist():
        if spelling(name) in MISSING:
            fids = _labelled(labels, name)
            text = (
                f"{features(fids)} of class {name!r}: if that is no class but a mark for a missing value, "
                "empty the field."
            )
            out.append(Problem("missing mark", fids, text))
    return out


def _lonely(labels: Labels) -> list[Problem]:
    """Classes with one label: they can be learnt but not tested."""
    names, first, count = np.unique(
        labels.values.astype(str), return_index=True, return_counts=True
    )
    parts = shapely.get_num_geometries(labels.shapes)
    alone = list(zip(names[count == 1].tolist(), first[count == 1].tolist(), strict=True))
    if len(alone) > SHOWN:
        fids = _fids(labels, first[count == 1])
        listed = ", ".join(repr(name) for name, _ in alone[:SHOWN])
        text = (
            f"{len(alone)} classes have one label each ({listed} and {len(alone) - SHOWN} more): they are learnt, "
            f"but how well they are mapped can't be tested. {_more(int(parts[first[count == 1]].max()))}"
        )
        return [Problem("lonely", fids, text)]
    out = []
    for name, at in alone:
        fids = _fids(labels, np.array([at]))
        text = (
            f"Class {name!r} has one label (fid {fids[0]}): it is learnt, but how well it is "
            f"mapped can't be tested. {_more(int(parts[at]))}"
        )
        out.append(Problem("lonely", fids, text))
    return out


def _more(parts: int) -> str:
    """How a class of one label can be tested: what was dissolved by class has its parts already."""
    if parts > 1:
        return SINGLE_PARTS
    return "Draw at least one more."


def _labelled(labels: Labels, value: str | float) -> list[int]:
    return _fids(labels, np.flatnonzero(labels.values == value))


def _fids(labels: Labels, index: np.ndarray) -> list[int]:
    return sorted({int(f) for f in labels.fids[index]})
