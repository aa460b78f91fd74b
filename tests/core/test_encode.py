"""`encode`: series of places without an image become unit vectors, or a sentence."""

import json
import socket
import zipfile
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest
import torch
from aef_fields.core import encode, files
from aef_fields.core.errors import InputError
from aef_fields.core.grid import Tile
from aef_fields.core.inputs.frame import Frame, load
from aef_fields.core.inputs.period import Period, choose
from aef_fields.core.inputs.places import Part, Places
from aef_fields.core.model import checkpoint
from aef_fields.core.model.series import Series
from aef_fields.core.raster import FrameReader, target_grid
from aef_fields.core.sources import SOURCES, normalise

S2, S1 = "sentinel-2-l2a", "sentinel-1-grd"
BANDS = SOURCES[S2].bands
DATES = np.datetime64("2018-01-10") + np.arange(12) * np.timedelta64(30, "D")


def optical(n=6, bands=BANDS, seed=0, **other):
    """Arrays of an .npz with n places of Sentinel-2 at twelve dates."""
    rng = np.random.default_rng(seed)
    x = rng.uniform(0.02, 0.5, (n, 12, len(bands))).astype(np.float32)
    return {f"X_{S2}": x, f"bands_{S2}": np.array(bands), f"dates_{S2}": DATES} | other


def radar(n=6):
    rng = np.random.default_rng(1)
    x = rng.uniform(-20, -5, (n, 12, 2))
    dates = np.tile(DATES + np.timedelta64(3, "D"), (n, 1))
    return {f"X_{S1}": x, f"bands_{S1}": np.array(["VV", "VH"]), f"dates_{S1}": dates}


@pytest.fixture
def encoded(tmp_path, core, weights):
    """encoded(arrays, *words) -> (n, d) embedding as the command writes it."""

    def call(arrays, *words):
        np.savez(tmp_path / "in.npz", **arrays)
        out = tmp_path / "out.npz"
        code, _, err = core("encode", tmp_path / "in.npz", out, "--checkpoint", weights, *words)
        assert code == 0, err
        with np.load(out) as file:
            assert str(file["encoder"]).startswith("random sha256:")
            return file["embedding"]

    return call


def test_it_says_how_large_its_output_is_and_refuses_a_small_disk(
    core, weights, tmp_path, monkeypatch
):
    np.savez(tmp_path / "in.npz", **optical(n=500))
    words = ("encode", tmp_path / "in.npz", tmp_path / "out.npz", "--checkpoint", weights)
    code, _, said = core(*words)
    assert code == 0
    assert "500 places of 64 numbers; 128 kB." in said
    usage = files.shutil.disk_usage(tmp_path)
    monkeypatch.setattr(files.shutil, "disk_usage", lambda _: usage._replace(free=127_000))
    (tmp_path / "out.npz").unlink()
    code, _, said = core(*words)
    assert code == 2
    assert "needs about 128 kB" in said
    assert not (tmp_path / "out.npz").exists()


def test_an_output_that_another_process_writes_is_let_be(refused, core, weights, tmp_path, living):
    np.savez(tmp_path / "in.npz", **optical())
    out, held = tmp_path / "out.npz", tmp_path / "out.npz.lock"
    words = ("encode", tmp_path / "in.npz", out, "--checkpoint", weights)
    held.write_text(json.dumps({"host": socket.gethostname(), "pid": living}))
    assert f"{out} is being written by process {living}" in refused(*words)
    held.unlink()
    assert core(*words)[0] == 0
    assert not held.exists()


def test_vectors_are_the_encoders_own(encoded, weights):
    arrays = optical() | radar()
    arrays[f"X_{S2}"][0, 3:6] = np.nan
    arrays[f"X_{S2}"][1, :, 4] = np.nan
    vectors = encoded(arrays)
    series = {}
    for name in (S2, S1):
        x = torch.from_numpy(normalise(arrays[f"X_{name}"].astype(np.float32), SOURCES[name]))
        days = np.broadcast_to(arrays[f"dates_{name}"].astype(float), x.shape[:2])
        clear = torch.ones(*x.shape[:2], 1, 1, dtype=torch.bool)
        series[name] = Series.of(x[..., None, None], clear, torch.from_numpy(days.copy()))
    end = (DATES[-1] + np.timedelta64(4, "D")).astype(float)
    valid = torch.tensor([[end - 365, end]], dtype=torch.float64).expand(6, 2)
    with torch.inference_mode():
        wanted, _ = checkpoint.load(weights).encoder(series, valid, spatial=False)
    np.testing.assert_allclose(vectors, wanted[:, 0, 0], atol=1e-5)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_place_does_not_depend_on_its_neighbours_or_on_the_order_of_bands(encoded, monkeypatch):
    arrays = optical(7) | radar(7)
    whole = encoded(arrays)
    monkeypatch.setattr(encode, "AT_ONCE", 3)
    np.testing.assert_allclose(encoded(arrays), whole, atol=1e-5)
    turned = arrays | {
        f"X_{S2}": np.asfortranarray(arrays[f"X_{S2}"][..., ::-1]),
        f"bands_{S2}": np.array(BANDS[::-1]),
        f"dates_{S2}": DATES.astype("datetime64[D]").astype(str),
    }
    np.testing.assert_allclose(encoded(turned), whole, atol=1e-5)


def test_a_place_with_nothing_gets_nan_and_the_valid_period_counts(encoded):
    arrays = optical()
    arrays[f"X_{S2}"][2] = np.nan
    vectors = encoded(arrays)
    assert np.isnan(vectors[2]).all() and np.isfinite(np.delete(vectors, 2, 0)).all()
    spring = encoded(arrays, "--valid-start", "2018-03-01", "--valid-end", "2018-06-01")
    assert np.nanmax(np.abs(spring - vectors)) > 0.01


def test_a_cloud_on_the_last_date_does_not_move_the_valid_period(encoded):
    """As with rasters; but a place that is only seen years before is summarised where it is seen."""
    arrays, day = optical(3), np.timedelta64(1, "D")
    arrays[f"dates_{S2}"] = np.append(DATES[:11], DATES[11] + 1000 * day)
    arrays[f"X_{S2}"][:2, 11] = np.nan
    arrays[f"X_{S2}"][0, 10] = np.nan
    years = encoded(arrays)
    dates = ["--valid-start", str(DATES[9] - 364 * day), "--valid-end", str(DATES[9] + day)]
    np.testing.assert_allclose(years[0], encoded(arrays, *dates)[0], atol=1e-5)
    arrays[f"dates_{S2}"] = DATES
    dates = ["--valid-start", str(DATES[11] - 364 * day), "--valid-end", str(DATES[11] + day)]
    np.testing.assert_allclose(encoded(arrays), encoded(arrays, *dates), atol=1e-5)


def test_places_with_more_dates_than_are_encoded_are_counted(core, weights, tmp_path):
    rng = np.random.default_rng(5)
    arrays = optical(3) | {f"X_{S2}": rng.uniform(0.02, 0.5, (3, 60, 10)).astype(np.float32)}
    arrays[f"dates_{S2}"] = DATES[0] + np.arange(60) * 6
    arrays[f"X_{S2}"][0, :12] = np.nan
    np.savez(tmp_path / "in.npz", **arrays)
    words = ("encode", tmp_path / "in.npz", tmp_path / "out.npz", "--checkpoint", weights)
    _, _, said = core(*words)
    assert "With values at more than 48 dates: 2 of 3 places; 48 of each are encoded" in said


def test_places_without_a_date_in_the_valid_period_are_counted(core, weights, tmp_path):
    arrays = optical()
    arrays[f"X_{S2}"][0] = np.nan
    arrays[f"X_{S2}"][1, 1:6] = np.nan
    np.savez(tmp_path / "in.npz", **arrays)

    def said(*words):
        command = ("encode", tmp_path / "in.npz", tmp_path / "out.npz", "--checkpoint", weights)
        code, _, err = core(*command, *words)
        assert code == 0, err
        return err

    told = "Without a value within the valid period, but before or after it: {} of 6 places."
    assert "within the valid period" not in said()
    assert told.format(1) in said("--valid-start", "2018-03-01", "--valid-end", "2018-06-01")
    assert told.format(5) in said("--valid-start", "2019-03-01", "--valid-end", "2019-06-01")


def test_of_many_frames_the_clear_ones_within_the_period_are_chosen_evenly():
    days = np.arange(100, dtype=float)[None].repeat(2, 0)
    values = np.ones((2, 100, 2), np.float32)
    usable = np.ones((2, 100), bool)
    usable[1, ::2] = False
    parts = {S1: Part(values, days), S2: Part(values[:, :10], days[:, :10])}
    usables = {S1: usable, S2: usable[:, :10]}
    chosen = encode._choose(parts, usables, np.array([[0.0, 100.0]] * 2))
    assert [(own >= 0).sum(1).tolist() for own in (chosen[S2], chosen[S1])] == [[10, 5], [38, 43]]
    steps = np.diff(chosen[S1][0, :38])
    assert steps.min() >= 2 and steps.max() <= 3 and chosen[S1][0, 37] == 98
    assert (chosen[S1][1] % 2 == 1).all()
    late = encode._choose({S1: parts[S1]}, {S1: usable}, np.array([[40.0, 100.0]] * 2))[S1]
    assert late[0].min() == 40 and len(np.unique(late[0])) == 48


@pytest.mark.parametrize(("radar", "optical"), [(60, 0), (159, 0), (100, 30), (131, 75)])
def test_of_equally_clear_dates_embed_takes_the_same(monkeypatch, radar, optical):
    """A head that learnt from the one is used on the other."""
    monkeypatch.setattr("aef_fields.core.inputs.period._is_clear_somewhere", lambda group: True)
    monkeypatch.setattr("aef_fields.core.inputs.period.clear_share", lambda group: 0.9)
    counts = {source: n for source, n in ((S1, radar), (S2, optical)) if n}
    first = datetime(2018, 1, 1, tzinfo=timezone.utc)
    frames = [
        Frame(Path("x.tif"), SOURCES[source], first + timedelta(i * 365 // n), {"B02": 1}, None)
        for source, n in counts.items()
        for i in range(n)
    ]
    frames.sort(key=lambda frame: frame.when)
    period = Period(date(2018, 1, 1), date(2019, 1, 1))
    groups, _ = choose([[frame] for frame in frames], period)
    days = {source: [f.days for f in frames if f.source.id == source] for source in counts}
    parts = {k: Part(np.ones((1, len(d), 1), np.float32), np.array([d])) for k, d in days.items()}
    usable = {source: np.ones((1, n), bool) for source, n in counts.items()}
    chosen = encode._choose(parts, usable, np.array([period.days]))
    for source, own in chosen.items():
        taken = [g[0].days for g in groups if g[0].source.id == source]
        assert [days[source][i] for i in own[0] if i >= 0] == taken


def test_a_place_does_not_depend_on_how_many_dates_its_neighbours_have(encoded):
    """Of 10 and 60 dates, with a neighbour of 80 and 60: the arrays are wider, the place is not."""
    rng = np.random.default_rng(2)
    x, days = np.full((2, 80, 10), np.nan, np.float32), np.full((2, 80), "NaT", "M8[D]")
    x[0, :10], x[1] = rng.uniform(0.02, 0.4, (10, 10)), rng.uniform(0.02, 0.4, (80, 10))
    days[0, :10], days[1] = (DATES[0] + np.arange(n) * (320 // n) for n in (10, 80))
    names = {f"bands_{S2}": np.array(BANDS), f"bands_{S1}": np.array(["VV", "VH"])}
    db = rng.normal(-12, 3, (2, 60, 2)).astype(np.float32)
    common = names | {f"dates_{S1}": DATES[0] + np.arange(60) * 6}
    alone = {f"X_{S2}": x[:1, :10], f"dates_{S2}": days[:1, :10], f"X_{S1}": db[:1]}
    beside = {f"X_{S2}": x, f"dates_{S2}": days, f"X_{S1}": db}
    np.testing.assert_allclose(encoded(common | beside)[0], encoded(common | alone)[0], atol=1e-5)


@pytest.mark.parametrize(
    ("name", "fill"),
    [
        (S2, 0),
        (S2, -9999),
        (S2, -32768),
        (S2, 65535),
        (S2, 9999),
        (S2, 6.5),
        (S1, 0),
        (S1, -40),
        (S1, 12),
        (S1, 65535),
    ],
)
def test_what_no_sensor_measures_is_missing(encoded, name, fill):
    """At a third of the dates of most places, at all dates of the last one."""
    arrays, gone = optical() | radar(), np.random.default_rng(3).random((6, 12)) < 0.3
    gone[5] = True
    given = arrays[f"X_{name}"]
    filled, missing = (np.where(gone[..., None], v, given) for v in (fill, np.nan))
    vectors = encoded(arrays | {f"X_{name}": filled})
    np.testing.assert_allclose(vectors, encoded(arrays | {f"X_{name}": missing}), atol=1e-5)


@pytest.mark.parametrize(
    ("name", "fill"),
    [(S1, 0), (S1, -9999), (S2, 0), (S2, -9999), (S2, -32768), (S2, 65535), (S2, 9999)],
)
def test_embed_and_encode_miss_the_same(make_scene, name, fill):
    """Border noise of radar, and fills that the file does not tell of."""
    rng, bands = np.random.default_rng(4), SOURCES[name].bands[:2]
    own = {S1: rng.normal(-20, 12, (2, 16, 20)), S2: rng.uniform(0.02, 0.5, (2, 16, 20))}[name]
    own[:, 3] = fill
    stored = own.astype(np.float32)
    path = make_scene(20, 16).write("a.tif", dict(zip(bands, stored)), 10)
    frame = {"path": str(path), "source": name, "datetime": "2018-05-10"}
    manifest = path.with_name("m.json")
    manifest.write_text(json.dumps({"frames": [frame | {"bands": dict(zip(bands, (1, 2)))}]}))
    frames, _ = load(manifest)
    reader = FrameReader(frames, target_grid(frames, None))
    read = reader.read(Tile(0, 0, 20, 16))[0][:2]
    reader.close()
    assert np.isnan(read[:, 3]).all() and np.isfinite(read[:, 4:]).any()
    pixels = {"X": np.moveaxis(stored, 0, -1).reshape(-1, 1, 2), "bands": np.array(bands)}
    arrays = pixels | {"dates": np.array(["2018-05-10"])}
    np.savez(path.with_name("in.npz"), **{f"{key}_{name}": v for key, v in arrays.items()})
    with Places(path.with_name("in.npz"), SOURCES, "c") as places:
        (part,) = places.parts(512)
    taken = part[name].values[:, 0, :2].T.reshape(stored.shape)
    np.testing.assert_array_equal(taken, read)


@pytest.mark.parametrize("first", [0, 40, 100])
def test_places_in_other_units_are_found_wherever_they_are(
    refused, tmp_path, weights, monkeypatch, first
):
    monkeypatch.setattr(encode, "AT_ONCE", 50)
    arrays = optical(150) | radar(150)
    arrays[f"X_{S2}"][first : first + 20] *= 1e4
    words = ("encode", tmp_path / "in.npz", tmp_path / "out.npz", "--checkpoint", weights)
    np.savez(tmp_path / "in.npz", **arrays)
    told = f"digital numbers, as 20 of its 150 places do (the first is row {first})"
    assert told in refused(*words)
    arrays = optical(150) | radar(150)
    arrays[f"X_{S1}"][first : first + 20] = 10 ** (arrays[f"X_{S1}"][first : first + 20] / 10)
    np.savez(tmp_path / "in.npz", **arrays)
    told = f"power or digital numbers, as 20 of its 150 places do (the first is row {first})"
    assert told in refused(*words)


def test_a_bright_place_alone_in_its_block_is_no_power(encoded, monkeypatch):
    monkeypatch.setattr(encode, "AT_ONCE", 5)
    arrays = radar()
    arrays[f"X_{S1}"][5] = np.abs(arrays[f"X_{S1}"][5]) / 10
    assert np.isfinite(encoded(arrays)).all()


def test_places_darker_or_brighter_than_land_are_let_be_among_others(encoded):
    arrays = optical() | radar()
    arrays[f"X_{S2}"][0] /= 1000
    arrays[f"X_{S2}"][1] = arrays[f"X_{S2}"][1] / 2 + 1.3
    arrays[f"X_{S1}"][2] -= 25
    assert np.isfinite(encoded(arrays)).all()


def test_swapped_polarisations_are_told(core, weights, tmp_path):
    """Not of a few numbers, whose medians may lie anyhow."""
    db = np.random.default_rng(0).normal((-11, -18), 2, (30, 12, 2)).astype(np.float32)
    db[:5, 3] = np.nan
    words = ("encode", tmp_path / "s.npz", tmp_path / "e.npz", "--checkpoint", weights)
    for names, places, told in (
        (["VV", "VH"], 30, False),
        (["VH", "VV"], 30, True),
        (["VH", "VV"], 5, False),
    ):
        arrays = {f"X_{S1}": db[:places], f"dates_{S1}": DATES, f"bands_{S1}": np.array(names)}
        np.savez(tmp_path / "s.npz", **arrays)
        code, _, said = core(*words)
        assert code == 0
        assert ("VH is 7 dB above VV" in said) == told


def test_a_source_without_any_value_is_told(core, weights, tmp_path):
    words = ("encode", tmp_path / "in.npz", tmp_path / "out.npz", "--checkpoint", weights)
    for missing in (np.nan, -9999):
        np.savez(
            tmp_path / "in.npz", **optical() | radar() | {f"X_{S1}": np.full((6, 12, 2), missing)}
        )
        code, _, said = core(*words)
        assert code == 0
        assert "Sentinel-1 GRD has no value at any place" in said
        assert "Sentinel-2" not in said


@pytest.mark.parametrize(
    "words",
    [
        ("--valid-start", "2199-01-01"),
        ("--valid-end", "2016-01-01"),
        ("--valid-start", "2019-12-10", "--valid-end", "2020-03-01"),
    ],
)
def test_a_period_beyond_all_dates_is_refused_before_work_starts(
    refused, tmp_path, weights, monkeypatch, words
):
    np.savez(tmp_path / "in.npz", **optical())
    monkeypatch.setattr(encode, "_encode", None)
    command = ("encode", tmp_path / "in.npz", tmp_path / "out.npz", "--checkpoint", weights)
    told = f"lies outside the dates of {tmp_path / 'in.npz'}, 2018-01-10 to 2018-12-06; choose"
    assert told in refused(*command, *words)


@pytest.mark.filterwarnings("error::UserWarning")
@pytest.mark.parametrize("letters", ["U", "S"])
def test_dates_are_texts_with_a_time_and_a_zone_or_without(encoded, letters):
    texts = [f"{day}T23:30:00-02:00" for day in DATES[:11]] + [""]
    moments = np.append((DATES[:11] + 1).astype("M8[m]") + 90, np.datetime64("NaT", "m"))
    as_text = encoded(optical() | {f"dates_{S2}": np.array(texts).astype(letters)})
    np.testing.assert_allclose(as_text, encoded(optical() | {f"dates_{S2}": moments}), atol=1e-5)
    by_place = np.tile(np.array(["2018-04-07T10:00Z"] * 12), (6, 1))
    assert np.isfinite(encoded(optical() | {f"dates_{S2}": by_place})).all()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({f"bands_{S2}": np.array(["B01", *BANDS[1:]])}, "not 'B01'"),
        ({f"bands_{S2}": np.array(["B02", *BANDS[:9]])}, "each band once"),
        ({f"bands_{S2}": np.array(BANDS[:9])}, "10 names"),
        ({f"dates_{S2}": DATES[:5]}, "12 dates"),
        ({f"dates_{S2}": np.array(["soon"] * 12)}, "write it like 2018-04-07"),
        ({f"dates_{S2}": np.array(["now"] * 12)}, "write it like 2018-04-07"),
        ({f"dates_{S2}": np.array(["today"] * 12)}, "write it like 2018-04-07"),
        ({f"dates_{S2}": np.array(["2018"] * 12)}, "write it like 2018-04-07"),
        ({f"dates_{S2}": np.array(["2018-04"] * 12)}, "write it like 2018-04-07"),
        ({f"dates_{S2}": DATES.astype("M8[M]")}, "whole dates (datetime64[D] to [ns])"),
        ({f"dates_{S2}": np.zeros(12, "M8[fs]")}, "whole dates (datetime64[D] to [ns])"),
        ({f"dates_{S2}": np.array([b"\xff"] * 12)}, "dates like 2018-04-07"),
        ({f"dates_{S2}": np.array(["0001-01-01"] * 12)}, "0001-01-01 of"),
        ({f"dates_{S2}": np.array([DATES, DATES + 3_000_000] * 3)}, "write it like 2018-04-07"),
        ({f"dates_{S2}": np.array([*DATES[:11], "9999-12-31"], "M8[D]")}, "(1972 to today)"),
        ({f"dates_{S2}": np.array(["2199-01-01"] * 12)}, "(1972 to today)"),
        ({f"X_{S2}": optical()[f"X_{S2}"] * 1e4}, "not digital numbers"),
        ({f"X_{S2}": optical()[f"X_{S2}"][0]}, "places × dates × bands"),
        ({f"X_{S2}": np.full((6, 12, 10), np.nan)}, "No place"),
        ({f"X_{S2}": np.zeros((0, 12, 10))}, "no places"),
        ({f"X_{S2}": np.zeros((6, 0, 10)), f"dates_{S2}": DATES[:0]}, "places × dates × bands"),
        ({f"bands_{S2}": np.array([b"\xff"] * 10)}, "names of bands"),
        (radar(5), "6 places as the other"),
        (
            {f"X_{S2}": optical()[f"X_{S2}"] * (np.array(BANDS) != "B8A")},
            "not 0, as B8A does at all places",
        ),
        ({f"X_{S2}": optical()[f"X_{S2}"] * 1e-4}, "land is not darker than 0.003 in all bands"),
        ({f"X_{S2}": optical()[f"X_{S2}"] * 10}, "nor brighter than 1.3), not digital numbers"),
        (radar() | {f"X_{S1}": np.full((6, 12, 2), 0.1)}, "decibels"),
        (radar() | {f"X_{S1}": radar()[f"X_{S1}"] * 100}, "decibels"),
        ({"X_landsat-9": np.zeros((6, 12, 1))}, "Leave them out, or give another checkpoint"),
        ({f"dates_{S2}": DATES.astype(object)}, "Python objects"),
    ],
)
def test_what_can_not_be_encoded_is_said(refused, tmp_path, weights, change, told):
    np.savez(tmp_path / "in.npz", **(optical() | change))
    words = ("encode", tmp_path / "in.npz", tmp_path / "out.npz", "--checkpoint", weights)
    sentence = refused(*words)
    assert told in sentence and str(tmp_path / "in.npz") in sentence


def test_a_byte_that_a_disk_has_lost_gets_a_sentence(tmp_path):
    np.savez(tmp_path / "in.npz", **optical())
    whole = (tmp_path / "in.npz").read_bytes()
    start = whole.index(b"PK\x01\x02")  # the directory, where what is changed is read elsewhere
    said = 0
    for at in (*range(200), *range(start, start + 46)):
        path = tmp_path / "in.npz"
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 128]) + whole[at + 1 :])
        try:  # what no program looks at may be lost
            with Places(path, SOURCES, "c") as places:
                list(places.parts(512))
        except InputError as error:
            assert "in.npz" in str(error)
            said += 1
    assert said > 50


@pytest.mark.parametrize(
    ("array", "type_", "shape"),
    [("bands", "<U0", (10,)), ("dates", "|S0", (12,)), ("X", "<f4", (-4, 12, 10))],
)
def test_an_array_of_nothing_gets_a_sentence(tmp_path, refused, weights, array, type_, shape):
    path = tmp_path / "in.npz"
    arrays = optical()
    del arrays[f"{array}_{S2}"]
    np.savez(path, **arrays)
    with zipfile.ZipFile(path, "a") as archive, archive.open(f"{array}_{S2}.npy", "w") as member:
        header = {"descr": type_, "fortran_order": False, "shape": shape}
        np.lib.format.write_array_header_1_0(member, header)
    told = refused("encode", path, tmp_path / "out.npz", "--checkpoint", weights)
    assert f"The array {array}_{S2} of {path} is damaged" in told and "holds nothing" in told


def test_a_damaged_archive_gets_a_sentence_however_it_is_compressed(tmp_path, refused, weights):
    np.savez(tmp_path / "good.npz", **optical())
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        path = tmp_path / "in.npz"
        with zipfile.ZipFile(tmp_path / "good.npz") as good, zipfile.ZipFile(path, "w") as bad:
            for name in good.namelist():
                bad.writestr(name, good.read(name), method)
        whole = path.read_bytes()
        path.write_bytes(whole[:120] + b"\xff" * 40 + whole[160:])
        told = refused("encode", path, tmp_path / "out.npz", "--checkpoint", weights)
        assert "is damaged" in told


def test_files_that_are_no_series(refused, tmp_path, weights):
    out, words = tmp_path / "out.npz", ("--checkpoint", weights)
    (tmp_path / "text.npz").write_text("no archive")
    np.savez(tmp_path / "other.npz", y=np.zeros(3))
    np.savez(tmp_path / "good.npz", **optical())
    (tmp_path / "cut.npz").write_bytes((tmp_path / "good.npz").read_bytes()[:-200])
    for name, told in (
        ("text", "no .npz"),
        ("other", "holds no series"),
        ("cut", "truncated"),
        ("none", "does not exist"),
    ):
        assert told in refused("encode", tmp_path / f"{name}.npz", out, *words)
    ages = ("--valid-start", "1950-01-01", "--valid-end", "2100-01-01")
    assert "is 150 years long" in refused("encode", tmp_path / "good.npz", out, *words, *ages)
    assert "must end in .npz" in refused(
        "encode", tmp_path / "good.npz", tmp_path / "a.csv", *words
    )
