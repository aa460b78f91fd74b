"""Years of single pixels from random landscapes, as four sensors see them, with their truth.

The prior from which the encoder learns: fast, wide, and seen through imperfect masks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from . import misfit, radar, terrain, world
from .sky import CLOUD, HAZE
from .spectra import BANDS, FINE, Array, reflectance
from .world import SPAN, Pixels, Places, Weather

LANDSAT = (0, 1, 2, 7, 8, 9)  # places in BANDS of what comes nearest to OLI's B2…B7
SOURCES = ("sentinel-2-l2a", "sentinel-2-l1c", "sentinel-1-grd", "landsat-c2-l2")
FRAMES = {
    "sentinel-2-l2a": 30,
    "sentinel-2-l1c": 30,
    "sentinel-1-grd": 30,
    "landsat-c2-l2": 16,
    "landsat-c2-l1": 16,
}
# Scattering above the ground under a clear sky, and what reaches it and comes back.
PATH = np.array([0.072, 0.047, 0.028, 0.022, 0.017, 0.014, 0.012, 0.010, 0.002, 0.001], np.float32)
PASSED = np.array([0.82, 0.87, 0.91, 0.91, 0.92, 0.94, 0.95, 0.96, 0.94, 0.92], np.float32)


@dataclass(frozen=True)
class Frames:
    """What one source saw of n pixels at T dates.

    `values` (n, T, B): reflectance or dB; 0 where nothing came. `valid` (n, T): came and was called
    clear. `cloud` (n, T): what was really there, 0…1. `days` (n, T), int32, since 1 January of the
    crop year, rising. `orbit` (n, T): 0 or 1.
    """

    values: Array
    valid: np.ndarray
    cloud: Array
    days: np.ndarray
    orbit: np.ndarray


@dataclass(frozen=True)
class Series:
    """n pixels: `frames` by source and the truth.

    `place` (n): number of the landscape; `latitude` (n) degrees. `cover` (n): place in `NAMES` of the
    main land (a crop is that of year 0). On `days` (n, 12): `share` of the land that it is mixed with
    or turns into, `leaf_area` (m²/m²), `height` (m), `moisture` 0…1, `water` 0…1, `stage` (0 none,
    1 growing, 2 full, 3 ripe, 4 stubble).
    """

    frames: dict[str, Frames]
    place: np.ndarray
    latitude: Array
    cover: np.ndarray
    days: np.ndarray
    share: Array
    leaf_area: Array
    height: Array
    moisture: Array
    water: Array
    stage: np.ndarray


def pixel_series(
    n: int,
    seed: int,
    *,
    sources: tuple[str, ...] = SOURCES,
    frames: dict[str, int] | None = None,
    per_place: int = 64,
    regions: tuple[str, ...] = (),
) -> Series:
    """n pixels of n / `per_place` random landscapes over `SPAN` days; the same seed, the same pixels.

    `frames`: how many dates of each source. Both levels of a sensor show the same overpasses.
    """
    rng = np.random.default_rng(seed)
    places = world.random_places(rng, -(-n // per_place), regions)
    place = np.arange(n) // per_place
    pixels = world.random_pixels(rng, places, place)
    counts = FRAMES | (frames or {})
    seen: dict[str, Frames] = {}
    optical = [s for s in sources if s.startswith("sentinel-2")]
    if optical:
        seen |= _sentinel2(rng, places, pixels, counts[optical[0]], SPAN, seed, optical)
    if "sentinel-1-grd" in sources:
        seen["sentinel-1-grd"] = _sentinel1(
            rng, places, pixels, counts["sentinel-1-grd"], SPAN, seed
        )
    levels = [s for s in sources if s.startswith("landsat")]
    if levels:
        seen |= _landsat(rng, places, pixels, counts[levels[0]], SPAN, seed, levels)
    return _with_truth(rng, places, pixels, seen, seed)


def _overpasses(
    rng: np.random.Generator, places: Places, pixels: Pixels, count: int, span: int
) -> tuple[Array, np.ndarray]:
    """Days (L, T) of the frames, and whether they reach each pixel (n, T)."""
    landscapes = len(places.start)
    step = span / count
    jitter = rng.uniform(-0.45, 0.45, (landscapes, count)) if step > 2 else 0
    days = places.start[:, None] + np.floor((np.arange(count) + 0.5 + jitter) * step)
    # The edge of the swath runs through one landscape in six: half of the dates end there.
    cut = np.where(rng.random(landscapes) < 0.17, rng.random(landscapes), 1.1)
    odd = rng.random((landscapes, count)) < 0.5
    came = (pixels.side[:, None] < cut[pixels.place, None]) | ~odd[pixels.place]
    # In one landscape of four a stretch of one to four months is missing.
    gap = places.start + rng.uniform(0, span, landscapes)
    long = np.where(rng.random(landscapes) < 0.25, rng.uniform(30, 120, landscapes), 0)
    inside = (days >= gap[:, None]) & (days < (gap + long)[:, None])
    return days.astype(np.float32), came & ~inside[pixels.place]


def _clouds(
    rng: np.random.Generator, places: Places, place: np.ndarray, days: Array
) -> tuple[Array, Array]:
    """Opacity of clouds and depth of shadows (n, T), 0…1."""
    low, high, peak = places.numbers("cloud").T[..., None]
    swing = 0.5 + 0.5 * np.cos(2 * np.pi * (days - peak) / 365.25)
    mean = np.clip(low + (high - low) * swing, 0.03, 0.95)
    cover = np.clip(rng.beta(1.1 * mean, 1.1 * (1 - mean)), 0.003, 0.997)
    edge = ndtri(1 - cover)[place].astype(np.float32)
    fuzz = rng.uniform(0.5, 2.5, days.shape)[place].astype(np.float32)
    shape = (place.size, days.shape[1])
    depth = np.maximum(rng.standard_normal(shape, np.float32) - edge, 0) * fuzz
    cloud = 1 - np.exp(-2 * depth)
    dark = np.maximum(rng.standard_normal(shape, np.float32) - edge - 0.8, 0) * fuzz
    return cloud, (1 - np.exp(-1.5 * dark)) * (1 - cloud)


def _called_clear(
    rng: np.random.Generator,
    place: np.ndarray,
    came: np.ndarray,
    cloud: Array,
    shadow: Array,
    snow: Array,
) -> np.ndarray:
    """The mask: misses thin cloud and shadow, and takes some clear pixels and much snow for cloud."""
    wobble = 0.1 * rng.standard_normal(came.shape, np.float32)
    # On one date in sixteen it fails, and what it should have found passes as clear.
    failed = (rng.random((int(place.max()) + 1, came.shape[1])) < 0.06)[place]
    limit = np.where(failed, 0.6, 0.24).astype(np.float32)
    false = rng.random(came.shape, np.float32) < 0.02 + 2 * np.maximum(snow - 0.15, 0)
    return came & (cloud + wobble < limit) & (shadow + wobble < 0.25) & ~false


def _mixed(
    rng: np.random.Generator,
    places: Places,
    pixels: Pixels,
    days: Array,
    sky: Weather,
    bands: tuple[int, ...],
) -> list[Array]:
    """Reflectance (n, T) of the ground in each band, both lands together, as the sun lights it.

    Bands of 20 m take more of what lies beside, or less of it, than those of 10 m.
    """
    everyone = np.arange(pixels.place.size)
    state, _, _ = world.states(pixels.parts, pixels, everyone, days, sky)
    second, _, _ = world.states(pixels.others, pixels, pixels.mixed, days, sky)
    fine = world.weights(pixels, days)
    edge = ((fine > 0.02) & (fine < 0.9)).any(1, keepdims=True)
    other = rng.uniform(-0.25, 0.35, (pixels.mixed.size, 1)).astype(np.float32)
    # No two overpasses fall on quite the same ground.
    moved = 0.08 * rng.standard_normal(fine.shape, np.float32)
    fine = np.clip(fine + edge * moved, 0, 1)
    coarse = np.clip(fine + edge * other, 0, 1)
    out = []
    for b, name in enumerate(BANDS):
        r = np.broadcast_to(reflectance(state, b), days.shape).copy()
        share = fine if name in FINE else coarse
        r[pixels.mixed] += (reflectance(second, b) - r[pixels.mixed]) * share
        out.append(r)
    group = misfit.group(places.region)[pixels.place]
    seen = misfit.applied(rng, out, group, pixels.place)
    light = terrain.direct(pixels.relief, places.latitude[pixels.place, None], days)
    return [terrain.lit(seen[b], light, b) for b in bands]


def _sentinel2(
    rng: np.random.Generator,
    places: Places,
    pixels: Pixels,
    count: int,
    span: int,
    seed: int,
    levels: list[str],
) -> dict[str, Frames]:
    dates, came = _overpasses(rng, places, pixels, count, span)
    days = dates[pixels.place]
    sky = world.weather(rng, places, pixels.place, dates, seed)
    cloud, shadow = _clouds(rng, places, pixels.place, dates)
    valid = _called_clear(rng, pixels.place, came, cloud, shadow, sky.snow)
    ground = _mixed(rng, places, pixels, days, sky, tuple(range(len(BANDS))))
    gain = np.exp(0.03 * rng.standard_normal(dates.shape))[pixels.place].astype(np.float32)
    aerosol = rng.gamma(1.5, 0.04, dates.shape)[pixels.place].astype(np.float32)
    # What the correction got wrong: haze left, or too much taken away.
    murky = rng.lognormal(-0.7, 0.7, (len(dates), 1))  # the air of some places is seldom clean
    wrong = murky * rng.normal(0.15, 0.35, dates.shape)
    left = (aerosol * wrong[pixels.place]).astype(np.float32)
    # Thin cirrus that no mask finds lies over many a frame, thicker here than there.
    veil = (murky * rng.exponential(0.012, dates.shape))[pixels.place].astype(np.float32)
    left += veil * rng.uniform(0.3, 1.7, days.shape).astype(np.float32)
    out = {}
    for level in levels:
        values = np.empty((*days.shape, len(BANDS)), np.float32)
        for b, r in enumerate(ground):
            lit = r * gain * (1 - (0.75 if b < 8 else 0.85) * shadow)
            if level.endswith("l2a"):
                seen = lit * (1 - 0.4 * left) + HAZE[b] * left
            else:
                seen = _above(lit, aerosol, b)
            values[..., b] = _clouded_and_noisy(rng, seen, cloud, b)
        values[~came] = 0
        out[level] = Frames(
            values, valid, cloud, days.astype(np.int32), np.zeros(days.shape, np.int8)
        )
    return out


def _clouded_and_noisy(rng: np.random.Generator, seen: Array, cloud: Array, band: int) -> Array:
    bright = CLOUD[band] * (0.7 + 0.35 * cloud)
    seen = seen + (bright - seen) * cloud
    noise = rng.standard_normal(seen.shape, np.float32)
    return np.clip(
        seen + noise * (misfit.NOISE[0] + misfit.NOISE[1] * seen), np.float32(1e-3), np.float32(1.5)
    )


def _landsat(
    rng: np.random.Generator,
    places: Places,
    pixels: Pixels,
    count: int,
    span: int,
    seed: int,
    levels: list[str],
) -> dict[str, Frames]:
    dates, came = _overpasses(rng, places, pixels, count, span)
    days = dates[pixels.place]
    sky = world.weather(rng, places, pixels.place, dates, seed)
    cloud, shadow = _clouds(rng, places, pixels.place, dates)
    ground = _mixed(rng, places, pixels, days, sky, LANDSAT)
    left = (0.012 * rng.standard_normal(dates.shape))[pixels.place].astype(np.float32)
    values = np.empty((*days.shape, len(LANDSAT)), np.float32)
    lit = [r * (1 - 0.8 * shadow) for r in ground]
    for k, b in enumerate(LANDSAT):
        values[..., k] = _clouded_and_noisy(rng, lit[k] + HAZE[b] * left, cloud, b)
    values[~came] = 0
    valid = _called_clear(rng, pixels.place, came, cloud, shadow, sky.snow)
    out = {}
    for level in levels:
        seen = values
        if level.endswith("l1"):
            seen = _from_above(rng, dates, pixels, lit, cloud)
            seen[~came] = 0
        out[level] = Frames(
            seen, valid, cloud, days.astype(np.int32), np.zeros(days.shape, np.int8)
        )
    return out


def _from_above(
    rng: np.random.Generator, dates: Array, pixels: Pixels, lit: list[Array], cloud: Array
) -> Array:
    """(n, T, B): Landsat's bands above the air, of the ground as the sun lights it."""
    aerosol = rng.gamma(1.5, 0.04, dates.shape)[pixels.place].astype(np.float32)
    values = np.empty((*aerosol.shape, len(LANDSAT)), np.float32)
    for k, b in enumerate(LANDSAT):
        values[..., k] = _clouded_and_noisy(rng, _above(lit[k], aerosol, b), cloud, b)
    return values


def _above(lit: Array, aerosol: Array, band: int) -> Array:
    """Reflectance above the air of what the ground sends up, through `aerosol` of 0 to about 0.3."""
    through = PASSED[band] * lit * (1 - 0.4 * aerosol)
    return PATH[band] + through + 0.6 * HAZE[band] * aerosol


def _sentinel1(
    rng: np.random.Generator, places: Places, pixels: Pixels, count: int, span: int, seed: int
) -> Frames:
    dates, came = _overpasses(rng, places, pixels, count, span)
    days = dates[pixels.place]
    sky = world.weather(rng, places, pixels.place, dates, seed)
    everyone = np.arange(pixels.place.size)
    first, height, rough = world.states(pixels.parts, pixels, everyone, days, sky)
    second, tall, stones = world.states(pixels.others, pixels, pixels.mixed, days, sky)
    share = world.weights(pixels, days)
    orbit = np.broadcast_to(np.arange(count) % 2, days.shape)
    # Slopes and walls face one orbit more than the other.
    facing = rng.normal(0, 0.9, (pixels.place.size, 2)).astype(np.float32)
    facing += terrain.facing(pixels.relief)
    tilt = np.take_along_axis(facing, orbit, 1)
    tilt = tilt + rng.normal(0, 0.5, dates.shape)[pixels.place].astype(np.float32)
    values = np.empty((*days.shape, 2), np.float32)
    for pol in range(2):
        echo = np.broadcast_to(radar.backscatter(first, height, rough, pol), days.shape).copy()
        echo[pixels.mixed] += (
            radar.backscatter(second, tall, stones, pol) - echo[pixels.mixed]
        ) * share
        values[..., pol] = radar.speckled(rng, echo, 9.0) + tilt
    values[~came] = 0
    none = np.zeros(days.shape, np.float32)
    return Frames(values, came, none, days.astype(np.int32), orbit.astype(np.int8))


def _with_truth(
    rng: np.random.Generator,
    places: Places,
    pixels: Pixels,
    seen: dict[str, Frames],
    seed: int,
) -> Series:
    """The series with the state of the ground in the middle of each twelfth of `SPAN`."""
    dates = places.start[:, None] + np.floor((np.arange(12) + 0.5) * SPAN / 12).astype(np.float32)
    days = dates[pixels.place]
    sky = world.weather(rng, places, pixels.place, dates, seed)
    everyone = np.arange(pixels.place.size)
    state, height, _ = world.states(pixels.parts, pixels, everyone, days, sky)
    second, tall, _ = world.states(pixels.others, pixels, pixels.mixed, days, sky)
    share = np.zeros(days.shape, np.float32)
    share[pixels.mixed] = world.weights(pixels, days)

    def both(one: Array, two: Array) -> Array:
        whole = np.broadcast_to(one, days.shape).copy()
        whole[pixels.mixed] += (two - whole[pixels.mixed]) * share[pixels.mixed]
        return whole

    return Series(
        seen, pixels.place, places.latitude[pixels.place], pixels.kind, days.astype(np.int32), share,
        both(state.green, second.green), both(height, tall), both(state.moisture, second.moisture),
        both(state.water, second.water), world.stages(pixels, days),
    )  # fmt: skip
