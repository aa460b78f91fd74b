"""Learning from one scene without labels: what two halves of its frames agree on."""

from __future__ import annotations

import math
import time
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ..errors import Cancelled, InputError
from ..model.config import ALIGN
from ..progress import Progress
from .check import Best
from .state import FitState

if TYPE_CHECKING:
    import torch

    from ..model.decoders import Decoders
    from ..model.encoder import Encoder
    from ..model.series import Series

GROUPS, PLACES = 8, 64  # a step without an image: groups of places with one choice of frames
PATCH = 48  # edge in pixels of the image of the other steps, about as much work
REACH = 2  # pixels that a frame may lie beside where it says: 20 m on Sentinel-2's grid
FRAMES = 12  # input frames of each source in a step, at most
TARGETS = 3  # frames of each source to be reconstructed in a step
# Reconstruction alone learns slowly what it is good for: on the bundled sample a fit of some
# minutes then separates classes worse than random weights do.
AGREEMENT = 0.02


@dataclass(frozen=True)
class Window:
    """A square of the scene with all its frames; offset: see SpatialPath."""

    series: dict[str, Series]
    offset: tuple[int, int]


def support_of(windows: list[Window]) -> tuple[float, float]:
    """First day of all frames, and the day after the last one."""
    days = [one.days for w in windows for one in w.series.values()]
    return min(float(d.min()) for d in days), max(float(d.max()) for d in days) + 1


class Trainer:
    """Steps of single pixels and of squares in turn, until the time is up or nothing is gained.

    fresh: sources whose projectors and decoder are new to trained weights; these learn `faster`, so
    many times the rate of all else.
    """

    def __init__(
        self,
        encoder: Encoder,
        decoders: Decoders,
        windows: list[Window],
        rng: np.random.Generator,
        fresh: Collection[str] = (),
        faster: float = 1.0,
    ):
        import torch

        from ..model.infer import arithmetic

        self.encoder, self.decoders, self.windows, self.rng = encoder, decoders, windows, rng
        self.parts = torch.nn.ModuleList([encoder, decoders])
        self.device = encoder.gate.device
        self.dtype = arithmetic(self.device)
        weights = list(self.parts.parameters())
        new = set(_parts_of(fresh, encoder, decoders))
        groups = (
            {"params": [p for p in weights if p not in new], "faster": 1.0},
            {"params": [p for p in weights if p in new], "faster": faster},
        )
        self.optimiser = torch.optim.AdamW(groups, lr=0.0, weight_decay=0.01, betas=(0.9, 0.98))
        self.weights = weights
        self.support = support_of(windows)

    def run(
        self,
        seconds: float,
        rate: float,
        progress: Progress,
        state: FitState,
        most_drift: float = math.inf,
    ) -> list[float]:
        """Returns the loss of each step; the weights are then the best that were met (check.py).

        most_drift: of embeddings from those of the first weights, mean of 1 − cosine. Should the
        loss stop being a number, the best weights until then are what is left, with a message;
        `InputError` if nothing was learnt yet. Cancelled, it leaves its state and raises
        `Cancelled`; run again, it goes on from there.
        """
        has_spatial = self.encoder.spatial is not None
        squares = [window.series for window in self.windows]
        best = Best(self.parts, self.encoder, squares, self.support, most_drift)
        spent, losses = state.restore(self.parts, self.optimiser, best)
        if losses:
            progress.message(f"Going on from step {len(losses)} of an earlier run.")
        begun = time.monotonic() - spent
        self.encoder.train()
        self.decoders.train()
        while (spent := time.monotonic() - begun) < seconds:
            if not best.worth_going_on(spent / seconds):
                break
            loss = self._step(spent / seconds, rate, has_spatial and len(losses) % 8 == 7)
            if not math.isfinite(loss):
                progress.message(_broken_off(len(losses), best))
                break
            losses.append(round(loss, 4))
            state.keep(self.parts, self.optimiser, best, spent, losses)
            try:
                told = f"loss {np.mean(losses[-50:]):.3f}, agreement {best.agreement:.3f}"
                progress.step(spent, seconds, f"Adapting the encoder: {told}")
            except Cancelled:
                state.save(self.parts, self.optimiser, best, spent, losses)
                raise
        else:
            best.look(1.0)  # at the last weights, too
        progress.message(best.put_back())
        self.encoder.eval()
        self.decoders.eval()
        return losses

    def _step(self, share: float, rate: float, patch: bool) -> float:
        """The loss, by which the weights are moved if it is a number. share: of the time spent."""
        import torch

        for group in self.optimiser.param_groups:
            # Up within the first 3 % of the time, then half a cosine down to zero.
            at = min(1.0, share / 0.03) * (1 + math.cos(math.pi * share)) / 2
            group["lr"] = rate * group["faster"] * at
        with torch.autocast(self.device.type, self.dtype, self.dtype != torch.float32):
            loss = self.loss(patch)
        if torch.isfinite(loss):
            self.optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.weights, 1.0)
            self.optimiser.step()
        return loss.item()

    def loss(self, patch: bool) -> torch.Tensor:
        """One draw: frames are held out and decoded from one half of the others; the other half
        must tell the same."""
        from ..model import losses
        from ..model.encoder import sample

        window = self.windows[self.rng.integers(len(self.windows))]
        places, offset = self._patch(window) if patch else (self._pixels(window.series), (0, 0))
        b = next(iter(places.values())).days.shape[0]
        valid = self._period().expand(b, 2)
        targets, first, second = self._split(places)
        mean, known = self.encoder(first, valid, patch, offset)
        drawn = sample(mean)
        total = mean.new_zeros(())
        if second:
            other, also_known = self.encoder(second, valid, patch, offset)
            both = known & also_known
            total = AGREEMENT * losses.agreement(mean[both], other[both])
        for name, target in targets.items():
            # A place without any clear input frame has no vector to decode from.
            target = replace(target, clear=target.clear & known[:, None])
            decoded = self.decoders.decode(name, drawn, target.days, valid)
            total = total + losses.reconstruction(decoded, target, REACH if patch else 0)
        return total

    def _split(self, places: dict[str, Series]) -> tuple[dict[str, Series], ...]:
        """Frames to be reconstructed, and the two halves of the others, another choice for each
        place. A source with too few frames for one of the three is not in it; some source must have
        two, or nothing is left to encode."""
        import torch

        from ..model import losses

        targets: dict[str, Series] = {}
        first: dict[str, Series] = {}
        second: dict[str, Series] = {}
        for name, one in places.items():
            one = self._shuffled(one.to(self.device))
            b, t = one.days.shape
            # A lone frame is wanted now and given then: else nothing is learnt of it as an input.
            count = min(TARGETS, max(1, t // 5)) if t > 1 else int(self.rng.integers(2))
            half = count + (t - count + 1) // 2
            order = torch.arange(t, device=self.device).expand(b, -1)
            rest = losses.hold_out(one, order[:, :count])
            for part, look, begin, end in (
                (targets, one, 0, count),
                (first, rest, count, half),
                (second, rest, half, t),
            ):
                if begin < end:
                    part[name] = look.choose(order[:, begin:end])
        return targets, first, second

    def _pixels(self, window: dict[str, Series]) -> dict[str, Series]:
        """GROUPS × PLACES pixels of one window, as a batch of GROUPS images of one row."""
        import torch

        from ..model.series import Series

        h, w = next(iter(window.values())).clear.shape[2:]
        at = torch.from_numpy(self.rng.integers(0, h * w, (GROUPS, PLACES)))
        return {
            name: Series(
                _rows(one.values, at),
                _rows(one.present, at),
                _rows(one.clear, at),
                one.days.expand(GROUPS, -1),
            )
            for name, one in window.items()
        }

    def _patch(self, window: Window) -> tuple[dict[str, Series], tuple[int, int]]:
        """A square of one window, and its offset."""
        h, w = next(iter(window.series.values())).clear.shape[2:]
        top = int(self.rng.integers(max(1, h - PATCH + 1)))
        left = int(self.rng.integers(max(1, w - PATCH + 1)))
        rows, cols = slice(top, top + PATCH), slice(left, left + PATCH)
        offset = ((window.offset[0] + top) % ALIGN, (window.offset[1] + left) % ALIGN)
        return {name: one.cut(rows, cols) for name, one in window.series.items()}, offset

    def _period(self) -> torch.Tensor:
        """A valid period (1, 2): a year of the support period, or half the time a part of one, of
        two months at least."""
        import torch

        first, last = self.support
        year = min(365.0, last - first)
        start = self.rng.uniform(first, last - year)
        length = year
        if self.rng.random() < 0.5:
            length = self.rng.uniform(min(60.0, year), year)
            start = self.rng.uniform(start, start + year - length)
        return torch.tensor([[start, start + length]], dtype=torch.float64, device=self.device)

    def _shuffled(self, one: Series) -> Series:
        """At most 2 FRAMES + TARGETS frames in random order, another for each place."""
        import torch

        order = self.rng.random(tuple(one.days.shape)).argsort(1)[:, : 2 * FRAMES + TARGETS]
        return one.choose(torch.from_numpy(order).to(self.device))


def _parts_of(
    sources: Collection[str], encoder: Encoder, decoders: Decoders
) -> list[torch.nn.Parameter]:
    """All weights that belong to some sources alone."""
    maps = [encoder.pixel.project, encoder.season.lift, encoder.season.project, decoders]
    if encoder.spatial is not None:
        maps.append(encoder.spatial.project)
    own = [one[name] for one in maps for name in sources if name in one]
    return [parameter for part in own for parameter in part.parameters()]


def _broken_off(step: int, best: Best) -> str:
    """What to say when the loss is no number any more; nothing is learnt yet: `InputError`."""
    why = (
        f"The loss is no number any more at step {step}; check the images for extreme values and "
        "state their scale."
    )
    if not best.gained:
        raise InputError(f"{why} Nothing was written.")
    return f"{why} The weights are those from before, after {100 * best.gained:.0f} % of the time."


def _rows(x: torch.Tensor, at: torch.Tensor) -> torch.Tensor:
    """(1, …, H, W) and indices (G, P) -> (G, …, 1, P)."""
    return x.flatten(-2)[0][..., at].movedim(-2, 0).unsqueeze(-2)
