"""What a file tells about itself: source, date, bands, mask, scale."""

import json
from datetime import datetime, timezone
from pathlib import Path

import numpy as np
import pytest
import rasterio
from aef_fields.core.errors import InputError
from aef_fields.core.inputs.dates import find_date
from aef_fields.core.inputs.frame import grouped, load
from aef_fields.core.inputs.period import products_of

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "scenes"


def complete(stated):
    """The frame that a manifest of this one entry holds."""
    manifest = Path(stated["path"]).with_name("one.json")
    manifest.write_text(json.dumps({"frames": [stated]}, default=str))
    (frame,), _ = load(manifest)
    return frame


def dated(path, stated=None, *names):
    """The date told by what is stated, the layer's name, the file's and its folder's."""
    path = Path(path)
    return find_date(stated, path, {}, [*names, path.name, path.parent.name])


def utc(*parts):
    return datetime(*parts, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("S2_20180407.tif", utc(2018, 4, 7)),
        ("S2A_MSIL2A_20220305T102921_N0400_R108_T32TMT_20220305T135811.SAFE.tif", utc(2022, 3, 5)),
        ("T31UFS_20180407T105031_B02_10m.jp2", utc(2018, 4, 7)),
        ("LC08_L2SP_199024_20200101_20200823_02_T1_SR_B2.TIF", utc(2020, 1, 1)),
        ("ndvi 2019-06-30 final.tif", utc(2019, 6, 30)),
        ("scene_2019_06_30.tif", utc(2019, 6, 30)),
        ("S1A_IW_GRDH_1SDV_20191231T234501_x.tif", utc(2019, 12, 31)),
        ("tile_20190630.5_x.tif", utc(2019, 6, 30)),
        # Of composites of a month.
        ("S2_2018-04.tif", utc(2018, 4, 15)),
        ("2018-04_10m_2018-05-02.tif", utc(2018, 5, 2)),
        # NASA's archives count the days of the year.
        ("HLS.S30.T31UFS.2018097T105031.v2.0.B04.tif", utc(2018, 4, 7)),
        ("HLSS30.020_B04_doy2018097_aid0001_31N.tif", utc(2018, 4, 7)),
        ("HLSS30.020_B04_doy2018097000000_aid0001_31N.tif", utc(2018, 4, 7)),
    ],
)
def test_dates_in_names(name, expected):
    assert dated(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        *("mosaic.tif", "x_123201804070.tif", "a_20181340.tif", "2018.tif", "2018097.tif"),
        *("S2_2018_04.tif", "S2_201804.tif", "2018-13.tif", "x_2018-10m.tif", "2018-04-99.tif"),
        *("2018366T105031.tif", "2018000T105031.tif", "12018097T105031.tif"),
    ],
)
def test_numbers_that_are_no_dates(name):
    with pytest.raises(InputError, match="No date found for"):
        dated(name)


def test_a_month_is_said_to_be_one(scene):
    path = scene.write("S2_2018-04.tif", {"B2": ones(), "B8": ones()}, 10)
    frame = complete({"path": path})
    assert (frame.when, frame.note) == (
        utc(2018, 4, 15),
        "Of its date the month is told: taken for the 15th.",
    )
    path = scene.write("S2_2018-04-15.tif", {"B2": ones(), "B8": ones()}, 10)
    assert complete({"path": path}).note == ""
    assert complete({"path": scene.folder / "S2_2018-04.tif", "datetime": "2018-04-15"}).note == ""


def test_a_folders_month_is_not_that_of_each_file():
    with pytest.raises(InputError, match="No date found for"):
        dated("/data/2018-04/B02.tif")


@pytest.mark.parametrize("by", ["_", "-", "_to_"])
def test_from_one_month_to_another_is_no_month(by):
    with pytest.raises(InputError, match="No date found for"):
        dated(f"S2_2018-04{by}2018-09.tif")


def test_a_day_the_calendar_lacks_is_passed_over():
    assert dated("a_20180231_20180301.tif") == utc(2018, 3, 1)


def test_the_layers_name_counts_before_the_files_and_the_folders():
    path = "/data/20170101/S2_20180407.tif"
    assert dated(path, None, "field on 2019-05-05") == utc(2019, 5, 5)
    assert dated("/data/20170101/B02.tif") == utc(2017, 1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-04-07", utc(2018, 4, 7)),
        ("2018-04-07T10:50:31", utc(2018, 4, 7, 10, 50, 31)),
        ("2018-04-07T10:50:31Z", utc(2018, 4, 7, 10, 50, 31)),
        # Another time zone's evening is our next day.
        ("2018-04-07T23:30:00-05:00", utc(2018, 4, 8, 4, 30)),
    ],
)
def test_stated_dates_are_utc(text, expected):
    found = dated("S2_20100101.tif", text)
    assert found == expected
    assert found.tzinfo is timezone.utc


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018-04-07T23:30-05:00", 8),
        ("2018-04-07T23:30:12.345678-05:00", 8),
        ("20180407T233012-0500", 8),
        ("2018-04-08 01:30 +02", 7),
        ("2018-04-07T23:30:12Z", 7),
        ("2018-04-07T23:30:12", 7),
        ("2018-04-07T99:30-05:00", 7),
        ("2018-04-07", 7),
    ],
)
def test_a_tags_day_is_that_in_utc(text, day):
    assert find_date(None, Path("S2_20100101.tif"), {"DATETIME": text}, []) == utc(2018, 4, day)


@pytest.fixture
def scene(make_scene):
    return make_scene(20, 16)


def numbers(frame):
    """How its numbers become values: scale, offset, 10 or 20 if they are no decibel yet."""
    return frame.digital.scale, frame.digital.offset, frame.digital.decibel


def test_a_described_file_tells_everything(scene):
    frame = complete({"path": scene.optical("20180510")})
    assert frame.source.id == "sentinel-2-l2a"
    assert frame.when == utc(2018, 5, 10)
    assert list(frame.bands.items())[:3] == [("B02", 1), ("B03", 2), ("B04", 3)]
    assert len(frame.bands) == 10
    assert (frame.mask.path, frame.mask.band) == (frame.path, 11)
    assert tuple(frame.mask.valid) == (4, 5, 6, 7)
    assert numbers(frame) == (1e-4, 0.0, 0)
    radar = complete({"path": scene.radar("20180801")})
    assert (radar.source.id, radar.bands) == ("sentinel-1-grd", {"VV": 1, "VH": 2})
    assert (numbers(radar), radar.mask) == ((1.0, 0.0, 0), None)


def ones(value=1000, dtype=np.uint16):
    return np.full((16, 20), value, dtype)


TOA = [*(f"B{i}" for i in range(1, 12)), "QA_PIXEL"]
L1C = ["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8A", "B9", "B10", "B11", "B12", "QA60"]


@pytest.mark.parametrize(
    ("name", "bands", "source"),
    [
        # As Earth Engine exports them: Landsat's panchromatic B8 is not Sentinel-2's B08.
        ("LC08_199024_20170824.tif", TOA, "landsat-c2-l1"),
        ("LC08_199024_20170824.tif", TOA[:-1], "landsat-c2-l1"),
        ("summer_20170824.tif", TOA, "landsat-c2-l1"),
        ("LC08_199024_20170824.tif", ["SR_B4", "SR_B5", "QA_PIXEL"], "landsat-c2-l2"),
        ("20170824T105031_20170824T105030_T31UFT.tif", L1C, "sentinel-2-l1c"),
        ("S2_20170824.tif", L1C, "sentinel-2-l1c"),
        ("S2A_MSIL2A_20170824T105031.tif", L1C, "sentinel-2-l2a"),
        ("20170824T105031_T31UFT.tif", [*L1C[:-1], "mask_SCL"], "sentinel-2-l2a"),
        ("summer_20170824.tif", ["B2", "B3", "B4", "B8"], "sentinel-2-l2a"),
        ("summer_20170824.tif", ["B2", "B8", "B11", "B12"], "sentinel-2-l2a"),
        # What a person has named.
        ("S2_20170824_L1C.tif", ["B2", "B8", "B11", "B12"], "sentinel-2-l1c"),
        ("summer_toa_20170824.tif", ["B02", "B08"], "sentinel-2-l1c"),
        ("S2_20170824_L2A.tif", ["B02", "B08"], "sentinel-2-l2a"),
        ("L8_20170824.tif", ["B2", "B5"], "landsat-c2-l2"),
        ("L8_COL1_20170824.tif", ["B2", "B5"], "landsat-c2-l2"),
        ("L8_20170824_TOA.tif", ["B2", "B5"], "landsat-c2-l1"),
        ("sentinel2_landsat_20170824.tif", ["SR_B4", "SR_B5"], "landsat-c2-l2"),
    ],
)
def test_names_of_bands_tell_the_source(scene, name, bands, source):
    path = scene.write(name, {band: ones() for band in bands}, 10)
    assert complete({"path": path}).source.id == source


@pytest.mark.parametrize(
    ("name", "bands"),
    [
        # Two levels of Landsat, or Landsat and Sentinel-2, have bands of these names.
        ("LC08_199024_20170824.tif", ["B4", "B5"]),
        ("summer_20170824.tif", TOA[:-1]),
    ],
)
def test_names_of_bands_that_are_several_sources_tell_nothing(scene, name, bands):
    path = scene.write(name, {band: ones() for band in bands}, 10)
    with pytest.raises(InputError, match=r"sensor .* can't be told from its name or bands"):
        complete({"path": path})


def test_bands_go_by_name_in_any_order_and_spelling(scene):
    names = ("swir1", "B8", "Red", "T31UFS_20180510_B02_10m", "SCL", "quality")
    path = scene.write("S2_20180510.tif", {name: ones() for name in names}, 10)
    frame = complete({"path": path})
    assert frame.bands == {"B11": 1, "B08": 2, "B04": 3, "B02": 4}
    assert frame.mask.band == 5


@pytest.mark.parametrize(
    ("names", "source", "expected"),
    [
        (
            ("rededge1", "rededge2", "rededge3", "nir", "nir08", "swir16", "swir22"),
            "sentinel-2-l2a",
            ("B05", "B06", "B07", "B08", "B8A", "B11", "B12"),
        ),
        (
            ("Vegetation Red Edge 1", "red_edge_2", "Narrow NIR", "SWIR 1"),
            "sentinel-2-l2a",
            ("B05", "B06", "B8A", "B11"),
        ),
        (("nir08", "swir16", "swir22"), "landsat-c2-l2", ("B05", "B06", "B07")),
        (("band04", "BAND08A", "band11", "B012"), "sentinel-2-l2a", ("B04", "B8A", "B11", "B12")),
        (
            ("nbart_red_edge_3", "nbart_nir_1", "nbart_nir_2", "nbart_swir_2", "nbart_swir_3"),
            "sentinel-2-l2a",
            ("B07", "B08", "B8A", "B11", "B12"),
        ),
        (("nbart_nir", "nbart_swir_1", "nbart_swir_2"), "landsat-c2-l2", ("B05", "B06", "B07")),
        # FORCE's.
        (("REDEDGE3", "BROADNIR", "NIR", "SWIR1"), "sentinel-2-l2a", ("B07", "B08", "B8A", "B11")),
    ],
)
def test_bands_go_by_common_names(scene, names, source, expected):
    path = scene.write("20180510.tif", {name: ones() for name in names}, 10)
    frame = complete({"path": path, "source": source})
    assert frame.bands == {band: i for i, band in enumerate(expected, 1)}
    assert frame.note == ""


def test_a_band_that_its_user_masked_is_one(scene):
    """ESA's masks are named alike: MSK_QUALIT_B04."""
    path = scene.write("msk_S2A_20180407_B04.tif", {"": ones()}, 10)
    assert complete({"path": path}).bands == {"B04": 1}


def test_bands_that_are_not_used_are_said(scene):
    names = ("B2", "B1", "cloud probability", "SCL", "QA60", "", "view_zenith_B2")
    path = scene.write("S2_20180510.tif", {str(i): ones() for i in range(7)}, 10)
    with rasterio.open(path, "r+") as file:
        file.descriptions = names
    frames, notes = load(scene.manifest([{"path": path.name}]))
    assert frames[0].bands == {"B02": 1}
    said = "Not used of its bands: B1, cloud probability, view_zenith_B2."
    assert [note for note in notes if note.endswith(said)]
    # Whoever states the bands knows the others.
    stated = [{"path": path.name, "bands": {"B02": 1}}]
    assert load(scene.manifest(stated))[1] == []


@pytest.mark.parametrize("other", ["1_B2", "B2_1", "b02"])
def test_a_band_named_twice_is_refused(scene, other):
    path = scene.write("S2_20180510.tif", {name: ones() for name in ("0_B2", "0_B3", other)}, 10)
    with pytest.raises(InputError, match=r'2 bands that are B02 .* state "bands", or "dates"'):
        complete({"path": path})
    assert complete({"path": path, "bands": {"B02": 1}}).bands == {"B02": 1}


def test_bands_without_names_go_by_order_when_their_number_fits(scene):
    path = scene.write("S1_20180801.tif", {f"Band {i}": ones(-12, np.float32) for i in "12"}, 20)
    assert complete({"path": path}).bands == {"VV": 1, "VH": 2}
    # Other names are not passed over: these are no VV and VH.
    path = scene.write("S1_20180802.tif", {n: ones(-12, np.float32) for n in ("HH", "HV")}, 20)
    with pytest.raises(InputError, match="has 2 bands without names that Sentinel-1 GRD knows"):
        complete({"path": path})


@pytest.mark.parametrize(("prefix", "count"), [("band", 10), ("B", 10), ("B0", 11)])
def test_bands_that_are_only_counted_have_no_names(scene, prefix, count):
    """Were they names, the red edge would be taken for the near infrared."""
    names = [f"{prefix}{i}" for i in range(1, count + 1)]
    path = scene.write("S2_20180510.tif", {name: ones() for name in names}, 10)
    frame = complete({"path": path})
    assert list(frame.bands.items()) == [(b, i) for i, b in enumerate(frame.source.bands, 1)]
    assert frame.note.startswith("Its bands have no names and were taken for B02, B03,")
    thirteen = scene.write("S2_20180512.tif", {f"{prefix}{i + 1}": ones() for i in range(13)}, 10)
    with pytest.raises(InputError, match="has 13 bands without names"):
        complete({"path": thirteen})
    three = scene.write("S2_20180511.tif", {name: ones() for name in names[1:4]}, 10)
    frame = complete({"path": three})
    assert (frame.bands, frame.note) == ({"B02": 1, "B03": 2, "B04": 3}, "")


@pytest.mark.parametrize(
    ("name", "count", "expected"),
    [
        ("S2A2A_20180407_051_Belgium_BOA_10", 11, {"B08": 8, "B11": 10, "B12": 11}),
        ("S2B2A_20180407_051_32TQQ_BOA_20", 11, {"B8A": 8, "B11": 10, "B12": 11}),
        ("S2A1C_20180407_051__TOA_10", 12, {"B08": 8, "B11": 11, "B12": 12}),
    ],
)
def test_sen2rs_order(scene, name, count, expected):
    """Of eleven bands the last would be taken for the mask, which lies beside them."""
    path = scene.write(f"{name}.tif", {str(i): ones(i) for i in range(count)}, 10)
    with rasterio.open(path, "r+") as file:
        file.descriptions = [""] * count
    quality = name.replace("BOA", "SCL").replace("TOA", "SCL")
    mask = scene.write(f"{quality}.tif", {"": ones(4, np.uint8)}, 10)
    frame = complete({"path": path})
    assert frame.bands == {f"B0{i}": i for i in range(2, 8)} | expected
    assert frame.source.id == ("sentinel-2-l1c" if "TOA" in name else "sentinel-2-l2a")
    assert (frame.mask and frame.mask.path) == (mask if "BOA" in name else None)
    with rasterio.open(path, "r+") as file:
        file.descriptions = [f"Band {i}" for i in range(1, count + 1)]
    assert complete({"path": path}).bands == frame.bands
    others = [name.replace("BOA", other).replace("TOA", other) for other in ("CLD", "SNW", "AOT")]
    for other in others:
        scene.write(f"{other}.tif", {"": ones()}, 10)
    listed = [{"path": f"{file}.tif"} for file in (name, *others)]
    assert load(scene.manifest(listed))[1][-1].startswith("Left out: 3 files. ")


def test_a_last_band_without_a_name_is_a_mask_only_if_it_holds_codes(scene):
    """Coastal blue to short-wave infrared are as many as Landsat's six bands and their quality."""
    rng = np.random.default_rng(0)
    bands = {str(i): rng.integers(8000, 15000, (16, 20), np.uint16) for i in range(1, 8)}
    name = "LC08_L2SP_199024_20200101_20200823_02_T1.tif"
    path = scene.write(name, bands, 30)

    def unnamed():
        with rasterio.open(path, "r+") as file:
            file.descriptions = [""] * 7

    unnamed()
    with pytest.raises(InputError, match=r"the last would be QA_PIXEL, but is no quality band"):
        complete({"path": path})
    numbers = {f"B0{i}": i for i in range(2, 8)}
    stated = complete({"path": path, "bands": numbers})
    assert (stated.bands, stated.mask) == (numbers, None)
    scene.write(name, bands | {"7": np.where(bands["7"] > 9000, 21824, 22280)}, 30)
    unnamed()
    assert complete({"path": path}).mask.band == 7
    assert complete({"path": path, "bands": numbers}).mask is None
    with rasterio.open(path, "r+") as file:
        file.colorinterp = [*file.colorinterp[:-1], rasterio.enums.ColorInterp.alpha]
    assert complete({"path": path}).mask is None


def test_several_rasters_in_one_file_are_told(tmp_path):
    path = tmp_path / "S2_20180510.gpkg"
    options = {"driver": "GPKG", "width": 8, "height": 8, "count": 1, "dtype": "uint8"}
    options |= {
        "crs": "EPSG:32631",
        "transform": rasterio.transform.from_origin(500_000, 5_600_000, 10, 10),
    }
    for i, name in enumerate(("B02", "B03")):
        more = {"RASTER_TABLE": name} | ({"APPEND_SUBDATASET": "YES"} if i else {})
        with rasterio.open(path, "w", **options, **more) as file:
            file.write(np.ones((1, 8, 8), np.uint8))
    with pytest.raises(
        InputError, match=r"S2_20180510.gpkg holds 2 rasters, as HDF and GeoPackages"
    ):
        complete({"path": path})


@pytest.mark.parametrize(
    ("name", "source", "band"),
    [
        # Copernicus Browser, MAJA and sits.
        ("2018-05-06-00:00_2018-05-06-23:59_Sentinel-2_L2A_B02_(Raw)", "sentinel-2-l2a", "B02"),
        ("2018-05-06-00:00_2018-05-06-23:59_Sentinel-2_L1C_B8A_(Raw)", "sentinel-2-l1c", "B8A"),
        ("2018-05-06-00:00_2018-05-06-23:59_Landsat_8-9_L2_B04_(Raw)", "landsat-c2-l2", "B04"),
        ("2018-05-06-00:00_2018-05-06-23:59_Landsat_8-9_L1_B04_(Raw)", "landsat-c2-l1", "B04"),
        ("2018-05-06-00:00_2018-05-06-23:59_Landsat_7_ETM+_L2_B04_(Raw)", "landsat-c2-l2", "B05"),
        ("SENTINEL2A_20180506-105030-458_L2A_T31UES_C_V2-2_FRE_B8", "sentinel-2-l2a", "B08"),
        ("SENTINEL-2_MSI_20LKP_B11_2018-05-06", "sentinel-2-l2a", "B11"),
        ("sentinel2_2018-05-06_B11", "sentinel-2-l2a", "B11"),
        # ESA's own, outside of their .SAFE folder.
        ("T31UFS_20180506T105031_B8A_20m", "sentinel-2-l2a", "B8A"),
    ],
)
def test_names_of_other_archives_tell_all(scene, name, source, band):
    path = scene.write(f"{name.replace(':', '_')}.tif", {"": ones()}, 10)
    frame = complete({"path": path})
    assert (frame.source.id, frame.bands) == (source, {band: 1})
    assert frame.when == utc(2018, 5, 6)


def test_one_band_a_file_by_the_files_name(scene):
    path = scene.write("T31UFS_20180510T105031_B8A_20m.tif", {"": ones()}, 10)
    frame = complete({"path": path, "source": "sentinel-2-l2a"})
    assert frame.bands == {"B8A": 1}


@pytest.mark.parametrize(
    ("item", "colours", "quality", "others", "source", "bands"),
    [
        (
            "S2A_31UFS_20180506_0_L2A",
            ("green", "red", "rededge1", "nir", "nir08", "swir16"),
            "scl",
            ("aot", "coastal", "nir09"),
            "sentinel-2-l2a",
            ("B03", "B04", "B05", "B08", "B8A", "B11"),
        ),
        (
            "LC08_L2SP_199024_20180506_02_T1",
            ("green", "red", "nir08", "swir16"),
            "qa_pixel",
            ("coastal", "lwir11", "qa_radsat"),
            "landsat-c2-l2",
            ("B03", "B04", "B05", "B06"),
        ),
        (
            "S2A_31UFS_20180506_0_L2A",
            ("B03", "B8A"),
            "SCL",
            ("B01",),
            "sentinel-2-l2a",
            ("B03", "B8A"),
        ),
    ],
)
def test_files_named_by_colour_in_the_folder_of_an_item(
    scene, item, colours, quality, others, source, bands
):
    """STAC's keys. Each of two tiles of a day has the quality band that lies beside it."""
    for folder in (item, item.replace("31UFS", "31UFT").replace("199024", "199025")):
        (scene.folder / folder).mkdir()
        for name in (*colours, *others):
            scene.write(f"{folder}/{name}.tif", {"": ones()}, 10)
        scene.write(f"{folder}/{quality}.tif", {"": ones(4)}, 10)
        scene.write(f"{folder}/visual.tif", {str(i): ones(9, np.uint8) for i in range(3)}, 10)
    names = sorted(str(path.relative_to(scene.folder)) for path in scene.folder.glob("*/*.tif"))
    frames, notes = load(scene.manifest([{"path": name} for name in names]))
    assert {(frame.source.id, frame.when) for frame in frames} == {(source, utc(2018, 5, 6))}
    assert sorted(next(iter(frame.bands)) for frame in frames) == sorted(2 * bands)
    assert all(f.mask.path == f.path.with_name(f"{quality}.tif") for f in frames)
    assert len(products_of(frames)) == 2
    assert [note for note in notes if note.startswith(f"Left out: {2 * len(others) + 2} files.")]


def test_radar_of_hyp3_with_all_its_files(scene):
    """Of the Alaska Satellite Facility: power, with the terrain that it was corrected by."""
    stem = "S1A_IW_20180506T172341_DVP_RTC30_G_gpuned_1B2C"
    power = {"VV": 0.1, "VH": 0.02, "dem": 200.0, "inc_map": 0.6, "ls_map": 1.0, "area": 9e2}
    for name, value in power.items():
        scene.write(f"{stem}_{name}.tif", {"": ones(value, np.float32)}, 30)
    scene.write(f"{stem}_rgb.tif", {str(i): ones(9, np.uint8) for i in range(3)}, 30)
    names = sorted(path.name for path in scene.folder.glob("*.tif"))
    frames, notes = load(scene.manifest([{"path": name} for name in names]))
    assert [(f.source.id, f.when, f.bands) for f in frames] == [
        ("sentinel-1-grd", utc(2018, 5, 6), {band: 1}) for band in ("VH", "VV")
    ]
    assert {f.digital.decibel for f in frames} == {10}
    assert notes[-1].startswith("Left out: 5 files. ")


def test_what_is_stated_wins(scene):
    path = scene.optical("20180510")
    frame = complete(
        {
            "path": path,
            "source": "sentinel-2-l1c",
            "datetime": "2019-01-01",
            "bands": {"B02": 3, "NIR": 1},
            "mask": {"band": 11, "valid": [1, 2]},
            "scale": 0.5,
            "offset": -0.1,
        }
    )
    assert (frame.source.id, frame.when) == ("sentinel-2-l1c", utc(2019, 1, 1))
    assert frame.bands == {"B02": 3, "B08": 1}
    assert (frame.mask.band, tuple(frame.mask.valid)) == (11, (1, 2))
    assert numbers(frame) == (0.5, -0.1, 0)


@pytest.mark.parametrize("mask", [{}, {"valid": [4, 5]}])
def test_a_mask_stated_without_a_band_is_the_files_own(scene, mask):
    frame = complete({"path": scene.optical("20180510"), "mask": mask})
    assert frame.mask.band == 11
    assert tuple(frame.mask.valid) == (4, 5, *([6, 7] if not mask else []))


def scale_of(scene, values, dtype, name="S2_20180510.tif", bands=("B02", "B03"), **profile):
    filled = {band: np.resize(np.asarray(values, dtype), (16, 20)) for band in bands}
    frame = complete({"path": scene.write(name, filled, 10, **profile)})
    return numbers(frame)


def test_scales_told_from_the_values(scene):
    assert scale_of(scene, [0, 300, 2500], np.uint16) == (1e-4, 0, 0)
    assert scale_of(scene, [0.01, 0.3, 0.9], np.float32) == (1, 0, 0)
    assert scale_of(scene, [100, 3000, 2500], np.float32) == (1e-4, 0, 0)
    # What writers fill the outside of a field with is no measurement.
    assert scale_of(scene, [1e20, 1e20, 0.3], np.float32) == (1, 0, 0)
    radar = {"name": "S1_20180510.tif", "bands": ("VV", "VH")}
    assert scale_of(scene, [-12.0, -3.0, 1.0], np.float32, **radar) == (1, 0, 0)
    assert scale_of(scene, [0.01, 0.3, 1.2], np.float32, **radar) == (1, 0, 10)


def test_scales_of_the_files_own_tags(scene):
    import rasterio

    path = scene.optical("20180510")
    with rasterio.open(path, "r+") as file:
        file.scales, file.offsets = (0.0002,) * 11, (-0.1,) * 11
    frame = complete({"path": path})
    assert numbers(frame) == (0.0002, -0.1, 0)


def test_a_manifest_with_relative_paths_in_order_of_date(scene, tmp_path):
    for day in ("20180920", "20180115"):
        scene.optical(day)
    (tmp_path / "elsewhere").mkdir()
    manifest = tmp_path / "elsewhere" / "m.json"
    frames = [{"path": f"../scene/{frame['path']}"} for frame in scene.frames]
    manifest.write_text(json.dumps({"frames": frames}))
    assert [f.when.month for f in load(manifest)[0]] == [1, 9]


def test_parts_of_one_date_are_one_frame(scene):
    for name in ("S2_20180115_a.tif", "S2_20180115_b.tif"):
        scene.optical("20180115", name=name)
    scene.radar("20180115")
    groups = grouped(load(scene.manifest())[0])
    assert sorted(len(group) for group in groups) == [1, 2]


def test_frames_lists_what_it_found(scene, core):
    scene.optical("20180115")
    scene.radar("20180301")
    code, out, _ = core("frames", scene.manifest())
    first, second = json.loads(out)["frames"]
    assert code == 0
    expected = {
        "path": str(scene.folder / "S1_20180301.tif"),
        "source": "sentinel-1-grd",
        "datetime": "2018-03-01",
        "bands": {"VV": 1, "VH": 2},
        "mask": None,
        "scale": 1.0,
        "offset": 0.0,
        "crs": "EPSG:32631",
        "pixel": 20.0,
        "width": 10,
        "height": 8,
        "problem": None,
    }
    assert {key: second[key] for key in expected} == expected
    assert first["mask"]["path"] == first["path"]
    assert first["mask"]["band"] == 11


@pytest.mark.skipif(not DATA.exists(), reason="../shared/data is absent")
def test_real_files_tell_everything(tmp_path):
    names = {
        "belgium_2018/S2": ("sentinel-2-l2a", 10, 118),
        "belgium_2018/S1": ("sentinel-1-grd", 2, 159),
        "swiss_wheat_2022/Arenenberg": ("sentinel-2-l2a", 9, None),
    }
    for folder, (source, bands, count) in names.items():
        paths = [{"path": str(p)} for p in sorted((DATA / folder).glob("*.tif"))]
        (tmp_path / "m.json").write_text(json.dumps({"frames": paths}))
        frames = load(tmp_path / "m.json")[0]
        assert count is None or len(frames) == count
        assert {f.source.id for f in frames} == {source}
        assert {len(f.bands) for f in frames} == {bands}
        if source == "sentinel-2-l2a":
            assert all(f.mask for f in frames)
            scale = 1e-4 if "belgium" in folder else 1.0
            assert {f.digital.scale for f in frames} == {scale}
