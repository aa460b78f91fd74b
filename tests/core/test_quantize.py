"""The published one-byte code, by values worked out by hand."""

import numpy as np
import pytest
from aef_fields.core.quantize import NODATA, dequantize, quantize, quantize_linear


@pytest.mark.parametrize(
    ("value", "code"),
    [(0, 0), (1, 127), (-1, -127), (0.25, 64), (-0.25, -64), (0.01, 13), (1e-6, 0), (-0.5, -90)],
)
def test_codes_by_hand(value, code):
    # sign(x) · sqrt(|x|) · 127.5, rounded: sqrt(.25) · 127.5 = 63.75, sqrt(.01) · 127.5 = 12.75
    assert quantize(np.array([value], np.float32))[0] == code


def test_codes_and_back():
    codes = np.arange(-127, 128, dtype=np.int8)
    assert (quantize(dequantize(codes)) == codes).all()
    assert dequantize(np.array([127], np.int8))[0] == pytest.approx(0.99217, abs=1e-5)
    assert dequantize(np.array([-64], np.int8))[0] == pytest.approx(-((64 / 127.5) ** 2))


def test_missing_is_a_code_of_its_own_and_never_decoded():
    codes = quantize(np.array([[np.nan, np.inf, 0.0]], np.float32))
    assert codes.tolist() == [[NODATA, NODATA, 0]]
    assert np.isnan(dequantize(codes)).tolist() == [[True, True, False]]


def test_round_trip_of_unit_vectors():
    """As simulated from the formula alone: norm 1.0001 ± 0.002, cosine 0.99994."""
    x = np.random.default_rng(0).normal(size=(20_000, 64))
    x = (x / np.linalg.norm(x, axis=1, keepdims=True)).astype(np.float32)
    back = dequantize(quantize(x))
    norm = np.linalg.norm(back, axis=1)
    assert norm.mean() == pytest.approx(1.0001, abs=2e-4)
    assert norm.std() == pytest.approx(0.002, abs=1e-3)
    assert ((x * back).sum(1) / norm).mean() == pytest.approx(0.99994, abs=2e-5)


def test_linear_codes_by_hand():
    """The largest number of a vector becomes ±127; a vector of length 0 has no direction to keep."""
    codes, scale = quantize_linear(
        np.array([[1, -2], [0, 0], [np.nan, 1], [np.inf, 1]], np.float32)
    )
    assert codes.tolist() == [[64, -127], *[[NODATA, NODATA]] * 3]
    assert scale[0] == pytest.approx(2 / 127) and np.isnan(scale[1:]).all()


def test_any_shape_and_order():
    codes = np.asfortranarray(np.arange(-60, 60, dtype=np.int8).reshape(4, 5, 6))
    decoded = dequantize(codes)
    assert decoded.shape == (4, 5, 6)
    assert decoded[1, 2, 3] == dequantize(codes[1, 2, 3 : 3 + 1])[0]
