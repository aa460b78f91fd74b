"""Quantities from sparse points: the attentive neural process beside what else is used.

    .venv/bin/python tests/bench/quantities.py [--sets a,b] [--points N]

Every row learns from the same points and is judged on the same others, held out by site or by
compact blocks. z = (measured - mean) / standard deviation should have mean 0 and spread 1, and
intervals of 68, 90 and 95 % should hold as many of the measured. `mixture` is what the process
starts from, so that the gain of attention can be seen; `+ conformal` has intervals widened or
narrowed by what an inner cross-validation of the learning points showed.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib.util
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.stats import norm

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT.parent / "shared" / "data" / "regression"
spec = importlib.util.spec_from_file_location(
    "aef_fields", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
)
sys.modules["aef_fields"] = importlib.util.module_from_spec(spec)

LEVELS = (0.68, 0.90, 0.95)


@dataclass
class Set:
    """Points: features X (n, d), measured y, lon and lat; unit (n,) is held out together."""

    name: str
    X: np.ndarray
    y: np.ndarray
    lonlat: np.ndarray
    unit: np.ndarray
    parts: list[tuple[np.ndarray, np.ndarray]]


def blocks(lonlat: np.ndarray, unit: np.ndarray, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Compact blocks of points, each held out in turn."""
    from sklearn.cluster import KMeans

    _, first, code = np.unique(unit, return_index=True, return_inverse=True)
    flat = lonlat * [np.cos(np.radians(lonlat[:, 1].mean())), 1]
    fold = KMeans(4 * k, n_init=3, random_state=0).fit_predict(flat[first])[code] % k
    return [(np.flatnonzero(fold != i), np.flatnonzero(fold == i)) for i in range(k)]


def fuel_moisture(_: int) -> list[Set]:
    file = np.load(DATA / "presto_fuel_moisture.npz")
    X = np.nan_to_num(file["X"].reshape(len(file["y"]), -1))
    X = ((X - X.mean(axis=0)) / (X.std(axis=0) + 1e-9)).astype(np.float32)
    unit = np.unique(file["group"], return_inverse=True)[1]
    test = file["is_test"].astype(bool)
    part = (np.flatnonzero(~test), np.flatnonzero(test))
    return [Set("fuel moisture", X, file["y"], file["latlon"][:, ::-1], unit, [part])]


def hartford(_: int) -> list[Set]:
    import pyogrio
    import shapely

    meta, _, wkb, columns = pyogrio.raw.read(DATA / "aef_hartford_tracts_2020.gpkg")
    table = dict(zip(meta["fields"], columns))
    X = np.stack([table[f"A{i:02d}"] for i in range(64)], axis=1).astype(np.float32)
    middle = shapely.centroid(shapely.from_wkb(wkb))
    lonlat = np.column_stack([shapely.get_x(middle), shapely.get_y(middle)])
    unit = np.arange(len(X))
    return [
        Set(
            f"Hartford {name}", X, table[field].astype(float), lonlat, unit, blocks(lonlat, unit, 4)
        )
        for name, field in (
            ("density", "y_log_density"),
            ("developed", "developed_pct"),
            ("forest", "forest_pct"),
        )
    ]


def gedi(points: int) -> list[Set]:
    with gzip.open(DATA / "gedi_l4a_italy_agbd.csv.gz", "rt") as file:
        rows = [r for r in csv.DictReader(file) if r["l4_quality_flag"] == "1"]
    rng = np.random.default_rng(0)
    rows = [rows[i] for i in rng.permutation(len(rows))[: 2 * points]]
    lonlat = np.array([[float(r["lon_lowestmode"]), float(r["lat_lowestmode"])] for r in rows])
    y = np.array([float(r["agbd"]) for r in rows])
    X = ((lonlat - lonlat.mean(axis=0)) / lonlat.std(axis=0)).astype(np.float32)
    unit = np.unique(np.floor(lonlat / 0.02), axis=0, return_inverse=True)[1].ravel()
    return [Set("GEDI by place", X, y, lonlat, unit, blocks(lonlat, unit, 3))]


def simulated(points: int) -> list[Set]:
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
    truth = {
        "leaf area": state.green.max(axis=1),
        "height": tall.max(axis=1),
    }
    X = np.sign(codes) * (codes / 127.5) ** 2
    X = np.moveaxis(X / np.linalg.norm(X, axis=0), 0, -1).reshape(-1, codes.shape[0])
    row, col = np.divmod(np.arange(size * size), size)
    lonlat = np.column_stack([3.9 + col * 10 / 70_900, 50.67 - row * 10 / 111_200])
    tile = row // 24 * 6 + col // 24  # 36 squares of 240 m: half to learn from, half to test
    learn = np.isin(tile, rng.permutation(36)[:18])
    train = rng.permutation(np.flatnonzero(learn))[: points // 4]
    test = rng.permutation(np.flatnonzero(~learn))[:3000]
    unit = np.arange(len(X))
    out = []
    for what, fine in truth.items():
        y = sensed(fine.reshape(size * FINE, size * FINE), FINE).ravel().astype(float)
        out.append(Set(f"simulated {what}", X, y, lonlat, unit, [(train, test)]))
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

    trees = RandomForestRegressor(300, min_samples_leaf=3, random_state=0, n_jobs=-1)
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


def process(one: Set, train: np.ndarray, test: np.ndarray) -> tuple[Said, Said, Said]:
    """The mixture it starts from, the process, and the process with conformal intervals."""
    from aef_fields.core.heads.conformal import intervals

    head = learnt(one, train)
    base, _ = head.mixture.predict(one.X[test])
    mean, deviation = head.predict(one.X[test], places(one, test))
    plain = Said(base, np.full(len(test), head.numbers["scale"]))
    error, stated = np.full(len(train), np.nan), np.ones(len(train))
    for learn, hold in blocks(one.lonlat[train], one.unit[train], 3):
        inner = learnt(one, train[learn])
        found, stated[hold] = inner.predict(one.X[train[hold]], places(one, train[hold]))
        error[hold] = one.y[train[hold]] - found
    factors = intervals(error, stated, one.unit[train])
    half = np.array(list(factors["multiples"].values()))[:, None] * deviation
    bounds = np.stack([mean - half, mean + half], axis=2)
    print(f"    numbers {head.numbers} share {head.mixture.share.round(2)}", file=sys.stderr)
    return plain, Said(mean, deviation), Said(mean, factors["deviation"] * deviation, bounds)


def table(one: Set) -> None:
    learn = np.mean([len(a) for a, _ in one.parts])
    tested = np.concatenate([b for _, b in one.parts])
    print(f"\n{one.name}: {one.X.shape[1]} features, {learn:.0f} points, {len(tested)} tested")
    print(f"{'':22}{'R2':>7}{'RMSE':>9}{'z mean':>8}{'z sd':>7}{'68 %':>7}{'90 %':>7}{'95 %':>7}")
    rows: dict[str, list[Said]] = {}
    begun = time.monotonic()
    for train, test in one.parts:
        trees, quantile = forest(one, train, test)
        plain, anp, safe = process(one, train, test)
        for name, said in (
            ("ridge", ridge(one, train, test)),
            ("kNN", neighbours(one, train, test)),
            ("IDW", idw(one, train, test)),
            ("random forest", trees),
            ("quantile forest", quantile),
            ("mixture", plain),
            ("neural process", anp),
            ("  + conformal", safe),
        ):
            rows.setdefault(name, []).append(said)
    y = one.y[tested]
    for name, parts in rows.items():
        mean = np.concatenate([s.mean for s in parts])
        # A forest or neighbours that saw one number only state no spread: 1 % of that of y then.
        stated = np.concatenate([s.deviation for s in parts])
        z = (y - mean) / np.maximum(stated, 0.01 * y.std())
        bounds = np.concatenate([s.bounds for s in parts], axis=1)
        inside = ((y >= bounds[..., 0]) & (y <= bounds[..., 1])).mean(axis=1)
        rmse = np.sqrt(np.mean((y - mean) ** 2))
        cells = [1 - rmse**2 / y.var(), rmse, z.mean(), z.std(), *(100 * inside)]
        form = ("7.3f", "9.3f", "8.2f", "7.2f", "7.1f", "7.1f", "7.1f")
        print(f"{name:22}" + "".join(f"{c:{f}}" for c, f in zip(cells, form)))
    print(f"({time.monotonic() - begun:.0f} s)", flush=True)


def main() -> None:
    makers = {"fuel": fuel_moisture, "hartford": hartford, "gedi": gedi, "simulated": simulated}
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sets", default=",".join(makers))
    parser.add_argument("--points", type=int, default=1200, help="size of the larger sets")
    given = parser.parse_args()
    if not DATA.exists():
        raise SystemExit(f"{DATA} is absent; the sets are read from there.")
    for name in given.sets.split(","):
        for one in makers[name](given.points):
            table(one)


if __name__ == "__main__":
    main()
