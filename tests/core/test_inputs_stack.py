"""Many dates in one file."""

import json

import numpy as np
import pytest
import rasterio
from aef_fields.core.errors import InputError
from aef_fields.core.grid import Tile
from aef_fields.core.inputs.frame import frames_of
from aef_fields.core.raster import FrameReader, target_grid

DAYS = ("2018-04-07", "2018-05-12", "2018-06-21")


@pytest.fixture
def scene(make_scene):
    return make_scene(20, 16)


def numbered(count):
    """Bands whose values are 100, 200, … by their number."""
    return [np.full((16, 20), 100 * i, np.uint16) for i in range(1, count + 1)]


def write(scene, names, name="S2_stack.tif"):
    """A file of bands with these descriptions, which may be empty or repeat."""
    bands = numbered(len(names))
    path = scene.write(name, {str(i): band for i, band in enumerate(bands)}, 10)
    with rasterio.open(path, "r+") as file:
        file.descriptions = tuple(names)
    return path


def found(path, **stated):
    return [
        (frame.when.date().isoformat(), frame.bands) for frame in frames_of({"path": path} | stated)
    ]


@pytest.mark.parametrize(
    "form",
    [
        "{day}_{band}",
        "{band}_{compact}",
        "{compact}T104021_{band}",
        "{band} {day}",
        "{dots}.{band}",
    ],
)
def test_descriptions_tell_dates_and_bands(scene, form):
    names = [
        form.format(day=day, compact=day.replace("-", ""), dots=day.replace("-", "."), band=band)
        for day in DAYS
        for band in ("B04", "B8")
    ]
    assert found(write(scene, names)) == [
        (day, {"B04": 2 * i + 1, "B08": 2 * i + 2}) for i, day in enumerate(DAYS)
    ]


@pytest.mark.parametrize("form", ["{}_{}", "{1}_{0}", "median {} {}"])
@pytest.mark.parametrize("apart", ["-", "_"])
def test_descriptions_tell_months_and_bands(scene, form, apart):
    """As of monthly composites: Earth Engine's names have underscores only."""
    names = [form.format(f"2018{apart}{m}", band) for m in ("11", "12") for band in ("B4", "B8")]
    path = write(scene, names)
    assert found(path) == [
        ("2018-11-15", {"B04": 1, "B08": 2}),
        ("2018-12-15", {"B04": 3, "B08": 4}),
    ]
    assert frames_of({"path": path})[0].note.startswith("Of its date the month is told")


def test_running_numbers_are_no_months(scene):
    """Of half months, of which there are 24: the first twelve were taken for months."""
    with pytest.raises(InputError, match="bands that are B04 of one date"):
        frames_of({"path": write(scene, [f"B04_2018_{number:02}" for number in range(1, 25)])})


def test_dates_in_any_order_come_out_in_order(scene):
    names = ["B04_20180621", "B04_20180407", "B08_20180621", "elevation"]
    assert found(write(scene, names)) == [
        ("2018-04-07", {"B04": 2}),
        ("2018-06-21", {"B04": 1, "B08": 3}),
    ]


def test_each_date_has_its_own_mask_and_values(scene):
    names = ["2018-04-07_B04", "2018-04-07_SCL", "2018-05-12_B04", "2018-05-12_SCL"]
    path = write(scene, names)
    with rasterio.open(path, "r+") as file:
        file.write(np.full((16, 20), 4, np.uint16), 2)
        file.write(np.full((16, 20), 9, np.uint16), 4)
    frames = frames_of({"path": path})
    grid = target_grid(frames, None)
    results = []
    for frame in frames:
        reader = FrameReader([frame], grid)
        values, clear = reader.read(Tile(0, 0, 20, 16))
        results.append((round(float(values[2, 0, 0]), 4), bool(clear.all()), bool(clear.any())))
        reader.close()
    assert results == [(0.01, True, True), (0.03, False, False)]


def test_a_band_a_date(scene):
    expected = [(day, {"B04": i}) for i, day in enumerate(DAYS, 1)]
    # The file's name, or the statement, says which band it is.
    assert found(write(scene, DAYS, "S2_B04_series.tif")) == expected
    assert found(write(scene, DAYS), bands={"B04": 1}) == expected
    with pytest.raises(InputError, match=r'no band that Sentinel-2 .* state "bands"'):
        found(write(scene, DAYS))


def test_the_manifest_tells_the_dates(scene):
    names = ["B04", "B08", "SCL"] * 3
    expected = [(day, {"B04": 3 * i + 1, "B08": 3 * i + 2}) for i, day in enumerate(DAYS)]
    path = write(scene, names)
    assert found(path, dates=list(DAYS)) == expected
    assert [f.mask.band for f in frames_of({"path": path, "dates": list(DAYS)})] == [3, 6, 9]
    # Without names: which is which within one date.
    path = write(scene, [""] * 9)
    assert found(path, dates=list(DAYS), bands={"B04": 1, "B08": 2}) == expected
    # All dates of a band first.
    by_band = {"B04": [1, 2, 3], "B08": [4, 5, 6]}
    assert found(path, dates=list(DAYS), bands=by_band) == [
        (day, {"B04": i, "B08": i + 3}) for i, day in enumerate(DAYS, 1)
    ]
    # As many bands a date as the source has, in its order.
    path = write(scene, [""] * 4, "S1_stack.tif")
    assert found(path, dates=list(DAYS[:2]), units="power") == [
        ("2018-04-07", {"VV": 1, "VH": 2}),
        ("2018-05-12", {"VV": 3, "VH": 4}),
    ]


def test_names_tell_that_all_dates_of_a_band_come_first(scene):
    path = write(scene, [name for name in ("B04", "B08", "SCL") for _ in DAYS])
    frames = frames_of({"path": path, "dates": list(DAYS)})
    assert [f.bands for f in frames] == [{"B04": i, "B08": i + 3} for i in (1, 2, 3)]
    assert [f.mask.band for f in frames] == [7, 8, 9]
    # Names of the first date alone are enough.
    path = write(scene, ["B04", "B08", "", ""])
    assert [bands for _, bands in found(path, dates=list(DAYS[:2]))] == [
        {"B04": 1, "B08": 2},
        {"B04": 3, "B08": 4},
    ]
    # One date has each band once in either order.
    path = write(scene, ["B04", "B08"])
    assert found(path, dates=[DAYS[0]]) == [(DAYS[0], {"B04": 1, "B08": 2})]


@pytest.mark.parametrize(
    "names",
    [
        ["B04", "B08", "B08", "B04", "B04", "B08"],
        ["B04", "B04", "B08", "B04", "B04", "B08"],
        ["", "B08", "B04", "B08", "B04", "B08"],
    ],
)
def test_names_that_are_no_order_of_dates_are_refused(scene, names):
    path = write(scene, names)
    with pytest.raises(InputError, match=r'named neither alike .* state "bands" with a list'):
        found(path, dates=list(DAYS))
    # What is stated counts.
    assert len(found(path, dates=list(DAYS), bands={"B04": 1})) == 3


@pytest.mark.parametrize(
    ("names", "stated", "words"),
    [
        ([""] * 7, {"dates": list(DAYS)}, "has 7 bands, which 3 dates do not divide"),
        ([""] * 6, {"dates": list(DAYS)}, "has 2 bands a date without names .* state which"),
        ([""] * 6, {"dates": []}, "dates .* must be a list"),
        ([""] * 6, {"dates": ["2018-99-01"]}, "can't be read; write it like"),
        ([""] * 6, {"dates": list(DAYS), "bands": {"B04": [1, 2]}}, "a list of 3 band numbers"),
        ([""] * 6, {"dates": list(DAYS), "bands": {"B04": [1, 2, 9]}}, "Band 9 .* it has 6"),
        ([""] * 6, {"dates": list(DAYS), "bands": {"B77": 1}}, "has no band 'B77'"),
        (["2018-04-07_B04", "2018-04-07_B4", "2018-05-12_B04"], {}, "2 bands that are B04 of one"),
        # A stack that nothing tells about.
        ([""] * 30, {"datetime": "2018-04-07"}, 'and "dates" if it is a stack of dates'),
    ],
)
def test_stacks_that_can_not_be_told_apart(scene, names, stated, words):
    with pytest.raises(InputError, match=words):
        found(write(scene, names), **stated)


def test_the_dialogs_row_and_what_it_sends_back(scene, core):
    path = write(scene, [f"{day}_B04" for day in DAYS])
    code, out, _ = core("frames", scene.manifest([{"path": path.name}]))
    (row,) = json.loads(out)["frames"]
    assert code == 0
    assert (row["datetime"], row["dates"], row["bands"]) == (DAYS[0], list(DAYS), {"B04": 1})
    # The dialog states the first date of a row; the stack's own dates stay.
    assert [day for day, _ in found(path, datetime=row["datetime"])] == list(DAYS)


def test_a_stack_is_embedded_as_its_dates_in_single_files_are(scene, core, weights, tmp_path):
    days = ("20180407", "20180512")
    for day in days:
        scene.optical(day)
    layers = {}
    for day in days:
        with rasterio.open(scene.folder / f"S2_{day}.tif") as file:
            for name, pixels in zip(file.descriptions, file.read()):
                layers[f"{day}_{name}"] = pixels
    scene.write("S2_stack.tif", layers, 10, nodata=0)
    words = ("--checkpoint", weights, "--no-rgb")
    results = []
    for name, frames in (("one", [{"path": "S2_stack.tif"}]), ("many", scene.frames)):
        manifest = scene.manifest(frames, f"{name}.json")
        code, _, err = core("embed", manifest, tmp_path / f"{name}.tif", *words)
        assert code == 0, err
        with rasterio.open(tmp_path / f"{name}.tif") as file:
            results.append(file.read())
    assert (results[0] == results[1]).all()
    assert (results[0] != -128).any()


def test_radar_among_colours_is_taken_at_its_own_dates(scene):
    """Earth Engine's toBands of a merged collection."""
    bands = dict.fromkeys(("20180407_B4", "20180407_B8", "20180512_B4", "20180512_B8"), 1000)
    bands |= dict.fromkeys(("20180409_VV", "20180409_VH"), -12)
    path = scene.write(
        "both.tif",
        {name: np.full((16, 20), value, np.float32) for name, value in bands.items()},
        10,
    )
    frames = frames_of({"path": path})
    assert [(f.source.id, f.when.date().isoformat(), [*f.bands.values()]) for f in frames] == [
        ("sentinel-2-l2a", "2018-04-07", [1, 2]),
        ("sentinel-2-l2a", "2018-05-12", [3, 4]),
        ("sentinel-1-grd", "2018-04-09", [5, 6]),
    ]
    assert not any(frame.note for frame in frames)


def test_two_images_of_a_date_are_both_taken(scene):
    """Earth Engine's toBands where two tiles, or two looks of a pass, meet: each fills what the other lacks."""
    east, west = (f"20180407T104021_20180407T104024_T31U{tile}S" for tile in "EF")
    bands = {
        f"{image}_{band}": np.zeros((16, 20), np.uint16)
        for image in (east, west)
        for band in ("B4", "B8", "SCL")
    }
    for image, half, value in ((east, np.s_[:, 10:], 2000), (west, np.s_[:, :10], 3000)):
        bands[f"{image}_SCL"][half] = 4
        bands[f"{image}_B4"][half] = bands[f"{image}_B8"][half] = value
    bands["20180512T104021_20180512T104024_T31UES_B8"] = np.full((16, 20), 4000, np.uint16)
    frames = frames_of({"path": scene.write("export.tif", bands, 10)})
    assert [(f.when.date().isoformat(), f.bands, f.mask and f.mask.band) for f in frames] == [
        ("2018-04-07", {"B04": 1, "B08": 2}, 3),
        ("2018-04-07", {"B04": 4, "B08": 5}, 6),
        ("2018-05-12", {"B08": 7}, None),
    ]
    reader = FrameReader(frames[:2], target_grid(frames, None))
    values, clear = reader.read(Tile(0, 0, 20, 16))
    reader.close()
    assert clear.all()
    np.testing.assert_allclose(values[2, 0], [0.3] * 10 + [0.2] * 10, rtol=1e-6)


@pytest.mark.parametrize(
    "names",
    [
        ["20180407_1_B4", "20180407_1_B8", "20180407_11_B4", "20180407_11_B8"],
        ["LC08_199024_20180407_B4", "LC08_199024_20180407_B8", "LC08_199025_20180407_B4", "LC08_199025_20180407_B8"],
    ],
)  # fmt: skip
def test_images_of_a_date_are_told_by_what_stands_before_their_bands(scene, names):
    source = "landsat-c2-l2" if names[0][0] == "L" else "sentinel-2-l2a"
    seen = found(write(scene, names, "export.tif"), source=source)
    assert [list(bands.values()) for _, bands in seen] in ([[1, 2], [3, 4]], [[1], [3]])


@pytest.mark.parametrize(
    "names",
    [
        ["20180407_B04_min", "20180407_B04_max"],
        ["20180407_B04"] * 2,
        ["20180407_T31UES_mean_B04", "20180407_T31UES_stdDev_B04"],
    ],
)
def test_bands_that_are_no_two_images_are_refused(scene, names):
    with pytest.raises(InputError, match="2 bands that are B04 of one date"):
        found(write(scene, names))
