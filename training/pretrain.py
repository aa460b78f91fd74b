"""Train the bundled checkpoint: `make train`. Stopped at any moment, the same command goes on.

Each step draws one set (a real one of ../shared/data, or simulated landscapes) and plays a few-shot
episode on its labels, beside the self-supervised terms (objective.py). A quarter of the half-degree
cells of every set of points is never trained on; scenes/belgium_2018 is not used at all.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import platform
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

ROOT = Path(__file__).resolve().parent.parent
spec = importlib.util.spec_from_file_location(
    "aef_fields", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
)
sys.modules["aef_fields"] = importlib.util.module_from_spec(spec)
sys.path.insert(0, str(Path(__file__).resolve().parent))

import data  # noqa: E402
import levels  # noqa: E402
import prior  # noqa: E402
import simulated  # noqa: E402
import state  # noqa: E402
from aef_fields.core.model import checkpoint  # noqa: E402
from aef_fields.core.model.config import SIZES  # noqa: E402
from aef_fields.core.model.encoder import Encoder  # noqa: E402
from objective import Objective, learning_rate  # noqa: E402
from validation import embed, validate  # noqa: E402
from views import episode  # noqa: E402

SETS = {  # how often each real set is drawn
    "canada_aafc_2017_monthly_s2s1": 3.0,
    "rondonia_2022_s2": 2.0,
    "france_lpis_2023_dekad_s2s1": 1.0,
    "amazon_prodes_landsat8_interp": 0.7,
    "global_worldcereal_500a_s2s1": 1.0,
}
SCENES = {"belgium_2019_20m": 1.5, "belgium_1km_2021": 0.7}  # belgium_2018 is kept for testing
SIMULATED = 0.4  # times as often as all real sets together
TEST_SHARE = 4  # one cell in four is for validation
PLACES = 128  # of an episode
EVERY = 500  # steps from one saved state to the next


def split(one: data.PixelSet) -> tuple[data.PixelSet, data.PixelSet]:
    """(training, validation) by cells."""
    test = (np.random.default_rng(12345).permutation(one.group.max() + 1) % TEST_SHARE == 0)[
        one.group
    ]
    return one.take(np.flatnonzero(~test)), one.take(np.flatnonzero(test))


class Trainer:
    """Everything that changes from step to step. Step i draws from a generator of its own, seeded
    by i, so that an interrupted training goes on with the numbers it would have had."""

    def __init__(self, args: argparse.Namespace):
        torch.manual_seed(args.seed)
        self.args = args
        self.objective = Objective(
            replace(SIZES[args.size], blocks=0), tuple(args.without), args.text_width
        )
        self.optimiser = torch.optim.AdamW(
            self.objective.parameters(),
            lr=args.rate,
            weight_decay=0.05,
            betas=(0.9, 0.98),
            fused=True,  # a fifth of the time that many small weights take one by one
        )
        self.done, self.seconds, self.history = 0, 0.0, []  # type: ignore[var-annotated]
        self.begin()

    def begin(self) -> None:
        """The weights are those of the start now."""
        self.average = {k: v.clone() for k, v in self.objective.state_dict().items()}

    def step(self, draw: Any) -> dict[str, float]:
        """One step on what `draw(step, rng)` gives: places and their truth, if it is known."""
        rng = np.random.default_rng((self.args.seed, self.done))
        torch.manual_seed(int(rng.integers(2**31)))
        one, truth = draw(self.done, rng)
        drawn = episode(one, rng, PLACES)
        self.done += 1
        if drawn is None:
            return {}
        for group in self.optimiser.param_groups:
            group["lr"] = learning_rate(self.done, self.args.steps, self.args.rate)
        loss, terms = self.objective(*drawn, truth, rng)
        if not torch.isfinite(loss):
            raise SystemExit(f"The loss is {float(loss)} at step {self.done}: {terms}")
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.objective.parameters(), 1.0)
        self.optimiser.step()
        decay = min(0.999, self.done / (self.done + 100))
        with torch.no_grad():
            for k, v in self.objective.state_dict().items():
                self.average[k].lerp_(v, 1 - decay)
        return terms

    def averaged(self) -> Objective:
        """The moving average of the weights, which is what is bundled."""
        mean = Objective(self.objective.encoder.config, text=self.args.text_width)
        mean.load_state_dict(self.average)
        return mean.eval()


def main() -> None:
    args = arguments()
    sets = {n: split(data.with_text(data.load(args.data, n), args.text)) for n in SETS}
    args.text_width = max(0 if t.text is None else t.text.shape[1] for t, _ in sets.values())
    trainer = Trainer(args)
    training = {n: t for n, (t, _) in sets.items() if n not in args.leave_out}
    training |= {n: data.scene(args.data, n) for n in SCENES if n not in args.leave_out}
    if args.no_radar:
        training = {n: data.without(one, data.S1) for n, one in training.items()}
    if not {"start", "season"} & set(args.without):
        prior.start(trainer.objective.encoder, list(training.values()), args.seed)
    trainer.begin()
    state.restore(args.out, trainer)
    draw = drawing(args, training)
    terms: list[dict[str, float]] = []
    while trainer.done < args.steps:
        begun = time.perf_counter()
        terms.append(trainer.step(draw))
        trainer.seconds += time.perf_counter() - begun
        if trainer.done % EVERY == 0 or trainer.done == args.steps:
            line = {"step": trainer.done, "minutes": round(trainer.seconds / 60, 1)}
            line |= {k: _mean(terms, k) for k in trainer.objective.weights if _mean(terms, k)}
            if trainer.done % (8 * EVERY) == 0:
                line["validation"] = validated(trainer.averaged().encoder, sets)
            trainer.history.append(line)
            terms.clear()
            print(json.dumps(line), flush=True)
            state.save(args.out, trainer)
    finish(args, trainer, training, sets)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--size", default="small")
    parser.add_argument("--steps", type=int, default=40000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--leave-out", nargs="*", default=[], help="sets not to train on")
    parser.add_argument("--without", nargs="*", default=[], help="terms, paths, or the start")
    parser.add_argument("--no-radar", action="store_true", help="no Sentinel-1 in training")
    parser.add_argument("--no-simulator", action="store_true")
    parser.add_argument(
        "--text", type=Path, help="a folder of text embeddings, a .npz for each set"
    )
    return parser.parse_args()


def drawing(args: argparse.Namespace, training: dict[str, data.PixelSet]) -> Any:
    """A function of the step and a generator that gives a set and, where it is simulated, its truth."""
    pool = None if args.no_simulator else simulated.Pool(args.seed)
    odds = np.array([(SETS | SCENES)[n] for n in training])
    places = list(training.values())

    def draw(
        step: int, rng: np.random.Generator
    ) -> tuple[data.PixelSet, dict[str, np.ndarray] | None]:
        if pool is not None and rng.random() < SIMULATED / (1 + SIMULATED):
            one, truth = pool.draw(step, rng)
            return (data.without(one, data.S1) if args.no_radar else one), truth
        return places[rng.choice(len(places), p=odds / odds.sum())], None

    return draw


def validated(
    encoder: Encoder, sets: dict[str, tuple[data.PixelSet, data.PixelSet]]
) -> dict[str, dict[str, float]]:
    """Balanced accuracy on the cells kept out of each set, and of sets that were left out too."""
    return {n: validate(embed(encoder, v), v) for n, (_, v) in sets.items()}


def _mean(terms: list[dict[str, float]], name: str) -> float:
    found = [t[name] for t in terms if name in t]
    return round(float(np.mean(found)), 3) if found else 0.0


def finish(
    args: argparse.Namespace,
    trainer: Trainer,
    training: dict[str, data.PixelSet],
    sets: dict[str, tuple[data.PixelSet, data.PixelSet]],
) -> None:
    """The checkpoint with its training record."""
    mean = trainer.averaged()
    other_levels = (
        {} if args.no_simulator else levels.carry_over(mean.encoder, mean.decoders, args.seed)
    )
    record = {
        "steps": trainer.done,
        "minutes": round(trainer.seconds / 60, 1),
        "seed": args.seed,
        "rate": args.rate,
        "weights": trainer.objective.weights,
        "sets": list(training),
        "places": {n: len(one) for n, one in training.items()},
        "simulated": 0.0 if args.no_simulator else SIMULATED,
        "other_levels": other_levels,
        "hardware": f"{platform.processor() or platform.machine()}, {torch.get_num_threads()} threads",
        "torch": torch.__version__,
        "history": trainer.history,
        "validation": validated(mean.encoder, sets),
    }
    checkpoint.save(args.out, mean.encoder, mean.decoders, record, half=True)
    state.path_of(args.out).unlink(missing_ok=True)


if __name__ == "__main__":
    main()
