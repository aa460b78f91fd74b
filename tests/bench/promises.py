"""How often the accuracy that `train` reports holds, on places whose every label is known.

    .venv/bin/python tests/bench/promises.py [--draws N] [--method M] [--sets a,b] [--labels 15,40]

All points of a set stand for the map, of series that our encoder embeds those alone which it was not
trained on. Some are drawn, at random or in sites of five neighbours, a
head is learnt from them and tested as `train` does it, and what is reported is compared with what
that very head gets right of all other points. In per cent:

- said: overall accuracy on labels held out one by one; first: the one reported first; true: that of
  the head; testable: that among the classes that could be tested; folds: true accuracy of the heads
  that were tested, which learnt from fewer labels; unseen: share of the map whose class could not
  be tested; clusters: how often labels are said to lie in clusters, areas: to be told by whole areas
  held out;
- holds: how often the 95 % interval holds the true accuracy; high, low: how often what it says is
  higher, or lower; wide: its mean width. `plain` resamples the labels that could be tested, `now` allows
  for the others, `first` is what is reported first, `blocks` the same two with whole areas held out.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections import defaultdict
from pathlib import Path

import apart
import clone
import numpy as np
import quantities
import sets
import shapely
from aef_fields.core import train
from aef_fields.core.assess import clusters, splits, summary
from aef_fields.core.assess.heldout import Material, Tested, loss
from aef_fields.core.assess.intervals import Estimate, resampled, share
from aef_fields.core.embeddings.places import GROUND
from aef_fields.core.grid import Grid
from aef_fields.core.heads import conformal
from aef_fields.core.heads.linear import LinearRegressor
from aef_fields.core.labels.layer import Labels
from aef_fields.core.labels.samples import Samples
from aef_fields.core.maps.legend import legend
from aef_fields.core.model import checkpoint
from aef_fields.core.progress import Progress
from affine import Affine
from scipy.spatial import cKDTree

FILES = {
    "rondonia": "rondonia_2022_s2",
    "amazon": "amazon_prodes_landsat8_interp",
    "cerrado": "cerrado_landsat_ssl_emb32",
}
PIXEL = 30.0
SITE = 5  # points of a site
TRUTH = 6000  # points, at most, that the true accuracy is counted on


class World:
    """Points of a set as if they were all of a map: vectors (n, d), names and xy (n, 2) in metres."""

    def __init__(self, short: str):
        name = FILES[short]
        with np.load(clone.DATA / "points" / f"{name}.npz") as file:
            self.names, lon, lat = file["label"].astype(str), file["lon"], file["lat"]
            vectors = file["X"]
        if vectors.ndim == 3:  # dates and bands, not embedded yet
            weights = checkpoint.find("")
            ckpt, arrays = checkpoint.load(weights), sets.series_of_points(clone.DATA, name)
            trained = apart.trained_on(ckpt.record)
            keep, _ = apart.scored(clone.DATA, name, trained)
            self.names, lon, lat = self.names[keep], lon[keep], lat[keep]
            apart.gate(short, np.stack((lon, lat), -1), trained)
            vectors = sets.encoded(short, arrays, weights, ckpt.sha256)[keep]
        self.vectors = vectors.astype(np.float32)
        x = 111_320 * (lon - lon.mean()) * np.cos(np.radians(lat))
        self.xy = np.column_stack([x, 110_570 * lat])
        (left, bottom), (right, top) = self.xy.min(axis=0), self.xy.max(axis=0)
        size = int((right - left) // PIXEL) + 2, int((top - bottom) // PIXEL) + 2
        corner = Affine(PIXEL, 0, left - PIXEL / 2, 0, -PIXEL, top + PIXEL / 2)
        self.grid = Grid("EPSG:32621", corner, *size)
        self.tree = cKDTree(self.xy)

    def drawn(self, n: int, how: str, rng: np.random.Generator) -> np.ndarray:
        """Rows of `n` points of two classes or more, from north to south as `train` orders them."""
        while True:
            rows = rng.choice(len(self.names), n, replace=False)
            if how == "sites":
                near = self.tree.query(self.xy[rows], SITE)[1].ravel()
                rows = near[np.sort(np.unique(near, return_index=True)[1])[:n]]
            if len(np.unique(self.names[rows])) > 1:
                return rows[np.lexsort((self.xy[rows, 0], -self.xy[rows, 1]))]

    def material(self, rows: np.ndarray) -> Material:
        """What `train` would have made of these points."""
        n, xy = len(rows), self.xy[rows]
        labels = Labels(
            Path("labels"), "class", np.arange(n), shapely.points(xy),
            self.names[rows].astype(object), None,
        )  # fmt: skip
        column, row = np.floor(~self.grid.transform * xy.T).astype(int)
        pixel = row * self.grid.width + column
        samples = Samples(self.vectors[rows], np.arange(n), pixel, np.ones(n))
        classes = legend(list(self.names[rows]))
        value = {c.label: c.value for c in classes}
        y = np.array([value[name] for name in self.names[rows]])
        unit = splits.units(labels, samples, self.grid, groups=True)
        ground = np.delete(self.xy, rows, axis=0)
        ground = np.random.default_rng(0).permutation(ground)[:GROUND]
        return Material("classify", labels, samples, y, unit, classes, 0, ground=ground)


def plain(material: Material, test: Tested) -> Estimate:
    """Accuracy with the interval that labels which could be tested, drawn anew, would give."""
    right = 1 - loss(material, test)
    tested = np.isfinite(right)
    right, unit = right[tested], material.held_with(test.split)[tested]
    values = np.concatenate([times @ right / times.sum(axis=1) for times in resampled(unit, 0)])
    return share(float(right.mean()), values, len(np.unique(unit)), 0)


def one_draw(
    world: World, rows: np.ndarray, method: str
) -> tuple[dict[str, float], dict[str, Estimate]]:
    """True figures and the intervals of one draw; no intervals where nothing could be tested."""
    material = world.material(rows)
    estimator, tests = train._learn(material, method, world.grid, "", Progress())
    rest = np.delete(np.arange(len(world.names)), rows)
    rest = np.random.default_rng(0).permutation(rest)[:TRUTH]
    name = {c.value: c.label for c in material.classes}

    def right(head) -> np.ndarray:
        mapped = np.array([name[v] for v in head.predict(world.vectors[rest]).tolist()])
        return mapped == world.names[rest]

    named = {test.split.name: test for test in [tests.chosen, *tests.others]}
    chosen, block = named["polygon"], named["block"]
    known = np.isfinite(loss(material, chosen))
    if not known.any():
        return {}, {}
    true = right(estimator)
    testable = np.isin(world.names[rest], material.labels.values[known].astype(str))
    folds = [
        right(material.fit(chosen.method, learnt)).mean()
        for learnt, _ in chosen.split.parts
        if len(np.unique(material.y[learnt])) > 1
    ]
    said = {"plain": plain(material, chosen), "now": summary.classes(material, chosen).overall}
    said["first"] = summary.classes(material, tests.chosen).overall
    if np.isfinite(loss(material, block)).any():
        said["blocks plain"] = plain(material, block)
        said["blocks now"] = summary.classes(material, block).overall
    found = clusters.distances(material, chosen.split)
    truth = {
        "said": said["now"].value,
        "first": said["first"].value,
        "true": true.mean(),
        "testable": true[testable].mean(),
    }
    truth |= {"folds": float(np.mean(folds)), "unseen": 1 - testable.mean()}
    truth["clusters"] = clusters.in_clusters(found)
    return truth | {"areas": tests.chosen is block}, said


def print_cell(world: World, short: str, n: int, how: str, method: str, draws: int) -> None:
    """Lines of one set, number of labels and way to draw them."""
    rng = np.random.default_rng((n, how == "sites"))
    truths, held = [], defaultdict(list)
    for _ in range(draws):
        truth, said = one_draw(world, world.drawn(n, how, rng), method)
        if not said:
            continue
        truths.append(truth)
        for name, e in said.items():
            high, low = truth["true"] < e.low, truth["true"] > e.high
            held[name].append((not (high or low), high, low, e.high - e.low))
    figures = "  ".join(f"{k} {100 * np.mean([t[k] for t in truths]):.0f}" for k in truths[0])
    print(f"\n{short}, {n} labels, {how}, {method}: {len(truths)} draws: {figures}")
    for name, rows in held.items():
        cells = zip(("holds", "high", "low", "wide"), 100 * np.mean(rows, axis=0), strict=True)
        told = "   ".join(f"{what} {value:3.0f}" for what, value in cells)
        print(f"  {name:14s}{told}", flush=True)


def held_out_error(X: np.ndarray, y: np.ndarray, unit: np.ndarray, folds: int) -> np.ndarray:
    """Error of each label (p,) when its unit is held out."""
    fold, error = splits.deal(unit, np.zeros(len(y)), folds, 0), np.empty(len(y))
    for i in np.unique(fold):
        held = fold == i
        error[held] = LinearRegressor().fit(X[~held], y[~held]).predict(X[held]) - y[held]
    return error


def print_quantity(one: quantities.Set, how: str, draws: int, n: int = 40) -> None:
    """A line of a set of quantities and a way to draw labels."""
    rng, tree = np.random.default_rng(0), cKDTree(one.lonlat)
    found = []
    for _ in range(draws):
        rows = rng.choice(len(one.y), n, replace=False)
        site = np.arange(n)
        if how == "sites":
            near = tree.query(one.lonlat[rows[: n // SITE]], SITE)[1].ravel()
            rows, first = np.unique(near, return_index=True)
            site = first // SITE
        X, y, rest = one.X[rows], one.y[rows], np.delete(np.arange(len(one.y)), rows)
        error = abs(LinearRegressor().fit(X, y).predict(one.X[rest]) - one.y[rest])
        for unit, folds in ((np.arange(len(y)), splits.FOLDS), (site, 10)):
            missed = held_out_error(X, y, unit, folds)
            half = conformal.intervals(missed, np.ones(len(y)), unit)["multiples"]["90"]
            found.append(((error <= half).mean(), half / one.y.std()))
    alone, whole = 100 * np.mean(np.reshape(found, (draws, 2, 2)), axis=0)
    print(
        f"{one.name}, {how}: one by one hold {alone[0]:.0f} (half-width {alone[1]:.0f}), "
        f"by site {whole[0]:.0f} ({whole[1]:.0f})",
        flush=True,
    )


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--draws", type=int, default=20)
    parser.add_argument("--method", default="linear")
    parser.add_argument("--sets", default=",".join(FILES))
    parser.add_argument("--labels", default="15,40,150")
    asked = parser.parse_args()
    if not clone.DATA.exists():
        sys.exit(f"There is no {clone.DATA}.")
    warnings.simplefilter("ignore")
    train.SHARES = ()  # no learning curve, which would take most of the time
    for short in asked.sets.split(","):
        world = World(short)
        for how in ("random", "sites"):
            for n in map(int, asked.labels.split(",")):
                print_cell(world, short, n, how, asked.method, asked.draws)
    print()
    for one in [*quantities.hartford(), *quantities.fuel_moisture()]:
        for how in ("random", "sites"):
            print_quantity(one, how, 10 * asked.draws)


if __name__ == "__main__":
    main()
