"""How far the year of each simulated crop lies from the real one's: `make bench-simulator`, docs/simulator.md.

    .venv/bin/python tests/bench/simulator_years.py [DATA]

Of a real class and its simulated counterpart: the NDVI of clear dates by month, median and spread (from
the 20th to the 80th percentile). Printed is by how much the simulated year is off, root mean square over
the months of which both have ten values or more; the mean of the real spread tells how much that is.
The simulator's years were set by hand while looking at these very sets.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import clone
import numpy as np
from simulator_realism import HAZY, RealSet, ndvi, real_sets, simulated

FEWEST = 10  # places of a class, values of a month
PAIRS = {
    "canada": {
        "Maize": "maize", "Soya beans": "soy", "Spring wheat": "spring cereal",
        "Spring barley": "spring cereal", "Oats": "spring cereal", "Rapeseed": "canola",
        "Winter wheat": "wheat", "Potatoes": "potato", "Permanent grass crops": "grassland",
    },
    "france": {
        "wheat": "wheat", "barley": "barley", "maize": "maize", "rapeseed_rape": "rapeseed",
        "sunflower": "sunflower", "grass_fodder_crops": "grassland",
    },
}  # fmt: skip


def year(one: RealSet, label: str) -> np.ndarray:
    """NDVI by month (12, 3) of a land cover: 20th, 50th and 80th percentile of clear dates, NaN of few."""
    rows = one.label == label
    optical, month = one.optical[rows], one.month[rows]
    blue = optical[..., 0]
    values = np.where((blue > 0) & (blue < HAZY), ndvi(optical), np.nan)
    by_month = [values[(month == k) & np.isfinite(values)] for k in range(12)]
    none = np.full(3, np.nan)
    return np.array(
        [np.percentile(v, [20, 50, 80]) if len(v) >= FEWEST else none for v in by_month]
    )


def off(real: np.ndarray, made: np.ndarray) -> tuple[float, float, float]:
    """Root mean square of the differences of median and of spread, and the real spread's mean."""
    known = np.isfinite(real[:, 1]) & np.isfinite(made[:, 1])
    spread = (real[known, 2] - real[known, 0]), (made[known, 2] - made[known, 0])
    middle = made[known, 1] - real[known, 1]
    return (
        float(np.sqrt(np.mean(middle**2))),
        float(np.sqrt(np.mean((spread[1] - spread[0]) ** 2))),
        float(spread[0].mean()),
    )


def main(data: Path) -> None:
    """Print the table."""
    print("| NDVI by month | places | median off by | spread off by | real spread |")
    print("|---|---|---|---|---|")
    sets = real_sets(data)
    for name, pairs in PAIRS.items():
        real, found = sets[name], []
        made = simulated(20_000, real.regions)
        for cls, cover in pairs.items():
            places = (real.label == cls).sum()
            if places >= FEWEST:
                found.append(off(year(real, cls), year(made, cover)))
                cells = " | ".join(f"{value:.2f}" for value in found[-1])
                print(f"| {name}, {cls} ({cover}) | {places} | {cells} |")
        cells = " | ".join(f"{value:.2f}" for value in np.mean(found, axis=0))
        print(f"| **{name}, mean** | | {cells} |", flush=True)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else clone.DATA
    if not folder.is_dir():
        sys.exit(f"No real data in {folder}: give the folder of ../shared/data as first argument.")
    warnings.filterwarnings("ignore")
    main(folder)
