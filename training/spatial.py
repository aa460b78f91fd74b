"""Is the spatial path worth its time on places never seen? `make ablation-spatial`.

Twice one Belgian scene is left out. Space-Time-Precision blocks are put beside the pixel and the
season path, which stay as they were trained without that scene, and learn from images of the other
scenes and of simulated landscapes: with the exchange of the pyramid, and without it. Printed is, for
each number of labels, balanced accuracy in per cent with a 90 % interval from resampled groups, by
the heads and draws of `make bench-quality` (no forests, one setting a head): of the pixel path
alone, of both variants, of blocks as they start behind the trained gate, and of monthly composites;
for the bundled sample, too, which is simulated as half of the training is. Below stands how much
less error each makes than the pixel path. Stopped, the same command goes on with the next variant.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "bench"), str(ROOT / "training")]

import clone  # noqa: E402,I001  makes aef_fields known to all below
import apart  # noqa: E402
import data  # noqa: E402
import draws  # noqa: E402
import numpy as np  # noqa: E402
import quality  # noqa: E402
import sets  # noqa: E402
import table  # noqa: E402
import torch  # noqa: E402
from aef_fields.core.model import checkpoint  # noqa: E402
from aef_fields.core.model.config import ALIGN, SIZES, SPACE_STRIDE  # noqa: E402
from aef_fields.core.model.encoder import Encoder  # noqa: E402
from aef_fields.core.model.infer import FrameStack, arithmetic, to_series  # noqa: E402
from aef_fields.core.model.series import Series, seen  # noqa: E402
from aef_fields.core.model.spacetime import SpatialPath  # noqa: E402
from aef_fields.core.simulate.scene import scene  # noqa: E402
from aef_fields.core.sources import SOURCES  # noqa: E402
from objective import Objective, learning_rate, looks  # noqa: E402
from simulated import EPOCH  # noqa: E402
from torch import Tensor  # noqa: E402
from views import at_most, episode  # noqa: E402

BUILD = ROOT / "build" / "spatial"
FOLDS = {  # left out -> scenes to learn from
    "belgium_2018": ("belgium_2019_20m", "belgium_1km_2021"),
    "belgium_2019_20m": ("belgium_2018", "belgium_1km_2021"),
}
SCORED = {  # left out -> sets of the bench; the sample is simulated and counts in no mean
    "belgium_2018": ("belgium_2018 CT", "belgium_2018 LC", "sample"),
    "belgium_2019_20m": ("belgium_2019 CT", "belgium_2019 LC"),
}
PIXEL, WHOLE, ALONE, FRESH = "pixel path", "+ blocks", "+ blocks, no exchange", "+ untrained blocks"
DATES = 8  # of a source in a step
PLACES = 256  # of an episode
SIMULATED = 48  # landscapes
EDGE = 64  # pixels of an image, all that two of the three real ones have


@dataclass(frozen=True)
class Image:
    """Frames (1, T, C, H, W) and labelled pixels among theirs: `lonlat` holds row and column."""

    series: dict[str, Series]
    places: data.PixelSet


def real(folder: Path, name: str) -> Image:
    stacks = data.stacks_of(folder / "scenes" / name)
    return Image(to_series(stacks, SOURCES, torch.device("cpu")), data.scene(folder, name))


def landscape(seed: int) -> Image:
    """A simulated landscape; what covers a pixel is its label, its parcel its group."""
    one = scene(seed, EDGE, dates=DATES)
    optical = FrameStack(one.optical.transpose(0, 3, 1, 2), one.valid, one.optical_days + EPOCH)
    echoes = one.radar.transpose(0, 3, 1, 2).repeat(2, 2).repeat(2, 3)  # from 20 m
    radar = FrameStack(echoes, np.ones(echoes[:, 0].shape, bool), one.radar_days + EPOCH)
    series = to_series({data.S2: optical, data.S1: radar}, SOURCES, torch.device("cpu"))
    at = np.stack(np.mgrid[:EDGE, :EDGE], -1).reshape(-1, 2).astype(float)
    group = np.unique(one.parcel, return_inverse=True)[1].reshape(-1)
    return Image(
        series, data.PixelSet("simulated", {}, one.cover.reshape(-1).astype(int), group, at, ())
    )


def pixels(one: Series, rows: Tensor, cols: Tensor) -> Series:
    """Some pixels of an image (1, T, C, H, W) as n places (n, T, C, 1, 1)."""
    values, present, clear = (
        x[0, ..., rows, cols].movedim(-1, 0)[..., None, None]
        for x in (one.values, one.present, one.clear)
    )
    return Series(values, present, clear, one.days.expand(len(rows), -1))


def cropped(image: Image, rng: np.random.Generator) -> Image:
    """A square of EDGE pixels of an image, with the places in it."""
    size = np.array(next(iter(image.series.values())).clear.shape[2:])
    first = np.array([rng.integers(0, n - EDGE + 1) for n in size])
    rows, cols = (slice(int(n), int(n) + EDGE) for n in first)
    at = image.places.lonlat - first
    inside = image.places.take(np.flatnonzero(((at >= 0) & (at < EDGE)).all(1)))
    return Image(
        {name: one.cut(rows, cols) for name, one in image.series.items()},
        replace(inside, lonlat=inside.lonlat - first),
    )


def encoded(
    encoder: Encoder, series: dict[str, Series], valid: Tensor, at: Tensor, offset: tuple[int, int]
) -> tuple[Tensor, Tensor]:
    """What the encoder says of the pixels `at` (2, n) of an image: (n, 1, 1, d) and (n, 1, 1)."""
    places = {name: pixels(one, *at) for name, one in series.items()}
    each = valid.expand(at.shape[1], 2)
    around = encoder.spatial(series, valid, offset)[0][tuple(at)]
    x = encoder.pixel(places, each) + encoder.gate * around[:, None, None]
    return encoder.on_sphere(x, places, each), seen(places)


def step(objective: Objective, image: Image, rng: np.random.Generator) -> tuple:
    """Loss of one episode on an image, and its terms; None if it has too few labels."""
    image = cropped(image, rng)
    drawn = episode(image.places, rng, PLACES)
    if drawn is None:
        return None, {}
    places, support = drawn
    at = torch.from_numpy(places.lonlat.T.astype(int))
    some = {name: at_most(one, DATES, rng) for name, one in image.series.items()}
    looked = looks(some, rng)
    # Anywhere in a window of attention that leaves room for the whole image.
    first = rng.integers(0, (ALIGN - EDGE) // SPACE_STRIDE, 2) * SPACE_STRIDE
    offset = (int(first[0]), int(first[1]))
    one, other = (
        encoded(objective.encoder, x, looked.valid, at, offset)
        for x in (looked.inputs, looked.view)
    )
    held = {name: pixels(s, *at) for name, s in looked.targets.items()}
    looked = looked._replace(targets=held, valid=looked.valid.expand(len(places), 2))
    return objective.judged(one, other, looked, places, support, None, rng)


def with_blocks(trunk: checkpoint.Checkpoint, size: str, exchange: bool) -> Objective:
    """The trunk, which stays as it is, and fresh blocks. Without the exchange it stays at zero.

    The gate begins open: from zero, where an encoder's begins, hundreds of steps did not open it.
    """
    config = replace(trunk.encoder.config, blocks=SIZES[size].blocks)
    objective = Objective(config, sources=trunk.encoder.sources)
    encoder = objective.encoder
    encoder.load_state_dict(trunk.encoder.state_dict(), strict=False)
    objective.decoders.load_state_dict(trunk.decoders.state_dict())
    encoder.requires_grad_(False)
    torch.nn.init.ones_(encoder.gate.requires_grad_(True))
    encoder.spatial.requires_grad_(True)
    for block in encoder.spatial.blocks:
        block.exchange.requires_grad_(exchange)
    return objective


def learn(objective: Objective, images: list[Image], steps: int, rate: float) -> dict:
    """Train the blocks: half of the steps on real images (the first two), half on simulated ones.
    Returns means of the terms over the first and the last tenth, and the minutes."""
    weights = [p for p in objective.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=rate, weight_decay=0.05, betas=(0.9, 0.98))
    dtype, history, begun = arithmetic(torch.device("cpu")), [], time.process_time()
    for i in range(steps):
        rng = np.random.default_rng((0, i))
        torch.manual_seed(i)
        first, last = ((0, 2), (2, len(images)))[int(rng.random() < 0.5)]
        with torch.autocast("cpu", dtype, dtype != torch.float32):
            loss, terms = step(objective, images[rng.integers(first, last)], rng)
        if loss is None:
            continue
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(i, steps, rate, steps / 10)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        history.append(terms)
        if i % 50 == 49:
            print(f"step {i + 1}: {json.dumps(_means(history[-50:]))}", file=sys.stderr, flush=True)
    tenth = max(1, len(history) // 10)
    ends = {"first": history[:tenth], "last": history[-tenth:]}
    told = {when: _means(part) for when, part in ends.items()}
    return told | {"steps": steps, "minutes": round((time.process_time() - begun) / 60, 1)}


def _means(history: list[dict[str, float]]) -> dict[str, float]:
    names = {name for terms in history for name in terms}
    return {n: round(float(np.mean([t[n] for t in history if n in t])), 3) for n in sorted(names)}


def weights_of(fold: str, args: argparse.Namespace) -> dict[str, Path]:
    """Row -> checkpoint, trained without the scene `fold`; made where it is not there yet."""
    trunk = trunk_of(fold, args)
    names = {WHOLE: "exchange", ALONE: "no_exchange", FRESH: "untrained"}
    known = checkpoint.load(trunk)
    # Blocks learnt beside other weights are none that these can be compared with.
    ends = f"{known.sha256[:12]}_{args.steps}.safetensors"
    paths = {k: BUILD / f"{fold}_{v}_{ends}" for k, v in names.items()}
    missing = [row for row in (WHOLE, ALONE) if not paths[row].exists()]
    if missing:
        images = [real(args.data, name) for name in FOLDS[fold]]
        images += [landscape(seed) for seed in range(SIMULATED)]
    for row in missing:
        torch.manual_seed(0)
        objective = with_blocks(known, "small", exchange=row == WHOLE)
        record = learn(objective, images, args.steps, args.rate)
        record["sets"] = sorted({*known.record["sets"], *FOLDS[fold]})
        encoder, decoders = objective.encoder, objective.decoders
        print(fold, row, json.dumps(record), f"gate {encoder.gate.abs().mean():.3f}", flush=True)
        if row == WHOLE:
            fresh = SpatialPath(encoder.config, encoder.sources)
            trained, encoder.spatial = encoder.spatial, fresh
            checkpoint.save(paths[FRESH], encoder, decoders, record)
            encoder.spatial = trained
        checkpoint.save(paths[row], encoder, decoders, record)
    return {PIXEL: trunk, **paths}


def trunk_of(fold: str, args: argparse.Namespace) -> Path:
    """The bundled weights if they have not seen the scene, else others, trained without it."""
    bundled = checkpoint.find("")
    if fold not in checkpoint.load_card(bundled)["training"]["sets"]:
        return bundled
    out = BUILD / f"trunk_without_{fold}.safetensors"
    if not out.exists():
        words = ["--leave-out", fold, "--steps", str(args.trunk_steps), "--data", str(args.data)]
        command = [sys.executable, "training/pretrain.py", str(out), *words]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return out


def cells_of(weights: dict[str, Path], folder: Path) -> list[table.Cell]:
    """The scenes with both label fields and each number of labels, and what each head makes of them."""
    cells = []
    for fold, path in weights.items():
        known = checkpoint.load(path)
        trained = known.record["sets"]
        far, _ = apart.scored(folder, fold, trained)
        if not far.all():
            raise SystemExit(f"{fold} lies within {apart.KM:g} km of a place that {path} has seen.")
        for name in SCORED[fold]:
            one = sets.load(name, folder, known, path, trained, 0)
            one.features = {k: one.features[k] for k in "ad"}
            for shot in draws.SHOTS:
                cell = quality.screened(one, shot, True, draws.count_of(shot, False))
                cells += [cell] if cell else []
    return cells


def scored(args: argparse.Namespace) -> dict[str, list[table.Cell]]:
    """Row -> cells of the scenes left out. All rows get the heads that do best with the pixel path
    on the other scene: the scenes are too small to choose one for each row."""
    pixel = cells_of({fold: trunk_of(fold, args) for fold in FOLDS}, args.data)
    for cell in pixel:
        cell.chosen = table.freeze(cell, pixel)
    names = [name for fold in args.only for name in SCORED[fold]]
    found = {PIXEL: [cell for cell in pixel if cell.one.name in names]}
    weights = {fold: weights_of(fold, args) for fold in args.only}
    for row in (WHOLE, ALONE, FRESH):
        found[row] = cells_of({fold: of[row] for fold, of in weights.items()}, args.data)
        for cell, other in zip(found[row], found[PIXEL], strict=True):
            cell.chosen = other.chosen
    return {row: [table.finish(cell) for cell in cells] for row, cells in found.items()}


def report(found: dict[str, list[table.Cell]]) -> str:
    """Accuracies, and the error less than that of the pixel path, as Markdown."""
    rows, pixel = list(found), found[PIXEL]
    lines = [["scene, labels", "a class", *rows, "composites"]]
    for i, cell in enumerate(pixel):
        accuracies = [table.percent(found[row][i].rows["a"]) for row in rows]
        shot = str(cell.shot or "all")
        lines.append([cell.one.name, shot, *accuracies, table.percent(cell.rows["d"])])
    places = {cell.place: [cell.place] for cell in pixel}
    together = {cell.place for cell in pixel if cell.counts}
    less = [["error less than the pixel path's by %", *rows[1:]]]
    for title, some in (*places.items(), ("together", together)):
        logs = [_ratio(found[row], pixel, some) for row in rows[1:]]
        less.append([title, *(table.less(log) for log in logs)])
    unchosen = [_ratio_of_all_heads(found[row], pixel, together) for row in rows[1:]]
    less.append(["together, mean of all heads", *(f"{v:+.1f}" for v in unchosen)])
    return table.markdown(lines) + "\n\n" + table.markdown(less)


def _ratio(ours: list[table.Cell], pixel: list[table.Cell], places: Collection[str]) -> np.ndarray:
    """(1 + resampled,) mean log ratio of errors."""
    errors = [
        [
            np.maximum(1 - cell.rows["a"], table.LEAST_ERROR)
            for cell in cells
            if cell.place in places
        ]
        for cells in (ours, pixel)
    ]
    return np.mean(np.log(errors[0]) - np.log(errors[1]), 0)


def _ratio_of_all_heads(
    ours: list[table.Cell], pixel: list[table.Cell], places: Collection[str]
) -> float:
    """Error less by %, over all heads of the first draws, none of them chosen."""
    logs = [
        np.log(max(cell.screen[config], table.LEAST_ERROR) / max(error, table.LEAST_ERROR))
        for cell, other in zip(ours, pixel, strict=True)
        for config, error in other.screen.items()
        if config.row == "a" and cell.place in places
    ]
    return float(100 * (1 - np.exp(np.mean(logs))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=clone.DATA)
    parser.add_argument("--only", nargs="*", default=list(FOLDS), choices=FOLDS, metavar="LEFT_OUT")
    parser.add_argument("--steps", type=int, default=350)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--trunk-steps", type=int, default=2000)
    args = parser.parse_args()
    args.data = args.data.resolve()
    BUILD.mkdir(parents=True, exist_ok=True)
    print(report(scored(args)))


if __name__ == "__main__":
    main()
