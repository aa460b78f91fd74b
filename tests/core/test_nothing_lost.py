"""Power cuts and full disks: the same command again gives the same raster, or says why not."""

import errno
import importlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
from aef_fields.core import cli, embed, fit, progress, reduce
from aef_fields.core.embeddings.writer import write_embedding
from aef_fields.core.engine.lock import Lock
from aef_fields.core.engine.tileencoder import TileEncoder
from aef_fields.core.engine.tilestore import TileStore
from aef_fields.core.errors import Cancelled, InputError
from aef_fields.core.files import creation_options, disk_watched, refuse_torn, require_room
from aef_fields.core.fitting import state
from aef_fields.core.grid import Grid
from aef_fields.core.labels.layerfile import write_points
from aef_fields.core.maps import writer
from aef_fields.core.model import checkpoint
from affine import Affine
from rasterio._err import CPLE_AppDefinedError
from rasterio.errors import RasterioIOError

HERE = Path(__file__).resolve().parent


@pytest.fixture
def words(make_scene, tiny):
    """What `embed` is given beside its output, for nine tiles."""
    scene = make_scene(300, 290)
    scene.optical("20180115")
    scene.radar("20180301")
    return [str(scene.manifest()), "--checkpoint", str(tiny), "--no-rgb", "--tile", "128"]


def cut(cuts, out, *words):
    """What `power_cuts.py` found of a command that writes `out`."""
    if not hasattr(os, "fork"):
        pytest.skip("needs fork")
    done = subprocess.run(
        [sys.executable, str(HERE / "power_cuts.py"), str(cuts), "7", str(out), *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_killed_at_twenty_random_moments_it_writes_the_same_bytes(words, tmp_path):
    out = tmp_path / "e.tif"
    told = cut(20, out, "embed", words[0], out, *words[1:])
    assert told["killed"] >= 20
    assert told["same"]
    ends = (".tif", ".tif.json", "_valid.tif", "_valid.tif.json")
    assert {p.name for p in tmp_path.iterdir()} == {"scene", *(f"e{end}" for end in ends)}


@pytest.fixture
def years(make_embedding):
    """Embeddings of two years of one place, twelve blocks each."""
    rng = np.random.default_rng(0)
    shape = (600, 900)
    land = np.eye(3, 8)[np.broadcast_to(np.arange(900) // 300, shape)]
    return [
        make_embedding(land + rng.normal(0, 0.15, (*shape, 8)), f"{year}.tif") for year in (1, 2)
    ]


@pytest.fixture
def head(years, make_labels, square, core, tmp_path):
    """What `apply` maps the three classes of `years` with."""
    shapes = [square(col, row) for col in (50, 150, 350, 450, 650, 850) for row in (50, 400)]
    labels = make_labels(shapes, cover=["a"] * 4 + ["b"] * 4 + ["c"] * 4)
    out = tmp_path / "h.aefhead"
    words = ("train", years[0], labels, out, "--label-field", "cover", "--method", "knn")
    assert core(*words)[0] == 0
    return out


@pytest.fixture
def asked(years, request):
    """asked(command, out) -> the words of a command that reads an embedding."""

    def words(command, out):
        if command == "apply":
            head = request.getfixturevalue("head")
            return ("apply", head, years[0], out, "--unknown", "--minimum-area", "900")
        if command == "suggest":
            return ("suggest", request.getfixturevalue("head"), years[0], out)
        if command == "train":
            labels = request.getfixturevalue("head").with_name("labels.gpkg")
            options = ("--label-field", "cover", "--method", "knn")
            return ("train", years[0], labels, out, *options)
        return {
            "similar": ("similar", years[0], out, "--points", "500105,5599895"),
            "change": ("change", *years, out),
            "cluster": ("cluster", years[0], out, "--k", "3"),
            "combine": ("combine", *years, out, "--no-rgb"),
            "reduce": ("reduce", years[0], out),
        }[command]

    return words


RESUMED = ("similar", "change", "combine", "apply")


@pytest.mark.parametrize("command", RESUMED)
def test_other_commands_too_write_the_same_bytes_after_each_kill(asked, tmp_path, command):
    out = tmp_path / "out.tif"
    words, before = asked(command, out), set(tmp_path.iterdir())
    told = cut(8, out, *words)
    assert told["killed"] >= 8
    assert told["same"]
    assert told["kept"] > 0
    written = {out, tmp_path / "out.tif.json"}
    written |= {tmp_path / "out.tif.aux.xml"} if command == "apply" else set()
    assert set(tmp_path.iterdir()) == before | written


@pytest.mark.parametrize("command", ("similar", "change", "combine"))
def test_finished_blocks_are_not_made_again(asked, tmp_path, command, core, monkeypatch):
    straight, out = tmp_path / "straight.tif", tmp_path / "out.tif"
    assert core(*asked(command, straight))[0] == 0
    save, saved, one_by_one = TileStore.save, [], threading.Lock()

    def counted(store, tile, pixels):
        with one_by_one:  # each core saves its own
            if len(saved) == 5:
                raise Cancelled
            saved.append(tile)
        save(store, tile, pixels)

    monkeypatch.setattr(TileStore, "save", counted)
    assert core(*asked(command, out))[0] == 3
    monkeypatch.setattr(TileStore, "save", lambda *given: (saved.append(given[1]), save(*given)))
    code, _, said = core(*asked(command, out))
    assert code == 0
    assert "5 of 12 blocks finished before" in said
    assert len(saved) == len(set(saved)) == 12
    assert out.read_bytes() == straight.read_bytes()


def test_joined_blocks_are_kept_until_their_picture_is_drawn(years, tmp_path, core, monkeypatch):
    words = ("combine", *years, tmp_path / "out.tif")
    with monkeypatch.context() as cut:
        cut.setattr(reduce, "run", lambda **_: (_ for _ in ()).throw(Cancelled))
        assert core(*words)[0] == 3
    code, _, said = core(*words)
    assert code == 0
    assert "12 of 12 blocks finished before" in said
    assert not (tmp_path / "out.tif.tiles").exists()


def test_examples_are_not_counter_examples(years, make_labels, square, core, tmp_path, monkeypatch):
    """The same layer in another role is another job."""
    drawn, out = make_labels([square(450, 50)], cover=["x"]), tmp_path / "out.tif"
    words = ("similar", years[0], out, "--points", "500105,5599895")
    monkeypatch.setattr(TileStore, "clear", lambda store: (_ for _ in ()).throw(Cancelled))
    assert core(*words, "--unlike-examples", drawn)[0] == 3
    code, _, said = core(*words, "--examples", drawn)
    assert code == 2
    assert "differs in examples, unlike_examples" in said


@pytest.mark.parametrize("words", [("cluster", "--k", "3"), ("reduce",)])
def test_a_raster_that_another_process_writes_is_let_be(
    years, refused, core, tmp_path, words, living
):
    command, *options = words
    out, held = tmp_path / "out.tif", tmp_path / "out.tif.lock"
    held.write_text(json.dumps({"host": socket.gethostname(), "pid": living}))
    said = refused(command, years[0], out, *options)
    assert f"{out} is being written by process {living}" in said
    held.unlink()
    code, _, said = core(command, years[0], out, *options)
    assert code == 0, said
    assert not held.exists()


@pytest.mark.parametrize("command", ["embed", "combine"])
def test_an_embedding_where_another_process_draws_a_picture_waits_for_it(
    years, words, refused, core, tmp_path, command, living
):
    out = tmp_path / "map_rgb.tif"  # the picture of an embedding map.tif, too
    held = tmp_path / "map_rgb.tif.lock"
    held.write_text(json.dumps({"host": socket.gethostname(), "pid": living}))
    asked = [command, *years, out] if command == "combine" else [command, words[0], out, *words[1:]]
    code, _, said = core(*asked)
    assert code == 2
    assert f"{out} is being written by process {living}" in said
    assert not out.exists()
    held.unlink()
    code, _, said = core(*asked)
    assert code == 0, said
    assert not held.exists()


@pytest.fixture
def small_disk(tmp_path):
    """grow(bytes) -> a folder on a disk of its own, which keeps what it holds."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = []

    def grow(size):
        options = ",".join([*mounted, f"size={size}"])
        command = ["mount", "-t", "tmpfs", "-o", options, "none", place]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("mounting a small disk needs root")
        mounted[:] = ["remount"]
        return place

    yield grow
    subprocess.run(["umount", place], capture_output=True, check=False)


def test_on_a_full_disk_it_stops_with_a_sentence_and_goes_on_later(
    words, tmp_path, small_disk, capsys, monkeypatch
):
    straight = tmp_path / "straight.tif"
    assert cli.main(["embed", words[0], str(straight), *words[1:]]) == 0
    tiles, made = 300 * 290 * 16, straight.stat().st_size
    monkeypatch.setattr(embed, "ROOM", 0)  # as if others had filled the disk meanwhile
    finished = []
    # No room for all tiles; for tiles but not for joining them; for joined ones but no copy.
    for size in (tiles // 2, tiles + made // 2, tiles + made + made // 2):
        out = small_disk(size) / "e.tif"
        capsys.readouterr()
        assert cli.main(["embed", words[0], str(out), *words[1:]]) == 2
        said = capsys.readouterr().err
        assert "disk is full. Make room and run the same again; it goes on." in said
        assert {p.name for p in out.parent.iterdir()} == {"e.tif.tiles"}
        finished.append(len(list(out.parent.glob("e.tif.tiles/*.npy"))))
    assert 0 < finished[0] < 9
    assert finished[1:] == [9, 9]
    small_disk(10 * tiles)
    assert cli.main(["embed", words[0], str(out), *words[1:]]) == 0
    assert out.read_bytes() == straight.read_bytes()


def test_a_frame_that_is_removed_while_it_is_read_is_named(words, tmp_path, core, monkeypatch):
    encode, frame = TileEncoder.encode, tmp_path / "scene" / "S2_20180115.tif"

    def meanwhile(encoder, *given):
        frame.unlink(missing_ok=True)
        return encode(encoder, *given)

    monkeypatch.setattr(TileEncoder, "encode", meanwhile)
    code, _, said = core("embed", words[0], tmp_path / "e.tif", *words[1:])
    assert code == 2
    assert f"{frame} can't be read or written (No such file or directory)" in said
    assert "run the same again; it goes on" in said


@pytest.mark.parametrize("moment", ["write_embedding", "_write_counts"])
def test_a_folder_that_is_lost_while_a_raster_is_joined_is_named(
    words, tmp_path, core, monkeypatch, moment
):
    out, step = tmp_path / "out" / "e.tif", getattr(embed, moment)
    out.parent.mkdir()

    def meanwhile(*given):
        shutil.rmtree(out.parent)
        return step(*given)

    monkeypatch.setattr(embed, moment, meanwhile)
    code, _, said = core("embed", words[0], out, *words[1:])
    assert code == 2
    assert f"{out.parent}" in said.splitlines()[-1]
    assert "No such file or directory" in said


def test_a_drive_of_windows_that_is_gone_is_named(tmp_path, monkeypatch):
    """The system's own error says no name there."""

    def gone(_):
        raise FileNotFoundError(errno.ENOENT, "Path not found")

    monkeypatch.setattr(shutil, "disk_usage", gone)
    with pytest.raises(FileNotFoundError) as told:
        require_room(tmp_path / "e.tif", 1)
    assert told.value.filename == str(tmp_path)


def test_a_write_that_fails_on_a_disk_with_room_names_the_folder(tmp_path):
    """GDAL's errors are several families, of which one is no error of the operating system's."""
    for error in (RasterioIOError("Read failed"), CPLE_AppDefinedError(3, 1, "IO error writing")):
        with pytest.raises(OSError) as told, disk_watched(tmp_path):
            raise error
        assert told.value.filename == str(tmp_path)


@pytest.mark.parametrize("room", [8_192, 12_288, 16_384, 24_576])
def test_a_map_for_which_the_disk_is_far_too_small_leaves_nothing(
    core, place, small_disk, monkeypatch, room
):
    monkeypatch.setattr(writer, "require_room", lambda *_: None)
    folder = small_disk(room)
    code, _, said = core("cluster", place, folder / "m.tif", "--k", "3")
    if code:
        assert code == 2, said
        assert "disk is full" in said
        assert not list(folder.iterdir())


@pytest.mark.parametrize("room", [20_000, 60_000, 100_000])
def test_a_layer_for_which_the_disk_is_too_small_leaves_nothing(small_disk, room):
    """SQLite's failure is no error of the operating system's."""
    points = shapely.points(np.random.default_rng(0).uniform(0, 1e6, (50, 2)))
    out = small_disk(room) / "points.gpkg"
    with pytest.raises(OSError) as caught:
        write_points(out, "sample", points, {"id": np.arange(50)}, "EPSG:32631")
    assert caught.value.errno == errno.ENOSPC
    assert not list(out.parent.iterdir())


def test_a_layer_that_another_process_writes_is_left_to_it(tmp_path):
    out, part = tmp_path / "points.gpkg", tmp_path / "points.part.gpkg"
    part.write_text("half of it")
    mine = Lock(tmp_path / "points.gpkg.lock", out)
    mine.take()
    words = (out, "sample", shapely.points([[0, 0]]), {"id": np.arange(1)}, "EPSG:32631")
    with pytest.raises(
        InputError, match=rf"{re.escape(str(out))} is being written by process {os.getpid()} on"
    ):
        write_points(*words)
    assert part.read_text() == "half of it"
    mine.release()
    write_points(*words)
    assert list(tmp_path.iterdir()) == [out]


def test_a_layer_that_another_program_opened_meanwhile_is_named(tmp_path, monkeypatch):
    """As QGIS does on Windows, where nobody can replace it then."""

    def held(path, target):
        raise PermissionError(errno.EACCES, "Access is denied", str(path), None, str(target))

    monkeypatch.setattr(Path, "replace", held)
    words = (
        tmp_path / "p.gpkg",
        "sample",
        shapely.points([[0, 0]]),
        {"id": np.arange(1)},
        "EPSG:32631",
    )
    with pytest.raises(InputError, match=r"p\.gpkg can't be replaced .* close what has it open"):
        write_points(*words)
    assert not list(tmp_path.iterdir())


@pytest.fixture
def trained(core, place, drawn, make_labels):
    """trained(folder) -> what `train` with a report and a layer of problems says there."""
    labels = make_labels(drawn[0], cover=drawn[1])

    def call(folder):
        words = ("--label-field", "cover", "--method", "knn", "--report", folder / "r.html")
        more = ("--problems", folder / "p.gpkg")
        return core("train", place, labels, folder / "h.aefhead", *words, *more)

    return call


@pytest.mark.parametrize(
    "where", ["report._write_csv", "report.write_json", "train.write_problems"]
)
def test_a_head_appears_with_its_report_or_not_at_all(trained, tmp_path, monkeypatch, where):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "h.aefhead").write_text("an older one")
    module, name = where.split(".")
    monkeypatch.setattr(importlib.import_module(f"aef_fields.core.{module}"), name, full)
    code, _, said = trained(tmp_path / "out")
    assert code == 2
    assert "disk is full" in said
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["h.aefhead"]
    assert (tmp_path / "out" / "h.aefhead").read_text() == "an older one"


def test_a_head_that_another_process_writes_is_left_to_it(trained, tmp_path, living):
    """Two runs with one output end at once: one took away what the other was writing."""
    folder = tmp_path / "out"
    folder.mkdir()
    held, half = folder / "h.aefhead.lock", folder / "h.aefhead.part"
    held.write_text(json.dumps({"host": socket.gethostname(), "pid": living}))
    half.write_text("half of it")
    code, _, said = trained(folder)
    assert code == 2
    assert f"h.aefhead is being written by process {living}" in said
    assert set(folder.iterdir()) == {held, half}
    held.unlink()
    assert trained(folder)[0] == 0
    assert not {held, half} & set(folder.iterdir())


@pytest.mark.parametrize("room", [1, 16_000, 40_000])
def test_training_on_a_disk_that_fills_up_leaves_nothing(trained, small_disk, room):
    folder = small_disk(room)
    code, _, said = trained(folder)
    assert code == 2, said
    assert "disk is full" in said
    assert not list(folder.iterdir())


def test_a_fit_whose_state_does_not_fit_says_so(make_scene, tiny, small_disk, core, monkeypatch):
    """Weights' own way into a file has an error of its own for a full disk."""
    scene = make_scene(60, 50)
    for month in range(1, 11):
        scene.optical(f"2018{month:02}15")
    monkeypatch.setattr(fit, "DISK_BYTES", 0)
    monkeypatch.setattr(state, "EVERY_S", 0.1)
    folder = small_disk(100_000)
    words = (scene.manifest(), folder / "f.safetensors", "--from", tiny, "--minutes", "0.5")
    code, _, said = core("fit", *words)
    assert code == 2, said
    assert "disk is full. Make room and run the same again; it goes on." in said
    assert not list(folder.iterdir())


@pytest.mark.parametrize("name", ["f.safetensors", "f.json"])
def test_a_checkpoint_is_replaced_whole_or_not_at_all(tiny, tmp_path, monkeypatch, name):
    """Weights and card are told by each other: an older one with a newer one is damaged."""
    path, wrong = tmp_path / "f.safetensors", f"{name}.part"
    loaded = checkpoint.load(tiny)
    checkpoint.save(path, loaded.encoder, loaded.decoders, {"command": "first"})
    before = {p: p.read_bytes() for p in tmp_path.iterdir()}

    def full(path, *given, **more):
        if path.name in (wrong, name):
            raise OSError(errno.ENOSPC, "No space left on device")
        return opened(path, *given, **more)

    opened = Path.open
    monkeypatch.setattr(Path, "open", full)
    loaded.encoder.gate.data += 1
    with pytest.raises(OSError, match="No space left"):
        checkpoint.save(path, loaded.encoder, loaded.decoders, {"command": "second"})
    monkeypatch.undo()
    assert {p: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_a_raster_cut_short_is_noticed(tmp_path):
    """What GDAL does not say when it closes a raster on a full disk."""
    grid = Grid("EPSG:32631", Affine(10, 0, 5e5, 0, -10, 5.6e6), 300, 280)
    codes = np.random.default_rng(0).integers(-127, 127, (280, 300, 4)).astype(np.int8)
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    def block(t):
        return codes[t.row : t.row + t.height, t.col : t.col + t.width]

    write_embedding(tmp_path / "e.tif", scratch, grid, 4, "int8", {}, block)
    refuse_torn(tmp_path / "e.tif")
    content = (tmp_path / "e.tif").read_bytes()
    for keep in (0.99, 0.5, 0.0):
        (tmp_path / "e.tif").write_bytes(content[: int(len(content) * keep)])
        with pytest.raises(OSError, match="not written whole"):
            refuse_torn(tmp_path / "e.tif")
    with rasterio.open(
        tmp_path / "sparse.tif", "w", **creation_options(grid, 1, "uint8", 255), SPARSE_OK=True
    ):
        pass
    with pytest.raises(OSError, match="not written whole"):
        refuse_torn(tmp_path / "sparse.tif")


WORK = {
    "apply": "Mapping",
    "change": "Comparing",
    "cluster": "Assigning pixels to clusters",
    "combine": "Combining",
    "reduce": "Drawing the picture",
    "similar": "Looking for look-alikes",
    "suggest": "Looking at a sample of the embedding",
    "train": "Reading the vectors under the labels",
}
WRITES = {"suggest": ".gpkg", "train": ".aefhead"}


@pytest.mark.parametrize("command", WORK)
def test_an_embedding_that_is_written_anew_while_it_is_read_is_noticed(
    asked, years, tmp_path, core, moved_copy, monkeypatch, command
):
    """As when another `embed` ends: what was learnt of the old one would be told of the new one."""
    out, step = tmp_path / f"out{WRITES.get(command, '.tif')}", progress.Terminal.step
    newer, words = moved_copy(years[0], "newer.tif", 300), asked(command, out)
    before = set(tmp_path.iterdir()) - {newer}

    def meanwhile(told, done, total, note=""):
        if note == WORK[command] and newer.exists():
            newer.replace(years[0])
        step(told, done, total, note)

    monkeypatch.setattr(progress.Terminal, "step", meanwhile)
    code, _, said = core(*words)
    assert code == 2, said
    assert f"{years[0]} was changed while it was read" in said
    assert set(tmp_path.iterdir()) == before
    assert core(*words)[0] == 0
