"""Detection of known changes by embeddings beside plain cosine and composite differencing.

    .venv/bin/python tests/bench/change.py [--checkpoint NAME|FILE] [--pixels N] [--seeds N]

Simulated: pixels of random landscapes over three years; in some the land is felled, cleared or
built up in the middle one. Compared are the year before and the year after. Fields change their
crop each year, which is no change of land: it is the false alarm to beat, and scored apart.
Real: pixels of PRODES in the Amazon, forest that was cleared or not; the same series, first and
last months. Printed is the share of changed pixels found when 5 % of the unchanged ones are
flagged, and the area under the ROC curve, in per cent; and for `change` the false alarms that
come when its own threshold for 5 % is taken, which knows no truth.
"""

from __future__ import annotations

import importlib.util
import sys
import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent.parent
spec = importlib.util.spec_from_file_location(
    "aef_fields", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
)
sys.modules["aef_fields"] = importlib.util.module_from_spec(spec)

YEAR = 365
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
        vectors.append(embedded(encoder, parts))
        composites.append(np.concatenate(medians, 1))
    return vectors, composites, changed, field, clear


def embedded(encoder, parts, step: int = 512) -> np.ndarray:
    from aef_fields.core.encode import encode_places

    n = len(next(iter(parts.values())).values)
    found = []
    for at in range(0, n, step):
        some = {
            k: type(p)(p.values[at : at + step], p.days[at : at + step]) for k, p in parts.items()
        }
        found.append(encode_places(encoder, some, (None, None)))
    return np.concatenate(found)


def median(values: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.nanmedian(np.where(chosen[..., None], values, np.nan), axis=1)


def differencing(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Root mean square of the differences of seasonal medians, each in its own spread."""
    difference = (b - a) / np.nanstd(b - a, axis=0)
    return np.sqrt(np.nanmean(difference**2, axis=1))


def found_at(score: np.ndarray, changed: np.ndarray, false: float = 0.05) -> tuple[float, float]:
    """Share of changes found at a share of false alarms, and the area under the ROC curve."""
    from sklearn.metrics import roc_auc_score

    limit = np.quantile(score[~changed], 1 - false)
    return 100 * (score[changed] > limit).mean(), 100 * roc_auc_score(changed, score)
