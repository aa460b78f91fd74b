"""Small patches of a class map given to their largest neighbour, strip by strip.

The result is that of GDAL's sieve (GDALSieveFilter, pixels joined at edges), down to which of two
equal neighbours wins: the one met first, row by row. GDAL keeps numbers for every patch of the
map; here only those that cross a border between strips are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import rasterio
from rasterio.windows import Window

from ..progress import Progress

STRIP = 8_000_000  # pixels read at once, about
ROWS = 64  # of a strip at least
PASSES = 3


@dataclass
class _Strip:
    """Some rows of the map and their patches.

    values (h, w); ids (h, w) of the patch a pixel is of, -1 = missing; size, value (n,) of each
    patch; border (m,) ids, ascending, of those in the first or last row.
    """

    row: int
    values: np.ndarray
    ids: np.ndarray
    size: np.ndarray
    value: np.ndarray
    border: np.ndarray


def sieve(file: rasterio.io.DatasetWriter, least: int, progress: Progress) -> None:
    """Give patches of fewer than `least` pixels of the first band of `file`, open to be read and
    written, to their largest neighbour.

    A neighbour that is itself too small passes them on to its own. Missing pixels stay missing and
    are nobody's neighbour; a patch without any stays. Memory: a strip, and a few numbers for each
    patch that touches a strip's first or last row.
    """
    rows = max(ROWS, STRIP // file.width)
    total = PASSES * -(-file.height // rows)
    done = 0

    def strips() -> Iterator[_Strip]:
        nonlocal done
        for row in range(0, file.height, rows):
            yield _strip(file, row, min(rows, file.height - row))
            done += 1
            progress.step(done, total, "Joining small patches to others")

    crossing = _Crossing(strips())
    for strip in strips():
        crossing.look(strip, least)
    crossing.decide(least)
    for strip in strips():
        becomes = crossing.settled(strip, least)
        changed = becomes != strip.value
        if changed.any():
            known = strip.ids >= 0
            strip.values[known] = becomes[strip.ids[known]]
            file.write(strip.values, 1, window=_window(file, strip.row, len(strip.values)))


def _window(file: rasterio.io.DatasetWriter, row: int, rows: int) -> Window:
    return Window(0, row, file.width, rows)


def _strip(file: rasterio.io.DatasetWriter, row: int, rows: int) -> _Strip:
    values = file.read(1, window=_window(file, row, rows))
    known = values != file.nodata
    ids, n = _patches(values, known)
    size = np.bincount(ids[known], minlength=n)
    value = np.empty(n, values.dtype)
    value[ids[known]] = values[known]
    border = np.unique(np.concatenate([ids[0], ids[-1]]))
    return _Strip(row, values, ids, size, value, border[border >= 0])


def _patches(values: np.ndarray, known: np.ndarray) -> tuple[np.ndarray, int]:
    """The patch of each pixel (h, w) int32, -1 where missing, and how many there are.

    Runs of equal pixels in a row are joined with equal ones above: one way for any number of
    classes.
    """
    begins = np.ones(values.shape, bool)
    begins[:, 1:] = values[:, 1:] != values[:, :-1]
    run = (np.cumsum(begins.ravel(), dtype=np.int32) - 1).reshape(values.shape)
    same = (values[1:] == values[:-1]) & known[1:]
    first = same.copy()  # of the pixels along which two runs touch, one is enough
    first[:, 1:] &= ~same[:, :-1] | begins[1:, 1:] | begins[:-1, 1:]
    lower, upper = run[1:][first], run[:-1][first]
    m = int(run[-1, -1]) + 1
    of = _components(lower, upper, m)
    there = known.ravel()[begins.ravel()]
    kept, number = np.unique(of[there], return_inverse=True)
    name = np.full(m, -1, np.int32)
    name[there] = number
    return name[run], len(kept)


def _components(a: np.ndarray, b: np.ndarray, n: int) -> np.ndarray:
    # Here, as every command that writes a map would wait for it: a fifth of a second.
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    graph = coo_array((np.ones(len(a), bool), (a, b)), (n, n))
    found: np.ndarray = connected_components(graph, directed=False)[1]
    return found


class _Crossing:
    """The patches that touch a strip's first or last row: parts of one patch share a root.

    Of each root: size, value, whether it ends in a large patch (`found`), and in which value.
    """

    def __init__(self, strips: Iterator[_Strip]):
        """Look at all strips once."""
        self._start = {}
        sizes, values, pairs = [], [], [np.empty((2, 0), np.int64)]
        above, count = np.empty(0, np.int64), 0
        last = np.empty(0)
        for strip in strips:
            self._start[strip.row] = count
            sizes.append(strip.size[strip.border])
            values.append(strip.value[strip.border])
            own = self._numbers(strip, strip.ids[0])
            if strip.row:
                touch = (own >= 0) & (above >= 0) & (strip.values[0] == last)
                pairs.append(np.unique(np.stack([own[touch], above[touch]]), axis=1))
            above, last = self._numbers(strip, strip.ids[-1]), strip.values[-1]
            count += len(strip.border)
        a, b = np.concatenate(pairs, axis=1)
        self._root = _components(a, b, count)
        n = int(self._root.max()) + 1 if count else 0
        self.size = np.bincount(self._root, np.concatenate(sizes), n).astype(np.int64)
        self.value = np.zeros(n, values[0].dtype)
        self.value[self._root] = np.concatenate(values)
        self._best = np.zeros(n, np.int64)  # size of the largest neighbour so far
        self._next = np.full(n, -1)  # root it leads to, -1 = none
        self._reached = np.zeros(n, bool)  # a large patch inside a strip
        self._there = np.zeros(n, self.value.dtype)  # and its value
        self._above = np.empty(0, np.int64)
        self.found = np.zeros(n, bool)

    def _numbers(self, strip: _Strip, ids: np.ndarray) -> np.ndarray:
        """Numbers of patches `ids` of the border, -1 where missing."""
        number = self._start[strip.row] + np.searchsorted(strip.border, ids)
        return np.where(ids >= 0, number, -1)

    def _roots(self, strip: _Strip, ids: np.ndarray) -> np.ndarray:
        if not len(self._root):
            return np.full(len(ids), -1)
        return np.where(ids >= 0, self._root[self._numbers(strip, ids)], -1)

    def look(self, strip: _Strip, least: int) -> None:
        """Find the largest neighbour of small crossing patches in a strip, the next one down."""
        top = self._above if strip.row else None
        nodes = self._nodes(strip, top)
        to = nodes.largest_neighbours(least)
        self._above = self._roots(strip, strip.ids[-1])
        own = np.flatnonzero(
            (to[: len(nodes.roots)] >= 0) & (nodes.size[: len(nodes.roots)] < least)
        )
        own = own[nodes.size[to[own]] > self._best[nodes.roots[own]]]
        root, target = nodes.roots[own], to[own]
        self._best[root] = nodes.size[target]
        end = nodes.ends(to, least)[target]
        crossing = (end >= 0) & (end < len(nodes.roots))
        inside = end >= len(nodes.roots)
        self._next[root] = np.where(crossing, nodes.roots[np.where(crossing, end, 0)], -1)
        self._reached[root] = inside
        self._there[root[inside]] = nodes.value[end[inside]]

    def decide(self, least: int) -> None:
        """What becomes of the crossing patches, when all neighbours are known."""
        n = len(self.size)
        stops = (self.size >= least) | self._reached | (self._next < 0)
        end = _followed(np.where(stops, np.arange(n), self._next), stops)
        good = (self.size >= least) | self._reached
        ends_in = np.where(self.size >= least, self.value, self._there)
        self.found = (end >= 0) & good[end]
        self._becomes = np.where(self.found, ends_in[end], self.value)

    def settled(self, strip: _Strip, least: int) -> np.ndarray:
        """The value that each patch of a strip gets (n,)."""
        nodes = self._nodes(strip, None)
        k = len(nodes.roots)
        end = nodes.ends(nodes.largest_neighbours(least), least)
        ends_in = np.concatenate([self._becomes[nodes.roots], nodes.value[k:]])
        good = np.concatenate([self.found[nodes.roots], nodes.size[k:] >= least])
        ok = (end >= 0) & good[end]
        value = np.where(ok, ends_in[end], nodes.value)
        value[:k] = self._becomes[nodes.roots]
        return value[nodes.of]

    def _nodes(self, strip: _Strip, above: np.ndarray | None) -> _Nodes:
        """The patches of a strip as nodes, those with the same root as one; with the roots (w,) of the
        row above, or without."""
        own = self._roots(strip, strip.border)
        roots, number = np.unique(
            own if above is None else np.concatenate([own, above[above >= 0]]), return_inverse=True
        )
        of = np.empty(len(strip.size), np.int64)
        inner = np.ones(len(of), bool)
        inner[strip.border] = False
        of[strip.border] = number[: len(own)]
        of[inner] = len(roots) + np.arange(inner.sum())
        size = np.concatenate([self.size[roots], strip.size[inner]])
        value = np.concatenate([self.value[roots], strip.value[inner]])
        node = np.append(of, -1)[strip.ids]
        if above is not None:
            row = np.where(above >= 0, np.searchsorted(roots, above), -1)
            node = np.concatenate([row[None], node])
        return _Nodes(roots, of, size, value, node)


@dataclass
class _Nodes:
    """Patches as a graph: first the crossing ones by `roots` (k,), then those inside the strip.

    of (n,) node of each patch; size, value (k + inside,); node (h, w) of each pixel, -1 = missing.
    """

    roots: np.ndarray
    of: np.ndarray
    size: np.ndarray
    value: np.ndarray
    node: np.ndarray

    def largest_neighbours(self, least: int) -> np.ndarray:
        """For each node smaller than `least` the largest one that it shares an edge with, of equal ones
        the one met first; -1 = none (k + inside,)."""
        w = self.node.shape[1]
        best = np.zeros(len(self.size), np.int64)
        first = np.full(len(self.size), np.iinfo(np.int64).max)
        to = np.full(len(self.size), -1)
        # Of a pixel the edge to the one above comes before that to the one on its left.
        for a, b, later in (
            (self.node[1:], self.node[:-1], 2 * w),
            (self.node[:, 1:], self.node[:, :-1], 3),
        ):
            touch = (a != b) & (a >= 0) & (b >= 0)
            row, col = np.nonzero(touch)
            order = 2 * (row * w + col) + later
            a, b = a[touch], b[touch]
            for one, other in ((a, b), (b, a)):
                self._keep(one, other, order, least, (best, first, to))
        return to

    def _keep(
        self,
        one: np.ndarray,
        other: np.ndarray,
        order: np.ndarray,
        least: int,
        known: tuple[np.ndarray, np.ndarray, np.ndarray],
    ) -> None:
        """Improve `known`, the best neighbour's size, edge and node, by edges from `one` to `other`."""
        best, first, to = known
        small = self.size[one] < least
        one, other, order = one[small], other[small], order[small]
        size = self.size[other]
        before = best.copy()
        np.maximum.at(best, one, size)
        first[best > before] = np.iinfo(np.int64).max
        most = size == best[one]
        one, other, order = one[most], other[most], order[most]
        np.minimum.at(first, one, order)
        won = order == first[one]
        to[one[won]] = other[won]

    def ends(self, to: np.ndarray, least: int) -> np.ndarray:
        """Where following `to` ends inside the strip: at a large patch, a crossing one or one without
        neighbours; -1 where it goes round in circles (k + inside,)."""
        stops = (self.size >= least) | (to < 0)
        stops[: len(self.roots)] = True
        return _followed(np.where(stops, np.arange(len(to)), to), stops)


def _followed(to: np.ndarray, stops: np.ndarray) -> np.ndarray:
    """The stop that each node's steps lead to (n,), -1 for circles."""
    for _ in range(max(1, len(to)).bit_length()):
        to = to[to]
    return np.where(stops[to], to, -1) if len(to) else to
