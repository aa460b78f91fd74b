"""Composites of the season path: what they average, what they bridge, what they estimate."""

from dataclasses import replace

import pytest
import torch
import torch.nn.functional as F
from aef_fields.core.model.config import SIZES
from aef_fields.core.model.season import PARTS, SeasonPath
from aef_fields.core.model.series import Series
from aef_fields.core.sources import SOURCES, SPECTRUM

S2, S1, LANDSAT = "sentinel-2-l2a", "sentinel-1-grd", "landsat-c2-l2"
START = 17532.0  # 2018-01-01
YEAR = torch.tensor([[START, START + 365]], dtype=torch.float64)


@pytest.fixture(scope="module")
def season():
    torch.manual_seed(0)
    return SeasonPath(SIZES["nano"], SOURCES).eval()


def series(source, days, values, clear=True):
    """One pixel: values (T,) or (T, C) for all bands."""
    bands = len(SOURCES[source].bands)
    x = torch.as_tensor(values, dtype=torch.float32)
    x = x[:, None].expand(-1, bands) if x.dim() == 1 else x
    usable = torch.as_tensor(clear).expand(len(days)).clone()
    return Series.of(
        x[None, :, :, None, None].clone(),
        usable[None, :, None, None],
        torch.tensor([days], dtype=torch.float64) + START,
    )


def composites(season, given, valid=YEAR):
    """name -> (PARTS, bands)."""
    with torch.no_grad():
        return {name: found[0][0, :, 0] for name, found in season.composites(given, valid).items()}


def test_a_constant_series_gives_its_value_in_every_part(season):
    found = composites(season, {S2: series(S2, [10.0, 200.0], [0.7, 0.7])})["spectrum"]
    assert found.shape == (PARTS, len(SPECTRUM))
    assert torch.allclose(found, torch.tensor(0.7), atol=1e-5)


def test_each_part_follows_the_dates_near_it(season):
    days = [15.0 + 30.4 * i for i in range(12)]
    found = composites(season, {S2: series(S2, days, [float(i) for i in range(12)])})["spectrum"]
    assert torch.allclose(found[1:-1, 0], torch.arange(1.0, 11.0), atol=0.15)


def test_masked_dates_do_not_count(season):
    one = series(S2, [90.0, 100.0], [1.0, 5.0], [True, False])
    assert torch.allclose(composites(season, {S2: one})["spectrum"], torch.tensor(1.0), atol=1e-5)


def test_a_gap_is_bridged_by_the_nearest_dates(season):
    found = composites(season, {S2: series(S2, [20.0, 340.0], [0.0, 1.0])})["spectrum"][:, 0]
    assert (found.diff() >= -1e-5).all()
    assert found[3] < 0.2
    assert found[8] > 0.8


def test_in_a_short_period_dates_stand_for_some_days_around_them(season):
    """Eight, though the twelfth part of ten days is less than one."""
    short = torch.tensor([[START + 100, START + 110]], dtype=torch.float64)
    given = {S2: series(S2, [100.0, 110.0], [0.0, 1.0])}
    found = composites(season, given, short)["spectrum"][:, 0]
    assert 0.2 < found[0] < 0.4 and 0.6 < found[-1] < 0.8


def test_landsat_fills_the_dates_that_sentinel_2_lacks(season):
    both = {
        S2: series(S2, [20.0], [0.0]),
        LANDSAT: series(LANDSAT, [340.0], [1.0]),
    }
    found = composites(season, both)["spectrum"]
    red, red_edge = SPECTRUM.index("B04"), SPECTRUM.index("B06")
    assert found[-1, red] > 0.9
    assert abs(found[-1, red_edge]) < 1e-5  # Landsat has none: Sentinel-2's is the nearest


def test_missing_bands_are_estimated_from_measured_ones(season):
    """Jointly normal bands: the conditional mean, computed by hand for one given band."""
    knowing = SeasonPath(SIZES["nano"], SOURCES).eval()
    mixing = torch.randn(10, 10, generator=torch.Generator().manual_seed(1))
    knowing.covariance.copy_(mixing @ mixing.T)
    values = torch.full((1, 10), float("nan"))
    values[0, 2] = 1.5
    found = composites(knowing, {S2: series(S2, [100.0], values)})["spectrum"][0]
    wanted = knowing.covariance[:, 2] / (knowing.covariance[2, 2] + 0.02) * 1.5
    wanted[2] = 1.5
    assert torch.allclose(found, wanted, atol=1e-4)


def test_pixels_with_other_bands_missing_do_not_mix(season):
    """What one pixel lacks is no matter of its neighbour's."""
    full = series(S2, [50.0, 150.0], [1.0, 2.0])
    lacking = replace(full, present=full.present.clone())
    lacking.present[:, :, 3] = False
    side_by_side = Series(
        *(torch.cat((getattr(a, n), getattr(b, n)), -1 if n != "days" else 0)
          for a, b in ((full, lacking),) for n in ("values", "present", "clear")),
        full.days,
    )  # fmt: skip
    with torch.no_grad():
        alone = torch.cat(season({S2: full}, YEAR), -1)
        beside = torch.cat(season({S2: side_by_side}, YEAR), -1)
    assert torch.allclose(alone[0, 0, 0], beside[0, 0, 0], atol=1e-6)
    assert not torch.allclose(alone[0, 0, 0], beside[0, 0, 1], atol=1e-3)


def test_spring_and_autumn_differ(season):
    given = {S2: series(S2, [15.0 + 30.4 * i for i in range(12)], [float(i) for i in range(12)])}
    spring = torch.tensor([[START + 60, START + 150]], dtype=torch.float64)
    autumn = torch.tensor([[START + 240, START + 330]], dtype=torch.float64)
    found = [composites(season, given, valid)["spectrum"].mean() for valid in (spring, autumn)]
    assert found[0] == pytest.approx(3.0, abs=0.4)
    assert found[1] == pytest.approx(9.0, abs=0.4)


def test_brightness_survives_the_sphere(season):
    """The same shape of the season at two levels: two vectors, though their directions before
    `origin` is added are one."""
    with torch.no_grad():
        low, high = (
            [F.normalize(part, dim=-1) for part in season({S1: series(S1, [100.0], [v])}, YEAR)]
            for v in (0.5, 3.0)
        )
    assert all((a * b).sum() < 0.999 for a, b in zip(low, high, strict=True))
