"""How many points a sample has."""

import numpy as np
from aef_fields.core.maps.writer import MapClass
from aef_fields.core.sampledesign import LEAST, _wanted


def test_a_large_error_that_is_allowed_still_gives_a_sample_to_judge_by():
    """By the formula, a standard error of 0.2 would take four points."""
    classes = [MapClass(i, str(i), str(i), "#000000") for i in (1, 2)]
    wanted = _wanted(classes, np.array([60_000, 40_000]), 0, 0.2)
    assert wanted.sum() == 2 * LEAST
