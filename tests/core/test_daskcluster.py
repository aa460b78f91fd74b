"""Tiles on a real cluster of two worker processes, one of which is killed at work."""

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import nullcontext, suppress
from pathlib import Path
from types import SimpleNamespace

import distributed
import pytest
import rasterio
from aef_fields.core.embed import describe
from aef_fields.core.engine import daskcluster
from aef_fields.core.engine.tileencoder import Recipe, TileEncoder
from aef_fields.core.engine.tilestore import TileStore
from aef_fields.core.errors import InputError
from aef_fields.core.grid import Tile
from aef_fields.core.inputs.frame import grouped, load
from aef_fields.core.inputs.period import valid_period
from aef_fields.core.model import checkpoint
from aef_fields.core.progress import Progress
from aef_fields.core.raster import target_grid

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 120  # for what takes a second on a quiet machine
CACHE = 20_000_000  # bytes
TILES = 12  # of the job: 384 pixels a side touch so many squares of 128
# In a worker: as long as a file says so, no tile is begun after the first one is there. By itself it may
# be done with all of them before a test that wants to disturb it has seen one.
HOLD = """
import time
from pathlib import Path
from core.engine.tileencoder import TileEncoder
def dask_setup(_, encode=TileEncoder.encode):
    def held(*given):
        while Path("hold").exists() and any(Path("e.tif.tiles").glob("*.npy")):
            time.sleep(0.02)
        return encode(*given)
    TileEncoder.encode = held
"""


def until(true, what):
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.02)


@pytest.fixture
def start(tmp_path):
    """start(module, *words, path=PYTHONPATH) -> a running process; all are ended with the test."""
    running = []

    def run(module, *words, path=""):
        environment = os.environ | {"PYTHONPATH": path, "OMP_NUM_THREADS": "1"}
        log = (tmp_path / f"log{len(running)}.txt").open("w")
        words = [sys.executable, "-m", f"distributed.cli.{module}", *map(str, words)]
        words += ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", tmp_path / "s.json"]
        # In tmp_path: what lies in the clone must not be found by chance.
        running.append(
            subprocess.Popen(words, cwd=tmp_path, env=environment, stdout=log, stderr=log)
        )
        log.close()
        return running[-1]

    run.running = running
    yield run
    for process in running:
        process.kill()
        process.wait()


@pytest.fixture
def start_worker(start, tmp_path):
    """start_worker(*words) -> a running worker of one thread; it heeds the file `hold`."""
    (tmp_path / "held.py").write_text(HOLD)
    words = ("dask_worker", "--nthreads", "1", "--no-nanny")
    return lambda *more: start(*words, "--preload", "held.py", *more, path=str(ROOT))


@pytest.fixture
def scheduler(start, tmp_path):
    start("dask_scheduler", "--port", "0", path=str(ROOT))
    said = tmp_path / "s.json"
    # Not only there, but whole.
    until(lambda: said.exists() and said.read_text().rstrip().endswith("}"), "no scheduler")
    return json.loads(said.read_text())["address"]


def embed(*words, code=""):
    """code: instead of the command's own, given the clone's folder before the words."""
    main = ["-c", code, ROOT] if code else [ROOT / "core" / "__main__.py"]
    words = [sys.executable, *main, "embed", *words, "--no-rgb"]
    return subprocess.Popen(
        [str(w) for w in words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.fixture
def job(make_scene, weights):
    scene = make_scene(384, 384)
    for day in ("20180407", "20180610"):
        scene.optical(day)
    return [scene.manifest(), "--checkpoint", weights, "--tile", 128]


def test_a_lost_workers_tiles_are_redone_and_the_bytes_are_the_same(
    start_worker, scheduler, job, tmp_path
):
    first, _ = (start_worker("--name", i) for i in (1, 2))
    hold = tmp_path / "hold"
    hold.touch()
    manifest, *options = job
    out, tiles = tmp_path / "e.tif", tmp_path / "e.tif.tiles"
    shown = tmp_path / "shown"
    running = embed(manifest, out, *options, "--dask", scheduler, "--preview", shown)
    until(lambda: any(tiles.glob("*.npy")) or running.poll() is not None, "no tile")
    first.kill()
    left = TILES - len(list(tiles.glob("*.npy")))
    hold.unlink()
    _, said = running.communicate(timeout=PATIENCE_S)
    assert running.returncode == 0, said
    assert left > 2, "it was killed too late to be missed"
    assert any(shown.glob("finished_*.tif"))
    alone = embed(manifest, tmp_path / "alone.tif", *options)
    _, said = alone.communicate(timeout=PATIENCE_S)
    assert alone.returncode == 0, said
    assert out.read_bytes() == (tmp_path / "alone.tif").read_bytes()
    assert not tiles.exists()


def test_cancelled_it_stops_soon_and_goes_on_from_the_tiles_that_are_there(
    start_worker, scheduler, job, tmp_path
):
    start_worker()
    hold = tmp_path / "hold"
    hold.touch()
    manifest, *options = job
    out, tiles = tmp_path / "e.tif", tmp_path / "e.tif.tiles"
    words = (manifest, out, *options, "--dask", scheduler)
    running = embed(*words)
    until(lambda: any(tiles.glob("*.npy")) or running.poll() is not None, "no tile")
    running.terminate()
    _, said = running.communicate(timeout=PATIENCE_S)
    assert running.returncode == 3, said
    assert not out.exists()
    # The worker finishes the tile at hand, and none of those that were queued.
    hold.unlink()
    with distributed.Client(scheduler) as asking:

        def known():
            return asking.run(lambda dask_worker: len(dask_worker.state.tasks))

        until(lambda: not any(known().values()), "it works on what was cancelled")
    kept = {path.name: path.stat().st_mtime_ns for path in tiles.glob("*.npy")}
    assert 0 < len(kept) < TILES, "it was cancelled too late to be missed"
    again = embed(*words)
    seen = {}

    def look():
        with suppress(FileNotFoundError):  # tiles go when the raster is complete, also between
            seen.update({path.name: path.stat().st_mtime_ns for path in tiles.glob("*.npy")})
        return again.poll() is not None

    until(look, "it does not end")
    _, said = again.communicate(timeout=PATIENCE_S)
    assert again.returncode == 0, said
    assert f"{len(kept)} of {TILES} tiles finished before; going on." in said
    assert kept.items() <= seen.items(), "a finished tile was made anew"
    alone = embed(manifest, tmp_path / "alone.tif", *options)
    _, said = alone.communicate(timeout=PATIENCE_S)
    assert alone.returncode == 0, said
    assert out.read_bytes() == (tmp_path / "alone.tif").read_bytes()
    assert not tiles.exists()


@pytest.mark.parametrize("later", [0, 0.3, 4], ids=["at once", "reconnecting", "given up"])
def test_a_scheduler_that_dies_is_told(start, start_worker, tmp_path, scheduler, job, later):
    start_worker()
    # Asks on only when its client has got so far in noticing.
    killing = (
        "import os, signal, sys, time; sys.path.insert(0, sys.argv.pop(1))\n"
        "from core import cli\n"
        "from core.engine import daskcluster\n"
        "daskcluster.CONNECT_S = 2\n"
        "def killed(*_):\n"
        f"    os.kill({start.running[0].pid}, signal.SIGKILL)\n"
        f"    time.sleep({later})\n"
        "daskcluster._result = killed\n"
        "sys.exit(cli.main(sys.argv[1:]))"
    )
    manifest, *options = job
    running = embed(manifest, tmp_path / "e.tif", *options, "--dask", scheduler, code=killing)
    _, said = running.communicate(timeout=PATIENCE_S)
    assert running.returncode == 2, said
    assert f"The scheduler at {scheduler} is gone" in said.splitlines()[-1]
    assert "Traceback" not in said


@pytest.fixture
def worker(make_scene, monkeypatch):
    """worker(out, weights) -> the recipe of a small scene; what a worker has open is nobody else's."""
    scene = make_scene(60, 50)
    scene.optical("20180407")
    monkeypatch.setattr(daskcluster, "_kept", [])

    def recipe(weights):
        frames, _ = load(scene.manifest())
        grid, period = target_grid(frames, None), valid_period(frames, None, None)
        return Recipe(grid, grouped(frames), period, weights, "int8", "cpu")

    recipe.scene = scene
    return recipe


def encoded(recipe, out, tile):
    """The pixels that a worker puts into a store whose job is as `embed` describes it."""
    encoder = TileEncoder(recipe)
    job = describe(recipe.grid, recipe.groups, recipe.period, encoder.identity)
    with TileStore(out, job) as store:
        daskcluster.encode(recipe, out, tile, CACHE)
        with encoder:
            assert (store.read(tile) == encoder.pixels(tile)).all()
        return store.read(tile).copy()


@pytest.mark.parametrize("changed", ["frame", "weights"])
def test_a_worker_opens_files_anew_that_were_replaced_since(worker, weights, tmp_path, changed):
    """It stays open between runs, and names are the same."""
    own, tile = tmp_path / "own.safetensors", Tile(0, 0, 60, 50)
    for end in (".safetensors", ".json"):
        own.with_suffix(end).write_bytes(weights.with_suffix(end).read_bytes())
    first = encoded(worker(own), tmp_path / "a.tif", tile)
    if changed == "weights":
        loaded = checkpoint.load(own)
        loaded.encoder.gate.data.zero_()
        checkpoint.save(own, loaded.encoder, loaded.decoders, {})
    else:
        (worker.scene.folder / "S2_20180407.tif").unlink()
        worker.scene.optical("20181207", name="S2_20180407.tif")
        worker.scene.frames.pop()
    second = encoded(worker(own), tmp_path / "b.tif", tile)
    assert (first != second).any()


def test_a_worker_keeps_no_more_decoded_blocks_than_it_is_told(
    worker, weights, tmp_path, monkeypatch
):
    seen, read = [], TileEncoder.read

    def looked(encoder, tile):
        seen.append(rasterio.env.hasenv() and rasterio.env.getenv().get("GDAL_CACHEMAX"))
        return read(encoder, tile)

    monkeypatch.setattr(TileEncoder, "read", looked)
    encoded(worker(weights), tmp_path / "a.tif", Tile(0, 0, 60, 50))
    assert seen[0] == CACHE


def test_a_worker_that_is_late_gives_no_tile_to_another_job(worker, weights, tmp_path, monkeypatch):
    """Its run was cancelled, its folder removed, and another one begun under the same name."""
    recipe, tile, out = worker(weights), Tile(0, 0, 60, 50), tmp_path / "e.tif"
    store, encode = TileStore(out, {}), TileEncoder.encode

    def meanwhile(encoder, *given):
        store.described.write_text('{"valid_start": "2017-01-01"}')
        return encode(encoder, *given)

    monkeypatch.setattr(TileEncoder, "encode", meanwhile)
    store.folder.mkdir()
    store.described.write_text('{"valid_start": "2018-01-01"}')
    daskcluster.encode(recipe, out, tile, CACHE)
    assert not store.has(tile)
    daskcluster.encode(recipe, out, tile, CACHE)
    assert store.has(tile)


def test_a_future_that_its_client_cancelled_tells_that_the_scheduler_is_gone():
    class Cancelled:
        status = "cancelled"

    with pytest.raises(InputError, match="tcp://host:8786 is gone"):
        daskcluster._result(Cancelled(), Tile(0, 0, 128, 128), "tcp://host:8786")


def test_a_tile_in_the_store_is_not_fetched_from_a_worker_that_is_gone_since():
    class Lost:
        status = "pending"  # again, once nobody holds what was finished

        def result(self):
            raise AssertionError("this would wait for another worker")

    daskcluster._result(Lost(), Tile(0, 0, 128, 128), "tcp://host:8786")


def test_what_is_done_is_told_in_pixels_since_tiles_at_the_rim_are_smaller(monkeypatch):
    class Client:
        def submit(self, *given, pure):
            assert given[-1] == CACHE
            return object()

        def nthreads(self):
            return {"worker": 1}

        def close(self, timeout):
            pass

    steps = []

    class Noted(Progress):
        def step(self, done, total, note=""):
            steps.append((done, total))

    for name, instead in {
        "_connected": lambda address: Client(),
        "_asking": lambda address: nullcontext(),
        "_require_alike": lambda *given: None,
        "_finished": lambda futures: futures[:1],
        "_result": lambda *given: None,
    }.items():
        monkeypatch.setattr(daskcluster, name, instead)
    tiles = [Tile(0, 0, 10, 20), Tile(10, 0, 100, 20), Tile(0, 20, 10, 100), Tile(10, 20, 100, 100)]
    encoder = SimpleNamespace(recipe=None)
    daskcluster.encode_missing("a", encoder, Path(), tiles[1:], 13_200, CACHE, Noted(), print)
    assert list(dict.fromkeys(steps)) == [(done, 13_200) for done in (200, 2_200, 3_200, 13_200)]


def test_a_cluster_without_workers_is_not_waited_for(start_worker, scheduler, job, tmp_path):
    worker = start_worker()
    (tmp_path / "hold").touch()
    tiles = tmp_path / "e.tif.tiles"
    impatient = (
        "import sys; sys.path.insert(0, sys.argv.pop(1))\n"
        "from core import cli\n"
        "from core.engine import daskcluster\n"
        "daskcluster.ALONE_S = 1\n"
        "sys.exit(cli.main(sys.argv[1:]))"
    )
    manifest, *options = job
    running = embed(manifest, tmp_path / "e.tif", *options, "--dask", scheduler, code=impatient)
    until(lambda: any(tiles.glob("*.npy")) or running.poll() is not None, "no tile")
    worker.kill()
    _, said = running.communicate(timeout=PATIENCE_S)
    assert running.returncode == 2, said
    assert f"{scheduler} has lost all its workers; start some" in said


def test_a_server_that_is_no_scheduler_is_not_waited_for(monkeypatch):
    """As the dashboard's, whose number is the next one."""
    monkeypatch.setattr(daskcluster, "CONNECT_S", 1)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        address = f"tcp://127.0.0.1:{mute.getsockname()[1]}"
        with pytest.raises(InputError, match=f"No Dask scheduler answers at {address}"):
            daskcluster._connected(address)


@pytest.mark.parametrize(
    "address", ["tls://127.0.0.1:1", "ucx://127.0.0.1:1", "tcp://host:abc", "x"]
)
def test_an_address_that_can_not_be_is_told_whatever_its_kind(address):
    with pytest.raises(InputError, match="No Dask scheduler answers at"):
        daskcluster._connected(address)


def test_what_is_wrong_with_a_cluster_is_said(start, scheduler, job, tmp_path):
    manifest, *options = job
    words = (manifest, tmp_path / "e.tif", *options, "--dask")
    nobody = embed(*words, "tcp://127.0.0.1:1")
    _, said = nobody.communicate(timeout=PATIENCE_S)
    assert (nobody.returncode, "No Dask scheduler answers" in said) == (2, True), said
    empty = embed(*words, scheduler)
    _, said = empty.communicate(timeout=PATIENCE_S)
    assert (empty.returncode, "has no workers" in said) == (2, True), said
    start("dask_worker", "--nthreads", "1", "--no-nanny")
    until(lambda: "Registered to" in (tmp_path / "log1.txt").read_text(), "no worker")
    bare = embed(*words, scheduler)
    _, said = bare.communicate(timeout=PATIENCE_S)
    assert (bare.returncode, f"PYTHONPATH={ROOT}" in said) == (2, True), said
    assert not list(tmp_path.glob("e.tif*"))
