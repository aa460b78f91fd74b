"""Whether a head that was read from a file works: its values fit together, and it answers.

Somebody may have edited them by hand. What maps are made with is looked at here, so that a sentence
comes at once, and no bug in the middle of a map.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from ..maps.writer import MapClass
from .head import Head

LARGEST = 65533  # value of a class: one more is for places like none, 65535 for missing ones


def try_out(head: Head) -> None:
    """Let a head answer for two vectors. Raises `ValueError`, or what numpy or scikit-learn raise,
    where it can't."""
    if head.task not in ("classify", "regress"):
        raise ValueError(f"its task {head.task!r} is none")
    _look_at_record(head.record)
    _number(head.temperature, "temperature", above=0)
    known = head.statistics["vectors"]
    if known.ndim != 2 or known.shape[1] != head.d or not len(known) or known.dtype.kind != "f":
        raise ValueError(f"its training vectors do not have {head.d} dimensions")
    vectors = np.eye(2, head.d, dtype=np.float32)
    if head.task == "regress":
        _require_finite(*head.measure(vectors, np.zeros((2, 3))), shape=(2,))
        return
    _look_at_classes(head.classes)
    values = head.estimator.classes_
    if set(values.tolist()) - {c.value for c in head.classes}:
        raise ValueError("it answers with classes that it does not name")
    _require_finite(head.probabilities(vectors), shape=(2, len(values)))
    _require_finite(head.predict(vectors), shape=(2,))


def _require_finite(*answers: np.ndarray, shape: tuple[int, ...]) -> None:
    for answer in answers:
        if answer.shape != shape or not np.isfinite(answer).all():
            raise ValueError("its estimator gives no answers")


def _look_at_record(record: dict[str, Any]) -> None:
    """What is written into maps and layers, or compared with their pixels."""
    record["accuracy"]["short"]  # a KeyError tells
    field = record["labels"]["field"]
    if not isinstance(field, str) or not field:
        raise ValueError("the field of its labels is no name")
    if not isinstance(record["embedding"], dict):
        raise ValueError("it does not tell what it was learnt from")
    _number(record["applicability"]["threshold"], "threshold")
    _number(record["applicability"]["scale"], "scale", above=0)
    if "sets" in record:  # those of earlier versions have none
        _number(record["sets"]["least"], "least")
    if "intervals" in record:
        _number(record["intervals"]["deviation"], "deviation")
        _number(record["intervals"]["multiples"]["90"], "multiple")


def _number(value: Any, name: str, above: float = -np.inf) -> None:
    good = isinstance(value, (int, float)) and not isinstance(value, bool) and np.isfinite(value)
    if not good or value <= above:
        raise ValueError(f"its {name} is {value!r}")


def _look_at_classes(classes: list[MapClass]) -> None:
    values = [c.value for c in classes]
    for value in values:
        if type(value) is not int or not 0 <= value <= LARGEST:
            raise ValueError(f"it has a class of value {value!r}")
    if len(set(values)) < len(values) or len(values) < 2:
        raise ValueError("its classes are too few, or two are the same")
    for c in classes:
        if not isinstance(c.label, str) or not isinstance(c.name, str):
            raise ValueError(f"the class {c.value} has no name")
        if not isinstance(c.color, str) or not re.fullmatch("#[0-9a-fA-F]{6}", c.color):
            raise ValueError(f"the colour of the class {c.value} is {c.color!r}")
