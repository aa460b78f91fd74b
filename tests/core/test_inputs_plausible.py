"""Numbers in another scale than they are taken in, and those that only look so."""

import re
import shutil

import numpy as np
import pytest
import rasterio
from aef_fields.core.errors import InputError
from aef_fields.core.inputs.frame import grouped, load
from aef_fields.core.inputs.plausible import require_plausible
from aef_fields.core.inputs.rasterfile import read_small

# Reflectance in blue, green, red, near infrared and short-wave infrared.
BANDS = ("B02", "B03", "B04", "B08", "B11")
LAND = (0.04, 0.07, 0.06, 0.30, 0.22)
WATER = (0.02, 0.015, 0.008, 0.003, 0.001)
CLOUD = (1.1, 1.05, 1.05, 1.1, 0.7)


@pytest.fixture
def scene(make_scene):
    return make_scene(20, 16)


def write(scene, day, colours, numbers, dtype=np.uint16, scale=None, bands=BANDS):
    """A date of these colours with some texture, as the numbers that a function makes of them."""
    pixels = {
        band: numbers(value * (1 + 0.2 * np.sin(np.arange(320) + i))).astype(dtype).reshape(16, 20)
        for i, (band, value) in enumerate(zip(BANDS, colours))
        if band in bands
    }
    path = scene.write(f"S2_{day}.tif", pixels, 10)
    if scale:
        with rasterio.open(path, "r+") as file:
            file.scales = (scale,) * file.count
    return {"path": path.name}


def told(scene, frames):
    return require_plausible(grouped(load(scene.manifest(frames))[0]))


def judge(scene, frames):
    return [note for note in told(scene, frames) if not note.startswith("Without a cloud mask")]


def usual(reflectance):
    return reflectance * 10_000


DAYS = ("20180407", "20180512", "20180621")
OTHERS = {
    "per cent": (lambda r: r * 100, np.float32, None),
    "thousandths": (lambda r: r * 1000, np.int16, None),
    "all of 16 bits": (lambda r: r * 65535, np.uint16, None),
    "left-over scale": (lambda r: r, np.float32, 1e-4),
}


@pytest.mark.parametrize("other", OTHERS)
def test_numbers_in_another_scale_are_refused_unless_it_is_stated(scene, other):
    numbers, dtype, scale = OTHERS[other]
    frames = [write(scene, day, LAND, numbers, dtype, scale) for day in DAYS]
    with pytest.raises(InputError, match=r"S2_20180407.tif .* which is no land. State \"scale\""):
        judge(scene, frames)
    judge(scene, [frame | {"scale": 0.123} for frame in frames])


def test_they_are_found_among_files_of_another_type(scene):
    frames = [write(scene, day, LAND, usual) for day in DAYS[:2]]
    judge(scene, frames)
    frames.append(write(scene, DAYS[2], LAND, *OTHERS["per cent"]))
    with pytest.raises(InputError, match=r"S2_20180621.tif .* no land"):
        judge(scene, frames)


@pytest.mark.parametrize("colours", [WATER, CLOUD])
def test_water_and_cloud_are_believed(scene, colours):
    judge(scene, [write(scene, day, colours, usual) for day in DAYS])


def test_one_bright_date_among_others_is_believed(scene):
    frames = [write(scene, day, LAND, usual) for day in DAYS]
    judge(scene, [*frames, write(scene, "20180701", CLOUD, lambda r: r * 15_000)])


def test_a_few_clear_pixels_in_the_shade_tell_nothing(scene):
    frame = write(scene, DAYS[0], LAND, lambda r: r * 1000)
    seen = np.zeros((16, 20), np.uint8)
    seen[:4, :10] = 4
    path = scene.write("clouds.tif", {"SCL": seen}, 10)
    judge(scene, [frame | {"mask": {"path": path.name}}])


def test_a_dark_forest_in_the_visible_is_believed(scene):
    dark = (0.015, 0.03, 0.015, 0.2, 0.1)
    judge(scene, [write(scene, day, dark, usual, bands=BANDS[:3]) for day in DAYS])


def test_an_offset_that_was_taken_off_twice_is_refused(scene):
    """On half of the dates: the others are as dark as ever."""
    twice = [write(scene, day, LAND, lambda r: r * 10_000 - 1000, np.int16) for day in DAYS[:2]]
    once = [write(scene, day, LAND, usual, np.int16) for day in ("20180603", "20180710")]
    with pytest.raises(InputError, match=r"a quarter of the clear pixels are below 0\.001 in B03"):
        judge(scene, [*twice, *once])
    judge(scene, [frame | {"scale": 1e-4, "offset": 0.1} for frame in twice])


@pytest.mark.parametrize(
    ("numbers", "dtype"),
    [(lambda r: r * 10_000 + 1000, np.uint16), (lambda r: r + 0.1, np.float32)],
)
def test_an_offset_that_may_still_be_there_is_told(scene, numbers, dtype):
    """ESA has reprocessed early years, too: a date before 2022 tells nothing."""
    frames = [write(scene, day, LAND, numbers, dtype) for day in DAYS]
    (told,) = judge(scene, frames)
    assert "the darkest clear values of" in told and '"offset": -0.1' in told
    assert judge(scene, [frame | {"scale": 1e-4, "offset": -0.1} for frame in frames]) == []
    assert judge(scene, [write(scene, day, LAND, usual) for day in DAYS]) == []


@pytest.mark.parametrize(("apart", "number"), [(False, 0), (False, 10_000), (True, 0)])
def test_a_band_of_one_number_on_all_dates_is_refused(scene, apart, number):
    """In one file a date, or in files of single bands; on one date alone it is believed."""
    frames = [write(scene, day, LAND, usual) for day in DAYS]
    files = []
    for day in DAYS:
        judge(scene, frames)
        with rasterio.open(scene.folder / f"S2_{day}.tif", "r+") as file:
            file.write(np.full((16, 20), number, np.uint16), 5)
            bands = dict(zip(BANDS, file.read()))
        if apart:
            files += [scene.write(f"S2_{day}_{b}.tif", {b: v}, 10).name for b, v in bands.items()]
    if apart:
        frames = [{"path": name} for name in files]
    with pytest.raises(InputError, match=r"S2_2018.* holds one number in all of its band B11"):
        judge(scene, frames)
    for path in scene.folder.glob("*.tif"):
        with rasterio.open(path, "r+") as file:
            if not apart or path.stem.endswith("B11"):
                file.nodata = number
    judge(scene, frames)


def test_a_band_that_is_0_in_the_middle_only_is_believed(scene):
    """Deep water in the short-wave infrared, where somebody has cut off what lies below 0."""
    texture = np.arange(40_000, dtype=np.uint16).reshape(200, 200) % 700 + 300
    pixels = {band: texture + 10 * i for i, band in enumerate(BANDS)}
    pixels["B11"][40:160, 40:160] = 0
    judge(scene, [{"path": scene.write("S2_20180407.tif", pixels, 10).name}])


@pytest.mark.parametrize("apart", [False, True])
def test_a_band_stored_under_the_name_of_another_too_is_told(scene, apart):
    """In one file, or in files of single bands; clouds that are saturated in both are believed."""
    write(scene, DAYS[0], LAND, usual)
    with rasterio.open(scene.folder / f"S2_{DAYS[0]}.tif", "r+") as file:
        file.write(file.read(4), 5)
        bands = dict(zip(BANDS, file.read()))
    frames = [{"path": f"S2_{DAYS[0]}.tif"}]
    if apart:
        files = [scene.write(f"S2_{DAYS[0]}_{b}.tif", {b: v}, 10) for b, v in bands.items()]
        frames = [{"path": path.name} for path in files]
    (note,) = judge(scene, frames)
    assert re.search(r"holds the same numbers in its band B08 as are in .*B11", note)
    shutil.rmtree(scene.folder)
    scene.folder.mkdir()
    frames = [write(scene, day, LAND, usual) for day in DAYS]
    cloud = write(scene, "20180701", CLOUD, lambda r: np.minimum(r * 9500, 8300))
    assert judge(scene, [*frames, cloud]) == []


def test_swapped_polarisations_are_told(scene, make_scene):
    """Not of a few pixels, whose medians may lie anyhow."""
    few = make_scene(7, 9, "few")
    for day in DAYS:
        scene.radar(day)
        few.radar(day)
    assert judge(scene, scene.frames) == []
    swapped = [frame | {"bands": {"VV": 2, "VH": 1}} for frame in scene.frames]
    for frames, count in (([*scene.frames[:2], swapped[2]], 1), (swapped, 3)):
        (told,) = judge(scene, frames)
        assert re.search(rf"{count} of 3 images looked at: .*has VH \d+ dB above VV", told)
    assert judge(few, [frame | {"bands": {"VV": 2, "VH": 1}} for frame in few.frames]) == []


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ((0, 1, 2, 6, 3, 4, 5, 7, 8, 9), "far brighter in B05 than in B06"),
        ((0, 1, 2, 3, 4, 5, 6, 8, 9, 7), "far brighter in B12 than in B11"),
        (range(10), ""),
    ],
)
def test_bands_in_another_order_are_told(scene, order, words):
    """Those of 10 m first, or B8A as the last, in files without names."""
    leaves = (0.03, 0.06, 0.04, 0.10, 0.27, 0.34, 0.36, 0.38, 0.20, 0.10)
    shade = (5000 + 4000 * np.sin(np.arange(320))).reshape(16, 20)
    pixels = {
        str(i): (leaves[band] * (shade + i)).astype(np.uint16) for i, band in enumerate(order)
    }
    path = scene.write("S2_20180407.tif", pixels, 10)
    with rasterio.open(path, "r+") as file:
        file.descriptions = [""] * 10
    if words:
        (note,) = judge(scene, [{"path": path.name}])
        assert words in note
        names = load(scene.manifest([{"path": path.name}]))[0][0].source.bands
        frame = {"path": path.name, "bands": {names[b]: i for i, b in enumerate(order, 1)}}
        assert judge(scene, [frame]) == []
    else:
        assert judge(scene, [{"path": path.name}]) == []


def test_two_levels_of_one_day_are_told(scene):
    frames = [write(scene, day, LAND, usual) for day in DAYS]
    assert judge(scene, [frames[0] | {"source": "sentinel-2-l1c"}, *frames[1:]]) == []
    top = [frame | {"source": "sentinel-2-l1c"} for frame in frames[:2]]
    (note,) = judge(scene, [*frames, *top])
    assert "Sentinel-2 level 1C and Sentinel-2 level 2A of the same day on 2 dates (" in note


def test_images_without_a_cloud_mask_are_told(scene):
    frames = [write(scene, day, LAND, usual) for day in DAYS]
    path = scene.write("clouds.tif", {"SCL": np.full((16, 20), 4, np.uint8)}, 10)
    masked = [frame | {"mask": {"path": path.name}} for frame in frames]
    assert told(scene, [*masked, {"path": scene.radar(DAYS[0]).name}]) == []
    bare = write(scene, "20180701", LAND, usual)
    (note,) = told(scene, [*masked, bare])
    assert note.startswith("Without a cloud mask: 1 of 4 images of Sentinel-2 level 2A (")
    assert f"{bare['path']}, for one)" in note


def test_each_file_is_read_once_for_all_that_is_asked(scene, monkeypatch):
    read = []
    monkeypatch.setattr(
        "aef_fields.core.inputs.period.read_small",
        lambda path, *args: read.append(path.name) or read_small(path, *args),
    )
    frames = grouped(load(scene.manifest([write(scene, day, LAND, usual) for day in DAYS]))[0])
    require_plausible(frames)
    assert sorted(read) == [f"S2_{day}.tif" for day in DAYS]


@pytest.mark.parametrize("command", ["embed", "plan", "fit"])
def test_each_command_asks(scene, refused, tmp_path, command):
    scene.manifest([write(scene, day, LAND, lambda r: r * 100, np.float32) for day in DAYS])
    words = (
        []
        if command == "plan"
        else [tmp_path / f"out.{'tif' if command == 'embed' else 'safetensors'}"]
    )
    assert 'State "scale"' in refused(command, scene.folder / "manifest.json", *words)
