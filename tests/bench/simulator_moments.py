"""How far the simulator's spectral moments are from real ones, and fitting what makes them alike.

    .venv/bin/python tests/bench/simulator_moments.py [DATA] [--fit]

DATA is the folder of real series (default ../shared/data beside the clone). Printed is, for each set
and half of its places, by how much means and spreads of the logarithm of reflectance differ, root
mean square over the bands and degrees of greenness.

With --fit the misfit is fitted to the moments of one half of the real places: real clear spectra of
the half that `RealSet.fitted` names are compared with simulated ones in mean and
covariance of the logarithm of reflectance, at four degrees of greenness; the differences are added
to the tables of `core/simulate/misfit.json`, and again, until they hardly change; the last rounds
are averaged. The other half of the places is left to `simulator_realism.py`, which measures.

Water, snow and cloud are left out. B8A, which two sets lack, follows B07 and B08, and its own mean
and scatter about them come from the sets that have it.
"""

from __future__ import annotations

import json
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import clone
import numpy as np
import simulator_realism as realism
from aef_fields.core.simulate import misfit
from aef_fields.core.simulate.spectra import BANDS

# Belgium is the scene that no training sees: nothing is fitted to it either.
GROUP_OF = {"global": 0, "france": 0, "canada": 0, "rondonia": 1}
GROUPS = len(misfit.GROUPS)
ROUNDS, AVERAGED = 13, 6
B07, B08, B8A = (BANDS.index(b) for b in ("B07", "B08", "B8A"))
SPECTRA = 8000


def moments(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Means (4, 9) and covariances (4, 9, 9) of log spectra (n, 9), weighted about each knot."""
    x = x[(x[:, realism.NIR] > 0.08) & (x[:, realism.SWIR] > 0.06)]
    near = [np.interp(realism.ndvi(x), misfit.KNOTS, step) ** 1.5 for step in np.eye(4)]
    logs = np.log(np.maximum(x, 3e-3))
    means = np.stack([np.average(logs, 0, w) for w in near])
    return means, np.stack([np.cov(logs.T, aweights=w) for w in near])


def root(covariance: np.ndarray) -> np.ndarray:
    """Symmetric root of the nearest covariance."""
    values, vectors = np.linalg.eigh((covariance + covariance.T) / 2)
    return (vectors * np.sqrt(np.maximum(values, 1e-6))) @ vectors.T


def beside(x: np.ndarray, b8a: np.ndarray) -> np.ndarray:
    """Mean and scatter (4, 2) about each knot of log B8A beside the mean of log B07 and log B08."""
    x, b8a = x.reshape(-1, 9), b8a.ravel()
    ok = np.isfinite(x).all(1) & (b8a > 0.08) & (x[:, 0] > 0) & (x[:, 0] < realism.HAZY)
    ok &= (x[:, realism.NIR] > 0.08) & (x[:, realism.SWIR] > 0.06)
    x, b8a = x[ok], b8a[ok]
    apart = (
        np.log(b8a) - np.log(x[:, realism.COMMON.index(B07)]) / 2 - np.log(x[:, realism.NIR]) / 2
    )
    greenness = realism.ndvi(x)
    out = []
    for step in np.eye(4):
        w = np.interp(greenness, misfit.KNOTS, step)
        mean = np.average(apart, weights=w)
        out.append((mean, np.sqrt(np.average((apart - mean) ** 2, weights=w))))
    return np.array(out)


def tables(
    mean: np.ndarray, covariance: np.ndarray, own: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Means (G, 4, 10) and roots (G, 4, 10, 10) of all bands from those of nine; `own` (G, 4, 2):
    mean and scatter of B8A."""
    nine = np.ix_(realism.COMMON, realism.COMMON)
    whole, spread = np.zeros((GROUPS, 4, 10), np.float32), np.zeros((GROUPS, 4, 10, 10), np.float32)
    whole[..., realism.COMMON] = mean
    whole[..., B8A] = (whole[..., B07] + whole[..., B08]) / 2 + own[..., 0]
    for g, k in np.ndindex(GROUPS, 4):
        spread[g, k][nine] = root(covariance[g, k])
    spread[..., B8A] = (spread[..., B07] + spread[..., B08]) / 2
    spread[..., B8A, B8A] = own[..., 1]
    return whole, spread


def drawn(
    regions: tuple[str, ...], mean: np.ndarray, spread: np.ndarray, seed: int
) -> realism.RealSet:
    misfit.MEAN, misfit.SPREAD = mean, spread
    return realism.simulated(5000, regions, 24, seed)


def measure(data: Path) -> None:
    """Print a Markdown table of how far off the simulator is as it stands."""
    print(
        "| log reflectance, RMS | mean, places fitted | others | spread, places fitted | others |"
    )
    print("|---|---|---|---|---|")
    for name, real in realism.real_sets(data).items():
        made = realism.simulated(5000, real.regions, 24)
        there = moments(realism.single(made.optical, SPECTRA))
        off: list[list[float]] = [[], []]
        for fitted in (True, False):
            half = realism.half_of(real, fitted)
            here = moments(realism.single(half.optical, SPECTRA))
            spreads = [np.sqrt(np.diagonal(m[1], axis1=1, axis2=2)) for m in (here, there)]
            off[0].append(float(np.sqrt(((here[0] - there[0]) ** 2).mean())))
            off[1].append(float(np.sqrt(((spreads[0] - spreads[1]) ** 2).mean())))
        print(
            f"| {name} | " + " | ".join(f"{x:.2f}" for x in (*off[0], *off[1])) + " |", flush=True
        )


def fit(data: Path) -> None:
    """Fit the tables and write them."""
    every = realism.real_sets(data)
    sets = {k: every[k] for k in GROUP_OF}
    real = {k: moments(realism.single(s.optical[s.fitted], SPECTRA)) for k, s in sets.items()}
    mean, covariance = np.zeros((GROUPS, 4, 9)), np.tile(1e-4 * np.eye(9), (GROUPS, 4, 1, 1))
    own, kept = np.tile([0.0, 0.02], (GROUPS, 4, 1)), []
    with ProcessPoolExecutor(2) as workers:
        for step in range(ROUNDS):
            whole, spread = (a.astype(np.float32) for a in tables(mean, covariance, own))
            jobs = {
                k: workers.submit(drawn, s.regions, whole, spread, 100 + step)
                for k, s in sets.items()
            }
            made = {k: job.result() for k, job in jobs.items()}
            off, missing = np.zeros_like(mean), np.zeros_like(covariance)
            for k, g in GROUP_OF.items():
                there = moments(realism.single(made[k].optical, SPECTRA))
                share = 1 / list(GROUP_OF.values()).count(g)
                off[g] += share * (real[k][0] - there[0])
                missing[g] += share * (real[k][1] - there[1])
            print(step, "means are off by", np.round(np.sqrt((off**2).mean((1, 2))), 3))
            if step == 0:
                own = own_of_b8a(sets, made)
            pace = 0.7 if step < 5 else 0.35
            mean, covariance = mean + pace * off, covariance + pace * missing
            covariance = np.array([[root(c) @ root(c) for c in row] for row in covariance])
            kept.append((mean, covariance))
    mean, covariance = (np.mean([k[i] for k in kept[-AVERAGED:]], 0) for i in (0, 1))
    write(*tables(mean, covariance, own))


def own_of_b8a(sets: dict[str, realism.RealSet], made: dict[str, realism.RealSet]) -> np.ndarray:
    """What B8A has of its own (G, 4, 2)."""
    own = np.tile([0.0, 0.02], (GROUPS, 4, 1))
    for k in ("global", "rondonia"):
        s, m = sets[k], made[k]
        assert s.b8a is not None and m.b8a is not None
        real, there = beside(s.optical[s.fitted], s.b8a[s.fitted]), beside(m.optical, m.b8a)
        own[GROUP_OF[k], :, 0] = real[:, 0] - there[:, 0]
        lacking = np.maximum(real[:, 1] ** 2 - there[:, 1] ** 2, 4e-4)
        own[GROUP_OF[k], :, 1] = np.sqrt(lacking)
    return own


def write(mean: np.ndarray, spread: np.ndarray) -> None:
    def rows(table: np.ndarray) -> list:
        return np.rint(1000 * table).astype(int).tolist()

    record = {
        "about": "Thousandths of log reflectance, written by tests/bench/simulator_moments.py.",
        "bands": BANDS, "groups": misfit.GROUPS, "ndvi": misfit.KNOTS,
        "mean": rows(mean), "spread": rows(spread),
    }  # fmt: skip
    path = Path(misfit.__file__).with_suffix(".json")
    text = json.dumps(record).replace("[[", "[\n[").replace("], [", "],\n[")
    path.write_text(text + "\n", encoding="utf-8")
    print(path)


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--fit"]
    folder = Path(words[0]) if words else clone.DATA
    if not folder.is_dir():
        sys.exit(f"No real data in {folder}: give the folder of ../shared/data as first argument.")
    warnings.filterwarnings("ignore", "All-NaN slice")
    (fit if "--fit" in sys.argv else measure)(folder)
