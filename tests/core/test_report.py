"""What a report says of many classes: no more of them than there are."""

import numpy as np


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
