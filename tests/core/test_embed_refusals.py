"""What bad input gets: a sentence that names the file and the remedy, exit code 2,
nothing written. Each row is tried with `embed` and `fit`, and frames' rows with `frames`, too.
"""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
import rasterio
from aef_fields.core import files
from aef_fields.core.embeddings.embedding import EmbeddingReader
from aef_fields.core.errors import InputError
from aef_fields.core.inputs import rasterfile
from affine import Affine
from rasterio.control import GroundControlPoint
from rasterio.rpc import RPC


@pytest.fixture
def scene(make_scene):
    made = make_scene(60, 50)
    made.optical("20180115")
    made.optical("20180510")
    made.radar("20180801")
    return made


def cut(path, keep=0.6):
    """A copy that stopped half-way: the header is there, the last pixels are not."""
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])


def rewrite(path, **changes):
    with rasterio.open(path) as file:
        profile, pixels, names = file.profile, file.read(), file.descriptions
    profile.update(changes)
    with rasterio.open(path, "w", **profile) as file:
        file.write(pixels)
        file.descriptions = names


def placed_by_points(path):
    with rasterio.open(path) as file:
        profile, pixels = file.profile, file.read()
    del profile["crs"], profile["transform"]
    with rasterio.open(path, "w", **profile) as file:
        file.write(pixels)
        at = [(0, 0, 3.0, 50.6), (0, 60, 3.1, 50.6), (50, 0, 3.0, 50.5), (50, 60, 3.1, 50.5)]
        file.gcps = ([GroundControlPoint(*point, 0.0) for point in at], "EPSG:4326")


def placed_by_polynomials(path):
    rewrite(path, crs=None, transform=Affine.identity())
    one = [1.0, *[0.0] * 19]
    with rasterio.open(path, "r+") as file:
        file.rpcs = RPC(0, 100, 50, 1, one, one, 25, 25, 3, 1, one, one, 30, 30)


def mask_nowhere(path, stated):
    mask = path.with_name("clouds.tif")
    profile = {"driver": "GTiff", "width": 60, "height": 50, "count": 1, "dtype": "uint8"}
    with rasterio.open(mask, "w", **profile):
        pass
    stated.update(mask={"path": mask.name, "band": 1, "valid": [0]})


def nameless(path, count):
    with rasterio.open(path) as file:
        profile, pixels = file.profile, file.read()
    with rasterio.open(path, "w", **(profile | {"count": count})) as file:
        file.write(pixels[:count])


def all_masked(path):
    with rasterio.open(path, "r+") as file:
        file.write(np.full((file.height, file.width), 9, np.uint16), 11)


# What is done to the middle frame (its path, and what the manifest states of it), the words the
# sentence must hold, besides the file's own name.
FRAME_ROWS = {
    "complex": (
        lambda p, s: rewrite(p, dtype="complex64", nodata=None),
        "holds complex numbers (complex64), as Sentinel-1 SLC does",
    ),
    "mask without band": (
        lambda p, s: (nameless(p, 10), s.update(mask={"valid": [4]})),
        'The mask of {path} needs "band" or "path"',
    ),
    "missing": (lambda p, s: p.unlink(), "does not exist; check the path"),
    "empty": (lambda p, s: p.write_bytes(b""), "is not a raster that GDAL can read"),
    "text": (lambda p, s: p.write_text("hello"), "is not a raster that GDAL can read"),
    "truncated": (lambda p, s: cut(p), "truncated or damaged. Copy it again"),
    "header only": (lambda p, s: cut(p, 0.01), "truncated or damaged. Copy it again"),
    "no crs": (lambda p, s: rewrite(p, crs=None), "no coordinate reference system; write one"),
    "local crs": (
        lambda p, s: rewrite(p, crs='LOCAL_CS["site",UNIT["metre",1]]'),
        "has a local coordinate reference system",
    ),
    "no geotransform": (
        lambda p, s: rewrite(p, transform=Affine.identity()),
        "does not say where its pixels lie: it has a coordinate reference system, but no corner and "
        "no pixel size",
    ),
    "control points": (
        lambda p, s: placed_by_points(p),
        "is placed by ground control points only, not by a grid of pixels; warp it first",
    ),
    "polynomials": (
        lambda p, s: placed_by_polynomials(p),
        "is placed by polynomials (RPCs) only, not by a grid of pixels; warp it first",
    ),
    "date nonsense": (
        lambda p, s: s.update(datetime="last May"),
        "The date 'last May' of {path} can't be read; write it like 2018-04-07",
    ),
    "date of no calendar": (lambda p, s: s.update(datetime="2018-02-30"), "can't be read"),
    "date before satellites": (
        lambda p, s: s.update(datetime="1018-05-10"),
        "lies outside the time satellites have been looking (1972 to today); correct it",
    ),
    "date to come": (lambda p, s: s.update(datetime="2918-05-10"), "lies outside the time"),
    "unknown source": (
        lambda p, s: s.update(source="spot-5"),
        "'spot-5' of {path} is not known; known are sentinel-2-l2a",
    ),
    "unknown band": (
        lambda p, s: s.update(bands={"B02": 1, "X9": 2}),
        "Sentinel-2 level 2A has no band 'X9' (stated for {path}); it has B02",
    ),
    "band not in file": (
        lambda p, s: s.update(bands={"B02": 12}),
        "Band 12 stated for B02 of {path} is not in it: it has 11",
    ),
    "bands no table": (lambda p, s: s.update(bands=[1, 2]), "must be stated like"),
    "another number of bands": (
        lambda p, s: nameless(p, 7),
        "has 7 bands without names that Sentinel-2 level 2A knows; expected 10 bands in the order",
    ),
    "bands of another kind": (
        lambda p, s: s.update(source="sentinel-1-grd"),
        "has 11 bands without names that Sentinel-1 GRD knows; expected 2",
    ),
    "mask file missing": (
        lambda p, s: s.update(mask={"path": "clouds.tif", "band": 1, "valid": [1]}),
        "clouds.tif does not exist",
    ),
    "mask without a place": (mask_nowhere, "clouds.tif has no coordinate reference system"),
    "mask band not in file": (
        lambda p, s: s.update(mask={"band": 12, "valid": [1]}),
        "The mask band 12 is not in {path}: it has 11",
    ),
    "scale no number": (lambda p, s: s.update(scale="x"), "must be numbers"),
    "scale zero": (lambda p, s: s.update(scale=0), "must be numbers, the scale not zero"),
}


def spoiled(scene, row):
    """The manifest after something happened to the middle frame, and that frame's path."""
    change, words = FRAME_ROWS[row]
    path = scene.folder / "S2_20180510.tif"
    stated = scene.frames[1]
    change(path, stated)
    return scene.manifest(), path, words.format(path=path)


def outputs(tmp_path):
    return {"embed": tmp_path / "out.tif", "fit": tmp_path / "out.safetensors"}


@pytest.mark.parametrize("row", FRAME_ROWS)
def test_a_bad_frame_is_refused_by_name(scene, row, refused, weights, tmp_path):
    manifest, path, words = spoiled(scene, row)
    out = outputs(tmp_path)
    for text in (
        refused("embed", manifest, out["embed"], "--checkpoint", weights),
        refused("fit", manifest, out["fit"], "--from", "none"),
    ):
        assert words in text
        assert row in ("mask file missing", "mask without a place") or str(path) in text


@pytest.mark.parametrize("row", FRAME_ROWS)
def test_frames_tells_each_frames_problem_and_goes_on(scene, row, core):
    manifest, _, words = spoiled(scene, row)
    code, out, err = core("frames", manifest)
    assert code == 0, err
    first, middle, last = json.loads(out)["frames"]
    assert words in middle["problem"]
    assert (first["problem"], last["problem"]) == (None, None)


def test_a_frame_whose_date_or_source_nothing_tells(scene, refused, weights, tmp_path):
    plain = scene.write("picture.tif", {"first": np.ones((50, 60), np.uint16)}, 10)
    out = outputs(tmp_path)["embed"]
    frames = [{"path": "picture.tif", "source": "sentinel-2-l2a", "bands": {"B02": 1}}]
    text = refused("embed", scene.manifest(frames), out, "--checkpoint", weights)
    assert text == (
        f"No date found for {plain}; give it a name with a date like 20180407, or state it."
    )
    frames = [{"path": "picture.tif", "datetime": "2018-05-10"}]
    text = refused("embed", scene.manifest(frames), out, "--checkpoint", weights)
    assert f"Which sensor {plain} is of can't be told from its name or bands" in text
    assert "Known are Sentinel-2 level 2A (sentinel-2-l2a), " in text
    assert text.endswith("on the manual's page on manifests.")
    assert "bytes" not in text
    scene.write("ortho_20210705.tif", {n: np.full((50, 60), 9, np.uint8) for n in "RGB"}, 10)
    frames = [{"path": "ortho_20210705.tif"}]
    text = refused("embed", scene.manifest(frames), out, "--checkpoint", weights)
    assert "and it holds bytes, as photographs" in text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "does not exist; check the path"),
        ("", "is not JSON"),
        ("{", "is not JSON"),
        ("[]", "has no frames; expected"),
        ('{"frames": []}', "has no frames; expected"),
        ('{"frames": ["a.tif"]}', "Frame 1 of {manifest} has no path; each frame needs one"),
        ('{"frames": [{"path": "a.tif", "dat": 1}]}', "says dat, which nobody knows; known are"),
        (b"\xff\xfe\x00", "is not JSON"),
    ],
)
def test_a_bad_manifest(content, words, refused, weights, tmp_path):
    manifest = tmp_path / "manifest.json"
    if isinstance(content, bytes):
        manifest.write_bytes(content)
    elif content is not None:
        manifest.write_text(content)
    for command in (
        ("embed", manifest, tmp_path / "out.tif", "--checkpoint", weights),
        ("fit", manifest, tmp_path / "out.safetensors"),
        ("frames", manifest),
    ):
        text = refused(*command)
        assert words.format(manifest=manifest) in text
        assert str(manifest) in text


def test_all_pixels_masked(scene, refused, weights, tmp_path):
    for name in ("S2_20180115.tif", "S2_20180510.tif"):
        all_masked(scene.folder / name)
    manifest = scene.manifest(scene.frames[:2])
    text = refused("embed", manifest, tmp_path / "out.tif", "--checkpoint", weights)
    assert text == (
        f"No pixel of 2 images is clear: all are masked or nodata. Check the mask of "
        f"{scene.folder / 'S2_20180115.tif'} and which values mean clear."
    )
    text = refused("fit", manifest, tmp_path / "out.safetensors", "--from", "none")
    assert "S2_20180115.tif" in text


def test_nothing_clear_in_the_area_asked_for(make_scene, refused, weights, tmp_path):
    scene = make_scene(60, 50)
    scene.optical("20180115", cloud=np.s_[:20, :20])
    area = (500_000, 5_599_900, 500_100, 5_600_000)
    text = refused(
        *("embed", scene.manifest(), tmp_path / "out.tif", "--checkpoint", weights),
        *("--bounds", *area),
    )
    assert "No pixel of the area (10 × 10) is clear in any image; choose another area" in text


def test_a_folder_or_an_image_for_a_manifest(scene, refused, tmp_path):
    image = scene.optical("20180601")
    for wrong, why in ((tmp_path, "is a folder"), (image, "is not JSON")):
        text = refused("embed", wrong, tmp_path / "out.tif")
        assert f"The manifest {wrong} {why}" in text
        assert 'A manifest is a text file that lists the images: {"frames"' in text


def test_layers_and_area_that_do_not_overlap(scene, refused, weights, tmp_path):
    words = ("embed", scene.manifest(), tmp_path / "out.tif", "--checkpoint", weights)
    text = refused(*words, "--bounds", 5, 50, 6, 51)
    assert "The area 5 50 6 51 and the images do not overlap: they cover 500000 5599500 " in text
    assert "Give the area in the images' own coordinate system" in text
    assert "do not overlap" in refused(*words, "--bounds", "nan", 50, 6, 51)
    assert "do not overlap" in refused(*words, "--bounds", *["nan"] * 4)
    far = scene.optical("20180601", corner=(900_000.0, 5_100_000.0))
    for command in (
        ("embed", scene.manifest(), tmp_path / "out.tif", "--checkpoint", weights),
        ("fit", scene.manifest(), tmp_path / "out.safetensors", "--from", "none"),
    ):
        text = refused(*command)
        assert "The images lie far apart" in text
        assert str(far) in text  # neither the first nor the last one


def test_two_frames_far_apart_are_both_named(make_scene, refused, weights, tmp_path):
    scene = make_scene(60, 40)
    both = scene.optical("20180301"), scene.optical("20180601", corner=(900_000.0, 5_100_000.0))
    words = ("embed", scene.manifest(), tmp_path / "out.tif", "--checkpoint", weights)
    assert f"{both[0]} and {both[1]} leave the area between them empty" in refused(*words)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--valid-end", "2014-01-01"), "lies outside the images' dates, 2018-01-15 to 2018-08-01"),
        (("--valid-start", "2021-01-01"), "choose one within a year of them"),
        (
            ("--valid-start", "2018-06-01", "--valid-end", "2018-05-01"),
            "The valid period ends (2018-05-01) before it starts (2018-06-01); swap them.",
        ),
        (("--valid-start", "May"), "'May' is no date like 2018-04-07"),
        (("--tile", "100"), "--tile 100 must be a multiple of 128, e.g. 256"),
        (("--tile", "-128"), "must be a multiple of 128"),
        (("--dtype", "int16"), "invalid choice: 'int16'"),
        (("--bounds", "1", "2", "3"), "--bounds"),
    ],
)
def test_options_that_can_not_be(scene, words, sentence, refused, weights, tmp_path):
    command = ("embed", scene.manifest(), tmp_path / "out.tif", "--checkpoint", weights)
    assert sentence in refused(*command, *words)


def test_a_memory_that_nothing_fits_in(scene, refused, weights, tmp_path):
    command = ("embed", scene.manifest(), tmp_path / "out.tif", "--checkpoint", weights)
    text = refused(*command, "--memory", "0.000001")
    assert text.endswith("give 0.5 (GB) or more.")


def copied(weights, folder):
    for suffix in (".safetensors", ".json"):
        shutil.copy(weights.with_suffix(suffix), folder / f"own{suffix}")
    return folder / "own.safetensors"


def test_a_checkpoint_that_does_not_fit(scene, refused, weights, tmp_path):
    own = copied(weights, tmp_path)
    command = ("embed", scene.manifest(), tmp_path / "out.tif", "--checkpoint", own)
    cut(own, 0.9)
    assert f"{own} is not the file that own.json describes" in refused(*command)
    own.with_suffix(".json").unlink()
    assert f"{own} needs own.json beside it" in refused(*command)
    own.unlink()
    text = refused(*command)
    assert f"There is no checkpoint '{own}'; expected a .safetensors file or a bundled" in text


@pytest.mark.parametrize("command", ["embed", "fit"])
def test_an_output_that_can_not_be_written(scene, command, refused, weights, tmp_path):
    out = outputs(tmp_path)[command]
    more = ("--checkpoint", weights) if command == "embed" else ("--from", "none")

    def text(path):
        return refused(command, scene.manifest(), path, *more)

    assert f"The folder {tmp_path / 'no'} of the output does not exist" in text(
        tmp_path / "no" / out.name
    )
    assert "must end in" in text(out.with_suffix(".xyz"))
    closed = Path("/proc").absolute() / out.name
    assert f"{closed} can't be written" in text(closed)
    out.mkdir()
    assert f"The output {out} is a folder; give it another name." in text(out)


@pytest.mark.skipif(not Path("/sys/kernel").exists(), reason="no folder that lets nobody in")
def test_a_folder_that_may_not_be_written_is_told_soon():
    """On Windows, where Python's own temporary files ask it for ever."""
    code = "from core.files import *; require_output(Path('/sys/c.tif'), '.tif', [])"
    path = f"import sys; sys.path.insert(0, {str(Path(__file__).parents[2])!r}); "
    words = [sys.executable, "-c", path + code]
    ended = subprocess.run(words, capture_output=True, text=True, timeout=60)
    assert "can't be written" in ended.stderr


@pytest.mark.parametrize("suffix", [".tif", "_valid.tif", "_rgb.tif"])
def test_an_output_that_another_program_has_open_on_windows(
    scene, refused, weights, tmp_path, monkeypatch, suffix
):
    held = tmp_path / f"e{suffix}"
    held.write_bytes(b"open in QGIS")

    def move(path, target):
        if target == held:
            raise PermissionError(13, "Access is denied")
        return target

    for name in ("rename", "replace"):
        monkeypatch.setattr(Path, name, move)
    text = refused("embed", scene.manifest(), tmp_path / "e.tif", "--checkpoint", weights)
    assert f"{held} can't be replaced (Access is denied): close what has it open" in text
    (tmp_path / "part").write_bytes(b"new")
    with pytest.raises(InputError, match="can't be replaced"):
        files.put(tmp_path / "part", held)


def test_an_output_that_a_program_keeps_for_itself_is_no_fault_of_its_folder(tmp_path, monkeypatch):
    """As Excel keeps tables on Windows, and viewers keep images."""
    held, opened = tmp_path / "e.tif", Path.open
    held.touch()

    def refused(path, *how):
        if path == held:
            raise PermissionError(13, "Permission denied")
        return opened(path, *how)

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(InputError, match=r"e\.tif can't be written .*; close what has it open"):
        files.require_output(held, ".tif", [])


@pytest.mark.parametrize("command", ["embed", "fit"])
def test_a_disk_that_is_too_small(scene, command, refused, weights, tmp_path, monkeypatch):
    full = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    out = outputs(tmp_path)[command]
    more = ("--checkpoint", weights) if command == "embed" else ("--from", "none")
    text = refused(command, scene.manifest(), out, *more)
    assert f"{out.name} needs about " in text
    assert "has 1 kB free; make room or choose another disk" in text


def test_an_output_that_is_an_input(scene, refused, weights, tmp_path):
    manifest = scene.manifest()
    more = ("--checkpoint", weights)
    frame = scene.folder / "S2_20180510.tif"
    text = refused("embed", manifest, frame, *more)
    assert text == (
        f"{frame} would be overwritten but is also an input; choose another name for the output."
    )
    # What lies beside the output counts, too: the picture and the side-cars.
    picture = scene.folder / "x_20180510_rgb.tif"
    shutil.copy(frame, picture)
    frames = [*scene.frames, {"path": picture.name, "source": "sentinel-2-l2a"}]
    taken = scene.manifest(frames, "taken.json")
    assert str(picture) in refused("embed", taken, scene.folder / "x_20180510.tif", *more)
    beside = scene.manifest(name="y.tif.json")
    assert str(beside) in refused("embed", beside, scene.folder / "y.tif", *more)
    # A mask in a file of its own.
    mask = scene.write("mask.tif", {"": np.ones((50, 60), np.uint8)}, 10)
    scene.frames[0]["mask"] = {"path": "mask.tif", "valid": [1]}
    assert str(mask) in refused("embed", scene.manifest(), mask, *more)


def test_an_output_that_a_virtual_raster_shows(scene, refused, weights, place, virtual):
    frame = scene.folder / "S2_20180510.tif"
    through = virtual(virtual(frame, "one.vrt"), "S2_20180510.vrt")
    manifest = scene.manifest([{"path": through.name}])
    text = refused("embed", manifest, frame, "--checkpoint", weights)
    assert f"{frame} would be overwritten but is also an input: {through} shows it; " in text
    shown = virtual(place, "place.vrt")
    assert f"{place} would be overwritten" in refused("cluster", shown, place, "--k", "2")


def test_fit_never_writes_its_card_over_a_manifest(scene, refused):
    manifest = scene.manifest(name="place.json")
    out = scene.folder / "place.safetensors"
    assert f"{manifest} " in refused("fit", manifest, out, "--from", "none")
    out.write_bytes(b"an older one")
    assert f"{manifest} would be overwritten" in refused("fit", manifest, out, "--from", "none")


def test_a_file_that_breaks_under_way_is_told_too(scene, refused, weights, tmp_path):
    """Damage that no look beforehand finds: bytes within a compressed block."""
    path = scene.folder / "S1_20180801.tif"
    rewrite(path, compress="deflate")
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 200] = b"\xff" * 200
    path.write_bytes(content)
    text = refused("embed", scene.manifest(), tmp_path / "out.tif", "--checkpoint", weights)
    assert str(path) in text
    assert "Copy it again" in text
    assert not (tmp_path / "out.tif.tiles").exists()


@pytest.mark.parametrize("many", [200, 0])
def test_a_raster_that_was_cut_is_found_behind_others_before_work(
    scene, virtual, refused, place, tmp_path, weights, monkeypatch, many
):
    monkeypatch.setattr(rasterfile, "MANY", many)
    behind = shutil.move(scene.folder / "S2_20180510.tif", scene.folder / "pixels.tif")
    scene.frames[1]["path"] = virtual(virtual(behind, "one.vrt"), "S2_20180510.vrt").name
    cut(behind)
    text = refused("embed", scene.manifest(), tmp_path / "out.tif", "--checkpoint", weights)
    assert f"{behind} can't be read whole" in text
    assert "truncated or damaged" in text
    shown = virtual(place, "place.vrt")
    cut(place, 0.9)
    with pytest.raises(InputError, match=r"embedding\.tif can't be read whole"):
        EmbeddingReader(shown)


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_virtual_raster_finds_its_file_however_its_place_is_written(scene, virtual, quote):
    behind = shutil.move(scene.folder / "S2_20180510.tif", scene.folder / "pixels & co.tif")
    shown = virtual(behind, "S2_20180510.vrt")
    text = shown.read_text().replace("pixels & co", "pixels &amp; co")
    shown.write_text(
        text.replace('relativeToVRT="1"', f"shared={quote}0{quote} relativeToVRT={quote}1{quote}")
    )
    with rasterio.open(shown) as file:
        rasterfile.refuse_truncated(shown, file)


def test_a_virtual_raster_whose_file_is_gone_is_not_called_truncated(
    scene, virtual, refused, tmp_path, weights
):
    behind = shutil.move(scene.folder / "S2_20180510.tif", scene.folder / "pixels.tif")
    scene.frames[1]["path"] = virtual(behind, "S2_20180510.vrt").name
    behind.unlink()
    text = refused("embed", scene.manifest(), tmp_path / "out.tif", "--checkpoint", weights)
    shown = scene.folder / "S2_20180510.vrt"
    assert f"{shown} shows {behind}, which does not exist" in text


def test_a_name_to_which_nothing_can_be_added_is_refused_before_work(
    scene, refused, tmp_path, weights
):
    out = tmp_path / f"{'n' * 240}.tif"
    text = refused("embed", scene.manifest(), out, "--checkpoint", weights)
    assert "is too long" in text


def test_a_name_that_is_too_long_for_its_picture_is_refused_before_work(
    scene, refused, place, tmp_path, weights
):
    out = tmp_path / f"{'n' * 227}.tif"
    for words in (
        ("embed", scene.manifest(), out, "--checkpoint", weights),
        ("combine", place, place, out),
    ):
        assert f"{out.stem}_rgb.tif is too long" in refused(*words)


def test_a_virtual_raster_of_what_lies_in_a_zip_is_let_be(scene, virtual):
    behind = scene.folder / "S2_20180510.tif"
    packed = scene.folder / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(behind, behind.name)
    shown = virtual(behind, "shown.vrt")
    inside = f'relativeToVRT="0">/vsizip/{packed}/{behind.name}<'
    shown.write_text(shown.read_text().replace(f'relativeToVRT="1">{behind.name}<', inside))
    assert packed in rasterfile.made_of(shown)
    with rasterfile.open_raster(shown) as file:
        rasterfile.refuse_truncated(shown, file)
