"""The labelled places of ../shared/data and of the bundled sample, with the features of every row."""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import apart
import clone
import numpy as np
import rows

S2, S1, LANDSAT = "sentinel-2-l2a", "sentinel-1-grd", "landsat-c2-l2"
PIXELS = 12  # of a polygon, at most
LEAST_POINTS, LEAST_CELLS = 8, 3  # of a class in a set of points
ROWS = {
    "a": "embedding",
    "b": "embedding, fitted 5 min",
    "c": "embedding and composites",
    "d": "monthly composites",
    "e": "harmonics",
    "f": "PCA of composites",
    "g": "filtered composites",
    "h": "Presto",
}
OURS = "abc"


@dataclass
class Set:
    """Labelled places. features: row letter -> variant -> (n, d).

    label (n,) int. group (n,): what is resampled and never split (polygon or half-degree cell).
    unit (n,): what counts as one label (polygon or point). status: `never seen`, `held-out cells`,
    `trained on` or `simulated`. dropped: places left out for lying within 5 km of training.
    """

    name: str
    label: np.ndarray
    group: np.ndarray
    unit: np.ndarray
    status: str
    features: dict[str, dict[str, np.ndarray]] = field(default_factory=dict)
    dropped: int = 0
    note: str = ""


def recipe() -> str:
    """Changes when the making of the baselines' features does."""
    parts = (rows, baselines, series_of_points, as_series, _in_order, series_of_scene)
    text = "".join(inspect.getsource(part) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def kept(name: str, make: Callable[[], dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """Arrays from build/bench, made and stored there the first time."""
    path = clone.BUILD / "features" / f"{name}.npz"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        arrays = make()
        np.savez(path.with_suffix(".part.npz"), **arrays)
        path.with_suffix(".part.npz").replace(path)
    with np.load(path) as file:
        return {k: file[k] for k in file.files}


def baselines(series: rows.Series, image: tuple[int, int] | None = None) -> dict[str, np.ndarray]:
    """`row/variant` -> (N, features) of rows d to g, as they come."""
    year, span = rows.last_year(series), rows.all_dates(series)
    found = {
        "d/year": rows.composites(series, year),
        "d/year log": rows.composites(series, year, log=True),
    }
    if span[0, 1] - span[0, 0] > 380:
        found["d/all dates"] = rows.composites(series, span)
    for count in (3, 2, 1):
        found[f"e/{count} waves"] = rows.harmonics(series, year, count)
    for k in (16, 8, 32):
        found[f"f/{k} components"] = rows.principal(found["d/year"], k)
    if image:
        cube = found["d/year"].reshape(*image, -1)
        for size in (3, 5, 7):
            found[f"g/{size} pixels"] = rows.mean_filtered(cube, size).reshape(-1, cube.shape[2])
    return found


def arranged(raw: dict[str, np.ndarray], ours: dict[str, np.ndarray]) -> dict:
    """Features of the scored places as heads are given them: row -> variant -> (n, d)."""
    found: dict[str, dict[str, np.ndarray]] = {}
    for key, x in raw.items():
        row, variant = key.split("/")
        found.setdefault(row, {})[variant] = rows.standardised(x)
    for row, x in ours.items():  # on one scale for all dimensions, as the plugin's heads take them
        found[row] = {"as it is": rows.centred(x)}
    a, half = rows.centred(ours["a"]), np.float32(0.5**0.5)
    found["c"] = {v: np.concatenate((a, found["d"][v]), 1) * half for v in ("year", "year log")}
    return dict(sorted(found.items()))


# --- points


def series_of_points(data: Path, name: str) -> dict[str, np.ndarray]:
    """X_S, bands_S and dates_S as `encode` takes them, from a file of ../shared/data/points."""
    with np.load(data / "points" / f"{name}.npz") as file:
        z = {k: file[k] for k in file.files}
    x, names = z["X"].astype(np.float32), [str(b) for b in z["bands"]]
    if z["X"].dtype == np.uint16:
        x[z["X"] == 65535] = np.nan
    of = {b: x[..., i] for i, b in enumerate(names)}
    groups: dict[str, dict[str, np.ndarray]] = {}
    if "nir" in of:
        groups[LANDSAT] = {b: of[b] for b in ("red", "nir", "swir2")}
    else:
        scale = np.float32(1e-4 if z["X"].dtype == np.uint16 else 1)
        groups[S2] = {b: v * scale for b, v in of.items() if b.startswith("B")}
    if "VV" in of:
        groups[S1] = {
            b: 20 * np.log10(np.where(of[b] > 0, of[b], np.nan)) - 83 for b in ("VV", "VH")
        }
    arrays = {}
    for source, bands in groups.items():
        arrays[f"X_{source}"] = np.stack(list(bands.values()), -1).astype(np.float32)
        arrays[f"bands_{source}"] = np.array(list(bands))
        arrays[f"dates_{source}"] = z["dates"].astype("datetime64[D]")
    return arrays


def as_series(arrays: dict[str, np.ndarray]) -> rows.Series:
    """The same for the baselines."""
    series = {}
    for key in arrays:
        if key.startswith("X_"):
            x = arrays[key]
            days = arrays[f"dates_{key[2:]}"].astype("datetime64[D]").astype(float)
            series[key[2:]] = (_in_order(key[2:], x, arrays), np.broadcast_to(days, x.shape[:2]))
    return series


def _in_order(source: str, x: np.ndarray, arrays: dict[str, np.ndarray]) -> np.ndarray:
    from aef_fields.core.sources import SOURCES

    out = np.full((*x.shape[:2], len(SOURCES[source].bands)), np.nan, np.float32)
    for i, band in enumerate(arrays[f"bands_{source}"]):
        out[..., SOURCES[source].bands.index(SOURCES[source].band_named(str(band)))] = x[..., i]
    return out


def encoded(
    name: str, arrays: dict[str, np.ndarray], weights: Path, sha256: str, period=None
) -> np.ndarray:
    """(N, d) by the command `encode`; period: first and last date summarised, None = the default."""

    def make() -> dict[str, np.ndarray]:
        given = clone.BUILD / f"{name}.series.npz"
        out = clone.BUILD / f"{name}.{sha256[:12]}.encoded.npz"
        np.savez(given, **arrays)
        words = ("--valid-start", period[0], "--valid-end", period[1]) if period else ()
        clone.command("encode", given, out, "--checkpoint", weights, "--device", "cpu", *words)
        with np.load(out) as file:
            vectors = file["embedding"]
        given.unlink()
        out.unlink()
        return {"a": vectors}

    return kept(f"{name}-{sha256[:12]}", make)["a"]


def points(data: Path, short: str, ckpt, weights: Path, trained: list[str]) -> Set:
    """A set of pixel series: the places that may be scored, of classes with enough of them."""
    name = apart.POINTS[short]
    label_key = "landcover10" if short == "france" else "label"
    with np.load(data / "points" / f"{name}.npz") as file:
        names, label = np.unique(file[label_key].astype(str), return_inverse=True)
        lonlat = np.stack((file["lon"], file["lat"]), -1)
    arrays = series_of_points(data, name)
    vectors = encoded(short, arrays, weights, ckpt.sha256)
    raw = kept(f"{short}-{recipe()}", lambda: baselines(as_series(arrays)))
    teacher = data / "teacher" / f"{name}.presto128.npz"
    if teacher.exists():
        with np.load(teacher) as file:
            raw["h/as it is"] = file["embedding"].astype(np.float32)
    cell = np.unique(np.floor(lonlat / 0.5).astype(int), axis=0, return_inverse=True)[1].reshape(-1)
    keep, dropped = apart.scored(data, name, trained)
    keep &= np.isfinite(vectors[:, 0]) & ~np.isin(names[label], ("ignore", "unknown", "98"))
    for c in range(len(names)):
        own = keep & (label == c)
        if own.sum() < LEAST_POINTS or len(np.unique(cell[own])) < LEAST_CELLS:
            keep &= label != c
    at = np.flatnonzero(keep)
    apart.gate(short, lonlat[at], trained, data)
    return Set(
        short,
        label[at],
        cell[at],
        np.arange(len(at)),
        "held-out cells" if name in trained else "never seen",
        arranged({k: v[at] for k, v in raw.items()}, {"a": vectors[at]}),
        dropped,
    )


# --- scenes


def manifest_of(folder: Path, sources: tuple[str, ...], name: str) -> Path:
    """A manifest of a scene's files in build/bench."""
    files = [p for s in sources for p in sorted((folder / s).glob("*.tif"))]
    path = clone.BUILD / f"{name}.manifest.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"frames": [{"path": str(p)} for p in files]}))
    return path


def embedded(manifest: Path, bounds, weights: Path, key: str, fit_minutes: float = 0) -> np.ndarray:
    """(H, W, d) by the command `embed`, after `fit` if minutes are given."""
    import rasterio

    def make() -> dict[str, np.ndarray]:
        used = weights
        if fit_minutes:
            used = clone.BUILD / f"{key}.safetensors"
            words = ("--from", weights, "--minutes", fit_minutes, "--device", "cpu")
            clone.command("fit", manifest, used, *words)
        out = clone.BUILD / f"{key}.tif"
        words = ("--checkpoint", used, "--bounds", *bounds, "--no-rgb", "--dtype", "float32")
        clone.command("embed", manifest, out, *words, "--device", "cpu")
        with rasterio.open(out) as file:
            vectors = np.moveaxis(file.read(), 0, -1)
        out.unlink()
        return {"a": vectors}

    return kept(key, make)["a"]


def series_of_scene(manifest: Path, bounds):
    """All clear pixels of all frames as rows.Series of H · W places, and the grid."""
    from aef_fields.core import grid, raster
    from aef_fields.core.engine.tileencoder import read_stacks
    from aef_fields.core.inputs import frame

    found, _ = frame.load(manifest)
    target = raster.target_grid(found, bounds)
    readers = [raster.FrameReader(g, target) for g in frame.grouped(found)]
    stacks = read_stacks(readers, grid.Tile(0, 0, target.width, target.height))
    for reader in readers:
        reader.close()
    series = {}
    for name, stack in stacks.items():
        values = np.where(stack.clear[:, None], stack.values, np.nan)
        values = np.moveaxis(values.reshape(*values.shape[:2], -1), -1, 0)
        series[name] = (values, np.broadcast_to(stack.days, values.shape[:2]))
    return series, target


def polygons(codes: np.ndarray) -> np.ndarray:
    """Connected pixels of one label, numbered from 1, without their border pixels."""
    from scipy import ndimage

    found = np.zeros(codes.shape, int)
    for code in np.unique(codes[codes > 0]):
        parts, n = ndimage.label(codes == code)
        for i in range(1, n + 1):
            inside = ndimage.binary_erosion(parts == i)
            if inside.sum() >= 2:
                found[inside] = found.max() + 1
    return found


@dataclass(frozen=True)
class Scene:
    """Where a scene lies and which band of its labels is used."""

    folder: Path
    labels: Path
    band: int
    teacher: str = ""


def scene(name: str, where: Scene, ckpt, weights: Path, trained: list[str], minutes: float) -> Set:
    """The labelled pixels of a scene, some of each polygon."""
    import rasterio

    place = where.folder.name
    with rasterio.open(where.labels) as file:
        codes, b = file.read(where.band), file.bounds
    bounds = (b.left, b.bottom, b.right, b.top)
    manifest = manifest_of(where.folder, ("S2", "S1"), place)
    ours = {"a": embedded(manifest, bounds, weights, f"{place}-{ckpt.sha256[:12]}")}
    if minutes:
        key = f"{place}-{ckpt.sha256[:12]}-fit{minutes:g}"
        try:
            ours["b"] = embedded(manifest, bounds, weights, key, minutes)
        except clone.Refused as refusal:
            print(f"No row (b) for {name}: {refusal}", flush=True)

    def make() -> dict[str, np.ndarray]:
        series, grid = series_of_scene(manifest, bounds)
        shape = (grid.height, grid.width)
        flat = baselines(series, shape)
        return {k: v.reshape(*shape, -1) for k, v in flat.items()}

    raw = kept(f"{place}-{recipe()}", make)
    if where.teacher:
        path = where.folder.parent.parent / "teacher" / f"{where.teacher}.presto128.npz"
        with np.load(path) as file:
            raw["h/as it is"] = file["embedding"].astype(np.float32)
    polygon = polygons(codes)
    seen = np.isfinite(_on(ours["a"], codes.shape)[..., 0])
    at = _some_of_each(np.where(seen, polygon, 0))
    status = "simulated" if place == "sample" else "never seen"
    if place in trained:
        status = "trained on"
    if status == "never seen":
        data = where.folder.parent.parent
        apart.gate(name, apart.lonlat_of(data, place), trained, data)
    return Set(
        name,
        codes[at].astype(int),
        polygon[at],
        polygon[at],
        status,
        arranged(
            {k: _on(v, codes.shape)[at] for k, v in raw.items()},
            {k: _on(v, codes.shape)[at] for k, v in ours.items()},
        ),
    )


def _on(image: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """An image of a coarser grid on the labels' grid."""
    times = shape[0] // image.shape[0]
    return image.repeat(times, 0).repeat(times, 1) if times > 1 else image


def _some_of_each(polygon: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(rows, columns) of at most PIXELS pixels of each polygon, drawn at random."""
    rng = np.random.default_rng(0)
    flat = [
        rng.permutation(np.flatnonzero(polygon.ravel() == i))[:PIXELS]
        for i in np.unique(polygon[polygon > 0])
    ]
    return np.unravel_index(np.concatenate(flat), polygon.shape)


NAMES = (
    "belgium_2018 CT",
    "belgium_2018 LC",
    "belgium_2019 CT",
    "belgium_2019 LC",
    "canada",
    "rondonia",
    "france",
    "amazon",
    "sample",
)
QUANTITIES = "quantities"  # in the list of sets: the regression sets


def load(name: str, data: Path, ckpt, weights: Path, trained: list[str], minutes: float) -> Set:
    """One of NAMES."""
    if name in apart.POINTS:
        return points(data, name, ckpt, weights, trained)
    if name == "sample":
        home = clone.ROOT / "resources" / "sample"
        where = Scene(home, home / "truth.tif", 1)
    else:
        place, field_name = name.split()
        folder = "belgium_2019_20m" if place.endswith("2019") else place
        home = data / "scenes" / folder
        where = Scene(home, home / "labels_CT_LC.tif", 1 + (field_name == "LC"), folder)
    return scene(name, where, ckpt, weights, trained, minutes)
