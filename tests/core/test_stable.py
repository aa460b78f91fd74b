"""Breaks in a series, by hand."""

import numpy as np
import pytest
from aef_fields.core.embeddings.stable import Tail, UsualSeries


def test_a_break_that_lasts_counts_more_than_one_odd_year():
    """Means differ by 0.93 after the first year and by 0.63 in the middle, but of four and four."""
    series = np.array([1.5, 0, 0, 0, 1, 1, 1, 1])[:, None, None]
    usual = UsualSeries(np.zeros((8, 1)), np.eye(1), Tail(0, 1))
    size, first = usual.breaks(series)
    assert first[0] == 4
    assert size[0] == pytest.approx(0.625 * np.sqrt(4 * 4 / 8))
    size, first = usual.breaks(np.array([1.5, 0, 0, 0, 0, 0, 0, 0])[:, None, None])
    assert first[0] == 1
    assert size[0] == pytest.approx(1.5 * np.sqrt(1 * 7 / 8))
