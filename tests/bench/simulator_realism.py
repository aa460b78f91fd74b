"""How well a classifier tells simulated pixels from real ones, and a page of both side by side:
`make bench-simulator`, docs/simulator.md.

    .venv/bin/python tests/bench/simulator_realism.py [DATA] [PAGE.png]

DATA is the folder of real series (default ../shared/data beside the clone); PAGE defaults to
build/simulator_realism.png. AUC 0.5 is indistinguishable, 1 is told apart always. The simulator's
spectral moments were fitted (`simulator_moments.py`) to one half of the places of these sets but
for Belgium, to which nothing was: the column "places not fitted" is of the other half alone. Its
phenology and radar were set by hand on all of them: there the numbers say how well it fits, not how
it generalises.

Pixels of one scene share dates, parcels and calibration, by which a classifier can know them; so
"real halves" says how well it tells the real places fitted from those that were not.
"""

from __future__ import annotations

import sys
import time
import warnings
from dataclasses import dataclass, replace
from pathlib import Path

import clone
import numpy as np
import rasterio
from aef_fields.core.simulate.covers import NAMES
from aef_fields.core.simulate.series import pixel_series
from aef_fields.core.simulate.spectra import BANDS

COMMON = [b for b, name in enumerate(BANDS) if name != "B8A"]  # two sets have no B8A
RED, NIR, SWIR = COMMON.index(2), COMMON.index(6), COMMON.index(8)
HAZY = 0.2  # blue reflectance above which a spectrum is cloud or snow, real or simulated
EVERYWHERE: tuple[str, ...] = ()


@dataclass
class RealSet:
    """`optical` (n, T, 9) reflectance, `radar` (n, T′, 2) dB or None, NaN = missing; `month`
    (n, T): 0…11, or −1 outside of the year compared; `regions`: where the simulator should look;
    `b8a` (n, T): that band where a set has it; `fitted` (n): in the half that the moments are of;
    `label` (n): land cover, "" where it is not known."""

    optical: np.ndarray
    month: np.ndarray
    radar: np.ndarray | None
    regions: tuple[str, ...]
    b8a: np.ndarray | None
    fitted: np.ndarray
    label: np.ndarray


def real_sets(data: Path) -> dict[str, RealSet]:
    points = {
        "canada": ("canada_aafc_2017_monthly_s2s1", 2017, ("continental",)),
        "france": ("france_lpis_2023_dekad_s2s1", 2023, ("atlantic", "mediterranean")),
        "global": ("global_worldcereal_500a_s2s1", None, EVERYWHERE),
        "rondonia": ("rondonia_2022_s2", 2022, ("rainforest",)),
    }
    found = {k: _points(data / "points" / f"{v[0]}.npz", *v[1:]) for k, v in points.items()}
    found["belgium"] = _scene(data / "scenes" / "belgium_2018", 2018)
    return found


def _points(path: Path, year: int | None, regions: tuple[str, ...]) -> RealSet:
    with np.load(path) as file:
        x, bands = file["X"].astype(np.float32), list(file["bands"])
        dates = np.broadcast_to(file["dates"], x.shape[:2])
        fitted = _half(np.stack((file["lon"], file["lat"]), 1))
        label = file["label"].astype(str)
    if x.max() > 100:
        x[x == 65535] = np.nan
        echo = 20 * np.log10(x[..., -2:]) - 83 if "VV" in bands else None
        x = x / 1e4
    else:
        echo = None
    optical = x[..., [bands.index(BANDS[b]) for b in COMMON]]
    b8a = x[..., bands.index("B8A")] if "B8A" in bands else None
    return RealSet(optical, _months(dates, year), echo, regions, b8a, fitted, label)


def _half(lonlat: np.ndarray) -> np.ndarray:
    """Half of the cells of half a degree, of a tenth where there are fewer than twenty."""
    for size in (0.5, 0.1):
        cells, of = np.unique(np.floor(lonlat / size), axis=0, return_inverse=True)
        if len(cells) >= 20:
            break
    return (np.random.default_rng(5).permutation(len(cells)) % 2 == 0)[of.ravel()]


def _scene(folder: Path, year: int) -> RealSet:
    optical, dates, echo, b8a = [], [], [], []
    for path in sorted((folder / "S2").glob("*.tif")):
        with rasterio.open(path) as raster:
            a, width = raster.read().astype(np.float32), raster.width
        x = a[COMMON] / 1e4
        x[:, ~np.isin(a[10], [4, 5, 6, 7]) | (a[0] <= 0)] = np.nan
        optical.append(x.reshape(len(COMMON), -1).T)
        b8a.append(a[BANDS.index("B8A")].ravel() / 1e4)
        day = path.name[3:11]
        dates.append(np.datetime64(f"{day[:4]}-{day[4:6]}-{day[6:]}"))
    for path in sorted((folder / "S1").glob("*.tif")):
        with rasterio.open(path) as raster:
            echo.append(raster.read().reshape(2, -1).T)
    stack = np.stack(optical, 1)
    when = np.broadcast_to(np.array(dates), stack.shape[:2])
    west = np.arange(stack.shape[0]) % width < width // 2
    return RealSet(
        stack, _months(when, year), np.stack(echo, 1), ("atlantic",), np.stack(b8a, 1), west,
        np.full(len(stack), ""),
    )  # fmt: skip


def _months(dates: np.ndarray, year: int | None) -> np.ndarray:
    month = dates.astype("M8[M]").astype(int) % 12
    if year is None:
        return month
    return np.where(dates.astype("M8[Y]").astype(int) + 1970 == year, month, -1)


def simulated(n: int, regions: tuple[str, ...], dates: int = 30, seed: int = 11) -> RealSet:
    series = pixel_series(
        n, seed, sources=("sentinel-2-l2a", "sentinel-1-grd"), regions=regions, per_place=8,
        frames={"sentinel-2-l2a": dates},
    )  # fmt: skip
    s2, s1 = series.frames["sentinel-2-l2a"], series.frames["sentinel-1-grd"]
    optical, echo = s2.values[..., COMMON].copy(), s1.values.copy()
    optical[~s2.valid] = np.nan
    echo[~s1.valid] = np.nan
    month, b8a = (s2.days % 365.25 / 30.44).astype(int) % 12, s2.values[..., BANDS.index("B8A")]
    label = np.array(NAMES)[series.cover]
    return RealSet(optical, month, echo, regions, b8a, np.zeros(n, bool), label)


def single(x: np.ndarray, n: int, clear: bool = True) -> np.ndarray:
    """n random present rows of (n, T, B), of clear sky if asked."""
    rows = x.reshape(-1, x.shape[2])
    ok = np.isfinite(rows).all(1)
    if clear:
        ok &= (rows[:, 0] < HAZY) & (rows[:, 0] > 0)
    rows = rows[ok]
    return rows[np.random.default_rng(0).permutation(len(rows))[:n]]


def monthly(data: RealSet, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Monthly medians (n, 12, 9) of clear spectra, gaps interpolated, of places with six months at
    least; and which months (n, 12) are no gap."""
    pick = np.random.default_rng(1).permutation(len(data.optical))[:n]
    x, month = data.optical[pick].copy(), data.month[pick]
    x[~((x[..., 0] < HAZY) & (x[..., 0] > 0))] = np.nan
    out = np.stack(
        [np.nanmedian(np.where((month == k)[..., None], x, np.nan), 1) for k in range(12)], 1
    )
    known = np.isfinite(out).all(-1)
    out, known = out[known.sum(1) >= 6], known[known.sum(1) >= 6]
    for row, there in zip(out, known):
        at = np.flatnonzero(there)
        for b in range(row.shape[1]):
            row[:, b] = np.interp(np.arange(12), at, row[at, b])
    return out, known


def auc(real: np.ndarray, made: np.ndarray) -> tuple[float, float]:
    """Cross-validated AUC of a random forest and of gradient boosting, on equal numbers."""
    from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import cross_val_predict

    n = min(len(real), len(made))
    x = np.vstack([real[:n].reshape(n, -1), made[:n].reshape(n, -1)])
    y = np.repeat([1, 0], n)
    forest = RandomForestClassifier(150, min_samples_leaf=3, random_state=0)
    boosted = HistGradientBoostingClassifier(random_state=0)
    scores = [cross_val_predict(m, x, y, cv=3, method="predict_proba") for m in (forest, boosted)]
    return tuple(float(roc_auc_score(y, s[:, 1])) for s in scores)  # type: ignore[return-value]


def ndvi(x: np.ndarray) -> np.ndarray:
    return (x[..., NIR] - x[..., RED]) / (x[..., NIR] + x[..., RED])


def half_of(real: RealSet, fitted: bool) -> RealSet:
    """The places of a set that the moments were fitted to, or the others."""
    own = real.fitted == fitted
    return replace(real, optical=real.optical[own], month=real.month[own])


@dataclass
class Compared:
    """Real and simulated spectra (n, 9) and years (n, 12, 9) of a set, and its line of the table."""

    spectra: tuple[np.ndarray, np.ndarray]
    years: tuple[np.ndarray, np.ndarray]
    line: list[tuple[float, float] | None]


COLUMNS = (
    "one clear date", "the same, places not fitted", "real halves", "radar, one date",
    "12 months", "real halves, 12 months", "gaps alone",
)  # fmt: skip


def compared(real: RealSet) -> Compared:
    """One set beside as many simulated pixels."""
    made = simulated(4000, real.regions)
    spectra = single(real.optical, 2500), single(made.optical, 2500)
    year, known = monthly(real, 1500)
    made_year, made_known = monthly(simulated(2000, real.regions, 60), 2000)
    fitted, other = (half_of(real, which) for which in (True, False))
    halves = [single(half.optical, 2500) for half in (fitted, other)]
    radar = None
    if real.radar is not None and made.radar is not None:
        radar = auc(single(real.radar, 2500, False), single(made.radar, 2500, False))
    line = [
        auc(*spectra), auc(halves[1], spectra[1]), auc(*halves), radar,
        auc(year, made_year), auc(monthly(fitted, 1500)[0], monthly(other, 1500)[0]),
        auc(known, made_known),
    ]  # fmt: skip
    return Compared(spectra, (year, made_year), line)


def pooled(some: list[np.ndarray]) -> tuple[float, float]:
    """AUC of spectra of all sets against the whole prior."""
    everything = single(simulated(9000, EVERYWHERE).optical, 5500)
    real = np.vstack([x[:1100] for x in some])
    return auc(np.random.default_rng(2).permutation(real), everything)


def row(name: str, line: list[tuple[float, float] | None]) -> str:
    """A row of a Markdown table: AUC of the forest / of boosting."""
    cells = [f"{one[0]:.2f} / {one[1]:.2f}" if one else "" for one in line]
    return "| " + " | ".join([name, *cells]) + " |"


def main(data: Path, page: Path) -> None:
    sets = real_sets(data)
    print(row("AUC, forest / boosting", []).rstrip("|") + "| " + " | ".join(COLUMNS) + " |")
    print("|" + "---|" * (1 + len(COLUMNS)))
    found = {}
    for name, real in sets.items():
        found[name] = compared(real)
        print(row(name, found[name].line), flush=True)
    new = [single(half_of(real, False).optical, 2500) for real in sets.values()]
    both = [pooled([one.spectra[0] for one in found.values()]), pooled(new)]
    print(row("all, and the whole prior", [*both, *[None] * 5]))
    start = time.process_time()
    pixel_series(20_000, 1, sources=("sentinel-2-l2a",))
    print(
        f"{20_000 / (time.process_time() - start):,.0f} pixel-years a second, Sentinel-2, 30 dates"
    )
    draw(found, page)
    print(page)


def draw(found: dict[str, Compared], page: Path) -> None:
    """Real (blue) beside simulated (orange): spectra, red against near infrared, and the year."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(len(found), 4, figsize=(14, 2.6 * len(found)))
    sides = (("real", "tab:blue"), ("simulated", "tab:orange"))
    for row, (name, one) in zip(axes, found.items()):
        for k, (what, colour) in enumerate(sides):
            x, year = one.spectra[k], one.years[k]
            for q in (5, 50, 95):
                label = what if q == 50 else None
                values = np.percentile(x, q, 0)
                row[0].plot(values, color=colour, lw=2 if q == 50 else 0.8, label=label)
            row[1].scatter(x[:1500, RED], x[:1500, NIR], s=2, color=colour, alpha=0.4)
            some = np.random.default_rng(3).permutation(len(year))[:40]
            row[2 + k].plot(range(1, 13), ndvi(year[some]).T, color=colour, lw=0.5)
            row[2 + k].plot(range(1, 13), np.median(ndvi(year), 0), color="black", lw=2)
            row[2 + k].set(ylim=(-0.2, 1), title=f"{name}: NDVI by month, {what}")
            row[2 + k].set_xticks(range(1, 13))
        row[0].set(title=f"{name}: reflectance, 5, 50, 95 %", xticks=range(9), ylim=(0, 0.6))
        row[0].set_xticklabels([BANDS[b] for b in COMMON], fontsize=8)
        row[0].legend(loc="upper left", frameon=False)
        row[1].set(title=f"{name}: red, near infrared", xlim=(0, 0.3), ylim=(0, 0.65))
    figure.tight_layout()
    page.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(page, dpi=75)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else clone.DATA
    if not folder.is_dir():
        sys.exit(f"No real data in {folder}: give the folder of ../shared/data as first argument.")
    page = clone.ROOT / "build" / "simulator_realism.png"
    warnings.filterwarnings("ignore", "All-NaN slice")
    main(folder, Path(sys.argv[2]) if len(sys.argv) > 2 else page)
