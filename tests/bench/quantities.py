"""Quantities from sparse points: the attentive neural process beside what else is used.

    .venv/bin/python tests/bench/quantities.py [--sets a,b] [--repeats N]

Sites, or compact blocks where a set has none, are dealt to five parts at random; each part is
held out once, every row of a table learns from the same points and is judged on the same others,
and all of this is done several times over. z = (measured - mean) / standard deviation should have
mean 0 and spread 1, and intervals of 68, 90 and 95 % should hold as many of the measured; `se` is
the standard error of that share, whole sites drawn anew. `mixture` is what the process starts
from, so that the gain of attention can be seen; `+ conformal` has intervals as a head's map has
them, widened or narrowed by what the parts that it learns from showed when each was held out in
turn: nothing that is tested takes part in it.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import apart
import clone
import numpy as np
from aef_fields.core.assess import splits
from scipy.stats import norm

DATA = clone.DATA / "regression"
LEVELS = (0.68, 0.90, 0.95)
FOLDS = splits.FOLDS
PROCESS = "  + conformal"
OWN = ("mixture", "neural process", PROCESS)


@dataclass
class Set:
    """Points: features X (n, d), measured y, lon and lat; unit (n,) is held out together."""

    name: str
    X: np.ndarray
    y: np.ndarray
    lonlat: np.ndarray
    unit: np.ndarray


def blocks(lonlat: np.ndarray, k: int) -> np.ndarray:
    """The compact block of each point (n,), `k` of them."""
    from sklearn.cluster import KMeans

    flat = lonlat * [np.cos(np.radians(lonlat[:, 1].mean())), 1]
    block: np.ndarray = KMeans(k, n_init=5, random_state=0).fit_predict(flat)
    return block


def fuel_moisture() -> list[Set]:
    file = np.load(DATA / "presto_fuel_moisture.npz")
    X = np.nan_to_num(file["X"].reshape(len(file["y"]), -1))
    X = ((X - X.mean(axis=0)) / (X.std(axis=0) + 1e-9)).astype(np.float32)
    unit = np.unique(file["group"], return_inverse=True)[1]
    return [Set("fuel moisture, by site", X, file["y"], file["latlon"][:, ::-1], unit)]


def hartford() -> list[Set]:
    import pyogrio
    import shapely

    meta, _, wkb, columns = pyogrio.raw.read(DATA / "aef_hartford_tracts_2020.gpkg")
    table = dict(zip(meta["fields"], columns))
    X = np.stack([table[f"A{i:02d}"] for i in range(64)], axis=1).astype(np.float32)
    middle = shapely.centroid(shapely.from_wkb(wkb))
    lonlat = np.column_stack([shapely.get_x(middle), shapely.get_y(middle)])
    unit = blocks(lonlat, 60)
    return [
        Set(f"Hartford {name}, by block of tracts", X, table[field].astype(float), lonlat, unit)
        for name, field in (
            ("density", "y_log_density"),
            ("developed", "developed_pct"),
            ("forest", "forest_pct"),
        )
    ]


def gedi() -> list[Set]:
    with gzip.open(DATA / "gedi_l4a_italy_agbd.csv.gz", "rt") as file:
        rows = [r for r in csv.DictReader(file) if r["l4_quality_flag"] == "1"]
    rng = np.random.default_rng(0)
    rows = [rows[i] for i in rng.permutation(len(rows))[:1200]]
    lonlat = np.array([[float(r["lon_lowestmode"]), float(r["lat_lowestmode"])] for r in rows])
    y = np.array([float(r["agbd"]) for r in rows])
    X = ((lonlat - lonlat.mean(axis=0)) / lonlat.std(axis=0)).astype(np.float32)
    unit = np.unique(np.floor(lonlat / 0.02), axis=0, return_inverse=True)[1].ravel()
    return [Set("GEDI biomass by place alone, by square of 2 km", X, y, lonlat, unit)]


def leaf_area() -> list[Set]:
    """Winter wheat in four parcels, embedded around each visit by the bundled encoder."""
    import regress
    from aef_fields.core.model import checkpoint

    weights = checkpoint.find("")
    found = regress.leaf_area(clone.DATA, checkpoint.load(weights), weights)
    lonlat = apart.lonlat_of(clone.DATA, apart.WHEAT)[found.row]
    return [
        Set("leaf area, by visit", found.features["a"]["as it is"], found.y, lonlat, found.unit)
    ]


def simulated() -> list[Set]:
    """Sparse points on an artificial landscape that was embedded as a user would embed it."""
    import rasterio
    from aef_fields.core import cli
    from aef_fields.core.simulate import sample
    from aef_fields.core.simulate.covers import surface
    from aef_fields.core.simulate.landscape import laid_out
    from aef_fields.core.simulate.scene import FINE, sensed

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample.write_sample(folder, seed=11)
        code = cli.main(["embed", str(folder / "manifest.json"), str(folder / "e.tif"), "--no-rgb"])
        if code:
            raise SystemExit(code)
        with rasterio.open(folder / "e.tif") as file:
            codes = file.read().astype(np.float32)
    size = sample.SIZE
    rng = np.random.default_rng(11)  # the same land again, for its truth
    place = sample._furnished(rng, laid_out(rng, size * FINE))
    days = np.arange(15, 365, 30, dtype=np.float32)
    state, tall = surface(place, days, np.full(12, 0.4, np.float32), np.zeros(12, np.float32))
    truth = {"leaf area": state.green.max(axis=1), "height": tall.max(axis=1)}
    some = rng.permutation(size * size)[:600]
    row, col = np.divmod(some, size)
    X = np.sign(codes) * (codes / 127.5) ** 2
    X = np.moveaxis(X / np.linalg.norm(X, axis=0), 0, -1)[row, col]
    lonlat = np.column_stack([3.9 + col * 10 / 70_900, 50.67 - row * 10 / 111_200])
    square = row // 16 * (size // 16 + 1) + col // 16
    out = []
    for what, fine in truth.items():
        y = sensed(fine.reshape(size * FINE, size * FINE), FINE)[row, col].astype(float)
        out.append(Set(f"simulated {what}, by square of 160 m", X, y, lonlat, square))
    return out


class Said:
    """Mean, standard deviation and intervals (3, n, 2) of the levels."""

    def __init__(self, mean: np.ndarray, deviation: np.ndarray, bounds: np.ndarray | None = None):
        self.mean, self.deviation = mean, np.maximum(deviation, 1e-9)
        if bounds is None:
            half = norm.ppf(0.5 + np.array(LEVELS) / 2)[:, None] * self.deviation
            bounds = np.stack([mean - half, mean + half], axis=2)
        self.bounds = bounds


def ridge(one: Set, train: np.ndarray, test: np.ndarray) -> Said:
    from sklearn.linear_model import RidgeCV
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    head = RidgeCV(np.logspace(-3, 4, 15), store_cv_results=True)
    pipe = make_pipeline(StandardScaler(), head).fit(one.X[train], one.y[train])
    best = head.cv_results_[:, head.alphas.tolist().index(head.alpha_)].mean()
    return Said(pipe.predict(one.X[test]), np.full(len(test), np.sqrt(best)))


def neighbours(one: Set, train: np.ndarray, test: np.ndarray) -> Said:
    from sklearn.neighbors import NearestNeighbors
    from sklearn.preprocessing import StandardScaler

    scale = StandardScaler().fit(one.X[train])
    near = NearestNeighbors(n_neighbors=10).fit(scale.transform(one.X[train]))
    y = one.y[train][near.kneighbors(scale.transform(one.X[test]))[1]]
    return Said(y.mean(axis=1), y.std(axis=1, ddof=1))


def idw(one: Set, train: np.ndarray, test: np.ndarray) -> Said:
    """Inverse distance weights (power 2) of the twelve nearest points."""
    from scipy.spatial import cKDTree

    away, who = cKDTree(places(one, train)).query(places(one, test), k=12)
    weight = 1 / np.maximum(away, 1e-3) ** 2
    weight /= weight.sum(axis=1, keepdims=True)
    y = one.y[train][who]
    mean = (weight * y).sum(axis=1)
    return Said(mean, np.sqrt((weight * (y - mean[:, None]) ** 2).sum(axis=1)))


def forest(one: Set, train: np.ndarray, test: np.ndarray) -> tuple[Said, Said]:
    """A random forest with the spread of its trees, and its quantiles (Meinshausen 2006)."""
    from sklearn.ensemble import RandomForestRegressor

    trees = RandomForestRegressor(
        300, min_samples_leaf=3, max_features=1 / 3, random_state=0, n_jobs=-1
    )
    trees.fit(one.X[train], one.y[train])
    each = np.stack([tree.predict(one.X[test]) for tree in trees.estimators_])
    mean = each.mean(axis=0)
    there, here = trees.apply(one.X[train]), trees.apply(one.X[test])
    order = np.argsort(one.y[train])
    sorted_y, there = one.y[train][order], there[order]
    wanted = [0.5 + side * level / 2 for level in LEVELS for side in (-1, 1)]
    bounds = np.empty((len(test), len(wanted)))
    for i in range(len(test)):
        same = there == here[i]
        share = (same / same.sum(axis=0)).mean(axis=1).cumsum()
        bounds[i] = sorted_y[np.minimum(np.searchsorted(share, wanted), len(train) - 1)]
    intervals = np.moveaxis(bounds.reshape(len(test), 3, 2), 1, 0)
    quantile = Said(mean, (intervals[0, :, 1] - intervals[0, :, 0]) / 2, intervals)
    return Said(mean, each.std(axis=0)), quantile


def places(one: Set, rows: np.ndarray) -> np.ndarray:
    from aef_fields.core.embeddings.places import on_earth

    return on_earth(*one.lonlat[rows].T, "EPSG:4326")


def learnt(one: Set, rows: np.ndarray, seed: int = 0):
    from aef_fields.core.heads import anp

    unit = np.unique(one.unit[rows], return_inverse=True)[1]
    w = np.ones(len(rows))
    return anp.fit(one.X[rows], one.y[rows], places(one, rows), np.arange(len(rows)), unit, w, seed)


class Rows:
    """What each method said of all points when they were held out, in one repetition."""

    def __init__(self, n: int):
        self.mean: dict[str, np.ndarray] = {}
        self.deviation: dict[str, np.ndarray] = {}
        self.bounds: dict[str, np.ndarray] = {}
        self._n = n

    def put(self, name: str, at: np.ndarray, said: Said) -> None:
        if name not in self.mean:
            self.mean[name], self.deviation[name] = np.full((2, self._n), np.nan)
            self.bounds[name] = np.full((len(LEVELS), self._n, 2), np.nan)
        self.mean[name][at], self.deviation[name][at] = said.mean, said.deviation
        self.bounds[name][:, at] = said.bounds


def processes(one: Set, fold: np.ndarray, rows: Rows) -> None:
    """The mixture it starts from, the process, and the process with conformal intervals.

    A process that saw neither of two parts serves twice: each part's intervals come from what the
    others' labels showed to processes that had not seen that part either.
    """
    from aef_fields.core.heads.conformal import intervals

    mean, stated = np.full((2, FOLDS, len(one.y)), np.nan)  # [k, i]: fold k and that of i not seen
    for j in range(FOLDS):
        for k in range(j, FOLDS):
            hold = np.flatnonzero((fold == j) | (fold == k))
            head = learnt(one, np.flatnonzero((fold != j) & (fold != k)))
            found, wide = head.predict(one.X[hold], places(one, hold))
            for a, b in ((j, k), (k, j)):
                own = fold[hold] == a
                mean[b, hold[own]], stated[b, hold[own]] = found[own], wide[own]
            if j == k:
                base, _ = head.mixture.predict(one.X[hold])
                rows.put("mixture", hold, Said(base, np.full(len(hold), head.numbers["scale"])))
    for k in range(FOLDS):
        test, others = np.flatnonzero(fold == k), np.flatnonzero(fold != k)
        error = one.y[others] - mean[k, others]
        factors = intervals(error, stated[k, others], one.unit[others])
        m, d = mean[k, test], stated[k, test]
        half = np.array(list(factors["multiples"].values()))[:, None] * d
        rows.put("neural process", test, Said(m, d))
        bounds = np.stack([m - half, m + half], axis=2)
        rows.put(PROCESS, test, Said(m, factors["deviation"] * d, bounds))


def held_out(one: Set, seed: int) -> Rows:
    """One repetition: units dealt to parts, each held out once."""
    fold = splits.deal(one.unit, np.zeros(len(one.y)), FOLDS, seed)
    rows = Rows(len(one.y))
    for k in range(FOLDS):
        train, test = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
        rows.put("ridge", test, ridge(one, train, test))
        rows.put("kNN", test, neighbours(one, train, test))
        rows.put("IDW", test, idw(one, train, test))
        for name, said in zip(("random forest", "quantile forest"), forest(one, train, test)):
            rows.put(name, test, said)
    processes(one, fold, rows)
    return rows


def clustered(values: np.ndarray, unit: np.ndarray) -> float:
    """Standard error of the mean of `values` (n,) when whole units are drawn anew."""
    off = np.bincount(np.unique(unit, return_inverse=True)[1], values - values.mean())
    return float(np.sqrt((off**2).sum() * len(off) / (len(off) - 1)) / len(values))


def table(one: Set, repeats: int) -> None:
    """Print what all methods showed, on average over the repetitions."""
    units = len(np.unique(one.unit))
    print(f"\n{one.name}: {one.X.shape[1]} features, {len(one.y)} points in {units}")
    print(
        f"{'':16}{'R2':>7}{'RMSE':>9}{'z mean':>8}{'z sd':>7}"
        f"{'68 %':>8}{'se':>5}{'90 %':>8}{'se':>5}{'95 %':>8}{'se':>5}"
    )
    begun = time.monotonic()
    turns = [held_out(one, seed) for seed in range(repeats)]
    loss = {}
    for name in turns[0].mean:
        mean, deviation = (
            np.stack([getattr(t, a)[name] for t in turns]) for a in ("mean", "deviation")
        )
        bounds = np.stack([t.bounds[name] for t in turns])
        loss[name] = ((one.y - mean) ** 2).mean(axis=0)
        # A forest or neighbours that saw one number only state no spread: 1 % of that of y then.
        z = (one.y - mean) / np.maximum(deviation, 0.01 * one.y.std())
        inside = ((one.y >= bounds[..., 0]) & (one.y <= bounds[..., 1])).mean(axis=0)
        mse = loss[name].mean()
        line = f"{name:16}{1 - mse / one.y.var():7.3f}{mse**0.5:9.3f}{z.mean():8.2f}{z.std():7.2f}"
        for share in inside:
            line += f"{100 * share.mean():8.1f}{100 * clustered(share, one.unit):5.1f}"
        print(line)
    others = {name: v for name, v in loss.items() if name not in OWN}
    best = min(others, key=lambda name: others[name].mean())
    less = np.sqrt(loss[PROCESS].mean()) - np.sqrt(others[best].mean())
    spread = clustered(loss[PROCESS] - others[best], one.unit) / 2 / np.sqrt(others[best].mean())
    print(f"RMSE of the process less that of {best}: {less:.3g} (standard error {spread:.2g})")
    print(f"({time.monotonic() - begun:.0f} s)", flush=True)


def main() -> None:
    makers = {
        "fuel": fuel_moisture,
        "hartford": hartford,
        "gedi": gedi,
        "leaf": leaf_area,
        "simulated": simulated,
    }
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sets", default=",".join(makers))
    parser.add_argument("--repeats", type=int, default=3)
    given = parser.parse_args()
    if not DATA.exists():
        raise SystemExit(f"{DATA} is absent; the sets are read from there.")
    for name in given.sets.split(","):
        for one in makers[name]():
            table(one, given.repeats)


if __name__ == "__main__":
    main()
