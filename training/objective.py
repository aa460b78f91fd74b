"""The terms of the loss, all of one step: few-shot episodes, self-supervision, truth, a teacher.

Unlike AlphaEarth's (S2.2), reconstruction has no weight for each source: values are in units of each
source's own spread. Climate, lidar and land-cover maps are no targets, since no such data are at
hand; the simulator's leaf area, height, moisture, water and crop stages take their place.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import NamedTuple

import data
import numpy as np
import simulated
import torch
import torch.nn.functional as F
from aef_fields.core.model import losses
from aef_fields.core.model.config import Config
from aef_fields.core.model.decoders import Decoders
from aef_fields.core.model.encoder import Encoder, sample
from aef_fields.core.model.series import Series
from aef_fields.core.model.timecode import PERIOD_CODE, period_code
from aef_fields.core.sources import SOURCES, Source
from torch import Tensor, nn
from validation import last_year
from views import at_most, degraded, thinned

WEIGHTS = {
    "prototype": 0.4,
    "ridge": 0.4,
    "reconstruction": 0.5,
    "agreement": 0.016,
    "contrast": 0.2,
    "uniformity": 0.1,
    "consistency": 0.1,
    "teacher": 0.3,
    "truth": 0.3,
    "text": 0.001,
}
PATHS = ("attention", "season")  # of the encoder, for the ablation
MOST_DATES = 26  # of a source in a step
TEMPERATURE = 0.1  # of the contrast of views
ORBITS = 0.3  # normalised units, 1.2 dB: spread of backscatter between orbits and processors


class Looks(NamedTuple):
    """Some of the dates of some places, a poorer view of them, frames held out as targets, the valid
    period (B, 2), and by how many days all dates were shifted."""

    inputs: dict[str, Series]
    view: dict[str, Series]
    targets: dict[str, Series]
    valid: Tensor
    shift: float


class Objective(nn.Module):
    """Encoder, decoders and the heads that only training needs."""

    def __init__(
        self,
        config: Config,
        without: tuple[str, ...] = (),
        text: int = 0,
        sources: dict[str, Source] = SOURCES,
    ):
        """text: how wide the text embeddings are that some places come with, 0 for none. sources: those
        of the weights that are going to be loaded into it."""
        super().__init__()
        self.weights = {k: 0.0 if k in without else v for k, v in WEIGHTS.items()}
        self.encoder, self.decoders = Encoder(config, sources), Decoders(config, sources)
        for path in PATHS:
            if path in without:
                silenced(self.encoder, path)
        self.teacher = nn.Linear(config.d, 128)
        self.truth = simulated.truth_head(config.d)
        if text:
            self.text = nn.Sequential(
                nn.Linear(text + PERIOD_CODE, 128), nn.GELU(), nn.Linear(128, config.d)
            )
        self.sharpness = nn.Parameter(torch.tensor([2.5, 2.0]))  # log of 1 / temperature
        self.damping = nn.Parameter(torch.tensor(0.0))  # log of the ridge

    def forward(
        self,
        places: data.PixelSet,
        support: np.ndarray,
        truth: dict[str, np.ndarray] | None,
        rng: np.random.Generator,
    ) -> tuple[Tensor, dict[str, float]]:
        """Loss of one episode, and its terms."""
        looked = looks(places.series, rng)
        one, other = (
            self.encoder(x, looked.valid, spatial=False) for x in (looked.inputs, looked.view)
        )
        return self.judged(one, other, looked, places, support, truth, rng)

    def judged(
        self,
        one: tuple[Tensor, Tensor],
        other: tuple[Tensor, Tensor],
        looked: Looks,
        places: data.PixelSet,
        support: np.ndarray,
        truth: dict[str, np.ndarray] | None,
        rng: np.random.Generator,
    ) -> tuple[Tensor, dict[str, float]]:
        """The same for what an encoder said of the inputs and of the view of n places: vectors
        (n, 1, 1, d), and whether anything was seen."""
        (mean, known), (less, seen) = one, other
        both = (seen & known)[:, 0, 0]
        draw = sample(mean)
        u, v, noisy = mean[:, 0, 0], less[:, 0, 0], draw[:, 0, 0]
        valid = looked.valid
        terms = {"reconstruction": self._reconstruction(draw, known, looked.targets, valid)}
        terms["uniformity"] = losses.uniformity(u[torch.from_numpy(rng.permutation(len(u)))])
        if both.sum() > 8:
            terms["consistency"] = losses.consistency(u[both], v[both])
            terms["agreement"] = losses.agreement(u[both], v[both], 0.05)
            terms["contrast"] = contrast(u[both], v[both])
        terms |= self._episode(noisy, sample(v), places.label, support)
        if places.teacher is not None:
            like = F.cosine_similarity(self.teacher(noisy), places.teacher, dim=-1)
            terms["teacher"] = (1 - like).mean()
        if places.text is not None:
            given = torch.cat((places.text, period_code(valid)), -1)
            terms["text"] = contrast(F.normalize(self.text(given), dim=-1), u)
        if truth is not None:
            terms["truth"] = simulated.truth_loss(
                self.truth, noisy, places, truth, valid, looked.shift
            )
        loss = sum(self.weights[k] * term for k, term in terms.items())
        return loss, {k: float(term.detach()) for k, term in terms.items()}

    def _reconstruction(self, draw: Tensor, known: Tensor, targets: dict, valid: Tensor) -> Tensor:
        total = draw.new_zeros(())
        for name, target in targets.items():
            target = replace(target, clear=target.clear & known[:, None])
            decoded = self.decoders.decode(name, draw, target.days, valid)
            total = total + losses.reconstruction(decoded, target)
        return total

    def _episode(
        self, full: Tensor, less: Tensor, label: np.ndarray, support: np.ndarray
    ) -> dict[str, Tensor]:
        """Both views play the same episode; each of the two heads a user would start with."""
        classes, y = np.unique(label, return_inverse=True)
        y, s = torch.from_numpy(y), torch.from_numpy(support)
        weight = 1.0 / torch.bincount(y[~s], minlength=len(classes)).clamp(min=1).float()
        own = F.one_hot(y[s], len(classes)).float()
        sharp = self.sharpness.clamp(0, 4).exp()
        found = {"prototype": full.new_zeros(()), "ridge": full.new_zeros(())}
        for x in (full, less):
            scores = {
                "prototype": sharp[0] * x[~s] @ F.normalize(own.T @ x[s], dim=-1).T,
                "ridge": sharp[1] * _ridge(x[s], own, x[~s], self.damping.exp()),
            }
            for name, score in scores.items():
                found[name] = found[name] + F.cross_entropy(score, y[~s], weight=weight) / 2
        return found


def silenced(encoder: Encoder, path: str) -> None:
    """A path that adds nothing and stays so."""
    if path == "attention":
        parts, last = (encoder.pixel, encoder.out), [encoder.out[-1]]
    else:
        season = encoder.season
        parts = (season,)
        last = [*season.lift.values(), *season.keep.values(), season.out[-1]]
    for part in parts:
        part.requires_grad_(False)
    for layer in last:
        for parameter in layer.parameters():
            parameter.data.zero_()
    encoder.season.origin.requires_grad_(True)


def contrast(one: Tensor, other: Tensor) -> Tensor:
    """Find each place's other view among those of the whole batch (InfoNCE, van den Oord et al.
    2018, Eq. 4), both ways. one, other: (N, d) of length 1."""
    scores = one @ other.T / TEMPERATURE
    self_ = torch.arange(len(one), device=one.device)
    return (F.cross_entropy(scores, self_) + F.cross_entropy(scores.T, self_)) / 2


def _ridge(x: Tensor, wanted: Tensor, queries: Tensor, damping: Tensor) -> Tensor:
    """Ridge regression on the support in closed form (Bertinetto et al. 2019, Eq. 4–5)."""
    mean = x.mean(0)
    inner = (x - mean) @ (x - mean).T
    weights = torch.linalg.solve(
        inner + damping * torch.eye(len(x), device=x.device), wanted - wanted.mean(0)
    )
    return (queries - mean) @ (x - mean).T @ weights


def looks(series: dict[str, Series], rng: np.random.Generator) -> Looks:
    """Draw what one step sees of some places."""
    series, valid, shift = _moved(series, rng)
    inputs, targets = _held_out(series, rng)
    view = (thinned if rng.random() < 0.3 else degraded)(inputs, rng)
    return Looks(inputs, view, targets, valid, shift)


def _moved(series: dict, rng: np.random.Generator) -> tuple[dict, Tensor, float]:
    """Series with some of their dates, all shifted by some days; and a valid period."""
    series = {k: at_most(s, MOST_DATES, rng) for k, s in series.items()}
    shift = float(rng.integers(-10, 11))
    series = {k: replace(s, days=s.days + shift) for k, s in series.items()}
    series = _other_orbit(series, rng)
    start, last = last_year(series).unbind(1)
    if rng.random() < 0.25:  # a part of the year
        length = float(rng.uniform(60, 330))
        start = start + float(rng.uniform(0, 365 - length))
        last = start + length
    return series, torch.stack((start, last), 1), shift


def _other_orbit(series: dict, rng: np.random.Generator) -> dict:
    """Radar as another orbit would see it, or no radar. A handful of sets has it, from few orbits:
    on a scene of other orbits the encoder did better without it than with it."""
    if data.S1 not in series:
        return series
    if len(series) > 1 and rng.random() < 0.25:
        return {name: one for name, one in series.items() if name != data.S1}
    one = series[data.S1]
    offset = torch.from_numpy(rng.normal(0, ORBITS, (1, 1, 2, 1, 1)).astype(np.float32))
    return series | {data.S1: replace(one, values=(one.values + offset) * one.present)}


def _held_out(series: dict, rng: np.random.Generator) -> tuple[dict, dict]:
    """Inputs without some dates, and those dates as targets."""
    inputs, targets = {}, {}
    for name, s in series.items():
        b, t = s.days.shape
        count = max(1, min(3, t // 5))
        index = torch.from_numpy(rng.random((b, t)).argsort(1)[:, :count].copy())
        targets[name] = s.choose(index)
        inputs[name] = losses.hold_out(s, index)
    return inputs, targets


def learning_rate(step: int, steps: int, rate: float, warm_up: float = 300) -> float:
    """Warm-up over so many steps, then half a cosine to zero."""
    return rate * min(1.0, step / warm_up) * (1 + math.cos(math.pi * step / steps)) / 2
