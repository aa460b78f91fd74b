"""Quality bands as lists of values and as bits, in the file and beside it."""

import json
import tarfile
import zipfile

import numpy as np
import pytest
from aef_fields.core.errors import InputError
from aef_fields.core.grid import Tile
from aef_fields.core.inputs.frame import Mask, frames_of, load
from aef_fields.core.raster import FrameReader, target_grid

COLLECTION_2 = {
    21824: True,  # clear land
    21952: True,  # water
    1: False,  # fill
    21826: False,  # dilated cloud
    54596: False,  # cirrus
    22280: False,  # cloud
    23888: False,  # shadow
    30048: False,  # snow
}
COLLECTION_1_L2 = {322: True, 324: True, 1: False, 328: False, 336: False, 352: False, 834: False}
COLLECTION_1_L1 = {2720: True, 1: False, 2800: False, 2976: False, 3744: False, 6816: False}

FMASK = {64: True, 96: True, 224: True, 255: False, 66: False, 68: False, 72: False, 80: False}
QAI = {0: True, 32: True, 16384: True, 1: False, 2: False, 4: False, 6: False, 8: False, 16: False}


@pytest.fixture
def scene(make_scene):
    return make_scene(20, 16)


def codes_of(table):
    """The codes in rows, one a column."""
    codes = np.zeros((16, 20), np.uint16)
    for column, code in enumerate(table):
        codes[:, column] = code
    return codes


def read(frames):
    grid = target_grid(frames, None)
    reader = FrameReader(frames, grid)
    try:
        return reader.read(Tile(0, 0, grid.width, grid.height))
    finally:
        reader.close()


def clear_of(frames):
    return read(frames)[1]


def green(value=9000):
    return np.full((16, 20), value, np.uint16)


@pytest.mark.parametrize(
    ("name", "band", "table"),
    [
        ("LC08_L2SP_199024_20200101_20200823_02_T1.tif", "QA_PIXEL", COLLECTION_2),
        ("LC09_L1TP_199024_20220101_20220823_02_T1.tif", "QA_PIXEL", COLLECTION_2),
        ("L8_20180101.tif", "pixel_qa", COLLECTION_1_L2),
        ("LC08_L1TP_199024_20180101_20180823_01_T1.tif", "BQA", COLLECTION_1_L1),
    ],
)
def test_landsats_bits(scene, name, band, table):
    path = scene.write(name, {"B4": green(), band: codes_of(table)}, 30)
    frames = frames_of({"path": path})
    assert frames[0].mask.band == 2
    found = clear_of(frames)[:, : len(table)]
    assert (found == np.array(list(table.values()))).all()


def test_a_quality_file_beside_a_band_counts(scene):
    stem = "LC08_L2SP_199024_20200101_20200823_02_T1"
    path = scene.write(f"{stem}_SR_B4.TIF", {"": green()}, 30)
    quality = scene.write(f"{stem}_QA_PIXEL.TIF", {"": codes_of(COLLECTION_2)}, 30)
    other = stem.replace("199024", "199025")
    scene.write(f"{other}_QA_PIXEL.TIF", {"": codes_of({1: 0})}, 30)
    (frame,) = frames_of({"path": path})
    assert frame.mask == Mask(quality, 1, bits_clear=(0, 1, 2, 3, 4, 5))


def test_sentinels_classification_beside_a_band_of_another_resolution(scene):
    path = scene.write("T31UFS_20180407T105031_B04_10m.tif", {"": green(900)}, 10)
    classes = np.repeat([[4, 9]], 8, axis=0).repeat(5, axis=1).astype(np.uint8)
    scene.write("T31UFS_20180407T105031_SCL_20m.tif", {"": classes}, 20)
    frames = frames_of({"path": path, "source": "sentinel-2-l2a"})
    found = clear_of(frames)
    assert found[:, :10].all()
    assert not found[:, 10:].any()


def test_a_listed_quality_file_is_the_mask_of_its_frames(scene):
    scene.write("L8_20180101_B4.tif", {"": green(900)}, 30)
    scene.write("L8_20180101_B5.tif", {"": green(3000)}, 30)
    scene.write("elsewhere_pixel_qa.tif", {"": codes_of(COLLECTION_1_L2)}, 30)
    entries = [{"path": "L8_20180101_B4.tif"}, {"path": "L8_20180101_B5.tif"}]
    quality = {
        "path": "elsewhere_pixel_qa.tif",
        "source": "landsat-c2-l2",
        "datetime": "2018-01-01",
    }
    frames, _ = load(scene.manifest([*entries, quality]))
    assert len(frames) == 2
    assert {f.mask.path.name for f in frames} == {"elsewhere_pixel_qa.tif"}
    with pytest.raises(InputError, match="lists quality bands only"):
        load(scene.manifest([quality]))


def test_bands_that_no_source_uses_are_left_out_and_named(scene, core):
    for band in ("B4", "B10", "B1"):
        scene.write(f"LC08_L1TP_199024_20180101_20180823_01_T1_{band}.TIF", {"": green()}, 30)
    files = sorted(p.name for p in scene.folder.glob("*.TIF"))
    frames, notes = load(scene.manifest([{"path": name} for name in files]))
    assert [f.bands for f in frames] == [{"B04": 1}]
    assert any(note.startswith("Left out: 2 files. ") for note in notes)
    with pytest.raises(InputError, match=r"_B10.TIF has one band, .* leave it out"):
        load(scene.manifest([{"path": name} for name in files if "B10" in name]))
    scene.write("LC08_L1TP_199024_20180101_20180823_01_T1_what.TIF", {"": green()}, 30)
    files = sorted(p.name for p in scene.folder.glob("*.TIF"))
    _, out, _ = core("frames", scene.manifest([{"path": name} for name in files]))
    rows = json.loads(out)["frames"]
    assert [(bool(row["problem"]), row.get("unused", False)) for row in rows] == [
        (True, True),  # B1
        (True, True),  # B10
        (False, False),
        (True, False),  # may be any band
    ]


def test_earth_engines_bits(scene):
    codes = codes_of({0: True, 1 << 10: False, 1 << 11: False})
    path = scene.write("S2_20180407.tif", {"B4": green(900), "QA60": codes}, 10)
    assert clear_of(frames_of({"path": path}))[0, :3].tolist() == [True, False, False]


@pytest.mark.parametrize("score", ["cs", "cs_cdf"])
def test_earth_engines_score_of_a_clear_view(scene, score):
    """Better than QA60, which comes before it; cut to whole numbers it tells nothing."""
    scores = np.zeros((16, 20), np.float32)
    scores[:, :6] = (0.1, 0.59, 0.6, 1, np.nan, -9999)
    bands = {"B4": green(900).astype(np.float32), "QA60": 0 * scores, score: scores}
    frames = frames_of({"path": scene.write("S2_20180407.tif", bands, 10)})
    assert frames[0].mask.band == 3
    assert clear_of(frames)[0, :6].tolist() == [False, False, True, True, False, False]
    whole = {"B4": green(900), score: scores.astype(bool).astype(np.uint16)}
    (frame,) = frames_of({"path": scene.write("S2_20180408.tif", whole, 10)})
    assert frame.mask is None
    assert frame.note.startswith(f"Its {score} is no score (0..1) but whole numbers")
    stated = {"path": frames[0].path, "mask": {"band": 3, "least": 0.5}}
    assert clear_of(frames_of(stated))[0, :6].tolist() == [False, True, True, True, False, False]
    for wrong in (0, True, 60, "0.6"):
        with pytest.raises(InputError, match="must be a score above 0, 1 at most"):
            frames_of(stated | {"mask": {"band": 3, "least": wrong}})
    alone = scene.write("S2_20180409_B4.tif", {"B4": green(900)}, 10)
    scene.write(f"S2_20180409_{score}.tif", {score: whole[score]}, 10)
    assert frames_of({"path": alone})[0].mask is None


@pytest.mark.parametrize(
    ("day", "masked"),
    [("20220124", True), ("20220125", False), ("20240228", False), ("20240229", True)],
)
def test_the_years_without_qa60(scene, core, day, masked):
    """Earth Engine's is masked out then: 0 in an export, which would mean clear."""
    path = scene.write(f"S2_{day}.tif", {"B4": green(900), "QA60": 0 * green()}, 10)
    (frame,) = frames_of({"path": path})
    assert bool(frame.mask) == masked
    assert frame.note[:18] == ("" if masked else "Its QA60 is empty,")
    stem = f"{day}T105031_{day}T105030_T31UFS"
    alone = scene.write(f"{stem}.B4.tif", {"B4": green(900)}, 10)
    scene.write(f"{stem}.QA60.tif", {"QA60": 0 * green()}, 10)
    frames, _ = load(scene.manifest([{"path": f"{stem}.{band}.tif"} for band in ("B4", "QA60")]))
    assert [(frame.path, bool(frame.mask)) for frame in frames] == [(alone, masked)]
    stated = {"path": path, "mask": {"band": 2}}
    assert frames_of(stated)[0].mask.bits_clear == (10, 11)
    filled = {"B4": green(900), "QA60": codes_of({0: True, 1 << 10: False})}
    (frame,) = frames_of({"path": scene.write(f"S2_filled_{day}.tif", filled, 10)})
    assert (frame.mask.band, frame.note) == (2, "")  # somebody else's


def test_of_several_quality_bands_of_a_date_the_best_counts(scene):
    names = [f"{day}_{band}" for day in ("20180407", "20180412") for band in ("B4", "SCL", "QA60")]
    path = scene.write("stack.tif", {name: green(4) for name in names}, 10)
    frames = frames_of({"path": path, "source": "sentinel-2-l2a"})
    assert [frame.mask.band for frame in frames] == [2, 5]


def test_stated_masks(scene):
    path = scene.write("S2_20180407.tif", {"B4": green(900), "flags": codes_of({5: 0, 6: 0})}, 10)

    def clear(**mask):
        return clear_of(frames_of({"path": path, "mask": {"band": 2} | mask}))[0, :3].tolist()

    assert clear(valid=[5]) == [True, False, False]
    assert clear(bits_clear=[1]) == [True, False, True]
    assert clear(bits_clear=[0, 1]) == [False, False, True]


@pytest.mark.parametrize(
    ("mask", "words"),
    [
        ({"band": 2, "valid": [4], "bits_clear": [3]}, "not several"),
        ({"band": 2, "valid": "4"}, '"valid" .* list of whole numbers'),
        ({"band": 2, "bits_clear": [99]}, '"bits_clear" .* list of whole numbers'),
        ({"band": 3}, "mask band 3 is not in"),
        ({"band": 2, "source": "landsat-c2-l2"}, 'needs "valid"'),
    ],
)
def test_masks_that_can_not_be(scene, mask, words):
    path = scene.write("x_20180407.tif", {"B4": green(900), "flags": green()}, 10)
    source = mask.pop("source", "sentinel-2-l2a")
    with pytest.raises(InputError, match=words):
        frames_of({"path": path, "source": source, "mask": mask})


def test_what_is_no_code_is_not_clear():
    codes = np.array([np.nan, 1e20, 4.0, 2.0], np.float32)
    assert Mask(None, 1, valid=(4,)).clear(codes).tolist() == [False, False, True, False]
    assert Mask(None, 1, bits_clear=(1,)).clear(codes).tolist() == [False, False, True, False]


HLS = "HLS.{}.T31UFS.2018097T105031.v2.0"


@pytest.mark.parametrize(
    ("product", "source", "bands", "others"),
    [
        ("S30", "sentinel-2-l2a", {"B02": "Blue", "B8A": "NIR_Narrow"}, ("B01", "B10")),
        ("L30", "landsat-c2-l2", {"B02": "Blue", "B05": "NIR"}, ("B01", "B09", "B10")),
    ],
)
def test_nasas_harmonised_product_with_all_its_files(scene, product, source, bands, others):
    stem = HLS.format(product)
    for band, name in bands.items():
        scene.write(f"{stem}.{band}.tif", {name: codes_of(dict.fromkeys(range(900, 920)))}, 30)
    for other in (*others, "SZA", "SAA", "VZA", "VAA"):
        scene.write(f"{stem}.{other}.tif", {"": green()}, 30)
    quality = scene.write(f"{stem}.Fmask.tif", {"": codes_of(FMASK).astype(np.uint8)}, 30)
    names = sorted(path.name for path in scene.folder.glob("*.tif"))
    frames, notes = load(scene.manifest([{"path": name} for name in names]))
    assert [(f.source.id, f.when.date().isoformat(), f.digital.scale) for f in frames] == [
        (source, "2018-04-07", 1e-4)
    ] * 2
    assert [frame.bands for frame in frames] == [{band: 1} for band in bands]
    assert {frame.mask for frame in frames} == {Mask(quality, 1, bits_clear=(0, 1, 2, 3, 4))}
    assert clear_of(frames)[0, : len(FMASK)].tolist() == list(FMASK.values())
    assert [note for note in notes if note.startswith(f"Left out: {len(others) + 4} files.")]


@pytest.mark.parametrize(
    ("sensor", "source"),
    [("SEN2A", "sentinel-2-l2a"), ("LND08", "landsat-c2-l2"), ("LND05", "landsat-c2-l2")],
)
def test_forces_tiles(scene, sensor, source):
    """Nothing but the names tells which satellite it was: the bands are colours."""
    for name in ("X0061_Y0046", "X0062_Y0046"):
        (scene.folder / name).mkdir()
        stem = f"{name}/20230407_LEVEL2_{sensor}"
        bands = {"RED": green(1200), "NIR": green(3000), "SWIR1": green(1900)}
        scene.write(f"{stem}_BOA.tif", bands, 10)
        scene.write(f"{stem}_QAI.tif", {"Quality assurance information": codes_of(QAI)}, 10)
        scene.write(f"{stem}_CLD.tif", {"Cloud distance": green()}, 10)
    names = sorted(str(path.relative_to(scene.folder)) for path in scene.folder.glob("X*/*.tif"))
    frames, notes = load(scene.manifest([{"path": name} for name in names]))
    assert [frame.source.id for frame in frames] == [source] * 2
    assert [frame.mask.path.parent.name for frame in frames] == ["X0061_Y0046", "X0062_Y0046"]
    # The offset of 2022 and the scale of Collection 2 are in level 1 only.
    assert {(frame.digital.scale, frame.digital.offset) for frame in frames} == {(1e-4, 0.0)}
    assert clear_of(frames)[0, : len(QAI)].tolist() == list(QAI.values())
    assert len(notes) == 1
    assert notes[0].startswith("Left out: 2 files. ")


@pytest.mark.parametrize(
    ("product", "source", "bands"),
    [
        ("ga_s2am_{}_3-2-1_55HGA_2023-04-07_final", "sentinel-2-l2a", ("08", "08a", "11")),
        ("ga_ls8c_{}_3-2-1_092084_2023-04-07_final", "landsat-c2-l2", ("02", "05", "07")),
        ("ga_ls5t_{}_3-2-0_092084_1993-04-07_final", "landsat-c2-l2", ("01", "04", "07")),
    ],
)
def test_digital_earth_australias_products(scene, product, source, bands):
    codes = {0: False, 1: True, 2: False, 3: False, 4: False, 5: True}
    for tile in ("", "x"):
        stem = product.replace("55H", "56H").replace("092", "093") if tile else product
        for band in bands:
            scene.write(f"{stem.format('nbart')}_band{band}.tif", {"": green(900)}, 10)
        scene.write(f"{stem.format('oa')}_fmask.tif", {"": codes_of(codes).astype(np.uint8)}, 10)
    names = sorted(path.name for path in scene.folder.glob("*.tif"))
    frames, _ = load(scene.manifest([{"path": name} for name in names]))
    assert {f.source.id for f in frames} == {source}
    assert {(f.digital.scale, f.digital.offset, f.digital.note) for f in frames} == {(1e-4, 0, "")}
    numbered = {"01": "B02", "04": "B05", "07": "B07"} if "ls5" in product else {"08a": "B8A"}
    expected = {numbered.get(band, f"B{band}") for band in bands}
    assert {next(iter(frame.bands)) for frame in frames} == expected
    assert all(f.mask.path.name.split("_")[4] == f.path.name.split("_")[4] for f in frames)
    assert clear_of(frames[:3])[0, : len(codes)].tolist() == list(codes.values())


def test_a_file_that_is_no_mask_takes_no_ones_place(scene):
    """Others' Fmask comes before SCL by name."""
    scene.write("S2_20180407.tif", {"B4": green(900)}, 10)
    for kind in ("Fmask", "SCL"):
        scene.write(f"S2_20180407_{kind}.tif", {"": codes_of(FMASK)}, 10)
    names = [f"S2_20180407{kind}.tif" for kind in ("", "_Fmask", "_SCL")]
    frames, _ = load(scene.manifest([{"path": name} for name in names]))
    assert [frame.mask.path.name for frame in frames] == ["S2_20180407_SCL.tif"]


@pytest.mark.parametrize(
    ("name", "masked"), [("HLSS30_T55_20180407", True), ("S2_20180407", False)]
)
def test_what_others_call_fmask_has_other_codes(scene, name, masked):
    """1 is clear in python-fmask's, 0 in that of its authors, cirrus in HLS."""
    path = scene.write(f"{name}.tif", {"B8A": green(900), "Fmask": codes_of(FMASK)}, 10)
    assert bool(frames_of({"path": path})[0].mask) == masked
    alone = scene.write(f"{name}_B8A.tif", {"": green(900)}, 10)
    scene.write(f"{name}_Fmask.tif", {"": codes_of(FMASK)}, 10)
    assert bool(frames_of({"path": alone})[0].mask) == masked
    if not masked:
        with pytest.raises(InputError, match='needs "valid"'):
            frames_of({"path": path, "mask": {"band": 2}})


def test_anothers_fmask_is_said_and_hides_no_mask_of_the_products_own(scene):
    bands = {"RED": green(900), "Fmask": codes_of({}), "QAI": codes_of(QAI)}
    scene.write("20180407_LEVEL2_SEN2A_BOA.tif", bands, 10)
    scene.write("20180407_LEVEL2_SEN2A_Fmask.tif", {"": codes_of({})}, 10)
    names = [f"20180407_LEVEL2_SEN2A_{kind}.tif" for kind in ("BOA", "Fmask")]
    frames, notes = load(scene.manifest([{"path": name} for name in names]))
    assert [(frame.mask.path.name, frame.mask.band) for frame in frames] == [(names[0], 3)]
    assert any(note.endswith("Not used of its bands: Fmask.") for note in notes)
    assert any(note.startswith("Left out: 1 file. ") and names[1] in note for note in notes)


THEIAS = "SENTINEL2A_20230405-105022-459_L2A_T31TCJ_C_V3-1"
# Water, saturated or tangent sun; cloud, snow, shadows of clouds and of the terrain, hidden.
MG2 = {0: True, 1: True, 64: True, 2: False, 4: False, 8: False, 16: False, 33: False}


@pytest.fixture
def theias(scene):
    """A folder of Theia's as it is downloaded: both reflectances, -10000 outside, masks in a folder."""
    (scene.folder / THEIAS / "MASKS").mkdir(parents=True)
    outside = green(900).astype(np.int16)
    outside[:, 19] = -10000
    for band in ("B2", "B8A"):
        for kind in ("FRE", "SRE"):
            values = outside if kind == "FRE" else green(1200)
            scene.write(f"{THEIAS}/{THEIAS}_{kind}_{band}.tif", {"": values}, 10)
    scene.write(f"{THEIAS}/{THEIAS}_ATB_R1.tif", {"": green(30), " ": green(9)}, 10)
    for size in ("R1", "R2"):
        for mask in ("CLM", "EDG", "SAT", "IAB", "DFP"):
            scene.write(f"{THEIAS}/MASKS/{THEIAS}_{mask}_{size}.tif", {"": codes_of({})}, 10)
        scene.write(f"{THEIAS}/MASKS/{THEIAS}_MG2_{size}.tif", {"": codes_of(MG2)}, 10)
    return scene.folder / THEIAS


def test_theias_folder(scene, theias):
    frames, notes = load(scene.manifest([{"path": THEIAS}]))
    assert [frame.path.name[len(THEIAS) :] for frame in frames] == ["_FRE_B2.tif", "_FRE_B8A.tif"]
    assert [frame.bands for frame in frames] == [{"B02": 1}, {"B8A": 1}]
    assert {(f.source.id, f.when.date().isoformat()) for f in frames} == {
        ("sentinel-2-l2a", "2023-04-05")
    }
    # No offset, whatever the date: MAJA takes that of level 1 off.
    assert {(f.digital.scale, f.digital.offset, f.digital.note) for f in frames} == {(1e-4, 0, "")}
    assert {frame.mask.path.name for frame in frames} == {f"{THEIAS}_MG2_R1.tif"}
    clear = clear_of(frames)[0]
    assert clear[: len(MG2)].tolist() == list(MG2.values())
    assert not clear[19]
    assert notes == []


def test_theias_zip_is_read_where_it_is(scene, theias):
    with zipfile.ZipFile(scene.folder / "download.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(theias.rglob("*.tif")):
            archive.write(path, path.relative_to(theias.parent))
    frames, _ = load(scene.manifest([{"path": "download.zip"}]))
    plain, _ = load(scene.manifest([{"path": THEIAS}]))
    assert [f.path.name for f in frames] == [f.path.name for f in plain]
    assert {f.mask.path.name for f in frames} == {f"{THEIAS}_MG2_R1.tif"}
    assert (clear_of(frames) == clear_of(plain)).all()


def test_theias_files_one_by_one_with_another_mask(scene, theias):
    for size in ("R1", "R2"):
        (theias / f"MASKS/{THEIAS}_MG2_{size}.tif").unlink()
    listed = sorted((str(path) for path in theias.rglob("*.tif")), reverse=True)
    frames, notes = load(scene.manifest([{"path": path} for path in listed]))
    assert [frame.path.name[len(THEIAS) :] for frame in frames] == ["_FRE_B2.tif", "_FRE_B8A.tif"]
    rule = Mask(theias / f"MASKS/{THEIAS}_CLM_R1.tif", 1, bits_clear=(0,))
    assert {frame.mask for frame in frames} == {rule}
    assert any(note.startswith("Left out: 11 files. ") and "(FRE)" in note for note in notes)
    alone, _ = load(scene.manifest([{"path": p} for p in listed if "SRE" in p]))
    assert [frame.path.name[len(THEIAS) :] for frame in alone] == ["_SRE_B2.tif", "_SRE_B8A.tif"]


@pytest.mark.parametrize(
    ("stem", "kind", "mask", "source", "bands"),
    [
        ("SENTINEL2X_20180515-000000-000_L3A_T31TCJ_C_V1-1", "FRC", "FLG_R1", "sentinel-2-l2a", "B02"),
        ("LANDSAT8-OLITIRS-XS_20180515-103629-617_L2A_T31TCJ_D_V1-9", "FRE", "MG2_XS", "landsat-c2-l2", "B02"),
        ("LANDSAT5-TM-XS_20180515-103000-000_L2A_EU93066200A00B_C_V1-0", "FRE", "MG2_XS", "landsat-c2-l2", "B03"),
    ],
)  # fmt: skip
def test_theias_months_and_landsat(scene, stem, kind, mask, source, bands):
    (scene.folder / "renamed/MASKS").mkdir(parents=True)
    scene.write(f"renamed/{stem}_{kind}_B2.tif", {"": green(900)}, 10)
    codes = {0: False, 1: False, 2: False, 3: True, 4: True} if kind == "FRC" else MG2
    scene.write(f"renamed/MASKS/{stem}_{mask}.tif", {"": codes_of(codes)}, 10)
    (frame,) = load(scene.manifest([{"path": "renamed"}]))[0]
    assert (frame.source.id, frame.when.date().isoformat()) == (source, "2018-05-15")
    assert (frame.bands, frame.digital.scale, frame.digital.offset) == ({bands: 1}, 1e-4, 0)
    assert clear_of([frame])[0, : len(codes)].tolist() == list(codes.values())


def test_forces_tiles_of_the_top_of_the_atmosphere(scene):
    for sensor in ("SEN2B", "LND08"):
        scene.write(f"20230407_LEVEL2_{sensor}_TOA.tif", {"RED": green(1200)}, 10)
        scene.write(f"20230407_LEVEL2_{sensor}_QAI.tif", {"": codes_of(QAI)}, 10)
    names = sorted(path.name for path in scene.folder.glob("*_TOA.tif"))
    frames, _ = load(scene.manifest([{"path": name} for name in names]))
    assert [f.source.id for f in frames] == ["landsat-c2-l1", "sentinel-2-l1c"]
    assert {(f.digital.scale, f.digital.offset) for f in frames} == {(1e-4, 0.0)}
    assert all(frame.mask for frame in frames)


@pytest.mark.parametrize("before", ["", "./"])
@pytest.mark.parametrize("level", ["L1TP", "L2SP"])
def test_a_landsat_product_as_the_tar_that_usgs_gives(scene, level, before):
    stem = f"LC08_{level}_199024_20200101_20200823_02_T1"
    (scene.folder / stem).mkdir()
    for band in ("B1", "B4", "B5", "QA_PIXEL"):
        name = f"SR_{band}" if level == "L2SP" and band[0] == "B" else band
        values = codes_of(COLLECTION_2) if band == "QA_PIXEL" else green(9000)
        scene.write(f"{stem}/{stem}_{name}.TIF", {"": values}, 30)
    (scene.folder / stem / f"{stem}_MTL.txt").write_text("SUN_ELEVATION = 30.0")
    with tarfile.open(scene.folder / f"{stem}.tar", "w") as archive:
        for path in sorted((scene.folder / stem).iterdir()):
            archive.add(path, before + path.name)
    frames, notes = load(scene.manifest([{"path": f"{stem}.tar"}]))
    plain, _ = load(scene.manifest([{"path": stem}]))
    for packed, frame in zip(frames, plain, strict=True):
        assert (packed.bands, packed.digital, packed.when, packed.source.id) == (
            *(frame.bands, frame.digital, frame.when, frame.source.id),
        )
        assert packed.mask.path.name == frame.mask.path.name == f"{stem}_QA_PIXEL.TIF"
    for one, other in zip(read(frames), read(plain)):
        np.testing.assert_array_equal(one, other)
    assert notes == []
    whole = (scene.folder / f"{stem}.tar").read_bytes()
    (scene.folder / "cut.tar").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match=r"cut\.tar is packed, .* download it again"):
        load(scene.manifest([{"path": "cut.tar"}]))


def test_a_landsat_product_with_all_its_files(scene, core):
    stem = "LC08_L2SP_199024_20200101_20200823_02_T1"
    folder = scene.folder / stem
    folder.mkdir()
    for band in ("SR_B1", "SR_B4", "SR_B5", "ST_B10", "SR_QA_AEROSOL", "QA_RADSAT", "ST_EMIS"):
        scene.write(f"{stem}/{stem}_{band}.TIF", {"": green(9000)}, 30)
    scene.write(f"{stem}/{stem}_QA_PIXEL.TIF", {"": codes_of(COLLECTION_2)}, 30)
    (folder / f"{stem}_MTL.txt").write_text("SUN_ELEVATION = 12.0")
    (folder / f"._{stem}_SR_B4.TIF").write_bytes(b"what a Mac leaves on other disks")
    frames, notes = load(scene.manifest([{"path": stem}]))
    assert sorted(next(iter(f.bands)) for f in frames) == ["B04", "B05"]
    assert {f.digital.scale for f in frames} == {2.75e-5}
    assert {f.mask.path.name for f in frames} == {f"{stem}_QA_PIXEL.TIF"}
    assert notes == []
    code, out, _ = core("frames", scene.manifest([{"path": stem}]))
    (row,) = json.loads(out)["frames"]
    assert code == 0
    assert (row["datetime"], row["bands"]) == ("2020-01-01", {"B04": 1, "B05": 1})
    assert row["mask"]["bits_clear"] == [0, 1, 2, 3, 4, 5]
    assert row["problem"] is None
