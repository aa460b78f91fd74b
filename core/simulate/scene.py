"""Images of random landscapes, for training with neighbours in view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from . import misfit, radar, sky, spectra, terrain, world
from .covers import CROPS, STANDS, Land, cropland, lasting, stacked, surface
from .landscape import CODE, KINDS, Layout, laid_out
from .noise import fractal, smooth
from .regions import REGIONS, Region
from .spectra import Array

FINE = 2  # subpixels along a pixel of 10 m
SUBPIXEL = 10.0 / FINE  # metres
LOOKS = 9.0


@dataclass(frozen=True)
class Scene:
    """`optical` (T, y, x, 10) reflectance of Sentinel-2 at 10 m, `valid` (T, y, x) as the mask says,
    `radar` (T, y, x, 2) dB at 20 m, from either side in turn; `optical_days`, `radar_days` (T) since
    1 January; `cover` (y, x): place in `NAMES`, `parcel` (y, x); `heights` (y, x) in metres."""

    optical: Array
    valid: np.ndarray
    radar: Array
    optical_days: np.ndarray
    radar_days: np.ndarray
    cover: np.ndarray
    parcel: np.ndarray
    heights: Array
    region: str


def scene(seed: int, size: int, *, dates: int, regions: tuple[str, ...] = ()) -> Scene:
    """A random landscape of `size` pixels (even) of 10 m, `dates` times by either sensor."""
    rng = np.random.default_rng(seed)
    places = world.random_places(rng, 1, regions)
    name = list(REGIONS)[places.region[0]]
    layout = laid_out(rng, size * FINE)
    land, cover = _furnished(rng, layout, REGIONS[name], places)
    heights = terrain.hills(rng, size * FINE, SUBPIXEL, terrain.steepness(rng, 1)[0])
    relief = terrain.relief_of(heights, SUBPIXEL)
    where = np.zeros(1, np.int64)
    days = _days(rng, places, dates)
    weather = world.weather(rng, places, where, days[None], seed)
    low, high, peak = REGIONS[name].cloud
    mean = low + (high - low) * (0.5 + 0.5 * np.cos(2 * np.pi * (days - peak) / 365.25))
    covers = np.clip(rng.beta(1.1 * mean, 1.1 * (1 - mean)), 0, 0.97)
    group, amount = int(misfit.group(name)), misfit.of_places(rng, 1)[0]

    def seen(r: Array, day: float) -> Array:
        fitted = r * misfit.gain(r, group, amount)
        return terrain.on_hills(fitted, relief, heights, SUBPIXEL, places.latitude[0], day)

    frames = [
        _overpass(rng, land, days[t], weather.wetness[0, t], weather.snow[0, t], covers[t], seen)
        for t in range(dates)
    ]
    radar_days = _days(rng, places, dates)
    weather = world.weather(rng, places, where, radar_days[None], seed)
    towards = 10 ** (terrain.facing(relief) / 10)
    echoes = [
        _echoes(
            rng, land, radar_days[t], weather.wetness[0, t], weather.snow[0, t], towards[:, t % 2]
        )
        for t in range(dates)
    ]
    optical, valid = (np.stack(part) for part in zip(*frames))
    return Scene(
        optical, valid, np.stack(echoes), days.astype(np.int32), radar_days.astype(np.int32),
        cover[::FINE, ::FINE], layout.parcel[::FINE, ::FINE], heights[::FINE, ::FINE], name,
    )  # fmt: skip


def _days(rng: np.random.Generator, places: world.Places, dates: int) -> Array:
    step = world.SPAN / dates
    jitter = rng.uniform(-0.45, 0.45, dates)
    return places.start[0] + np.floor((np.arange(dates) + 0.5 + jitter) * step).astype(np.float32)


def _furnished(
    rng: np.random.Generator, layout: Layout, region: Region, places: world.Places
) -> tuple[Land, np.ndarray]:
    """The land on every subpixel, and its cover (y, x) as a place in `NAMES`."""
    n = int(layout.parcel.max()) + 1
    climate = places.spread(np.zeros(n, np.int64))
    crops = world.choice(rng, region.crops, list(CROPS), (n, len(world.CROP_YEARS)))
    parts, kinds = [], []
    for name in KINDS:
        field = name in ("cereal", "maize", "root") and region.cropland > 0.1
        stand = _stands(rng, region, name, n)
        parts.append(
            cropland(rng, crops, climate, -1) if field else lasting(rng, stand, climate, (0, 1))
        )
        kinds.append(crops[:, 1] if field else stand + len(CROPS))
    index = (layout.kind * n + layout.parcel).ravel()
    cover = np.concatenate(kinds)[index].reshape(layout.kind.shape)
    return varied(rng, stacked(parts).take(index), layout), cover


def _stands(rng: np.random.Generator, region: Region, name: str, n: int) -> np.ndarray:
    """What stands for a kind of the layout in this region, for each parcel: places in `STANDS`."""
    fixed = {"water": "water", "built": "built", "road": "built", "garden": "garden"}
    if name in fixed:
        return np.full(n, list(STANDS).index(fixed[name]))
    wood = name in ("broadleaf", "conifer")
    able = {k: w for k, w in region.stands.items() if (STANDS[k].tall > 3.5) == wood}
    able = {k: w for k, w in able.items() if k not in fixed} or {"scrub": 1.0}
    return world.choice(rng, able, list(STANDS), n)


def _overpass(
    rng: np.random.Generator,
    land: Land,
    day: float,
    wet: float,
    snow: float,
    cover: float,
    lit: Callable[[Array, float], Array],
) -> tuple[Array, np.ndarray]:
    """Reflectance (y, x, 10), and what the mask calls clear (y, x)."""
    size = round(land.tall.size**0.5)
    state, _ = surface(land, np.array([day], np.float32), np.array([wet]), np.array([snow]))
    above = sky.drawn(
        rng, (size, size), float(cover), rng.gamma(1.5, 0.015), (int(rng.integers(-32, 32)), 9)
    )
    ground = np.stack(
        [spectra.reflectance(state, b).reshape(size, size) for b in range(len(spectra.BANDS))], -1
    )
    ground = lit(ground, day)
    bands = []
    for b, name in enumerate(spectra.BANDS):
        step = FINE if name in spectra.FINE else 2 * FINE
        seen = sensed(sky.through(above, ground[..., b], b), step)
        seen += rng.standard_normal(seen.shape) * (misfit.NOISE[0] + misfit.NOISE[1] * seen)
        bands.append(seen if step == FINE else seen.repeat(2, 0).repeat(2, 1))
    clear = np.isin(masked(rng, above, bands), [4, 5, 6, 7]) & (snow < 0.4)
    return np.stack(bands, -1).clip(1e-3, 1.5).astype(np.float32), clear


def _echoes(
    rng: np.random.Generator, land: Land, day: float, wet: float, snow: float, towards: Array
) -> Array:
    """Backscatter (y, x, 2) in dB at 20 m; `towards` (n): how much brighter slopes make it."""
    size = round(land.tall.size**0.5)
    state, height = surface(land, np.array([day], np.float32), np.array([wet]), np.array([snow]))
    echoes = [radar.backscatter(state, height, land.rough, pol)[:, 0] * towards for pol in range(2)]
    bands = [sensed(echo.reshape(size, size), 2 * FINE) for echo in echoes]
    return np.stack([radar.speckled(rng, band, LOOKS) for band in bands], -1).astype(np.float32)


def varied(rng: np.random.Generator, place: Land, layout: Layout) -> Land:
    """Soil, vigour and dates differ inside a parcel too; tramlines run along the rows."""
    shape = layout.kind.shape
    size = shape[0]
    soil = fractal(rng, shape, 2.6, size / 5).reshape(-1, 1)
    vigour = (0.7 * fractal(rng, shape, 2.2, 30) + 0.3 * smooth(rng, shape, 1.0)).reshape(-1, 1)
    grain = rng.standard_normal((size * size, 1)).astype(np.float32)
    y, x = np.mgrid[:size, :size]
    across = y * np.cos(layout.angle) - x * np.sin(layout.angle)
    tram = ((np.mod(across, 5.6) < 0.8) & (layout.kind < 3)).reshape(-1, 1)
    crown = np.isin(layout.kind, [CODE["broadleaf"], CODE["conifer"], CODE["garden"]])
    thick = np.exp(0.17 * vigour) * (1 - 0.3 * tram)
    seasons = tuple(
        replace(s, peak=s.peak * thick, rise=s.rise - 2.5 * vigour, ripen=s.ripen + 2.0 * vigour)
        for s in place.seasons
    )
    grass = replace(place.sward, low=place.sward.low * thick, high=place.sward.high * thick)
    return replace(
        place, seasons=seasons, sward=grass,
        brightness=place.brightness * np.exp(0.09 * soil + 0.03 * grain),
        wet=place.wet - 0.05 * soil,
        lightness=place.lightness * np.exp(0.22 * grain),
        shade=np.clip(place.shade + crown.reshape(-1, 1) * 0.09 * grain, 0, 0.8),
    )  # fmt: skip


def sensed(fine: Array, step: int) -> Array:
    """Averages of `step`×`step` subpixels (y, x) after the blur of the optics."""
    blurred = ndimage.gaussian_filter(fine, 0.42 * step, mode="nearest")
    size = fine.shape[0] // step
    return blurred.reshape(size, step, size, step).mean((1, 3))


def masked(rng: np.random.Generator, above: sky.Sky, bands: list[Array]) -> np.ndarray:
    """Scene classification (y, x), made at 20 m from what was seen."""
    parts = [sensed(part, 2 * FINE) for part in (above.cloud, above.shadow, above.haze)]
    red, nir, swir = (bands[b][::2, ::2] for b in (2, 7, 8))
    return sky.scene_class(rng, sky.Sky(*parts), red, nir, swir).repeat(2, 0).repeat(2, 1)
