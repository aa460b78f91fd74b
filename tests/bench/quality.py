"""Few-shot accuracy of embeddings beside that of the raw series, on places with labels.

    .venv/bin/python tests/bench/quality.py [--checkpoint NAME|FILE] [--draws N] [--sets a,b]

Scenes are split by parcel (connected pixels of one label, without their border pixels), pixel series by
half-degree cell. Every row sees the same draws and the same heads. What is printed is balanced
accuracy in per cent; `best` is the best head of the row, an oracle, the same courtesy for all.
Sets that the bundled checkpoint was trained on are marked with *, their test cells were not.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent.parent
spec = importlib.util.spec_from_file_location(
    "aef_fields", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
)
sys.modules["aef_fields"] = importlib.util.module_from_spec(spec)
sys.path.insert(0, str(ROOT / "training"))

SHOTS = (1, 5, 20, 0)  # 0 = all that is not tested
PIXELS = 30  # of a parcel, at most


@dataclass
class Set:
    """Rows of features of the same places: name -> (n, d). label, group: (n,) int."""

    name: str
    rows: dict[str, np.ndarray]
    label: np.ndarray
    group: np.ndarray


def heads():
    from sklearn.ensemble import RandomForestClassifier
    from sklearn.linear_model import LogisticRegression, RidgeClassifier
    from sklearn.neighbors import KNeighborsClassifier, NearestCentroid
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return {
        "class mean": lambda: make_pipeline(StandardScaler(), NearestCentroid()),
        "kNN-1": lambda: make_pipeline(StandardScaler(), KNeighborsClassifier(1)),
        "ridge": lambda: make_pipeline(
            StandardScaler(), RidgeClassifier(1.0, class_weight="balanced")
        ),
        "logistic": lambda: make_pipeline(
            StandardScaler(), LogisticRegression(C=1.0, max_iter=200, class_weight="balanced")
        ),
        "forest": lambda: RandomForestClassifier(100, class_weight="balanced", random_state=0),
    }


def draws(one: Set, shot: int, count: int, seed: int = 0):
    """(train, test) places: `shot` groups of each class to learn from, other groups to test on."""
    rng = np.random.default_rng(seed)
    pairs = [
        (c, np.unique(one.group[one.label == c])) for c in np.unique(one.label[one.label >= 0])
    ]
    pairs = [(c, g) for c, g in pairs if len(g) >= 2]
    for _ in range(count):
        train, test = [], []
        for c, groups in pairs:
            groups = rng.permutation(groups)
            half = (len(groups) + 1) // 2
            learn = groups[: min(shot, half) if shot else half]
            for part, chosen in ((train, learn), (test, groups[half:])):
                for g in chosen:
                    at = rng.permutation(np.flatnonzero((one.group == g) & (one.label == c)))
                    part.append(
                        at[
                            : 1
                            if part is train
                            and len(pairs)
                            and one.name.startswith("points")
                            and shot
                            else PIXELS
                        ]
                    )
        yield np.concatenate(train), np.concatenate(test)


def score(one: Set, shot: int, count: int) -> dict[str, dict[str, float]]:
    from sklearn.metrics import balanced_accuracy_score

    found: dict[str, dict[str, list[float]]] = {r: {h: [] for h in heads()} for r in one.rows}
    for train, test in draws(one, shot, count):
        for row, x in one.rows.items():
            for name, make in heads().items():
                head = make().fit(x[train], one.label[train])
                found[row][name].append(
                    balanced_accuracy_score(one.label[test], head.predict(x[test]))
                )
    return {r: {h: 100 * float(np.mean(v)) for h, v in hs.items()} for r, hs in found.items()}


def scene(
    folder: Path, name: str, labels: Path, sources: tuple[str, ...], ckpt, attribute: int
) -> Set:
    """A scene of ../shared/data or the sample: composites and embedding of its labelled pixels."""
    import rasterio
    from aef_fields.core import frames, grid, period, raster
    from aef_fields.core.model.infer import encode_tile
    from aef_fields.core.tileencoder import read_stacks, surroundings
    from scipy import ndimage

    files = [p for s in sources for p in sorted((folder / s).glob("*.tif"))]
    found = [f for p in files for f in frames.frames_of({"path": p})]
    found.sort(key=lambda f: f.when)
    with rasterio.open(labels) as file:
        codes = file.read(attribute)
        b = file.bounds
    target = raster.target_grid(found, (b.left, b.bottom, b.right, b.top))
    whole = grid.Tile(0, 0, target.width, target.height)
    year = period.valid_period(found, None, None)
    chosen, _ = period.choose(frames.grouped(found), year)
    readers = [raster.FrameReader(g, target) for g in frames.grouped(found)]
    some = [raster.FrameReader(g, target) for g in chosen]
    import torch

    area = surroundings(target, whole, ckpt.encoder.config.margin)
    lattice = (target.lattice[0] + area.col, target.lattice[1] + area.row)
    core = (slice(-area.row, whole.height - area.row), slice(-area.col, whole.width - area.col))
    stacks = read_stacks(some, area)
    ours = encode_tile(ckpt.encoder, stacks, year.days, lattice, core, torch.float32)
    parcels = np.zeros(codes.shape, int)
    for c in np.unique(codes[codes > 0]):
        parts, n = ndimage.label(codes == c)
        for i in range(1, n + 1):
            inside = ndimage.binary_erosion(parts == i)
            if inside.sum() >= 8:
                parcels[inside] = parcels.max() + 1
    at = (parcels > 0) & np.isfinite(ours[..., 0])
    monthly = composites(read_stacks(readers, whole), year.days)
    rows = {"composites": monthly[at], "ours": ours[at]}
    rows["both"] = np.concatenate((_spread(rows["composites"]), _spread(rows["ours"])), 1)
    return Set(name, rows, codes[at].astype(int), parcels[at])


def _spread(x: np.ndarray) -> np.ndarray:
    """Standardised and weighted so that a block of features counts as one."""
    return (x - x.mean(0)) / (x.std(0) + 1e-6) / x.shape[1] ** 0.5


def composites(stacks, days: tuple[float, float], months: int = 12) -> np.ndarray:
    """Monthly medians of the clear values, gaps interpolated in time: (H, W, months · bands)."""
    out = []
    for stack in stacks.values():
        values = np.where(stack.clear[:, None], stack.values, np.nan)
        month = np.floor((stack.days - days[0]) / (days[1] - days[0]) * months).astype(int)
        cube = np.full((months, *values.shape[1:]), np.nan, np.float32)
        for m in range(months):
            if (month == m).any():
                cube[m] = np.nanmedian(values[month == m], axis=0)
        flat = cube.reshape(months, -1)
        at = np.arange(months)
        for column in flat.T:
            ok = np.isfinite(column)
            column[~ok] = np.interp(at[~ok], at[ok], column[ok]) if ok.any() else 0
        out.append(flat.reshape(months * values.shape[1], *values.shape[2:]))
    return np.moveaxis(np.concatenate(out), 0, -1)


def points(folder: Path, name: str, ckpt, label: str = "label") -> Set:
    """A set of pixel series, the cells that were not trained on."""
    import data
    import pretrain

    _, one = pretrain.split(data.load(folder, name, label))
    rows = {"composites": pretrain.raw(one)}
    encoder = ckpt.encoder
    rows["ours"] = pretrain.embed(encoder, one)
    rows["both"] = np.concatenate((_spread(rows["composites"]), _spread(rows["ours"])), 1)
    if one.teacher is not None:
        rows["presto"] = one.teacher.numpy()
    return Set(f"points/{name}*", rows, one.label, one.group)


def main() -> None:
    warnings.filterwarnings("ignore")
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", default="")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--draws", type=int, default=20)
    parser.add_argument("--sets", default="sample,belgium_2018,canada,rondonia,france,amazon")
    args = parser.parse_args()
    from aef_fields.core.model import checkpoint

    ckpt = checkpoint.load(checkpoint.find(args.checkpoint))
    wanted = args.sets.split(",")
    known = {
        "sample": lambda: scene(
            ROOT / "resources/sample",
            "sample",
            ROOT / "resources/sample/truth.tif",
            ("S2", "S1"),
            ckpt,
            1,
        ),
        "belgium_2018": lambda: scene(
            args.data / "scenes/belgium_2018",
            "belgium_2018",
            args.data / "scenes/belgium_2018/labels_CT_LC.tif",
            ("S2", "S1"),
            ckpt,
            1,
        ),
        "belgium_2019": lambda: scene(
            args.data / "scenes/belgium_2019_20m",
            "belgium_2019_20m",
            args.data / "scenes/belgium_2019_20m/labels_CT_LC.tif",
            ("S2", "S1"),
            ckpt,
            1,
        ),
        "canada": lambda: points(args.data, "canada_aafc_2017_monthly_s2s1", ckpt),
        "rondonia": lambda: points(args.data, "rondonia_2022_s2", ckpt),
        "france": lambda: points(args.data, "france_lpis_2023_dekad_s2s1", ckpt, "landcover10"),
        "amazon": lambda: points(args.data, "amazon_prodes_landsat8_interp", ckpt),
    }
    print(f"checkpoint {ckpt.identity[:40]}, {args.draws} draws")
    names = list(heads())
    print(
        f"{'set':38}{'labels':>7} {'row':11}" + "".join(f"{n:>11}" for n in names) + f"{'best':>8}"
    )
    for key in wanted:
        one = known[key]()
        classes = len(np.unique(one.label))
        for shot in SHOTS:
            for row, found in score(one, shot, args.draws).items():
                cells = "".join(f"{found[n]:11.1f}" for n in names)
                title = f"{one.name} ({classes} classes)"
                print(
                    f"{title:38}{shot or 'all':>7} {row:11}{cells}{max(found.values()):8.1f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
