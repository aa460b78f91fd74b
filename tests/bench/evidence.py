"""What the evidence is worth, on ../shared/data: how labels are held out, and areas with an error.

    .venv/bin/python tests/bench/evidence.py

1. Accuracy in per cent of published AlphaEarth embeddings with Dynamic World labels, and of the
   field parcels of Belgium, under each split and head: how much a random split promises too much.
2. Samples drawn again and again from a map whose truth is known: how often the 95 % intervals of
   `area` hold the true accuracy and areas, and how wrong counting the map's pixels is.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

import clone
import numpy as np
import shapely
from aef_fields.core.assess import area, splits, summary
from aef_fields.core.assess.heldout import Material, held_out
from aef_fields.core.grid import Grid
from aef_fields.core.labels.layer import Labels
from aef_fields.core.labels.samples import Samples
from aef_fields.core.maps.legend import legend
from affine import Affine

DATA = clone.DATA
HEADS = ("knn", "linear", "mlp", "forest")
SURE = 0.45  # Dynamic World's mean probability of the label; many below it are nonsense
COVERS = (
    "water", "trees", "grass", "flooded_vegetation", "crops",
    "shrub_and_scrub", "built", "bare", "snow_and_ice",
)  # fmt: skip


def points(*regions: str) -> tuple[Material, Grid]:
    """AlphaEarth's vectors of places that Dynamic World is sure of, in metres about their middle;
    several regions are groups and lie apart."""
    rows = []
    for number, region in enumerate(regions):
        path = DATA / "fields" / f"alphaearth_s1_dw_samples_{region}_2024.csv"
        with path.open(newline="") as file:
            for row in csv.DictReader(file):
                label = row["dw_label"]
                name = COVERS[int(float(label))] if label.replace(".", "").isdigit() else label
                if float(row[name]) >= SURE:
                    rows.append((number, name, row))
    lat = np.array([float(r["latitude"]) for _, _, r in rows])
    lon = np.array([float(r["longitude"]) for _, _, r in rows])
    site = np.array([n for n, _, _ in rows])
    middle = np.array([lon[site == n].mean() for n in range(len(regions))])[site]
    x = 111_320 * (lon - middle) * np.cos(np.radians(lat)) + 500_000 + 1_000_000 * site
    y = 110_570 * lat
    names = [name for _, name, _ in rows]
    vectors = np.array([[float(r[f"A{i:02d}"]) for i in range(64)] for _, _, r in rows], np.float32)
    return material(vectors, np.arange(len(rows)), shapely.points(x, y), names, site), grid_of(x, y)


def parcels() -> tuple[Material, Grid]:
    """The parcels of Belgium 2018 with the pixels' vectors by Presto (128 dimensions)."""
    import rasterio
    from pyogrio import raw
    from rasterio.features import rasterize

    cube = np.load(DATA / "teacher" / "belgium_2018.presto128.npz")["embedding"].astype(np.float32)
    scene = DATA / "scenes" / "belgium_2018"
    meta, _, wkb, columns = raw.read(scene / "labels_polygons.gpkg")
    cover = columns[list(meta["fields"]).index("LC")].astype(str)
    with rasterio.open(scene / "labels_CT_LC.tif") as file:
        grid = Grid(file.crs.to_wkt(), file.transform, file.width, file.height)
    shapes = shapely.from_wkb(wkb)
    numbered = [(shape, i + 1) for i, shape in enumerate(shapes)]
    number = rasterize(numbered, cube.shape[:2], transform=grid.transform)
    rng = np.random.default_rng(0)
    pixel = np.concatenate(
        [rng.permutation(np.flatnonzero(number == i + 1))[:64] for i in range(len(shapes))]
    )
    vectors = cube.reshape(-1, cube.shape[2])[pixel]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return material(vectors, number.ravel()[pixel] - 1, shapes, list(cover), None), grid


def material(
    vectors: np.ndarray, polygon: np.ndarray, shapes: np.ndarray, names: list[str], site: object
) -> Material:
    """What `train` would have made of these labels."""
    n = len(names)
    groups = None if site is None else np.array(site).astype(str).astype(object)
    labels = Labels(Path("labels"), "cover", np.arange(n), shapes, np.array(names, object), groups)
    count = np.bincount(polygon, minlength=n)
    samples = Samples(vectors, polygon, np.arange(len(polygon)), 1 / count[polygon])
    classes = legend(names)
    value = {c.label: c.value for c in classes}
    y = np.array([value[name] for name in names])
    return Material("classify", labels, samples, y, np.arange(n), classes, 0)


def grid_of(x: np.ndarray, y: np.ndarray) -> Grid:
    """A grid of 10 m that the places lie on."""
    width, height = int(np.ptp(x) // 10) + 2, int(np.ptp(y) // 10) + 2
    return Grid("EPSG:32615", Affine(10, 0, x.min() - 5, 0, -10, y.max() + 5), width, height)


def drawn_over(grid: Grid) -> np.ndarray:
    """Coordinates (2000, 2) of places all over a grid."""
    left, bottom, right, top = grid.bounds
    return np.random.default_rng(0).uniform((left, bottom), (right, top), (2000, 2))


def ways(one: Material, grid: Grid) -> list[splits.Split]:
    """The splits that the report sets side by side."""
    polygon, unit = one.samples.polygon, one.unit
    found = [
        splits.by_pixel(one.y, polygon, 0),
        splits.by_polygon(unit, one.y, polygon, 0),
        splits.by_block(one.labels.shapes, unit, polygon, grid, drawn_over(grid), 0),
    ]
    if one.labels.groups is not None and len(set(one.labels.groups)) > 1:
        _, group = np.unique(one.labels.groups.astype(str), return_inverse=True)
        found.append(splits.by_group(group, "site", polygon, 0))
    return found


def print_splits() -> None:
    """Table 1."""
    print(
        "1. Overall accuracy in % (95 % interval) and labels tested, by what is held out together"
    )
    sets = {
        "AlphaEarth, Iowa": lambda: points("iowa_ag"),
        "AlphaEarth, San Francisco": lambda: points("sf_bay_urban"),
        "AlphaEarth, both places": lambda: points("iowa_ag", "sf_bay_urban"),
        "Presto, parcels of Belgium": parcels,
    }
    for name, make in sets.items():
        one, grid = make()
        print(f"\n{name}: {len(one.y)} labels, {len(one.classes)} classes")
        for split in ways(one, grid):
            cells = []
            for head in HEADS:
                found = summary.classes(one, held_out(one, head, split, lambda: None))
                value, tested = found.overall, int(found.tested.sum())
                cells.append(
                    f"{head} {100 * value.value:3.0f} ({100 * value.low:.0f} to "
                    f"{100 * value.high:.0f}; {tested})"
                )
            print(f"  {split.text:62s} {'   '.join(cells)}", flush=True)


def print_areas(draws: int) -> None:
    """Table 2: a map of the parcels by a head that learnt from a tenth of them, and the truth."""
    one, _ = parcels()
    rng = np.random.default_rng(1)
    learnt = np.isin(one.samples.polygon, rng.permutation(len(one.y))[:10])
    estimator = one.fit("knn", np.flatnonzero(learnt))
    order = {c.value: i for i, c in enumerate(one.classes)}
    mapped = np.array([order[int(v)] for v in estimator.predict(one.samples.vectors)])
    truth = np.array([order[int(v)] for v in one.targets])
    # A map large enough for samples of hundreds: each pixel a hundred times.
    mapped, truth = np.repeat(mapped, 100), np.repeat(truth, 100)
    c = len(one.classes)
    sizes = np.bincount(mapped, minlength=c)
    right, areas = (mapped == truth).mean(), np.bincount(truth, minlength=c) / len(truth)
    counted = sizes / len(mapped)
    print(
        f"\n2. {draws} samples of a map with {100 * right:.0f} % right and {c} classes; counting its "
        f"pixels errs by up to {100 * abs(counted - areas).max():.1f} points of area"
    )
    for n in (100, 200, 400):
        for design in ("stratified", "simple", "poststratified"):
            held, width, bias = _cover(mapped, truth, sizes, right, areas, n, design, draws)
            print(
                f"  {n} points, {design:15s} 95 % intervals hold: overall {100 * held[0]:.1f} %, "
                f"areas {100 * held[1]:.1f} %; mean half-width of an area {100 * width:.1f} points, "
                f"bias at most {100 * bias:.2f} points",
                flush=True,
            )


def _cover(
    mapped: np.ndarray,
    truth: np.ndarray,
    sizes: np.ndarray,
    right: float,
    areas: np.ndarray,
    n: int,
    design: str,
    draws: int,
) -> tuple[np.ndarray, float, float]:
    """Shares of intervals that hold (overall, areas), mean half-width and largest bias of areas."""
    c, rng = len(sizes), np.random.default_rng(n)
    members = [np.flatnonzero(mapped == k) for k in range(c)]
    wanted = area.allocation(sizes / sizes.sum(), n, min(50, n // (2 * c)))
    held, widths, values = [], [], []
    while len(held) < draws:
        if design == "stratified":
            drawn = np.concatenate(
                [rng.choice(m, k, replace=False) for m, k in zip(members, wanted, strict=True)]
            )
        else:
            drawn = rng.choice(len(mapped), n, replace=False)
        strata, whole = mapped[drawn], sizes
        if design == "simple":
            strata, whole = np.zeros(n, int), np.array([len(mapped)])
        elif (np.bincount(strata, minlength=c) < 2).any():
            continue  # `area` refuses it
        found = area.assess(strata, mapped[drawn], truth[drawn], whole, c)
        low, high = found.overall.interval()
        overall = low <= right <= high
        inside = [
            abs(s.value - t) <= area.Z * s.se for s, t in zip(found.areas, areas, strict=True)
        ]
        held.append((overall, np.mean(inside)))
        widths.append(np.mean([area.Z * s.se for s in found.areas]))
        values.append([s.value for s in found.areas])
    bias = abs(np.mean(values, axis=0) - areas).max()
    return np.mean(held, axis=0), float(np.mean(widths)), float(bias)


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--draws", type=int, default=200)
    draws = parser.parse_args().draws
    if not DATA.exists():
        sys.exit(f"There is no {DATA}.")
    print_splits()
    print_areas(draws)


if __name__ == "__main__":
    main()
