"""Detection of known changes by embeddings beside plain cosine and composite differencing, look-alikes
beside plain cosine, and what two embeddings side by side bring.

    .venv/bin/python tests/bench/change.py [--checkpoint NAME|FILE] [--pixels N] [--seeds N]

Simulated: pixels of random landscapes over three years; in some the land is felled, cleared or
built up in the middle one. Compared are the year before and the year after. Fields change their
crop each year, which is no change of land: it is the false alarm to beat, so that scores without
fields are given apart. Real: pixels of PRODES in the Amazon, forest that was cleared within the year
or not, the first half of their series and the second, in cells that the encoder was not trained on:
in all of them (most clearings lie in one, so that some of what is found may be the place), and in those
that have both, with the same share of clearings in each. Printed is the share of changed pixels found
when 5 % of the unchanged ones are flagged and the area under the ROC curve, in per cent, and what
comes of `change`'s own threshold for 5 %, which knows no truth.

Combined: balanced accuracy of Dynamic World's class on published AlphaEarth embeddings, on radar of
the same points, and on both side by side as `combine` makes them; and the classes of two sets of
series from our embedding, from Presto's, and from both. Points of one half-degree cell are learnt from
or tested, never both.
"""

from __future__ import annotations

import argparse
import csv
import warnings
from dataclasses import replace
from pathlib import Path

import apart
import numpy as np
import sets
from clone import DATA  # makes this clone importable as aef_fields
from evidence import COVERS

YEAR = 365
DRAWS = 20  # of labels for the combined ones
FALSE = 0.05  # share of the unchanged pixels that may be flagged
EPOCH = 17167  # 2017-01-01 in days


def simulated(n: int, seed: int, encoder):
    """Embeddings and composites of two years, what changed, and what is a field."""
    from aef_fields.core.inputs.places import Part
    from aef_fields.core.simulate import series as simulator
    from aef_fields.core.simulate import world
    from aef_fields.core.simulate.covers import CROPS

    rng = np.random.default_rng(seed)
    places = world.random_places(rng, n // 64, ())
    pixels = world.random_pixels(rng, places, np.arange(n) // 64)
    changed = pixels.change < world.NEVER
    field = (pixels.kind < len(CROPS)) | ((pixels.other < len(CROPS)) & (pixels.share > 0.1))
    # Fires and floods of the middle year leave traces that are neither change nor none.
    clear = changed | ((pixels.burn >= world.NEVER) & (pixels.flood >= world.NEVER))
    early = replace(places, start=places.start - YEAR)
    span = 3 * YEAR
    frames = simulator._sentinel2(rng, early, pixels, 90, span, seed, ["sentinel-2-l2a"])
    frames["sentinel-1-grd"] = simulator._sentinel1(rng, early, pixels, 60, span, seed)
    vectors, composites = [], []
    for year in (0, 2):
        parts, medians = {}, []
        for name, f in frames.items():
            begin = early.start[pixels.place] + year * YEAR
            inside = (f.days >= begin[:, None]) & (f.days < begin[:, None] + YEAR)
            values = np.where((f.valid & inside)[..., None], f.values, np.nan).astype(np.float32)
            days = np.where(inside, f.days + EPOCH, np.nan).astype(np.float64)
            parts[name] = Part(values, days)
            season = np.floor((f.days - begin[:, None]) / YEAR * 4)
            medians += [median(values, season == s) for s in range(4)]
        vectors.append(embedded(encoder, parts, (None, None)))
        composites.append(np.concatenate(medians, 1))
    return vectors, composites, changed, field, clear


def embedded(encoder, parts, period, step: int = 512) -> np.ndarray:
    from aef_fields.core.encode import encode_places

    n = len(next(iter(parts.values())).values)
    found = []
    for at in range(0, n, step):
        some = {
            k: type(p)(p.values[at : at + step], p.days[at : at + step]) for k, p in parts.items()
        }
        found.append(encode_places(encoder, some, period))
    return np.concatenate(found)


def median(values: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.nanmedian(np.where(chosen[..., None], values, np.nan), axis=1)


def differencing(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Root mean square of the differences of seasonal medians, each in its own spread."""
    difference = (b - a) / np.nanstd(b - a, axis=0)
    return np.sqrt(np.nanmean(difference**2, axis=1))


def found_at(score: np.ndarray, changed: np.ndarray) -> tuple[float, float]:
    """Share of changes found with `FALSE` alarms, and the area under the ROC curve."""
    from sklearn.metrics import roc_auc_score

    limit = np.quantile(score[~changed], 1 - FALSE)
    return 100 * (score[changed] > limit).mean(), 100 * roc_auc_score(changed, score)


def surprise(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """What `change` says of each pixel, learnt from the pixels themselves."""
    from aef_fields.core.embeddings.stable import Usual

    usual = Usual.learnt(a, b)
    return usual.tail.surprise(usual.distance(a, b))


def line(name: str, score: np.ndarray, changed: np.ndarray, own: bool = False) -> None:
    found, area = found_at(score, changed)
    text = f"  {name:28}{found:8.1f}{area:8.1f}"
    if own:
        flagged = score > -np.log10(FALSE)
        text += f"{100 * flagged[~changed].mean():12.1f}{100 * flagged[changed].mean():8.1f}"
    print(text, flush=True)


def compare(title: str, vectors, composites, changed: np.ndarray) -> None:
    print(
        f"{title}: {len(changed)} pixels, {100 * changed.mean():.1f} % changed\n"
        f"  {'':28}{'found':>8}{'AUC':>8}{'own: false':>12}{'found':>8}"
    )
    a, b = vectors
    line("composite differencing", np.nan_to_num(differencing(*composites)), changed)
    line("cosine distance", 1 - (a * b).sum(axis=1), changed)
    line("change", surprise(a, b), changed, own=True)


def landscapes(encoder, pixels: int, seeds: int) -> None:
    runs = [simulated(pixels, seed, encoder) for seed in range(1, seeds + 1)]
    vectors, composites = (
        [np.concatenate([r[i][year] for r in runs]) for year in (0, 1)] for i in (0, 1)
    )
    changed, field, clear = (np.concatenate([r[i] for r in runs]) for i in (2, 3, 4))
    clear &= np.isfinite(vectors[0]).all(axis=1) & np.isfinite(vectors[1]).all(axis=1)

    def show(title: str, at: np.ndarray) -> None:
        compare(title, [v[at] for v in vectors], [c[at] for c in composites], changed[at])

    show("Simulated", np.flatnonzero(clear))
    show("Simulated, without fields", np.flatnonzero(clear & ~field))
    some = np.random.default_rng(0).permutation(np.flatnonzero(clear & ~changed))
    felled = np.flatnonzero(changed & clear)
    for share in (0.1, 0.2):
        rest = some[: round(len(felled) * (1 - share) / share)]
        show(f"Simulated, {100 * share:.0f} % changed", np.concatenate([felled, rest]))


def prodes(ckpt) -> None:
    """Forest of which a part was cleared in the year that the series covers, where the encoder was
    not trained: it has seen the labels of the other places."""

    name, trained = apart.POINTS["amazon"], apart.trained_on(ckpt.record)
    with np.load(DATA / "points" / f"{name}.npz") as file:
        x, bands, label = file["X"], list(file["bands"]), file["label"]
        days = file["dates"].astype("datetime64[D]").astype(np.float64)
        lonlat = np.stack((file["lon"], file["lat"]), -1)
    allowed, _ = apart.scored(DATA, name, trained)
    cleared = label == "deforestation"
    cell = np.unique(np.floor(lonlat / 0.5), axis=0, return_inverse=True)[1].ravel()
    everywhere = mixed(allowed, cleared, np.zeros_like(cell))
    within = mixed(allowed, cleared, cell)
    at = np.union1d(everywhere, within)
    apart.gate("PRODES", lonlat[at], trained)
    vectors, composites = half_years(ckpt.encoder, x[at], bands, days[at])
    for title, chosen in (("all cells", everywhere), ("cells with both", within)):
        some = np.searchsorted(at, chosen)
        places = (
            f"{cleared[chosen].sum()} clearings in {len(set(cell[chosen][cleared[chosen]]))} cells"
        )
        compare(
            f"PRODES, half a year against the next, {title}, {places}",
            [v[some] for v in vectors], [c[some] for c in composites], cleared[chosen],
        )  # fmt: skip


def mixed(allowed: np.ndarray, cleared: np.ndarray, cell: np.ndarray) -> np.ndarray:
    """Rows of all forest of each cell and a tenth as many clearings, where there are as many."""
    rng = np.random.default_rng(0)
    found = []
    for one in np.unique(cell[allowed]):
        forest, felled = (np.flatnonzero(allowed & (cell == one) & v) for v in (~cleared, cleared))
        if len(forest) >= 10 and len(felled) >= len(forest) // 10:
            found += [forest, rng.permutation(felled)[: len(forest) // 10]]
    return np.sort(np.concatenate(found))


def half_years(encoder, x: np.ndarray, bands: list[str], days: np.ndarray):
    """Embeddings and composites of the first and of the second half of Landsat series (n, T, bands)."""
    from aef_fields.core.inputs.places import Part
    from aef_fields.core.sources import SOURCES

    bands_of = SOURCES["landsat-c2-l2"].bands
    values = np.full((*x.shape[:2], len(bands_of)), np.nan, np.float32)
    for own, theirs in (("B04", "red"), ("B05", "nir"), ("B07", "swir2")):
        values[..., bands_of.index(own)] = x[..., bands.index(theirs)]
    place = np.arange(x.shape[1])
    vectors, composites = [], []
    for half in (place < 11, place >= 12):
        part = Part(values, np.where(half, days, np.nan))
        vectors.append(embedded(encoder, {"landsat-c2-l2": part}, (None, None)))
        composites.append(median(values, np.broadcast_to(half, values.shape[:2]))[:, [2, 3, 5]])
    return vectors, composites


def dynamic_world(name: str) -> tuple[list[dict[str, str]], np.ndarray]:
    """The rows of a file of published embeddings with Dynamic World's labels, and the vectors."""
    path = DATA / "fields" / f"alphaearth_s1_dw_samples_{name}_2024.csv"
    with path.open() as file:
        rows = list(csv.DictReader(file))
    return rows, np.array([[float(r[f"A{i:02d}"]) for i in range(64)] for r in rows])


def combined() -> None:
    """Dynamic World's classes from AlphaEarth, from radar, and from both side by side."""
    for name in ("iowa_ag", "sf_bay_urban"):
        rows, aef = dynamic_world(name)
        likely = np.array([max(float(r[n]) for n in COVERS) for r in rows])
        sure = np.flatnonzero(likely >= 0.5)
        label = np.array([int(r["dw_label"]) for r in rows])[sure]
        cell = np.array([f"{float(r['longitude']) // 0.5} {float(r['latitude']) // 0.5}" for r in rows])[sure]  # fmt: skip
        radar = np.array([[float(r[k]) for k in ("S1_VV", "S1_VH")] for r in rows])[sure]
        radar = (radar - radar.mean(axis=0)) / radar.std(axis=0)
        # On a circle a strength can't be told from a stronger one: the third number keeps it.
        radar = np.column_stack([radar, np.ones(len(radar))])
        blocks = {"AlphaEarth": aef[sure], "radar": radar}
        blocks = {k: v / np.linalg.norm(v, axis=1, keepdims=True) for k, v in blocks.items()}
        blocks["both"] = np.concatenate(list(blocks.values()), axis=1) / np.sqrt(2)
        counts = {c: len(np.unique(cell[label == c])) for c in np.unique(label)}
        kept = [c for c, n in counts.items() if n >= 2 and (label == c).sum() >= 12]
        side_by_side(f"Combined, {name} (at least half sure)", blocks, label, cell, kept)


def two_encoders(ckpt, weights: Path) -> None:
    """Crops and clearings from our embedding, from Presto's, and from both side by side."""
    trained = apart.trained_on(ckpt.record)
    for name in ("canada", "rondonia"):
        one = sets.load(name, DATA, ckpt, weights, trained, 0)
        blocks = {}
        for key, row in (("ours", "a"), ("Presto", "h")):
            x = next(iter(one.features[row].values()))
            blocks[key] = x / np.linalg.norm(x, axis=1, keepdims=True)
        blocks["both"] = np.concatenate(list(blocks.values()), axis=1) / np.sqrt(2)
        kept = list(np.unique(one.label))
        side_by_side(f"Combined, {name} ({one.status})", blocks, one.label, one.group, kept)


def side_by_side(title: str, blocks, label, cell, kept) -> None:
    from aef_fields.core.heads import methods
    from sklearn.metrics import balanced_accuracy_score

    print(f"{title}: {np.isin(label, kept).sum()} points, {len(kept)} classes, {DRAWS} draws")
    print(f"  {'labels per class':28}" + "".join(f"{k:>12}" for k in blocks))
    for shot in (1, 5, 20):
        for method in ("knn", "linear"):
            found: dict[str, list[float]] = {k: [] for k in blocks}
            for train, test in draws_of(label, cell, kept, shot):
                for key, x in blocks.items():
                    one, place = np.ones(len(train)), np.arange(len(train))
                    head = methods.fit(method, "classify", x[train], label[train], place, one, 0)
                    score = balanced_accuracy_score(label[test], head.predict(x[test]))
                    found[key].append(100 * score)
            cells = "".join(f"{np.mean(v):12.1f}" for v in found.values())
            print(f"  {shot:<4}{method:24}{cells}", flush=True)


def lookalikes() -> None:
    """Mean average precision of the other points of an example's class: `similar` and plain cosine."""
    from aef_fields.core.embeddings.embedding import unit
    from aef_fields.core.similar import Examples, Search
    from sklearn.metrics import average_precision_score

    given = {}
    for name in ("iowa_ag", "sf_bay_urban"):
        rows, aef = dynamic_world(name)
        given[f"AlphaEarth, {name}"] = unit(aef), np.array([r["dw_label"] for r in rows])
    with np.load(DATA / "points" / "cerrado_landsat_ssl_emb32.npz") as file:
        x, label = file["X"].reshape(len(file["label"]), -1), file["label"]
    some = np.random.default_rng(0).permutation(len(x))[:8000]
    given["Landsat, Cerrado"] = unit(x[some].astype(np.float32)), label[some]
    rng = np.random.default_rng(0)
    print(f"Look-alikes, mean average precision\n  {'examples':28}{'1':>16}{'5':>16}{'20':>16}")
    print(f"  {'':28}" + f"{'similar':>9}{'cosine':>7}" * 3)
    for name, (x, label) in given.items():
        cells = ""
        for shots in (1, 5, 20):
            found: list[list[float]] = [[], []]
            for kind in np.unique(label):
                own = np.flatnonzero(label == kind)
                for _ in range(10 if len(own) >= 2 * shots else 0):
                    chosen = rng.permutation(own)[:shots]
                    rest = np.setdiff1d(np.arange(len(x)), chosen)
                    search = Search.learnt(x, Examples(x[chosen], np.ones(shots), shots), None)
                    scores = search.likeness(x[rest]), x[rest] @ search.plain
                    for to, score in zip(found, scores):
                        to.append(100 * average_precision_score(label[rest] == kind, score))
            cells += f"{np.mean(found[0]):9.1f}{np.mean(found[1]):7.1f}"
        print(f"  {name:28}{cells}", flush=True)


def draws_of(label, cell, kept, shot: int):
    """Places to learn from, `shot` of each class, and to test on, in other cells."""
    rng = np.random.default_rng(0)
    cells, left = np.unique(cell), DRAWS
    while left:
        ours = np.isin(cell, rng.permutation(cells)[: len(cells) // 2])
        parts = [np.flatnonzero((label == c) & ours) for c in kept]
        rest = [np.flatnonzero((label == c) & ~ours) for c in kept]
        if min(map(len, parts + rest)) == 0:
            continue
        left -= 1
        yield np.concatenate([rng.permutation(p)[:shot] for p in parts]), np.concatenate(rest)


def main() -> None:
    warnings.filterwarnings("ignore")
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", default="")
    parser.add_argument("--pixels", type=int, default=6400)
    parser.add_argument("--seeds", type=int, default=3)
    args = parser.parse_args()
    from aef_fields.core.model import checkpoint

    weights = checkpoint.find(args.checkpoint)
    ckpt = checkpoint.load(weights)
    if not DATA.exists():
        raise SystemExit(f"The benchmark needs {DATA}.")
    lookalikes()
    combined()
    print(f"checkpoint {ckpt.identity[:40]}")
    two_encoders(ckpt, weights)
    prodes(ckpt)
    landscapes(ckpt.encoder, args.pixels, args.seeds)


if __name__ == "__main__":
    main()
