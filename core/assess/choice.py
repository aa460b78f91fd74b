"""Which method a head gets when nobody chose one."""

from __future__ import annotations

import numpy as np

from .heldout import Material, Tested, loss


def simplest_of_the_best(material: Material, candidates: list[Tested]) -> tuple[Tested, Tested]:
    """The first of `candidates`, which come simplest first, that is as good as the best; the best.

    As good: on the same held-out labels its loss is higher by no more than one standard error of
    the difference, labels held out together counting as one, those of a block, too (the rule of
    Breiman et al. 1984 for trees, here paired). Loss is the share of a label's pixels that is wrong,
    classes counting the same, or the squared error of a quantity.
    """
    losses = np.stack([loss(material, test) for test in candidates])
    tested = np.isfinite(losses).all(axis=0)
    if not tested.any():
        return candidates[0], candidates[0]
    losses, unit = losses[:, tested], material.held_with(candidates[0].split)[tested]
    weight = _weights(material, tested)
    best = int((losses @ weight).argmin())
    for i, own in enumerate(losses):
        more = np.bincount(np.unique(unit, return_inverse=True)[1], weight * (own - losses[best]))
        spread = np.sqrt(len(more)) * more.std(ddof=1) if len(more) > 1 else np.inf
        if more.sum() <= spread:
            return candidates[i], candidates[best]
    return candidates[best], candidates[best]


def _weights(material: Material, tested: np.ndarray) -> np.ndarray:
    """Weight of each tested label, 1 in all."""
    if material.task == "regress":
        return np.full(int(tested.sum()), 1 / tested.sum())
    code = np.unique(material.y[tested], return_inverse=True)[1]
    count = np.bincount(code)
    return 1 / count[code] / len(count)
