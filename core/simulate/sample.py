"""The bundled sample: a year of two sensors over a made-up landscape, with labels and truth."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine

from . import radar, sky, spectra
from .covers import CROPS, STANDS, Land, cropland, lasting, stacked, surface
from .labels import draw_labels, write_labels
from .landscape import CODE, KINDS, Layout, laid_out
from .scene import FINE, masked, sensed, varied
from .spectra import Array

SEED = 7
SIZE = 144  # pixels of 10 m
CRS = "EPSG:32631"
ORIGIN = (563_200.0, 5_613_440.0)  # upper left corner, on a whole 320 m
YEAR = 2023
CLASSES = (
    ("Winter cereals", "#d9b64e"),
    ("Maize", "#e8863a"),
    ("Root crops", "#b0568f"),
    ("Grassland", "#9ccc65"),
    ("Deciduous forest", "#4c9a4a"),
    ("Conifer forest", "#1b5e3b"),
    ("Water", "#3f7fbf"),
    ("Built-up land", "#9a9a9a"),
)
MIXED = {"cereal": ("wheat", "barley"), "maize": ("maize",), "root": ("beet", "potato")}
# Day of the year, cloud cover and haze of each Sentinel-2 frame.
S2_DAYS = (
    (11, 0.10, 0.02), (46, 0.0, 0.03), (79, 0.35, 0.02), (99, 0.0, 0.02), (121, 0.12, 0.05),
    (141, 0.0, 0.02), (161, 0.55, 0.04), (176, 0.0, 0.03), (196, 0.25, 0.02), (216, 0.0, 0.05),
    (236, 0.45, 0.03), (256, 0.0, 0.02), (286, 0.15, 0.03), (321, 0.30, 0.05),
)  # fmt: skip
S1_DAYS = tuple(range(14, 365, 30))
LOOKS = 12.0  # 4.4 of the 10 m product, averaged over four pixels that are not independent


def write_sample(folder: Path, seed: int = SEED) -> None:
    """Write the sample scene into `folder`; the same seed gives the same pixels."""
    rng = np.random.default_rng(seed)
    layout = laid_out(rng, SIZE * FINE)
    place = _furnished(rng, layout)
    truth = _truth(layout)
    frames = _sentinel2(rng, place, folder) + _sentinel1(rng, place, folder)
    _write(folder / "truth.tif", truth[None], ("class",), 10.0, 0)
    polygons = draw_labels(rng, layout, truth, _transform(10.0), len(CLASSES))
    write_labels(folder / "labels.gpkg", polygons, [name for name, _ in CLASSES], CRS)
    classes = [{"label": name, "name": name, "color": color} for name, color in CLASSES]
    _write_json(folder / "classes.json", {"classes": classes})
    _write_json(folder / "manifest.json", {"frames": frames})
    about = {
        "what": "A made-up landscape seen by simulated Sentinel-2 and Sentinel-1; no real place.",
        "made_by": "core.simulate.sample.write_sample",
        "seed": seed,
        "truth": "truth.tif: 0 none, else the place in classes.json counted from 1",
        "licence": "as the plugin",
    }
    _write_json(folder / "about.json", about)


def _furnished(rng: np.random.Generator, layout: Layout) -> Land:
    """The land on every subpixel (n = size², row by row): parcels' draws plus variation inside."""
    parts: list[Land] = []
    start: dict[str, int] = {}
    n = int(layout.parcel.max()) + 1
    total = 0
    for name in KINDS:
        parts.append(_kind(name, n, rng))
        start[name] = total
        total += n
    offset = np.array([start[name] for name in KINDS])[layout.kind]
    place = stacked(parts).take((offset + layout.parcel).ravel())
    return varied(rng, place, layout)


def _kind(name: str, n: int, rng: np.random.Generator) -> Land:
    """n draws of a kind of land; cereals and root crops are two crops each."""
    if name in MIXED:
        crops = [list(CROPS).index(crop) for crop in MIXED[name]]
        share = [0.6, 0.4] if len(crops) == 2 else [1.0]
        return cropland(rng, rng.choice(crops, (n, 1), p=share))
    stand = {"grass": "grassland", "margin": "grassland", "road": "built"}.get(name, name)
    made = lasting(rng, np.full(n, list(STANDS).index(stand)))
    if name == "road":
        grey = made.lightness * 0.5 + 0.35
        return replace(made, roof=made.roof * 0, lightness=grey, tall=made.tall * 0)
    return made


def _weather(rng: np.random.Generator, days: np.ndarray) -> Array:
    """Soil moisture (T) that the weather gives on each day: wet winters, dry summers, rain."""
    rain = 0.12 * rng.standard_normal(days.size)
    wet = 0.38 + 0.17 * np.cos(2 * np.pi * (days - 20) / 365) + rain
    return np.clip(wet, 0.02, 0.9).astype(np.float32)


def _sentinel2(rng: np.random.Generator, place: Land, folder: Path) -> list[dict]:
    days = np.array([d for d, _, _ in S2_DAYS], np.float32)
    size = SIZE * FINE
    wetness = _weather(rng, days)
    frames = []
    for t, (day, cover, haze) in enumerate(S2_DAYS):
        state, _ = surface(place, days[t : t + 1], wetness[t : t + 1], np.zeros(1, np.float32))
        # Shadows fall north, further when the sun is low.
        drift = (-round(10 + 22 * abs(day - 172) / 183), int(rng.integers(-8, 9)))
        above = sky.drawn(rng, (size, size), cover, haze, drift)
        glint = 1 + 0.02 * rng.standard_normal()
        bands = []
        for b, name in enumerate(spectra.BANDS):
            seen = spectra.reflectance(state, b).reshape(size, size) * glint
            seen = sky.through(above, seen, b)
            step = FINE if name in spectra.FINE else 2 * FINE
            coarse = sensed(seen, step)
            coarse += rng.standard_normal(coarse.shape) * (0.0012 + 0.006 * coarse)
            bands.append(coarse if step == FINE else coarse.repeat(2, 0).repeat(2, 1))
        scl = masked(rng, above, bands)
        # Steps of 0.0004, a third of the noise, keep the sample under 3 MB.
        pixels = np.stack([np.clip(np.round(b * 2500) * 4, 4, 20_000) for b in bands] + [scl])
        names = (*spectra.BANDS, "SCL")
        frames.append(_frame(folder, "S2", day, pixels.astype(np.uint16), names, 10.0))
    return frames


def _sentinel1(rng: np.random.Generator, place: Land, folder: Path) -> list[dict]:
    days = np.array(S1_DAYS, np.float32)
    size = SIZE * FINE
    wetness = _weather(rng, days)
    frames = []
    for t, day in enumerate(S1_DAYS):
        state, height = surface(place, days[t : t + 1], wetness[t : t + 1], np.zeros(1, np.float32))
        bands = []
        for pol in range(2):
            echo = radar.backscatter(state, height, place.rough, pol).reshape(size, size)
            seen = radar.speckled(rng, sensed(echo, 2 * FINE), LOOKS)
            bands.append(np.round(seen * 16) / 16)
        frames.append(_frame(folder, "S1", day, np.stack(bands).astype("f4"), radar.BANDS, 20.0))
    return frames


def _frame(
    folder: Path, kind: str, day: int, pixels: np.ndarray, names: tuple[str, ...], pixel: float
) -> dict:
    """Write one frame and return its line of the manifest."""
    when = date(YEAR, 1, 1) + timedelta(days=day - 1)
    path = Path(kind) / f"{kind}_{when:%Y%m%d}.tif"
    _write(folder / path, pixels, names, pixel, 0 if kind == "S2" else None)
    source = "sentinel-2-l2a" if kind == "S2" else "sentinel-1-grd"
    return {"path": path.as_posix(), "source": source, "datetime": when.isoformat()}


def _truth(layout: Layout) -> np.ndarray:
    """Class of each pixel: place in `CLASSES` from 1 where most of it is of one class, else 0."""
    size = SIZE
    parts = layout.kind.reshape(size, FINE, size, FINE)
    share = np.stack([(parts == k).mean((1, 3)) for k in range(len(CLASSES))])
    # A village is built land with its streets and gardens between the houses.
    share[CODE["built"]] = layout.town.reshape(parts.shape).mean((1, 3))
    best = share.argmax(0)
    return np.where(share.max(0) > 0.5, best + 1, 0).astype(np.uint8)


def _transform(pixel: float) -> Affine:
    return Affine(pixel, 0, ORIGIN[0], 0, -pixel, ORIGIN[1])


def _write(
    path: Path, pixels: np.ndarray, names: tuple[str, ...], pixel: float, nodata: int | None
) -> None:
    """A tiled, deflated GeoTIFF of `pixels` (band, y, x)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    options = {
        "driver": "GTiff", "count": pixels.shape[0], "height": pixels.shape[1],
        "width": pixels.shape[2], "dtype": pixels.dtype, "crs": CRS, "nodata": nodata,
        "transform": _transform(pixel), "tiled": True, "blockxsize": 256, "blockysize": 256,
        "compress": "deflate", "zlevel": 9, "interleave": "band",
        "predictor": 3 if pixels.dtype.kind == "f" else 2,
    }  # fmt: skip
    with rasterio.open(path, "w", **options) as out:
        out.write(pixels)
        out.descriptions = names


def _write_json(path: Path, content: dict) -> None:
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
