"""NetCDF as openEO and xarray write it. SciPy writes version 3 of it, GDAL reads both alike."""

import json
import os
import re
import zipfile

import numpy as np
import pytest
import rasterio
from aef_fields.core import frames, raster
from aef_fields.core.errors import InputError
from aef_fields.core.grid import Grid
from aef_fields.core.inputs import netcdf
from aef_fields.core.inputs.frame import grouped, load
from aef_fields.core.inputs.manifest import read_manifest
from aef_fields.core.inputs.rasterfile import open_raster
from aef_fields.core.progress import Progress
from aef_fields.core.raster import FrameReader, target_grid
from affine import Affine
from rasterio.crs import CRS
from rasterio.vrt import WarpedVRT
from scipy.io import netcdf_file

DAYS = [10322, 10327, 10332]  # since 1990-01-01: 2018-04-06, 11, 16
DATES = ["2018-04-06", "2018-04-11", "2018-04-16"]
S2 = ["B02", "B03", "B04", "B08", "SCL"]
WKT = CRS.from_epsg(32631).to_wkt()


def images(names, dates=3, seed=0):
    """name -> (dates, 12, 10); the third date of SCL is cloud."""
    random = np.random.default_rng(seed)
    found = {n: random.integers(300, 4000, (dates, 12, 10)).astype("i2") for n in names}
    if "SCL" in found:
        found["SCL"] = np.full((dates, 12, 10), 4, "i2")
        found["SCL"][2:] = 9
    return found


def write(path, bands, *, time="t", units="days since 1990-01-01", values=DAYS, up=False, **more):
    """A file like openEO's. up: rows from south to north. more: attributes of each variable."""
    calendar, crs, dims = more.pop("calendar", ""), more.pop("crs", WKT), more.pop("dims", ())
    with netcdf_file(path, "w") as file:
        file.Conventions, file.institution = "CF-1.9", "openEO platform"
        y, x = 5_629_675.0 - 10 * np.arange(12), 501_365.0 + 10 * np.arange(10)
        axes = (
            {"y": y[::-1] if up else y, "x": x} if crs else {"y": np.arange(12), "x": np.arange(10)}
        )
        axes |= {time: np.array(values, "f8")} if time else {}
        for name, numbers in axes.items():
            file.createDimension(name, len(numbers))
            axis = file.createVariable(name, "f8", (name,))
            axis[:] = numbers
            if name == time:
                axis.units, axis.standard_name = units, "time"
                if calendar:
                    axis.calendar = calendar
            else:
                axis.units, axis.standard_name = "m", f"projection_{name}_coordinate"
        for name, length in dims:
            file.createDimension(name, length)
        if crs:
            mapping = file.createVariable("crs", "i4", ())
            mapping.crs_wkt = mapping.spatial_ref = crs
        for name, pixels in bands.items():
            pixels = pixels[..., ::-1, :] if up else pixels
            shape = (*([time] if time else []), *(dim for dim, _ in dims), "y", "x")
            band = file.createVariable(name, pixels.dtype, shape)
            band[:] = pixels
            band.grid_mapping = "crs"
            for key, value in more.items():
                setattr(band, key, value)
    return path


def listed(tmp_path, *frames):
    manifest = tmp_path / "manifest.json"
    frames = [f if isinstance(f, dict) else {"path": str(f)} for f in frames]
    manifest.write_text(json.dumps({"frames": frames}))
    return manifest


def found(tmp_path, *frames):
    return load(listed(tmp_path, *frames))


def as_geotiffs(folder, bands):
    """The same pixels, a file a date."""
    folder.mkdir()
    options = {"width": 10, "height": 12, "count": len(bands), "dtype": "int16", "crs": WKT}
    options["transform"] = Affine(10, 0, 501_360, 0, -10, 5_629_680)
    for i, date in enumerate(DATES):
        with rasterio.open(folder / f"S2_{date}.tif", "w", driver="GTiff", **options) as file:
            file.write(np.stack([pixels[i] for pixels in bands.values()]))
            file.descriptions = list(bands)
    return sorted(folder.iterdir())


def read_all(frames, grid=None):
    grid = grid or target_grid(frames, None)
    tile = next(iter(grid.tiles(64)))
    readers = [FrameReader([frame], grid) for frame in frames]
    return grid, [reader.read(tile) for reader in readers]


@pytest.mark.parametrize("up", [False, True])
def test_a_file_of_openeo_is_what_its_geotiffs_are(tmp_path, up):
    bands = images(S2)
    frames, notes = found(tmp_path, write(tmp_path / "openEO.nc", bands, up=up))
    tiffs, _ = found(tmp_path, *as_geotiffs(tmp_path / "tiffs", bands))
    assert [f.when.date().isoformat() for f in frames] == DATES
    assert {f.source.id for f in frames} == {"sentinel-2-l2a"}
    assert [f.mask.band for f in frames] == [5, 10, 15]
    assert [f.digital for f in frames] == [f.digital for f in tiffs]
    (grid, ours), (other, theirs) = read_all(frames), read_all(tiffs)
    assert grid == other
    for (values, clear), (expected, expected_clear) in zip(ours, theirs):
        np.testing.assert_array_equal(values, expected)
        np.testing.assert_array_equal(clear, expected_clear)
    assert notes == []


@pytest.mark.parametrize(
    ("crs", "left", "top", "pixel"),
    [
        ("EPSG:32631", 501_365.0, 5_629_685.0, 10.0),  # half a pixel beside
        ("EPSG:32631", 501_330.0, 5_629_710.0, 30.0),
        ("EPSG:32632", 78_800.0, 5_646_800.0, 5.0),  # turned, and partly beside
        ("EPSG:32631", 601_365.0, 5_629_685.0, 10.0),  # far away
    ],
)
def test_a_file_is_warped_as_its_geotiffs_are(tmp_path, monkeypatch, crs, left, top, pixel):
    """Of its bands only those of a date: GDAL would warp all dates for each."""
    counts = set()

    def warped(file, **options):
        counts.add(file.count)
        return WarpedVRT(file, **options)

    monkeypatch.setattr(raster, "WarpedVRT", warped)
    bands = images(S2)
    frames, _ = found(tmp_path, write(tmp_path / "openEO.nc", bands))
    tiffs, _ = found(tmp_path, *as_geotiffs(tmp_path / "tiffs", bands))
    transform = Affine(pixel, 0, left, 0, -pixel, top)
    grid = Grid(CRS.from_string(crs).to_wkt(), transform, 40, 40)
    (_, ours), (_, theirs) = read_all(frames, grid), read_all(tiffs, grid)
    assert any(np.isfinite(values).any() for values, _ in theirs) == (left < 600_000)
    assert max(counts) == len(S2)
    for (values, clear), (expected, expected_clear) in zip(ours, theirs):
        np.testing.assert_array_equal(values, expected)
        np.testing.assert_array_equal(clear, expected_clear)


def test_a_layer_that_qgis_made_of_a_variable_is_its_file(tmp_path):
    path = write(tmp_path / "openEO.nc", images(S2))
    stated = read_manifest(listed(tmp_path, f'NETCDF:"{path}":B02')).frames
    assert [one["path"] for one in stated] == [path]


@pytest.mark.parametrize(
    ("units", "values", "more", "told"),
    [
        (
            "months since 1990-01-01",
            [339, 340, 341],
            {},
            r"openEO.nc counts its times in 'months since",
        ),
        (
            "",
            DAYS,
            {},
            r"openEO.nc counts its times without a unit; expected a unit like \"days since",
        ),
        ("days since 1990-01-01", DAYS, {"calendar": "360_day"}, r"of the calendar '360_day'"),
        ("days since 1990-01-01", [1e9, 2, 3], {}, r"openEO.nc has a time that is no day"),
        ("days since 1790-01-01", DAYS, {}, r"lies outside the time satellites"),
    ],
)
def test_times_that_are_no_days_are_told(tmp_path, units, values, more, told):
    path = write(tmp_path / "openEO.nc", images(S2), units=units, values=values, **more)
    with pytest.raises(InputError, match=told):
        found(tmp_path, path)
    frames, _ = found(tmp_path, {"path": str(path), "dates": DATES})
    assert [frame.when.date().isoformat() for frame in frames] == DATES


def test_two_times_of_a_day_are_parts_of_one_frame(tmp_path):
    """As two tiles that stackstac stacks: of each the clear pixels count."""
    bands = images(S2)
    bands["SCL"][1, :6], bands["SCL"][0, 6:] = 9, 9
    path = write(tmp_path / "cube.nc", bands, time="time", values=[10322, 10322.0001, 10332])
    frames, _ = found(tmp_path, path)
    first, _ = grouped(frames)
    assert [frame.bands["B02"] for frame in first] == [1, 6]
    grid = target_grid(frames, None)
    _, clear = FrameReader(first, grid).read(next(iter(grid.tiles(64))))
    assert clear[:12, :10].all()


def test_radar_in_power_without_an_image_of_angles(tmp_path):
    bands = {n: 10 ** (v / 10000 - 2) for n, v in images(["VV", "VH", "angle"]).items()}
    bands = {n: v.astype("f4") for n, v in bands.items()}
    (frame, *_), notes = found(tmp_path, write(tmp_path / "openEO.nc", bands))
    assert (frame.source.id, frame.bands) == ("sentinel-1-grd", {"VV": 1, "VH": 2})
    assert frame.digital.decibel == 10
    assert any("Not used of its bands: angle." in note for note in notes)


@pytest.mark.parametrize("name", ["openEO.nc", "S1_month.nc", "S2_and_S1.nc"])
def test_radar_and_colours_in_one_file_are_both_taken(tmp_path, name):
    """A merged cube of openEO's: of whichever sensor one was told, the other was left out."""
    bands = images(S2)
    bands |= {n: np.full((3, 12, 10), db, "f4") for n, db in (("VV", -10), ("VH", -17))}
    manifest = listed(tmp_path, write(tmp_path / name, bands))
    found, notes = load(manifest)
    seen = {(f.source.id, f.when.date().isoformat(), *f.bands.values()) for f in found}
    assert seen == {
        *(("sentinel-2-l2a", d, *range(1 + i * 7, 5 + i * 7)) for i, d in enumerate(DATES)),
        *(("sentinel-1-grd", d, 6 + i * 7, 7 + i * 7) for i, d in enumerate(DATES)),
    }
    assert {f.source.id for f in found if f.mask} == {"sentinel-2-l2a"}
    assert notes == []
    (row,) = frames.run(manifest, None, Progress())["frames"]
    assert (row["source"], row["dates"]) == ("sentinel-2-l2a", DATES)
    assert row["also"] == [
        {"source": "sentinel-1-grd", "bands": {"VV": 6, "VH": 7}, "dates": DATES}
    ]


def test_of_radar_and_colours_one_may_be_stated(tmp_path):
    bands = images(S2) | {"VV": np.full((3, 12, 10), -10, "f4")}
    path = write(tmp_path / "openEO.nc", bands)
    frames, notes = found(tmp_path, {"path": str(path), "source": "sentinel-2-l2a"})
    assert {f.source.id for f in frames} == {"sentinel-2-l2a"}
    assert any("Not used of its bands: VV." in note for note in notes)
    mask = {"path": str(path), "band": 5, "valid": [4]}
    frames, _ = found(tmp_path, {"path": str(path), "mask": mask})
    assert [(f.source.id, bool(f.mask)) for f in frames[:2]] == [
        ("sentinel-1-grd", False),
        ("sentinel-2-l2a", True),
    ]


def test_radar_that_can_not_be_used_leaves_the_colours(tmp_path):
    """Digital numbers, whose calibration nobody knows."""
    frames, notes = found(tmp_path, write(tmp_path / "openEO.nc", images([*S2, "VV"])))
    assert {f.source.id for f in frames} == {"sentinel-2-l2a"}
    assert any(re.search("Sentinel-1 GRD is not used: .*openEO.nc holds back", n) for n in notes)


def test_scale_and_nodata_are_those_of_the_variables(tmp_path):
    path = write(tmp_path / "packed.nc", images(S2), scale_factor=2.0**-12, _FillValue=np.int16(-1))
    (frame, *_), _ = found(tmp_path, path)
    assert (frame.digital.scale, frame.digital.offset) == (2.0**-12, 0.0)
    with open_raster(path) as file:
        assert set(file.nodatavals) == {-1}


def test_bands_of_one_time_are_numbered(tmp_path):
    """For somebody who has to say which is which."""
    named = dict(zip(["one", "two", "three", "four"], images(S2).values()))
    path = write(tmp_path / "S2_L2A.nc", named)
    row = frames.run(listed(tmp_path, path), None, Progress())["frames"][0]
    assert "without names" in row["problem"]
    assert [band["name"] for band in row["file_bands"]] == list(named)
    stated, _ = found(tmp_path, {"path": str(path), "bands": {"B04": 3, "B08": 4}})
    assert [frame.bands for frame in stated] == [{"B04": 3 + n, "B08": 4 + n} for n in (0, 4, 8)]


def test_a_mask_that_is_stated_is_that_of_each_time(tmp_path):
    """Its band counts as those of "bands" do: not the first image's clouds for all."""
    path = str(write(tmp_path / "S2_L2A.nc", {**images(S2[:4]), "clouds": images(["SCL"])["SCL"]}))
    frames, _ = found(tmp_path, {"path": path, "mask": {"band": 5, "valid": [4]}})
    assert [frame.mask.band for frame in frames] == [5, 10, 15]


def test_a_mask_may_have_the_name_that_qgis_gives_a_variable(tmp_path):
    bands = images(S2) | {"cloud": np.arange(3 * 120).reshape(3, 12, 10).astype("i2")}
    path = write(tmp_path / "openEO.nc", bands)
    mask = {"path": f'NETCDF:"{path}":cloud', "valid": [0]}
    frames, _ = found(tmp_path, {"path": str(path), "mask": mask})
    assert [(f.mask.path, f.mask.band) for f in frames] == [(path, 6), (path, 12), (path, 18)]
    with pytest.raises(InputError, match="none of its bands is named"):
        mask = {"path": f'NETCDF:"{path}":rain', "valid": [0]}
        found(tmp_path, {"path": str(path), "mask": mask})


@pytest.mark.skipif(os.name == "nt", reason="no name has it there")
def test_a_mark_at_which_gdal_ends_a_name_is_told(tmp_path):
    path = write(tmp_path / 'my"best".nc', images(S2))
    with pytest.raises(InputError, match="rename it"):
        found(tmp_path, path)


def test_a_date_that_is_stated_wins_over_the_one_time(tmp_path):
    path = str(write(tmp_path / "openEO.nc", images(S2, dates=1), values=DAYS[:1]))
    told, _ = found(tmp_path, path)
    stated, _ = found(tmp_path, {"path": path, "datetime": "2018-05-02"})
    assert [f.when.date().isoformat() for f in told + stated] == [DATES[0], "2018-05-02"]
    assert (stated[0].bands, stated[0].mask) == (told[0].bands, told[0].mask)


def test_what_is_no_netcdf_in_spite_of_its_name(tmp_path):
    tiff = as_geotiffs(tmp_path / "tiffs", images(S2))[0]
    (frame,), _ = found(tmp_path, tiff.rename(tmp_path / "S2_2018-04-06.nc"))
    assert (frame.when.date().isoformat(), len(frame.bands), frame.mask.band) == (DATES[0], 4, 5)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"time": ""}, r"No date found for .*openEO.nc; give it a name with a date"),
        ({"crs": ""}, r"openEO.nc \(B02, B03, B04, B08, SCL\) does not say where its pixels lie"),
        ({"dims": (("bands", 2),)}, r"keeps t and bands as a dimension of its variable B02"),
    ],
)
def test_what_is_no_series_of_images_is_told(tmp_path, more, told):
    bands = images(S2)
    if "time" in more:
        bands = {name: pixels[0] for name, pixels in bands.items()}
    if "dims" in more:
        bands = {name: np.stack([pixels, pixels], axis=1) for name, pixels in bands.items()}
    with pytest.raises(InputError, match=told):
        found(tmp_path, write(tmp_path / "openEO.nc", bands, **more))


def test_a_variable_of_another_grid_is_told(tmp_path):
    path = write(tmp_path / "openEO.nc", images(S2))
    with netcdf_file(path, "a") as file:
        file.createDimension("depth", 4)
        file.createVariable("flags", "i2", ("y", "x"))[:] = 1
    _, notes = found(tmp_path, path)
    assert any(
        re.search("other grid or other times: flags; .* a file of their own", n) for n in notes
    )


def test_a_file_without_images_is_told(tmp_path):
    path = write(tmp_path / "openEO.nc", {})
    with pytest.raises(InputError, match=r"openEO.nc"):
        found(tmp_path, path)


def test_a_file_that_can_not_be_read_where_it_is_is_told(tmp_path):
    path = write(tmp_path / "openEO.nc", images(S2))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.write(path, path.name)
    with pytest.raises(InputError, match=r"a.zip!/openEO.nc is a NetCDF .* in an archive"):
        found(tmp_path, f"{tmp_path}/a.zip!/openEO.nc")


def test_a_cut_file_is_told(tmp_path):
    path = write(tmp_path / "openEO.nc", images(S2))
    path.write_bytes(path.read_bytes()[:-500])
    with pytest.raises(InputError, match=r"openEO.nc can't be read whole .*Copy it again"):
        found(tmp_path, path)


def test_nothing_stays_open_after_a_look(tmp_path):
    """Windows lets nobody replace a file that is open."""
    path = write(tmp_path / "openEO.nc", images(S2))
    with netcdf.kept_open():
        with netcdf.kept_open():
            first, second = open_raster(path), open_raster(path)
        first.close()
        assert second.read(1).any()
        second.close()
    write(tmp_path / "new.nc", images(S2, seed=1)).replace(path)
    with open_raster(path) as file:
        assert (file.read(1) == images(S2, seed=1)["B02"][0]).all()
