"""The prior over landscapes: plants behave like plants, sensors like sensors."""

from dataclasses import replace

import numpy as np
import pytest
from aef_fields.core.simulate import phenology, radar, spectra
from aef_fields.core.simulate.covers import (
    CROPS,
    NAMES,
    STANDS,
    Climate,
    cropland,
    lasting,
    surface,
)
from aef_fields.core.simulate.regions import REGIONS, SHARES
from aef_fields.core.simulate.series import SOURCES, pixel_series

NONE = np.zeros(1, np.float32)


@pytest.fixture(scope="module")
def series():
    return pixel_series(4096, seed=3)


def state_of(kind: str, days: list[float], n: int = 50, climate: Climate = Climate()):  # noqa: B008
    rng = np.random.default_rng(0)
    if kind in CROPS:
        land = cropland(rng, np.full((n, 1), list(CROPS).index(kind)), climate)
    else:
        land = lasting(rng, np.full(n, list(STANDS).index(kind)), climate)
    return surface(land, np.array(days, np.float32), NONE + 0.3, NONE)


def ndvi(state) -> np.ndarray:
    red, nir = (spectra.reflectance(state, spectra.BANDS.index(b)) for b in ("B04", "B08"))
    return (nir - red) / (nir + red)


def test_the_same_seed_gives_the_same_pixels(series):
    again = pixel_series(4096, seed=3)
    other = pixel_series(4096, seed=4)
    for source in SOURCES:
        np.testing.assert_array_equal(series.frames[source].values, again.frames[source].values)
        np.testing.assert_array_equal(series.frames[source].valid, again.frames[source].valid)
        assert (series.frames[source].values != other.frames[source].values).mean() > 0.5
    np.testing.assert_array_equal(series.leaf_area, again.leaf_area)


def test_shapes_types_and_ranges(series):
    for source, bands in zip(SOURCES, (10, 10, 2, 6)):
        f = series.frames[source]
        dates = f.days.shape[1]
        assert f.values.shape == (4096, dates, bands)
        assert f.values.dtype == np.float32
        assert np.isfinite(f.values).all()
        assert f.valid.shape == f.cloud.shape == f.orbit.shape == (4096, dates)
        assert (np.diff(f.days, axis=1) > 0).all()
        assert (f.values[f.valid] != 0).all()
        if source != "sentinel-1-grd":
            assert 0 < f.values[f.valid].min() < f.values.max() <= 1.5
    assert 0 <= series.leaf_area.min() < 4 < series.leaf_area.max() < 12
    assert 0 <= series.moisture.min() < series.moisture.max() <= 1
    assert set(np.unique(series.stage)) == {0, 1, 2, 3, 4}
    assert series.cover.max() < len(NAMES)


def test_every_region_and_every_weight_names_something_known():
    assert set(SHARES) == set(REGIONS)
    assert sum(SHARES.values()) == pytest.approx(1)
    for region in REGIONS.values():
        assert set(region.crops) <= set(CROPS)
        assert set(region.stands) <= set(STANDS)


def test_pixels_of_one_landscape_share_dates_and_others_do_not(series):
    days = series.frames["sentinel-2-l2a"].days
    assert (days[:64] == days[0]).all()
    assert (days[64] != days[0]).any()


def test_wheat_is_green_in_may_and_stubble_in_august_and_maize_the_reverse():
    state, height = state_of("wheat", [140, 230])
    may, august = np.median(ndvi(state), 0)
    assert may > 0.7 > 0.45 > august
    assert np.median(height[:, 0]) > 0.5
    may, august = np.median(ndvi(state_of("maize", [140, 230])[0]), 0)
    assert august > 0.7 > 0.4 > may


def test_half_a_year_later_in_the_south():
    north = np.median(state_of("wheat", [140], n=200)[0].green)
    late = Climate(late=np.full((200, 1), 182, np.float32))
    south = np.median(state_of("wheat", [140 + 182], n=200, climate=late)[0].green)
    assert south == pytest.approx(north, rel=0.05)
    assert np.median(state_of("wheat", [140], n=200, climate=late)[0].green) < 0.3 * north


def test_a_crop_is_gone_on_the_day_of_its_harvest():
    one = np.ones((1, 1), np.float32)
    s = phenology.Season(
        rise=100 * one, rise_days=8 * one, peak=4 * one, ripen=180 * one, ripen_days=6 * one,
        harvest=200 * one, stubble=0.9 * one, plough=220 * one, height=one,
    )  # fmt: skip
    days = np.array([60, 140, 199, 200, 219, 220], np.float32)
    green, brown, height = phenology.grow(s, days)
    assert green[0, 0] < 0.1 < 3.5 < green[0, 1]
    assert brown[0, 2] > 2
    np.testing.assert_allclose(green[0, 3:], 0)
    np.testing.assert_allclose(brown[0, 3:], [0.9, 0.9, 0], atol=1e-6)
    np.testing.assert_allclose(height[0, 3:], 0)
    assert phenology.stage(s, days)[0].tolist() == [0, 2, 3, 4, 4, 0]


def test_a_cut_takes_grass_that_grows_back():
    one = np.ones((1, 1), np.float32)
    s = phenology.Sward(
        3 * one, 3 * one, 178 * one, np.array([[150.0, np.nan]]), 0.6 * one, 20 * one, 0 * one,
        91 * one, 91 * one, 0 * one,
    )  # fmt: skip
    green, _ = phenology.stand(s, np.array([149, 150, 170, 300], np.float32))
    np.testing.assert_allclose(green[0], [3, 1.2, 3 * (1 - 0.6 * np.exp(-1)), 3], rtol=0.01)


def test_more_leaves_are_greener_and_wet_soil_is_darker():
    state, _ = state_of("wheat", [140])
    bare = replace(state, green=state.green * 0, brown=state.brown * 0)
    thin = replace(bare, green=bare.green + 0.5)
    thick = replace(bare, green=bare.green + 4)
    assert (ndvi(bare) < ndvi(thin)).all()
    assert (ndvi(thin) < ndvi(thick)).all()
    wet = replace(bare, moisture=bare.moisture + 0.3)
    for band in range(10):
        assert (spectra.reflectance(wet, band) < spectra.reflectance(bare, band)).all()


def test_radar_sees_water_darkest_and_houses_brightest():
    echo = {}
    for kind in ("water", "grassland", "conifer", "built"):
        state, height = state_of(kind, [180])
        echo[kind] = float(np.median(radar.backscatter(state, height, np.ones((50, 1)), 0)))
    assert echo["water"] < 0.2 * echo["grassland"] < echo["grassland"] < echo["conifer"]
    assert echo["conifer"] < echo["built"]


def test_speckle_keeps_the_mean_and_has_the_variance_of_its_looks():
    db = radar.speckled(np.random.default_rng(0), np.full(100_000, 0.05, np.float32), 5.0)
    linear = 10 ** (db / 10)
    assert linear.mean() == pytest.approx(0.05, rel=0.01)
    assert linear.std() / linear.mean() == pytest.approx(5**-0.5, rel=0.03)


def test_the_two_levels_of_sentinel_2_show_the_same_overpasses(series):
    below, above = series.frames["sentinel-2-l2a"], series.frames["sentinel-2-l1c"]
    np.testing.assert_array_equal(below.days, above.days)
    np.testing.assert_array_equal(below.valid, above.valid)
    # The air adds blue light and takes little of the near infrared.
    ok = below.valid & (below.values[..., 0] < 0.06)
    assert np.median((above.values - below.values)[ok][:, 0]) > 0.04
    assert abs(np.median((above.values - below.values)[ok][:, 8])) < 0.03


def test_the_two_levels_of_landsat_show_the_same_overpasses():
    frames = pixel_series(500, 3, sources=("landsat-c2-l1", "landsat-c2-l2")).frames
    below, above = frames["landsat-c2-l2"], frames["landsat-c2-l1"]
    np.testing.assert_array_equal(below.days, above.days)
    np.testing.assert_array_equal(below.valid, above.valid)
    ok = below.valid & (below.values[..., 0] < 0.06)
    assert np.median((above.values - below.values)[ok][:, 0]) > 0.04
    assert abs(np.median((above.values - below.values)[ok][:, 4])) < 0.03
    # The surface's reflectance doesn't depend on whether the other level is asked for.
    alone = pixel_series(500, 3, sources=("landsat-c2-l2",)).frames["landsat-c2-l2"]
    np.testing.assert_array_equal(alone.values, below.values)


def test_masks_find_thick_cloud_and_miss_some_thin(series):
    f = series.frames["sentinel-2-l2a"]
    came = f.values.any(-1)
    assert f.valid[f.cloud > 0.7].mean() < 0.01
    thin = came & (f.cloud > 0.08) & (f.cloud < 0.2)
    assert f.valid[thin].mean() > 0.3
    assert 0.01 < (f.cloud > 0.05)[f.valid].mean() < 0.3
    assert 0.2 < f.valid.mean() < 0.7


def test_some_frames_and_months_are_missing(series):
    came = series.frames["sentinel-2-l2a"].values.any(-1)
    assert 0.02 < 1 - came.mean() < 0.3
    assert came.all(1).mean() > 0.3


def test_felled_forest_has_lost_its_leaves_and_height():
    s = pixel_series(6000, seed=1, sources=(), regions=("rainforest",))
    forest = s.cover == NAMES.index("rainforest")
    felled = forest & (s.share[:, 0] < 0.1) & (s.share[:, -1] > 0.9)
    kept = forest & (s.share.max(1) < 0.01)
    assert felled.sum() > 30
    assert np.median(s.leaf_area[felled, 0]) > 3.5
    assert np.median(s.leaf_area[felled, -1]) < 2.5
    assert np.median(s.height[felled, -1]) < 3
    assert abs(np.median(s.leaf_area[kept, -1]) - np.median(s.leaf_area[kept, 0])) < 0.6


def test_regions_have_their_seasons():
    def wetness_of(region):
        s = pixel_series(2000, seed=2, sources=(), regions=(region,))
        return s.moisture[s.days % 365 < 60].mean(), s.moisture[abs(s.days % 365 - 210) < 30].mean()

    january, july = wetness_of("savanna")
    assert january > july + 0.15
    january, july = wetness_of("monsoon")
    assert july > january + 0.15
