"""A head: what turns an embedding's vectors into classes or a quantity."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..errors import InputError
from ..maps import MapClass
from .calibration import tempered

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
        return tempered(self.estimator.predict_proba(vectors), self.temperature)

    def classify(self, vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Values of the most probable classes (n,) and their probabilities (n,) in [0, 1]."""
        values = np.empty(len(vectors), self.estimator.classes_.dtype)
        sure = np.empty(len(vectors), np.float32)
        for start in range(0, len(vectors), BATCH):
            rows = slice(start, start + BATCH)
            shares = self.probabilities(vectors[rows])
            best = shares.argmax(axis=1)
            values[rows] = self.estimator.classes_[best]
            sure[rows] = shares[np.arange(len(best)), best]
        return values, sure

    def estimate(self, vectors: np.ndarray) -> np.ndarray:
        """Estimated quantity (n,) float32."""
        return self.estimator.predict(vectors).astype(np.float32)

    def require_fit(self, name: str, path: Any, encoder: str, d: int) -> None:
        """Raise `InputError` if the embedding at `path` is not of the kind this head knows."""
        if d != self.d:
            raise InputError(
                f"The head {name} was trained on embeddings with {self.d} dimensions, but {path} "
                f"has {d}; use an embedding of the same encoder, or train a head on this one."
            )
        if encoder != self.encoder:
            raise InputError(
                f"The head {name} was trained on embeddings of {self.encoder or 'no named encoder'}"
                f", but {path} was made by {encoder or 'no named encoder'}: the same numbers mean "
                "other things there. Embed with the same checkpoint, or train a head on this one."
            )
