"""Ways of holding labels out: what is learnt from, and what it is then tested on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from ..labels import Labels
from ..samples import Samples

FOLDS = 5


@dataclass(frozen=True)
class Split:
    """Pairs of pixel indices (train, test); `unit` is what is held out together."""

    unit: str
    parts: list[tuple[np.ndarray, np.ndarray]]


def units(labels: Labels, samples: Samples, pixel: float) -> np.ndarray:
    """For each polygon the number of the unit it is held out with (p,).

    Polygons of one group, and polygons that share pixels, belong together: a pixel that is
    learnt from must never be tested on.
    """
    n = len(labels)
    pairs = [_sharing(samples.pixel, samples.polygon), overlapping(labels.shapes, pixel**2 / 2)]
    if labels.groups is not None:
        _, code = np.unique(labels.groups.astype(str), return_inverse=True)
        pairs.append(_sharing(code, np.arange(n)))
    first, second = np.concatenate(pairs, axis=1)
    graph = coo_matrix((np.ones(len(first), bool), (first, second)), (n, n))
    return connected_components(graph, directed=False)[1]


def _sharing(what: np.ndarray, who: np.ndarray) -> np.ndarray:
    """Pairs (2, m) that link all `who` with the same `what`, each to the one before it."""
    order = np.lexsort((who, what))
    what, who = what[order], who[order]
    same = np.flatnonzero((what[1:] == what[:-1]) & (who[1:] != who[:-1]))
    return np.stack([who[same], who[same + 1]])


def overlapping(shapes: np.ndarray, area: float) -> np.ndarray:
    """Pairs (2, m) of polygons that overlap by more than `area`."""
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    once = first < second
    first, second = first[once], second[once]
    shared = shapely.area(shapely.intersection(shapes[first], shapes[second]))
    return np.stack([first, second])[:, shared > area]


def by_unit(unit: np.ndarray, kind: np.ndarray, polygon: np.ndarray, seed: int) -> Split:
    """Units held out in turn, each class dealt evenly over at most `FOLDS` parts.

    `unit` (p,) and `kind` (p,), the class or any constant, are of polygons; `polygon` (n,) of
    pixels.
    """
    fold = deal(unit, kind, FOLDS, seed)[polygon]
    return Split("polygon", _parts(fold))


def by_pixel(kind: np.ndarray, polygon: np.ndarray, seed: int) -> Split:
    """Pixels held out at random, as others do: neighbours of a tested pixel are learnt from."""
    n = len(polygon)
    return Split("pixel", _parts(deal(np.arange(n), kind[polygon], FOLDS, seed)))


def deal(unit: np.ndarray, kind: np.ndarray, folds: int, seed: int) -> np.ndarray:
    """A fold for each row (p,): the same within a unit, each kind spread evenly over the folds."""
    names, first, code = np.unique(unit, return_index=True, return_inverse=True)
    rng = np.random.default_rng(seed)
    shuffled = rng.permutation(len(names))
    order = shuffled[np.argsort(kind[first][shuffled], kind="stable")]
    fold = np.empty(len(names), np.int64)
    fold[order] = np.arange(len(names)) % min(folds, len(names))
    return fold[code]


def _parts(fold: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    return [
        (np.flatnonzero(fold != i), np.flatnonzero(fold == i))
        for i in np.unique(fold)
        if (fold != i).any()
    ]
