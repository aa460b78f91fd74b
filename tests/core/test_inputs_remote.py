"""Rasters on a web server, in a zip, behind a VRT, and of kinds that programs write rarely."""

import json
import os
import re
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PureWindowsPath

import numpy as np
import pytest
import rasterio
import rasterio.shutil
from aef_fields.core import embed
from aef_fields.core.errors import Cancelled, InputError
from aef_fields.core.grid import Tile
from aef_fields.core.inputs import address, rasterfile
from aef_fields.core.inputs.address import gdal_name, local_file, located, shown, why_not
from aef_fields.core.inputs.frame import grouped, load
from aef_fields.core.inputs.period import choose, valid_period
from aef_fields.core.raster import FrameReader, target_grid
from affine import Affine

LEFT, TOP = 500_000.0, 5_600_000.0
PART = Tile(2, 3, 20, 15)


class _Files(BaseHTTPRequestHandler):
    """The files of a folder by range requests, and the answers that servers give instead."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_HEAD(self):
        self.answer(False)

    def do_GET(self):
        self.answer(True)

    def answer(self, body):
        path = self.path.partition("?")[0].lstrip("/")
        first, _, rest = path.partition("/")
        if first == "silent":
            self.server.ended.wait()
        if self.server.closed:
            return self.give(403, b"no", body)
        if first.isdigit() and not (first == "503" and self.server.tired <= 0):
            self.server.tired -= 1
            return self.give(int(first), b"no", body)
        if first == "lists" and body:  # it tells how long a file is, and gives none
            return self.give(403, b"no", body)
        if first == "page":
            return self.give(200, b"<html>Please log in</html>", body)
        file = self.server.folder / (rest if first in ("503", "lists") else path)
        if not file.is_file():
            return self.give(404, b"", body)
        data = file.read_bytes()
        found = re.match(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if not found:
            return self.give(200, data, body)
        start, end = int(found[1]), min(int(found[2] or len(data)), len(data) - 1)
        span = f"bytes {start}-{end}/{len(data)}"
        return self.give(206, data[start : end + 1], body, **{"Content-Range": span})

    def give(self, code, data, body, **headers):
        self.send_response(code)
        for name, value in ({"Content-Length": len(data)} | headers).items():
            self.send_header(name, str(value))
        self.end_headers()
        if body and self.server.hanging_up > 0:
            self.server.hanging_up -= 1
            self.wfile.write(data[: len(data) // 2])
            self.close_connection = True
        elif body:
            self.server.sent += len(data)
            self.wfile.write(data)


@pytest.fixture
def server(tmp_path, monkeypatch):
    """A server of tmp_path; `url(path)`, and `sent`, the bytes it has given."""
    for name, value in {"MAX_RETRY": 1, "RETRY_DELAY": 0.1}.items():
        monkeypatch.setenv(f"GDAL_HTTP_{name}", str(value))
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Files)
    server.folder, server.sent, server.tired = tmp_path, 0, 10**6
    server.hanging_up, server.closed = 0, False
    server.ended = threading.Event()
    server.url = lambda path: f"http://127.0.0.1:{server.server_port}/{path}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.ended.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def scene(make_scene):
    return make_scene(40, 30)


def numbered(rows=30, cols=40, dtype=np.float32):
    r, c = np.meshgrid(np.arange(rows), np.arange(cols), indexing="ij")
    return ((1 + r + c / 64) / 64).astype(dtype)


def values(folder, path, tile=PART, **stated):
    """Band B04 in `tile` of the one frame that this entry states, NaN where not clear."""
    entry = {"path": str(path), "source": "sentinel-2-l2a", "datetime": "2018-05-10"}
    manifest = folder / "one.json"
    manifest.write_text(json.dumps({"frames": [entry | {"bands": {"B04": 1}} | stated]}))
    frames, _ = load(manifest)
    reader = FrameReader(frames, target_grid(frames, None))
    try:
        pixels, clear = reader.read(tile)
    finally:
        reader.close()
    return np.where(clear, pixels[2], np.nan)


EXPECTED = numbered()[3:18, 2:22]


@pytest.fixture
def far(tmp_path, scene, server, monkeypatch):
    """A reader of a file on the server whose table of 4096 blocks is longer than its first 16 kB, of which
    one block has been read; and the file's pixels."""
    monkeypatch.setattr(rasterfile, "WAITS_S", (0,))
    pixels = np.random.default_rng(0).uniform(0.1, 0.5, (1024, 1024)).astype(np.float32)
    plain = scene.write("plain.tif", {"B04": pixels}, 10)
    kind = {"driver": "GTiff", "copy_src_overviews": True, "tiled": True, "compress": "deflate"}
    rasterio.shutil.copy(plain, tmp_path / "far.tif", **kind, blockxsize=16, blockysize=16)
    entry = {"path": server.url("far.tif"), "source": "sentinel-2-l2a", "datetime": "2018-05-10"}
    (tmp_path / "one.json").write_text(json.dumps({"frames": [entry | {"bands": {"B04": 1}}]}))
    frames, _ = load(tmp_path / "one.json")
    reader = FrameReader(frames, target_grid(frames, None))
    found, _ = reader.read(Tile(16, 800, 16, 16))
    np.testing.assert_array_equal(found[2], pixels[800:816, 16:32])
    yield reader, pixels
    reader.close()


class TestOnAServer:
    def test_a_cog_is_read_in_parts(self, tmp_path, scene, server):
        rng = np.random.default_rng(0)
        pixels = rng.uniform(0.1, 0.5, (1024, 1024)).astype(np.float32)
        plain = scene.write("plain.tif", {"B04": pixels}, 10)
        rasterio.shutil.copy(plain, tmp_path / "cog.tif", driver="COG", blocksize=256)
        found = values(tmp_path, server.url("cog.tif"), Tile(600, 600, 50, 40))
        np.testing.assert_array_equal(found, pixels[600:640, 600:650])
        assert 0 < server.sent < (tmp_path / "cog.tif").stat().st_size / 2

    def test_the_embedding_is_the_same_and_its_record_holds_no_key(
        self, core, make_scene, tmp_path, server, weights
    ):
        scene = make_scene(40, 30)
        for day in ("20180407", "20180610"):
            scene.optical(day)
        here = scene.manifest()
        there = [{"path": server.url(f"scene/{f['path']}?key=secret")} for f in scene.frames]
        there = scene.manifest(there, "there.json")
        for manifest, out in ((here, "a.tif"), (there, "b.tif")):
            code, _, said = core(
                "embed", manifest, tmp_path / out, "--checkpoint", weights, "--no-rgb"
            )
            assert code == 0, said
        assert (tmp_path / "a.tif").read_bytes() == (tmp_path / "b.tif").read_bytes()
        record = (tmp_path / "b.tif.json").read_text()
        assert f"http://127.0.0.1:{server.server_port}/scene/S2_20180407.tif" in record
        assert "secret" not in record

    def test_going_on_with_another_file_of_that_name_is_refused(
        self, core, make_scene, tmp_path, server, weights, monkeypatch
    ):
        def stopped(*_, **__):
            raise Cancelled

        monkeypatch.setenv("CPL_VSIL_CURL_NON_CACHED", "/vsicurl/")  # as in another process
        scene = make_scene(40, 30)
        packed = {"compress": "deflate"}
        for day in ("20180407", "20180610"):
            scene.optical(day, **packed)
        there = scene.manifest([{"path": server.url(f"scene/{f['path']}")} for f in scene.frames])
        words = ("embed", there, tmp_path / "e.tif", "--checkpoint", weights, "--no-rgb")
        with monkeypatch.context() as patch:
            patch.setattr(embed, "write_embedding", stopped)
            assert core(*words)[0] == 3
        scene.optical("20180610", cloud=np.s_[5:15, 5:15], **packed)
        code, _, said = core(*words)
        assert code == 2
        assert "differs in frames" in said and "S2_20180610.tif" in said

    @pytest.mark.parametrize("packed", [{"compress": "deflate"}, {}])
    def test_another_file_of_that_name_is_noticed_while_it_is_read(
        self, core, make_scene, tmp_path, server, weights, monkeypatch, packed
    ):
        scene, missing = make_scene(40, 30), embed._encode_missing
        scene.optical("20180407", **packed)
        there = scene.manifest([{"path": server.url("scene/S2_20180407.tif?key=secret")}])

        def meanwhile(*given):
            missing(*given)
            scene.optical("20180407", cloud=np.s_[5:25, 5:15], **packed)

        monkeypatch.setattr(embed, "_encode_missing", meanwhile)
        words = ("embed", there, tmp_path / "e.tif", "--checkpoint", weights, "--no-rgb")
        code, _, said = core(*words)
        assert code == 2
        assert f"{server.url('scene/S2_20180407.tif')} was changed while it was read" in said
        assert {path.name for path in tmp_path.iterdir()} == {"scene"}

    def test_an_embedding_too(self, core, place, tmp_path, server):
        for source, out in ((place, "a.tif"), (server.url(place.name), "b.tif")):
            code, _, said = core("cluster", source, tmp_path / out, "--k", 3)
            assert code == 0, said
        with rasterio.open(tmp_path / "a.tif") as a, rasterio.open(tmp_path / "b.tif") as b:
            np.testing.assert_array_equal(a.read(), b.read())

    @pytest.mark.parametrize(
        ("where", "sentence"),
        [
            ("gone.tif", "has no http://127.0.0.1"),
            ("403/a.tif?key=secret", "wants a key, or the one in the address has run out"),
            ("lists/one.tif", r"refuses http://.*/one.tif \(403\)"),
            ("500/a.tif", "can't give"),
            ("503/a.tif", r"now \(503\); try again later"),
            ("page/a.tif", "no raster, perhaps a page to log in"),
            ("silent/a.tif", "can't be reached .*timed out"),
        ],
    )
    def test_other_answers_become_sentences(
        self, refused, tmp_path, server, monkeypatch, where, sentence
    ):
        if where.startswith("silent"):
            monkeypatch.setenv("GDAL_HTTP_TIMEOUT", "1")
        (tmp_path / "one.tif").write_bytes(bytes(5000))
        manifest = tmp_path / "m.json"
        entry = {"path": server.url(where), "source": "sentinel-2-l2a", "datetime": "2018-05-10"}
        manifest.write_text(json.dumps({"frames": [entry]}))
        said = refused("embed", manifest, tmp_path / "e.tif")
        assert re.search(sentence, said), said
        assert server.url(where).partition("?")[0] in said
        assert "secret" not in said

    @pytest.mark.parametrize(
        ("stated", "sentence"),
        [
            ({"source": "spot-5"}, "'spot-5' of"),
            ({"bands": {"X9": 1}}, "has no band 'X9'"),
            ({"bands": {"B02": 99}}, "is not in it"),
            ({"bands": [1]}, "must be stated like"),
            ({"datetime": "soon"}, "can't be read"),
            ({"datetime": "1018-05-10"}, "lies outside"),
            ({"dates": "soon"}, "must be a list"),
            ({"units": "dB"}, "Units are stated for radar only"),
            ({"scale": "x"}, "must be numbers"),
            ({"mask": {"band": 99}}, "mask band 99"),
            ({"mask": {"band": 1, "valid": "x"}}, "must be a list"),
        ],
    )
    def test_a_sentence_about_an_address_leaves_its_key_out(
        self, refused, scene, tmp_path, server, stated, sentence
    ):
        scene.optical("20180510", name="a.tif")
        entry = {"path": server.url("scene/a.tif?key=secret"), "datetime": "2018-05-10"}
        manifest = scene.manifest([entry | {"source": "sentinel-2-l2a"} | stated])
        said = refused("embed", manifest, tmp_path / "e.tif")
        assert sentence in said
        assert server.url("scene/a.tif") in said
        assert "secret" not in said

    def test_nor_does_one_about_its_place_tell_the_key(
        self, refused, scene, tmp_path, server, weights
    ):
        scene.optical("20180510", crs=None, name="S2_20180510.tif")
        scene.optical("20180610", name="S2_20180610.tif")
        scene.optical("20180710", corner=(LEFT + 1e5, TOP), name="S2_20180710.tif")
        words = ("--checkpoint", weights)
        for names, sentence in (
            (("S2_20180510",), "has no coordinate reference system"),
            (("S2_20180610", "S2_20180710"), "lie far apart"),
        ):
            frames = [{"path": server.url(f"scene/{name}.tif?key=secret")} for name in names]
            said = refused("embed", scene.manifest(frames), tmp_path / "e.tif", *words)
            assert sentence in said
            assert "secret" not in said

    def test_a_server_that_is_busy_for_a_moment_is_asked_again(self, tmp_path, scene, server):
        scene.write("a.tif", {"B04": numbered()}, 10)
        server.tired = 1
        found = values(tmp_path, server.url("503/scene/a.tif"))
        np.testing.assert_array_equal(found, EXPECTED)

    def test_one_that_hangs_up_is_asked_again(self, far, server):
        reader, pixels = far
        server.hanging_up = 1
        found, _ = reader.read(Tile(1000, 1000, 24, 24))
        np.testing.assert_array_equal(found[2], pixels[1000:, 1000:])
        assert server.hanging_up == 0

    def test_one_that_gdal_has_waited_for_is_not_asked_again(self, far, server, monkeypatch):
        """A silent one took four times as long to be told of."""
        monkeypatch.setattr(rasterfile, "LONG_S", -1)
        reader, _ = far
        server.hanging_up = 1
        with pytest.raises(InputError, match=r"far\.tif could not be read to its end"):
            reader.read(Tile(1008, 1008, 16, 16))

    def test_a_block_that_can_not_be_had_is_not_empty(self, far, server):
        """GDAL took it for one that the file leaves out, if it was its place in the file that did not come."""
        reader, _ = far
        server.hanging_up = 10**6
        with pytest.raises(InputError, match=r"far\.tif"):
            reader.read(Tile(1008, 1008, 16, 16))

    def test_a_key_that_runs_out_under_way_is_told_at_once(self, far, server, monkeypatch):
        """Asking again for 21 seconds gives no other answer."""
        reader, _ = far
        server.closed, waited = True, []
        monkeypatch.setattr(rasterfile.time, "sleep", waited.append)
        with pytest.raises(InputError, match="or the one in the address has run out"):
            reader.read(Tile(1008, 1008, 16, 16))
        assert waited == []


class TestPacked:
    def test_in_a_zip(self, tmp_path, scene):
        path = scene.write("a.tif", {"B04": numbered()}, 10)
        with zipfile.ZipFile(scene.folder / "all.zip", "w") as archive:
            archive.write(path, "inner/a.tif")
        path.unlink()
        for name in (
            "scene/all.zip!/inner/a.tif",
            f"{scene.folder}/all.zip!/inner/a.tif",
            f"/vsizip/{scene.folder}/all.zip/inner/a.tif",
        ):
            np.testing.assert_array_equal(values(tmp_path, name), EXPECTED)

    def test_what_is_not_there(self, refused, tmp_path, scene):
        with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
            archive.writestr("readme.txt", "nothing")
        for name, sentence in (
            ("none.zip!/a.tif", "none.zip does not exist"),
            ("all.zip!/a.tif", "not a raster that GDAL can read"),
        ):
            manifest = scene.manifest([{"path": f"../{name}"}])
            assert sentence in refused("embed", manifest, tmp_path / "e.tif")

    def test_a_vrt(self, tmp_path, scene):
        path = scene.write("a.tif", {"B04": numbered()}, 10)
        with rasterio.open(path) as file:
            rasterio.shutil.copy(file, tmp_path / "a.vrt", driver="VRT")
        np.testing.assert_array_equal(values(tmp_path, tmp_path / "a.vrt"), EXPECTED)


class TestRareKinds:
    def test_float64(self, tmp_path, scene):
        pixels = numbered(dtype=np.float64)
        pixels[4, 5] = nodata = np.finfo(np.float64).min
        path = scene.write("a.tif", {"B04": pixels}, 10, nodata=nodata)
        found, expected = values(tmp_path, path), EXPECTED.copy()
        expected[1, 3] = np.nan
        np.testing.assert_array_equal(found, expected)

    @pytest.mark.parametrize("how", ["stated", "in the file"])
    def test_bytes_with_a_scale(self, tmp_path, scene, how):
        pixels = np.clip(numbered() / 0.004, 1, 255).astype(np.uint8)
        pixels[4, 5] = 0
        path = scene.write("a.tif", {"B04": pixels}, 10, nodata=0)
        stated = {"scale": 0.004} if how == "stated" else {}
        if how == "in the file":
            with rasterio.open(path, "r+") as file:
                file.scales = (0.004,)
        found, expected = values(tmp_path, path, **stated), pixels[3:18, 2:22] * 0.004
        expected[1, 3] = np.nan
        np.testing.assert_allclose(found, expected, rtol=1e-6)

    def test_a_nodata_that_is_no_number(self, tmp_path, scene):
        pixels = numbered()
        pixels[4, 5] = np.nan
        path = scene.write("a.tif", {"B04": pixels}, 10, nodata=np.nan)
        expected = EXPECTED.copy()
        expected[1, 3] = np.nan
        np.testing.assert_array_equal(values(tmp_path, path), expected)

    def test_stored_from_south_to_north(self, tmp_path, scene):
        upwards = Affine(10, 0, LEFT, 0, 10, TOP - 300)
        path = scene.write("a.tif", {"B04": numbered()[::-1]}, 10, transform=upwards)
        np.testing.assert_allclose(values(tmp_path, path), EXPECTED, rtol=1e-6)

    def test_a_hundred_frames_of_one_band(self, make_scene):
        scene = make_scene(20, 16)
        days = [f"2018-{1 + i // 9:02d}-{1 + 3 * (i % 9):02d}" for i in range(100)]
        for i, day in enumerate(days):
            scene.write(f"S2_{day}_B04.tif", {"B04": 0.1 + numbered(16, 20) + i / 1000}, 10)
            scene.frames.append({"path": f"S2_{day}_B04.tif", "source": "sentinel-2-l2a"})
        frames, _ = load(scene.manifest())
        assert [frame.when.date().isoformat() for frame in frames] == days
        chosen, notes = choose(grouped(frames), valid_period(frames, None, None))
        assert len(chosen) == 48
        assert any("100" in note for note in notes)
        reader = FrameReader(chosen[-1], target_grid(frames, None))
        pixels, clear = reader.read(Tile(0, 0, 20, 16))
        reader.close()
        assert clear.all()
        number = days.index(chosen[-1][0].when.date().isoformat())
        np.testing.assert_allclose(pixels[2], 0.1 + numbered(16, 20) + number / 1000, rtol=1e-6)
        assert np.isnan(np.delete(pixels, 2, axis=0)).all()


def test_no_sentence_tells_the_key_of_an_address():
    """GDAL says the end of the address where a file stops early."""
    error = RuntimeError("a.tif?key=secret: TIFFReadDirectory: failed")
    said = why_not(Path("https:/host/a.tif?key=secret"), error)
    assert "secret" not in said and "a.tif: TIFFReadDirectory" in said
    assert "what?" in why_not(Path("a.tif"), RuntimeError("what?"))


@pytest.mark.skipif(os.name == "nt", reason="paths have a drive there")
def test_addresses_as_they_are_written():
    here = Path("/data")
    for text, name in (
        ("a/b.tif", "/data/a/b.tif"),
        ("https://host/a.tif?x=1", "/vsicurl/https://host/a.tif?x=1"),
        ("/vsicurl/https://host/a.tif", "/vsicurl/https://host/a.tif"),
        ("https://host/a.zip!/b.tif", "/vsizip//vsicurl/https://host/a.zip/b.tif"),
        ("gs://bucket/a.tif", "/vsicurl/https://storage.googleapis.com/bucket/a.tif"),
        ("a.zip!/in/b.tif", "/vsizip//data/a.zip/in/b.tif"),
        ("/vsizip//data/a.zip/b.tif", "/vsizip//data/a.zip/b.tif"),
        ("/vsizip/{/data/a.zip}/b.tif", "/vsizip/{/data/a.zip}/b.tif"),
        ("/vsitar//data/a.tar/b.tif", "/vsitar//data/a.tar/b.tif"),
        ("/vsitar/{/data/a.tar}/b.tif", "/vsitar/{/data/a.tar}/b.tif"),
        ("a.tar!/in/b.tif", "/vsitar//data/a.tar/in/b.tif"),
        ("/vsis3/bucket/a.tif", "/vsis3/bucket/a.tif"),
    ):
        assert gdal_name(located(here, text)) == name
    assert shown(located(here, "https://host/a.tif?key=1")) == "https://host/a.tif"


def test_zips_on_windows_have_the_names_that_qgis_gives_them(monkeypatch):
    """What lies in one on a drive, and on a share of the network; of its two slashes a path keeps one."""
    with monkeypatch.context() as windows:
        windows.setattr(address, "Path", PureWindowsPath)
        windows.setattr(os, "name", "nt")
        product, layer = (
            r"/vsizip/{\\srv\share\S2.zip}/S2.SAFE/b.tif",
            "/vsizip/C:/data/a.zip/b.tif",
        )
        found = gdal_name(PureWindowsPath(product)), local_file(PureWindowsPath(product))
        written_down = shown(located(PureWindowsPath("C:/data"), layer))
    assert found == (
        "/vsizip/{//srv/share/S2.zip}/S2.SAFE/b.tif",
        PureWindowsPath(r"\\srv\share\S2.zip"),
    )
    assert written_down == layer
