"""A map that takes long goes on where it stopped; one that does not leaves nothing behind."""

import json
import os
import shutil
import socket
import threading

import numpy as np
import pytest
import rasterio
from aef_fields.core import apply
from aef_fields.core.engine.tilestore import TileStore
from aef_fields.core.errors import Cancelled
from aef_fields.core.maps.observations import counts_path

SHAPE = (300, 520)  # six blocks
LAYERS = ("confidence", "applicability", "sets")


@pytest.fixture
def land(make_embedding):
    """An embedding of two classes, counts of its observations beside it."""
    rng = np.random.default_rng(0)
    vectors = np.eye(2, 6)[np.broadcast_to(np.arange(520) // 260, SHAPE)]
    vectors = vectors + rng.normal(0, 0.3, (*SHAPE, 6))
    vectors[100:120, 200:300] = np.nan
    path = make_embedding(vectors, "land.tif")
    with rasterio.open(path) as file:
        options = {k: file.profile[k] for k in ("driver", "crs", "transform", "width", "height")}
    with rasterio.open(counts_path(path), "w", count=1, dtype="uint16", **options) as file:
        file.write(rng.integers(0, 9, SHAPE).astype(np.uint16), 1)
    return path


@pytest.fixture
def head(core, land, make_labels, square, tmp_path):
    shapes = [square(col, 20, 4) for col in range(10, 510, 20)]
    labels = make_labels(shapes, cover=["a"] * 13 + ["b"] * 12)
    out = tmp_path / "h.aefhead"
    words = ("train", land, labels, out, "--label-field", "cover", "--method", "linear")
    assert core(*words)[0] == 0
    return out


@pytest.fixture
def words(head, land, tmp_path):
    """words(stem, *more) -> what makes a map and all layers beside it."""

    def make(stem, *more):
        beside = [w for k in LAYERS for w in (f"--{k}", tmp_path / f"{stem}_{k}.tif")]
        return ("apply", head, land, tmp_path / f"{stem}.tif", *beside, "--unknown", *more)

    return make


@pytest.fixture
def differs(core, tmp_path):
    """differs(*words) -> the sentence that refuses to go on; checks that all is left as it was."""

    def call(*words):
        before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
        code, out, said = core(*words)
        assert (code, out) == (2, "")
        assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before
        return said.strip().splitlines()[-1]

    return call


@pytest.fixture
def slow(monkeypatch):
    """Blocks count as slow enough to be kept; slow(3) -> the run is cancelled once three are."""
    save, one_by_one = TileStore.save, threading.Lock()  # each core saves its own

    def stop_after(most):
        saved = []

        def counted(store, tile, pixels):
            with one_by_one:
                if len(saved) >= most:
                    raise Cancelled
                save(store, tile, pixels)
                saved.append(tile)

        monkeypatch.setattr(TileStore, "save", counted)
        return saved

    monkeypatch.setattr(apply, "WORTH_KEEPING_S", -1.0)
    return stop_after


def layers(folder, stem):
    """The bytes of a map and its layers."""
    return [(folder / f"{stem}{end}.tif").read_bytes() for end in ("", *(f"_{k}" for k in LAYERS))]


def test_a_cancelled_map_goes_on_with_the_same_bytes(core, words, slow, tmp_path):
    code, _, told = core(*words("straight"))
    assert code == 0, told
    slow(3)
    assert core(*words("out"))[0] == 3
    folder = tmp_path / "out.tif.tiles"
    kept = {p.name for p in folder.glob("*.npy")}
    assert len(kept) == 3
    assert not (tmp_path / "out.tif").exists()
    saved = slow(6)
    code, _, said = core(*words("out"))
    assert code == 0, said
    assert f"{len(kept)} of 6 blocks finished before; going on." in said
    assert {f"{t.row}_{t.col}.npy" for t in saved}.isdisjoint(kept)
    assert len(saved) + len(kept) == 6
    assert not folder.exists()
    assert layers(tmp_path, "out") == layers(tmp_path, "straight")
    unlike = [line for line in told.splitlines() if "unlike all training labels" in line]
    assert unlike
    assert unlike == [line for line in said.splitlines() if "unlike all training labels" in line]


@pytest.mark.parametrize(
    ("option", "value", "change"),
    [
        ("--confidence-kind", "margin", "confidence_kind was probability, now is margin"),
        ("--minimum-observations", "4", "minimum_observations was 0, now is 4"),
    ],
)
def test_other_parameters_are_refused_by_name(core, differs, words, slow, option, value, change):
    slow(2)
    assert core(*words("out"))[0] == 3
    sentence = differs(*words("out", option, value))
    assert "holds tiles of an unfinished run that differs in" in sentence
    assert change in sentence


def test_fewer_layers_and_another_head_or_embedding_are_refused(
    core, differs, words, slow, head, land, tmp_path
):
    slow(2)
    out = tmp_path / "out.tif"
    assert core(*words("out"))[0] == 3
    assert "differs in layers, unknown" in differs("apply", head, land, out)
    for path in (head, land):
        before = path.stat()
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 10**9))
        sentence = differs(*words("out"))
        assert f"1 of inputs other than before, such as {path}" in sentence
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    slow(6)
    assert core(*words("out"))[0] == 0


def test_other_counts_of_observations_are_refused(core, differs, words, slow, land):
    slow(2)
    assert core(*words("out", "--minimum-observations", "4"))[0] == 3
    counts = counts_path(land)
    os.utime(counts, ns=(0, 0))
    sentence = differs(*words("out", "--minimum-observations", "4"))
    assert f"1 of inputs other than before, such as {counts}" in sentence


def test_a_smallest_patch_may_change(core, words, slow, tmp_path):
    """It is applied to the whole map, after its blocks."""
    slow(2)
    assert core(*words("out"))[0] == 3
    slow(12)
    for stem in ("out", "straight"):
        assert core(*words(stem, "--minimum-area", "1000"))[0] == 0
    assert layers(tmp_path, "out") == layers(tmp_path, "straight")


def test_a_second_run_on_one_output_is_refused(refused, words, tmp_path, living):
    folder = tmp_path / "out.tif.tiles"
    folder.mkdir()
    holder = {"host": socket.gethostname(), "pid": living}
    (folder / "lock").write_text(json.dumps(holder))
    assert f"is being written by process {living}" in refused(*words("out"))


def test_quick_blocks_are_not_kept(core, words, monkeypatch, tmp_path):
    class Stopped:  # no time passes
        @staticmethod
        def monotonic():
            return 0.0

    saved = []
    monkeypatch.setattr(apply, "time", Stopped)
    monkeypatch.setattr(TileStore, "save", lambda *given: saved.append(given))
    assert core(*words("out"))[0] == 0
    assert not saved
    assert not (tmp_path / "out.tif.tiles").exists()


def test_a_cancel_before_anything_is_kept_leaves_nothing(core, words, slow, tmp_path):
    slow(0)
    before = set(tmp_path.iterdir())
    assert core(*words("out"))[0] == 3
    assert set(tmp_path.iterdir()) == before


def test_what_is_kept_counts_as_room_that_is_taken(core, refused, words, slow, monkeypatch):
    """The same free space is too little to begin, and enough to go on."""
    room, pixels = shutil.disk_usage("."), SHAPE[0] * SHAPE[1]
    each = 1 + 1 + 4 + 2  # bytes of map, confidence, applicability, sets
    free = int(pixels * (2 * each + 1.7 * 4)) - 1

    def disk(count):
        monkeypatch.setattr(shutil, "disk_usage", lambda _: room._replace(free=count))

    disk(free)
    assert " needs about " in refused(*words("out"))
    disk(room.free)
    slow(3)
    assert core(*words("out"))[0] == 3
    slow(6)
    disk(free)
    assert core(*words("out"))[0] == 0
