"""TESSERA's tiles, made to GeoTessera's layout: codes, scales, landmask; and its exports."""

import json
import shutil
import socket
import sys
from pathlib import Path

import numpy as np
import pytest
import rasterio
from aef_fields.core.embeddings.embedding import EmbeddingReader, unit
from aef_fields.core.engine.tilestore import TileStore
from aef_fields.core.errors import Cancelled
from aef_fields.core.grid import Tile
from aef_fields.core.published.tessera import MASKS, TesseraTile
from affine import Affine

sys.path.insert(0, str(Path(__file__).parent))
from serving import serving

CRS = "EPSG:32630"
X, Y, H, W = 500_000.0, 5_700_000.0, 40, 50
rng = np.random.default_rng(0)
MIX = rng.normal(0, 1, (4, 128))


def numbers(left):
    """What TESSERA says (H, W, 128), of lengths of about ten, as a function of the place."""
    rows, cols = np.mgrid[:H, :W]
    x = left + 10 * cols - X
    waves = np.stack([np.sin(x / 300), np.cos(rows / 30), np.sin(x / 900 + rows / 50), x * 0 + 1])
    return (np.moveaxis(waves, 0, -1) @ MIX).astype(np.float32)


@pytest.fixture
def tessera(tmp_path):
    """tessera(name, left, scales) -> the folder of GeoTessera with one more tile."""

    def write(name="grid_-0.15_51.45", left=X, scales="pixel", water=True, root="tess", year=2024):
        home = tmp_path / root
        folder = home / "global_0.1_degree_representation" / str(year) / name
        folder.mkdir(parents=True)
        (home / MASKS).mkdir(exist_ok=True)
        values = numbers(left)
        largest = np.abs(values)
        scale = {"pixel": largest.max(-1), "band": largest.max((0, 1)), "each": largest}[scales]
        scale = np.maximum(scale / 127, 1e-6).astype(np.float32)
        spread = scale[..., None] if scales == "pixel" else scale
        codes = np.round(values / spread).astype(np.int8)
        np.save(folder / f"{name}.npy", codes)
        np.save(folder / f"{name}_scales.npy", scale)
        mask = np.ones((H, W), np.uint8)
        mask[:4] = 0 if water else 1
        with rasterio.open(
            home / MASKS / f"{name}.tiff", "w", driver="GTiff", width=W, height=H, count=1,
            dtype="uint8", crs=CRS, transform=Affine(10, 0, left, 0, -10, Y),
        ) as file:  # fmt: skip
            file.write(mask, 1)
        return home, codes, codes * spread

    return write


def whole(path):
    with EmbeddingReader(path) as reader:
        return reader.read(reader.blocks()[0]), reader


def test_two_tiles_keep_their_numbers_codes_and_scales(core, tessera, tmp_path):
    _, codes, true = tessera()
    home, more_codes, more = tessera("grid_-0.05_51.45", X + 10 * W)
    code, out, err = core("import", "tessera", home, tmp_path / "e.tif")
    assert code == 0, err
    assert set(json.loads(out)) == {"embedding", "scale", "rgb"}
    with rasterio.open(tmp_path / "e.tif") as file, rasterio.open(tmp_path / "e_scale.tif") as by:
        held, scale = np.moveaxis(file.read(), 0, -1), by.read(1)
        assert (file.count, file.dtypes[0], file.descriptions[127]) == (128, "int8", "T127")
        tags = file.tags()
    assert tags["AEF_ENCODER"] == "tessera v1" and tags["AEF_VALID_START"] == "2024-01-01"
    assert (held[:4] == -128).all() and np.isnan(scale[:4]).all()
    np.testing.assert_array_equal(held[4:], np.concatenate([codes, more_codes], 1)[4:])
    both = np.concatenate([true, more], 1)
    np.testing.assert_allclose(held[4:] * scale[4:, :, None], both[4:], rtol=1e-5)
    vectors, _ = whole(tmp_path / "e.tif")
    np.testing.assert_allclose(vectors[4:], unit(both)[4:], atol=1e-6)


@pytest.mark.parametrize("scales", ["band", "each"])
def test_other_scales(core, tessera, tmp_path, scales):
    home, _, true = tessera(scales=scales)
    code, _, err = core("import", "tessera", home, tmp_path / "e.tif", "--no-rgb")
    assert code == 0, err
    vectors, _ = whole(tmp_path / "e.tif")
    assert (vectors * unit(true))[4:].sum(-1).min() > 0.9998


def test_exports_as_geotiff(core, tmp_path):
    values = numbers(X)
    values[:2], values[2] = 0, -9999  # of which the file says nothing
    path = tmp_path / "2025/x_2023.tif"  # a folder of the year of work
    path.parent.mkdir()
    with rasterio.open(
        path, "w", driver="GTiff", width=W, height=H, count=128,
        dtype="float32", crs=CRS, transform=Affine(10, 0, X, 0, -10, Y),
    ) as file:  # fmt: skip
        file.write(np.moveaxis(values, -1, 0))
    code, _, err = core("import", "tessera", path, tmp_path / "e.tif")
    assert code == 0, err
    vectors, reader = whole(tmp_path / "e.tif")
    assert np.isnan(vectors[:3]).all()
    with rasterio.open(tmp_path / "e_scale.tif") as file:
        assert np.isnan(file.read(1)[:3]).all()
    assert (vectors * unit(values))[3:].sum(-1).min() > 0.9998
    assert reader.tags["AEF_VALID_START"] == "2023-01-01"
    made = path.with_name("made.tif")  # is none of the exports when it lies among them
    for _ in range(2):
        code, _, err = core("import", "tessera", path.parent, made)
        assert code == 0, err


def test_every_tool_takes_128_dimensions(core, tessera, moved_copy, tmp_path):
    home, *_ = tessera(water=False)
    e = tmp_path / "e.tif"
    assert core("import", "tessera", home, e, "--no-rgb")[0] == 0
    for words in (
        ("cluster", e, tmp_path / "k.tif", "--k", "3"),
        ("reduce", e, tmp_path / "p.tif"),
        ("similar", e, tmp_path / "s.tif", "--points", f"{X + 55},{Y - 105}"),
        ("change", e, moved_copy(e, "other.tif"), tmp_path / "c.tif"),
        ("combine", e, e, tmp_path / "b.tif", "--no-rgb"),
    ):
        code, _, err = core(*words)
        assert code == 0, err


def test_what_is_missing_or_foreign_is_named(refused, tessera, tmp_path):
    out = tmp_path / "e.tif"
    home, *_ = tessera()
    (scales,) = home.rglob("*_scales.npy")
    kept = scales.read_bytes()
    scales.unlink()
    assert "has no scales: grid_-0.15_51.45_scales.npy" in refused("import", "tessera", home, out)
    np.save(scales, np.ones((3, 3), np.float32))
    assert "has the shape (3, 3)" in refused("import", "tessera", home, out)
    scales.write_bytes(kept)
    (mask,) = (home / MASKS).iterdir()
    mask.rename(tmp_path / "elsewhere.tiff")
    assert "has no landmask" in refused("import", "tessera", home, out)
    (tmp_path / "elsewhere.tiff").rename(mask)
    tile = scales.with_name("grid_-0.15_51.45.npy")
    np.save(tile, np.zeros((H, W, 64), np.int8))
    assert "is no TESSERA tile" in refused("import", "tessera", home, out)
    tile.write_bytes(b"no array")
    assert "can't be read as an array" in refused("import", "tessera", home, out)
    assert "holds no grid_" in refused("import", "tessera", home / MASKS, out)
    tessera(root="years", year=2023)
    years, *_ = tessera("grid_0.05_51.45", X + 10 * W, root="years", year=2024)
    assert "of 2 years" in refused("import", "tessera", years, out)


def test_a_tile_behind_an_address(core, refused, tessera, tmp_path, monkeypatch):
    """Codes, scales and the landmask of another folder are found; a run that broke off goes on."""
    from aef_fields.core.published import remote

    monkeypatch.setattr(remote, "FIRST_WAIT_S", 0.01)
    home, _, values = tessera(water=False)
    path = "global_0.1_degree_representation/2024/grid_-0.15_51.45/grid_-0.15_51.45.npy"
    out = tmp_path / "e.tif"
    with serving(home) as server:

        def imported(how, *words):
            return ("import", "tessera", f"{server.address}/{how}/{path}", out, "--no-rgb", *words)

        for how in ("forbidden", "page"):
            assert "has no landmask" in refused(*imported(how))
        assert "is no address of a TESSERA tile" in refused(
            "import", "tessera", f"{server.address}/fine/{path}"[:-4], out
        )
        # The server breaks when the codes are asked for.
        fetch, broken = remote.fetch, []

        def breaks(address, to, note, progress):
            if to.stem == "grid_-0.15_51.45" and to.suffix == ".npy" and not broken:
                broken.append(address)
                raise remote.GaveUp(f"{address} could not be read")
            return fetch(address, to, note, progress)

        monkeypatch.setattr(remote, "fetch", breaks)
        assert core(*imported("fine"))[0] == 2
        assert broken and list((tmp_path / "e.tif.fetched").rglob("*_scales.npy"))
        asked = len(server.seen)
        code, _, err = core(*imported("fine"))
        assert code == 0, err
        assert [name for _, name, _ in server.seen[asked:]] == [path]  # the rest had come before
    assert not (tmp_path / "e.tif.fetched").exists()
    vectors, reader = whole(out)
    assert reader.tags["AEF_VALID_START"] == "2024-01-01"
    assert (unit(vectors) * unit(values)).sum(-1).min() > 0.9998
    (tile,) = json.loads(out.with_name("e.tif.json").read_text())["tiles"]
    assert tile["name"].startswith("http://127.0.0.1") and tile["name"].endswith(path)


def test_what_another_process_downloads_is_left_to_it(tessera, refused, tmp_path, living):
    home, *_ = tessera()
    out, fetched = tmp_path / "e.tif", tmp_path / "e.tif.fetched"
    fetched.mkdir()
    (fetched / "grid.npy").write_text("half of it")
    holder = {"host": socket.gethostname(), "pid": living}
    (tmp_path / "e.tif.lock").write_text(json.dumps(holder))
    said = refused("import", "tessera", home, out, "--no-rgb")
    assert f"{out} is being written by process {living}" in said


def test_what_is_kept_counts_as_room_that_is_taken(core, refused, tessera, tmp_path, monkeypatch):
    """The same free space is too little to begin, and enough to go on."""
    tessera()
    home, *_ = tessera("grid_-0.05_51.45", X + 10 * 512)  # in a window of its own
    words = ("import", "tessera", home, tmp_path / "e.tif", "--no-rgb")
    room, save, saved = shutil.disk_usage(tmp_path), TileStore.save, []

    def disk(count):
        monkeypatch.setattr(shutil, "disk_usage", lambda _: room._replace(free=count))

    def once(store, tile, pixels):
        if saved:
            raise Cancelled
        saved.append(tile)
        save(store, tile, pixels)

    free = int(2.7 * 128 * (512 + W) * H) - 1
    disk(free)
    assert " needs about " in refused(*words)
    disk(room.free)
    monkeypatch.setattr(TileStore, "save", once)
    assert core(*words)[0] == 3
    monkeypatch.setattr(TileStore, "save", save)
    disk(free)
    code, _, said = core(*words)
    assert code == 0, said
    assert "1 of 2 parts finished before" in said


def files_open():
    return len(list(Path("/dev/fd").iterdir()))


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="Windows does not list what is open")
def test_a_tile_holds_its_files_only_while_it_is_read(tessera):
    """An area of four hundred tiles, of three files each, is more than a process may have open."""
    home, *_ = tessera()
    (codes,) = (path for path in home.rglob("grid_*.npy") if "_scales" not in path.stem)
    before, window = files_open(), Tile(0, 0, W, H)
    tiles = [TesseraTile(str(codes)) for _ in range(20)]
    assert files_open() <= before
    first = tiles[0].read(window)
    assert files_open() > before
    tiles[0].close()
    assert files_open() <= before
    np.testing.assert_array_equal(tiles[0].read(window), first)
