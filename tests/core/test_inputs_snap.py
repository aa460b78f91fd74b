"""Products of ESA's SNAP: GeoTIFF whose bands' names GDAL does not see, and folders of an image a band."""

import struct

import numpy as np
import pytest
import rasterio
from aef_fields.core.errors import InputError
from aef_fields.core.inputs.frame import frames_of, load
from aef_fields.core.inputs.snap import band_names

S1 = "Subset_S1A_IW_GRDH_1SDV_20180407T172341_20180407T172406_021300_024A8B_1B2C_Orb_Cal_TC.tif"
S2 = "S2A_MSIL2A_20180407T105031_N0500_R051_T31UFS_20230407T120000_resampled"


@pytest.fixture
def scene(make_scene):
    return make_scene(20, 16)


def by_snap(path, *bands):
    """Write the bands' names into a file as SNAP does: no descriptions, but tag 65000."""
    with rasterio.open(path, "r+") as file:
        file.descriptions = [""] * file.count
    info = "".join(
        f"<Spectral_Band_Info>\n <BAND_INDEX>{i}</BAND_INDEX>\n <BAND_NAME>{band}</BAND_NAME>\n"
        f"{' <VIRTUAL_BAND>true</VIRTUAL_BAND>' if band.startswith('virtual') else ''}</Spectral_Band_Info>"
        for i, band in enumerate(bands)
    )
    text = f'<?xml?>\n<Dimap_Document name="x">{info}</Dimap_Document>'.encode() + b"\0"
    old = path.read_bytes()
    order = {b"II": "<", b"MM": ">"}[old[:2]]
    big = struct.unpack_from(order + "H", old, 2)[0] == 43
    offset, number, entry = ("Q", "Q", "HHQQ") if big else ("I", "H", "HHII")
    offset, number, entry = (struct.Struct(order + form) for form in (offset, number, entry))
    (at,) = offset.unpack_from(old, 8 if big else 4)
    (count,) = number.unpack_from(old, at)
    entries = old[at + number.size : at + number.size + count * entry.size]
    entries += entry.pack(65000, 2, len(text), len(old))
    new = old + text + number.pack(count + 1) + entries + offset.pack(0)
    start = offset.pack(len(old) + len(text))
    here = 8 if big else 4
    path.write_bytes(new[:here] + start + new[here + len(start) :])
    return path


def ones(value=1000, dtype=np.uint16):
    return np.full((16, 20), value, dtype)


@pytest.mark.parametrize(
    "options",
    [{}, {"ENDIANNESS": "BIG"}, {"BIGTIFF": "YES"}, {"ENDIANNESS": "BIG", "BIGTIFF": "YES"}],
)
def test_names_in_snaps_tag_count(scene, options):
    """SNAP puts VH before VV, which would be taken for the other."""
    bands = {"1": ones(0.01, np.float32), "2": ones(0.1, np.float32)}
    path = by_snap(scene.write(S1, bands, 20, **options), "Sigma0_VH", "virtual_db", "Sigma0_VV")
    (frame,) = frames_of({"path": path})
    assert frame.bands == {"VH": 1, "VV": 2}
    assert frame.note == ""


def test_a_mask_is_found_among_snaps_bands(scene, core):
    names = ("B2", "B8A", "quality_scene_classification", "view_zenith_B2", "sun_azimuth")
    bands = {str(i): ones() for i in range(len(names))}
    path = by_snap(scene.write(f"{S2}.tif", bands, 10), *names)
    (frame,) = frames_of({"path": path})
    assert frame.bands == {"B02": 1, "B8A": 2}
    assert (frame.mask.band, frame.mask.valid) == (3, (4, 5, 6, 7))
    assert frame.note == "Not used of its bands: view_zenith_B2, sun_azimuth."
    _, out, _ = core("frames", scene.manifest([{"path": path.name}]))
    assert all(f'"name": "{name}"' in out for name in names)


@pytest.mark.parametrize("cut", [0, 3, 9, 40])
def test_a_file_that_does_not_tell_names_none(scene, cut):
    path = by_snap(scene.write(S1, {"1": ones(0.1, np.float32)}, 20), "Sigma0_VV")
    assert band_names(path, 1) == ["Sigma0_VV"]
    assert band_names(path, 2) == []
    other = scene.folder / "other.tif"
    other.write_bytes(path.read_bytes()[:cut])
    assert band_names(other, 1) == []


def test_a_folder_of_snaps(scene):
    """What is known of a band is a file there, too, and not the band."""
    folder = scene.folder / f"{S2}.data"
    folder.mkdir()
    others = ("B1", "view_zenith_B2", "view_azimuth_B8A", "B_detector_footprint_B2", "sun_zenith")
    for name in ("B2", "B8A", "quality_scene_classification", "quality_aot", "lat", *others):
        scene.write(f"{folder.name}/{name}.img", {name: ones()}, 10, driver="ENVI")
    names = sorted(f"{folder.name}/{path.name}" for path in folder.glob("*.img"))
    frames, notes = load(scene.manifest([{"path": name} for name in names]))
    assert [frame.bands for frame in frames] == [{"B02": 1}, {"B8A": 1}]
    assert {frame.mask.path.name for frame in frames} == {"quality_scene_classification.img"}
    assert [note for note in notes if note.startswith("Left out: 7 files. ")]
    head = scene.folder / f"{S2}.dim"
    head.write_text("<Dimap_Document/>")
    with pytest.raises(InputError, match=rf"the \.img files in the folder {S2}\.data beside it"):
        frames_of({"path": head})
