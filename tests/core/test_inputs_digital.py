"""Digital numbers of each product and how they become reflectance or decibel."""

import math
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
import rasterio
from aef_fields.core.errors import InputError
from aef_fields.core.grid import Tile
from aef_fields.core.inputs import rasterfile
from aef_fields.core.inputs.digital import agreed
from aef_fields.core.inputs.frame import frames_of, load
from aef_fields.core.inputs.rasterfile import read_small
from aef_fields.core.raster import FrameReader, target_grid
from aef_fields.core.sources import SOURCES
from affine import Affine

S2_BANDS = ("B02", "B03", "B04", "B08")
AS_IS, SHIFTED = (1e-4, 0.0), (1e-4, -0.1)


@pytest.fixture
def scene(make_scene):
    return make_scene(20, 16)


def filled(value, dtype=np.uint16):
    """Some texture above `value`; the upper left pixel is 0."""
    pixels = (value + np.arange(320).reshape(16, 20) % 7 * (value / 100)).astype(dtype)
    pixels[0, 0] = 0
    return pixels


def numbers(frame):
    return pytest.approx((frame.digital.scale, frame.digital.offset), rel=1e-6)


def one(path, **stated):
    (frame,) = frames_of({"path": path} | stated)
    return frame


def land(dark, dtype=np.uint16):
    """Bands of a green field: dark in the visible, bright in the near infrared."""
    return {b: filled(dark if b != "B08" else dark + 3000, dtype) for b in S2_BANDS}


@pytest.mark.parametrize(
    ("name", "dark", "expected"),
    [
        # Before the offset was brought in, whatever the values.
        ("S2A_MSIL2A_20211215T103431_N0301_R108_T32TMT.tif", 300, AS_IS),
        ("S2A_MSIL2A_20211215T103431_N0301_R108_T32TMT.tif", 1300, AS_IS),
        ("S2_20180407.tif", 1300, AS_IS),
        # With it: by the baseline in the name, reprocessed early dates too, or by the date.
        ("S2A_MSIL2A_20220305T102921_N0400_R108_T32TMT.tif", 1300, SHIFTED),
        ("S2A_MSIL1C_20220305T102921_N0400_R108_T32TMT.tif", 1300, SHIFTED),
        ("S2A_MSIL2A_20180407T102921_N0500_R108_T32TMT.tif", 1300, SHIFTED),
        ("S2A_MSIL2A_20180407T102921_N0511_R108_T32TMT.tif", 950, SHIFTED),
        ("S2_20220305.tif", 1300, SHIFTED),
        # Early date, reprocessed late, but of the old baseline.
        ("S2A_MSIL2A_20220305T102921_N0301_R108_T32TMT.tif", 1300, AS_IS),
        # Taken off before: called so, or shown by dark values.
        ("S2_SR_HARMONIZED_20220305.tif", 1300, AS_IS),
        ("S2A_MSIL2A_20220305T102921_N0400_R108_T32TMT.tif", 300, AS_IS),
        ("S2_20230407.tif", 300, AS_IS),
    ],
)
def test_the_offset_of_baseline_4_is_taken_off_once(scene, name, dark, expected):
    frame = one(scene.write(name, land(dark), 10))
    assert numbers(frame) == expected


def test_what_was_assumed_is_said(scene):
    name = "S2A_MSIL2A_20220305T102921_N0400_R108_T32TMT{}.tif"
    shifted = one(scene.write(name.format(""), land(1300), 10))
    assert "1000 taken off its digital numbers; state scale and offset" in shifted.digital.note
    clean = one(scene.write(name.format("_b"), land(300), 10))
    assert "dark values show that the offset of 1000 was taken off before" in clean.digital.note
    old = one(scene.write("S2_20180407.tif", land(300), 10))
    assert old.digital.note == ""


def test_the_files_tags_and_statements_win(scene):
    name = "S2A_MSIL2A_20220305T102921_N0400_R108_T32TMT.tif"
    path = scene.write(name, land(1300), 10)
    assert numbers(one(path, scale=1e-4)) == AS_IS
    with rasterio.open(path, "r+") as file:
        file.update_tags(PROCESSING_BASELINE="02.09")
    assert numbers(one(path)) == AS_IS
    with rasterio.open(path, "r+") as file:
        file.update_tags(PROCESSING_BASELINE="05.10", DESCRIPTION="harmonized by openEO")
    assert numbers(one(path)) == AS_IS
    with rasterio.open(path, "r+") as file:
        file.scales, file.offsets = (2e-4,) * 4, (-0.2,) * 4
    assert numbers(one(path)) == (2e-4, -0.2)


def test_bands_with_scales_of_their_own_are_refused(scene):
    path = scene.write("S2_20180407.tif", land(300) | {"SCL": filled(4)}, 10)
    with rasterio.open(path, "r+") as file:
        file.scales = (1e-3, 1e-4, 1e-4, 1e-4, 1.0)
    with pytest.raises(InputError, match=r"S2_20180407.tif .* own \(B02 0.001 and 0, B08 0.0001"):
        one(path)
    assert numbers(one(path, scale=1e-4)) == AS_IS
    # Those of bands that are not used do not matter.
    assert numbers(one(path, bands={"B04": 3, "B08": 4})) == AS_IS


def test_clouds_do_not_hide_that_the_offset_is_gone(scene):
    """Only clear pixels are looked at: under cloud nothing is dark."""
    bands = land(300)
    quality = np.full((16, 20), 4, np.uint16)
    for pixels in bands.values():
        pixels[:, 3:] = 8000
    quality[:, 3:] = 9
    path = scene.write("S2_20230407.tif", bands | {"SCL": quality}, 10)
    assert numbers(one(path)) == AS_IS


def test_bands_of_one_product_agree(scene):
    """The near infrared alone looks as if it had the offset."""
    name = "T32TMT_20230407T102921_{}_10m.tif"
    source = {"source": "sentinel-2-l2a"}
    files = {b: scene.write(name.format(b), {"": p}, 10) for b, p in land(300).items()}
    alone = one(files["B08"], **source)
    assert numbers(alone) == SHIFTED
    together = agreed([one(path, **source) for path in files.values()])
    assert {(f.digital.scale, f.digital.offset) for f in together} == {AS_IS}
    # In a manifest too.
    manifest = scene.manifest([{"path": p.name} | source for p in files.values()])
    assert {f.digital.offset for f in load(manifest)[0]} == {0.0}


@pytest.mark.parametrize(
    ("darkest", "expected"),
    [
        ((300, 1300, 300), [AS_IS] * 3),
        ((300, 0, 1300), [AS_IS] * 3),  # one that is missing tells nothing
        ((1300, 300, 1300), [SHIFTED, AS_IS, SHIFTED]),
    ],
)
def test_dates_of_one_file_agree(scene, darkest, expected):
    """In haze nothing is dark: 1000 were taken off that date alone, whose land came out darker by 0.1."""
    days = ("20230407", "20230412", "20230417")
    bands = {
        f"{day}_{band}": pixels if dark else 0 * pixels
        for day, dark in zip(days, darkest)
        for band, pixels in land(dark).items()
    }
    scene.write("S2_stack.tif", bands, 10, nodata=0)
    frames, notes = load(scene.manifest([{"path": "S2_stack.tif"}]))
    assert [numbers(frame) for frame in frames] == expected
    assert len(notes) == len({*expected})


DAYS = ("20230407", "20230412", "20230417")


def test_dates_agree_over_the_files_of_their_bands(scene):
    """Nothing is dark in the near infrared alone: its date in haze goes by the file of the red, too."""
    entries = []
    for band in ("B04", "B08"):
        bands = {f"{day}_{band}": land(dark)[band] for day, dark in zip(DAYS, (300, 1300, 300))}
        for day in DAYS:
            bands[f"{day}_{band}"] += np.uint16(1000 * (band == "B08"))
        entries.append({"path": scene.write(f"S2_{band}.tif", bands, 10).name})
    assert [numbers(frame) for frame in load(scene.manifest(entries))[0]] == [AS_IS] * 6


def test_dates_of_which_one_of_two_tiles_shows_it_count_once(scene):
    """The lake lies in one tile, and the other tile of each date is no voice against it."""
    bands = {}
    for day, dark in zip(DAYS, (300, 1300, 300)):
        for tile, least in (("T31UES", dark), ("T31UFS", 1300)):
            bands |= {f"{day}_{tile}_{band}": pixels for band, pixels in land(least).items()}
    frames, _ = load(scene.manifest([{"path": scene.write("S2_stack.tif", bands, 10).name}]))
    assert [numbers(frame) for frame in frames] == [AS_IS] * 6


def test_reflectance_that_never_is_dark_is_doubted_not_shifted(scene):
    name = "S2A_MSIL2A_20220305T102921_N9999_R108_T32TMT.tif"
    bright = {b: filled(0.14, np.float32) for b in S2_BANDS}
    frame = one(scene.write(name, bright, 10))
    assert numbers(frame) == (1.0, 0.0)
    assert 'state "offset": -0.1' in frame.digital.note
    dark = {b: filled(0.04, np.float32) for b in S2_BANDS}
    assert one(scene.write(name, dark, 10)).digital.note == ""
    values = read(one(scene.write(name, bright, 10), offset=-0.1))
    assert values[0, 3, 0] == pytest.approx(0.04 + 60 % 7 * 0.0014, abs=1e-6)


@pytest.mark.parametrize(("red", "doubted"), [(0.04, False), (0.14, True)])
def test_bands_of_one_product_are_doubted_together(scene, red, doubted):
    """A file a band, as in SNAP's folders: the infrared alone is never dark."""
    folder = scene.folder / "S2A_MSIL2A_20220305T102921_N0400_R108_T32TMT_resampled.data"
    folder.mkdir()
    for band, value in {"B4": red, "B11": 0.2}.items():
        scene.write(
            f"{folder.name}/{band}.img", {band: filled(value, np.float32)}, 10, driver="ENVI"
        )
    listed = [{"path": f"{folder.name}/{band}.img"} for band in ("B4", "B11")]
    frames, notes = load(scene.manifest(listed))
    assert [bool(frame.digital.note) for frame in frames] == [doubted] * 2
    assert bool(notes) == doubted


def read(frame):
    grid = target_grid([frame], None)
    reader = FrameReader([frame], grid)
    try:
        return reader.read(Tile(0, 0, grid.width, grid.height))[0]
    finally:
        reader.close()


SECOND, FIRST = (2.75e-5, -0.2), (1e-4, 0.0)


@pytest.mark.parametrize(
    ("name", "band", "value", "expected"),
    [
        ("LC08_L2SP_199024_20200101_20200823_02_T1_SR_B4.TIF", "", 9000, SECOND),
        ("LC09_L2SR_199024_20220101_20220823_02_T1_SR_B4.TIF", "", 9000, SECOND),
        ("LC08_L1TP_199024_20180101_20180823_01_T1_sr_band4.tif", "", 900, FIRST),
        ("L8_20180101.tif", "SR_B4", 9000, SECOND),
        ("L8_20180101.tif", "B4", 9000, SECOND),
        ("L8_20180101.tif", "B4", 900, FIRST),
    ],
)
def test_landsat_surface_reflectance_of_both_collections(scene, name, band, value, expected):
    frame = one(scene.write(name, {band: filled(value)}, 30))
    assert (frame.source.id, frame.bands) == ("landsat-c2-l2", {"B04": 1})
    assert numbers(frame) == expected


@pytest.mark.parametrize(
    ("name", "stated"),
    [
        ("LE07_L2SP_199024_20000824_20200918_02_T1.tif", {}),
        ("LT05_199024_20000824.tif", {}),
        ("L5_20000824.tif", {"source": "landsat-c2-l2"}),
    ],
)
def test_landsat_4_5_and_7_number_their_bands_otherwise(scene, name, stated):
    """Their band 4 is the near infrared, Landsat 8's band 5; 6 is thermal."""
    bands = {f"SR_B{i}": filled(9000) for i in (1, 2, 3, 4, 5, 7)} | {"ST_B6": filled(40000)}
    path = scene.write(name, bands, 30)
    frame = one(path, **stated)
    assert frame.source.id == "landsat-c2-l2"
    assert frame.bands == dict(zip(("B02", "B03", "B04", "B05", "B06", "B07"), range(1, 7)))
    assert numbers(frame) == SECOND
    # What is stated goes by the names of the table.
    assert one(path, bands={"B05": 4}, **stated).bands == {"B05": 4}


def test_a_file_a_band_of_landsat_7(scene):
    stem = "LE07_L2SP_199024_20000824_20200918_02_T1_SR_B{}.TIF"
    for number, band in ((1, "B02"), (4, "B05"), (7, "B07")):
        path = scene.write(stem.format(number), {"": filled(9000)}, 30)
        assert one(path).bands == {band: 1}


def test_landsat_as_reflectance_is_taken_as_it_is(scene):
    bands = {"SR_B4": filled(0.05, np.float32)}
    assert numbers(one(scene.write("LC08_L2SP_199024_20200101_02_T1.tif", bands, 30))) == (1, 0)


def test_a_picture_in_bytes_is_refused_until_its_scale_is_stated(scene):
    bands = {band: filled(90, np.uint8) for band in ("B04", "B03", "B02")}
    path = scene.write("S2_20180407_rgb.tif", bands, 10)
    with pytest.raises(InputError, match=r"S2_20180407_rgb.tif holds bytes \(0 to 255\)"):
        one(path)
    assert numbers(one(path, scale=0.004)) == (0.004, 0.0)
    own = replace(
        SOURCES["sentinel-2-l2a"], id="camera-1"
    )  # whose encoder learnt from such numbers
    (frame,) = frames_of({"path": path, "source": own.id}, {own.id: own})
    assert numbers(frame) == (1e-4, 0.0)


@pytest.mark.parametrize("bands", ["RGB", "RGBA"])
def test_true_colours_of_a_browser_are_told_as_a_picture(scene, bands):
    """Whose bands have no names: that ten were expected in some order was no help."""
    name = "2018-04-07-00_00_2018-04-07-23_59_Sentinel-2_L2A_True_color.tiff"
    path = scene.write(name, {f"Band {b}": filled(90, np.uint8) for b in bands}, 10)
    with pytest.raises(
        InputError, match=r"True_color\.tiff holds bytes .* bands as they were meas"
    ):
        one(path)


def test_landsat_level_1_is_corrected_for_the_suns_height(scene):
    stem = "LC08_L1TP_013032_20180131_20180207_01_T1"
    path = scene.write(f"{stem}_B4.TIF", {"": filled(9000)}, 30)
    frame = one(path)
    assert numbers(frame) == (2e-5, -0.1)
    assert "No MTL.txt" in frame.digital.note
    other = scene.folder / "LC08_L1TP_014032_20180131_20180207_01_T1_MTL.txt"
    other.write_text("SUN_ELEVATION = 80.0\n")
    assert numbers(one(path)) == (2e-5, -0.1)
    (scene.folder / f"{stem}_MTL.txt").write_text(
        "  GROUP = IMAGE_ATTRIBUTES\n    SUN_AZIMUTH = 157.1\n    SUN_ELEVATION = 30.00000000\n"
    )
    frame = one(path)
    assert numbers(frame) == (4e-5, -0.2)
    assert frame.digital.note == ""
    assert read(frame)[2, 1, 0] == pytest.approx((9000 + 20 % 7 * 90) * 4e-5 - 0.2, abs=1e-5)


def radar(scene, low, dtype=np.float32, **stated):
    bands = {"VV": filled(low, dtype), "VH": filled(low, dtype)}
    return one(scene.write("S1A_IW_GRDH_20180407.tif", bands, 20), **stated)


def test_backscatter_in_db_power_and_amplitude(scene):
    assert radar(scene, -12.0).digital.decibel == 0
    assert read(radar(scene, -12.0))[0, 0, 1] == pytest.approx(-12.12)
    # 0 in both bands is no echo of 0 dB.
    assert np.isnan(read(radar(scene, -12.0))[:, 0, 0]).all()
    power = radar(scene, 0.1)
    assert power.digital.decibel == 10
    assert read(power)[0, 0, 1] == pytest.approx(10 * math.log10(0.101), abs=1e-4)
    assert np.isnan(read(power)[:, 0, 0]).all()
    amplitude = radar(scene, 0.3, units="amplitude")
    assert read(amplitude)[0, 0, 1] == pytest.approx(20 * math.log10(0.303), abs=1e-4)
    coded = radar(scene, 5000, np.uint16, units="amplitude", scale=10 ** (-83 / 20))
    assert read(coded)[0, 0, 1] == pytest.approx(20 * math.log10(5050) - 83, abs=1e-3)
    scaled = radar(scene, 1000, np.uint16, scale=1e-4)
    assert read(scaled)[0, 0, 1] == pytest.approx(10 * math.log10(0.101), abs=1e-4)


@pytest.mark.parametrize("fill", [-1e-3, -9999.0])
def test_power_whose_noise_was_taken_off_is_power(scene, fill):
    """Over calm water a third of it is below 0; so may be what a file's gaps are filled with."""
    power = filled(0.004, np.float32)
    power[:5] = fill
    found = one(scene.write("S1A_IW_GRDH_20180407.tif", {"VV": power, "VH": power}, 20))
    assert found.digital.decibel == 10
    assert found.digital.note == "Values are hardly ever negative: taken as linear power, not dB."
    values = read(found)[0]
    assert np.isnan(values[:5]).all()
    assert values[5:].min() == pytest.approx(10 * math.log10(0.004), abs=1e-3)


@pytest.mark.parametrize("bands", [1, 2])  # the second one tells where there is data
@pytest.mark.parametrize(
    ("name", "value", "dtype", "expected"),
    [
        ("Sentinel-2_L2A_B04", 0.2, np.float32, 0.202),
        ("Sentinel-2_L2A_B04", 13107, np.uint16, 0.202),
        ("Landsat_8-9_L2_B04", 13107, np.uint16, 0.202),
        ("Sentinel-1_IW_VV+VH_VV", 0.1, np.float32, -9.957),
        ("Sentinel-1_IW_VV+VH_VV", 6554, np.uint16, -9.957),
    ],
)
def test_raw_bands_of_copernicus_browser(scene, bands, name, value, dtype, expected):
    """No offset is in those of any date, and 16 bits are no ten thousandths."""
    path = f"2023-04-07-00_00_2023-04-07-23_59_{name}_(Raw).tiff"
    both = {"": filled(value, dtype), "data": np.ones((16, 20), dtype)}
    with rasterio.open(scene.write(path, dict([*both.items()][:bands]), 10), "r+") as file:
        file.descriptions = [""] * bands
    found = one(scene.folder / path)
    assert found.bands == {name[-3:].strip("_"): 1}
    assert np.nanmax(read(found)[:, 0, 1]) == pytest.approx(expected, abs=2e-3)
    assert np.isnan(read(found)[:, 0, 0]).all()


def test_what_a_user_calls_raw_is_in_ten_thousandths(scene):
    path = scene.write("S2_20180407_B04 (raw).tif", {"": filled(1000, np.uint16)}, 10)
    assert one(path).digital.scale == 1e-4


def test_backscatter_of_unknown_calibration_is_refused(scene):
    with pytest.raises(InputError, match=r'be told; state it, e\.g\. "units"'):
        radar(scene, 300, np.uint16)


def test_decibels_times_a_hundred_are_refused_until_their_scale_is_stated(scene):
    with pytest.raises(InputError, match=r"decibels \(median -1230, .* \"scale\": 0.01 where"):
        radar(scene, -1200, np.int16)
    assert read(radar(scene, -1200, np.int16, scale=0.01))[0, 0, 1] == pytest.approx(-12.12)
    mostly = np.full((16, 20), -9999.0, np.float32)  # a fill that the file does not tell of
    mostly[:4] = filled(-12.0, np.float32)[:4]
    path = scene.write("S1A_IW_GRDH_20180408.tif", {"VV": mostly, "VH": mostly}, 20)
    assert one(path).digital.decibel == 0


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ({"units": "sigma"}, "units 'sigma' .* expected dB, power, amplitude"),
        ({"scale": 0}, "must be numbers, the scale not zero"),
        ({"scale": 10**400}, "must be numbers, the scale not zero"),
        ({"source": "sentinel-2-l2a", "bands": {"B02": 1}, "units": "dB"}, "for radar only"),
    ],
)
def test_units_and_scales_that_can_not_be(scene, stated, words):
    with pytest.raises(InputError, match=words):
        radar(scene, -12.0, **stated)


@pytest.mark.parametrize("tall", [False, True])
def test_rows_at_a_time_look_at_the_same_pixels_as_all_at_once(tmp_path, monkeypatch, tall):
    rows, cols = np.mgrid[:640, :800]
    shape = {"crs": "EPSG:32631", "transform": Affine(10, 0, 5e5, 0, -10, 5e6), "dtype": "uint16"}
    shape |= {"count": 2, "height": 640, "width": 800, "nodata": 0}
    shape |= {"tiled": True, "blockxsize": 64, "blockysize": 640 if tall else 64}
    path = tmp_path / "a.tif"
    with rasterio.open(path, "w", driver="GTiff", **shape) as file:
        file.write(np.stack((rows, cols)).astype(np.uint16))
    with rasterio.open(path) as file:
        once = read_small(path, file, [2, 1], (64, 64))
        calls, read = [], file.read
        counted = SimpleNamespace(
            read=lambda *a, **k: calls.append(k["window"].height) or read(*a, **k),
            **{
                k: getattr(file, k)
                for k in ("width", "height", "count", "block_shapes", "overviews")
            },
        )
        monkeypatch.setattr(rasterfile, "LOOKED", 2 * 8 * 800 * 2 * 100)  # room for 100 rows
        parts = read_small(path, counted, [2, 1], (64, 64))
    assert calls == ([640] * 2 if tall else [100] * 12 + [40] * 2)
    assert (parts.data == once.data).all()
    assert (np.ma.getmaskarray(parts) == (parts.data == 0)).all()
    assert all(len(np.unique(band)) == 64 for band in parts.data)


def test_bands_of_different_types_are_looked_at(tmp_path):
    """A VRT may have such bands."""
    bands = []
    for i, kind in enumerate(("uint16", "float32"), 1):
        with rasterio.open(
            tmp_path / f"{i}.tif", "w", driver="GTiff", width=9, height=9, count=1, dtype=kind,
            crs="EPSG:32631", transform=Affine(10, 0, 5e5, 0, -10, 5e6),
        ) as file:  # fmt: skip
            file.write(np.full((9, 9), i + 0.5, kind), 1)
        name = {"uint16": "UInt16", "float32": "Float32"}[kind]
        bands.append(
            f"<VRTRasterBand dataType='{name}' band='{i}'><SimpleSource><SourceFilename>"
            f"{tmp_path / f'{i}.tif'}</SourceFilename></SimpleSource></VRTRasterBand>"
        )
    path = tmp_path / "both.vrt"
    path.write_text(
        "<VRTDataset rasterXSize='9' rasterYSize='9'><GeoTransform>0,10,0,90,0,-10</GeoTransform>"
        f"{''.join(bands)}</VRTDataset>"
    )
    with rasterio.open(path) as file:
        found = read_small(path, file, [1, 2], (3, 3))
    assert (found[0] == 1).all() and (found[1] == 2.5).all()
