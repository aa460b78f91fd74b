"""What is told before a run: each frame's picture and clear share, the size of it all, the months;
and the pictures of finished tiles while it runs."""

import json
import os
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import rasterio
from aef_fields.core.engine.preview import Preview
from aef_fields.core.grid import Grid, Tile
from aef_fields.core.inputs import glance as looking
from aef_fields.core.inputs.frame import load
from aef_fields.core.model.checkpoint import save
from aef_fields.core.model.config import Config
from aef_fields.core.model.decoders import Decoders
from aef_fields.core.model.encoder import Encoder
from aef_fields.core.progress import Progress
from aef_fields.core.sources import SOURCES
from affine import Affine
from matplotlib.image import imread
from rasterio.enums import ColorInterp

LEFT, TOP = 500_000.0, 5_600_000.0


@pytest.fixture
def scene(make_scene):
    """Two optical dates, the second one half clouded, and one of radar; 60 × 40 pixels."""
    made = make_scene(60, 40)
    made.optical("20180115")
    made.optical("20180510", cloud=np.s_[:, :30])
    made.radar("20180520")
    return made


def items(core, *words):
    code, out, err = core(*words, "--json")
    assert code == 0, err
    events = [json.loads(line) for line in out.splitlines()]
    return {e["number"]: e for e in events if e["event"] == "item"}


def test_each_frame_is_told_with_its_picture_and_clear_share(scene, core, tmp_path):
    folder = tmp_path / "glances"
    found = items(core, "frames", scene.manifest(), "--glances", folder)
    assert [found[i]["clear"] for i in range(3)] == pytest.approx([1, 0.5, 1], abs=0.02)
    picture = imread(found[1]["picture"])
    assert picture.shape == (40, 60, 4)
    clouded, ground = picture[:, :30, :3].mean(), picture[:, 30:, :3].mean()
    assert clouded > 0.95 > ground + 0.3  # stretched to the ground, not to the cloud


def test_a_picture_stands_upright_however_the_file_lies(scene, core, tmp_path):
    folder = tmp_path / "glances"
    words = ("frames", scene.manifest(scene.frames[1:2]), "--glances", folder)
    upright = imread(items(core, *words)[0]["picture"])
    path = scene.folder / scene.frames[1]["path"]
    with rasterio.open(path, "r+") as file:
        file.write(file.read()[:, ::-1])
        file.transform = Affine(10, 0, LEFT, 0, 10, TOP - 400)
    assert (imread(items(core, *words)[0]["picture"]) == upright).all()


def test_what_was_looked_at_is_not_read_again_until_it_changes(scene, tmp_path, monkeypatch):
    folder = tmp_path / "glances"
    folder.mkdir()
    frames = load(scene.manifest())[0]
    first = looking.glance([frames[1]], folder)
    read = []
    real = looking.clear_share
    monkeypatch.setattr(looking, "clear_share", lambda group: read.append(1) or real(group))
    assert looking.glance([frames[1]], folder) == first and not read
    os.utime(frames[1].path, ns=(1, 1))
    assert looking.glance([frames[1]], folder)["clear"] == first["clear"] and read


def test_two_workers_may_look_at_the_same_images_at_once(scene, tmp_path, monkeypatch):
    """Two QGIS, each with a worker of its own: one took the other's unfinished file away."""
    group, replace = load(scene.manifest())[0][:1], Path.replace

    def meanwhile(part, to):
        with monkeypatch.context() as other:
            other.setattr(os, "getpid", lambda: 1)
            other.setattr(Path, "replace", replace)
            looking.glance(group, tmp_path)
        return replace(part, to)

    monkeypatch.setattr(Path, "replace", meanwhile)
    assert imread(looking.glance(group, tmp_path)["picture"]).any()


def test_a_glance_that_another_worker_looks_at_is_not_replaced(scene, tmp_path, monkeypatch):
    """Windows refuses it. What a power cut has emptied is looked at anew."""
    group = load(scene.manifest())[0][:1]
    first = looking.glance(group, tmp_path)
    next(tmp_path.glob("*.json")).write_text("")

    def refused(*_):
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", refused)
    assert looking.glance(group, tmp_path) == first
    assert not list(tmp_path.glob("*.part"))


def test_a_large_file_gives_a_small_picture(make_scene, tmp_path):
    scene = make_scene(700, 500)
    path = scene.optical("20180115")
    (tmp_path / "g").mkdir()
    found = looking.glance([load(scene.manifest())[0][0]], tmp_path / "g")
    assert path.stat().st_size > 5e6
    assert imread(found["picture"]).shape == (91, 128, 4)


def test_what_lies_outside_the_swath_is_see_through(scene, tmp_path):
    path = scene.folder / "S2_20180115.tif"
    with rasterio.open(path, "r+") as file:
        for band in range(1, 11):
            values = file.read(band)
            values[:20] = 0
            file.write(values, band)
    found = looking.glance([load(scene.manifest())[0][0]], tmp_path)
    alpha = imread(found["picture"])[..., 3]
    assert not alpha[:20].any() and alpha[20:].all()
    assert found["clear"] == 0.5


def test_old_glances_are_forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr(looking, "KEPT", 9)
    for i in range(10):
        (tmp_path / f"{i}.png").touch()
        os.utime(tmp_path / f"{i}.png", (i, i))
    looking.prune(tmp_path)
    assert sorted(p.stem for p in tmp_path.iterdir()) == list("56789")


def test_glances_that_another_worker_forgets_just_now(tmp_path, monkeypatch):
    monkeypatch.setattr(looking, "KEPT", 0)
    monkeypatch.setattr(Path, "iterdir", lambda folder: iter([folder / "gone.png"]))
    looking.prune(tmp_path)

    def refused(*_, **__):
        raise PermissionError(13, "Access is denied")  # by Windows, while the other one looks at it

    (tmp_path / "gone.png").touch()
    monkeypatch.setattr(Path, "unlink", refused)
    looking.prune(tmp_path)


def test_a_file_that_is_not_understood_says_what_its_bands_are(scene, core):
    bands = {f"odd {i} ({500 + i} nm)": np.ones((40, 60), np.uint16) for i in range(3)}
    scene.write("S2_20180601.tif", bands, 10)
    scene.frames.append({"path": "S2_20180601.tif"})
    code, out, _ = core("frames", scene.manifest())
    row = json.loads(out)["frames"][3]
    assert code == 0 and "3 bands without names" in row["problem"]
    assert row["file_bands"][1] == {"name": "odd 1 (501 nm)", "nm": 501.0}
    path = scene.folder / "S2_20180601.tif"
    with rasterio.open(path, "r+") as file:
        file.update_tags(1, wavelength="0.66", wavelength_units="Micrometers")
        file.update_tags(2, wavelength="835.1")
    _, out, _ = core("frames", scene.manifest())
    assert [b["nm"] for b in json.loads(out)["frames"][3]["file_bands"]] == [660, 835.1, 502]
    scene.frames[3]["bands"] = {"B04": 1, "B08": 2}  # what the window's dialog writes
    _, out, _ = core("frames", scene.manifest())
    row = json.loads(out)["frames"][3]
    assert row["problem"] is None and row["bands"] == {"B04": 1, "B08": 2}


def planned(core, *words):
    code, out, err = core("plan", *words)
    assert code == 0, err
    return json.loads(out)


def test_the_plan_is_what_embed_then_does(scene, core, weights, tmp_path):
    words = [scene.manifest(), "--checkpoint", weights]
    plan = planned(core, *words)
    assert core("embed", words[0], tmp_path / "e.tif", *words[1:])[0] == 0
    with rasterio.open(tmp_path / "e.tif") as file:
        assert (plan["width"], plan["height"]) == (file.width, file.height)
        assert plan["bytes"] == file.width * file.height * 64
        assert plan["valid_start"] == file.tags()["AEF_VALID_START"]
    assert (plan["frames"], plan["frames_given"]) == (3, 3)
    assert "seconds" not in plan
    assert planned(core, *words, "--measure")["seconds"] > 0


def test_radar_beside_colours_is_left_out_where_the_checkpoint_does_not_know_it(
    make_scene, core, tmp_path
):
    """It went on with the colours before the radar in the same file was found."""
    sources = {"sentinel-2-l2a": SOURCES["sentinel-2-l2a"]}
    config = Config("tiny", 8, 1, 1, 0, 16, 16, 4, d=16)
    weights = tmp_path / "colours.safetensors"
    save(weights, Encoder(config, sources), Decoders(config, sources), {"command": "test"})
    scene = make_scene(20, 16)
    bands = {band: np.full((16, 20), 0.2, np.float32) for band in ("B04", "B08")}
    bands |= {band: np.full((16, 20), -12, np.float32) for band in ("VV", "VH")}
    manifest = scene.manifest([{"path": scene.write("S2_20180407.tif", bands, 10).name}])
    words = [manifest, tmp_path / "e.tif", "--checkpoint", weights, "--no-rgb"]
    code, _, err = core("embed", *words)
    assert code == 0, err
    assert "Sentinel-1 GRD is not used: the checkpoint colours has never seen it" in err
    record = json.loads((tmp_path / "e.tif.json").read_text())
    assert [frame["source"] for frame in record["frames"]] == ["sentinel-2-l2a"]


def test_clear_observations_are_counted_by_month_in_the_area_asked_for(scene, core, weights):
    words = [scene.manifest(), "--checkpoint", weights]
    months = {m["month"]: m["clear"] for m in planned(core, *words)["months"]}
    assert (min(months), max(months), len(months)) == ("2017-05", "2018-05", 13)
    optical = {m: c.get("sentinel-2-l2a", 0) for m, c in months.items()}
    assert optical["2018-01"] == 1 and optical["2018-05"] == pytest.approx(0.5, abs=0.02)
    assert months["2018-05"]["sentinel-1-grd"] == pytest.approx(1, abs=0.02)
    box = ["--bounds", LEFT + 300, TOP - 400, LEFT + 600, TOP]  # the half without the cloud
    plan = planned(core, *words, *box)
    assert (plan["width"], plan["height"]) == (30, 40)
    clear = {m["month"]: m["clear"].get("sentinel-2-l2a", 0) for m in plan["months"]}
    assert clear["2018-05"] == pytest.approx(1, abs=0.02)


def test_it_tells_how_much_of_the_area_has_images(make_scene, core, weights):
    scene = make_scene(40, 40)
    scene.optical("20180115")
    assert planned(core, scene.manifest(), "--checkpoint", weights)["covered"] == pytest.approx(1)
    scene.optical("20180215", corner=(LEFT + 1600, TOP), size=(40, 80), name="S2_20180215.tif")
    scene.optical("20180315", corner=(LEFT + 1600, TOP), name="S2_20180315.tif")
    words = [scene.manifest(), "--checkpoint", weights]
    # 200 × 80 pixels, of which 40 × 40 and 40 × 80 lie in an image.
    assert planned(core, *words)["covered"] == pytest.approx(0.3)
    box = ["--bounds", LEFT, TOP - 400, LEFT + 800, TOP]
    assert planned(core, *words, *box)["covered"] == pytest.approx(0.5)


def test_tiles_of_one_date_count_for_the_part_that_they_cover(make_scene, core, weights):
    scene = make_scene(40, 40)
    scene.optical("20180115", size=(40, 20), name="S2_20180115_a.tif")
    scene.optical(
        "20180115", size=(40, 20), corner=(LEFT, TOP - 200), name="S2_20180115_b.tif",
        cloud=np.s_[:, :20],
    )  # fmt: skip
    scene.optical("20180215")
    plan = planned(core, scene.manifest(), "--checkpoint", weights)
    clear = {m["month"]: m["clear"].get("sentinel-2-l2a") for m in plan["months"]}
    assert clear["2018-01"] == pytest.approx(0.75, abs=0.02)
    assert clear["2018-02"] == 1


class Told(Progress):
    def __init__(self):
        super().__init__()
        self.paths = []

    def preview(self, path):
        self.paths.append(path)


def test_finished_tiles_show_where_they_are(tmp_path):
    grid = Grid("EPSG:32631", Affine(10, 0, LEFT, 0, -10, TOP), 2100, 1500)
    told = Told()
    preview = Preview(tmp_path, grid, 8, told)
    rng = np.random.default_rng(0)
    tile = Tile(256, 512, 256, 256)
    pixels = rng.integers(-100, 100, (256, 256, 9), dtype=np.int8)
    pixels[:128] = -128
    preview.add(tile, pixels)
    with rasterio.open(told.paths[-1]) as file:
        assert max(file.shape) <= 1024 and file.crs == grid.crs
        assert file.transform.a == 30 and file.bounds.left == LEFT
        assert file.colorinterp[3] == ColorInterp.alpha  # QGIS draws black what is not
        alpha = file.read(4)
        rows, cols = np.nonzero(alpha)
        x, y = file.transform * (cols + 0.5, rows + 0.5)
    assert x.min() >= LEFT + 2560 and x.max() <= LEFT + 5120
    assert y.min() >= TOP - 7680 and y.max() <= TOP - 6400  # its upper half has no data
    assert len(x) == pytest.approx(256 * 128 / 9, rel=0.05)


@pytest.mark.parametrize("lost", ["folder", "room"])
def test_a_picture_that_can_not_be_written_ends_no_run(tmp_path, monkeypatch, lost):
    grid = Grid("EPSG:32631", Affine(10, 0, LEFT, 0, -10, TOP), 300, 300)
    told = Told()
    preview = Preview(tmp_path / lost, grid, 8, told)
    if lost == "room":  # GDAL says nothing when it closes what did not fit
        (tmp_path / lost).mkdir()
        opened = rasterio.open

        @contextmanager
        def cut(path, mode="r", **options):
            with opened(path, mode, **options) as file:
                yield file
            if mode == "w":
                os.truncate(path, 2000)

        monkeypatch.setattr(rasterio, "open", cut)
    pixels = np.random.default_rng(0).integers(-100, 100, (256, 256, 9), dtype=np.int8)
    preview.add(Tile(0, 0, 256, 256), pixels)
    assert told.paths == []
    preview.add(Tile(0, 0, 256, 256), pixels)


def test_a_run_tells_pictures_that_no_pixel_and_no_record_depends_on(
    scene, core, weights, tmp_path
):
    folder = tmp_path / "pictures"
    folder.mkdir()
    words = [scene.manifest(), tmp_path / "e.tif", "--checkpoint", weights]
    code, out, _ = core("embed", *words, "--preview", folder, "--json")
    events = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    paths = [e["path"] for e in events if e["event"] == "preview"]
    assert paths and all(Path(p).parent == folder for p in paths)
    shown, record = (tmp_path / "e.tif").read_bytes(), (tmp_path / "e.tif.json").read_text()
    assert core("embed", *words)[0] == 0
    assert (tmp_path / "e.tif").read_bytes() == shown
    assert (tmp_path / "e.tif.json").read_text() == record
