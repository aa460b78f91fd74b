"""What a report says of many classes: no more of them than there are."""

import numpy as np
import pytest
from aef_fields.core import report, words


def test_classes_that_are_mapped_worst_are_counted_among_those_tested(
    core, make_embedding, make_labels, square, tmp_path
):
    """45 classes in 60 squares: only three have labels enough to be held out."""
    kind = np.r_[np.repeat([0, 1, 2], 6), np.arange(3, 45)]
    centres = np.random.default_rng(0).normal(size=(45, 16))
    vectors = np.kron(centres[kind].reshape(6, 10, 16), np.ones((4, 4, 1)))
    row, col = np.divmod(np.arange(60), 10)
    shapes = [square(4 * c + 0.5, 4 * r + 0.5, 3) for r, c in zip(row, col)]
    labels = make_labels(shapes, cover=[f"kind {k}" for k in kind])
    report = tmp_path / "report.html"
    words = ("--label-field", "cover", "--method", "knn", "--report", report)
    code, _, said = core(
        "train", make_embedding(vectors), labels, tmp_path / "head.aefhead", *words
    )
    assert code == 0, said
    assert "The 3 of 45 classes that are mapped worst" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("share", "said"),
    [(1, "100"), (0, "0"), (0.997, "99.7"), (0.99999, "99.9"), (0.995, "99.5"), (0.9949, "99"),
     (0.003, "0.3"), (1e-5, "0.1"), (0.005, "0.5"), (0.006, "1"), (0.123, "12"),
     (np.float32(1) - np.float32(6e-8), "100")],
)  # fmt: skip
def test_a_hundred_per_cent_are_all_and_none_is_none(share, said):
    assert words.percent(share) == f"{said}\u00a0%"
    assert report.interval({"low": 0.5, "high": share}) == f"50–{said}\u00a0%"
