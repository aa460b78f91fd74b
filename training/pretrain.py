"""Train the pixel path of the bundled checkpoint: `make train`.

Each step draws one set (a real one of ../shared/data, or simulated landscapes), plays a few-shot
episode on its labels, and reconstructs frames that were held out. A quarter of the half-degree
cells of every set of points is never trained on; scenes/belgium_2018 is not used at all.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

ROOT = Path(__file__).resolve().parent.parent
spec = importlib.util.spec_from_file_location(
    "aef_fields", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
)
sys.modules["aef_fields"] = importlib.util.module_from_spec(spec)
sys.path.insert(0, str(Path(__file__).resolve().parent))

import data  # noqa: E402
import simulated  # noqa: E402
from aef_fields.core.model import checkpoint, losses  # noqa: E402
from aef_fields.core.model.config import SIZES  # noqa: E402
from aef_fields.core.model.decoders import Decoders  # noqa: E402
from aef_fields.core.model.encoder import Encoder, sample  # noqa: E402
from aef_fields.core.model.series import Series  # noqa: E402

SETS = {  # how often each real set is drawn
    "canada_aafc_2017_monthly_s2s1": 3.0,
    "rondonia_2022_s2": 2.0,
    "france_lpis_2023_dekad_s2s1": 1.0,
    "amazon_prodes_landsat8_interp": 0.7,
    "global_worldcereal_500a_s2s1": 1.0,
}
SCENES = {"belgium_2019_20m": 1.5, "belgium_1km_2021": 0.7}  # belgium_2018 is kept for testing
WEIGHTS = {
    "episode": 1.0,
    "reconstruction": 0.5,
    "uniformity": 0.3,
    "consistency": 0.1,
    "teacher": 0.3,
    "truth": 0.3,
}
SIMULATED = 0.5  # times as often as all real sets together
TEST_SHARE = 4  # one cell in four is for validation


def split(one: data.PixelSet) -> tuple[data.PixelSet, data.PixelSet]:
    """(training, validation) by cells."""
    test = (np.random.default_rng(12345).permutation(one.group.max() + 1) % TEST_SHARE == 0)[
        one.group
    ]
    return one.take(np.flatnonzero(~test)), one.take(np.flatnonzero(test))


def episode(
    one: data.PixelSet, rng: np.random.Generator, size: int
) -> tuple[data.PixelSet, np.ndarray] | None:
    """A few classes with 1–5 support and the rest query places; support (bool) beside the set.

    Support and query of a class come from different groups where the class has several.
    """
    counts = np.bincount(one.label[one.label >= 0], minlength=1)
    able = np.flatnonzero(counts >= 4)
    if len(able) < 2:
        return None
    k = int(rng.integers(2, min(12, len(able)) + 1))
    shots = int(rng.choice([1, 1, 2, 3, 5]))
    chosen, support = [], []
    for c in rng.choice(able, k, replace=False):
        members = rng.permutation(np.flatnonzero(one.label == c))
        first = members[: min(shots, len(members) // 2)]
        others = members[len(first) :]
        apart = others[~np.isin(one.group[others], one.group[first])]
        query = (apart if len(apart) >= 2 else others)[: max(2, size // k - len(first))]
        chosen += [first, query]
        support += [np.ones(len(first), bool), np.zeros(len(query), bool)]
    return one.take(np.concatenate(chosen)), np.concatenate(support)


def degraded(series: dict[str, Series], rng: np.random.Generator) -> dict[str, Series]:
    """What a user may have less of: sources, bands, frames."""
    names = list(series)
    if len(names) > 1:
        kept = [n for n in names if rng.random() > 0.3] or [names[rng.integers(len(names))]]
        series = {n: series[n] for n in kept}
    out = {}
    for name, s in series.items():
        b, t, c = s.values.shape[:3]
        if rng.random() < 0.25 and c > 3:
            keep = torch.from_numpy(rng.random(c) < rng.uniform(0.3, 0.9))
            keep[rng.integers(c)] = True
            s = replace(
                s, present=s.present & keep[:, None, None], values=s.values * keep[:, None, None]
            )
            s = replace(s, clear=s.clear & s.present.any(2))
        if rng.random() < 0.7:
            share = rng.uniform(0.2, 1.0)
            s = s.without(torch.from_numpy(rng.random((b, t)) > share))
        if rng.random() < 0.5:  # slightly other calibration, haze, processing
            jitter = torch.from_numpy(rng.normal(0, 0.08, (1, 1, c, 1, 1)).astype(np.float32))
            s = replace(s, values=(s.values + jitter) * s.present)
        out[name] = s
    return out


def at_most(s: Series, most: int, rng: np.random.Generator) -> Series:
    """A choice of `most` frames at most, the clear ones first."""
    b, t = s.days.shape
    if t <= most:
        return s
    order = rng.random((b, t)) + 2 * (~s.clear[..., 0, 0].numpy())
    return s.choose(torch.from_numpy(np.sort(order.argsort(1)[:, :most], 1)))


class Trainer:
    def __init__(self, size: str, steps: int, seed: int, rate: float):
        torch.manual_seed(seed)
        self.rng = np.random.default_rng(seed)
        self.steps, self.rate = steps, rate
        config = replace(SIZES[size], blocks=0)
        self.encoder, self.decoders = Encoder(config), Decoders(config)
        self.teacher = torch.nn.Linear(config.d, 128)
        self.truth = torch.nn.Sequential(
            torch.nn.Linear(config.d + 14, 128),
            torch.nn.GELU(),
            torch.nn.Linear(128, simulated.TRUTHS),
        )
        self.temperature = torch.nn.Parameter(torch.tensor(math.log(10.0)))
        self.parts = torch.nn.ModuleList([self.encoder, self.decoders, self.teacher, self.truth])
        weights = [*self.parts.parameters(), self.temperature]
        self.optimiser = torch.optim.AdamW(weights, lr=rate, weight_decay=0.05, betas=(0.9, 0.98))
        self.weights = weights
        self.average = {k: v.clone() for k, v in self.parts.state_dict().items()}
        self.history: list[dict[str, float]] = []

    def step(self, i: int, one: data.PixelSet, truth=None) -> dict[str, float]:
        share = i / self.steps
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate * min(1.0, i / 300) * (1 + math.cos(math.pi * share)) / 2
        drawn = episode(one, self.rng, 96)
        if drawn is None:
            return {}
        chosen, support = drawn
        terms = self.terms(chosen, support, one if truth is None else None, truth)
        loss = sum(WEIGHTS[k] * v for k, v in terms.items())
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.weights, 1.0)
        self.optimiser.step()
        decay = min(0.9995, (i + 1) / (i + 100))
        with torch.no_grad():
            for k, v in self.parts.state_dict().items():
                self.average[k].lerp_(v, 1 - decay)
        return {k: float(v.detach()) for k, v in terms.items()}

    def terms(
        self, places: data.PixelSet, support: np.ndarray, real, truth
    ) -> dict[str, torch.Tensor]:
        rng = self.rng
        b = len(places)
        series = {k: at_most(s, 26, rng) for k, s in places.series.items()}
        shift = float(rng.integers(-10, 11))
        series = {k: replace(s, days=s.days + shift) for k, s in series.items()}
        last = torch.stack([s.days.max(1).values for s in series.values()]).max(0).values + 1
        valid = torch.stack((last - 365, last), 1)
        if rng.random() < 0.25:  # a part of the year
            length = float(rng.uniform(60, 330))
            start = last - 365 + float(rng.uniform(0, 365 - length))
            valid = torch.stack((start, start + length), 1)
        targets, inputs = {}, {}
        for name, s in series.items():
            t = s.days.shape[1]
            index = torch.from_numpy(
                rng.random((b, t)).argsort(1)[:, : max(1, min(3, t // 5))].copy()
            )
            targets[name] = s.choose(index)
            inputs[name] = losses.hold_out(s, index)
        mean, known = self.encoder(inputs, valid, spatial=False)
        draw = sample(mean)
        terms: dict[str, torch.Tensor] = {"reconstruction": draw.new_zeros(())}
        for name, target in targets.items():
            target = replace(target, clear=target.clear & known[:, None])
            decoded = self.decoders.decode(name, draw, target.days, valid)
            terms["reconstruction"] = terms["reconstruction"] + losses.reconstruction(
                decoded, target
            )
        few, seen = self.encoder(degraded(inputs, rng), valid, spatial=False)
        both = (seen & known)[:, 0, 0]
        u, v = mean[:, 0, 0], few[:, 0, 0]
        terms["uniformity"] = losses.uniformity(u[torch.randperm(b)])
        if both.any():
            terms["consistency"] = losses.consistency(u[both], v[both])
        terms["episode"] = 0.5 * self.classify(u, places.label, support) + 0.5 * self.classify(
            v, places.label, support
        )
        if places.teacher is not None:
            like = F.cosine_similarity(self.teacher(draw[:, 0, 0]), places.teacher, dim=-1)
            terms["teacher"] = (1 - like).mean()
        if truth is not None:
            terms["truth"] = simulated.truth_loss(
                self.truth, draw[:, 0, 0], places, truth, valid, shift
            )
        return terms

    def classify(self, u: torch.Tensor, label: np.ndarray, support: np.ndarray) -> torch.Tensor:
        """Cross-entropy of queries by cosine to the class means of the support."""
        classes, y = np.unique(label, return_inverse=True)
        y, s = torch.from_numpy(y), torch.from_numpy(support)
        own = F.one_hot(y[s], len(classes)).to(u.dtype)
        mean = F.normalize(own.T @ u[s], dim=-1)
        logits = self.temperature.clamp(0, 4).exp() * u[~s] @ mean.T
        weight = 1.0 / torch.bincount(y[~s], minlength=len(classes)).clamp(min=1).to(u.dtype)
        return F.cross_entropy(logits, y[~s], weight=weight)


def embed(encoder: Encoder, one: data.PixelSet, most: int = 48, seed: int = 0) -> np.ndarray:
    """(N, d) embeddings for the last 365 days of each place."""
    rng = np.random.default_rng(seed)
    out = []
    with torch.inference_mode():
        for first in range(0, len(one), 512):
            part = one.take(np.arange(first, min(first + 512, len(one))))
            series = {k: at_most(s, most, rng) for k, s in part.series.items()}
            last = torch.stack([s.days.max(1).values for s in series.values()]).max(0).values + 1
            mean, _ = encoder(series, torch.stack((last - 365, last), 1), spatial=False)
            out.append(mean[:, 0, 0].numpy())
    return np.concatenate(out)


def raw(one: data.PixelSet) -> np.ndarray:
    """The normalised values of all dates side by side, gaps filled by the mean of the others."""
    columns = []
    for s in one.series.values():
        x = s.values[..., 0, 0].numpy().copy()
        x[~(s.present[..., 0, 0] & s.clear[:, :, None, 0, 0]).numpy()] = np.nan
        grid = np.arange(x.shape[1])
        for row in x.transpose(0, 2, 1).reshape(-1, x.shape[1]):
            ok = np.isfinite(row)
            row[~ok] = np.interp(grid[~ok], grid[ok], row[ok]) if ok.any() else 0
        mean = np.nan_to_num(x, nan=0.0)
        columns.append(mean.reshape(len(x), -1))
    return np.concatenate(columns, 1)


def validate(
    x: np.ndarray, one: data.PixelSet, shots=(1, 5, 20), draws: int = 20
) -> dict[str, float]:
    """Balanced accuracy of few-shot heads, best of class mean and logistic, support and test in
    other cells where that is possible."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import balanced_accuracy_score

    rng = np.random.default_rng(1)
    result = {}
    counts = np.bincount(one.label[one.label >= 0])
    for shot in shots:
        able = np.flatnonzero(counts >= max(2 * shot, 6))
        if len(able) < 2:
            continue
        scores = []
        for _ in range(draws):
            train = np.concatenate(
                [rng.permutation(np.flatnonzero(one.label == c))[:shot] for c in able]
            )
            test = np.setdiff1d(np.flatnonzero(np.isin(one.label, able)), train)
            head = LogisticRegression(C=10.0, max_iter=200).fit(x[train], one.label[train])
            scores.append(balanced_accuracy_score(one.label[test], head.predict(x[test])))
        result[f"{shot}"] = round(float(np.mean(scores)), 3)
    return result


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--size", default="small")
    parser.add_argument("--steps", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--leave-out", default="", help="a set not to train on")
    parser.add_argument("--no-simulator", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(int(torch.get_num_threads()))
    sets = {n: split(data.load(args.data, n)) for n in SETS}
    training = {n: t for n, (t, _) in sets.items() if n != args.leave_out}
    training |= {n: data.scene(args.data, n) for n in SCENES if n != args.leave_out}
    trainer = Trainer(args.size, args.steps, args.seed, args.rate)
    pool = None if args.no_simulator else simulated.Pool(args.seed)
    odds = np.array([(SETS | SCENES)[n] for n in training] + [0.0])
    odds[-1] = 0.0 if pool is None else SIMULATED * odds.sum()
    odds /= odds.sum()
    begun, log = time.time(), []
    for i in range(args.steps):
        which = trainer.rng.choice(len(odds), p=odds)
        if which < len(training):
            terms = trainer.step(i, list(training.values())[which])
        else:
            terms = trainer.step(i, *pool.draw(trainer.rng))
        log.append(terms)
        if (i + 1) % 1000 == 0:
            mean = {
                k: round(float(np.mean([t[k] for t in log[-1000:] if k in t])), 3)
                for k in WEIGHTS
                if any(k in t for t in log[-1000:])
            }
            line = {"step": i + 1, "minutes": round((time.time() - begun) / 60, 1)} | mean
            if (i + 1) % 4000 == 0 or i + 1 == args.steps:
                save(args, trainer, line)
                line["validation"] = check(trainer, sets)
            trainer.history.append(line)
            print(json.dumps(line), flush=True)
    save(args, trainer, trainer.history[-1])


def averaged(trainer: Trainer) -> Encoder:
    encoder = Encoder(trainer.encoder.config)
    state = {k.removeprefix("0."): v for k, v in trainer.average.items() if k.startswith("0.")}
    encoder.load_state_dict(state)
    return encoder.eval()


def check(trainer: Trainer, sets) -> dict[str, dict[str, float]]:
    encoder = averaged(trainer)
    return {n: validate(embed(encoder, v), v) for n, (_, v) in sets.items()}


def save(args, trainer: Trainer, line: dict) -> None:
    encoder = averaged(trainer)
    decoders = Decoders(trainer.encoder.config)
    decoders.load_state_dict(
        {k.removeprefix("1."): v for k, v in trainer.average.items() if k.startswith("1.")}
    )
    checkpoint.save(
        args.out, encoder, decoders, {"steps": args.steps, "history": trainer.history}, half=True
    )


if __name__ == "__main__":
    main()
