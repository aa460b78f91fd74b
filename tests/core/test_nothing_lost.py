"""Power cuts and full disks: the same command again gives the same raster, or says why not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import rasterio
from aef_fields.core import cli, embed
from aef_fields.core.embeddings.embedding import write_embedding
from aef_fields.core.files import creation_options, refuse_torn
from aef_fields.core.grid import Grid
from affine import Affine

HERE = Path(__file__).resolve().parent


@pytest.fixture
def words(make_scene, tiny):
    """What `embed` is given beside its output, for nine tiles."""
    scene = make_scene(300, 290)
    scene.optical("20180115")
    scene.radar("20180301")
    return [str(scene.manifest()), "--checkpoint", str(tiny), "--no-rgb", "--tile", "128"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_twenty_random_moments_it_writes_the_same_bytes(words, tmp_path):
    done = subprocess.run(
        [sys.executable, str(HERE / "power_cuts.py"), "20", "7", str(tmp_path / "e.tif"), *words],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["killed"] == 20
    assert told["same"]
    ends = (".tif", ".tif.json", "_valid.tif", "_valid.tif.json")
    assert {p.name for p in tmp_path.iterdir()} == {"scene", *(f"e{end}" for end in ends)}


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
        assert "disk is full. Make room and run the same again" in capsys.readouterr().err
        assert {p.name for p in out.parent.iterdir()} == {"e.tif.tiles"}
        finished.append(len(list(out.parent.glob("e.tif.tiles/*.npy"))))
    assert 0 < finished[0] < 9
    assert finished[1:] == [9, 9]
    small_disk(10 * tiles)
    assert cli.main(["embed", words[0], str(out), *words[1:]]) == 0
    assert out.read_bytes() == straight.read_bytes()


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
