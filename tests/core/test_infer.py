"""Encoding a tile: only what is clear is computed, in batches, and nothing but time depends on it."""

import numpy as np
import pytest
import torch
from aef_fields.core.errors import InputError
from aef_fields.core.model import infer
from aef_fields.core.model.config import Config
from aef_fields.core.model.encoder import Encoder
from aef_fields.core.model.infer import FrameStack, encode_tile, normalised, to_series
from aef_fields.core.sources import SOURCES, normalise

S2, S1 = "sentinel-2-l2a", "sentinel-1-grd"
YEAR = (17600.0, 17965.0)
WHOLE = (slice(0, 24), slice(0, 20))


@pytest.fixture
def encoder():
    torch.manual_seed(0)
    return Encoder(Config("tiny", 16, 1, 2, 0, 16, 16, 4, d=8)).eval()


def stacks(share):
    """24 × 20 pixels, each with its own clear dates; a corner has none."""
    rng = np.random.default_rng(3)
    made = {}
    for name, dates in ((S2, 7), (S1, 4)):
        bands = len(SOURCES[name].bands)
        low, high = (0.0, 0.5) if name == S2 else (-20, -5)
        values = rng.uniform(low, high, (dates, bands, 24, 20)).astype(np.float32)
        clear = rng.random((dates, 24, 20)) < share
        clear[:, :5, :5] = False
        values[1, 0] = np.nan
        made[name] = FrameStack(values, clear, 17600.0 + np.sort(rng.uniform(0, 365, dates)))
    return made


def encoded(encoder, given):
    return encode_tile(encoder, given, YEAR, (0, 0), WHOLE, torch.float32)


@pytest.mark.parametrize("share", [0.3, 0.7, 1.0])
@pytest.mark.parametrize("tokens", [40, 300, 12_288])
def test_leaving_out_what_is_masked_changes_no_vector(encoder, monkeypatch, share, tokens):
    monkeypatch.setattr(infer, "TOKENS_AT_ONCE", tokens)
    given = stacks(share)
    with torch.inference_mode():
        series = to_series(given, SOURCES, torch.device("cpu"))
        expected, seen = encoder(series, torch.tensor([YEAR], dtype=torch.float64))
    vectors = encoded(encoder, given)
    assert (np.isfinite(vectors).all(-1) == seen[0].numpy()).all()
    assert not seen[0, :5, :5].any()
    known = seen[0].numpy()
    assert np.abs(vectors[known] - expected[0].numpy()[known]).max() < 1e-5


def test_the_lattice_says_where_windows_begin():
    """(column, row) 112 of 128: the second row of tokens, not the second column, is another window's."""
    torch.manual_seed(0)
    encoder = Encoder(Config("tiny", 16, 1, 2, 1, 16, 16, 4, d=8)).eval()
    with torch.no_grad():
        encoder.gate.fill_(1.0)
        for weight in encoder.parameters():
            if weight.dim() > 1 and not weight.any():
                weight.normal_(0, 0.5)
    given, period = stacks(0.9), torch.tensor([YEAR], dtype=torch.float64)
    with torch.inference_mode():
        series = to_series(given, SOURCES, torch.device("cpu"))
        expected, wrong = (encoder(series, period, offset=at)[0][0] for at in ((112, 0), (0, 112)))
    vectors = encode_tile(encoder, given, YEAR, (0, 112), WHOLE, torch.float32)
    known = np.isfinite(vectors[..., 0])
    assert np.abs(vectors - expected.numpy())[known].max() < 1e-5
    assert np.abs(vectors - wrong.numpy())[known].max() > 1e-4


def counting(encoder, monkeypatch):
    """Pixels × dates that go through the trunk, a call each."""
    calls = []
    real = encoder.pixel.forward

    def forward(series, valid):
        calls.append(sum(one.clear.numel() for one in series.values()))
        return real(series, valid)

    monkeypatch.setattr(encoder.pixel, "forward", forward)
    return calls


def test_the_work_is_that_of_the_clear_dates(encoder, monkeypatch):
    calls = counting(encoder, monkeypatch)
    given = stacks(0.3)
    monkeypatch.setattr(infer, "TOKENS_AT_ONCE", 40)
    encoded(encoder, given)
    clear = sum(int(stack.clear.sum()) for stack in given.values())
    everything = sum(stack.clear.size for stack in given.values())
    assert clear <= sum(calls) < 0.5 * everything
    assert max(calls) <= 2 * 40
    calls.clear()
    empty = {k: FrameStack(s.values, s.clear & False, s.days) for k, s in given.items()}
    assert np.isnan(encoded(encoder, empty)).all()
    assert not calls


def test_normalised_is_normalise():
    rng = np.random.default_rng(0)
    for name in (S2, S1):
        values = rng.normal(0, 12, (30, len(SOURCES[name].bands))).astype(np.float32)
        values[3] = np.nan
        ours = normalised(torch.from_numpy(values), SOURCES[name]).numpy()
        np.testing.assert_allclose(ours, normalise(values, SOURCES[name]), atol=1e-5)


def test_out_of_memory_halves_the_batches_and_goes_on():
    done, sizes = [], []

    def encode(batch):
        if len(batch) > 6 or (len(done) == 24 and len(batch) > 3):
            raise torch.OutOfMemoryError("fake")
        done.extend(batch.tolist())
        sizes.append(len(batch))

    order = torch.randperm(50, generator=torch.Generator().manual_seed(0))
    infer._one_by_one(encode, order, torch.full((50,), 4), 96)
    assert done == order.tolist()
    assert sizes == [6] * 4 + [3] * 8 + [2]


def test_memory_that_does_not_do_for_one_pixel_is_said():
    def encode(batch):
        raise torch.OutOfMemoryError("fake")

    with pytest.raises(InputError, match=r"too little free memory.*--device cpu"):
        infer._one_by_one(encode, torch.arange(9), torch.full((9,), 4), 36)
