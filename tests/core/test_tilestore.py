"""What is kept of an unfinished job, and who may go on with it."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from aef_fields.core.engine import tilestore
from aef_fields.core.engine.lock import Lock, _started
from aef_fields.core.engine.tilestore import TileStore, job_of, kept_bytes
from aef_fields.core.errors import Cancelled, InputError
from aef_fields.core.grid import Tile
from aef_fields.core.version import version

ROOT = Path(__file__).resolve().parents[2]
TILE = Tile(0, 0, 4, 3)
JOB = {"encoder": "a", "frames": [{"path": "x.tif", "bands": {"B02": 1}}], "tile": 128}


def pixels():
    return np.arange(24, dtype=np.int8).reshape(3, 4, 2)


def interrupted(out, job=JOB):
    with pytest.raises(Cancelled), TileStore(out, job) as store:
        store.save(TILE, pixels())
        raise Cancelled
    return store


def test_tiles_outlive_an_interruption_and_are_gone_after_the_end(tmp_path):
    out = tmp_path / "e.tif"
    interrupted(out)
    with TileStore(out, JOB) as store:
        assert store.has(TILE)
        assert not store.has(Tile(4, 0, 4, 3))
        assert (store.read(TILE) == pixels()).all()
        store.clear()
    assert not list(tmp_path.iterdir())


def test_bad_input_found_before_any_tile_leaves_nothing(tmp_path):
    with pytest.raises(InputError), TileStore(tmp_path / "e.tif", JOB):
        raise InputError("bad")
    assert not list(tmp_path.iterdir())
    interrupted(tmp_path / "e.tif")
    with pytest.raises(InputError), TileStore(tmp_path / "e.tif", JOB):
        raise InputError("bad")
    with TileStore(tmp_path / "e.tif", JOB) as store:
        assert store.has(TILE)


def test_another_job_is_refused_by_what_differs(tmp_path):
    out = tmp_path / "e.tif"
    interrupted(out)
    with pytest.raises(InputError, match="differs in encoder, tile") as told:
        TileStore(out, JOB | {"encoder": "b", "tile": 256}).__enter__()
    assert str(tmp_path / "e.tif.tiles") in str(told.value)
    assert not (tmp_path / "e.tif.tiles" / "lock").exists()
    with TileStore(out, JOB) as store:
        assert store.has(TILE)


def test_tiles_that_nobody_describes_are_not_taken_over(tmp_path):
    out = tmp_path / "e.tif"
    store = interrupted(out)
    (store.folder / "job.json").unlink()  # a removal that was cut short
    with TileStore(out, JOB | {"tile": 256}) as store:
        assert not store.has(TILE)


def test_a_tile_half_written_does_not_count(tmp_path):
    store = interrupted(tmp_path / "e.tif")
    name = next(store.folder.glob("*.npy"))
    name.rename(name.with_suffix(".part"))
    with TileStore(tmp_path / "e.tif", JOB) as store:
        assert not store.has(TILE)


def lock(tmp_path, content):
    folder = tmp_path / "e.tif.tiles"
    folder.mkdir()
    (folder / "lock").write_text(content)
    return TileStore(tmp_path / "e.tif", JOB)


def test_a_second_process_is_refused(tmp_path, living):
    host = socket.gethostname()
    store = lock(tmp_path, json.dumps({"host": host, "pid": living}))
    with pytest.raises(InputError, match=f"written by process {living} on {host}") as told:
        store.__enter__()
    assert "wait for it" in str(told.value)
    assert (tmp_path / "e.tif.tiles" / "lock").exists()


def test_one_on_another_machine_may_live(tmp_path):
    with pytest.raises(InputError, match="on elsewhere; wait for it"):
        lock(tmp_path, json.dumps({"host": "elsewhere", "pid": 1})).__enter__()


def test_a_dead_process_and_a_half_written_lock_are_taken_over(tmp_path):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    stale = lock(tmp_path, json.dumps({"host": socket.gethostname(), "pid": gone.pid}))
    with stale:
        mine = json.loads((tmp_path / "e.tif.tiles" / "lock").read_text())
        assert mine["pid"] == os.getpid()
    (tmp_path / "e.tif.tiles" / "lock").write_text('{"host": ')
    with TileStore(tmp_path / "e.tif", JOB):
        pass


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not tell")
def test_a_process_that_was_given_the_number_of_a_dead_one_is_another(tmp_path):
    """In a container the same command has the same number after it was killed."""
    mine = {"host": socket.gethostname(), "pid": os.getpid()}
    with lock(tmp_path, json.dumps(mine | {"started": "123"})):
        held = tmp_path / "e.tif.tiles" / "lock"
        assert json.loads(held.read_text())["started"] == _started(os.getpid())
        with pytest.raises(InputError, match="wait for it"):
            TileStore(tmp_path / "e.tif", JOB).__enter__()


def test_one_that_may_not_be_asked_when_it_began_is_alive(tmp_path, living, monkeypatch):
    """That of another account, on Windows and where Linux hides it."""
    holder = {"host": socket.gethostname(), "pid": living, "started": "before 123"}
    monkeypatch.setattr("aef_fields.core.engine.lock._started", lambda pid: None)
    with pytest.raises(InputError, match="wait for it"):
        lock(tmp_path, json.dumps(holder)).__enter__()


def test_a_lock_that_is_not_filled_yet_is_no_dead_ones(tmp_path, living, monkeypatch):
    """Another process has made the file, and is about to say who it is."""
    store = lock(tmp_path, "")
    held = tmp_path / "e.tif.tiles" / "lock"
    theirs = json.dumps({"host": socket.gethostname(), "pid": living})
    monkeypatch.setattr("aef_fields.core.engine.lock.time.sleep", lambda _: held.write_text(theirs))
    with pytest.raises(InputError, match=f"written by process {living}"):
        store.__enter__()
    assert held.read_text() == theirs


TAKE = """
import sys, time
sys.path.insert(0, {root!r})
from pathlib import Path
from core.engine.lock import Lock
from core.errors import InputError
for i in range(300):
    while not Path(f"{{sys.argv[1]}}/{{i}}").exists():
        pass
    mine = Lock(Path(f"{{sys.argv[1]}}/{{i}}/lock"), Path("e.tif"))
    try:
        mine.take()
        print(i, flush=True)
    except InputError:
        print("refused", flush=True)
time.sleep(600)  # its locks are those of a living one
"""


def test_of_two_that_take_over_a_dead_ones_lock_one_gets_it(tmp_path):
    """Started at once after a kill, as by two clicks."""
    gone = {"host": socket.gethostname(), "pid": 1, "started": "another one"}
    words = [sys.executable, "-c", TAKE.format(root=str(ROOT)), str(tmp_path)]
    both = [subprocess.Popen(words, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    try:
        for i in range(300):
            (tmp_path / "made").mkdir()
            (tmp_path / "made" / "lock").write_text(json.dumps(gone))
            (tmp_path / "made").rename(tmp_path / str(i))
            said = sorted(process.stdout.readline().strip() for process in both)
            assert said == [str(i), "refused"]
    finally:
        for process in both:
            process.kill()
            process.communicate()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells")
def test_one_that_was_killed_but_not_asked_how_is_dead(tmp_path):
    """In a container there may be nobody who asks."""
    killed = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    about = {"host": socket.gethostname(), "pid": killed.pid, "started": _started(killed.pid)}
    killed.kill()
    os.waitid(os.P_PID, killed.pid, os.WEXITED | os.WNOWAIT)  # without asking how
    with lock(tmp_path, json.dumps(about)):
        pass
    killed.communicate()


def test_a_lock_is_released_once(tmp_path):
    first, second = (Lock(tmp_path / "lock", tmp_path / "e.tif") for _ in range(2))
    first.take()
    first.release()
    second.take()
    first.release()
    assert (tmp_path / "lock").exists()
    second.release()
    assert not list(tmp_path.iterdir())


def between(monkeypatch, owner, name, then):
    """Have `then()` happen once, just after a function has ended."""
    function = getattr(owner, name)

    def called(*given, **more):
        found = function(*given, **more)
        monkeypatch.setattr(owner, name, function)
        then()
        return found

    monkeypatch.setattr(owner, name, called)


def test_one_that_begins_while_another_ends_has_a_folder_of_its_own(tmp_path, monkeypatch):
    out = tmp_path / "e.tif"
    with TileStore(out, JOB) as ending:
        between(monkeypatch, TileStore, "_require_ours", ending.clear)
        with TileStore(out, JOB | {"tile": 256}) as begun:
            ending.__exit__(None, None, None)
            begun.save(TILE, pixels())
            with pytest.raises(InputError, match="is being written by process"):
                TileStore(out, JOB).__enter__()


def test_one_that_ends_while_another_begins_leaves_it_its_folder(tmp_path, monkeypatch):
    out = tmp_path / "e.tif"
    begun = TileStore(out, JOB | {"tile": 256})
    with TileStore(out, JOB) as ending:
        ending.save(TILE, pixels())
        between(monkeypatch, Lock, "release", begun.__enter__)
        ending.clear()  # its output is complete: that is no failure
    assert (begun.folder / "job.json").exists()
    assert (begun.folder / "lock").exists()
    assert not begun.has(TILE)


def test_a_complete_output_is_no_failure_because_its_tiles_are_gone(tmp_path):
    with TileStore(tmp_path / "e.tif", JOB) as store:
        shutil.rmtree(store.folder)
        store.clear()


def test_what_is_kept_is_counted_while_another_run_goes_on(tmp_path, monkeypatch):
    store = interrupted(tmp_path / "e.tif")
    (store.folder / "4_0.elsewhere-1.part").write_text("half of it")
    stat = Path.stat

    def looked_at(path, **more):
        if path.name.endswith(".part"):
            path.unlink(missing_ok=True)  # by then it has its final name
        return stat(path, **more)

    monkeypatch.setattr(Path, "stat", looked_at)
    assert kept_bytes(tmp_path / "e.tif") > 0


@pytest.mark.parametrize("name", [".DS_Store", "._0_0.npy", "Thumbs.db", ".nfs0000a1"])
def test_what_a_system_puts_into_the_folder_is_in_nobodys_way(tmp_path, name):
    store = interrupted(tmp_path / "e.tif")
    (store.folder / name).write_text("of the system")
    with TileStore(tmp_path / "e.tif", JOB) as store:
        assert store.has(TILE)
        store.clear()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["notes.txt", "S2_20180510.tif", "vectors.npy"])
def test_a_folder_of_someone_elses_files_is_let_be(tmp_path, name):
    store = interrupted(tmp_path / "e.tif")
    (store.folder / name).write_text("mine")
    before = set(store.folder.iterdir())
    with pytest.raises(InputError, match=f"{name} is there; give the output another name"):
        store.__enter__()
    assert set(store.folder.iterdir()) == before


def test_a_file_where_tiles_are_kept_is_let_be(tmp_path):
    (tmp_path / "e.tif.tiles").write_text("mine")
    with pytest.raises(InputError, match=r"e\.tif\.tiles is there"):
        TileStore(tmp_path / "e.tif", JOB).__enter__()


def test_tiles_whose_description_is_torn_are_made_anew(tmp_path):
    store = interrupted(tmp_path / "e.tif")
    (store.folder / "job.json").write_bytes(b"")
    with TileStore(tmp_path / "e.tif", JOB) as store:
        assert not store.has(TILE)


def test_a_tile_that_is_empty_is_named(tmp_path):
    store = interrupted(tmp_path / "e.tif")
    tile = next(store.folder.glob("*.npy"))
    tile.write_bytes(b"")
    with pytest.raises(InputError, match=r"0_0\.npy is damaged .* remove it"):
        store.read(TILE)


def test_a_refused_job_says_what_was_and_what_is(tmp_path):
    out = tmp_path / "e.tif"
    job = JOB | {"frames": [{"path": "x.tif", "bytes": 1}, {"path": "y.tif", "bytes": 1}]}
    interrupted(out, job)
    other = job | {"tile": 256, "frames": [{"path": "x.tif", "bytes": 2}, job["frames"][1]]}
    with pytest.raises(InputError) as told:
        TileStore(out, other).__enter__()
    assert "tile was 128, now is 256" in str(told.value)
    assert "1 of frames other than before, such as x.tif" in str(told.value)


def test_tiles_of_another_version_of_the_plugin_are_refused(tmp_path, monkeypatch):
    """It may encode otherwise, and one raster is of one."""
    out = tmp_path / "e.tif"
    interrupted(out)
    monkeypatch.setattr(tilestore, "version", lambda: "99.0")
    with pytest.raises(InputError, match=rf"aef_fields was {version()}, now is 99\.0\. Run it"):
        TileStore(out, JOB).__enter__()
    monkeypatch.undo()
    with TileStore(out, JOB) as store:
        assert store.has(TILE)


def test_a_tile_that_does_not_fit_leaves_no_half(tmp_path, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    with TileStore(tmp_path / "e.tif", JOB) as store:
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            store.save(TILE, pixels())
        assert {p.name for p in store.folder.iterdir()} == {"job.json", "lock"}


def test_what_a_virtual_raster_shows_is_part_of_a_job(place, virtual):
    through = virtual(virtual(place, "one.vrt"), "two.vrt")
    before = job_of("cluster", [through])
    assert job_of("cluster", [through]) == before
    os.utime(place, ns=(1, 1))
    assert job_of("cluster", [through]) != before
