"""Real series as they come: read and embedded from end to end with random weights."""

import json
from pathlib import Path

import numpy as np
import pytest
import rasterio
from aef_fields.core.grid import Tile
from aef_fields.core.inputs.frame import grouped, load
from aef_fields.core.model import checkpoint
from aef_fields.core.model.config import Config
from aef_fields.core.raster import FrameReader, target_grid

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="../shared/data is absent")


@pytest.fixture
def manifest(tmp_path):
    def write(entries, **more):
        path = tmp_path / "m.json"
        frames = [e if isinstance(e, dict) else {"path": str(e)} for e in entries]
        path.write_text(json.dumps({"frames": frames} | more))
        return path

    return write


@pytest.fixture
def embedded(core, tmp_path):
    def call(path, weights, *words):
        out = tmp_path / "e.tif"
        code, _, err = core("embed", path, out, "--checkpoint", weights, "--no-rgb", *words)
        assert code == 0, err
        with rasterio.open(out) as file:
            return file.read(), file.profile, err

    return call


def whole(group, grid):
    reader = FrameReader(group, grid)
    try:
        return reader.read(Tile(0, 0, grid.width, grid.height))
    finally:
        reader.close()


def files(folder, pattern="*.tif"):
    return sorted((DATA / folder).glob(pattern))


def test_swiss_tiles_a_pixel_off_merge_and_fill_is_missing(manifest, embedded, weights):
    frames, notes = load(manifest(files("scenes/swiss_wheat_2022/Arenenberg")))
    groups = grouped(frames)
    assert (len(frames), len(groups)) == (60, 37)
    grid = target_grid(frames, None)
    assert (grid.pixel, grid.width, grid.height) == (10, 26, 16)
    # Reflectance already: named N0400, yet nothing is taken off.
    assert {(f.digital.scale, f.digital.offset) for f in frames} == {(1.0, 0.0)}
    both = next(g for g in groups if len(g) == 2)
    merged, clear = whole(both, grid)
    assert np.nanmax(merged) < 1.5
    for part in both:
        alone, seen = whole([part], grid)
        assert (clear >= seen).all()
        # Where one sees the field, so does the merged frame, within sensor noise.
        known = np.isfinite(alone) & seen
        assert np.abs(merged - alone)[known].max() < 0.1
    # The date without the offset taken off is doubted, by name.
    assert any("N9999" in note and "-0.1" in note for note in notes)
    pixels, profile, said = embedded(manifest(files("scenes/swiss_wheat_2022/Arenenberg")), weights)
    assert (profile["width"], profile["height"]) == (26, 16)
    assert (pixels[0] != -128).mean() > 0.9
    assert 'state "offset": -0.1' in said


def test_new_yorks_landsat_folders_of_two_paths(manifest, embedded, weights):
    folders = files("rasters/landsat8_newyork/L8NY18", "LC08*")
    frames, notes = load(manifest(folders))
    assert len(folders) == 19
    assert len(frames) == 19 * 6  # coastal blue, panchromatic, cirrus and thermal stay out
    assert {f.source.id for f in frames} == {"landsat-c2-l1"}
    assert {f.mask.path.name[-7:] for f in frames} == {"BQA.TIF"}
    assert any("No MTL.txt" in note for note in notes)
    groups = grouped(frames)
    assert len(groups) == 17
    grid = target_grid(frames, None)
    assert (grid.width, grid.height) == (123, 132)
    july = next(g for g in groups if g[0].when.date().isoformat() == "2018-07-10")
    values, clear = whole(july, grid)
    # Outside the footprint there is nothing, inside vegetation is bright in the near infrared.
    assert 0.1 < clear.mean() < 0.4
    red, infrared = (np.median(values[i][clear]) for i in (2, 3))
    assert 0.0 < red < 0.15
    assert infrared > 0.01
    # Rows 31 and 32 of path 14 on one date: more together than either.
    rows = next(g for g in groups if len(g) == 12)
    assert whole(rows, grid)[1].sum() > max(
        whole([f for f in rows if row in f.path.name], grid)[1].sum()
        for row in ("_014031_", "_014032_")
    )
    pixels, profile, _ = embedded(manifest(folders), weights)
    assert profile["crs"].to_epsg() == 32618
    assert 0.3 < (pixels[0] != -128).mean() < 1


def test_bahias_indices_in_albers_are_a_source_of_their_own(
    manifest, embedded, core, tmp_path, monkeypatch
):
    from aef_fields.core.model.config import SIZES

    tiny = Config("small", 16, 1, 2, 1, 16, 16, 8, decoder=16, d=8)
    monkeypatch.setitem(SIZES, "small", tiny)
    monkeypatch.setattr("aef_fields.core.fit.ROOM_BYTES", 30_000_000)
    entries = [{"path": str(path), "source": "cbers4"} for path in files("rasters/cbers4_bahia")]
    path = manifest(entries, sources={"cbers4": {"bands": ["NDVI", "EVI"]}})
    frames, _ = load(path)
    assert [f.when.date().isoformat() for f in frames[::2]][:2] == ["2018-08-29", "2018-10-16"]
    assert len(grouped(frames)) == 8
    out = tmp_path / "cbers.safetensors"
    code, _, err = core("fit", path, out, "--from", "none", "--minutes", "0.02")
    assert code == 0, err
    own = checkpoint.load_card(out)["sources"]["cbers4"]
    assert 2000 < own["mean"][0] < 9000
    area = (780_000, -1_480_000, 784_000, -1_476_000)
    pixels, profile, _ = embedded(path, out, "--bounds", *area)
    assert "Albers" in profile["crs"].to_wkt()
    assert profile["transform"].a == pytest.approx(63.998, abs=1e-3)
    assert (pixels != -128).all()


def test_belgiums_landsat_is_masked_by_its_bits(manifest):
    frames, notes = load(manifest(files("scenes/belgium_2018/L8")))
    assert [note.split(": ", 1)[1] for note in notes] == ["Not used of its bands: B10, B11."]
    assert {f.digital.scale for f in frames} == {1e-4}
    shares, reds = [], []
    grid = target_grid(frames, None)
    for group in grouped(frames):
        values, clear = whole(group, grid)
        shares.append(clear.mean())
        reds.append(np.median(values[2][clear]) if clear.mean() > 0.5 else 0.05)
    assert min(shares) == 0
    assert 0.2 < np.mean(shares) < 0.8
    assert max(reds) < 0.2  # no cloud is called clear
