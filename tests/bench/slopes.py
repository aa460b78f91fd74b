"""How well covers are told apart on slopes by what was learnt on flat land, simulated both.

    .venv/bin/python tests/bench/slopes.py [--checkpoint NAME|FILE]

The same simulated pixels, as if their landscapes were flat and as if they were steep; those of some patches of a
landscape are learnt from where it is flat, five of each cover, and those of the others told. Printed is
balanced accuracy in per cent, mean over landscapes, with a 90 % interval from resampled landscapes: of a linear head
on the embedding, and on monthly composites of the same series. Light and shadow are those of the simulator that
the bundled encoders learnt from (core/simulate/terrain.py), so that this says that they learnt it, not that
real mountains are like it.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import warnings
from unittest import mock

import clone  # noqa: F401  makes aef_fields and training/ known to all below
import data
import numpy as np
import rows
import simulated
import table
from aef_fields.core.heads import methods
from aef_fields.core.model import checkpoint
from aef_fields.core.simulate import terrain
from validation import embed

STEEP = (0.0, 6.0, 12.0, 25.0)  # mean slopes, degrees
SEEDS = range(900_000, 900_020)  # training draws others
PIXELS = 512  # of a landscape
LABELS, FEWEST = 5, 20  # of a cover: to learn from; in a landscape
SOURCES = ("sentinel-2-l2a", "sentinel-1-grd")
RESAMPLED = 1000


def land(seed: int, steep: float) -> data.PixelSet:
    """Landscapes that are as steep as that everywhere, and the same otherwise."""
    same = mock.patch.object(terrain, "steepness", lambda rng, count: np.full(count, steep))
    with same:
        return simulated.pixels(seed, SOURCES, PIXELS, np.random.default_rng(seed))[0]


def composites(lands: list[data.PixelSet]) -> list[np.ndarray]:
    """(N, features) of each: monthly medians in the units that an encoder takes, scaled as the first's."""
    found = []
    for one in lands:
        series = {}
        for name, s in one.series.items():
            values = np.where(s.clear[:, :, None].numpy(), s.values.numpy(), np.nan)[..., 0, 0]
            series[name] = (values, s.days.numpy())
        found.append(rows.composites(series, rows.last_year(series)))
    middle, scale = found[0].mean(0), (found[0].std(0) + 1e-6) * found[0].shape[1] ** 0.5
    return [(x - middle) / scale for x in found]


def accuracies(every: list[np.ndarray], one: data.PixelSet) -> list[list[float]]:
    """For each landscape, what a head learnt from the first of `every` (N, d) gets right of each."""
    found = []
    for place in np.unique(one.group):
        at = np.random.default_rng(int(place)).permutation(np.flatnonzero(one.group == place))
        covers, count = np.unique(one.label[at], return_counts=True)
        each = [at[one.label[at] == c] for c in covers[count >= FEWEST]]
        if len(each) < 3:
            continue
        learnt = np.concatenate([own[:LABELS] for own in each])
        weight = np.ones(len(learnt))
        head = methods.fit(
            "linear",
            "classify",
            every[0][learnt],
            one.label[learnt],
            np.arange(len(learnt)),
            weight,
            0,
        )
        told = [
            [np.mean(head.predict(x[own[LABELS:]]) == one.label[own[0]]) for own in each]
            for x in every
        ]
        found.append([float(np.mean(shares)) for shares in told])
    return found


def main() -> None:
    warnings.filterwarnings("ignore")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checkpoint", default="")
    args = parser.parse_args()
    encoder = checkpoint.load(checkpoint.find(args.checkpoint)).encoder.eval()
    makers = {
        "embedding": lambda lands: [embed(encoder, one) for one in lands],
        "monthly composites": composites,
    }
    found: dict[str, list[list[float]]] = {name: [] for name in makers}
    for seed in SEEDS:
        lands = [land(seed, steep) for steep in STEEP]
        for name, features in makers.items():
            found[name] += accuracies(features(lands), lands[0])
    print(f"{len(found['embedding'])} simulated landscapes, {LABELS} labels a cover\n")
    lines = [["mean slope", *(f"{steep:g}°" for steep in STEEP)]]
    for name, each in found.items():
        values = np.array(each)
        again = np.random.default_rng(0).integers(0, len(values), (RESAMPLED, len(values)))
        drawn = np.concatenate([values.mean(0)[None], values[again].mean(1)])
        lines.append([name, *(table.percent(column) for column in drawn.T)])
    print(table.markdown(lines))


if __name__ == "__main__":
    main()
