"""The valid period, and which frames are encoded for it."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import rasterio
from aef_fields.core.errors import InputError
from aef_fields.core.inputs import period as module
from aef_fields.core.inputs.frame import Frame, Mask, load
from aef_fields.core.inputs.period import T_MAX, Period, choose, clear_share, valid_period
from aef_fields.core.sources import SOURCES
from affine import Affine

FIRST = datetime(2018, 1, 1, tzinfo=timezone.utc)


def frame(day, source="sentinel-2-l2a"):
    when = FIRST + timedelta(day)
    return Frame(Path(f"{source}_{day}.tif"), SOURCES[source], when, {"B02": 1}, None)


def test_defaults_and_statements():
    frames = [frame(0), frame(100)]
    assert valid_period(frames, None, None) == Period(date(2017, 4, 12), date(2018, 4, 12))
    assert valid_period(frames, date(2018, 1, 1), None).end == date(2019, 1, 1)
    assert valid_period(frames, None, date(2018, 2, 1)).start == date(2017, 2, 1)
    assert Period(date(1970, 1, 2), date(2018, 1, 1)).days == (1.0, 17532.0)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((2018, 5, 1), (2018, 5, 1), "ends .* before it starts"),
        ((2019, 5, 1), (2020, 5, 1), "outside the images' dates, 2018-01-01 to 2018-04-11"),
        ((2015, 5, 1), (2016, 5, 1), "choose one within a year of them"),
    ],
)
def test_periods_that_can_not_be(start, end, words):
    with pytest.raises(InputError, match=words):
        valid_period([frame(0), frame(100)], date(*start), date(*end))


@pytest.fixture
def clear(monkeypatch):
    """clear(day) -> share: how clear frames are, without files."""

    def use(share):
        monkeypatch.setattr(
            module, "_shares", lambda group, *_, **__: [share((group[0].when - FIRST).days)]
        )

    return use


YEAR = Period(date(2018, 1, 1), date(2019, 1, 1))


def test_all_frames_when_there_are_few(clear):
    clear(lambda day: 0.0 if day == 30 else 0.5)
    chosen, notes = choose([[frame(d)] for d in (0, 30, 60, 500)], YEAR)
    assert [(g[0].when - FIRST).days for g in chosen] == [0, 60, 500]
    assert notes == ["Left out without a clear pixel: 1 image."]
    _, notes = choose([[frame(0)], [frame(30, "sentinel-1-grd")]], YEAR)
    assert notes[1:] == ["None of Sentinel-1 GRD is left; check its nodata and masks."]


def test_a_period_without_any_image_is_said(clear):
    clear(lambda day: 0.0 if day == 50 else 0.5)
    groups = [[frame(d)] for d in (0, 50, 100)]
    spring = Period(date(2018, 2, 15), date(2018, 3, 15))
    chosen, notes = choose(groups, spring)
    assert len(chosen) == 2
    assert notes[1:] == [
        "No image lies within the valid period 2018-02-15 to 2018-03-15; the nearest is of 2018-04-11, "
        "28 days away."
    ]
    assert choose([[frame(0)]], Period(date(2018, 1, 1), date(2018, 1, 2)))[1] == []


def test_images_of_another_year_are_told(clear):
    """One with a wrong date is the last one, and makes the period."""
    clear(lambda day: 0.5)
    groups = [[frame(d)] for d in (0, 50, 100, 1100)]
    _, notes = choose(groups, valid_period([g[0] for g in groups], None, None))
    assert len(notes) == 1 and notes[0].startswith("Over half a year from the valid period")
    assert ": 3 of 4 images (" in notes[0]
    assert "of 2018-01-01, for one" in notes[0] and "embed each from its own images" in notes[0]
    assert choose(groups[:3], valid_period([g[0] for g in groups[:3]], None, None))[1] == []
    summers = [[frame(365 * year + day)] for year in (0, 1) for day in range(150, 210, 2)]
    _, notes = choose(summers, YEAR)
    assert notes[0] == "48 of 60 images are encoded, those in and nearest to the period."
    _, notes = choose(summers, Period(date(2018, 5, 1), date(2018, 10, 1)))
    assert "18 of 48 images" in notes[1]


def test_of_many_the_clear_ones_spread_over_the_year(clear):
    clear(lambda day: 0.9 if day % 3 == 0 else 0.2)
    groups = [[frame(d)] for d in range(0, 360, 2)]
    chosen, notes = choose(groups, YEAR)
    days = [(g[0].when - FIRST).days for g in chosen]
    assert len(days) == T_MAX
    assert days == sorted(days)
    assert np.mean([day % 3 == 0 for day in days]) > 0.9
    # Each quarter of the year has its share.
    assert np.histogram(days, 4, (0, 360))[0].min() >= 10
    assert f"{T_MAX} of 180 images are encoded" in notes[0]


def test_each_source_keeps_its_share(clear):
    clear(lambda day: 0.5)
    groups = [[frame(d)] for d in range(0, 360, 2)]
    groups += [[frame(d, "sentinel-1-grd")] for d in range(1, 360, 36)]
    chosen, _ = choose(sorted(groups, key=lambda g: g[0].when), YEAR)
    sources = [g[0].source.id for g in chosen]
    assert sources.count("sentinel-1-grd") == 10
    assert sources.count("sentinel-2-l2a") == T_MAX - 10


def test_frames_within_the_period_come_first_then_the_nearest(clear):
    clear(lambda day: 0.5)
    groups = [[frame(d)] for d in range(-600, 600, 10)]
    month = Period(date(2018, 3, 1), date(2018, 4, 1))
    chosen, _ = choose(groups, month)
    days = [(g[0].when - FIRST).days for g in chosen]
    assert len(days) == T_MAX
    assert days == list(range(days[0], days[-1] + 1, 10))
    assert days[0] < 59 - 200
    assert days[-1] > 90 + 200


def test_nothing_clear_is_refused(clear):
    clear(lambda day: 0.0)
    with pytest.raises(InputError, match="No pixel of 2 images is clear: all are masked"):
        choose([[frame(0)], [frame(9)]], YEAR)


def test_how_clear_a_file_is(make_scene):
    scene = make_scene(40, 20)
    scene.optical("20180115", cloud=np.s_[:, :10])
    scene.radar("20180116")
    optical, radar = load(scene.manifest())[0]
    assert clear_share([optical]) == pytest.approx(0.75)
    assert clear_share([radar]) == 1


@pytest.mark.parametrize("nodata", [0, None])
@pytest.mark.parametrize("apart", [False, True])
def test_a_first_band_that_is_missing_does_not_speak_for_the_others(make_scene, nodata, apart):
    scene = make_scene(40, 20)
    path = scene.optical("20180115", cloud=np.s_[:, :10], nodata=nodata)
    with rasterio.open(path, "r+") as file:
        file.write(np.zeros((20, 40), np.uint16), 1)
        bands = dict(zip(file.descriptions, file.read()))
    if apart:
        path.unlink()
        for band, pixels in bands.items():
            scene.write(f"S2_20180115_{band}.tif", {"": pixels}, 10, nodata=nodata)
        scene.frames = [{"path": f"S2_20180115_{band}.tif"} for band in bands]
    frames = load(scene.manifest())[0]
    assert len(frames) == (10 if apart else 1) and frames[0].mask
    assert clear_share(frames) == pytest.approx(0.75)
    assert choose([frames], YEAR) == ([frames], [])


def test_what_a_mask_hides_is_not_asked_of_every_band(make_scene, monkeypatch):
    scene = make_scene(40, 20)
    scene.optical("20180115", cloud=np.s_[:])
    (optical,) = load(scene.manifest())[0]
    read, looked = module.read_small, []
    monkeypatch.setattr(module, "read_small", lambda *a: looked.append(a[2]) or read(*a))
    assert clear_share([optical]) == 0
    assert looked == [[1, 11]]


@pytest.mark.parametrize(
    ("cloud", "whole"),
    [((), 0), ((np.s_[100:, :],), 0), ((np.s_[6:, :], np.s_[:, 6:]), 1)],
    ids=["clear", "half", "only a corner is clear"],
)
def test_only_what_is_nowhere_clear_in_pieces_is_decoded_whole(
    make_scene, monkeypatch, cloud, whole
):
    scene = make_scene(400, 300)
    mask = np.zeros((300, 400), bool)
    for part in cloud:
        mask[part] = True
    scene.optical("20180115", cloud=np.nonzero(mask))
    looked, read = [], module.read_small

    def counted(path, file, numbers, shape, window):
        looked.append(window.width * window.height == file.width * file.height)
        return read(path, file, numbers, shape, window)

    frames = load(scene.manifest())[0]
    monkeypatch.setattr(module, "read_small", counted)
    chosen, notes = choose([frames], YEAR)
    assert chosen == [frames] and not notes
    assert sum(looked) == whole


def test_a_piece_of_a_mask_of_other_pixels_lies_where_that_of_the_band_does(tmp_path):
    """Left and right of the middle piece the view is clear, within it there is a cloud."""
    rows, cols = np.mgrid[:400, :400]
    cloud = (abs(rows - 200) < 40) & (abs(cols - 200) < 40)
    masked = frame(0)
    for name, pixels in (("band", np.full((400, 400), 900)), ("mask", (cloud * 9)[::2, ::2])):
        shape = {"height": len(pixels), "width": len(pixels), "count": 1, "dtype": "uint16"}
        shape |= {"crs": "EPSG:32631", "transform": Affine(4000 / len(pixels), 0, 5e5, 0, -10, 5e6)}
        with rasterio.open(tmp_path / f"{name}.tif", "w", driver="GTiff", **shape) as file:
            file.write(pixels.astype(np.uint16), 1)
    mask = Mask(tmp_path / "mask.tif", 1, valid=(0,))
    masked = replace(masked, path=tmp_path / "band.tif", mask=mask)
    piece = partial(module.piece, (0.5, 0.5))
    assert module._shares([masked], piece) == [0]
    assert 0.9 < clear_share([masked]) < 0.99
    assert choose([[masked]], YEAR)[0] == [[masked]]


def test_a_mask_that_lies_elsewhere_leaves_nothing_clear(make_scene):
    scene = make_scene(40, 20)
    path = scene.optical("20180115")
    (optical,) = load(scene.manifest())[0]
    with rasterio.open(path) as file:
        crs, (left, bottom, right, top) = file.crs.to_wkt(), file.bounds
    other = scene.optical("20180116", corner=(right, top))
    away = replace(optical, mask=replace(optical.mask, path=other))
    assert clear_share([optical], (crs, (left, bottom, right, top))) == 1
    assert clear_share([away], (crs, (left, bottom, right, top))) == 0


@pytest.mark.parametrize(
    "turned",
    [
        lambda t, rows: (t * Affine.translation(0, rows) * Affine.scale(1, -1), np.s_[:, ::-1]),
        lambda t, rows: (t * Affine(0, 1, 0, 1, 0, 0), None),
    ],
    ids=["from south to north", "rows and columns exchanged"],
)
def test_how_clear_an_area_is_however_the_file_lies(make_scene, turned):
    """`plan` asks for the clear share of an area of every frame."""
    scene = make_scene(40, 20)
    path = scene.optical("20180115", cloud=np.s_[:, :10])
    with rasterio.open(path) as file:
        profile, pixels, names = file.profile, file.read(), file.descriptions
        crs, (left, bottom, right, top) = file.crs.to_wkt(), file.bounds
    transform, order = turned(profile["transform"], 20)
    pixels = np.swapaxes(pixels, 1, 2) if order is None else pixels[order]
    profile |= {"transform": transform, "height": pixels.shape[1], "width": pixels.shape[2]}
    with rasterio.open(path, "w", **profile) as file:
        file.write(pixels)
        file.descriptions = names
    (optical,) = load(scene.manifest())[0]
    middle = (left + right) / 2
    assert clear_share([optical], (crs, (left, bottom, middle, top))) == pytest.approx(0.5)
    assert clear_share([optical], (crs, (middle, bottom, right, top))) == pytest.approx(1)
    assert clear_share([optical], (crs, (left, bottom, right, top))) == pytest.approx(0.75)


def test_a_period_of_three_hundred_years_is_refused():
    with pytest.raises(InputError, match="is 300 years long"):
        valid_period([frame(0), frame(100)], date(1800, 1, 1), date(2100, 1, 1))
