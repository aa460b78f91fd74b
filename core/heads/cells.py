"""The kept vectors most similar to many others, without comparing all with all.

Kept vectors are grouped into cells of similar ones. On the sphere, no vector of a cell is closer
to a pixel than the pixel's angle to the cell's centre less the cell's radius; a cell that can't hold
a closer one than those already found is passed over. The answer is exact; how many comparisons are
left depends on how far the kept vectors lie apart (`make bench-speed`).
"""

from __future__ import annotations

import numpy as np

SIZE = 512  # vectors in a cell, about: small cells exclude more, large ones multiply faster
AT_ONCE = 1 << 18  # similarities computed at once: 1 MB, which stays in a cache
ROUNDS = 5  # of settling the centres: more of them make cells hardly smaller
ROUNDING = 1e-5  # of a cosine in float32, generously


def unit_rows(X: np.ndarray) -> np.ndarray:
    """Rows (n, d) scaled to length 1; rows of length 0 stay 0."""
    length = np.linalg.norm(X, axis=1, keepdims=True)
    return X / np.where(length > 0, length, 1)


class Cells:
    """Vectors (m, d) of length 1 (or 0), cell by cell.

    Attributes: `centres` (c, d); `radius` (c,), the cosine of the farthest vector of each cell to
    its centre; `order` (m,) the given vectors' indices, cell by cell; `starts` (c + 1,) where each
    cell begins in it; `vectors` (m, d) in this order.
    """

    def __init__(self, kept: np.ndarray):
        number = max(1, len(kept) // SIZE)
        centres = kept[np.linspace(0, len(kept) - 1, number).astype(int)]
        for _ in range(ROUNDS):
            cell = (kept @ centres.T).argmax(axis=1)
            sums = np.zeros_like(centres)
            np.add.at(sums, cell, kept)
            centres = unit_rows(sums)
        similarity = kept @ centres.T
        cell = similarity.argmax(axis=1)
        self.order = np.argsort(cell, kind="stable")
        self.starts = np.searchsorted(cell[self.order], np.arange(number + 1))
        self.vectors = kept[self.order]
        self.centres = centres
        self.radius = np.ones(number, kept.dtype)
        np.minimum.at(self.radius, cell, similarity[np.arange(len(kept)), cell])

    def nearest(self, X: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
        """The `k` vectors (at most m) most similar to each row of X (n, d), of length 1 or 0.

        Returns their indices among the vectors given (n, k), most similar first, and cosine
        distances 1 − cos (n, k) in the type of X.
        """
        search = _Search(self, X, k)
        similarity = self.centres.astype(X.dtype, copy=False) @ search.X.T
        own = similarity.argmax(axis=0)
        for cell in range(len(self.centres)):
            search.look(cell, np.flatnonzero(own == cell))
        at_most = self._at_most(similarity)
        for cell in range(len(self.centres)):
            hopeful = at_most[cell] >= search.found[:, -1]
            search.look(cell, np.flatnonzero(hopeful & (own != cell)))
        return self.order[search.index], np.maximum(1 - search.found, 0)

    def _at_most(self, similarity: np.ndarray) -> np.ndarray:
        """The cosine (c, n) that a vector of each cell can have at most, from that of its centre:
        cos(angle − radius), or 1 within the cell."""
        radius = self.radius.astype(similarity.dtype)[:, None]
        sine = np.sqrt(np.maximum(1 - similarity**2, 0))
        sine *= np.sqrt(np.maximum(1 - radius**2, 0))
        bound = similarity * radius
        bound += sine
        bound[similarity >= radius] = 1
        bound += ROUNDING
        return bound


class _Search:
    """What is found for rows X (n, d) so far: cosines (n, k), greatest first, and their places in
    the order of the cells (n, k)."""

    def __init__(self, cells: Cells, X: np.ndarray, k: int):
        self._cells, self._vectors = cells, cells.vectors.astype(X.dtype, copy=False)
        self.X = np.ascontiguousarray(X)
        self.found = np.full((len(X), k), -np.inf, X.dtype)
        self.index = np.zeros((len(X), k), np.intp)

    def look(self, cell: int, rows: np.ndarray) -> None:
        """Compare some rows with all vectors of a cell."""
        start, end = self._cells.starts[cell : cell + 2]
        if start < end:
            step = max(1, AT_ONCE // int(end - start))
            for i in range(0, len(rows), step):
                self._compare(start, end, rows[i : i + step])

    def _compare(self, start: int, end: int, rows: np.ndarray) -> None:
        k = self.found.shape[1]
        before, here = self.index[rows], np.arange(len(rows))
        similarity = np.empty((len(rows), k + end - start), self.X.dtype)
        similarity[:, :k] = self.found[rows]
        np.matmul(self.X[rows], self._vectors[start:end].T, out=similarity[:, k:])
        # k passes of argmax beat a partial sort for the few neighbours that are asked for.
        for i in range(k):
            best = similarity.argmax(axis=1)
            self.found[rows, i] = similarity[here, best]
            old = before[here, np.minimum(best, k - 1)]
            self.index[rows, i] = np.where(best < k, old, start + best - k)
            similarity[here, best] = -np.inf
