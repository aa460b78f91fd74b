"""What one step of training sees: places for an episode, and views of them with less to go by."""

from __future__ import annotations

from dataclasses import replace

import data
import numpy as np
import torch
from aef_fields.core.model.series import Series


def episode(
    one: data.PixelSet, rng: np.random.Generator, size: int
) -> tuple[data.PixelSet, np.ndarray] | None:
    """A few classes with 1–5 support and the rest query places; support (bool) beside the set.

    Support and query of a class come from different groups where the class has several.
    """
    counts = np.bincount(one.label[one.label >= 0], minlength=1)
    able = np.flatnonzero(counts >= 4)
    if len(able) < 2:
        return None
    k = int(rng.integers(2, min(12, len(able)) + 1))
    shots = int(rng.choice([1, 1, 2, 3, 5]))
    chosen, support = [], []
    for c in rng.choice(able, k, replace=False):
        members = rng.permutation(np.flatnonzero(one.label == c))
        first = members[: min(shots, len(members) // 2)]
        others = members[len(first) :]
        apart = others[~np.isin(one.group[others], one.group[first])]
        query = (apart if len(apart) >= 2 else others)[: max(2, size // k - len(first))]
        chosen += [first, query]
        support += [np.ones(len(first), bool), np.zeros(len(query), bool)]
    return one.take(np.concatenate(chosen)), np.concatenate(support)


def thinned(series: dict[str, Series], rng: np.random.Generator) -> dict[str, Series]:
    """Some of the dates of every source, slightly differently calibrated: another look at the same
    in which no source is dropped, so that what one source alone tells is asked for too."""
    out = {}
    for name, s in series.items():
        b, t, c = s.values.shape[:3]
        s = s.without(torch.from_numpy(rng.random((b, t)) > rng.uniform(0.5, 0.9)))
        out[name] = _jittered(s, rng, 0.05, c) if rng.random() < 0.5 else s
    return out


def degraded(series: dict[str, Series], rng: np.random.Generator) -> dict[str, Series]:
    """What a user may have less of: sources, half a year, bands, frames."""
    names = list(series)
    if len(names) > 1:
        kept = [n for n in names if rng.random() > 0.3] or [names[rng.integers(len(names))]]
        series = {n: series[n] for n in kept}
    if rng.random() < 0.15:
        series = half_a_year(series, rng)
    out = {}
    for name, s in series.items():
        b, t, c = s.values.shape[:3]
        if rng.random() < 0.25 and c > 3:
            keep = torch.from_numpy(rng.random(c) < rng.uniform(0.3, 0.9))
            keep[rng.integers(c)] = True
            s = replace(
                s, present=s.present & keep[:, None, None], values=s.values * keep[:, None, None]
            )
            s = replace(s, clear=s.clear & s.present.any(2))
        if rng.random() < 0.7:
            share = rng.uniform(0.2, 1.0)
            s = s.without(torch.from_numpy(rng.random((b, t)) > share))
        out[name] = _jittered(s, rng, 0.08, c) if rng.random() < 0.5 else s
    return out


def half_a_year(series: dict[str, Series], rng: np.random.Generator) -> dict[str, Series]:
    """Only what lies before the middle of each place's dates, or only what lies after it."""
    days = torch.cat([s.days for s in series.values()], 1)
    middle = (days.min(1).values + days.max(1).values)[:, None] / 2
    late = bool(rng.random() < 0.5)
    return {name: s.without((s.days < middle) == late) for name, s in series.items()}


def _jittered(s: Series, rng: np.random.Generator, size: float, bands: int) -> Series:
    """Slightly other calibration, haze, processing: one offset a band."""
    jitter = torch.from_numpy(rng.normal(0, size, (1, 1, bands, 1, 1)).astype(np.float32))
    return replace(s, values=(s.values + jitter) * s.present)


def at_most(s: Series, most: int, rng: np.random.Generator) -> Series:
    """A choice of `most` frames at most, the clear ones first."""
    b, t = s.days.shape
    if t <= most:
        return s
    order = rng.random((b, t)) + 2 * ~s.clear.flatten(2).any(2).numpy()
    return s.choose(torch.from_numpy(np.sort(order.argsort(1)[:, :most], 1)))
