"""How plants grow, are cut and die through the year.

A `Season` is one growth from emergence to harvest; a place may have several, one after the other
(a catch crop, then maize), and a `Sward` is a cover that stays (grass, evergreen trees) and may be
mown. Days are counted from 1 January of the year; earlier days are negative.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .spectra import Array


def logistic(x: Array) -> Array:
    return (1 / (1 + np.exp(-np.clip(x, -30, 30)))).astype(np.float32)


@dataclass(frozen=True)
class Season:
    """One growth of n patches; every field is (n, 1), days or as said.

    Leaf area rises to `peak` (m²/m²) around the day `rise` within about 4·`rise_days`, turns brown
    around `ripen`, and is gone at `harvest`; `stubble` (m²/m²) then lies until `plough`.
    `height` is that of the grown plant (m).
    """

    rise: Array
    rise_days: Array
    peak: Array
    ripen: Array
    ripen_days: Array
    harvest: Array
    stubble: Array
    plough: Array
    height: Array


def grow(season: Season, days: Array) -> tuple[Array, Array, Array]:
    """Green area, brown area (m²/m²) and height (m), each (n, T), on `days` (T) or (n, T)."""
    up = logistic((days - season.rise) / season.rise_days)
    ripe = logistic((days - season.ripen) / season.ripen_days)
    standing = (days < season.harvest).astype(np.float32)
    # Ripe plants have lost leaves: three fifths of their area remain to be seen.
    green = season.peak * up * (1 - ripe) * standing
    brown = season.peak * 0.6 * up * ripe * standing
    lying = (1 - standing) * (days < season.plough)
    return green, brown + season.stubble * lying, season.height * up * standing


def stage(season: Season, days: Array) -> np.ndarray:
    """Stage (n, T) int8: 0 not there, 1 growing, 2 full, 3 ripe, 4 stubble."""
    grown = season.rise + 2 * season.rise_days
    edges = (season.rise - 2 * season.rise_days, grown, season.ripen, season.harvest)
    passed = sum((days >= edge).astype(np.int8) for edge in edges)
    # A crop that is harvested green has no ripe stage to pass.
    passed = np.where((days >= season.harvest) & (days < season.plough), 4, passed)
    return np.where(days >= season.plough, 0, passed).astype(np.int8)


@dataclass(frozen=True)
class Sward:
    """A lasting cover of n patches; fields (n, 1), but `cuts` (n, C) in days, NaN = none.

    Leaf area is `low` in winter and `high` in summer (m²/m²); halfway it is `before` days before
    the day `warm` and `after` days after it. A cut takes the share `taken`, which grows back with
    the time `regrow` (days). `drought`: share browned in high summer. `dead`: share of summer's
    growth that lies dead in winter.
    """

    low: Array
    high: Array
    warm: Array
    cuts: Array
    taken: Array
    regrow: Array
    drought: Array
    before: Array
    after: Array
    dead: Array


def stand(sward: Sward, days: Array) -> tuple[Array, Array]:
    """Green and brown area (m²/m²), each (n, T), on `days` (T) or (n, T)."""
    angle = (2 * np.pi / 365.25) * (days - sward.warm)
    middle = sward.warm + (sward.after - sward.before) / 2
    off = np.abs(np.mod(days - middle + 365.25 / 2, 365.25) - 365.25 / 2)
    summer = logistic(((sward.before + sward.after) / 2 - off) / (0.3 * sward.before))
    area = sward.low + (sward.high - sward.low) * summer
    for c in range(sward.cuts.shape[1]):
        since = days - sward.cuts[:, c : c + 1]
        # NaN compares false, so a cut that never came takes nothing.
        gone = np.where(since >= 0, np.exp(-np.maximum(since, 0) / sward.regrow), 0)
        area = area * (1 - sward.taken * gone)
    # Drought comes later than warmth and passes with the autumn.
    dry = sward.drought * np.maximum(np.cos(angle - 0.35), 0) ** 4
    green = area * (1 - dry)
    dead = (sward.high - sward.low) * (1 - summer) * sward.dead
    brown = np.minimum(0.25 * sward.low, 0.15) + 0.8 * area * dry + dead
    return green.astype(np.float32), brown.astype(np.float32)
