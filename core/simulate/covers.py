"""What may cover a piece of land, and how one draws a field of it.

A crop is a row of numbers; a field draws its own around them: sown earlier or later, denser or
thinner, followed by another crop or left bare. Days of the year are those of north-western Europe.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from .phenology import Season, Sward, grow, stand
from .spectra import Array, Surface

NEVER = 1e5


@dataclass(frozen=True)
class Crop:
    """Means of a crop's main growth; `spread` scales how much fields differ (days). See `Season`."""

    rise: float
    ripen: float
    harvest: float
    peak: float
    height: float
    stubble: float
    tiller: float = 0.0  # leaf area before winter ends (m²/m²), for crops sown in autumn
    catch: float = 0.0  # chance of a catch crop in the winter before
    spread: float = 8.0
    chlorophyll: float = 1.0
    leaf_water: float = 1.0
    plateau: float = 1.0


CROPS = {
    "wheat": Crop(103, 184, 210, 4.8, 0.9, 0.9, tiller=1.1, spread=6.0),
    "barley": Crop(93, 164, 189, 4.4, 0.9, 0.8, tiller=1.4, spread=6.0, chlorophyll=0.95),
    "maize": Crop(169, 265, 276, 4.3, 2.4, 0.4, catch=0.55, spread=8.0, plateau=1.04),
    "beet": Crop(160, NEVER, 292, 4.3, 0.5, 0.1, catch=0.4, spread=9.0, plateau=1.15),
    "potato": Crop(157, 237, 262, 4.2, 0.6, 0.0, catch=0.4, spread=9.0, plateau=1.08),
}


@dataclass(frozen=True)
class Land:
    """Everything n patches need to be seen on any day; fields (n, 1) beside seasons and sward."""

    seasons: tuple[Season, ...]
    sward: Sward
    tall: Array
    chlorophyll: Array
    leaf_water: Array
    plateau: Array
    shade: Array
    brightness: Array
    redness: Array
    wet: Array
    water: Array
    silt: Array
    built: Array
    roof: Array
    lightness: Array
    rough: Array

    def take(self, index: np.ndarray) -> Land:
        """The patches at `index` (m): fields of parcels spread over their pixels."""
        return _mapped(self, lambda a: a[index])


def _mapped(thing: Any, change: Callable[[np.ndarray], np.ndarray]) -> Any:
    """The same nest of dataclasses with `change` applied to every array in it."""
    new: dict[str, Any] = {}
    for field in fields(thing):
        value = getattr(thing, field.name)
        if isinstance(value, np.ndarray):
            new[field.name] = change(value)
        elif isinstance(value, tuple):
            new[field.name] = tuple(_mapped(part, change) for part in value)
        else:
            new[field.name] = _mapped(value, change)
    return replace(thing, **new)


def stacked(lands: list[Land]) -> Land:
    """Patches of several lands one after the other."""

    def joined(things: Any) -> Any:
        first = things[0]
        if isinstance(first, np.ndarray):
            return np.concatenate(things)
        if isinstance(first, tuple):
            return tuple(joined(parts) for parts in zip(*things, strict=True))
        names = [f.name for f in fields(first)]
        return replace(first, **{k: joined([getattr(t, k) for t in things]) for k in names})

    return joined(lands)


def column(values: np.ndarray | float, n: int) -> Array:
    return np.broadcast_to(np.asarray(values, np.float32).reshape(-1, 1), (n, 1)).copy()


def normal(
    rng: np.random.Generator, n: int, mean: float, sd: float, least: float = -NEVER
) -> Array:
    return np.maximum(rng.normal(mean, sd, (n, 1)), least).astype(np.float32)


def season(n: int, peak: np.ndarray | float = 0.0, **given: np.ndarray | float) -> Season:
    """A season; what is not given never happens."""
    usual: dict[str, np.ndarray | float] = {
        "rise": 0.0, "rise_days": 8.0, "ripen": NEVER, "ripen_days": 6.0,
        "harvest": NEVER, "stubble": 0.0, "plough": NEVER, "height": 0.0,
    }  # fmt: skip
    return Season(peak=column(peak, n), **{k: column(v, n) for k, v in (usual | given).items()})


def sward(n: int, cuts: np.ndarray | None = None, **given: np.ndarray | float) -> Sward:
    """A sward; bare where nothing is given."""
    usual: dict[str, np.ndarray | float] = {
        "low": 0.0, "high": 0.0, "warm": 178.0, "taken": 0.0, "regrow": 20.0, "drought": 0.0,
    }  # fmt: skip
    if cuts is None:
        cuts = np.full((n, 4), np.nan)
    return Sward(
        cuts=cuts.astype(np.float32), **{k: column(v, n) for k, v in (usual | given).items()}
    )


def land(
    n: int,
    rng: np.random.Generator,
    seasons: tuple[Season, ...],
    grass: Sward,
    **given: np.ndarray | float,
) -> Land:
    """Land with soils drawn, and nothing built or flooded unless given. Always four seasons."""
    usual: dict[str, np.ndarray | float] = {
        "tall": 0.0, "chlorophyll": 1.0, "leaf_water": 1.0, "plateau": 1.0, "shade": 0.0,
        "brightness": normal(rng, n, 1.0, 0.10, 0.6), "redness": normal(rng, n, 0.0, 0.12),
        "wet": normal(rng, n, 0.0, 0.06), "water": 0.0, "silt": 0.0, "built": 0.0, "roof": 0.0,
        "lightness": 1.0, "rough": np.exp(normal(rng, n, 0.0, 0.2)),
    }  # fmt: skip
    seasons = seasons + tuple(season(n) for _ in range(4 - len(seasons)))
    return Land(seasons, grass, **{k: column(v, n) for k, v in (usual | given).items()})


def field_of(name: str, n: int, rng: np.random.Generator) -> Land:
    """n fields of a crop of `CROPS`, each with its own dates, density and what came before and after."""
    crop = CROPS[name]
    # Field and weather move all dates of a field together; each date also varies by itself.
    late = normal(rng, n, 0, 0.8 * crop.spread)
    rise = crop.rise + late + normal(rng, n, 0, 0.5 * crop.spread)
    ripen = crop.ripen + 0.6 * late + normal(rng, n, 0, 0.6 * crop.spread)
    harvest = np.maximum(crop.harvest + 0.6 * late + normal(rng, n, 0, crop.spread), rise + 60)
    plough = harvest + normal(rng, n, 25, 14, 3)
    main = season(
        n, normal(rng, n, crop.peak, 0.16 * crop.peak, 0.8), rise=rise,
        rise_days=normal(rng, n, 7.5, 1.5, 4), ripen=ripen, ripen_days=normal(rng, n, 6, 1.5, 3),
        harvest=harvest, stubble=normal(rng, n, crop.stubble, 0.3, 0), plough=plough,
        height=normal(rng, n, crop.height, 0.12 * crop.height, 0.1),
    )  # fmt: skip
    tiller = season(
        n, normal(rng, n, crop.tiller, 0.35 * crop.tiller, 0), rise=rise - normal(rng, n, 140, 15),
        rise_days=14.0, ripen=ripen, harvest=harvest, height=0.15,
    )  # fmt: skip
    before = season(
        n, (rng.random((n, 1)) < crop.catch) * normal(rng, n, 2.0, 0.9, 0.3),
        rise=normal(rng, n, -85, 15), rise_days=15.0, harvest=rise - normal(rng, n, 50, 14, 25),
        stubble=normal(rng, n, 0.3, 0.2, 0), plough=rise - normal(rng, n, 35, 8, 20), height=0.3,
    )  # fmt: skip
    after = season(
        n, (rng.random((n, 1)) < 0.45) * normal(rng, n, 1.8, 0.8, 0.2),
        rise=plough + normal(rng, n, 35, 10, 15), rise_days=12.0, height=0.25,
    )  # fmt: skip
    return land(
        n, rng, (before, tiller, main, after), sward(n),
        chlorophyll=normal(rng, n, crop.chlorophyll, 0.08, 0.5),
        leaf_water=normal(rng, n, crop.leaf_water, 0.10, 0.4),
        plateau=normal(rng, n, crop.plateau, 0.05, 0.6),
    )  # fmt: skip


def meadow(n: int, rng: np.random.Generator) -> Land:
    """Grassland: three in five mown two to four times, the rest grazed."""
    mown = rng.random((n, 1)) < 0.6
    first = normal(rng, n, 138, 10)
    pauses = normal(rng, n * 3, 45, 9, 25).reshape(n, 3)
    cuts = first + np.cumsum(np.hstack([np.zeros((n, 1)), pauses]), 1)
    cuts[rng.random((n, 4)) < np.array([0.0, 0.1, 0.35, 0.7])] = np.nan
    grass = sward(
        n, np.where(mown, cuts, np.nan), low=normal(rng, n, 1.1, 0.4, 0.3),
        high=normal(rng, n, 3.2, 0.7, 1.0), taken=normal(rng, n, 0.6, 0.15, 0.2),
        regrow=normal(rng, n, 20, 5, 8), drought=np.clip(normal(rng, n, 0.2, 0.15), 0, 0.8),
    )  # fmt: skip
    return land(
        n, rng, (), grass, chlorophyll=normal(rng, n, 0.95, 0.1), tall=0.2,
        leaf_water=normal(rng, n, 0.95, 0.12), plateau=normal(rng, n, 0.98, 0.05),
    )  # fmt: skip


def broadleaf(n: int, rng: np.random.Generator) -> Land:
    """Deciduous stands over a thin evergreen understorey and litter."""
    leaves = season(
        n, normal(rng, n, 4.0, 0.5, 1.5), rise=normal(rng, n, 113, 4), rise_days=5.0,
        ripen=normal(rng, n, 299, 6), ripen_days=8.0, harvest=normal(rng, n, 322, 6),
        stubble=0.5, height=0.0,
    )  # fmt: skip
    floor = sward(n, low=normal(rng, n, 0.5, 0.2, 0.1), high=0.6)
    return land(
        n, rng, (leaves,), floor, tall=normal(rng, n, 18, 4, 6), shade=normal(rng, n, 0.24, 0.04),
        brightness=normal(rng, n, 0.6, 0.06), plateau=normal(rng, n, 1.02, 0.05),
    )  # fmt: skip


def conifer(n: int, rng: np.random.Generator) -> Land:
    """Evergreen needle stands: dark, tall, nearly the same all year."""
    low = normal(rng, n, 2.8, 0.4, 1.0)
    return land(
        n, rng, (), sward(n, low=low, high=low + 0.5), tall=normal(rng, n, 20, 4, 6),
        shade=normal(rng, n, 0.46, 0.05), brightness=0.6, leaf_water=normal(rng, n, 1.25, 0.1),
        plateau=normal(rng, n, 0.92, 0.05), chlorophyll=normal(rng, n, 1.0, 0.06),
    )  # fmt: skip


def open_water(n: int, rng: np.random.Generator) -> Land:
    return land(n, rng, (), sward(n), water=1.0, silt=np.clip(normal(rng, n, 0.35, 0.15), 0, 1))


def built_up(n: int, rng: np.random.Generator) -> Land:
    """Roofs and streets."""
    roof = (rng.random((n, 1)) < 0.45) * rng.uniform(0.4, 1.0, (n, 1))
    return land(
        n, rng, (), sward(n, low=0.4, high=1.0), built=np.clip(normal(rng, n, 0.9, 0.08), 0, 1),
        roof=roof, lightness=np.exp(normal(rng, n, -0.1, 0.32)), tall=6.0,
    )  # fmt: skip


def surface(place: Land, days: Array, wetness: Array, snow: Array) -> tuple[Surface, Array]:
    """State of the patches and plant height (m), each (n, T), on `days` (T) or (n, T).

    `wetness` and `snow` are the weather's share of soil moisture and snow cover, broadcast to (n, T).
    """
    green, brown = stand(place.sward, days)
    height = place.tall
    for part in place.seasons:
        g, b, h = grow(part, days)
        green, brown, height = green + g, brown + b, height + h
    # The lower the sun, the longer the shadows between trees: their share grows by half in winter.
    low_sun = np.cos((2 * np.pi / 365.25) * (days - 355)).astype(np.float32)
    state = Surface(
        green, brown, place.chlorophyll, place.leaf_water, place.plateau,
        place.shade * (1 + 0.25 * low_sun), place.brightness, place.redness,
        np.clip(wetness + place.wet, 0, 1), place.water, place.silt,
        snow * (1 - place.water), place.built, place.roof, place.lightness,
    )  # fmt: skip
    return state, height
