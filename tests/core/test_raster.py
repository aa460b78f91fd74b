"""Frames on the grid, by pixels whose values are known."""

import json
from pathlib import Path

import numpy as np
import pytest
import rasterio
from aef_fields.core import raster, sources
from aef_fields.core.errors import InputError
from aef_fields.core.grid import Grid, Tile
from aef_fields.core.inputs.frame import grouped, load
from aef_fields.core.raster import FrameReader, target_grid
from affine import Affine
from rasterio.warp import transform

LEFT, TOP = 500_000.0, 5_600_000.0
DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "scenes"
BAND = {"source": "sentinel-2-l2a", "datetime": "2018-05-10", "scale": 1.0}


@pytest.fixture(autouse=True)
def any_number_is_possible(monkeypatch):
    """Pixels are told apart by numbers that no surface reflects."""
    monkeypatch.setitem(sources.POSSIBLE, sources.REFLECTANCE, (-1e6, 1e6))


def complete(stated):
    """The frame that a manifest of this one entry holds."""
    manifest = Path(stated["path"]).with_name("one.json")
    manifest.write_text(json.dumps({"frames": [stated]}, default=str))
    (frame,), _ = load(manifest)
    return frame


@pytest.fixture
def scene(make_scene):
    return make_scene(20, 16)


def numbered(rows=16, cols=20, dtype=np.float32):
    """Pixel (row, column) has the value 1 + row + column / 100."""
    r, c = np.meshgrid(np.arange(rows), np.arange(cols), indexing="ij")
    return (1 + r + c / 100).astype(dtype)


def one(path, **stated):
    return complete({"path": path} | BAND | {"bands": {"B02": 1}} | stated)


def read(parts, tile, grid=None):
    reader = FrameReader(parts, grid or target_grid(parts, None))
    try:
        return reader.read(tile)
    finally:
        reader.close()


def test_a_file_is_opened_once_for_its_frames_and_its_mask(make_scene, monkeypatch):
    """GDAL decodes blocks of several bands anew for each opening."""
    scene = make_scene(20, 16)
    scene.optical("20180115", cloud=np.s_[:4])
    (frame,) = load(scene.manifest())[0]
    grid, opened = target_grid([frame], None), []
    monkeypatch.setattr(
        raster, "open_raster", lambda path: opened.append(path) or rasterio.open(path)
    )
    files = {}
    readers = [FrameReader([frame], grid, files) for _ in range(2)]
    both = [reader.read(Tile(0, 0, 20, 16)) for reader in readers]
    assert frame.mask and opened == [frame.path]
    assert (both[0][1] == both[1][1]).all() and not both[0][1][:4].any() and both[0][1][4:].all()
    readers[0].close()
    assert (readers[1].read(Tile(0, 0, 20, 16))[1] == both[0][1]).all()
    files[frame.path].close()


def test_pixels_that_coincide_are_taken_as_they_are(scene):
    frame = one(scene.write("a.tif", {"B02": numbered()}, 10))
    values, clear = read([frame], Tile(3, 2, 5, 4))
    assert values.shape == (10, 4, 5)
    assert (values[0] == numbered()[2:6, 3:8]).all()
    assert np.isnan(values[1:]).all()
    assert clear.all()


def test_a_tile_may_reach_beyond_the_grid(scene):
    frame = one(scene.write("a.tif", {"B02": numbered()}, 10))
    values, clear = read([frame], Tile(-2, 14, 24, 4))
    inside = np.zeros((4, 24), bool)
    inside[:2, 2:22] = True
    assert (clear == inside).all()
    assert (np.isfinite(values[0]) == inside).all()
    assert (values[0, :2, 2:22] == numbered()[14:]).all()
    far, none = read([frame], Tile(500, 500, 4, 4))
    assert np.isnan(far).all()
    assert not none.any()


def test_scale_offset_and_missing_values(scene):
    pixels = numbered(dtype=np.uint16) * 100
    pixels[0, 0], pixels[1, 1] = 0, 65535
    path = scene.write("a.tif", {"B02": pixels}, 10, nodata=65535)
    values, clear = read([one(path, scale=0.01, offset=-0.5)], Tile(0, 0, 20, 16))
    assert values[0, 2, 3] == pytest.approx(2.5)
    assert np.isnan(values[0, 1, 1])
    # Black in all bands is no surface: outside the swath, whatever the file calls nodata.
    assert np.isnan(values[0, 0, 0])
    assert clear.sum() == 20 * 16 - 2


@pytest.mark.parametrize("fill", [np.inf, -np.inf, 1e20, -3.4e38, np.nan])
def test_fill_values_of_floats_are_missing(scene, fill):
    pixels = numbered()
    pixels[4, 5] = fill
    values, clear = read([one(scene.write("a.tif", {"B02": pixels}, 10))], Tile(0, 0, 20, 16))
    assert not clear[4, 5]
    assert np.isnan(values[0, 4, 5])
    assert clear.sum() == 20 * 16 - 1


def test_a_nodata_that_the_type_can_not_hold_marks_nothing(scene):
    pixels = np.full((16, 20), 55537, np.uint16)  # -9999 wrapped around
    path = scene.write("a.tif", {"B02": pixels}, 10)
    with rasterio.open(path) as file:
        text = path.with_suffix(".vrt")
        text.write_text(
            f'<VRTDataset rasterXSize="20" rasterYSize="16"><SRS>{file.crs.to_wkt()}</SRS>'
            f"<GeoTransform>{LEFT}, 10, 0, {TOP}, 0, -10</GeoTransform>"
            '<VRTRasterBand dataType="UInt16" band="1"><NoDataValue>-9999</NoDataValue>'
            f'<SimpleSource><SourceFilename relativeToVRT="1">{path.name}</SourceFilename>'
            "<SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>"
        )
    _, clear = read([one(text)], Tile(0, 0, 20, 16))
    assert clear.all()


@pytest.mark.parametrize("fill", [0, 65535])
@pytest.mark.parametrize("off", [0, 5])
def test_what_one_band_lacks_is_not_mixed_into_it(scene, fill, off):
    """Other bands have it there: those of the same date, and other dates of the file."""
    bands = {name: np.full((16, 20), 3000, np.uint16) for name in ("B02", "B03", "B04")}
    bands["B03"][4:8, 5:9] = fill
    path = scene.write("a.tif", bands, 10, corner=(LEFT + off, TOP), nodata=fill)
    grid = target_grid([one(scene.write("b.tif", {"B02": numbered()}, 10))], None)
    frame = one(path, bands={"B02": 1, "B03": 2})
    values, clear = read([frame], Tile(2, 1, 16, 14), grid)
    assert clear.all()
    assert (values[0] == 3000).all()
    assert np.isnan(values[1]).sum() == 16
    assert (values[1][np.isfinite(values[1])] == 3000).all()
    alone, seen = read([one(path, bands={"B03": 2})], Tile(2, 1, 16, 14), grid)
    assert (~seen).sum() == 16
    assert (alone[1, seen] == 3000).all()


@pytest.mark.parametrize(
    ("fill", "dtype", "full"),
    [
        (0, np.uint16, 3000),
        (0, np.int16, 3000),
        (-9999, np.int16, 3000),
        (-32768, np.int16, 3000),
        (0, np.float32, 0.3),
        (-9999, np.float32, 0.3),
        (-3.4e38, np.float32, 0.3),
    ],
)
def test_a_fill_that_nobody_declared_is_not_mixed_into_its_neighbours(
    scene, monkeypatch, fill, dtype, full
):
    monkeypatch.setitem(sources.POSSIBLE, sources.REFLECTANCE, (-0.5, 5.0))
    bands = {name: np.full((16, 20), full, dtype) for name in ("B02", "B03", "B11")}
    for values in bands.values():
        values[:8] = fill
    bands["SCL"] = np.where(np.arange(16)[:, None] < 8, 0, np.full((16, 20), 4)).astype(dtype)
    grid = target_grid([one(scene.write("S2_20180407.tif", {"B02": numbered()}, 10))], None)
    path = scene.write("S2_20180412.tif", bands, 10, corner=(LEFT + 5, TOP - 3))
    frame = complete({"path": path})
    values, clear = read([frame], Tile(2, 1, 16, 12), grid)
    assert clear[8:].all() and not clear[:6].any()
    np.testing.assert_allclose(values[0, clear], full if full < 1 else full / 10_000, rtol=1e-5)


@pytest.mark.parametrize("off", [0, 5])
def test_each_band_has_its_own_nodata(scene, off):
    bands = {"B02": np.full((16, 20), 3000, np.uint16), "B03": np.full((16, 20), 2000, np.uint16)}
    bands["B02"][4:8, 5:9], bands["B03"][4:8, 5:9] = 11, 22
    path = scene.write("a.tif", bands, 10)
    text = path.with_suffix(".vrt")
    rows = "".join(
        f'<VRTRasterBand dataType="UInt16" band="{i}"><NoDataValue>{11 * i}</NoDataValue>'
        f'<SimpleSource><SourceFilename relativeToVRT="1">{path.name}</SourceFilename>'
        f"<SourceBand>{i}</SourceBand></SimpleSource></VRTRasterBand>"
        for i in (1, 2)
    )
    text.write_text(
        '<VRTDataset rasterXSize="20" rasterYSize="16"><SRS>EPSG:32631</SRS>'
        f"<GeoTransform>{LEFT + off}, 10, 0, {TOP}, 0, -10</GeoTransform>{rows}</VRTDataset>"
    )
    grid = target_grid([one(scene.write("b.tif", {"B02": numbered()}, 10))], None)
    values, clear = read([one(text, bands={"B02": 1, "B03": 2})], Tile(2, 1, 16, 14), grid)
    assert (~clear).sum() == 16
    assert (values[:2, clear] == [[3000], [2000]]).all()


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize("off", [0, 5])
def test_a_mask_of_the_files_own_counts_on_any_grid(scene, inside, off):
    path = scene.write("a.tif", {"B02": numbered()}, 10, corner=(LEFT + off, TOP))
    mask = np.full((16, 20), 255, np.uint8)
    mask[4:8, 5:9] = 0
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=inside), rasterio.open(path, "r+") as file:
        file.write_mask(mask)
    assert path.with_name("a.tif.msk").exists() != inside
    grid = target_grid([one(scene.write("b.tif", {"B02": numbered()}, 10))], None)
    values, clear = read([one(path)], Tile(2, 1, 16, 14), grid)
    assert (~clear).sum() == 16
    assert (np.isnan(values[0]) == ~clear).all()


def test_backscatter_in_power_becomes_decibel_and_border_noise_is_missing(scene):
    power = np.full((8, 10), 0.1, np.float32)
    power[0, 0], power[1, 1], power[2, 2] = 1e-5, 1000, 0
    path = scene.write("S1_20180510.tif", {"VV": power, "VH": power}, 20)
    values, clear = read([complete({"path": path})], Tile(0, 0, 10, 8))
    assert values[0, 4, 4] == pytest.approx(-10)
    assert np.isnan(values[:, [0, 1, 2], [0, 1, 2]]).all()
    assert clear.sum() == 80 - 3


def test_coarse_and_shifted_pixels_are_interpolated(scene):
    fine = one(scene.write("a.tif", {"B02": numbered()}, 10))
    plane = 1 + 2 * np.arange(8, dtype=np.float32)[:, None] + np.zeros((8, 10), np.float32)
    coarse = one(scene.write("b.tif", {"B02": plane}, 20), datetime="2018-05-11")
    grid = target_grid([fine, coarse], None)
    assert grid.pixel == 10
    values, _ = read([coarse], Tile(0, 0, 20, 16), grid)
    # Row r of 10 m lies at r / 2 - 1 / 4 rows of 20 m.
    rows = np.arange(2, 14)
    assert values[0, 2:14, 5] == pytest.approx(1 + 2 * (rows / 2 - 0.25), abs=1e-4)
    path = scene.write("c.tif", {"B02": numbered()}, 10, corner=(LEFT + 5, TOP))
    shifted, _ = read([one(path)], Tile(0, 0, 20, 16), grid)
    assert shifted[0, 5, 8] == pytest.approx(6 + 7.5 / 100, abs=1e-4)


def test_of_a_file_of_many_dates_one_is_warped_and_comes_out_as_if_it_were_alone(
    scene, monkeypatch
):
    """GDAL would warp all bands of the file for each date."""
    rng = np.random.default_rng(0)
    bands = {f"date {i}": rng.integers(1, 200, (16, 20)).astype(np.uint16) for i in range(12)}
    bands["date 7"][3:6, 4:9] = 0
    place = {"corner": (LEFT + 7, TOP - 4), "nodata": 0}
    stack = scene.write("stack.tif", bands, 13, **place)
    alone = scene.write("alone.tif", {"B02": bands["date 7"]}, 13, **place)
    grid = target_grid([one(scene.write("b.tif", {"B02": numbered()}, 10))], None)
    warped, vrt = [], raster.WarpedVRT
    monkeypatch.setattr(raster, "WarpedVRT", lambda f, **k: warped.append(f.count) or vrt(f, **k))
    found, wanted = (
        read([one(path, bands={"B02": number})], Tile(0, 0, 20, 16), grid)
        for path, number in ((stack, 8), (alone, 1))
    )
    assert np.isfinite(wanted[0]).any() and not wanted[1].all()
    np.testing.assert_array_equal(found[0], wanted[0])
    assert set(warped) == {1}
    monkeypatch.setattr(
        raster, "MOST_COPIED", 10
    )  # as where a pixel of the grid is as wide as many of these
    whole, _ = read([one(stack, bands={"B02": 8})], Tile(0, 0, 20, 16), grid)
    np.testing.assert_array_equal(whole, found[0])
    assert warped[-1] == 12


def test_four_bands_of_bytes_are_no_picture_with_a_transparent_part(scene):
    names = ("B02", "B03", "B04", "B05", *"abcd")
    bands = {name: np.full((16, 20), i, np.uint8) for i, name in enumerate(names, 3)}
    bands["B05"][:] = 0  # which as opacity would hide all
    path = scene.write("bytes.tif", bands, 10, corner=(LEFT + 5, TOP))
    grid = target_grid([one(scene.write("b.tif", {"B02": numbered()}, 10))], None)
    frame = one(path, bands={name: i for i, name in enumerate(names[:4], 1)})
    values, _ = read([frame], Tile(2, 1, 16, 14), grid)
    assert (values[:3] == np.array([3, 4, 5])[:, None, None]).all()


def test_a_warped_pixel_does_not_depend_on_its_tile(scene):
    """Nor on how much of the tile the file covers, by which GDAL guesses how far to blur."""
    fine = np.random.default_rng(0).integers(1, 200, (160, 200)).astype(np.float32)
    frame = one(scene.write("a.tif", {"B02": fine}, 10))
    grid = Grid(
        target_grid([frame], None).crs, Affine(37, 0, LEFT - 900, 0, -37, TOP + 500), 90, 70
    )
    whole, _ = read([frame], Tile(0, 0, 90, 70), grid)
    for tile in (Tile(0, 0, 40, 30), Tile(30, 20, 20, 20), Tile(60, 40, 30, 30)):
        part, _ = read([frame], tile, grid)
        here = whole[:, tile.row : tile.row + tile.height, tile.col : tile.col + tile.width]
        assert np.isfinite(part[0]).any()
        np.testing.assert_allclose(part, here, rtol=1e-4)


def test_a_grid_whose_middle_the_files_projection_can_not_show(scene):
    """Such as half of the world for a file around the pole: the part that both show is read."""
    path = scene.write("a.tif", {"B02": numbered()}, 10)
    with rasterio.open(path, "r+") as file:
        file.crs = "+proj=gnom +lat_0=90 +lon_0=0"
        file.transform = Affine(400_000, 0, -4e6, 0, -400_000, 3.2e6)
    wgs84 = rasterio.crs.CRS.from_epsg(4326).to_wkt()
    grid = Grid(wgs84, Affine(1, 0, -180, 0, -1, 90), 360, 180)
    values, clear = read([one(path)], Tile(0, 0, 360, 20), grid)
    assert clear[5:10].all() and np.isfinite(values[0, 5:10]).all()


def test_quality_codes_are_never_interpolated(scene):
    scl = np.where(np.arange(10) % 2, 4, 8).astype(np.uint8) * np.ones((8, 1), np.uint8)
    scene.write("scl.tif", {"SCL": scl}, 20)
    mask = {"path": scene.folder / "scl.tif", "band": 1, "valid": [4]}
    frame = one(scene.write("a.tif", {"B02": numbered()}, 10), mask=mask)
    _, clear = read([frame], Tile(0, 0, 20, 16), target_grid([frame], None))
    assert (clear == np.repeat(np.arange(10) % 2 == 1, 2)).all()


@pytest.mark.parametrize("off", [0, 5])
def test_a_code_that_the_file_calls_nodata_may_mean_clear(scene, off):
    cloud = np.zeros((16, 20), np.uint8)
    cloud[:4] = 1
    scene.write("cloud.tif", {"cloud": cloud}, 10, corner=(LEFT - off, TOP), nodata=0)
    mask = {"path": scene.folder / "cloud.tif", "band": 1, "valid": [0]}
    frame = one(scene.write("a.tif", {"B02": numbered()}, 10), mask=mask)
    _, clear = read([frame], Tile(0, 0, 19, 16))
    assert (clear == (cloud == 0)[:, :19]).all()


def test_of_overlapping_parts_the_clear_one_counts(scene):
    first = numbered() * 0 + 1
    second = numbered() * 0 + 2
    masks = {}
    for name, rows in (("m1.tif", np.s_[:8]), ("m2.tif", np.s_[4:])):
        codes = np.ones((16, 20), np.uint8)
        codes[rows] = 9
        masks[name] = scene.write(name, {"m": codes}, 10)
    parts = [
        one(scene.write("a.tif", {"B02": first}, 10), mask={"path": masks["m1.tif"], "valid": [1]}),
        one(
            scene.write("b.tif", {"B02": second}, 10, corner=(LEFT + 50, TOP)),
            mask={"path": masks["m2.tif"], "valid": [1]},
        ),
    ]
    values, clear = read(parts, Tile(0, 0, 25, 16))
    # The first is clear in rows 8.., the second in rows ..4 and columns 5..
    assert (values[0, 8:, :20] == 1).all()
    assert (values[0, :4, 5:20] == 2).all()
    assert clear[8:, :20].all()
    assert clear[:4, 5:20].all()
    assert not clear[4:8].any()
    assert not clear[:8, :5].any()


def test_bands_in_several_files_are_put_together_under_one_mask(scene):
    codes = np.full((16, 20), 4, np.uint8)
    codes[:5] = 9
    ten = one(
        scene.write("ten.tif", {"B02": numbered(), "SCL": codes.astype(np.float32)}, 10),
        mask={"band": 2, "valid": [4]},
    )
    twenty = one(scene.write("20.tif", {"B11": numbered(8, 10)}, 20), bands={"B11": 1})
    for parts in ([ten, twenty], [twenty, ten]):
        assert len(grouped(parts)) == 1
        values, clear = read(parts, Tile(0, 0, 20, 16))
        assert np.isfinite(values[[0, 8]]).all()
        assert (values[0] == numbered()).all()
        # The file without a mask of its own is clouded where its sister is.
        assert (clear == (codes == 4)).all()


def test_the_grid_is_the_finest_and_the_most_frequent_lattice(scene):
    paths = [
        scene.write("a.tif", {"B02": numbered()}, 10),
        scene.write("b.tif", {"B02": numbered()}, 10),
        scene.write("odd.tif", {"B02": numbered()}, 10, corner=(LEFT + 3, TOP + 4)),
        scene.write("coarse.tif", {"B02": numbered()}, 20, corner=(LEFT - 60, TOP)),
    ]
    grid = target_grid([one(p) for p in paths], None)
    assert grid.transform == Affine(10, 0, LEFT - 60, 0, -10, TOP + 10)
    assert (grid.bounds[0], grid.bounds[2]) == (LEFT - 60, LEFT + 340)
    inner = target_grid([one(p) for p in paths], (LEFT + 11, TOP - 59, LEFT + 28, TOP - 21))
    assert inner.transform == Affine(10, 0, LEFT + 10, 0, -10, TOP - 20)
    assert (inner.width, inner.height) == (2, 4)


def test_an_area_in_a_crs_of_its_own(scene):
    """(LEFT, TOP) of zone 31 lies on its middle, at 3 degrees east."""
    frames = [one(scene.write("a.tif", {"B02": numbered()}, 10))]
    (lon,), (lat,) = transform("EPSG:32631", "EPSG:4326", [LEFT + 40], [TOP - 40])
    corner = (lon, lat - 1, lon + 0.01, lat)
    grid = target_grid(frames, corner, "EPSG:4326")
    assert grid.bounds == pytest.approx((LEFT + 40, TOP - 160, LEFT + 200, TOP - 40), abs=10)
    with pytest.raises(InputError, match="do not overlap"):
        target_grid(frames, corner)


@pytest.mark.parametrize(
    ("rows", "cols", "placed"),
    [
        (-1, 1, Affine(10, 0, LEFT, 0, 10, TOP - 160)),
        (1, -1, Affine(-10, 0, LEFT + 200, 0, -10, TOP)),
        (-1, -1, Affine(-10, 0, LEFT + 200, 0, 10, TOP - 160)),
    ],
    ids=["from south to north", "from east to west", "both"],
)
def test_a_raster_stored_the_other_way_round(scene, rows, cols, placed):
    path = scene.write("a.tif", {"B02": numbered()[::rows, ::cols]}, 10, transform=placed)
    north_up = one(scene.write("b.tif", {"B02": numbered()}, 10), datetime="2018-05-12")
    for frames in ([one(path)], [one(path), north_up]):
        grid = target_grid(frames, None)
        assert grid.bounds == (LEFT, TOP - 160, LEFT + 200, TOP)
        values, _ = read([one(path)], Tile(0, 0, 20, 16), grid)
        assert values[0, 1:-1, 1:-1] == pytest.approx(numbered()[1:-1, 1:-1], abs=1e-4)


@pytest.mark.parametrize("degrees", [30, 80, 89.9, 90])
def test_the_pixels_of_a_rotated_raster_have_the_size_of_its_own(scene, degrees):
    turned = Affine.translation(LEFT, TOP) * Affine.rotation(degrees) * Affine.scale(10, -10)
    path = scene.write("a.tif", {"B02": numbered()}, 10, transform=turned)
    assert target_grid([one(path)], None).pixel == pytest.approx(10)


@pytest.mark.skipif(not DATA.exists(), reason="../shared/data is absent")
def test_real_tiles_that_are_a_pixel_off_and_overlap(tmp_path):
    paths = [{"path": str(p)} for p in sorted((DATA / "swiss_wheat_2022/Strickhof").iterdir())]
    (tmp_path / "m.json").write_text(json.dumps({"frames": paths}))
    found = load(tmp_path / "m.json")[0]
    groups = grouped(found)
    assert max(len(group) for group in groups) == 2
    grid = target_grid(found, None)
    whole = Tile(0, 0, grid.width, grid.height)
    looks = np.zeros((grid.height, grid.width), int)
    for group in groups:
        values, clear = read(group, whole, grid)
        if clear.any():
            assert np.nanmax(values[:, clear]) < 2, group[0].path
            assert np.isnan(values[6]).all()  # nine bands: the product lacks B08
            assert np.isfinite(values[5][clear]).all()
        looks += clear
    assert looks.max() >= 5
