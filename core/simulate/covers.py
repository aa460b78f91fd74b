"""What may cover a piece of land, and how one draws a patch of it.

Two tables: `CROPS` grow and are harvested, `STANDS` stay. A patch draws its own numbers around its
row: sown earlier or later, denser or thinner, followed by another crop or left bare. Days of the
year are those of north-western Europe unless the crop belongs elsewhere; a `Climate` moves them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from .phenology import Season, Sward, grow, stand
from .spectra import Array, Surface

NEVER = 1e5
YEAR = 365.25


@dataclass(frozen=True)
class Crop:
    """Means of a crop's growth; see `Season`.

    `spread`: how much fields differ (days). `tiller`: leaf area before winter's end, of crops sown
    in autumn (m²/m²). `catch`: chance of a catch crop in the winter before. `after`: leaf area of
    what follows, with chance `after_chance`; `after_days`: until that is harvested.
    """

    rise: float
    ripen: float
    harvest: float
    peak: float
    height: float
    stubble: float
    tiller: float = 0.0
    catch: float = 0.0
    spread: float = 8.0
    chlorophyll: float = 1.0
    leaf_water: float = 1.0
    plateau: float = 1.0
    after: float = 1.8
    after_chance: float = 0.45
    after_days: float = 120.0


CROPS = {
    "wheat": Crop(103, 178, 201, 4.8, 0.9, 0.9, tiller=1.4, spread=6.0),
    "barley": Crop(93, 164, 189, 4.4, 0.9, 0.8, tiller=1.4, spread=6.0, chlorophyll=0.95),
    "maize": Crop(175, 258, 270, 4.3, 2.4, 0.4, catch=0.7, spread=8.0, plateau=1.04,
                  after_chance=0.25),
    "beet": Crop(160, NEVER, 292, 4.3, 0.5, 0.1, catch=0.4, spread=9.0, plateau=1.15),
    "potato": Crop(157, 237, 262, 4.2, 0.6, 0.0, catch=0.4, spread=9.0, plateau=1.08),
    "rapeseed": Crop(88, 178, 203, 4.6, 1.4, 0.7, tiller=3.0, spread=6.0, chlorophyll=0.85),
    "sunflower": Crop(172, 240, 264, 2.8, 1.6, 0.4, catch=0.5, plateau=1.05, after_chance=0.3),
    "spring cereal": Crop(158, 212, 240, 4.0, 0.9, 0.9, spread=7.0, after=1.1,
                          after_chance=0.55),
    "canola": Crop(165, 220, 246, 4.2, 1.2, 0.8, spread=7.0, plateau=1.08, after=1.1,
                   after_chance=0.4),
    "soy": Crop(186, 253, 275, 4.4, 0.9, 0.4, spread=8.0, plateau=1.16, after_chance=0.12),
    "pulses": Crop(164, 210, 236, 3.2, 0.5, 0.3, spread=8.0, after_chance=0.2),
    "vegetables": Crop(165, NEVER, 245, 2.6, 0.4, 0.1, catch=0.3, spread=22.0, after_chance=0.5),
    "alfalfa": Crop(95, NEVER, 300, 3.2, 0.5, 0.4, tiller=0.8, spread=10.0, plateau=1.05),
    "rice": Crop(185, 250, 272, 4.4, 0.9, 0.6, spread=10.0, after_chance=0.3),
    "cotton": Crop(180, 255, 285, 3.0, 1.0, 0.6, spread=12.0, after_chance=0.2),
    # Of the southern tropics: sown with the rains of October, a second crop from February.
    "soy, then maize": Crop(-30, 38, 52, 4.8, 0.9, 0.5, spread=12.0, plateau=1.1,
                            after=4.0, after_chance=0.7, after_days=110),
    "sugar cane": Crop(-10, 190, 245, 4.5, 3.0, 1.6, tiller=0.8, spread=35.0, after_chance=0.0),
    "tropical maize": Crop(-5, 85, 110, 3.6, 2.3, 0.7, spread=18.0, after_chance=0.3),
}  # fmt: skip


@dataclass(frozen=True)
class Stand:
    """Means of a lasting cover; areas in m²/m², `tall` in m, the rest as in `Surface` and `Sward`.

    `leaves`: area of leaves that are shed in autumn or the dry season. `mown`: chance of cuts.
    """

    low: float
    high: float
    leaves: float = 0.0
    tall: float = 0.2
    shade: float = 0.0
    drought: float = 0.1
    chlorophyll: float = 1.0
    leaf_water: float = 1.0
    plateau: float = 1.0
    mown: float = 0.0
    brightness: float = 1.0
    water: float = 0.0
    silt: float = 0.0
    built: float = 0.0
    spread: float = 0.15


STANDS = {
    "grassland": Stand(1.5, 3.3, drought=0.2, mown=0.6, chlorophyll=0.95, spread=0.25),
    "broadleaf": Stand(0.5, 0.6, leaves=4.0, tall=18, shade=0.24, brightness=0.6, plateau=1.02),
    "conifer": Stand(2.8, 3.3, tall=20, shade=0.46, brightness=0.6, leaf_water=1.25, plateau=0.92),
    "water": Stand(0, 0, water=1.0, silt=0.35, tall=0),
    "built": Stand(0.4, 1.0, built=0.9, tall=6.0, spread=0.08),
    "garden": Stand(1.2, 2.8, tall=2.0, shade=0.25, chlorophyll=0.95, spread=0.25),
    "scrub": Stand(1.2, 2.2, tall=1.5, shade=0.15, drought=0.25, spread=0.3),
    "dry steppe": Stand(0.15, 0.9, drought=0.7, leaf_water=0.8, brightness=1.15, spread=0.35),
    "bare": Stand(0.05, 0.2, brightness=1.25, spread=0.4),
    "orchard": Stand(0.9, 1.6, leaves=1.6, tall=4.0, shade=0.12, spread=0.3),
    "wetland": Stand(0.8, 2.2, drought=0.2, water=0.25, silt=0.4, tall=1.0, spread=0.4),
    "rainforest": Stand(4.6, 5.2, tall=28, shade=0.22, leaf_water=1.1, drought=0.0, plateau=1.10),
    "riparian forest": Stand(4.2, 4.9, tall=20, shade=0.10, leaf_water=0.95, drought=0.0,
                             plateau=1.12),
    "second growth": Stand(3.2, 4.2, tall=9, shade=0.16, drought=0.05, spread=0.2),
    "tropical pasture": Stand(1.0, 3.0, drought=0.5, leaf_water=0.85, spread=0.3),
    "savanna": Stand(1.0, 2.6, tall=4, shade=0.12, drought=0.45, brightness=0.9, spread=0.3),
    "cleared": Stand(0.1, 0.5, drought=0.3, brightness=0.85, spread=0.5),
    "burnt": Stand(0.02, 0.1, brightness=0.40, spread=0.4),
    "snow and ice": Stand(0, 0, tall=0, brightness=0.8),
}  # fmt: skip

NAMES = (*CROPS, *STANDS)


@dataclass(frozen=True)
class Climate:
    """What a place adds to the tables: each a number or (n, 1).

    `late`: days by which all growth is later. `warm`: day of greatest growth. `dry`: factor on the
    dry season's browning. `redness`, `brightness`: of its soils, mean exponent and factor.
    `winter`: factor on the leaf area of low plants in winter. `spring`: days by which crops rise later
    than `late` says, though they ripen no later. `before`, `after`, `dead`: as in `Sward`, of low plants.
    """

    late: Array | float = 0.0
    warm: Array | float = 178.0
    dry: Array | float = 1.0
    redness: Array | float = 0.0
    brightness: Array | float = 1.0
    winter: Array | float = 1.0
    spring: Array | float = 0.0
    before: Array | float = 91.0
    after: Array | float = 91.0
    dead: Array | float = 0.0


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
        """The patches at `index` (m): a parcel's numbers for each of its pixels, say."""
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
    """Patches of several lands one after the other; those with fewer seasons get empty ones."""
    most = max(len(part.seasons) for part in lands)
    lands = [
        replace(part, seasons=part.seasons + (season(len(part.tall)),) * (most - len(part.seasons)))
        for part in lands
    ]

    def joined(things: Any) -> Any:
        first = things[0]
        if isinstance(first, np.ndarray):
            return np.concatenate(things)
        if isinstance(first, tuple):
            return tuple(joined(parts) for parts in zip(*things))
        names = [f.name for f in fields(first)]
        return replace(first, **{k: joined([getattr(t, k) for t in things]) for k in names})

    return joined(lands)


def column(values: np.ndarray | float, n: int) -> Array:
    return np.broadcast_to(np.asarray(values, np.float32).reshape(-1, 1), (n, 1)).copy()


class Draws:
    """Random columns (n, 1) for n patches."""

    def __init__(self, rng: np.random.Generator, n: int):
        self.rng, self.n = rng, n

    def normal(
        self, mean: Array | float, sd: Array | float, least: Array | float = -NEVER
    ) -> Array:
        drawn = mean + sd * self.rng.standard_normal((self.n, 1), np.float32)
        return np.maximum(drawn, least).astype(np.float32)

    def chance(self, p: Array | float) -> np.ndarray:
        return self.rng.random((self.n, 1), np.float32) < p


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
        "before": 91.0, "after": 91.0, "dead": 0.0,
    }  # fmt: skip
    lasting = {k: column(v, n) for k, v in (usual | given).items()}
    cuts = np.zeros((n, 0)) if cuts is None else cuts
    return Sward(cuts=np.hstack([cuts, np.full((n, 8 - cuts.shape[1]), np.nan)]), **lasting)


def land(
    draws: Draws,
    climate: Climate,
    seasons: tuple[Season, ...],
    grass: Sward,
    **given: np.ndarray | float,
) -> Land:
    """Land with soils drawn, and nothing built or flooded unless given."""
    usual: dict[str, np.ndarray | float] = {
        "tall": 0.0, "chlorophyll": 1.0, "leaf_water": 1.0, "plateau": 1.0, "shade": 0.0,
        "redness": draws.normal(climate.redness, 0.12),
        "wet": draws.normal(0.0, 0.06), "water": 0.0, "silt": 0.0, "built": 0.0, "roof": 0.0,
        "lightness": 1.0, "rough": np.exp(draws.normal(0.0, 0.2)),
    }  # fmt: skip
    brightness = climate.brightness * given.pop("brightness", 1.0) * draws.normal(1.0, 0.1, 0.6)
    whole = {**usual, **given, "brightness": brightness}
    return Land(seasons, grass, **{k: column(v, draws.n) for k, v in whole.items()})


def _rows(table: dict, kinds: np.ndarray) -> Any:
    """Rows of a table for n kinds: an object whose attributes are columns (n, 1)."""
    rows = list(table.values())
    row = rows[0]
    columns = {
        f.name: np.array([getattr(r, f.name) for r in rows], np.float32) for f in fields(row)
    }
    return replace(row, **{k: v[kinds][:, None] for k, v in columns.items()})


def cropland(
    rng: np.random.Generator,
    crops: np.ndarray,
    climate: Climate = Climate(),  # noqa: B008  (frozen)
    first_year: int = 0,
) -> Land:
    """Fields under crops (n, years): places in `CROPS`, one a year from `first_year` on.

    Leaf chemistry is that of the crop of year 0.
    """
    n, years = crops.shape
    draws = Draws(rng, n)
    seasons: list[Season] = []
    for y in range(years):
        start = YEAR * (first_year + y) + climate.late
        seasons += _crop_year(draws, _rows(CROPS, crops[:, y]), climate, start, last=y == years - 1)
    crop = _rows(CROPS, crops[:, -first_year])
    return land(
        draws, climate, tuple(seasons), sward(n),
        chlorophyll=draws.normal(crop.chlorophyll, 0.08, 0.5),
        leaf_water=draws.normal(crop.leaf_water, 0.10, 0.4),
        plateau=draws.normal(crop.plateau, 0.10, 0.6),
    )  # fmt: skip


def _crop_year(
    draws: Draws, crop: Any, climate: Climate, start: Array | float, last: bool
) -> list[Season]:
    """What grows in one year: catch crop, tillers, the crop, and what follows it."""
    n = draws.n
    mild = np.clip(climate.winter, 0.2, 1.1)
    # Field and weather move all dates of a field together; each date also varies by itself.
    late = start + draws.normal(0, 0.8 * crop.spread)
    rise = crop.rise + climate.spring + late + draws.normal(0, 0.5 * crop.spread)
    ripen = crop.ripen + start + 0.6 * (late - start) + draws.normal(0, 0.6 * crop.spread)
    harvest = crop.harvest + start + 0.6 * (late - start) + draws.normal(0, crop.spread)
    harvest = np.maximum(harvest, rise + 50)
    plough = harvest + draws.normal(25, 14, 3)
    main = season(
        n, draws.normal(crop.peak, 0.24 * crop.peak, 0.6), rise=rise,
        rise_days=draws.normal(7.5, 1.5, 4), ripen=ripen, ripen_days=draws.normal(6, 1.5, 3),
        harvest=harvest, stubble=draws.normal(crop.stubble, 0.3, 0), plough=plough,
        height=draws.normal(crop.height, 0.12 * crop.height, 0.05),
    )  # fmt: skip
    tiller = season(
        n, mild * draws.normal(crop.tiller, 0.35 * crop.tiller, 0), rise=rise - draws.normal(140, 15),
        rise_days=14.0, ripen=ripen, harvest=harvest, height=0.15,
    )  # fmt: skip
    before = season(
        n, draws.chance(crop.catch * mild) * draws.normal(2.0, 0.9, 0.3),
        rise=start + draws.normal(-85, 15), rise_days=15.0, harvest=rise - draws.normal(50, 14, 25),
        stubble=draws.normal(0.3, 0.2, 0), plough=rise - draws.normal(35, 8, 20), height=0.3,
    )  # fmt: skip
    next_rise = harvest + draws.normal(33, 20, 6)
    cut = next_rise + crop.after_days
    after = season(
        n, draws.chance(crop.after_chance) * draws.normal(crop.after, 0.4 * crop.after, 0.2),
        rise=next_rise, rise_days=12.0, ripen=cut - 15, ripen_days=8.0,
        harvest=NEVER if last else cut, height=crop.height * (crop.after > 3),
    )  # fmt: skip
    return [before, tiller, main, after]


def lasting(
    rng: np.random.Generator,
    kinds: np.ndarray,
    climate: Climate = Climate(),  # noqa: B008  (frozen)
    years: tuple[int, ...] = (0,),
) -> Land:
    """Patches of lasting cover: `kinds` (n) are places in `STANDS`."""
    n = kinds.size
    draws = Draws(rng, n)
    row = _rows(STANDS, kinds)
    seasons = tuple(_leaf_year(draws, row, YEAR * y + climate.late) for y in years)
    vary = np.exp(draws.normal(0, row.spread))
    grass = sward(
        n, _cuts(draws, row, climate, years),
        low=row.low * vary * np.where(row.tall < 5, climate.winter, 1),
        before=np.where(row.tall < 5, climate.before, 91), after=np.where(row.tall < 5, climate.after, 91),
        dead=np.where(row.tall < 5, climate.dead, 0), high=row.high * vary * np.exp(draws.normal(0, 0.5 * row.spread)),
        warm=climate.warm + draws.normal(0, 8), taken=draws.normal(0.6, 0.15, 0.2),
        regrow=draws.normal(20, 5, 8),
        drought=np.clip(draws.normal(row.drought * climate.dry, 0.6 * row.drought), 0, 0.9),
    )  # fmt: skip
    red = draws.chance(0.45) * rng.uniform(0.4, 1.0, (n, 1))
    return land(
        draws, climate, seasons, grass, tall=draws.normal(row.tall, 0.2 * row.tall, 0),
        chlorophyll=draws.normal(row.chlorophyll, 0.08, 0.4),
        leaf_water=draws.normal(row.leaf_water, 0.10, 0.3),
        plateau=draws.normal(row.plateau, 0.10, 0.6), shade=np.clip(draws.normal(row.shade, 0.15 * row.shade), 0, 0.8),
        brightness=row.brightness * np.exp(draws.normal(0, 0.3 * row.spread)),
        water=row.water, silt=np.clip(draws.normal(row.silt, 0.15), 0, 1),
        built=np.clip(draws.normal(row.built, 0.08) * (row.built > 0), 0, 1), roof=red,
        lightness=np.exp(draws.normal(-0.1, 0.32)),
    )  # fmt: skip


def _leaf_year(draws: Draws, row: Any, start: Array | float) -> Season:
    """One year of leaves that are shed."""
    return season(
        draws.n, draws.normal(row.leaves, 0.13 * row.leaves, 0), rise=start + draws.normal(113, 4),
        rise_days=5.0, ripen=start + draws.normal(299, 6), ripen_days=8.0,
        harvest=start + draws.normal(322, 6), stubble=0.12 * row.leaves,
        plough=start + draws.normal(440, 15),
    )  # fmt: skip


def _cuts(draws: Draws, row: Any, climate: Climate, years: tuple[int, ...]) -> np.ndarray:
    """Days of mowing (n, 4 a year), NaN where there is none."""
    mown = draws.chance(row.mown)
    dates = []
    for y in years:
        first = YEAR * y + climate.late + draws.normal(138, 10)
        pauses = np.hstack([draws.normal(0, 0)] + [draws.normal(45, 9, 25) for _ in range(3)])
        cuts = first + np.cumsum(pauses, 1)
        left_out = draws.rng.random((draws.n, 4)) < np.array([0.0, 0.1, 0.35, 0.7])
        dates.append(np.where(mown & ~left_out, cuts, np.nan))
    # A sward keeps eight dates: this year's and those of one neighbour.
    return np.hstack(dates)[:, -8:]


def surface(place: Land, days: Array, wetness: Array, snow: Array) -> tuple[Surface, Array]:
    """State of the patches and plant height (m), each (n, T), on `days` (T) or (n, T).

    `wetness` and `snow` are the weather's share of soil moisture and snow cover, broadcast to (n, T).
    """
    green, brown = stand(place.sward, days)
    height = place.tall
    for part in place.seasons:
        g, b, h = grow(part, days)
        green, brown, height = green + g, brown + b, height + h
    # The lower the sun, the longer the shadows between trees: their share grows in winter.
    low_sun = np.cos((2 * np.pi / YEAR) * (days - 355)).astype(np.float32)
    state = Surface(
        green, brown, place.chlorophyll, place.leaf_water, place.plateau,
        place.shade * (1 + 0.25 * low_sun), place.brightness, place.redness,
        np.clip(wetness + place.wet, 0, 1), place.water, place.silt,
        snow * (1 - place.water), place.built, place.roof, place.lightness,
    )  # fmt: skip
    return state, height
