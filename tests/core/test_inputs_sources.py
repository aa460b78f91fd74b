"""A source of the manifest's own: defined there, learnt by `fit`, carried by the checkpoint."""

import json

import numpy as np
import pytest
import rasterio
from aef_fields.core import fit
from aef_fields.core.errors import InputError
from aef_fields.core.inputs.frame import grouped, load
from aef_fields.core.inputs.manifest import read_manifest
from aef_fields.core.inputs.spread import measured
from aef_fields.core.live.series import series
from aef_fields.core.model import checkpoint
from aef_fields.core.model.config import Config
from aef_fields.core.progress import Progress
from aef_fields.core.raster import target_grid
from aef_fields.core.sources import SOURCES

TINY = Config("small", 16, 1, 2, 1, 16, 16, 8, decoder=16, d=8)
OWN = {"cbers4": {"title": "CBERS-4 indices", "bands": ["NDVI", "EVI"]}}


@pytest.fixture
def scene(make_scene):
    """Six dates of two indices, one a file, 60 × 50 pixels; digital numbers, nodata -9999."""
    made = make_scene(60, 50)
    for month in range(1, 7):
        x, y = made._centres(10, 60, 50, 500_000.0, 5_600_000.0)
        for i, band in enumerate(("NDVI", "EVI")):
            values = (2000 + 6000 * made._pattern(x, y, month / 12 + i / 5)).astype(np.int16)
            values[:3] = -9999
            name = f"CB4_64_16D_STK_022024_2018-{month:02d}-13_2018-{month:02d}-28_{band}.tif"
            made.write(name, {"": values}, 10, nodata=-9999)
            made.frames.append({"path": name, "source": "cbers4"})
    return made


def manifest(scene, sources=OWN, frames=None, name="own.json"):
    path = scene.folder / name
    path.write_text(json.dumps({"sources": sources, "frames": frames or scene.frames}))
    return path


def test_frames_of_an_own_source(scene):
    frames, _ = load(manifest(scene))
    assert len(frames) == 12
    source = frames[0].source
    assert (source.title, source.bands, source.units) == (
        "CBERS-4 indices",
        ("NDVI", "EVI"),
        "index",
    )
    assert [f.bands for f in frames[:2]] == [{"EVI": 1}, {"NDVI": 1}]
    assert frames[0].when.date().isoformat() == "2018-01-13"
    assert frames[0].digital.scale == 1.0


def test_mean_and_spread_are_measured_without_outliers_or_as_stated(scene):
    frames, _ = load(manifest(scene))
    known = measured(frames[0].source, frames)
    values = []
    for path in scene.folder.glob("*NDVI.tif"):
        with rasterio.open(path) as file:
            values.append(file.read(1)[3:])
    assert known.mean[0] == pytest.approx(np.mean(values), rel=0.01)
    assert known.std[0] == pytest.approx(np.std(values), rel=0.1)
    stated = {"cbers4": OWN["cbers4"] | {"mean": [5000, 4000], "std": [900, 800]}}
    frames, _ = load(manifest(scene, stated))
    assert measured(frames[0].source, frames).mean == (5000.0, 4000.0)
    frames, _ = load(manifest(scene, frames=[f for f in scene.frames if "NDVI" in f["path"]]))
    with pytest.raises(InputError, match="band EVI of cbers4 has no clear values"):
        measured(frames[0].source, frames)


@pytest.fixture
def small(monkeypatch):
    from aef_fields.core.model.config import SIZES

    monkeypatch.setitem(SIZES, "small", TINY)


def embedded(core, scene, path, weights, name):
    out = scene.folder.parent / name
    code, _, err = core("embed", path, out, "--checkpoint", weights, "--no-rgb")
    assert code == 0, err
    with rasterio.open(out) as file:
        return file.read(), file.tags()["AEF_SOURCES"]


def test_fit_learns_it_and_embed_reads_it(scene, core, tmp_path, small):
    out = tmp_path / "own.safetensors"
    code, _, err = core("fit", manifest(scene), out, "--from", "none", "--minutes", "0.02")
    assert code == 0, err
    card = checkpoint.load_card(out)
    own = card["sources"]["cbers4"]
    assert (own["bands"], own["title"]) == (["NDVI", "EVI"], "CBERS-4 indices")
    assert all(1000 < value < 9000 for value in own["mean"])
    pixels, sources = embedded(core, scene, manifest(scene), out, "e.tif")
    assert sources == "cbers4"
    with pytest.raises(InputError, match=r"sources of its manifest's own \(cbers4\)"):
        series(tmp_path / "e.tif", target_grid(load(manifest(scene))[0], None), 1, 1)
    assert (pixels[:, 3:] != -128).all()
    assert (pixels[:, :3] == -128).all()
    # The checkpoint knows the source: the manifest need not define it again.
    again, _ = embedded(core, scene, scene.manifest(), out, "f.tif")
    assert (again == pixels).all()


def test_fit_adds_it_to_a_checkpoint(scene, core, weights, tmp_path):
    """What the checkpoint could do before, it can still do."""
    before = checkpoint.load(weights)
    frames, _ = load(manifest(scene))
    source = measured(frames[0].source, frames)
    encoder, decoders = checkpoint.widened(before, {"cbers4": source})
    old, new = before.encoder.state_dict(), encoder.state_dict()
    assert all((new[key] == value).all() for key, value in old.items())
    assert {key.split(".")[2] for key in new.keys() - old.keys()} == {"cbers4"}
    out = tmp_path / "wider.safetensors"
    checkpoint.save(out, encoder, decoders, {"command": "test"})
    assert list(checkpoint.load(out).encoder.sources)[-1] == "cbers4"
    pixels, _ = embedded(core, scene, manifest(scene), out, "e.tif")
    assert (pixels[:, 3:] != -128).all()
    scene.optical("20180310")
    optical = scene.manifest([scene.frames[-1]], "optical.json")
    one, _ = embedded(core, scene, optical, weights, "a.tif")
    other, _ = embedded(core, scene, optical, out, "b.tif")
    assert (one == other).all()


def test_fit_continues_from_a_checkpoint_with_it(scene, core, weights, tmp_path):
    out = tmp_path / "more.safetensors"
    words = ("--from", weights, "--minutes", "0.02")
    code, _, err = core("fit", manifest(scene), out, *words)
    assert code == 0, err
    assert "cbers4" in checkpoint.load_card(out)["sources"]


def test_a_checkpoint_that_has_never_seen_it_says_so(scene, weights, refused, tmp_path):
    said = refused("embed", manifest(scene), tmp_path / "e.tif", "--checkpoint", weights)
    assert "checkpoint random has never seen cbers4" in said
    assert "sentinel-2-l2a" in said
    assert "`fit` with this manifest adds a source" in said


def test_the_same_id_with_other_bands_is_another_source(scene, weights, refused, tmp_path):
    frames, _ = load(manifest(scene))
    encoder, decoders = checkpoint.widened(
        checkpoint.load(weights), {"cbers4": measured(frames[0].source, frames)}
    )
    out = tmp_path / "own.safetensors"
    checkpoint.save(out, encoder, decoders, {"command": "test"})
    other = manifest(scene, {"cbers4": {"bands": ["EVI", "NDVI"]}})
    said = refused("embed", other, tmp_path / "e.tif", "--checkpoint", out)
    assert "has the bands EVI, NDVI, the checkpoint's has NDVI, EVI" in said
    units = {"bands": ["NDVI", "EVI"], "units": "reflectance"}
    other = manifest(scene, {"cbers4": units}, [f | {"scale": 1e-4} for f in scene.frames])
    said = refused("embed", other, tmp_path / "e.tif", "--checkpoint", out)
    assert "is in reflectance, the checkpoint learnt it in index" in said


@pytest.mark.parametrize(
    ("sources", "words"),
    [
        (["cbers4"], '"sources" of .* must be like'),
        ({"sentinel-2-l2a": {"bands": ["B02"]}}, "has the id of a source that is known"),
        ({"CBERS": {"bands": ["NDVI"]}}, "needs an id of lower-case letters"),
        ({"items": {"bands": ["NDVI"]}}, "needs an id of lower-case letters"),
        ({"cbers4": ["NDVI"]}, "must be defined like"),
        ({"cbers4": {}}, 'needs "bands": a list'),
        ({"cbers4": {"bands": ["a", "A"]}}, "a list of different names"),
        ({"cbers4": {"bands": ["a"], "colour": 1}}, "says colour, which nobody knows"),
        ({"cbers4": {"bands": ["a"], "mean": [1]}}, "both mean and std"),
        ({"cbers4": {"bands": ["a"], "mean": [1], "std": [0]}}, "std above 0"),
        ({"cbers4": {"bands": ["a"], "mean": [1, 2], "std": [1, 2]}}, "lists of 1 number"),
        ({"cbers4": {"bands": ["a"], "mean": ["x"], "std": [1]}}, "lists of 1 number"),
        ({"cbers4": {"bands": ["a"], "mean": 0.3, "std": 0.1}}, "lists of 1 number"),
    ],
)
def test_definitions_that_can_not_be(tmp_path, sources, words):
    path = tmp_path / "m.json"
    path.write_text(json.dumps({"sources": sources, "frames": [{"path": "a.tif"}]}))
    with pytest.raises(InputError, match=words):
        read_manifest(path)


def test_an_unknown_source_is_told_how_to_be_defined(scene, refused, weights, tmp_path):
    said = refused("embed", scene.manifest(), tmp_path / "e.tif", "--checkpoint", weights)
    assert 'defined in the manifest: "sources": {"cbers4"' in said


def test_an_own_source_in_reflectance_or_decibel(scene):
    """Its values go through the same logarithm as those of the known sources."""
    bright = {"blue": np.full((50, 60), 1000, np.uint16)}
    bright["blue"][:25] = 3000
    scene.write("planet_20180407.tif", bright, 10)
    frames = [{"path": "planet_20180407.tif", "source": "planet-sr"}]
    own = {"planet-sr": {"bands": ["blue"], "units": "reflectance"}}
    found, notes = load(manifest(scene, own, frames))
    assert "taken as reflectance × 10000" in notes[0]
    known = measured(found[0].source, found)
    assert known.mean[0] == pytest.approx((np.log1p(0.1 / 0.02) + np.log1p(0.3 / 0.02)) / 2, 1e-4)
    power = {"hh": np.full((50, 60), 0.1, np.float32)}
    power["hh"][:25] = 0.01
    scene.write("palsar_20180407.tif", power, 10)
    frames = [{"path": "palsar_20180407.tif", "source": "palsar-2", "units": "power"}]
    found, _ = load(manifest(scene, {"palsar-2": {"bands": ["hh"], "units": "dB"}}, frames))
    assert measured(found[0].source, found).mean[0] == pytest.approx(-15)


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        ({"path": ""}, "Frame 1 of .* has no path"),
        ({"path": "a.tif", "source": ["cbers4"]}, '"source": .* expected a text'),
        ({"path": "a.tif", "name": 5}, '"name": 5; expected a text'),
        ({"path": "a.tif", "cloud": 5}, "says cloud, which nobody knows"),
        ({"path": "a.tif", "mask": "scl.tif"}, "mask of Frame 1 .* must be stated like"),
        ({"path": "a.tif", "mask": {"path": 5}}, "mask of Frame 1 .* must be stated like"),
        ({"path": "a.tif", "mask": {"values": [4]}}, "mask of Frame 1 .* says values"),
    ],
)
def test_entries_that_can_not_be(tmp_path, frame, words):
    path = tmp_path / "m.json"
    path.write_text(json.dumps({"frames": [frame]}))
    with pytest.raises(InputError, match=words):
        read_manifest(path)


@pytest.fixture
def windows(scene):
    """windows(frames) -> what `fit` reads of the scene, and the own source as measured."""

    def read(frames):
        found, _ = load(manifest(scene, frames=frames))
        own = {f.source.id: f.source for f in found if f.source.id in OWN}
        own = {name: measured(source, found) for name, source in own.items()}
        grid, rng = target_grid(found, None), np.random.default_rng(0)
        return fit._read_windows(grouped(found), grid, SOURCES | own, rng, Progress()), own

    return read


def test_fit_has_a_new_source_begin_with_what_its_composites_tell(scene, windows, weights):
    """Beside one that the checkpoint knows, whose maps stay."""
    before = checkpoint.load(weights)
    for month in range(1, 7):
        scene.optical(f"2018{month:02d}10")
    read, own = windows(scene.frames)
    encoder, _ = checkpoint.widened(before, own)
    fit._from_the_scene(encoder, read, own, 0)
    old, new = before.encoder.state_dict(), encoder.state_dict()
    assert all((new[key] == value).all() for key, value in old.items())
    season = encoder.season
    year = fit.last_year(fit.support_of(read))
    composites, _, _ = season.composites({"cbers4": read[0].series["cbers4"]}, year)["cbers4"]
    given = composites[0, :, 3 * 60 :].transpose(0, 1).flatten(1)  # the first rows are empty
    for part in (season.lift, season.keep):
        vectors = part["cbers4"](given - given.mean(0)).detach()
        assert 0.5 < float(vectors.square().sum(1).mean()) < 2


def test_only_what_was_learnt_of_known_sources_must_not_drift(scene, windows):
    read, own = windows(scene.frames)
    assert fit._most_drift(read, own) == np.inf
    scene.optical("20180310")
    read, own = windows(scene.frames)
    assert fit._most_drift(read, own) == fit.MOST_DRIFT
