"""Whether labels lie in clusters: nearer to each other than the map's places lie to them.

A label held out beside others that are learnt from tells how good a map is beside labels. It tells
how good the map is where labels held out are as far from those learnt from as the map is from all of
them; that is what holding out has to be like (Roberts et al. 2017; Milà et al. 2022; Linnenbrink et al.
2024; what it costs otherwise: Ploton et al. 2020, Meyer & Pebesma 2022). Labels drawn at random over
the map are, each alone, and areas held out would tell less than is true of them (Wadoux et al. 2021).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.stats import rankdata

from ..grid import Grid
from .heldout import Material
from .splits import Split, length, nearest

FARTHER = 0.8  # of the pairs of a place and a label; see `in_clusters`
FEWEST = 8  # units of labels: where fewer lie is mostly chance
HALF = 0.5  # of the labels must be testable in blocks, or these tell of too few
MOST = 2000  # labels looked at


@dataclass(frozen=True)
class Distances:
    """How far the map lies from the labels, and labels held out from those learnt from.

    `farther`: how often the place of a pair of both lies farther (ties half), 0.5 where both are
    alike: Mann and Whitney's statistic as a probability (Vargha & Delaney 2000). `place`, `label`:
    medians, in units of the CRS.
    """

    farther: float
    place: float
    label: float


def distances(material: Material, split: Split) -> Distances | None:
    """These of a split, compared as nearest neighbours' distances (Milà et al. 2022); None where
    labels are too few, or nothing can be held out."""
    shapes, polygon = material.labels.shapes, material.samples.polygon
    if not len(material.ground) or len(np.unique(material.unit)) < FEWEST:
        return None
    inner = shapely.point_on_surface(shapes)  # an edge is nearer to others than the rest of a label
    some = np.zeros(len(shapes), bool)
    some[np.random.default_rng(material.seed).permutation(len(shapes))[:MOST]] = True
    apart = []
    for train, test in split.parts:
        tested = np.unique(polygon[test])
        apart.append(nearest(inner[tested[some[tested]]], shapes[np.unique(polygon[train])]))
    if not apart:
        return None
    label, place = np.concatenate(apart), nearest(shapely.points(material.ground), shapes)
    rank = rankdata(np.concatenate([place, label]))[: len(place)].sum()
    above = rank - len(place) * (len(place) + 1) / 2
    return Distances(
        float(above / len(place) / len(label)), float(np.median(place)), float(np.median(label))
    )


def in_clusters(found: Distances | None) -> bool:
    """Whether a split tests labels beside others while the map lies far from them.

    Of labels drawn at random, 8 to 150 of three regions, it said so in 5 of 3000 draws, none of them of
    more than 10; of 15 to 150 in sites of five neighbours in 99 of 100 (`clusters` of
    tests/bench/promises.py).
    """
    return found is not None and found.farther >= FARTHER


def enough(material: Material, block: Split, share: float) -> bool:
    """Whether whole areas held out test this share of the labels, and not of one class only, which
    would tell of nothing that it could be taken for."""
    tested = _testable(material, block)
    several = material.task == "regress" or len(np.unique(material.y[tested])) > 1
    return len(block.parts) > 1 and several and bool(tested.mean() >= share)


def _testable(material: Material, split: Split) -> np.ndarray:
    """Which labels (p,) are tested, after learning from others of their class and of another."""
    polygon, found = material.samples.polygon, np.zeros(len(material.y), bool)
    for train, test in split.parts:
        tested = np.unique(polygon[test])
        known = np.unique(material.y[np.unique(polygon[train])])
        found[tested] = material.task == "regress" or (
            len(known) > 1 and np.isin(material.y[tested], known)
        )
    return found


def told_by_areas(material: Material, alone: Split, block: Split) -> bool:
    """Whether areas held out are what to go by: labels lie in clusters, and most can be tested so."""
    return in_clusters(distances(material, alone)) and enough(material, block, HALF)


def told(
    material: Material, chosen: Split, others: list[Split], grid: Grid
) -> dict[str, str] | None:
    """That labels lie in clusters, None where they don't. `by`: "areas" if what is reported first is of
    areas held out, "corner" if most of the map lies farther from labels even so, "beside" if it holds
    beside labels only; `text`: the same in words."""
    named = {split.name: split for split in [chosen, *others]}
    near = named.get("group", named["polygon"])
    found = distances(material, near)
    if found is None or not in_clusters(found):
        return None
    text = f"The labels lie in clusters: {_in_words(found, near, grid)}."
    if chosen.name == "block":
        if in_clusters(distances(material, chosen)):
            text += (
                " So whole areas were held out. Even so most of the map lies farther from labels than what "
                "was tested: expect less there than what comes first."
            )
            return {"by": "corner", "text": text}
        text += (
            " So whole areas were held out: what comes first is what places far from labels get."
        )
        return {"by": "areas", "text": text}
    text += " What comes first holds as near to labels as that: expect less on most of the map."
    if enough(material, named["block"], HALF):
        text += " What whole areas held out show, below, comes nearer."
    else:
        text += (
            " How much less can't be told: with whole areas held out, too few labels or classes could be tested. "
            "Label each class in several places all over the map."
            if material.task == "classify"
            else " How much less can't be told: whole areas can't be held out of so few labels. Measure "
            "places all over the map."
        )
    return {"by": "beside", "text": text}


def _in_words(found: Distances, near: Split, grid: Grid) -> str:
    """How far apart places, and labels, are."""
    label = length(found.label, grid) if found.label >= grid.pixel else "less than a pixel"
    held = "held out alone" if near.name == "polygon" else "held out with its group"
    return (
        f"a place on the map typically lies {length(found.place, grid)} from the nearest one, a label "
        f"{held} {label} from the nearest that is learnt from"
    )
