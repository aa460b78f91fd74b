"""An attentive neural process: quantities from sparse points, with a standard deviation.

After Kim et al. (2019) and, for biomass from satellite embeddings, Young & Keshav (2026, arXiv
2601.16834): a query place looks at the measured points around it, near on the ground and near in
the embedding, and says a mean and a standard deviation. A user has hundreds of points, not the
millions that a free network wants, so ours stands on what simpler heads know: its mean starts
from their best mixture (stacking, Breiman 1996), and attention carries what that leaves over
from measured points to the query. Where there is nothing to carry it stays with the mixture.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.optimize import nnls
from scipy.spatial import cKDTree

from . import methods
from .anp_net import MEMBERS, Ensemble, together, train
from .cells import Cells, unit_rows
from .forest import each
from .linear import centre_and_spread

NEAR = 8  # measured points near on the ground that a query looks at
ALIKE = 4  # and near in the embedding
LOOKED = 40  # near points of which some are hidden in training, so that it learns to look far
POINTS = 4000  # labels kept as points to look at
FOLDS = 4
BATCH = 8192
ONE_DEVIATION = 0.6827  # share within one standard deviation


class Mixture:
    """The mean that simpler heads give together, and how far apart they are.

    Attributes: `linear`, `knn`, `forest` fitted heads; `share` (4,) of the labels' mean and of
    each in the mixture, 1 in all; `mean` of the labels.
    """

    def __init__(self, linear: Any, knn: Any, forest: Any, share: np.ndarray, mean: float):
        self.linear, self.knn, self.forest = linear, knn, forest
        self.share, self.mean = share, mean

    def predict(self, X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Estimates (n,) and what the heads say one by one (n, 4): mean, linear, knn, forest,
        then the standard deviation among the forest's trees."""
        said = _said(self.linear, self.knn, self.forest, X, self.mean)
        return said[:, :4] @ self.share, said


def _said(linear: Any, knn: Any, forest: Any, X: np.ndarray, mean: float) -> np.ndarray:
    X = np.ascontiguousarray(X, np.float32)
    total = np.zeros(len(X))
    square = np.zeros(len(X))
    for answer in each(forest, X):
        total += answer[:, 0]
        square += answer[:, 0] ** 2
    trees = len(forest.estimators_)
    spread = np.sqrt(np.maximum(square / trees - (total / trees) ** 2, 0))
    columns = (np.full(len(X), mean), linear.predict(X), knn.predict(X), total / trees, spread)
    return np.column_stack(columns)


def _heads(X: np.ndarray, y: np.ndarray, polygon: np.ndarray, w: np.ndarray, seed: int) -> Any:
    return [
        methods.fit(name, "regress", X, y, polygon, w, seed) for name in ("linear", "knn", "forest")
    ]


def mixture(
    X: np.ndarray,
    y: np.ndarray,
    polygon: np.ndarray,
    weight: np.ndarray,
    fold: np.ndarray,
    seed: int,
) -> tuple[Mixture, np.ndarray, np.ndarray]:
    """The mixture of heads for rows X (n, d), what it said of rows held out by `fold` (n,), and
    what each head said of them: (Mixture, (n,), (n, 5))."""
    said = np.empty((len(X), 5))
    for i in np.unique(fold):
        train, test = fold != i, fold == i
        linear, knn, forest = _heads(X[train], y[train], polygon[train], weight[train], seed)
        mean = float(np.average(y[train], weights=weight[train]))
        said[test] = _said(linear, knn, forest, X[test], mean)
    # Shares are positive and sum to one (by a row that weighs more than all labels).
    root = np.sqrt(weight)
    scale = float(y.std()) or 1.0
    centre = float(np.average(y, weights=weight))
    rows = (said[:, :4] - centre) / scale * root[:, None]
    heavy = 1e3 * np.sqrt(weight.sum())
    share, _ = nnls(
        np.vstack([rows, np.full(4, heavy)]), np.append((y - centre) / scale * root, heavy)
    )
    share /= share.sum()
    linear, knn, forest = _heads(X, y, polygon, weight, seed)
    whole = Mixture(linear, knn, forest, share, centre)
    return whole, said[:, :4] @ share, said


class AttentiveProcess:
    """Mean and standard deviation from an embedding's vectors and their places.

    Not a scikit-learn estimator: places (n, 3), in km (see core/embeddings/places.py), come beside vectors.

    Attributes: `mixture`; the measured points, one a label: `vectors` (m, d) of unit length,
    `places` (m, 3), `left` (m,) what the mixture missed when the label was held out, `base` (m,)
    what it said; `scale` of what is left over; `length`, the median distance to the next point,
    km; `closeness`, that in the embedding; `trust` in [0, 1], the part of the network's
    correction that held-out labels bear out; `stretch` that makes 68 % lie within the stated
    deviation; `net`.
    """

    needs_places = True

    def __init__(self, mixture: Mixture, points: dict[str, np.ndarray], numbers: dict[str, float]):
        self.mixture = mixture
        self.points, self.numbers = points, numbers
        self.vectors, self.places = points["vectors"], points["places"]
        self.left, self.base = points["left"], points["base"]
        self._centre, self._spread = centre_and_spread(self.vectors, np.ones(len(self.vectors)))
        self.net = Ensemble(self.vectors.shape[1])
        self._tree, self._cells = cKDTree(self.places), Cells(self.vectors)

    def predict(self, X: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Means (n,) and standard deviations (n,) at X (n, d) and `places` (n, 3)."""
        n = self.numbers
        mean, deviation = np.empty(len(X)), np.empty(len(X))
        for start in range(0, len(X), BATCH):
            rows = slice(start, start + BATCH)
            base, said = self.mixture.predict(X[rows])
            vectors = unit_rows(X[rows].astype(np.float32))
            who, away = self._seen(vectors, places[rows])
            query, tokens = self.looks(vectors, said, base, who, away)
            shift, apart, wide = self.net.predict(query, tokens)
            mean[rows] = base + n["trust"] * n["scale"] * shift
            deviation[rows] = n["scale"] * n["stretch"] * np.hypot(wide, n["trust"] * apart)
        return mean, deviation

    def _seen(self, vectors: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The points that queries look at (n, k) and how far they are in km (n, k)."""
        m = len(self.places)
        distance, near = self._tree.query(places, k=np.arange(1, min(NEAR, m) + 1))
        alike, _ = self._cells.nearest(vectors, min(ALIKE, m))
        far = np.linalg.norm(self.places[alike] - places[:, None], axis=2)
        return np.hstack([near, alike]), np.hstack([distance, far])

    def looks(
        self,
        vectors: np.ndarray,
        said: np.ndarray,
        base: np.ndarray,
        who: np.ndarray,
        away: np.ndarray,
    ) -> tuple[np.ndarray, np.ndarray]:
        """What the network sees: (n, QUERY + d) of each query, (n, k, TOKEN) of the points `who`
        (n, k) that it looks at from `away` (n, k) km."""
        s = self.numbers["scale"]
        apart = (said[:, 1:4] - base[:, None]) / s
        standing = (base - self.mixture.mean) / (4 * s)
        bends = (vectors - self._centre) * (np.sqrt(vectors.shape[1]) / self._spread)
        query = np.column_stack([standing, apart, np.log(said[:, 4] / s + 0.05), bends])
        cosine = np.einsum("nd,nkd->nk", vectors, self.vectors[who])
        tokens = np.stack(
            [
                np.log1p(away / self.numbers["length"]),
                np.log1p(np.maximum(1 - cosine, 0) / self.numbers["closeness"]),
                np.abs(self.base[who] - base[:, None]) / s,
                self.left[who] / s,
            ],
            axis=2,
        )
        return query.astype(np.float32), tokens.astype(np.float32)


class _Episodes:
    """Labels as questions to the network: see `anp_net.Rehearsal`."""

    def __init__(self, head: AttentiveProcess, said: np.ndarray, unit: np.ndarray):
        self.head, self.said = head, said
        far = _distances(head.places)
        far[unit[:, None] == unit] = np.inf  # what is held out together does not help itself
        self.near, self.away = _first(far, LOOKED)
        unlike = 1 - head.vectors @ head.vectors.T
        unlike[unit[:, None] == unit] = np.inf
        self.alike, apart = _first(unlike, 3 * ALIKE)
        self.alike_away = np.where(
            np.isfinite(apart), np.take_along_axis(far, self.alike, axis=1), np.inf
        )

    def whole(self, drawn: np.ndarray) -> tuple[np.ndarray, ...]:
        return self._asked(
            drawn, np.isfinite(self.away[drawn]), np.isfinite(self.alike_away[drawn])
        )

    def hidden(self, drawn: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, ...]:
        """Half of the time nothing nearer than some distance is seen, and always some not."""
        away = self.away[drawn]
        step = rng.integers(0, away.shape[-1], drawn.shape)[..., None]
        least = np.take_along_axis(away, step, axis=-1)
        least[(rng.random(drawn.shape) < 0.5)[..., None] | ~np.isfinite(least)] = 0
        chance = rng.uniform(0.4, 1, (*drawn.shape, 1))
        sights = []
        for distance in (away, self.alike_away[drawn]):
            seen = rng.random(distance.shape) < chance
            sights.append(seen & np.isfinite(distance) & (distance >= least))
        return self._asked(drawn, *sights)

    def _asked(
        self, drawn: np.ndarray, near_there: np.ndarray, alike_there: np.ndarray
    ) -> tuple[np.ndarray, ...]:
        who, away, there = [], [], []
        for index, distance, seen, k in (
            (self.near[drawn], self.away[drawn], near_there, NEAR),
            (self.alike[drawn], self.alike_away[drawn], alike_there, ALIKE),
        ):
            first = np.argsort(~seen, axis=-1, kind="stable")[..., :k]
            who.append(np.take_along_axis(index, first, axis=-1))
            away.append(np.take_along_axis(distance, first, axis=-1))
            there.append(np.take_along_axis(seen, first, axis=-1))
        seen = np.concatenate(there, axis=-1)
        far = np.where(seen, np.concatenate(away, axis=-1), 0)
        points, flat = np.concatenate(who, axis=-1), drawn.ravel()
        k, h = seen.shape[-1], self.head
        query, tokens = h.looks(
            h.vectors[flat],
            self.said[flat],
            h.base[flat],
            points.reshape(-1, k),
            far.reshape(-1, k),
        )
        truth = (h.left[drawn] / h.numbers["scale"]).astype(np.float32)
        shape = drawn.shape
        return query.reshape(*shape, -1), tokens.reshape(*shape, k, -1), seen, truth


def _distances(places: np.ndarray) -> np.ndarray:
    """Distances (m, m) float32 between places (m, 3), km."""
    return np.stack([np.linalg.norm(places - one, axis=1) for one in places]).astype(np.float32)


def _first(values: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Index and value of the `k` smallest of each row, in order."""
    k = min(k, values.shape[1] - 1)
    some = np.argpartition(values, k, axis=1)[:, :k]
    order = np.argsort(np.take_along_axis(values, some, axis=1), axis=1, kind="stable")
    index = np.take_along_axis(some, order, axis=1)
    return index, np.take_along_axis(values, index, axis=1)


def fit(
    X: np.ndarray,
    y: np.ndarray,
    places: np.ndarray,
    polygon: np.ndarray,
    unit: np.ndarray,
    weight: np.ndarray,
    seed: int,
) -> AttentiveProcess:
    """A process for vectors X (n, d), targets y (n,) and `places` (n, 3) in km.

    `polygon` (n,) says which label a pixel is of, `unit` (n,) what is held out together, `weight`
    (n,) is 1 in all for each label. There must be at least `MEMBERS` labels.
    """
    if len(np.unique(unit)) < MEMBERS:  # not one for each member to hold out: labels one by one
        unit = polygon
    rng = np.random.default_rng(seed)
    order = rng.permutation(int(unit.max()) + 1)[unit]
    order = np.unique(order, return_inverse=True)[1]
    mix, base, said = mixture(X, y, polygon, weight, order % FOLDS, seed)
    label, first, code = np.unique(polygon, return_index=True, return_inverse=True)
    some = np.sort(rng.permutation(len(label))[:POINTS])

    def mean(values: np.ndarray) -> np.ndarray:
        columns = values.reshape(len(values), -1)
        total = np.stack([np.bincount(code, weights=weight * c) for c in columns.T], axis=1)
        average = total / np.bincount(code, weights=weight)[:, None]
        return average[some].reshape(-1, *values.shape[1:])

    left, own = mean(y - base), order[first][some]
    vectors = unit_rows(mean(X).astype(np.float32))
    points = {"vectors": vectors, "places": mean(places), "left": left, "base": mean(base)}
    other = own[:, None] != own
    numbers = {
        "scale": float(np.sqrt(np.mean(left**2))) or 1.0,
        "length": _typical(_distances(points["places"]), other, 0.01),
        "closeness": _typical(1 - vectors @ vectors.T, other, 1e-6),
        "trust": 1.0,
        "stretch": 1.0,
    }
    head = AttentiveProcess(mix, points, numbers)
    # Apart from the mixture's folds, where labels are so many that each member then has some to hold out.
    member = own // FOLDS if own.max() >= FOLDS * (MEMBERS - 1) else own
    _train(head, mean(said), own, member % MEMBERS, seed)
    return head


def _typical(values: np.ndarray, other: np.ndarray, least: float) -> float:
    """Median over rows of the smallest of `values` (m, m) among the `other` (m, m) bool."""
    return max(float(np.median(np.where(other, values, np.inf).min(axis=1))), least)


def _train(
    head: AttentiveProcess, said: np.ndarray, unit: np.ndarray, fold: np.ndarray, seed: int
) -> None:
    """Train the network, and judge it by what each member says of labels it did not learn from."""
    import torch

    torch.manual_seed(seed)
    head.net = Ensemble(head.vectors.shape[1])
    episodes = _Episodes(head, said, unit)
    train(head.net, episodes, fold, seed)
    shift, apart, wide = np.empty((3, len(fold)))
    for start in range(0, len(fold), BATCH // MEMBERS):
        rows = np.arange(start, min(start + BATCH // MEMBERS, len(fold)))
        asked = episodes.whole(np.broadcast_to(rows, (MEMBERS, len(rows))))
        with torch.inference_mode():
            means, wides = head.net(*(torch.from_numpy(a) for a in asked[:3]))
        shift[rows] = means.numpy()[fold[rows], np.arange(len(rows))]
        apart[rows], wide[rows] = (a.numpy() for a in together(means, wides))
    truth = head.left / head.numbers["scale"]
    part = float((truth * shift).sum() / max((shift**2).sum(), 1e-9))
    head.numbers["trust"] = min(max(part, 0.0), 1.0)
    # Of what the members say together, as a query hears it, and by how many labels it holds, not by
    # squares: a member that is too careful, or a few labels far off, would make the deviations of
    # one fit twice those of the next, and intervals learnt about one would not fit the other.
    z = (truth - head.numbers["trust"] * shift) / np.hypot(wide, head.numbers["trust"] * apart)
    head.numbers["stretch"] = max(float(np.quantile(abs(z), ONE_DEVIATION)), 1e-3)
