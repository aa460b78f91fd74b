"""Is a fit still getting better? Judged by what it is for, on places and halves that stay the same.

Reconstruction goes on falling while embeddings become worse at telling places apart, so it is no
reason to go on. Here two disjoint halves of the dates of the same places are encoded: the better
the encoder, the more alike a place's two vectors are beside those of other places.

Places are looked at one by one, without the spatial path that `embed` runs where there is one: only
fits from nothing have it, behind a gate that begins at zero. After 150 steps on the bundled sample
the path had moved embeddings by less than a millionth (1 − cosine), and twenty looks at squares with
it had ranked the weights as those at single places did (rank correlation 0.99).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import torch

    from ..model.encoder import Encoder
    from ..model.series import Series

PLACES = 512  # of all windows
LEAST_LOOKS = 4  # clear frames without which two halves of them say too little
FACTS = ("agreement", "drift", "looked", "gained")  # of `Best`, all that it knows beside weights
LOOKS = 20  # during a fit
PATIENCE = 1 / 3  # of the time, without a gain


class Best:
    """The weights of the highest agreement so far, and whether to go on looking for better ones.

    parts: encoder and decoders. windows, support: of the scene, see `Check`. most_drift: weights
    whose embeddings are further from those at the beginning are not taken, and end the fit. Without
    a bound nothing was known of the scene, and agreement may fall at first, of random maps that say
    little but the same: until a third of the time is over, the latest weights are taken.
    """

    def __init__(
        self,
        parts: torch.nn.Module,
        encoder: Encoder,
        windows: list[dict[str, Series]],
        support: tuple[float, float],
        most_drift: float,
    ):
        self.parts, self.most_drift = parts, most_drift
        self.check = Check(encoder, windows, support)
        self.agreement, self.drift = self.check.measured()
        self.first = self.agreement
        self.weights = _copied(parts)
        self.looked = self.gained = 0.0  # shares of the time
        self.unsettled = PATIENCE if most_drift == math.inf else 0.0

    def worth_going_on(self, share: float) -> bool:
        """Look, if it is time to. share: of the time that is spent, 0 to 1."""
        if share - self.looked < 1 / LOOKS:
            return True
        return self.look(share) and share - self.gained < PATIENCE

    def look(self, share: float) -> bool:
        """Measure, and keep the weights if they are the best; False if they have drifted too far."""
        self.looked = share
        agreement, drift = self.check.measured()
        if not drift <= self.most_drift:  # also where it is no number
            return False
        if agreement > self.agreement or share < self.unsettled:
            self.agreement, self.drift, self.gained = agreement, drift, share
            self.weights = _copied(self.parts)
        return True

    def facts(self) -> dict[str, float]:
        """What must be known beside the weights to go on later."""
        return {name: getattr(self, name) for name in FACTS}

    def take(self, weights: dict[str, torch.Tensor], facts: dict[str, float]) -> None:
        """Go on from an earlier run's best."""
        self.weights = weights
        for name, value in facts.items():
            setattr(self, name, value)

    def put_back(self) -> str:
        """Take the best weights; returns what they gained in words."""
        self.parts.load_state_dict(self.weights)
        return (
            f"Two halves of the dates agree to {self.agreement:.3f}, to {self.first:.3f} before the "
            f"fit; embeddings moved by {self.drift:.3f} (1 − cosine)."
        )


def _copied(module: torch.nn.Module) -> dict[str, torch.Tensor]:
    return {name: value.detach().clone() for name, value in module.state_dict().items()}


class Check:
    """Fixed places of a scene, seen through fixed halves of their dates.

    windows: the frames of its squares, (1, T, C, H, W) each, the same sources and dates in all,
    with a pixel at least that is `comparable`. support: first and last day of all frames. Their
    last year is summarised, as `embed` does unless told otherwise: earlier years are learnt from as
    much, but not judged, since each more would make a look take as much longer. encoder: as it is
    before the first step.
    """

    def __init__(
        self,
        encoder: Encoder,
        windows: list[dict[str, Series]],
        support: tuple[float, float],
    ):
        self.encoder = encoder
        self.period = last_year(support).to(encoder.gate.device)
        drawn = _drawn([comparable(window) for window in windows])
        self.whole = {
            name: _places([window[name] for window in windows], drawn).to(encoder.gate.device)
            for name in windows[0]
        }
        self.halves = [
            {name: _every_other(one, first) for name, one in self.whole.items()} for first in (0, 1)
        ]
        self.before, _ = self._vectors(self.whole)

    def measured(self) -> tuple[float, float]:
        """Agreement, −1 to 1, of the two halves about their means, and drift from the start."""
        (one, seen), (other, also) = map(self._vectors, self.halves)
        both = seen & also
        one, other = (v[both] - v[both].mean(0) for v in (one, other))
        alike = (one * other).sum() / (one.norm() * other.norm() + 1e-12)
        now, known = self._vectors(self.whole)
        drift = 1 - (now * self.before).sum(-1)[known]
        return float(alike), float(drift.mean())

    def _vectors(self, series: dict[str, Series]) -> tuple[torch.Tensor, torch.Tensor]:
        import torch

        with torch.no_grad():
            vectors, seen = self.encoder(series, self.period, spatial=False)
        return vectors[0, 0], seen[0, 0]


def comparable(window: dict[str, Series]) -> torch.Tensor:
    """(H, W) bool: clear in `LEAST_LOOKS` frames or more, some of them in either half."""
    import torch

    clear = [one.clear[0] for one in window.values()]
    looks = torch.stack([frames.sum(0) for frames in clear]).sum(0)
    first, second = (
        torch.stack([frames[start::2].any(0) for frames in clear]).any(0) for start in (0, 1)
    )
    return (looks >= LEAST_LOOKS) & first & second


def last_year(support: tuple[float, float]) -> torch.Tensor:
    """The last 365 days of a support period, or as many as it has: (1, 2) float64, [start, end)."""
    import torch

    first, last = support
    return torch.tensor([[max(first, last - 365), last]], dtype=torch.float64)


def _every_other(one: Series, first: int) -> Series:
    import torch

    count = one.days.shape[1]
    dropped = torch.arange(count, device=one.days.device) % 2 != first
    return one.without(dropped[None])


def _drawn(usable: list[torch.Tensor]) -> list[torch.Tensor]:
    """`PLACES` of the pixels that are usable (H, W) in some image: for each image indices into its
    pixels in a row."""
    import torch

    candidates = torch.cat([one.flatten() for one in usable]).nonzero()[:, 0]
    drawn = np.random.default_rng(5).integers(0, len(candidates), PLACES)
    at = candidates[torch.from_numpy(drawn)]
    found, begin = [], 0
    for one in usable:
        found.append(at[(at >= begin) & (at < begin + one.numel())] - begin)
        begin += one.numel()
    return found


def _places(images: list[Series], drawn: list[torch.Tensor]) -> Series:
    """Some pixels of each of several images as one image of one row."""
    import torch

    from ..model.series import Series

    values, present, clear = (
        torch.cat([getattr(one, name).flatten(-2)[..., at] for one, at in zip(images, drawn)], -1)
        for name in ("values", "present", "clear")
    )
    return Series(values[..., None, :], present[..., None, :], clear[..., None, :], images[0].days)
