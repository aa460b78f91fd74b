"""The light on slopes, against angles worked out by hand."""

import numpy as np
import pytest
from aef_fields.core.simulate import terrain

MARCH, JUNE, DECEMBER = 79.0, 171.0, 354.0  # days since 1 January
NORTH, EAST, SOUTH, WEST = 0.0, 90.0, 180.0, 270.0


def relief(slope, aspect, horizon=0.0):
    return terrain.Relief(
        *(np.radians(np.array([[value]], np.float32)) for value in (slope, aspect, horizon))
    )


def light(one, latitude, day):
    return terrain.direct(one, np.array([[latitude]]), np.array([day])).item()


@pytest.mark.parametrize(
    ("latitude", "day", "height", "direction"),
    [
        (0.0, MARCH, 67.5, 90.0),  # at the equinox it rises straight up in the east
        (45.0, JUNE, 61.7, 132.2),
        (-45.0, DECEMBER, 61.7, 47.8),  # the same summer, seen from the other side
    ],
)
def test_where_the_sun_stands_in_the_middle_of_the_morning(latitude, day, height, direction):
    up, towards = terrain.sun(np.array(latitude), np.array(day))
    assert np.degrees(up) == pytest.approx(height, abs=0.7)
    assert np.degrees(towards) == pytest.approx(direction, abs=1.5)


def test_flat_land_is_seen_as_it_is():
    ground = np.linspace(0, 1, 5)
    flat = light(relief(0, SOUTH), 47.0, DECEMBER)
    assert flat == pytest.approx(1)
    np.testing.assert_allclose(terrain.lit(ground, flat, 3), ground, rtol=1e-6)


def test_a_slope_is_as_bright_as_the_sun_stands_to_it():
    """At the equator's equinox the sun stands 22.5° from the vertical, in the east."""
    towards, away = (light(relief(22.5, a), 0.0, MARCH) for a in (EAST, WEST))
    assert towards == pytest.approx(1 / np.cos(np.radians(22.5)), abs=0.01)
    assert away == pytest.approx(np.cos(np.radians(45)) / np.cos(np.radians(22.5)), abs=0.01)


def test_north_slopes_are_dark_in_winter_and_hardly_in_summer():
    shady, sunny = relief(25, NORTH), relief(25, SOUTH)
    assert light(shady, 47.0, DECEMBER) == 0 < light(sunny, 47.0, DECEMBER) <= terrain.BRIGHTEST
    assert light(shady, 47.0, JUNE) > 0.7


def test_what_mountains_hide_the_sun_from_is_lit_by_the_sky_alone():
    hidden = light(relief(0, SOUTH, horizon=30), 47.0, DECEMBER)
    assert hidden == 0
    blue, infrared = (terrain.lit(np.array(0.3), hidden, band) for band in (0, 9))
    assert 0 < infrared < blue < 0.3
    assert light(relief(0, SOUTH, horizon=30), 47.0, JUNE) == pytest.approx(1)


def test_a_slope_is_brighter_to_the_radar_that_it_faces():
    looks_west, looks_east = terrain.facing(relief(10, EAST))[0]
    assert looks_west == pytest.approx(1.5) and looks_east == pytest.approx(-1.5)
    np.testing.assert_allclose(terrain.facing(relief(10, NORTH)), 0, atol=1e-5)


def test_most_landscapes_are_all_but_flat_and_pixels_of_one_are_alike():
    rng = np.random.default_rng(0)
    place = np.repeat(np.arange(400), 50)
    mean = np.degrees(terrain.drawn(rng, 400, place).slope).reshape(400, 50).mean(1)
    assert 0.5 < np.mean(mean < 1) < 0.7
    assert 20 < mean.max() < 50


@pytest.mark.parametrize(
    ("uphill", "aspect"), [((1, 0), NORTH), ((0, -1), EAST), ((-1, 0), SOUTH), ((0, 1), WEST)]
)
def test_a_slope_faces_where_it_falls(uphill, aspect):
    south, east = np.mgrid[:8, :8].astype(np.float32)
    found = terrain.relief_of(
        5.0 * np.tan(np.radians(20)) * (uphill[0] * south + uphill[1] * east), 5.0
    )
    np.testing.assert_allclose(np.degrees(found.slope), 20, rtol=1e-4)
    np.testing.assert_allclose(np.mod(np.degrees(found.aspect) + 1, 360), aspect + 1, atol=1e-3)


def test_a_ridge_hides_the_sun_from_what_lies_behind_it():
    """A wall of 30 m, and the sun in the east: shadow falls to the west, and nothing comes through the ridge."""
    heights = np.zeros((32, 32), np.float32)
    heights[:, 16] = 30.0
    flat = terrain.relief_of(np.zeros_like(heights), 5.0)
    found = terrain.seen_from(flat, heights, 5.0, np.radians(EAST)).horizon.reshape(heights.shape)
    assert np.degrees(found[16, 15]) == pytest.approx(np.degrees(np.arctan(6)), abs=0.1)
    assert np.degrees(found[16, 12]) == pytest.approx(np.degrees(np.arctan(1.5)), abs=0.1)
    np.testing.assert_allclose(found[:, 16:], 0, atol=1e-6)


def test_hills_are_as_steep_as_asked_for():
    heights = terrain.hills(np.random.default_rng(0), 64, 5.0, steep=12.0)
    slopes = np.tan(terrain.relief_of(heights, 5.0).slope)
    assert np.degrees(np.arctan(slopes.mean())) == pytest.approx(12, abs=0.01)


def test_hills_darken_the_side_away_from_the_sun():
    """Winter at 47° north: the sun stands in the southeast, and the ground is the same everywhere."""
    heights = terrain.hills(np.random.default_rng(1), 64, 5.0, steep=10.0)
    relief, ground = terrain.relief_of(heights, 5.0), np.full((64, 64, 1), 0.2, np.float32)
    seen = terrain.on_hills(ground, relief, heights, 5.0, 47.0, DECEMBER)[..., 0].ravel()
    to_sun = np.cos(relief.aspect[:, 0] - np.radians(147))
    assert seen[to_sun > 0.7].mean() > 0.22
    assert seen[to_sun < -0.7].mean() < 0.16
    flat = np.zeros_like(heights)
    same = terrain.on_hills(ground, terrain.relief_of(flat, 5.0), flat, 5.0, 47.0, DECEMBER)
    np.testing.assert_allclose(same, ground, rtol=1e-5)
