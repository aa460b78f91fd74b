"""Random landscapes of the prior: what lies on each pixel, what happens to it, and the weather."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from . import phenology, terrain
from .covers import CROPS, NAMES, NEVER, STANDS, YEAR, Climate, Land, cropland, lasting, surface
from .regions import REGIONS, SHARES, Weights
from .spectra import Array, Surface

CROP_YEARS = (-1, 0, 1)
SPAN = 380  # days of a series or of the images of a scene


@dataclass(frozen=True)
class Places:
    """L landscapes: place in `REGIONS`, latitude, first day of their series, and climate (L, 1)."""

    region: np.ndarray
    latitude: Array
    start: Array
    climate: Climate

    def spread(self, of: np.ndarray) -> Climate:
        """The climate of each pixel, `of` = its landscape (n)."""
        return _taken(self.climate, of)

    def numbers(self, name: str) -> Array:
        """A number or tuple of `Region` for each landscape: (L) or (L, k)."""
        table = np.array([getattr(r, name) for r in REGIONS.values()], np.float32)
        return table[self.region]


def random_places(rng: np.random.Generator, count: int, regions: tuple[str, ...] = ()) -> Places:
    """`count` landscapes, in the given regions or anywhere."""
    names = list(REGIONS)
    share = np.array([SHARES[n] if not regions or n in regions else 0.0 for n in names])
    region = rng.choice(len(names), count, p=share / share.sum())
    rows = [REGIONS[names[r]] for r in region]
    south = rng.random(count) < np.array([r.south for r in rows])
    low, high = np.array([r.latitude for r in rows]).T
    latitude = rng.uniform(low, high) * np.where(south, -1, 1)
    half_year = np.where(south, YEAR / 2, 0)
    late = rng.normal([r.late[0] for r in rows], [r.late[1] for r in rows]) + half_year
    # Spring comes about a day later with each degree towards the pole.
    late += np.where(np.abs(latitude) > 30, 1.0 * (np.abs(latitude) - (low + high) / 2), 0)
    warm = np.array([r.warm for r in rows]) + half_year + rng.normal(0, 10, count)
    climate = Climate(
        *(np.asarray(v, np.float32)[:, None] for v in (
            late, warm, np.array([r.dry for r in rows]) * rng.lognormal(0, 0.3, count),
            rng.normal([r.redness for r in rows], 0.15),
            np.array([r.brightness for r in rows]) * rng.lognormal(0, 0.15, count),
            np.array([r.winter for r in rows]) * rng.lognormal(0, 0.25, count),
            rng.normal([r.spring for r in rows], 4),
            np.array([r.before for r in rows]) * rng.lognormal(0, 0.1, count),
            np.array([r.after for r in rows]) * rng.lognormal(0, 0.1, count),
            np.array([r.dead for r in rows]),
        ))
    )  # fmt: skip
    start = np.floor(rng.uniform(-140, 20, count)).astype(np.float32)
    return Places(region, latitude.astype(np.float32), start, climate)


@dataclass(frozen=True)
class Pixels:
    """n pixels of landscapes: their land, the land they are mixed with or turn into, and events.

    `place` (n): landscape. `kind`, `other` (n): places in `NAMES`. `share` (n): of the other land;
    from `change` (day, NEVER = not) on, nearly all. `burn`, `flood` (n): day of fire, of the height
    of a flood. `parts`: (index, land) of patches of one sort, `others` likewise for `mixed`, those
    pixels that have another land at all. `relief`: the slopes they lie on.
    """

    place: np.ndarray
    kind: np.ndarray
    other: np.ndarray
    share: Array
    change: Array
    burn: Array
    flood: Array
    side: Array
    parts: list[tuple[np.ndarray, Land]]
    mixed: np.ndarray
    others: list[tuple[np.ndarray, Land]]
    relief: terrain.Relief


BECOMES = {  # what a cover may turn into, and its chance within the series
    "rainforest": (("cleared", "burnt", "tropical pasture"), 0.22),
    "second growth": (("cleared", "tropical pasture"), 0.2),
    "savanna": (("cleared", "soy, then maize"), 0.1),
    "conifer": (("cleared", "scrub"), 0.05),
    "broadleaf": (("cleared", "built"), 0.03),
    "grassland": (("bare", "built"), 0.03),
    "cleared": (("tropical pasture", "second growth"), 0.3),
}
BURNS = {"savanna": 0.2, "tropical pasture": 0.1, "cleared": 0.3, "dry steppe": 0.04, "scrub": 0.04,
         "sugar cane": 0.15, "burnt": 0.8}  # fmt: skip
FLOODS = {"wetland": 0.6, "riparian forest": 0.3, "rice": 0.95, "tropical pasture": 0.05,
          "grassland": 0.03}  # fmt: skip


def random_pixels(rng: np.random.Generator, places: Places, place: np.ndarray) -> Pixels:
    """A pixel for each entry of `place` (n), drawn from its landscape's covers."""
    n = place.size
    crops, kind = _drawn_kinds(rng, places, place)
    neighbour, other = _drawn_kinds(rng, places, place)
    # Three pixels in ten lie on an edge.
    edge = rng.random(n) < 0.3
    share = np.where(edge, rng.beta(1.0, 2.5, n), 0).astype(np.float32)
    middle = (places.start[place] + 180).astype(np.float32)
    change = np.full(n, NEVER, np.float32)
    for name, (later, chance) in BECOMES.items():
        hit = (kind == NAMES.index(name)) & (rng.random(n) < chance)
        change[hit] = _felling(rng, name, middle[hit])
        into = rng.choice([NAMES.index(k) for k in later], n)
        other[hit], share[hit] = into[hit], 0
        neighbour[hit] = np.where(other[hit] < len(CROPS), other[hit], 0)[:, None]
    burn = _happens(rng, BURNS, kind, middle)
    # Land is burnt soon after it has been felled.
    felled = (change < NEVER) & (rng.random(n) < 0.4)
    burn[felled] = change[felled] + rng.uniform(5, 60, felled.sum())
    flood = _happens(rng, FLOODS, kind, middle)
    is_rice = kind == NAMES.index("rice")
    flood[is_rice & (flood < NEVER)] = (
        172 + np.asarray(places.climate.late)[place, 0][is_rice & (flood < NEVER)]
    )
    mixed = np.flatnonzero((share > 0.01) | (change < NEVER))
    climate = places.spread(place)
    return Pixels(
        place, kind, other, share, change, burn, flood, rng.random(n, np.float32),
        _furnished(rng, kind, crops, climate), mixed,
        _furnished(rng, other[mixed], neighbour[mixed], _taken(climate, mixed)),
        terrain.drawn(rng, len(places.start), place),
    )  # fmt: skip


def _felling(rng: np.random.Generator, name: str, middle: Array) -> Array:
    """Days on which land changes: in the tropics mostly in the dry season, from June to October."""
    if name in ("rainforest", "second growth", "savanna", "cleared"):
        day = 225 + 35 * rng.standard_normal(middle.size)
        return np.where(day > middle + 170, day - YEAR, day)
    return middle + rng.uniform(-170, 150, middle.size)


def _happens(rng: np.random.Generator, chances: dict, kind: np.ndarray, middle: Array) -> Array:
    """Day of an event for each pixel, any day of its series, or NEVER."""
    day = np.full(kind.size, NEVER, np.float32)
    for name, chance in chances.items():
        hit = (kind == NAMES.index(name)) & (rng.random(kind.size) < chance)
        day[hit] = middle[hit] + rng.uniform(-170, 170, hit.sum())
    return day


def _taken(climate: Climate, index: np.ndarray) -> Climate:
    return Climate(**{f.name: getattr(climate, f.name)[index] for f in fields(Climate)})


def _drawn_kinds(
    rng: np.random.Generator, places: Places, place: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Crops of each of `CROP_YEARS` (n, 3), and the place in `NAMES` of what lies there (n)."""
    n = place.size
    crops = np.zeros((n, len(CROP_YEARS)), np.int64)
    kind = np.zeros(n, np.int64)
    for r, region in enumerate(REGIONS.values()):
        here = np.flatnonzero(places.region[place] == r)
        crops[here] = choice(rng, region.crops, list(CROPS), (here.size, len(CROP_YEARS)))
        stands = len(CROPS) + choice(rng, region.stands, list(STANDS), here.size)
        is_crop = rng.random(here.size) < region.cropland
        kind[here] = np.where(is_crop, crops[here, 1], stands)
    return crops, kind


def choice(
    rng: np.random.Generator, weights: Weights, names: list[str], size: int | tuple[int, int]
) -> np.ndarray:
    """Places in `names` of what the weights name, drawn by them."""
    p = np.array(list(weights.values()))
    return rng.choice([names.index(k) for k in weights], size, p=p / p.sum())


def _furnished(
    rng: np.random.Generator, kind: np.ndarray, crops: np.ndarray, climate: Climate
) -> list[tuple[np.ndarray, Land]]:
    """The land of each pixel, in the two sorts: fields and lasting covers."""
    field, rest = np.flatnonzero(kind < len(CROPS)), np.flatnonzero(kind >= len(CROPS))
    planted = cropland(rng, crops[field], _taken(climate, field), CROP_YEARS[0])
    shed = np.isin(kind[rest], [NAMES.index(k) for k, s in STANDS.items() if s.leaves > 0])
    leafy, plain = rest[shed], rest[~shed]
    first = len(CROPS)
    return [
        (field, planted),
        (leafy, lasting(rng, kind[leafy] - first, _taken(climate, leafy), CROP_YEARS)),
        (
            plain,
            replace(lasting(rng, kind[plain] - first, _taken(climate, plain), (0, 1)), seasons=()),
        ),
    ]


@dataclass(frozen=True)
class Weather:
    """What the sky did to the ground: soil `wetness` and `snow` cover, (n, T), 0…1."""

    wetness: Array
    snow: Array


def weather(
    rng: np.random.Generator, places: Places, place: np.ndarray, days: Array, seed: int
) -> Weather:
    """Wetness and snow on `days` (L, T), for pixels of `place` (n).

    The season's course of a landscape depends on `seed` alone, so that two sensors see one snow.
    """
    own = np.random.default_rng(seed)
    wet, snowy = places.numbers("wet"), places.numbers("snow")
    swing = wet[:, 1:2] * np.cos(2 * np.pi * (days - wet[:, 2:3]) / YEAR)
    wetness = (
        wet[:, :1] + swing + 0.08 * own.standard_normal((len(wet), 1)) + _spells(own, days) * 0.1
    )
    midwinter = np.where(places.latitude[:, None] < 0, 190, 15)
    cold = np.cos(2 * np.pi * (days - midwinter) / YEAR) + 0.35 * _spells(own, days)
    edge = np.quantile(np.cos(np.linspace(-np.pi / 2, np.pi / 2, 50)), 0.5) + 0.9 * (0.6 - snowy)
    lying = phenology.logistic((cold - edge[:, None]) * 9) * (snowy > 0.01)[:, None]
    patchy = 0.25 * rng.standard_normal((place.size, days.shape[1]), np.float32)
    snow = np.clip(lying[place] * 1.15 + patchy * (lying[place] > 0.05), 0, 1)
    return Weather(np.clip(wetness, 0.02, 0.95)[place].astype(np.float32), snow.astype(np.float32))


def _spells(rng: np.random.Generator, days: Array) -> Array:
    """Wet and dry, or cold and mild, spells of a week or two: about unit variance, (L, T)."""
    out = np.zeros(days.shape)
    for _ in range(5):
        period, phase = (
            rng.uniform(12, 70, (len(days), 1)),
            rng.uniform(0, 2 * np.pi, (len(days), 1)),
        )
        out += np.sin(2 * np.pi * days / period + phase)
    return out * np.sqrt(2 / 5)


def states(
    parts: list[tuple[np.ndarray, Land]], pixels: Pixels, of: np.ndarray, days: Array, sky: Weather
) -> tuple[Surface, Array, Array]:
    """Surface, height (m) and roughness of pixels `of` (m) of `pixels` on `days` (n, T)."""
    m, frames = of.size, days.shape[1]
    filled: dict[str, Array] = {}

    def put(name: str, index: np.ndarray, value: Array) -> None:
        width = frames if value.shape[1] > 1 else 1
        if name not in filled:
            filled[name] = np.empty((m, width), np.float32)
        elif filled[name].shape[1] < width:
            filled[name] = filled[name].repeat(width, 1)
        filled[name][index] = value

    for index, land in parts:
        if not index.size:
            continue
        # Crowns hide part of the snow beneath them.
        seen = 1 - 0.75 * land.tall / (land.tall + 4)
        rows = of[index]
        state, height = surface(land, days[rows], sky.wetness[rows], sky.snow[rows] * seen)
        for f in fields(Surface):
            put(f.name, index, getattr(state, f.name))
        put("height", index, height)
        put("rough", index, land.rough)
    height, rough = filled.pop("height"), filled.pop("rough")
    return _struck(Surface(**filled), pixels, of, days[of]), height, rough


def _struck(state: Surface, pixels: Pixels, of: np.ndarray, days: Array) -> Surface:
    """Fire takes the plants and leaves black ground; floods cover some of it."""
    since = days - pixels.burn[of, None]
    scar = np.where(since >= 0, np.exp(-np.maximum(since, 0) / 55), 0).astype(np.float32)
    high = np.exp(-(((days - pixels.flood[of, None]) / 28) ** 2)).astype(np.float32) * 0.85
    return replace(
        state, green=state.green * (1 - 0.9 * scar), brown=state.brown * (1 - 0.95 * scar),
        brightness=state.brightness * (1 - 0.6 * scar),
        water=np.maximum(state.water, high * np.exp(-0.4 * state.green)),
        silt=np.maximum(state.silt, 0.4 * high),
    )  # fmt: skip


def weights(pixels: Pixels, days: Array) -> Array:
    """Share of the other land (m, T) in the mixed pixels on their `days` (n, T)."""
    of = pixels.mixed
    done = phenology.logistic((days[of] - pixels.change[of, None]) / 2.5)
    return np.maximum(pixels.share[of, None], 0.96 * done).astype(np.float32)


def stages(pixels: Pixels, days: Array) -> np.ndarray:
    """Stage (n, T) of the field's main crop: 0 none, 1 growing, 2 full, 3 ripe, 4 stubble."""
    out = np.zeros(days.shape, np.int8)
    index, land = pixels.parts[0]
    for main in land.seasons[2::4]:
        found = phenology.stage(main, days[index])
        out[index] = np.where(found > 0, found, out[index])
    return out
