"""The bundled sample: the same from its seed, small, and a fair task."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pyogrio.raw
import pytest
import rasterio
import shapely
from aef_fields.core.simulate import sample, terrain
from aef_fields.core.simulate.covers import NAMES
from aef_fields.core.simulate.regions import REGIONS
from aef_fields.core.simulate.sample import CLASSES, write_sample
from aef_fields.core.simulate.scene import scene
from rasterio.features import rasterize

BUNDLED = Path(__file__).resolve().parents[2] / "resources" / "sample"


def pixels(path: Path) -> np.ndarray:
    with rasterio.open(path) as raster:
        return raster.read()


def labels(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    _, _, geometry, (names,) = pyogrio.raw.read(folder / "labels.gpkg", layer="labels")
    return shapely.from_wkb(geometry), names


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder)
    return folder


@pytest.fixture
def few_dates(monkeypatch):
    """Two images of each sensor: all that is written, in a seventh of the time."""
    monkeypatch.setattr(sample, "S2_DAYS", sample.S2_DAYS[4:6])
    monkeypatch.setattr(sample, "S1_DAYS", sample.S1_DAYS[4:6])


def test_two_runs_give_the_same_bytes(few_dates, tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        write_sample(folder)
    names = sorted(p.relative_to(one) for p in one.rglob("*") if p.is_file())
    assert len(names) == 4 + 5  # images; truth, labels, classes, manifest, about
    assert [n for n in names if (one / n).read_bytes() != (two / n).read_bytes()] == []


def test_another_seed_gives_another_landscape(few_dates, made, tmp_path):
    write_sample(tmp_path, seed=8)
    assert (pixels(made / "truth.tif") != pixels(tmp_path / "truth.tif")).mean() > 0.3


def test_the_committed_sample_is_what_the_code_makes(made):
    names = {p.relative_to(made) for p in made.rglob("*") if p.is_file()}
    bundled = {p.relative_to(BUNDLED) for p in BUNDLED.rglob("*") if p.is_file()}
    # QGIS leaves statistics beside a raster that it has shown; they are no part of the sample.
    assert names == {p for p in bundled if not p.name.endswith(".aux.xml")}
    for name in sorted(n for n in names if n.suffix == ".tif"):
        ours, theirs = pixels(made / name), pixels(BUNDLED / name)
        # Another numpy may round a sine differently in the last bit, but not more.
        assert (ours == theirs).mean() > 0.999, name
    for name in ("classes.json", "manifest.json", "about.json"):
        assert (made / name).read_text() == (BUNDLED / name).read_text()
    (ours, our_names), (theirs, their_names) = labels(made), labels(BUNDLED)
    assert list(our_names) == list(their_names)
    assert shapely.equals_exact(ours, theirs, 1e-6).all()


def test_the_sample_is_small():
    assert sum(p.stat().st_size for p in BUNDLED.rglob("*") if p.is_file()) <= 3_000_000


def test_frames_are_what_the_manifest_says(made):
    frames = json.loads((made / "manifest.json").read_text())["frames"]
    assert len(frames) == 26
    for frame in frames:
        with rasterio.open(made / frame["path"]) as raster:
            optical = frame["source"] == "sentinel-2-l2a"
            assert raster.descriptions[-1] == ("SCL" if optical else "VH")
            assert raster.count == (11 if optical else 2)
            assert raster.res == ((10.0, 10.0) if optical else (20.0, 20.0))
            assert raster.crs.to_epsg() == 32631
        assert date.fromisoformat(frame["datetime"]).strftime("%Y%m%d") in frame["path"]


def test_twenty_metre_bands_hold_no_finer_detail(made):
    frame = pixels(made / "S2" / "S2_20230521.tif")
    for band in (3, 4, 5, 7, 8, 9, 10):
        assert (frame[band, ::2] == frame[band, 1::2]).all()
        assert (frame[band, :, ::2] == frame[band, :, 1::2]).all()
    assert (frame[6, ::2] != frame[6, 1::2]).mean() > 0.9


def test_seasons_turn(made):
    def ndvi(day: str, name: str) -> float:
        frame = pixels(made / "S2" / f"S2_{day}.tif").astype(float)
        is_class = pixels(made / "truth.tif")[0] == [n for n, _ in CLASSES].index(name) + 1
        red, nir = frame[2][is_class], frame[6][is_class]
        return float(np.median((nir - red) / (nir + red)))

    # Cereals are green in spring and gone in late summer, maize the other way round.
    assert ndvi("20230521", "Winter cereals") > 0.7 > 0.4 > ndvi("20230521", "Maize")
    assert ndvi("20230804", "Maize") > 0.7 > 0.4 > ndvi("20230804", "Winter cereals")
    assert ndvi("20230215", "Conifer forest") > ndvi("20230215", "Deciduous forest") + 0.15
    assert ndvi("20230521", "Water") < 0.1


def test_the_mask_finds_most_cloud_but_not_all(made):
    frames = [pixels(p) for p in sorted((made / "S2").glob("*.tif"))]
    clear = np.median([f[0] for f in frames], 0)
    bright = np.array([f[0] > clear + 1500 for f in frames])
    passed = np.array([np.isin(f[10], [4, 5, 6, 7]) for f in frames])
    assert 0.05 < bright.mean() < 0.4
    assert 0.005 < passed[bright].mean() < 0.25


def test_polygons_lie_inside_their_class(made):
    shapes, names = labels(made)
    truth = pixels(made / "truth.tif")[0]
    assert {n: int((names == n).sum()) for n, _ in CLASSES} == {n: 6 for n, _ in CLASSES}
    assert shapely.is_valid(shapes).all()
    assert not any(a.intersects(b) for i, a in enumerate(shapes) for b in shapes[:i])
    with rasterio.open(made / "truth.tif") as raster:
        burnt = rasterize(
            [(s, i + 1) for i, s in enumerate(shapes)], truth.shape, transform=raster.transform
        )
    order = [n for n, _ in CLASSES]
    said = np.array([0] + [order.index(n) + 1 for n in names])[burnt]
    assert (said == truth)[burnt > 0].mean() > 0.97


def test_a_scene_is_the_same_from_its_seed_and_has_its_shapes():
    one, same, other = scene(5, 32, dates=4), scene(5, 32, dates=4), scene(6, 32, dates=4)
    assert one.optical.shape == (4, 32, 32, 10)
    assert one.valid.shape == (4, 32, 32)
    assert one.radar.shape == (4, 16, 16, 2)
    assert one.cover.shape == one.parcel.shape == (32, 32)
    np.testing.assert_array_equal(one.optical, same.optical)
    np.testing.assert_array_equal(one.radar, same.radar)
    assert (one.optical != other.optical).mean() > 0.9
    assert np.isfinite(one.optical).all()
    assert np.isfinite(one.radar).all()


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_makes_scenes_of_its_own_covers(region):
    made = scene(2, 48, dates=2, regions=(region,))
    assert made.region == region
    known = {*REGIONS[region].crops, *REGIONS[region].stands}
    known |= {"water", "built", "garden", "scrub"}
    assert {NAMES[c] for c in np.unique(made.cover)} <= known
    assert len(np.unique(made.cover)) > 3


def test_slopes_of_a_scene_are_brighter_to_the_radar_they_face(monkeypatch):
    monkeypatch.setattr(terrain, "steepness", lambda rng, n: np.full(n, 12.0))
    one = scene(5, 64, dates=8)
    falls_east = -np.gradient(one.heights.reshape(32, 2, 32, 2).mean((1, 3)), 20.0)[1]
    looking_west, looking_east = one.radar[0::2, ..., 0].mean(0), one.radar[1::2, ..., 0].mean(0)
    assert np.corrcoef(falls_east.ravel(), (looking_west - looking_east).ravel())[0, 1] > 0.3
