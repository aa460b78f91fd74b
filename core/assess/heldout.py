"""What a head is learnt from, and its predictions for labels that were held out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from ..heads import methods
from ..labels.elsewhere import Elsewhere
from ..labels.layer import Labels
from ..labels.samples import Samples
from ..maps.writer import MapClass
from .quantity import per_label
from .splits import Split


@dataclass
class Material:
    """Labels with their pixels and targets.

    `y` (p,) the target of each label: class value or quantity; `unit` (p,) labels with the same
    number are held out together; `places` (n, 3) of the pixels in km, see core/embeddings/places.py, for
    methods that look at what lies near; `elsewhere`: labels of other regions; `ground` (m, 2)
    coordinates of places all over the map, see there, too.
    """

    task: str
    labels: Labels
    samples: Samples
    y: np.ndarray
    unit: np.ndarray
    classes: list[MapClass]
    seed: int
    places: np.ndarray | None = None
    elsewhere: Elsewhere | None = None
    ground: np.ndarray = field(default_factory=lambda: np.empty((0, 2)))

    @property
    def targets(self) -> np.ndarray:
        """Target of each pixel (n,)."""
        return self.y[self.samples.polygon]

    @property
    def values(self) -> np.ndarray:
        """Values of the classes (c,)."""
        return np.array([c.value for c in self.classes])

    @property
    def code(self) -> np.ndarray:
        """Place of each label's class among `classes` (p,)."""
        return np.searchsorted(self.values, self.y)

    @property
    def kind(self) -> np.ndarray:
        """What is dealt evenly over parts (p,): the class, one and the same for quantities."""
        return self.y if self.task == "classify" else np.zeros(len(self.y))

    def held_with(self, split: Split) -> np.ndarray:
        """Labels with the same number (p,) were held out together: what an interval resamples.

        Labels of one block are right or wrong together; resampled one by one they'd look like many.
        """
        return self.unit if split.unit is None else split.unit

    def fit(self, method: str, rows: np.ndarray) -> Any:
        """An estimator fitted to the pixels `rows`, and to all labels of other regions."""
        samples, far = self.samples, self.elsewhere
        polygon = samples.polygon[rows]
        vectors, target, weight = samples.vectors[rows], self.targets[rows], samples.weight[rows]
        unit = self.unit[polygon]
        places = None if self.places is None else self.places[rows]
        if far is not None:
            # However many they are, in all they count no more than the labels of this place.
            less = min(1.0, weight.sum() / far.weight.sum())
            vectors = np.concatenate([vectors, far.vectors])
            target = np.concatenate([target, far.target])
            weight = np.concatenate([weight, less * far.weight])
            polygon = np.concatenate([polygon, len(self.y) + far.label])
            unit = np.concatenate([unit, int(self.unit.max()) + 1 + far.label])
            places = None if places is None else np.concatenate([places, far.places])
        return methods.fit(
            method, self.task, vectors, target, polygon, weight, self.seed, places, unit
        )

    def estimate(self, estimator: Any, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray | None]:
        """Quantity at the pixels `rows`, and the standard deviation where the estimator has one."""
        vectors = self.samples.vectors[rows]
        if self.places is None or not getattr(estimator, "needs_places", False):
            return estimator.predict(vectors), None
        mean, deviation = estimator.predict(vectors, self.places[rows])
        return mean, deviation


@dataclass
class Tested:
    """A method and what it said of pixels when they were held out.

    `predicted` is for classes the probabilities (n, c) in the order of the material's classes,
    for quantities the estimates (n,); NaN where a pixel could not be tested. `deviation` (n,) is
    what the method stated beside its estimates, 1 if it states nothing; None for classes.
    `losses`: mean loss under each way to deal the labels, from the lowest; this is the middle one.
    """

    method: str
    split: Split
    predicted: np.ndarray
    deviation: np.ndarray | None = None
    losses: tuple[float, ...] = ()


def fits(method: str, split: Split) -> int:
    """How often `held_out` fits the method."""
    return sum(len(parts) for parts in _deals(method, split))


def _deals(method: str, split: Split) -> list[list[tuple[np.ndarray, np.ndarray]]]:
    """The ways to deal labels that a method is tested under; what takes minutes, under one."""
    return [split.parts] if method in methods.QUANTITIES else [split.parts, *split.deals]


def held_out(
    material: Material, method: str, split: Split, after_each: Callable[[], None]
) -> Tested:
    """Fit `method` to each part's training pixels and predict those held out.

    Of several ways to deal the labels over the parts the one is taken whose mean loss lies in the
    middle. A mean over them would do as well, but belong to no table of confusions, and look as if
    it rested on more labels.
    """
    found = [
        _tested(material, method, replace(split, parts=parts, deals=()), after_each)
        for parts in _deals(method, split)
    ]
    if len(found) == 1:
        return found[0]
    losses = [loss(material, test) for test in found]
    if not np.isfinite(losses[0]).any():
        return found[0]
    means = [float(np.nanmean(one)) for one in losses]
    middle = np.argsort(means, kind="stable")[len(means) // 2]
    return replace(found[middle], losses=tuple(sorted(means)))


def loss(material: Material, test: Tested) -> np.ndarray:
    """Loss of each label (p,): the share of its pixels that is wrong, or the squared error of a
    quantity; NaN where it could not be tested."""
    polygon, p = material.samples.polygon, len(material.y)
    if material.task == "regress":
        return (per_label(test.predicted, polygon, p) - material.y) ** 2
    known = np.isfinite(test.predicted).all(axis=1)
    wrong = (
        material.values[np.nan_to_num(test.predicted).argmax(axis=1)] != material.targets
    ).astype(float)
    wrong[~known] = np.nan
    return per_label(wrong, polygon, p)


def _tested(
    material: Material, method: str, split: Split, after_each: Callable[[], None]
) -> Tested:
    if material.task == "classify":
        return Tested(method, split, _classes(material, method, split, after_each))
    predicted, deviation = np.full((2, len(material.samples.polygon)), np.nan)
    for train, test in split.parts:
        predicted[test], stated = material.estimate(material.fit(method, train), test)
        deviation[test] = 1 if stated is None else stated
        after_each()
    return Tested(method, split, predicted, deviation)


def _classes(
    material: Material, method: str, split: Split, after_each: Callable[[], None]
) -> np.ndarray:
    """Probabilities; a class that is not among those learnt from can't be tested."""
    values, targets = material.values, material.targets
    shares = np.full((len(targets), len(values)), np.nan, np.float32)
    for train, test in split.parts:
        known = np.unique(targets[train])
        test = test[np.isin(targets[test], known)]
        if len(known) > 1 and len(test):
            estimator = material.fit(method, train)
            shares[test] = 0
            columns = np.searchsorted(values, estimator.classes_)
            shares[np.ix_(test, columns)] = estimator.predict_proba(material.samples.vectors[test])
        after_each()
    return shares
