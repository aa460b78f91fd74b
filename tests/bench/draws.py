"""Who learns from what and is tested on what, and what comes out: the same draws for all rows."""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import dataclass
from pathlib import Path

import clone
import heads
import numpy as np
from sets import Set

SHOTS = (1, 5, 20, 0)  # labels per class; 0 = all that are not tested
MANY, FEW = 200, 50  # draws up to five labels and above
SCREEN, SCREEN_TREES = 20, 8  # draws by which heads and settings are chosen
RESAMPLED = 300


@dataclass(frozen=True)
class Draw:
    """Rows to learn from and to test on, with weights by which each label counts once."""

    train: np.ndarray
    train_weight: np.ndarray
    test: np.ndarray
    test_weight: np.ndarray


def count_of(shot: int, quick: bool) -> int:
    if quick:
        return SCREEN
    return MANY if 0 < shot <= 5 else FEW


def draws(one: Set, shot: int, count: int) -> list[Draw]:
    """`count` draws of `shot` labels a class. The first ones do not depend on `count`.

    Half of the groups may be learnt from, the other half is tested. A class that lies in one half
    only takes no part in that draw. Empty if no class ever has more labels than `shot`: the draws
    would be those of all labels.
    """
    rng = np.random.default_rng((2026, shot))
    found, cut = [], False
    for _ in range(count):
        side = _halves(one, rng)
        train, test = [], []
        for c in np.unique(one.label):
            own = one.label == c
            learn = rng.permutation(np.unique(one.unit[own & side]))
            check = np.flatnonzero(own & ~side)
            if not len(learn) or not len(check):
                continue
            cut |= 0 < shot < len(learn)
            train.append(np.flatnonzero(own & np.isin(one.unit, learn[: shot or None])))
            test.append(check)
        if len(train) > 1:
            a, b = np.concatenate(train), np.concatenate(test)
            found.append(Draw(a, _weight(one.unit[a]), b, _weight(one.unit[b])))
    return found if cut or not shot else []


def _halves(one: Set, rng: np.random.Generator) -> np.ndarray:
    """(n,) bool: rows whose group may be learnt from. Of 20 random halves the one that keeps most
    classes on both sides."""
    groups, at = np.unique(one.group, return_inverse=True)
    pure = len(np.unique(np.stack((one.group, one.label)), axis=1).T) == len(groups)
    if pure:  # polygons: half of each class
        side = np.zeros(len(groups), bool)
        for c in np.unique(one.label):
            own = rng.permutation(np.unique(at[one.label == c]))
            side[own[: (len(own) + 1) // 2]] = True
        return side[at]
    best, most = np.zeros(len(at), bool), -1
    for _ in range(20):
        side = rng.permutation(len(groups)) < (len(groups) + 1) // 2
        both = len(np.intersect1d(one.label[side[at]], one.label[~side[at]]))
        if both > most:
            best, most = side[at], both
    return best


def _weight(unit: np.ndarray) -> np.ndarray:
    _, at, size = np.unique(unit, return_inverse=True, return_counts=True)
    return 1 / size[at]


@dataclass(frozen=True)
class Cells:
    """Rows of a set by class and group: what is counted, and what is resampled."""

    of_row: np.ndarray  # (n,)
    label: np.ndarray  # (p,)
    group: np.ndarray  # (p,), 0..g-1


def cells(one: Set) -> Cells:
    _, group = np.unique(one.group, return_inverse=True)
    pairs, at = np.unique(np.stack((one.label, group)), axis=1, return_inverse=True)
    return Cells(at.reshape(-1), pairs[0], pairs[1])


def tested(one: Set, some: list[Draw]) -> np.ndarray:
    """(draws, p) weight of the tested rows in each cell."""
    of = cells(one)
    return np.stack([np.bincount(of.of_row[d.test], d.test_weight, len(of.label)) for d in some])


def hits(one: Set, x: np.ndarray, some: list[Draw], head: str, settings: dict) -> np.ndarray:
    """(draws, p) weight of the rows that a head gets right, in each cell; kept in build/bench."""
    key = hashlib.sha256(_code())
    for part in (x, one.label, one.group, one.unit):
        key.update(np.ascontiguousarray(part).tobytes())
    key.update(repr((x.shape, head, settings, len(some))).encode())
    for d in some:
        key.update(d.train.tobytes() + d.test.tobytes())
    path = clone.BUILD / "scores" / f"{key.hexdigest()[:24]}.npy"
    if path.exists():
        return np.load(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    function, of = heads.HEADS[head][0], cells(one)
    found = np.zeros((len(some), len(of.label)), np.float32)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # logistic regression that has not quite converged
        for i, d in enumerate(some):
            classes, y = np.unique(one.label[d.train], return_inverse=True)
            told = classes[function(x[d.train], y, d.train_weight, x[d.test], **settings)]
            right = d.test_weight * (told == one.label[d.test])
            found[i] = np.bincount(of.of_row[d.test], right, len(of.label))
    part = path.with_suffix(f".{id(found)}.part.npy")
    np.save(part, found)
    part.replace(path)
    return found


def _code() -> bytes:
    return (Path(__file__).resolve().parent / "heads.py").read_bytes()


def accuracy(one: Set, right: np.ndarray, weight: np.ndarray, times: np.ndarray) -> np.ndarray:
    """(b,) balanced accuracy, mean of the draws, with each group counted `times` (b, groups)."""
    of = cells(one)
    recall, known = 0.0, 0.0
    for c in np.unique(of.label):
        own = of.label == c
        counted = times[:, of.group[own]]
        total = counted @ weight[:, own].T
        there = total > 1e-9
        recall = recall + np.where(there, counted @ right[:, own].T / np.maximum(total, 1e-9), 0)
        known = known + there
    return (np.where(known > 0, recall / np.maximum(known, 1), np.nan)).mean(1)


def resampled(one: Set) -> np.ndarray:
    """(1 + RESAMPLED, groups): each group once, then groups drawn with replacement."""
    n = len(np.unique(one.group))
    rng = np.random.default_rng(7)
    times = rng.multinomial(n, np.full(n, 1 / n), RESAMPLED)
    return np.concatenate((np.ones((1, n)), times))
