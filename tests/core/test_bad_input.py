"""What a person can get wrong at any command: a sentence, exit code 2, nothing written."""

import json
import math
import os

import numpy as np
import pytest
import rasterio
from aef_fields.core.embeddings.embedding import EmbeddingReader
from aef_fields.core.embeddings.places import carried
from aef_fields.core.errors import InputError
from aef_fields.core.inputs.rasterfile import open_raster


def cut(path, share):
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])


@pytest.fixture
def noise(make_embedding):
    """Vectors that do not compress, so that half of the file is half of the pixels."""
    return make_embedding(np.random.default_rng(0).normal(size=(60, 60, 8)))


@pytest.fixture
def scene(make_scene):
    made = make_scene()
    for day in ("2018-04-07", "2018-05-12", "2018-06-16", "2018-07-21"):
        made.optical(day)
    return made


@pytest.mark.parametrize("words", [("cluster", "--k", "4"), ("reduce",)])
def test_an_embedding_that_was_cut_is_named(words, noise, refused, tmp_path):
    cut(noise, 0.8)
    text = refused(words[0], noise, tmp_path / "out.tif", *words[1:])
    assert f"{noise} can't be read whole" in text
    assert "Copy it again." in text


def test_an_embedding_that_was_cut_is_refused_before_its_pixels_are_read(noise):
    cut(noise, 0.99)
    with pytest.raises(InputError, match="truncated or damaged"):
        EmbeddingReader(noise)


@pytest.mark.parametrize("name", ["out.tif.json", "out.tif.aux.xml"])
def test_a_folder_with_the_name_of_what_lies_beside_a_raster(name, noise, refused, tmp_path):
    (tmp_path / name).mkdir()
    text = refused("cluster", noise, tmp_path / "out.tif", "--k", "4")
    assert f"{tmp_path / name} is a folder, but a file of that name is written" in text


def test_a_folder_with_the_name_of_what_lies_beside_weights_or_a_report(
    scene, noise, refused, tmp_path
):
    (tmp_path / "out.json").mkdir()
    report = ("--report", tmp_path / "out.html")
    for command in (
        ("fit", scene.manifest(), tmp_path / "out.safetensors", "--from", "none"),
        ("train", noise, noise, tmp_path / "h.aefhead", "--label-field", "x", *report),
    ):
        assert f"{tmp_path / 'out.json'} is a folder, but a file" in refused(*command)


def test_a_class_map_that_was_cut_is_named(noise, core, refused, tmp_path):
    map_ = tmp_path / "map.tif"
    assert core("cluster", noise, map_, "--k", "4")[0] == 0
    cut(map_, 0.9)
    assert f"{map_} can't be read whole" in refused("sampledesign", map_, tmp_path / "p.gpkg")


def test_labels_in_metres_that_say_degrees(noise, square, make_labels, refused, tmp_path):
    labels = make_labels([square(2, 2), square(20, 20)], crs="EPSG:4326", kind=["a", "b"])
    text = refused("train", noise, labels, tmp_path / "x.aefhead", "--label-field", "kind")
    assert str(labels) in text
    assert "Set the right one" in text
    text = refused("similar", noise, tmp_path / "o.tif", "--examples", labels)
    assert "Set the right one" in text


def test_one_impossible_point_does_not_take_the_others_along():
    places = np.array([[3.0, 50.0], [563000.0, 5612000.0], [math.nan, 1.0], [3.0, 51.0]])
    x, y = carried(places, "EPSG:4326", "EPSG:32631").T
    assert np.isfinite(x).tolist() == [True, False, False, True]
    assert y[[0, 3]] == pytest.approx([5538630.703, 5649824.888], abs=0.01)


def test_points_that_a_projection_refuses_are_infinite():
    """Behind the globe of an orthographic view: PROJ fails for them, and only for them."""
    view = "+proj=ortho +lat_0=50 +lon_0=3 +datum=WGS84"
    many = np.column_stack([np.tile([3.0, -177.0], 500), np.tile([50.0, -50.0], 500)])
    found = np.isfinite(carried(many, "EPSG:4326", view)).all(axis=1)
    assert found.tolist() == [True, False] * 500


def test_a_quantity_beyond_all_measure_is_left_out(noise, square, make_labels, refused, tmp_path):
    labels = make_labels([square(2, 2), square(20, 20)], yields=[1e300, -1e200])
    words = ("--label-field", "yields", "--task", "regress")
    assert str(labels) in refused("train", noise, labels, tmp_path / "x.aefhead", *words)


@pytest.mark.parametrize(
    "words",
    [
        ("cluster", "e.tif", "o.tif", "--seed", "-1"),
        ("cluster", "e.tif", "o.tif", "--seed", str(2**32)),
        ("apply", "h.aefhead", "e.tif", "o.tif", "--minimum-area", "nan"),
        ("apply", "h.aefhead", "e.tif", "o.tif", "--minimum-area", "-5"),
        ("apply", "h.aefhead", "e.tif", "o.tif", "--minimum-observations", "-1"),
        ("sampledesign", "m.tif", "p.gpkg", "--target-se", "2"),
        ("similar", "e.tif", "o.tif", "--threshold", "200"),
        ("embed", "m.json", "o.tif", "--valid-start", "9999-12-31"),
        ("embed", "m.json", ""),
        ("embed", "m.json", "o.tif", "--bounds-crs", "EPSG:what"),
        ("import", "aef", "a.tif", "o.tif", "--bounds-crs", "local"),
    ],
)
def test_a_number_date_or_name_that_can_not_be(words, refused):
    assert f"`python -m core {words[0]} --help`" in refused(*words)


def test_a_head_that_is_a_folder(noise, refused, tmp_path):
    (tmp_path / "x.aefhead").mkdir()
    text = refused("apply", tmp_path / "x.aefhead", noise, tmp_path / "o.tif")
    assert f"{tmp_path / 'x.aefhead'} is not a head or is damaged" in text


@pytest.mark.skipif(os.name == "nt", reason="names are UTF-16 there")
def test_a_name_in_the_letters_of_an_older_system(scene, noise, refused, tmp_path):
    folder = tmp_path / os.fsdecode(b"donn\xe9es")
    folder.mkdir()
    assert "is not UTF-8; rename it" in refused("cluster", noise, folder / "o.tif")
    manifest = scene.manifest([{"path": "S2\ud800.tif"}])
    assert "holds half a letter" in refused("frames", manifest)
    (folder / "S2_20180407.tif").write_bytes(b"")
    with pytest.raises(InputError, match="is not UTF-8; rename it"):
        open_raster(folder / "S2_20180407.tif")


def test_a_name_that_is_too_long(noise, refused, tmp_path):
    assert "is too long" in refused("cluster", noise, tmp_path / ("a" * 300 + ".tif"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"frames": [{"path": "a.tif"}], "source": {}}, "says source, which nobody knows"),
        ("[" * 100_000, "is not JSON"),
        pytest.param('{"frames": [' + "9" * 5000 + "]}", "is not JSON", id="a long number"),
    ],
)
def test_a_manifest_with_a_slip(content, words, refused, tmp_path):
    manifest = tmp_path / "manifest.json"
    manifest.write_text(content if isinstance(content, str) else json.dumps(content))
    assert words in refused("frames", manifest)


def test_a_manifest_of_a_windows_editor(scene, core):
    manifest = scene.manifest()
    manifest.write_text(manifest.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert core("frames", manifest)[0] == 0


def test_one_band_for_two(scene, refused, weights, tmp_path):
    frames = [{**scene.frames[0], "bands": {"B02": 1, "B03": 1}}]
    out = tmp_path / "out.tif"
    text = refused("embed", scene.manifest(frames), out, "--checkpoint", weights)
    assert "is stated for B02 and for B03; correct one" in text


def test_an_area_smaller_than_a_pixel(scene, refused, weights, tmp_path):
    words = ("--checkpoint", weights, "--bounds", 500005, 5599990.001, 500005.001, 5599990.002)
    text = refused("embed", scene.manifest(), tmp_path / "out.tif", *words)
    assert "smaller than a pixel" in text


def test_fit_never_writes_over_the_weights_it_starts_from(scene, refused, weights):
    text = refused("fit", scene.manifest(), weights, "--from", weights)
    assert "is also an input" in text


def test_a_folder_of_glances_that_is_a_file(scene, refused, tmp_path):
    (tmp_path / "file").write_text("")
    text = refused("frames", scene.manifest(), "--glances", tmp_path / "file")
    assert "can't be made" in text


def test_one_frame_in_metres_that_says_degrees(scene, refused, weights, tmp_path):
    wrong = scene.folder / scene.frames[0]["path"]
    with rasterio.open(wrong, "r+") as file:
        file.crs = "EPSG:4326"
    words = ("--checkpoint", weights)
    text = refused("embed", scene.manifest(), tmp_path / "out.tif", *words)
    assert str(wrong) in text and "it may say degrees of what are metres" in text


@pytest.mark.parametrize("day", ["0001-01-01T00:00+10:00", "9999-12-31T23:00-10:00"])
def test_a_date_that_no_calendar_holds_in_utc(scene, refused, weights, tmp_path, day):
    frames = [{**scene.frames[0], "datetime": day}]
    out = tmp_path / "out.tif"
    text = refused("embed", scene.manifest(frames), out, "--checkpoint", weights)
    assert f"The date {day!r} of" in text and "write it like 2018-04-07" in text
