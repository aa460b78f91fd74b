"""The given real sets as pixel series, in the form the encoder takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from aef_fields.core.model.infer import FrameStack
from aef_fields.core.model.series import Series
from aef_fields.core.sources import SOURCES, normalise

S2, S1, LANDSAT = "sentinel-2-l2a", "sentinel-1-grd", "landsat-c2-l2"
NODATA = 65535


@dataclass(frozen=True)
class PixelSet:
    """Pixel series of one set.

    series: source -> Series of (N, T, C, 1, 1). label: (N,) int, -1 = none. group: (N,) int, places
    that must not be split. teacher: (N, k) float32 of another model, or None. text: (N, k) float32,
    a frozen model's embedding of what is written about each place, or None. names: of the labels.
    """

    name: str
    series: dict[str, Series]
    label: np.ndarray
    group: np.ndarray
    lonlat: np.ndarray
    names: tuple[str, ...]
    teacher: torch.Tensor | None = None
    text: torch.Tensor | None = None

    def __len__(self) -> int:
        return len(self.label)

    def take(self, index: np.ndarray) -> PixelSet:
        at = torch.from_numpy(np.asarray(index))
        return replace(
            self,
            series={k: _at(s, at) for k, s in self.series.items()},
            label=self.label[index],
            group=self.group[index],
            lonlat=self.lonlat[index],
            teacher=None if self.teacher is None else self.teacher[at],
            text=None if self.text is None else self.text[at],
        )


def _at(s: Series, at: torch.Tensor) -> Series:
    return Series(s.values[at], s.present[at], s.clear[at], s.days[at])


def as_series(
    source: str, values: np.ndarray, days: np.ndarray, clear: np.ndarray | None = None
) -> Series:
    """values (N, T, C) in units with NaN, days (N, T) -> Series of single pixels."""
    x = normalise(values, SOURCES[source])[..., None, None]
    if clear is None:
        clear = np.ones(values.shape[:2], bool)
    return Series.of(
        torch.from_numpy(x), torch.from_numpy(clear[..., None, None]), torch.from_numpy(days)
    )


def in_order(source: str, given: dict[str, np.ndarray]) -> np.ndarray:
    """Bands by name, each (N, T), put in the source's order; NaN for those not given."""
    first = next(iter(given.values()))
    return np.stack(
        [given.get(b, np.full(first.shape, np.nan)) for b in SOURCES[source].bands], -1
    ).astype(np.float32)


def load(folder: Path, name: str) -> PixelSet:
    """One of ../shared/data/points as a PixelSet; see its README for units."""
    with np.load(folder / "points" / f"{name}.npz") as file:
        z = {k: file[k] for k in file.files}
    x, bands = z["X"].astype(np.float32), list(z["bands"])
    if z["X"].dtype == np.uint16:
        x[z["X"] == NODATA] = np.nan
    days = np.broadcast_to(
        z["dates"].astype("datetime64[D]").astype(np.float64), x.shape[:2]
    ).copy()
    given = {b: x[..., i] for i, b in enumerate(bands)}
    series: dict[str, Series] = {}
    if "nir" in given:
        own = {"B04": given["red"], "B05": given["nir"], "B07": given["swir2"]}
        series[LANDSAT] = as_series(LANDSAT, in_order(LANDSAT, own), days)
    else:
        optical = {b: v for b, v in given.items() if b.startswith("B")}
        scale = 1e-4 if z["X"].dtype == np.uint16 else 1.0
        series[S2] = as_series(S2, in_order(S2, optical) * np.float32(scale), days)
    if "VV" in given:
        dn = {b: np.where(given[b] > 0, given[b], np.nan) for b in ("VV", "VH")}
        db = {b: 20 * np.log10(v) - 83 for b, v in dn.items()}
        series[S1] = as_series(S1, in_order(S1, db), days)
    names, codes = np.unique(z["label"].astype(str), return_inverse=True)
    unlabelled = [i for i, n in enumerate(names) if n in ("ignore", "unknown", "98")]
    codes = np.where(np.isin(codes, unlabelled), -1, codes)
    lonlat = np.stack((z["lon"], z["lat"]), -1)
    return PixelSet(name, series, codes, cells(lonlat), lonlat, tuple(names), teacher(folder, name))


def cells(lonlat: np.ndarray) -> np.ndarray:
    """Groups of places: squares of half a degree."""
    square = np.floor(lonlat / 0.5).astype(int)
    return np.unique(square, axis=0, return_inverse=True)[1].reshape(-1)


def teacher(folder: Path, name: str) -> torch.Tensor | None:
    """Presto's embeddings of a set, centred and scaled to length 1; None where there are none."""
    path = folder / "teacher" / f"{name}.presto128.npz"
    if not path.exists():
        return None
    with np.load(path) as file:
        e = file["embedding"].reshape(-1, 128).astype(np.float32)
    e -= e.mean(0)
    return torch.from_numpy(e / np.linalg.norm(e, axis=1, keepdims=True).clip(1e-6))


def with_text(one: PixelSet, folder: Path | None) -> PixelSet:
    """The set with the text embeddings of FOLDER/<name>.npz, key `embedding` (N, k), if it is there."""
    path = folder / f"{one.name}.npz" if folder else None
    if path is None or not path.exists():
        return one
    with np.load(path) as file:
        return replace(one, text=torch.from_numpy(file["embedding"].astype(np.float32)))


def without(one: PixelSet, source: str) -> PixelSet:
    """The same places without a source, unless it is the only one."""
    left = {name: s for name, s in one.series.items() if name != source}
    return replace(one, series=left or one.series)


def covariance(sets: list[PixelSet]) -> torch.Tensor:
    """(10, 10): of the spectrum's bands over clear land, each set with equal weight."""
    total = []
    for one in sets:
        s = one.series.get(S2)
        if s is not None:
            whole = s.present[..., 0, 0].all(2) & s.clear[..., 0, 0]
            x = s.values[..., 0, 0][whole]
            if len(x) > 100:
                total.append(x.T @ x / len(x))
    return torch.stack(total).mean(0)


def stacks_of(home: Path) -> dict[str, FrameStack]:
    """All frames of a scene, on its finest grid."""
    from aef_fields.core import grid, raster
    from aef_fields.core.engine.tileencoder import read_stacks
    from aef_fields.core.inputs import frame

    files = [p for sub in ("S2", "S1", "L8") for p in sorted((home / sub).glob("*.tif"))]
    found = [f for p in files for f in frame.frames_of({"path": p})]
    found.sort(key=lambda f: f.when)
    target = raster.target_grid(found, None)
    readers = [raster.FrameReader(g, target) for g in frame.grouped(found)]
    stacks = read_stacks(readers, grid.Tile(0, 0, target.width, target.height))
    for reader in readers:
        reader.close()
    return stacks


def scene(folder: Path, name: str) -> PixelSet:
    """A scene's pixels: every 20 m, with crop codes as labels and parcels as groups where there
    are labels, else with the teacher's clusters as labels and squares of 100 m as groups; `lonlat`
    holds rows and columns."""
    from sklearn.cluster import KMeans

    home = folder / "scenes" / name
    stacks = stacks_of(home)
    height, width = next(iter(stacks.values())).clear.shape[1:]
    rows, cols = np.mgrid[0:height:2, 0:width:2]
    at = (rows.ravel(), cols.ravel())
    series = {}
    for source, stack in stacks.items():
        values = stack.values[:, :, at[0], at[1]].transpose(2, 0, 1)
        days = np.broadcast_to(stack.days, values.shape[:2]).copy()
        series[source] = as_series(source, values, days, stack.clear[:, at[0], at[1]].T)
    guide = teacher(folder, name)
    if guide is not None:
        guide = guide.reshape(height, width, -1)[at]
    if (home / "labels_CT_LC.tif").exists():
        names, label, group = _parcels(home / "labels_CT_LC.tif", at)
    else:
        names, label = np.arange(24), KMeans(24, n_init=3, random_state=0).fit_predict(guide)
        group = (at[0] // 10) * 1000 + at[1] // 10
    group = np.unique(group, return_inverse=True)[1]
    lonlat = np.stack(at, -1).astype(float)
    return PixelSet(name, series, label, group, lonlat, tuple(map(str, names)), guide)


def _parcels(
    path: Path, at: tuple[np.ndarray, np.ndarray]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Crop codes that occur, and of each pixel `at` rows and columns its place among them (-1 = none)
    and its parcel."""
    import rasterio
    from scipy import ndimage

    with rasterio.open(path) as file:
        codes = file.read(1).astype(int)
    parcels = np.zeros(codes.shape, int)
    for code in np.unique(codes[codes > 0]):
        parts, _ = ndimage.label(codes == code)
        parcels[parts > 0] = parts[parts > 0] + parcels.max()
    names, label = np.unique(codes[at], return_inverse=True)
    label = np.where(names[label] > 0, label, -1)
    return names, label, np.where(label >= 0, parcels[at], parcels.max() + 1)
