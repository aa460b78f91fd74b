"""`embed` from end to end on a small made-up scene, with random weights."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import rasterio
from aef_fields.core import cli, quantize, raster, reduce
from aef_fields.core.embed import describe
from aef_fields.core.embeddings.embedding import EmbeddingReader, unit
from aef_fields.core.embeddings.writer import halved
from aef_fields.core.engine.tileencoder import TileEncoder
from aef_fields.core.errors import Cancelled
from aef_fields.core.grid import Tile
from aef_fields.core.inputs.frame import load
from aef_fields.core.inputs.period import valid_period
from aef_fields.core.model.config import SIZES
from aef_fields.core.raster import target_grid
from aef_fields.core.version import version
from affine import Affine
from rasterio.warp import transform_bounds

ROOT = Path(__file__).resolve().parent.parent.parent
LEFT, TOP = 500_000.0, 5_600_000.0
ENDS = (".tif", ".tif.json", "_valid.tif", "_valid.tif.json")
LEARNT = SIZES["small"].learnt  # the first dimensions; the rest are composites


@pytest.fixture
def scene(make_scene):
    """Three optical dates, the second one half clouded, and two of radar; 60 × 50 pixels."""
    made = make_scene(60, 50)
    made.optical("20180115")
    made.optical("20180510", cloud=np.s_[10:40, 5:30])
    made.optical("20180920")
    made.radar("20180301")
    made.radar("20180801")
    return made


@pytest.fixture
def embed(weights, capsys):
    """embed(manifest, out, *words) -> the outputs, run in this process."""

    def call(manifest, out, *words):
        capsys.readouterr()
        code = cli.main(["embed", str(manifest), str(out), "--checkpoint", str(weights), *words])
        captured = capsys.readouterr()
        assert code == 0, captured.err
        return json.loads(captured.out)

    return call


def vectors(path):
    with EmbeddingReader(path) as reader:
        return reader.read(Tile(0, 0, reader.grid.width, reader.grid.height))


def cosines(a, b):
    known = np.isfinite(a).all(-1) & np.isfinite(b).all(-1)
    return (unit(a[known]) * unit(b[known])).sum(-1)


def command(*words):
    return [sys.executable, "-I", str(ROOT / "core" / "__main__.py"), *map(str, words)]


def environment():
    return os.environ | {"OMP_NUM_THREADS": "1"}


def test_the_raster_is_what_the_design_says(scene, embed, tmp_path, weights):
    outputs = embed(scene.manifest(), tmp_path / "e.tif")
    assert outputs == {
        "embedding": str(tmp_path / "e.tif"),
        "observations": str(tmp_path / "e_valid.tif"),
        "rgb": str(tmp_path / "e_rgb.tif"),
    }
    with rasterio.open(tmp_path / "e.tif") as file:
        assert (file.count, file.dtypes[0], file.nodata) == (64, "int8", -128)
        assert file.descriptions == tuple(f"A{i:02d}" for i in range(64))
        assert file.interleaving.name == "band"
        assert file.block_shapes[0] == (256, 256)
        assert file.compression.name == "zstd"
        assert (file.width, file.height) == (60, 50)
        assert file.transform == Affine(10, 0, LEFT, 0, -10, TOP)
        assert file.crs.to_epsg() == 32631
        codes = file.read()
        tags = file.tags()
    missing = codes == -128
    assert (missing.all(0) == missing.any(0)).all()
    assert not missing.any()
    decoded = quantize.dequantize(codes)
    assert np.linalg.norm(decoded, axis=0) == pytest.approx(1, abs=0.02)
    assert tags.pop("AREA_OR_POINT") == "Area"
    assert tags.pop("AEF_ENCODER").startswith("random sha256:")
    assert tags == {
        "AEF_VALID_START": "2017-09-21",
        "AEF_VALID_END": "2018-09-21",
        "AEF_SOURCES": "sentinel-1-grd,sentinel-2-l2a",
    }
    record = json.loads((tmp_path / "e.tif.json").read_text())
    assert record["kind"] == "embedding"
    assert [Path(f["path"]).name for f in record["frames"]] == [
        "S2_20180115.tif",
        "S1_20180301.tif",
        "S2_20180510.tif",
        "S1_20180801.tif",
        "S2_20180920.tif",
    ]
    assert record["frames"][0]["datetime"] == "2018-01-15T00:00:00+00:00"
    assert sorted(record["images"]) == sorted(f["path"] for f in record["frames"])
    assert record["torch"]
    assert record["aef_fields"] == version()
    assert record["command"]["embed"]["checkpoint"] == str(weights)
    made = {p.name for p in tmp_path.iterdir()}
    beside = {"e_rgb.tif", "e_rgb.tif.json", "e_valid.tif", "e_valid.tif.json"}
    assert made == {"scene", "e.tif", "e.tif.json", *beside}


def test_bands_and_mask_of_a_file_are_read_from_one_opening(scene, embed, tmp_path, monkeypatch):
    windows, made = [], raster._Window.__init__

    def kept(self, path, file, *others, **more):
        windows.append((path, file))
        made(self, path, file, *others, **more)

    monkeypatch.setattr(raster._Window, "__init__", kept)
    embed(scene.manifest(), tmp_path / "e.tif")
    assert len(windows) == 5 + 3  # five files, of which three hold a mask
    assert len({(path, id(file)) for path, file in windows}) == 5


def test_running_twice_gives_the_same_bytes(scene, embed, tmp_path):
    embed(scene.manifest(), tmp_path / "a.tif", "--no-rgb")
    embed(scene.manifest(), tmp_path / "b.tif", "--no-rgb")
    assert (tmp_path / "a.tif").read_bytes() == (tmp_path / "b.tif").read_bytes()
    embed(scene.manifest(), tmp_path / "a.tif", "--no-rgb")  # an output of ours may be replaced
    assert (tmp_path / "a.tif").read_bytes() == (tmp_path / "b.tif").read_bytes()


def test_float32_holds_the_vectors_themselves(scene, embed, tmp_path):
    embed(scene.manifest(), tmp_path / "f.tif", "--no-rgb", "--dtype", "float32")
    embed(scene.manifest(), tmp_path / "i.tif", "--no-rgb")
    with rasterio.open(tmp_path / "f.tif") as file:
        assert file.dtypes[0] == "float32"
        assert np.isnan(file.nodata)
        values = np.moveaxis(file.read(), 0, -1)
    assert np.linalg.norm(values, axis=-1) == pytest.approx(1, abs=1e-5)
    with rasterio.open(tmp_path / "i.tif") as file:
        assert (np.moveaxis(file.read(), 0, -1) == quantize.quantize(values)).all()


def test_a_pixel_never_seen_clearly_is_nodata_in_all_bands(scene, embed, tmp_path):
    # Under clouds on all optical dates, and the radar ends before it.
    clouded = []
    for path in sorted(scene.folder.glob("S2_*")):
        with rasterio.open(path, "r+") as file:
            scl = file.read(11)
            scl[20:25, 30:36] = 8
            file.write(scl, 11)
        clouded.append({"path": path.name})
    embed(scene.manifest(clouded), tmp_path / "e.tif", "--no-rgb")
    with rasterio.open(tmp_path / "e.tif") as file:
        missing = file.read() == -128
    assert missing[:, 20:25, 30:36].all()
    assert missing.any(0).sum() == 30


def test_overviews_are_renormalised_means_of_decoded_vectors(make_scene, embed, tmp_path):
    scene = make_scene(300, 270)
    scene.radar("20180301")
    scene.optical("20180310", cloud=np.s_[:100, :100])
    for frame in scene.frames:
        frame["bands"] = {"B02": 1, "B04": 3} if frame["path"].startswith("S2") else {"VV": 1}
    embed(scene.manifest(scene.frames[1:]), tmp_path / "e.tif", "--no-rgb")
    whole = vectors(tmp_path / "e.tif")
    with rasterio.open(tmp_path / "e.tif") as file:
        assert file.overviews(1) == [2]
    with rasterio.open(tmp_path / "e.tif", overview_level=0) as file:
        codes = np.moveaxis(file.read(), 0, -1)
    assert codes.shape == (135, 150, 64)
    # Sums in another order may round a code to its neighbour.
    apart = np.abs(codes.astype(int) - quantize.quantize(unit(halved(whole))))
    assert apart.max() <= 1
    assert (apart > 0).mean() < 1e-4
    assert (codes[:49, :49] == -128).all()


def cosine_share(a, b):
    """Share of pixels, known in both, with a cosine of 0.999 or more."""
    together = cosines(a, b)
    assert len(together) == np.isfinite(a[..., 0]).sum() == np.isfinite(b[..., 0]).sum()
    return (together >= 0.999).mean()


def test_frames_of_other_pixels_crs_and_lattice_are_brought_onto_the_grid(
    make_scene, embed, tmp_path
):
    scene = make_scene(60, 50)
    scene.optical("20180115")
    scene.optical("20180510")
    # Off the grid by a fraction of a pixel, and in another CRS.
    scene.optical("20180920", corner=(LEFT - 47.0, TOP + 53.0), size=(70, 62))
    far = transform_bounds("EPSG:32631", "EPSG:4326", LEFT, TOP - 500, LEFT + 600, TOP)
    scene.radar("20180301")
    path = scene.folder / "S1_20180801.tif"
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=40,
        height=30,
        count=2,
        dtype="float32",
        crs="EPSG:4326",
        nodata=np.nan,
        transform=rasterio.transform.from_bounds(*far, 40, 30),
    ) as file:
        file.write(np.full((2, 30, 40), -12, np.float32))
        file.descriptions = ("VV", "VH")
    scene.frames.append({"path": path.name})
    embed(scene.manifest(), tmp_path / "e.tif", "--no-rgb")
    with rasterio.open(tmp_path / "e.tif") as file:
        assert file.crs.to_epsg() == 32631
        assert file.transform.a == 10
        assert (file.transform.c % 10, file.transform.f % 10) == (0, 0)
        # Everything that any frame covers, on the lattice most of the finest files share.
        assert file.bounds.left == LEFT - 50
        assert file.bounds.top == TOP + 60
        assert (file.read(1) != -128).mean() > 0.95


def test_the_period_is_the_last_year_of_the_frames_unless_stated(scene, embed, tmp_path):
    def period(*words):
        embed(scene.manifest(), tmp_path / "e.tif", "--no-rgb", *words)
        with rasterio.open(tmp_path / "e.tif") as file:
            return file.tags()["AEF_VALID_START"], file.tags()["AEF_VALID_END"]

    assert period() == ("2017-09-21", "2018-09-21")
    before = vectors(tmp_path / "e.tif")
    assert period("--valid-start", "2018-04-01") == ("2018-04-01", "2019-04-01")
    assert period("--valid-end", "2018-10-01") == ("2017-10-01", "2018-10-01")
    stated = ("--valid-start", "2018-05-01", "--valid-end", "2018-06-01")
    assert period(*stated) == ("2018-05-01", "2018-06-01")
    assert np.median(cosines(before, vectors(tmp_path / "e.tif"))) < 0.999


def test_a_smaller_area_has_the_pixels_of_the_whole(scene, embed, tmp_path):
    embed(scene.manifest(), tmp_path / "whole.tif", "--no-rgb")
    area = (LEFT + 203, TOP - 401, LEFT + 399, TOP - 102)
    embed(scene.manifest(), tmp_path / "part.tif", "--no-rgb", "--bounds", *map(str, area))
    with rasterio.open(tmp_path / "part.tif") as file:
        assert file.transform == Affine(10, 0, LEFT + 200, 0, -10, TOP - 100)
        assert (file.width, file.height) == (20, 31)
    whole, part = vectors(tmp_path / "whole.tif"), vectors(tmp_path / "part.tif")
    assert cosine_share(whole[10:41, 20:40], part) >= 0.999


def test_a_vector_does_not_depend_on_the_extent_asked(
    make_scene, embed, tmp_path, monkeypatch, weights
):
    """Tiles of three sizes, and parts of the scene that cut through windows and tiles."""
    import torch
    from aef_fields.core.model import infer

    monkeypatch.setattr(infer, "arithmetic", lambda device: torch.float32)
    scene = make_scene(300, 200)
    scene.optical("20180115", cloud=np.s_[100:180, 90:270])
    scene.radar("20180301")
    manifest = scene.manifest()

    def run(*words):
        embed(manifest, tmp_path / "e.tif", "--no-rgb", "--dtype", "float32", *words)
        return vectors(tmp_path / "e.tif")

    whole = run("--tile", "512")
    for size in ("128", "256"):
        assert learnt_share(whole, run("--tile", size)) >= 0.999
    for left, top, width, height in ((0, 0, 70, 90), (101, 77, 150, 111)):
        area = (left * 10, -10 * (top + height), 10 * (left + width), -10 * top)
        words = [str(value + origin) for value, origin in zip(area, (LEFT, TOP, LEFT, TOP))]
        part = run("--bounds", *words)
        assert learnt_share(whole[top : top + height, left : left + width], part) >= 0.999
    # The gate and the exchanges are open: without the surroundings, vectors differ.
    alone = run_without_space(weights, manifest, tmp_path)
    assert np.quantile(cosines(whole[..., :LEARNT], alone[..., :LEARNT]), 0.5) < 0.992


def learnt_share(a, b):
    """Share of pixels with the same vector, but for rounding, in what is learnt: composites, the rest,
    know no surroundings, and windows of attention that lie elsewhere tell in the fifth digit."""
    assert (np.isfinite(a[..., 0]) == np.isfinite(b[..., 0])).all()
    return (cosines(a[..., :LEARNT], b[..., :LEARNT]) > 1 - 1e-5).mean()


def run_without_space(weights, manifest, tmp_path):
    """The same by the pixel path alone: the checkpoint with its gate closed."""
    from aef_fields.core.model import checkpoint

    loaded = checkpoint.load(weights)
    loaded.encoder.gate.data.zero_()
    checkpoint.save(tmp_path / "shut.safetensors", loaded.encoder, loaded.decoders, {})
    words = ["embed", str(manifest), str(tmp_path / "shut.tif"), "--no-rgb"]
    assert cli.main([*words, "--checkpoint", str(tmp_path / "shut.safetensors")]) == 0
    return vectors(tmp_path / "shut.tif")


def test_json_lines_tell_progress_and_end_with_the_result(scene, weights, tmp_path):
    words = ("embed", scene.manifest(), tmp_path / "e.tif", "--checkpoint", weights, "--json")
    # Started from a folder with a hostile package of the worker's name.
    hostile = tmp_path / "elsewhere"
    (hostile / "core").mkdir(parents=True)
    for name in ("__init__.py", "__main__.py", "cli.py"):
        (hostile / "core" / name).write_text("raise SystemExit('hostile')")
    (hostile / "torch.py").write_text("raise SystemExit('hostile')")
    process = subprocess.Popen(
        command(*words),
        cwd=hostile,
        env=environment() | {"PYTHONPATH": str(hostile)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    lines = process.stdout.read()
    assert process.wait(60) == 0, process.stderr.read()
    process.stdin.close()
    events = [json.loads(line) for line in lines.splitlines()]
    kinds = [event["event"] for event in events]
    assert set(kinds) == {"progress", "message", "result"}
    assert kinds[-1] == "result"
    assert events[-1]["outputs"]["embedding"] == str(tmp_path / "e.tif")
    steps = [event for event in events if event.get("note") == "Encoding"]
    assert all(0 <= step["done"] <= step["total"] for step in steps)
    with rasterio.open(tmp_path / "e.tif") as file:
        assert steps[-1]["done"] == steps[-1]["total"] == file.width * file.height


@pytest.fixture
def long(make_scene):
    """A scene that takes some seconds: its tiles lie on the lattice, 16 of up to 128 pixels."""
    made = make_scene(400, 400)
    for day in ("20180115", "20180705"):
        made.optical(day)
    made.radar("20180301")
    return made


def start(words):
    """A run that stays at its work until it is stopped, however quick the machine."""
    return subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "held_worker.py"), *map(str, words)],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def tiles_of(out):
    return len(list(out.with_name(out.name + ".tiles").glob("*.npy")))


def wait_for_tiles(out, count, process):
    for _ in range(1200):
        if tiles_of(out) >= count:
            return
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.05)
    raise AssertionError("no tiles within a minute")


def holder(out):
    try:
        return json.loads((out.with_name(out.name + ".tiles") / "lock").read_text())["pid"]
    except (FileNotFoundError, ValueError):
        return None


def wait_for_lock(out, process):
    for _ in range(1200):
        if holder(out) == process.pid:
            return
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.02)
    raise AssertionError("no lock within half a minute")


def test_stopped_killed_and_resumed_it_writes_the_same_bytes(long, embed, tmp_path, weights):
    """One long story, since each chapter costs seconds: what the power cut left is taken up."""
    out, straight = tmp_path / "e.tif", tmp_path / "straight.tif"
    manifest = long.manifest()
    words = ["embed", manifest, out, "--checkpoint", weights, "--no-rgb", "--tile", "128"]

    # SIGTERM.
    process = start([*words, "--json"])
    wait_for_tiles(out, 2, process)
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 3
    assert tiles_of(out) < 16
    last = json.loads(process.stdout.read().splitlines()[-1])
    assert (last["event"], last["code"]) == ("error", "cancelled")
    assert not out.exists()

    # The caller's end: stdin closes.
    process = start([*words, "--json"])
    wait_for_tiles(out, tiles_of(out) + 2, process)
    # Meanwhile, the clock held, a second run on the same output is refused.
    process.send_signal(signal.SIGSTOP)
    second = subprocess.run(
        command(*words), capture_output=True, text=True, env=environment(), check=False
    )
    assert second.returncode == 2
    assert f"is being written by process {process.pid}" in second.stderr
    process.send_signal(signal.SIGCONT)
    process.stdin.close()
    assert process.wait(60) == 3

    # With other parameters the tiles are not taken over.
    other = subprocess.run(
        command(*words, "--valid-end", "2018-06-01"),
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert other.returncode == 2
    assert "differs in valid_start, valid_end" in other.stderr
    assert "remove that folder" in other.stderr

    # Power cuts at any moment; the stale lock of a dead process is taken over.
    luck = random.Random(4)
    for _ in range(3):
        process = start(words)
        wait_for_lock(out, process)
        time.sleep(luck.uniform(0, 0.3))
        process.kill()
        process.wait()
        assert holder(out) == process.pid
    done = tiles_of(out)
    finished = subprocess.run(
        command(*words), capture_output=True, text=True, env=environment(), check=False
    )
    assert finished.returncode == 0, finished.stderr
    assert 4 <= done < 16
    assert f"{done} of 16 tiles finished before; going on." in finished.stderr
    embed(manifest, straight, "--no-rgb", "--tile", "128")
    assert out.read_bytes() == straight.read_bytes()
    assert {p.name for p in tmp_path.iterdir()} == {
        "scene",
        *(f"{name}{end}" for name in ("e", "straight") for end in ENDS),
    }


@pytest.mark.parametrize("changed", ["S2_20180115.tif", "clouds.tif"])
def test_what_frames_are_made_of_is_part_of_a_job(scene, virtual, changed):
    """A mask of its own, and what a virtual raster shows: tiles of both states would be joined."""
    frame = scene.optical("20180115")
    virtual(virtual(frame, "one.vrt"), "S2_20180115.vrt")
    scene.write("clouds.tif", {"": np.ones((scene.height, scene.width), np.uint8)}, 10)
    mask = {"path": "clouds.tif", "valid": [1]}
    frames, _ = load(scene.manifest([{"path": "S2_20180115.vrt", "mask": mask}]))
    rest = (target_grid(frames, None), [frames], valid_period(frames, None, None), "encoder")
    before = describe(*rest)
    assert describe(*rest) == before
    # By these the plugin knows before a run that an image has changed (aef_qgis/unfinished.py).
    (told,) = before["frames"]
    for file in (told, told["mask"], *told["made_of"]):
        assert {"path", "bytes", "modified_ns"} <= set(file)
    os.utime(scene.folder / changed, ns=(1, 1))
    assert describe(*rest)["frames"] != before["frames"]


@pytest.mark.parametrize("moment", ["joining", "copying", "describing", "clearing"])
def test_a_power_cut_while_tiles_are_joined(scene, embed, tmp_path, monkeypatch, moment):
    """The last seconds of a run, which random moments seldom hit."""
    from aef_fields.core import embed as module
    from aef_fields.core.embeddings import writer
    from aef_fields.core.engine import tilestore

    class PowerCut(BaseException):
        pass

    def cut(*_, **__):
        raise PowerCut

    embed(scene.manifest(), tmp_path / "straight.tif", "--no-rgb")
    where = {
        "joining": (writer, "_write_overviews"),
        "copying": (writer, "finish"),
        "describing": (module, "write_json"),
        "clearing": (tilestore, "_remove"),
    }[moment]
    with monkeypatch.context() as patch:
        patch.setattr(*where, cut)
        with pytest.raises(PowerCut):
            embed(scene.manifest(), tmp_path / "e.tif", "--no-rgb")
    embed(scene.manifest(), tmp_path / "e.tif", "--no-rgb")
    assert (tmp_path / "e.tif").read_bytes() == (tmp_path / "straight.tif").read_bytes()
    assert not list(tmp_path.glob("*.tiles"))
    assert not list(tmp_path.glob("*.part"))


def test_stopped_while_the_picture_is_drawn_nothing_is_encoded_anew(
    scene, weights, core, tmp_path, monkeypatch
):
    def stopped(*_, **__):
        raise Cancelled

    words = ("embed", scene.manifest(), tmp_path / "e.tif", "--checkpoint", weights)
    with monkeypatch.context() as patch:
        patch.setattr(reduce, "run", stopped)
        assert core(*words)[0] == 3
    monkeypatch.setattr(TileEncoder, "encode", stopped)
    code, out, err = core(*words)
    assert code == 0, err
    assert json.loads(out)["rgb"] == str(tmp_path / "e_rgb.tif")
    assert not list(tmp_path.glob("*.tiles"))


def test_a_frame_that_changes_while_it_is_read_is_noticed(
    scene, weights, core, tmp_path, monkeypatch
):
    encode = TileEncoder.encode

    def meanwhile(encoder, *given):
        os.utime(scene.folder / "S2_20180510.tif", ns=(1, 1))
        return encode(encoder, *given)

    monkeypatch.setattr(TileEncoder, "encode", meanwhile)
    code, _, err = core("embed", scene.manifest(), tmp_path / "e.tif", "--checkpoint", weights)
    assert code == 2
    assert f"{scene.folder / 'S2_20180510.tif'} was changed while it was read" in err
    assert {path.name for path in tmp_path.iterdir()} == {"scene"}


def test_what_was_noted_of_a_raster_goes_with_it(scene, embed, tmp_path):
    """QGIS keeps statistics beside a raster; those of one that was there before are wrong."""
    stale = (
        "<PAMDataset><PAMRasterBand band='1'><Metadata><MDI key='STATISTICS_MAXIMUM'>99999</MDI>"
    )
    stale += "</Metadata></PAMRasterBand></PAMDataset>"
    (tmp_path / "e.tif.aux.xml").write_text(stale)
    embed(scene.manifest(), tmp_path / "e.tif", "--no-rgb")
    with rasterio.open(tmp_path / "e.tif") as file:
        assert "STATISTICS_MAXIMUM" not in file.tags(1)


def test_the_sample_scene_finds_itself(weights, core, tmp_path):
    """The bundled sample by its manifest, as the demo does, in a corner of it."""
    sample = ROOT / "resources" / "sample"
    with rasterio.open(sample / "truth.tif") as file:
        left, top = file.bounds.left, file.bounds.top
    code, _, err = core(
        *("embed", sample / "manifest.json", tmp_path / "e.tif", "--checkpoint", weights),
        *("--no-rgb", "--bounds", left, top - 400, left + 400, top),
    )
    assert code == 0, err
    assert vectors(tmp_path / "e.tif").shape == (40, 40, 64)


@pytest.mark.parametrize("dtype", ["int8", "float32"])
def test_how_often_a_pixel_was_seen_lies_beside_the_embedding(scene, embed, tmp_path, dtype):
    embed(scene.manifest(), tmp_path / "e.tif", "--no-rgb", "--dtype", dtype)
    with (
        rasterio.open(tmp_path / "e_valid.tif") as file,
        rasterio.open(tmp_path / "e.tif") as other,
    ):
        seen = file.read(1)
        assert (file.transform, file.nodata) == (other.transform, None)
    assert set(np.unique(seen)) == {4, 5}
    assert (seen[15:35, 10:25] == 4).all()
    assert (seen[:, 35:] == 5).all()


def test_a_small_raster_is_encoded_on_all_cores(scene, tmp_path, weights):
    """In a process of its own: the threads are made once, before any of them has one core only."""
    code = (
        "import sys; sys.path.insert(0, sys.argv.pop(1))\n"
        "from core import cli\n"
        "code = cli.main(sys.argv[1:])\n"
        "from core.model.infer import cores\n"
        "print(code, 'threads', cores()._max_workers)"
    )
    words = ["embed", scene.manifest(), tmp_path / "e.tif", "--checkpoint", weights, "--no-rgb"]
    line = [sys.executable, "-c", code, ROOT, *words]
    done = subprocess.run(
        [str(w) for w in line],
        capture_output=True,
        text=True,
        env=environment() | {"OMP_NUM_THREADS": "2"},
    )
    assert done.stdout.splitlines()[-1] == f"0 threads {min(2, os.cpu_count())}", done.stderr
