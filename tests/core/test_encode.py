"""`encode`: series of places without an image become unit vectors, or a sentence."""

import contextlib

import numpy as np
import pytest
import torch
from aef_fields.core import encode, files
from aef_fields.core.errors import InputError
from aef_fields.core.inputs.places import Part, Places
from aef_fields.core.model import checkpoint
from aef_fields.core.model.series import Series
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


def test_of_many_frames_the_clear_ones_within_the_period_are_chosen_evenly():
    days = np.arange(100, dtype=float)[None].repeat(2, 0)
    values = np.ones((2, 100, 2), np.float32)
    usable = np.ones((2, 100), bool)
    usable[1, ::2] = False
    parts = {S1: Part(values, days), S2: Part(values[:, :10], days[:, :10])}
    usables = {S1: usable, S2: usable[:, :10]}
    chosen = encode._choose(parts, usables, np.array([[0.0, 100.0]] * 2))
    assert chosen[S2].shape == (2, 10) and chosen[S1].shape == (2, 38)
    steps = np.diff(chosen[S1][0])
    assert steps.min() >= 2 and steps.max() <= 3 and chosen[S1][0, -1] == 99
    assert (chosen[S1][1] % 2 == 1).all()
    late = encode._choose({S1: parts[S1]}, {S1: usable}, np.array([[40.0, 100.0]] * 2))[S1]
    assert late[0].min() == 40 and len(np.unique(late[0])) == 48


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({f"bands_{S2}": np.array(["B01", *BANDS[1:]])}, "'B01'"),
        ({f"bands_{S2}": np.array(["B02", *BANDS[:9]])}, "each band once"),
        ({f"bands_{S2}": np.array(BANDS[:9])}, "10 names"),
        ({f"dates_{S2}": DATES[:5]}, "12 dates"),
        ({f"dates_{S2}": np.array(["soon"] * 12)}, "dates like 2018-04-07"),
        ({f"dates_{S2}": np.array(["0001-01-01"] * 12)}, "(1900 to 2200), not 0001-01-01"),
        ({f"dates_{S2}": np.array([DATES, DATES + 3_000_000] * 3)}, "(1900 to 2200), not "),
        ({f"dates_{S2}": np.array([*DATES[:11], "9999-12-31"], "M8[D]")}, "not 9999-12-31"),
        ({f"X_{S2}": optical()[f"X_{S2}"] * 1e4}, "not digital numbers"),
        ({f"X_{S2}": optical()[f"X_{S2}"][0]}, "places × dates × bands"),
        ({f"X_{S2}": np.full((6, 12, 10), np.nan)}, "No place"),
        ({f"X_{S2}": np.zeros((0, 12, 10))}, "no places"),
        ({f"X_{S2}": np.zeros((6, 0, 10)), f"dates_{S2}": DATES[:0]}, "places × dates × bands"),
        ({f"bands_{S2}": np.array([b"\xff"] * 10)}, "names of bands"),
        (radar(5), "6 places as the other"),
        (radar() | {f"X_{S1}": np.full((6, 12, 2), 0.1)}, "decibels"),
        ({"X_landsat-9": np.zeros((6, 12, 1))}, "has never seen"),
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
    for at in (*range(200), *range(start, start + 46)):
        path = tmp_path / "in.npz"
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 128]) + whole[at + 1 :])
        with contextlib.suppress(InputError), Places(path, SOURCES, "c") as places:
            list(places.parts(512))


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
