"""What it is worth to learn and to tell how common each class is, on places whose every label is known.

    .venv/bin/python tests/bench/common_classes.py [--draws 10] [--labels 40,150,600]

Labels are drawn from a set of points that stand for a map (see promises.py), in the land's mix or as
many of each class. In per cent of the other points, means of all draws:

- votes: accuracy (overall, balanced) of nearest neighbours whose votes are divided by how many labels of
  the class there are, and of plain votes;
- confidence: by how much confidence by class misses: per class of the map |mean confidence - share
  right|, weighed by the class's share of the map; as the head says it, and told how common classes are
  with `calibration.EQUAL` of the map counted as if all were equally common; for a linear head and knn;
- shares: by how much those shares of the classes miss the true ones, half the sum of |differences|.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections import defaultdict

import clone
import numpy as np
from aef_fields.core import train
from aef_fields.core.assess import summary
from aef_fields.core.heads import calibration
from aef_fields.core.heads.head import Head
from aef_fields.core.heads.knn import BalancedKnnClassifier, CosineKnnClassifier
from aef_fields.core.progress import Progress
from promises import TRUTH, World
from sklearn.metrics import accuracy_score, balanced_accuracy_score

EQUAL = (0.0, 0.1, 0.2, 0.4)


def drawn(world: World, n: int, mix: str, rng: np.random.Generator) -> np.ndarray:
    """Rows of `n` points, in the land's mix or as many of each class, of a rare one half."""
    if mix == "land":
        return world.drawn(n, "random", rng)
    names = np.unique(world.names)
    parts = []
    for name in names:
        rows = np.flatnonzero(world.names == name)
        # The other half is needed as the truth.
        parts.append(rng.permutation(rows)[: min(n // len(names), len(rows) // 2)])
    return np.sort(np.concatenate(parts))


def votes(world: World, rows: np.ndarray, rest: np.ndarray) -> dict[str, float]:
    """Accuracies of both kinds of nearest neighbours."""
    found = {}
    for kind, head in (("divided", BalancedKnnClassifier()), ("plain", CosineKnnClassifier())):
        mapped = head.fit(world.vectors[rows], world.names[rows]).predict(world.vectors[rest])
        true = world.names[rest]
        found[f"votes {kind}, overall"] = accuracy_score(true, mapped)
        found[f"votes {kind}, balanced"] = balanced_accuracy_score(true, mapped)
    return found


def missed(mapped: np.ndarray, sure: np.ndarray, true: np.ndarray) -> float:
    """By how much confidence by class misses."""
    off = 0.0
    for name in np.unique(mapped):
        of_it = mapped == name
        off += of_it.mean() * abs(sure[of_it].mean() - (true[of_it] == name).mean())
    return off


def confidence(world: World, rows: np.ndarray, rest: np.ndarray, method: str) -> dict[str, float]:
    """By how much a method's confidence and shares miss, told nothing and told how common classes are."""
    material = world.material(rows)
    estimator, tests = train._learn(material, method, world.grid, "", Progress())
    head = Head("classify", method, "", world.vectors.shape[1], material.classes, estimator)
    head.temperature = summary.temperature(material, tests.chosen)
    label = {c.value: c.label for c in material.classes}
    order = [label[value] for value in estimator.classes_.tolist()]
    X, true = world.vectors[rest], world.names[rest]
    share = np.array([(true == name).mean() for name in order])
    found = {}
    for equal in (None, *EQUAL):
        common, said = None, f"{method}, as it says"
        if equal is not None:
            calibration.EQUAL = equal
            common, said = calibration.how_common(head.probabilities(X)), f"{method}, {equal:.0%}"
            found[f"shares {said}"] = abs(common - share).sum() / 2
        values, sure, _ = head.classify(X, common=common)
        mapped = np.array([label[value] for value in values.tolist()])
        found[f"confidence {said}"] = missed(mapped, sure, true)
    return found


def print_cell(world: World, short: str, n: int, mix: str, draws: int) -> None:
    """Lines of one set, number of labels and way to draw them."""
    rng, found = np.random.default_rng((n, mix == "land")), defaultdict(list)
    for _ in range(draws):
        rows = drawn(world, n, mix, rng)
        rest = rng.permutation(np.delete(np.arange(len(world.names)), rows))[:TRUTH]
        figures = votes(world, rows, rest)
        for method in ("linear", "knn"):
            figures |= confidence(world, rows, rest, method)
        for name, value in figures.items():
            found[name].append(value)
    print(f"\n{short}, {n} labels, {mix}: {draws} draws")
    for name, values in found.items():
        print(f"  {name:32s}{100 * np.mean(values):6.1f}", flush=True)


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--draws", type=int, default=10)
    parser.add_argument("--labels", default="40,150,600")
    asked = parser.parse_args()
    if not clone.DATA.exists():
        sys.exit(f"There is no {clone.DATA}.")
    warnings.simplefilter("ignore")
    train.SHARES = ()  # no learning curve, which would take most of the time
    for short in ("rondonia", "cerrado"):
        world = World(short)
        for mix in ("land", "each"):
            for n in map(int, asked.labels.split(",")):
                print_cell(world, short, n, mix, asked.draws)


if __name__ == "__main__":
    main()
