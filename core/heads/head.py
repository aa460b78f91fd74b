"""A head: what turns an embedding's vectors into classes or a quantity."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.special import entr

from ..embeddings.embedding import made_by, unnamed
from ..errors import InputError
from ..maps.writer import MapClass
from . import forest
from .calibration import how_common, reweighed, tempered
from .methods import EQUALLY

KINDS = ("probability", "margin", "entropy")  # of a confidence layer
BATCH = 8192  # rows classified at once: with 500 classes their probabilities take 16 MB


@dataclass
class Head:
    """An estimator with all that is needed to use it on other embeddings.

    task        "classify" or "regress"
    method      a name of `methods.METHODS`
    encoder, d  the embedding it was trained on: its AEF_ENCODER ("" if unknown), its dimensions
    classes     for "classify": the estimator's targets are their values
    statistics  arrays about the training vectors, see `train.statistics`
    temperature makes the estimator's probabilities those that held-out labels bear out
    record      what a person may want to know: label file, counts, accuracy, versions
    """

    task: str
    method: str
    encoder: str
    d: int
    classes: list[MapClass]
    estimator: Any
    statistics: dict[str, np.ndarray] = field(default_factory=dict)
    temperature: float = 1.0
    record: dict[str, Any] = field(default_factory=dict)

    def probabilities(self, vectors: np.ndarray) -> np.ndarray:
        """Calibrated probabilities (n, c) in the order of the estimator's `classes_`."""
        trees = self._of_trees(vectors)
        shares = self.estimator.predict_proba(vectors) if trees is None else trees
        return tempered(shares, self.temperature)

    def _of_trees(self, vectors: np.ndarray) -> np.ndarray | None:
        """What a forest says, None of another estimator."""
        return forest.mean(self.estimator, vectors) if forest.is_one(self.estimator) else None

    def predict(self, vectors: np.ndarray) -> np.ndarray:
        """Values of the most probable classes (n,)."""
        values: np.ndarray = (
            self.estimator.classes_[forest.winners(self.estimator, vectors)]
            if forest.is_one(self.estimator)
            else self.estimator.predict(vectors)
        )
        return values

    def how_common(self, vectors: np.ndarray) -> np.ndarray | None:
        """Shares (c,) of the classes where `vectors` (n, d) are a sample of all, in the order of
        `classes_`; None where the method does not take all classes for equally common."""
        return how_common(self.probabilities(vectors)) if self.method in EQUALLY else None

    def classify(
        self,
        vectors: np.ndarray,
        kind: str = "probability",
        least: float = 0.0,
        common: np.ndarray | None = None,
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Values of the most probable classes (n,), how sure that is (n,), size of the set (n,).

        How sure is in [0, 1], by `kind`: see `sureness`. The set holds the classes that are at
        least as probable as `least` (see `conformal.prediction_sets`). With `common` (c,), a
        probability is that of the class where classes are so common; the class stays the same.
        """
        values = np.empty(len(vectors), self.estimator.classes_.dtype)
        sure = np.empty(len(vectors), np.float32)
        size = np.empty(len(vectors), np.int64)
        for start in range(0, len(vectors), BATCH):
            rows = slice(start, start + BATCH)
            shares = self.probabilities(vectors[rows])
            best = shares.argmax(axis=1)
            values[rows] = self.estimator.classes_[best]
            if common is None or kind != "probability":
                sure[rows] = sureness(shares, kind)
            else:
                sure[rows] = reweighed(shares, common)[np.arange(len(best)), best]
            size[rows] = (shares >= least).sum(axis=1)
        return values, sure, size

    @property
    def needs_places(self) -> bool:
        """Whether the estimator looks at what lies near: then give places (see core/embeddings/places.py)."""
        return bool(getattr(self.estimator, "needs_places", False))

    def measure(
        self, vectors: np.ndarray, places: np.ndarray | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Estimated quantity (n,) and its deviation as stated (n,), 1 where none is; float32."""
        if self.needs_places:
            mean, deviation = self.estimator.predict(vectors, places)
            return mean.astype(np.float32), deviation.astype(np.float32)
        trees = self._of_trees(vectors)
        mean = self.estimator.predict(vectors) if trees is None else trees
        return mean.astype(np.float32), np.ones(len(mean), np.float32)

    def estimate(self, vectors: np.ndarray, places: np.ndarray | None = None) -> np.ndarray:
        """Estimated quantity (n,) float32."""
        return self.measure(vectors, places)[0]

    def uncertainty(self, mean: np.ndarray, deviation: np.ndarray) -> np.ndarray:
        """Standard deviation, lower and upper end of the 90 % interval (n, 3) float32."""
        found = self.record["intervals"]
        half = found["multiples"]["90"] * deviation
        standard = found["deviation"] * deviation
        return np.stack([standard, mean - half, mean + half], axis=1).astype(np.float32)

    def require_fit(self, name: str, path: Any, encoder: str, d: int) -> None:
        """Raise `InputError` if the embedding at `path` is not of the kind this head knows."""
        if d != self.d:
            raise InputError(
                f"The head {name} was trained on embeddings with {self.d} dimensions, but {path} "
                f"has {d}; use an embedding of the same encoder, or train a head on this one."
            )
        if made_by(encoder) != made_by(self.encoder):
            raise InputError(
                f"The head {name} was trained on embeddings of {self.encoder or 'no named encoder'}"
                f", but {path} was made by {encoder or 'no named encoder'}: the same numbers mean "
                "other things there. Embed with the same checkpoint, or train a head on this one."
                + unnamed(encoder, self.encoder)
            )


def sureness(shares: np.ndarray, kind: str) -> np.ndarray:
    """How sure probabilities (n, c) are of one class (n,) in [0, 1], 1 = certain.

    "probability" of the likeliest class; "margin", by how much it is more probable than the next;
    "entropy", 1 minus Shannon's entropy over that of all classes being equally probable.
    """
    if kind == "probability":
        return shares.max(axis=1)
    if kind == "margin":
        two = np.partition(shares, -2, axis=1)[:, -2:]
        return two[:, 1] - two[:, 0]
    return 1 - entr(shares).sum(axis=1) / np.log(shares.shape[1])
