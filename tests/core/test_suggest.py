"""Where a label would teach most: not the same thing twice, nor what is known."""

import numpy as np
from aef_fields.core.embeddings.embedding import unit
from aef_fields.core.progress import Progress
from aef_fields.core.suggest import spread


def test_places_are_unlike_each_other_and_the_labels():
    """Twenty pixels of one hedge, the least sure of all but for one that a label lies on; a bare field."""
    rng = np.random.default_rng(0)
    known, hedge, field = np.eye(3, 8)
    vectors = unit(
        np.vstack([known, np.tile(hedge, (20, 1)), field]) + rng.normal(0, 0.01, (22, 8))
    )
    doubt = np.r_[1.0, np.full(20, 0.9), 0.5]
    chosen = spread(vectors, doubt, unit(known[None]), 22, Progress())
    assert 1 <= chosen[0] <= 20
    assert chosen[1] == 21
    assert sorted(chosen) == list(range(22))  # each once, whatever is asked for
