"""From what to what a place changed: classes of a map made from pairs of a head's classes."""

from __future__ import annotations

import numpy as np

from ..heads.head import Head
from .colours import rgb
from .writer import MapClass, class_dtype

UNCHANGED = "#eeeeee"


class Transitions:
    """Value 1 is no change, then one for each pair of classes of `head`, which is called `head_name`."""

    def __init__(self, head: Head, head_name: str):
        self._head, self.head_name = head, head_name
        n = len(head.classes)
        self._place = {c.value: i for i, c in enumerate(head.classes)}
        self.classes = [MapClass(1, "", "No change", UNCHANGED)]
        self._value = np.ones((n, n), np.int64)
        for i, a in enumerate(head.classes):
            for j, b in enumerate(head.classes):
                if i != j:
                    value = len(self.classes) + 1
                    label, name = f"{a.label} → {b.label}", f"{a.name} → {b.name}"
                    self.classes.append(MapClass(value, label, name, _mixed(a.color, b.color)))
                    self._value[i, j] = value
        self.dtype, self.nodata = class_dtype(len(self.classes))

    def of(
        self, before: np.ndarray, after: np.ndarray, changed: np.ndarray, valid: np.ndarray
    ) -> np.ndarray:
        """Values (h, w) for vectors (h, w, d); only `changed` pixels (h, w) are looked at."""
        out = np.where(valid, 1, self.nodata).astype(self.dtype)
        if changed.any():
            i, j = (self._places(vectors[changed]) for vectors in (before, after))
            out[changed] = self._value[i, j]
        return out

    def _places(self, vectors: np.ndarray) -> np.ndarray:
        values = self._head.classify(vectors, "probability", 0.0)[0]
        return np.array([self._place[int(v)] for v in values])


def _mixed(one: str, other: str) -> str:
    """The colour of what became of it, with something of what it was."""
    pairs = zip(rgb(one), rgb(other), strict=True)
    return "#" + "".join(f"{round(0.35 * a + 0.65 * b):02x}" for a, b in pairs)
