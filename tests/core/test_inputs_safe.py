"""Sentinel-2 products in their own folders, written here in the layout of the real ones."""

import json
import zipfile

import numpy as np
import pytest
import rasterio
from aef_fields.core.errors import InputError
from aef_fields.core.grid import Tile
from aef_fields.core.inputs.frame import frames_of, grouped, load
from aef_fields.core.inputs.packed import names, read_text
from aef_fields.core.raster import FrameReader, target_grid
from affine import Affine

LEFT, TOP = 500_000.0, 5_600_000.0
L2A = "S2A_MSIL2A_20220305T102921_N0400_R108_T31UFS_20220305T135811.SAFE"
L1C = "S2B_MSIL1C_20180407T105031_N0206_R051_T31UFS_20180407T131010.SAFE"
STEM = "T31UFS_20220305T102921"
FINE = ("B02", "B03", "B04", "B08")
COARSE = ("B05", "B06", "B07", "B8A", "B11", "B12")
ORDER = [f"B{i:02d}" for i in range(1, 9)] + ["B8A", "B09", "B10", "B11", "B12"]
RED = np.arange(64 * 64, dtype=np.uint16).reshape(64, 64) + 1100


def image(path, values, metres):
    path.parent.mkdir(parents=True, exist_ok=True)
    profile = {
        "driver": "JP2OpenJPEG",
        "count": 1,
        "dtype": values.dtype,
        "height": values.shape[0],
        "width": values.shape[1],
        "crs": "EPSG:32631",
        "transform": Affine(metres, 0, LEFT, 0, -metres, TOP),
    }
    with rasterio.open(path, "w", QUALITY="100", REVERSIBLE="YES", **profile) as file:
        file.write(values, 1)


def metadata(level, offset):
    prefix, kind = ("BOA_", "BOA") if level == "2A" else ("", "RADIO")
    offsets = "".join(
        f'<{kind}_ADD_OFFSET band_id="{i}">{offset}</{kind}_ADD_OFFSET>\n' for i in range(13)
    )
    return (
        f"<n1:Level-{level}_User_Product><n1:General_Info><Product_Info>\n"
        "<PRODUCT_START_TIME>2022-03-05T10:29:21.024Z</PRODUCT_START_TIME></Product_Info>\n"
        f'<{prefix}QUANTIFICATION_VALUE unit="none">10000</{prefix}QUANTIFICATION_VALUE>\n'
        f"{offsets if offset else ''}</n1:General_Info></n1:Level-{level}_User_Product>"
    )


@pytest.fixture
def surface(tmp_path):
    """surface(name, offset) -> a level 2A product; columns 0..19 are cloud, 20 and 21 no data."""

    def make(name=L2A, offset=-1000, stem=STEM, describe=True):
        product = tmp_path / name
        images = product / "GRANULE" / "L2A_T31UFS_A034999_20220305T103421" / "IMG_DATA"
        outside = np.s_[:, 20:22]
        for band in FINE:
            fine = RED.copy() if band == "B04" else np.full((64, 64), 1500, np.uint16)
            fine[outside] = 0
            image(images / "R10m" / f"{stem}_{band}_10m.jp2", fine, 10)
        for band in (*COARSE, "B02"):
            coarse = np.full((32, 32), 3000, np.uint16)
            coarse[:, 10] = 0
            image(images / "R20m" / f"{stem}_{band}_20m.jp2", coarse, 20)
        image(images / "R60m" / f"{stem}_B01_60m.jp2", np.full((11, 11), 9, np.uint16), 60)
        image(images / "R10m" / f"{stem}_TCI_10m.jp2", np.full((64, 64), 9, np.uint8), 10)
        classes = np.full((32, 32), 4, np.uint8)
        classes[:, :10] = 9
        image(images / "R20m" / f"{stem}_SCL_20m.jp2", classes, 20)
        (images / "R10m" / f"._{stem}_B04_10m.jp2").write_bytes(b"what a Mac leaves on other disks")
        if describe:
            (product / "MTD_MSIL2A.xml").write_text(metadata("2A", offset))
        return product

    return make


@pytest.fixture
def top(tmp_path):
    """top(offset) -> a level 1C product, whose images lie in IMG_DATA itself."""

    def make(offset=0):
        product = tmp_path / L1C
        images = product / "GRANULE" / "L1C_T31UFS_A005678_20180407T105237" / "IMG_DATA"
        for band in ORDER:
            size, metres = (64, 10) if band in FINE else (32, 20)
            image(
                images / f"T31UFS_20180407T105031_{band}.jp2",
                np.full((size, size), 1200, np.uint16),
                metres,
            )
        (product / "MTD_MSIL1C.xml").write_text(metadata("1C", offset))
        return product

    return make


def read(frames):
    (group,) = grouped(frames)
    grid = target_grid(frames, None)
    reader = FrameReader(group, grid)
    try:
        return reader.read(Tile(0, 0, grid.width, grid.height)), grid, reader.source
    finally:
        reader.close()


def test_a_surface_product_is_one_frame_of_ten_bands_with_its_mask(surface):
    frames = frames_of({"path": surface()})
    assert len(frames) == 10
    assert {f.source.id for f in frames} == {"sentinel-2-l2a"}
    assert {f.when.isoformat() for f in frames} == {"2022-03-05T10:29:21+00:00"}
    (values, clear), grid, source = read(frames)
    assert (grid.pixel, grid.width, grid.height) == (10, 64, 64)
    # The offset is taken off, the finest of the two files of B02 is read.
    red = values[source.bands.index("B04")]
    assert red[:, 30] == pytest.approx((RED[:, 30] - 1000.0) / 1e4)
    assert values[source.bands.index("B02"), 5, 40] == pytest.approx(0.05)
    assert values[source.bands.index("B12"), 5, 40] == pytest.approx(0.2)
    assert not clear[:, :22].any()
    assert clear[:, 22:].all()
    assert np.isnan(values[:, :, 20:22]).all()
    # Zero outside the swath is not mixed into the neighbours of coarser bands.
    assert np.nanmin(values[source.bands.index("B11")]) == pytest.approx(0.2)


@pytest.mark.parametrize(("offset", "expected"), [(0, 0.12), (-1000, 0.02)])
def test_a_top_of_atmosphere_product_has_no_mask(top, offset, expected):
    frames = frames_of({"path": top(offset)})
    assert {f.source.id for f in frames} == {"sentinel-2-l1c"}
    (values, clear), _, _ = read(frames)
    assert values == pytest.approx(expected, abs=1e-6)
    assert clear.all()


def test_before_baseline_4_there_is_no_offset(surface):
    frames = frames_of({"path": surface(offset=0)})
    assert {f.digital.offset for f in frames} == {0.0}


def test_without_metadata_the_names_baseline_tells(surface):
    frames = frames_of({"path": surface(describe=False)})
    assert {(f.digital.scale, f.digital.offset) for f in frames} == {(1e-4, -0.1)}
    assert "1000 taken off" in frames[0].digital.note
    assert {f.when.date().isoformat() for f in frames} == {"2022-03-05"}


def test_the_metadata_file_or_one_image_stand_for_their_product(surface):
    product = surface()
    assert len(frames_of({"path": product / "MTD_MSIL2A.xml"})) == 10
    (path,) = product.glob("GRANULE/*/IMG_DATA/R10m/T*_B04_10m.jp2")
    (frame,) = frames_of({"path": path})
    assert (frame.source.id, frame.bands) == ("sentinel-2-l2a", {"B04": 1})
    assert (frame.digital.scale, frame.digital.offset) == (1e-4, -0.1)
    assert frame.mask.path.name.endswith("_SCL_20m.jp2")


def test_what_is_stated_for_a_product_wins(surface):
    frames = frames_of({"path": surface(), "scale": 0.5, "offset": 0.25})
    assert {(f.digital.scale, f.digital.offset) for f in frames} == {(0.5, 0.25)}


def test_the_dialogs_row_of_a_product(surface, tmp_path, core):
    manifest = tmp_path / "m.json"
    manifest.write_text(json.dumps({"frames": [{"path": L2A}, {"path": "gone.SAFE"}]}))
    surface()
    code, out, _ = core("frames", manifest)
    row, missing = json.loads(out)["frames"]
    assert code == 0
    assert (row["path"], row["source"]) == (str(tmp_path / L2A), "sentinel-2-l2a")
    assert (row["datetime"], row["problem"], row["crs"]) == ("2022-03-05", None, "EPSG:32631")
    assert sorted(row["bands"]) == sorted((*FINE, *COARSE))
    assert row["mask"]["valid"] == [4, 5, 6, 7]
    assert "does not exist" in missing["problem"]


def test_products_are_embedded(surface, top, weights, core, tmp_path):
    surface()
    surface(L2A.replace("20220305", "20220325"), stem=STEM.replace("0305", "0325"))
    top()
    manifest = tmp_path / "m.json"
    paths = [{"path": p.name, "datetime": None} for p in sorted(tmp_path.glob("*.SAFE"))]
    manifest.write_text(json.dumps({"frames": paths}))
    code, _, err = core("embed", manifest, tmp_path / "e.tif", "--checkpoint", weights, "--no-rgb")
    assert code == 0, err
    with rasterio.open(tmp_path / "e.tif") as file:
        assert (file.width, file.height, file.transform.a) == (64, 64, 10)
        missing = file.read(1) == file.nodata
        assert file.tags()["AEF_SOURCES"] == "sentinel-2-l1c,sentinel-2-l2a"
    assert not missing.any()


def pack(path, folder, top=""):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, f"{top}{file.relative_to(folder.parent)}")
    return path


def test_a_packed_product_is_read_where_it_is(surface, top, weights, core, tmp_path):
    plain = tmp_path / "plain.json"
    plain.write_text(json.dumps({"frames": [{"path": L2A}, {"path": L1C}]}))
    folders = [surface(), top()]
    packed = tmp_path / "packed.json"
    paths = [pack(tmp_path / f"{i} ä.zip", folder).name for i, folder in enumerate(folders)]
    packed.write_text(json.dumps({"frames": [{"path": path} for path in paths]}))
    for name in ("plain", "packed"):
        words = (tmp_path / f"{name}.json", tmp_path / f"{name}.tif", "--checkpoint", weights)
        code, _, err = core("embed", *words, "--no-rgb")
        assert code == 0, err
    with (
        rasterio.open(tmp_path / "plain.tif") as one,
        rasterio.open(tmp_path / "packed.tif") as two,
    ):
        assert (one.read() == two.read()).all()
    code, out, _ = core("frames", packed)
    rows = json.loads(out)["frames"]
    assert [row["source"] for row in rows] == ["sentinel-2-l2a", "sentinel-2-l1c"]
    assert [row["problem"] for row in rows] == [None, None]


def test_a_product_that_a_mac_packed_is_read(tmp_path, surface):
    path = pack(tmp_path / "mac.zip", surface())
    frames = frames_of({"path": path})
    with zipfile.ZipFile(path, "a") as archive:
        for name in archive.namelist():
            folder, _, file = name.rpartition("/")
            archive.writestr(f"__MACOSX/{folder}/._{file}", b"\0\5\x16\7")
    assert [frame.bands for frame in frames_of({"path": path})] == [frame.bands for frame in frames]


def test_what_is_packed_and_can_not_be_read_gets_a_sentence(surface, tmp_path):
    (tmp_path / "half.zip").write_bytes(b"PK")
    with pytest.raises(InputError, match=r"half\.zip is packed, but no \.zip that can be read"):
        frames_of({"path": tmp_path / "half.zip"})
    with pytest.raises(InputError, match="does not exist"):
        frames_of({"path": tmp_path / "gone.zip"})
    (tmp_path / "LC08.tar").write_bytes(b"x" * 2000)
    with pytest.raises(InputError, match="unpack it and give the folder"):
        frames_of({"path": tmp_path / "LC08.tar"})
    with pytest.raises(InputError, match=r"LC08\.tar\.gz is packed in a way .* unpack it"):
        frames_of({"path": tmp_path / "LC08.tar.gz"})
    other = pack(tmp_path / "other.zip", surface(), "data/")
    with pytest.raises(InputError, match=r"something else than one \.SAFE product"):
        frames_of({"path": other})
    cut = pack(tmp_path / "cut.zip", tmp_path / L2A)
    cut.write_bytes(cut.read_bytes().replace(b"MSIL2A.xmlPK", b"MSIL2A.xmlXX", 1))
    damaged = bytearray(cut.read_bytes())
    start = damaged.index(b"_B03_10m.jp2") + 40
    damaged[start : start + 400] = bytes(400)
    cut.write_bytes(damaged)
    with pytest.raises(InputError, match=r"cut\.zip"):
        read(frames_of({"path": cut}))


def test_a_packed_product_whose_metadata_is_damaged_gets_a_sentence(surface, tmp_path):
    """Whatever byte of it: each breaks another part of reading a zip."""
    whole = pack(tmp_path / "cut.zip", surface()).read_bytes()
    start = whole.index(b"MTD_MSIL2A.xml") + len(b"MTD_MSIL2A.xml")
    listed, said = whole.index(b"PK\x01\x02"), 0
    for at in (*range(start, start + 60), *range(listed, listed + 30)):
        (tmp_path / "cut.zip").write_bytes(whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :])
        try:  # what no program looks at may be lost
            for name in names(tmp_path / "cut.zip"):
                read_text(tmp_path / "cut.zip", name)
        except InputError as error:
            assert "cut.zip" in str(error)
            said += 1
    assert said > 20


def test_folders_that_are_no_product(tmp_path):
    (tmp_path / "empty.SAFE" / "GRANULE").mkdir(parents=True)
    with pytest.raises(InputError, match=r"empty\.SAFE holds no image .* unpack"):
        frames_of({"path": tmp_path / "empty.SAFE"})
    (tmp_path / "photos").mkdir()
    with pytest.raises(InputError, match=r"photos is a folder, .* give the raster files"):
        frames_of({"path": tmp_path / "photos"})


def test_what_only_files_have_can_not_be_stated_for_a_product(surface):
    with pytest.raises(InputError, match="whose files tell their bands"):
        frames_of({"path": surface(), "bands": {"B02": 1}})
    with pytest.raises(InputError, match=r"'sentinel-9' .* is not known"):
        frames_of({"path": surface(), "source": "sentinel-9"})


def test_a_damaged_image_is_named(surface, tmp_path, core, weights):
    product = surface()
    (path,) = product.glob("GRANULE/*/IMG_DATA/R10m/*_B03_10m.jp2")
    path.write_bytes(b"no image")
    manifest = tmp_path / "m.json"
    manifest.write_text(json.dumps({"frames": [{"path": L2A}]}))
    out = tmp_path / "e.tif"
    code, _, err = core("embed", manifest, out, "--checkpoint", weights)
    assert code == 2
    assert "B03_10m.jp2 is not a raster that GDAL can read" in err
    assert not out.exists()


def test_load_says_what_was_assumed(surface, tmp_path):
    surface(describe=False)
    manifest = tmp_path / "m.json"
    manifest.write_text(json.dumps({"frames": [{"path": L2A}]}))
    _, notes = load(manifest)
    assert len(notes) == 1
    assert notes[0].startswith("Sentinel-2 level 2A, 10 of the files (first T31UFS_2022")


def test_a_product_as_qgis_opens_it_and_listed_twice(surface, tmp_path):
    product = surface()
    layers = [f"SENTINEL2_L2A:{product}/MTD_MSIL2A.xml:{r}m:EPSG_32631" for r in (10, 20)]
    manifest = tmp_path / "m.json"
    manifest.write_text(json.dumps({"frames": [{"path": p} for p in (*layers, str(product))]}))
    frames, _ = load(manifest)
    assert len(frames) == 10


def test_radar_in_its_own_geometry_is_refused(tmp_path):
    product = tmp_path / "S1A_IW_GRDH_1SDV_20180407T055000_20180407T055025_021355_024C1E_1234.SAFE"
    (product / "measurement").mkdir(parents=True)
    with pytest.raises(InputError, match="correct it for terrain first"):
        frames_of({"path": product})
