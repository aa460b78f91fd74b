"""Ways of holding labels out: what is learnt from, and what it is then tested on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from rasterio.crs import CRS
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from ..grid import Grid
from ..labels.layer import Labels
from ..labels.samples import Samples

FOLDS = 5
FEW = 40  # units up to which it matters how they are dealt
DEALS = 5  # of these; odd, so that one lies in the middle
POINT = 2  # pixels under which a polygon is no more than a point
SLIVER = 0.1  # of the smaller polygon; below, an overlap is a matter of drawing


@dataclass(frozen=True)
class Split:
    """Pairs of pixel indices (train, test); `name` and `text` say what is held out together.

    `unit` (p,) the block of each label, None where the labels' own units are what is held out.
    `deals`: other ways to deal the same units over the parts, where they are few.
    """

    name: str
    text: str
    parts: list[tuple[np.ndarray, np.ndarray]]
    unit: np.ndarray | None = None
    deals: tuple[list[tuple[np.ndarray, np.ndarray]], ...] = ()


def units(labels: Labels, samples: Samples, grid: Grid, groups: bool) -> np.ndarray:
    """For each polygon the number of the unit it is held out with (p,).

    Polygons that share pixels, or a tenth of one's area, belong together, points with the polygon
    that they lie in, and with `groups` those of one group: a pixel that is learnt from must never be
    tested on. Slivers along the borders of parcels don't count: they would chain a whole landscape
    together. Without groups points of one class, or of a quantity, in neighbouring pixels belong together
    as well: they may be what some program made of a polygon.
    """
    n = len(labels)
    pairs = _sharing_ground(labels, samples, grid)
    if groups and labels.groups is not None:  # who names them says what is held out together
        _, code = np.unique(labels.groups.astype(str), return_inverse=True)
        return _joined(np.concatenate([pairs, _sharing(code, np.arange(n))], axis=1), n)
    beside = _beside(labels, samples, grid)
    beside = beside[:, ~_in_one_patch(labels, pairs, beside)[beside[0]]]
    return _joined(np.concatenate([pairs, beside], axis=1), n)


def in_one_patch(labels: Labels, samples: Samples, grid: Grid) -> np.ndarray:
    """Which labels (p,) are not held out with those in neighbouring pixels, as nothing of their class
    would be left: it is one patch all over. Of a quantity all of them, if one patch has more than half."""
    beside = _beside(labels, samples, grid)
    if not beside.size:  # as with parcels, of which there may be very many
        return np.zeros(len(labels), bool)
    return _in_one_patch(labels, _sharing_ground(labels, samples, grid), beside)


def _in_one_patch(labels: Labels, pairs: np.ndarray, beside: np.ndarray) -> np.ndarray:
    """The same (p,) from the pairs (2, m) of labels that share ground, and of neighbours."""
    n = len(labels)
    joined = _joined(np.concatenate([pairs, beside], axis=1), n)
    if _is_quantity(labels):
        return np.full(n, 2 * np.bincount(joined).max() > n)
    _, kind = np.unique(labels.values.astype(str), return_inverse=True)
    whole = (_per_kind(joined, kind) < 2) & (_per_kind(_joined(pairs, n), kind) > 1)
    found: np.ndarray = whole[kind]
    return found


def _sharing_ground(labels: Labels, samples: Samples, grid: Grid) -> np.ndarray:
    """Pairs (2, m) of labels that share pixels, or a tenth of one's area, or lie one in the other."""
    shapes, pixel = labels.shapes, grid.pixel
    pairs = [
        _sharing(samples.pixel, samples.polygon),
        overlapping(shapes, pixel**2 / 2, SLIVER),
        inside(shapes, pixel),
    ]
    return np.concatenate(pairs, axis=1)


def _is_quantity(labels: Labels) -> bool:
    return bool(labels.values.dtype.kind == "f")


def _joined(pairs: np.ndarray, n: int) -> np.ndarray:
    """The number (n,) of the unit of each of `n`, of which `pairs` (2, m) belong together."""
    graph = coo_matrix((np.ones(pairs.shape[1], bool), tuple(pairs)), (n, n))
    found: np.ndarray = connected_components(graph, directed=False)[1]
    return found


def _per_kind(unit: np.ndarray, kind: np.ndarray) -> np.ndarray:
    """In how many units each kind is."""
    found: np.ndarray = np.bincount(np.unique(np.stack([kind, unit]), axis=1)[0])
    return found


def _beside(labels: Labels, samples: Samples, grid: Grid) -> np.ndarray:
    """Pairs (2, m) of points, or polygons of about a pixel, in neighbouring pixels and of one class, if
    they have any."""
    small = shapely.area(labels.shapes) < POINT * grid.pixel**2
    use = small[samples.polygon]
    who, where = samples.polygon[use], samples.pixel[use]
    if not _is_quantity(labels):  # a plane for each: a pixel may have points of several classes
        _, kind = np.unique(labels.values.astype(str), return_inverse=True)
        where = where + kind[who] * grid.width * (grid.height + 1)
    order = np.argsort(where, kind="stable")
    who, where = who[order], where[order]
    found = [np.empty((2, 0), np.int64)]
    for down, right in ((0, 1), (1, -1), (1, 0), (1, 1)) if len(where) else ():
        next_to = where + down * grid.width + right
        at = np.minimum(np.searchsorted(where, next_to), len(where) - 1)
        inner = (where % grid.width + right >= 0) & (where % grid.width + right < grid.width)
        near = (where[at] == next_to) & inner
        found.append(np.stack([who[near], who[at[near]]]))
    return np.concatenate(found, axis=1)


def _sharing(what: np.ndarray, who: np.ndarray) -> np.ndarray:
    """Pairs (2, m) that link all `who` with the same `what`, each to the one before it."""
    order = np.lexsort((who, what))
    what, who = what[order], who[order]
    same = np.flatnonzero((what[1:] == what[:-1]) & (who[1:] != who[:-1]))
    return np.stack([who[same], who[same + 1]])


def overlapping(shapes: np.ndarray, area: float, share: float = 0.0) -> np.ndarray:
    """Pairs (2, m) of polygons that overlap by more than `area`, and than `share` of the smaller."""
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    once = first < second
    first, second = first[once], second[once]
    shared = shapely.area(shapely.intersection(shapes[first], shapes[second]))
    smaller = np.minimum(shapely.area(shapes[first]), shapely.area(shapes[second]))
    return np.stack([first, second])[:, (shared > area) & (shared > share * smaller)]


def inside(shapes: np.ndarray, pixel: float) -> np.ndarray:
    """Pairs (2, m) of a point, or a polygon smaller than a pixel, and a larger polygon that it is in."""
    areas = shapely.area(shapes)
    small, large = np.flatnonzero(areas < pixel**2), np.flatnonzero(areas >= pixel**2)
    spots, of = shapely.get_parts(shapes[small], return_index=True)
    found, within = shapely.STRtree(shapes[large]).query(
        shapely.point_on_surface(spots), predicate="intersects"
    )
    return np.stack([small[of[found]], large[within]])


def by_polygon(unit: np.ndarray, kind: np.ndarray, polygon: np.ndarray, seed: int) -> Split:
    """Polygons held out in turn, each class dealt evenly over at most `FOLDS` parts.

    `unit` (p,) and `kind` (p,), the class or any constant, are of polygons; `polygon` (n,) of
    pixels.
    """
    return _dealt("polygon", "Whole labels", unit, kind, polygon, FOLDS, seed)


def by_group(unit: np.ndarray, name: str, polygon: np.ndarray, seed: int) -> Split:
    """Groups held out in turn, one at a time if there are at most ten: what a new site gets."""
    return _dealt(
        "group", f"All labels of one {name}", unit, np.zeros(len(unit)), polygon, 10, seed
    )


def by_pixel(kind: np.ndarray, polygon: np.ndarray, seed: int) -> Split:
    """Pixels held out at random, as others do: neighbours of a tested pixel are learnt from."""
    each = np.arange(len(polygon))
    return _dealt("pixel", "Single pixels at random", each, kind[polygon], each, FOLDS, seed)


def _dealt(
    name: str,
    text: str,
    unit: np.ndarray,
    kind: np.ndarray,
    row: np.ndarray,
    folds: int,
    seed: int,
) -> Split:
    """Units held out in turn; `row` (n,) of `unit` and `kind` that each pixel belongs to."""

    def parts(seed: int | Sequence[int]) -> list[tuple[np.ndarray, np.ndarray]]:
        return _parts(deal(unit, kind, folds, seed)[row])

    again = DEALS - 1 if folds < len(np.unique(unit)) <= FEW else 0
    return Split(
        name, text, parts(seed), deals=tuple(parts((seed, i)) for i in range(1, again + 1))
    )


def by_block(
    shapes: np.ndarray,
    unit: np.ndarray,
    polygon: np.ndarray,
    grid: Grid,
    ground: np.ndarray,
    seed: int,
) -> Split:
    """Compact blocks of polygons held out in turn, without learning from any near them.

    Nothing is learnt from polygons nearer to a tested one than the map's pixels typically are to
    the nearest label: a tested label then is as far from what was learnt as the map is. Labels
    spread evenly need a narrow buffer; labels drawn in one corner a wide one, but never so wide
    that less than half of the other labels were left to learn from. `ground`: see `Material`.
    """
    block = _blocks(shapes, unit, seed)
    buffer = min(reach(shapes, ground), _half_way(shapes, block))
    tree = shapely.STRtree(shapes)
    parts = []
    for i in np.unique(block):
        tested = block == i
        near = tree.query(shapes[tested], predicate="dwithin", distance=buffer)[1]
        learnt = ~np.isin(unit, unit[tested])
        learnt[near] = False
        train, test = np.flatnonzero(learnt[polygon]), np.flatnonzero(tested[polygon])
        if len(train):
            parts.append((train, test))
    if len(parts) < 2:  # one block tells nothing of how much others would differ
        parts = []
    text = "Compact blocks of labels"
    if buffer >= grid.pixel:
        text += f", and nothing learnt within {length(buffer, grid)} of them"
    return Split("block", text, parts, block)


def _half_way(shapes: np.ndarray, block: np.ndarray) -> float:
    """The distance from a block within which half of the other labels lie, for the block that has
    them nearest; between middles, as the hundred thousand outlines of a large set would take long.
    """
    middle = shapely.get_coordinates(shapely.centroid(shapes))
    found = [np.inf]
    for i in np.unique(block):
        if (block != i).any():
            distance, _ = cKDTree(middle[block == i]).query(middle[block != i])
            found.append(float(np.median(distance)))
    return min(found)


def length(length: float, grid: Grid) -> str:
    """As a person reads it: in metres or kilometres, or in pixels of a map in degrees."""
    crs = CRS.from_user_input(grid.crs)
    if crs.is_geographic:
        return f"{length / grid.pixel:.0f} pixels"
    metres = length * crs.linear_units_factor[1]
    return f"{metres:.0f} m" if metres < 10_000 else f"{metres / 1000:.0f} km"


def reach(shapes: np.ndarray, ground: np.ndarray) -> float:
    """Median distance from the places `ground` (m, 2) to the nearest label, in units of the CRS."""
    return float(np.median(nearest(shapely.points(ground), shapes)))


def nearest(places: np.ndarray, shapes: np.ndarray) -> np.ndarray:
    """Distance (n,) from each place to the nearest shape."""
    found: np.ndarray = shapely.STRtree(shapes).query_nearest(
        places, return_distance=True, all_matches=False
    )[1]
    return found


def _blocks(shapes: np.ndarray, unit: np.ndarray, seed: int) -> np.ndarray:
    """A block for each polygon (p,): k-means of positions, at most ten, units kept whole."""
    from sklearn.cluster import KMeans

    centre = shapely.centroid(shapes)
    xy = np.column_stack([shapely.get_x(centre), shapely.get_y(centre)])
    _, first, code = np.unique(unit, return_index=True, return_inverse=True)
    k = min(10, max(2, len(first) // 3))
    if len(first) <= k:
        return code
    found = KMeans(k, n_init=5, random_state=seed).fit_predict(xy[first] - xy.mean(axis=0))
    # Numbered without gaps: of labels that lie on one spot k-means makes fewer blocks.
    return np.unique(found, return_inverse=True)[1][code]


def deal(unit: np.ndarray, kind: np.ndarray, folds: int, seed: int | Sequence[int]) -> np.ndarray:
    """A fold for each row (p,): the same within a unit, each kind spread evenly over the folds."""
    names, first, code = np.unique(unit, return_index=True, return_inverse=True)
    rng = np.random.default_rng(seed)
    shuffled = rng.permutation(len(names))
    order = shuffled[np.argsort(kind[first][shuffled], kind="stable")]
    fold = np.empty(len(names), np.int64)
    fold[order] = np.arange(len(names)) % min(folds, len(names))
    return fold[code]


def with_less(
    split: Split, share: float, unit: np.ndarray, kind: np.ndarray, polygon: np.ndarray, seed: int
) -> Split:
    """The same tests after learning from only a `share` of the units of each kind, at least one."""
    shuffled = np.random.default_rng(seed).permutation(int(unit.max()) + 1)[unit]
    parts = []
    for train, test in split.parts:
        there = np.unique(polygon[train])
        keep = np.zeros(len(unit), bool)
        for one in np.unique(kind[there]):
            rows = there[kind[there] == one]
            numbers = np.unique(shuffled[rows])
            few = numbers[: max(1, round(share * len(numbers)))]
            keep[rows[np.isin(shuffled[rows], few)]] = True
        parts.append((train[keep[polygon[train]]], test))
    return Split(f"{100 * share:.0f} %", f"Learnt from {100 * share:.0f} % of the labels", parts)


def _parts(fold: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    return [
        (np.flatnonzero(fold != i), np.flatnonzero(fold == i))
        for i in np.unique(fold)
        if (fold != i).any()
    ]
