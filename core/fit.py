"""Fitting an encoder to one scene, without labels: reconstruct frames it was not shown."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from .embed import read_stacks
from .errors import Cancelled, InputError
from .files import refuse_overwriting, require_output
from .fitstate import FitState
from .frames import Frame, grouped, load
from .grid import Grid
from .model import checkpoint as checkpoints
from .model.config import ALIGN, SIZES
from .period import with_clear_pixels
from .progress import Progress
from .raster import FrameReader, target_grid
from .sources import SOURCES, Source
from .spread import measured

if TYPE_CHECKING:
    import torch

    from .model.decoders import Decoders
    from .model.encoder import Encoder
    from .model.series import Series

ROOM_BYTES = 1_000_000_000  # of frames held in memory while fitting
DISK_BYTES = 100_000_000  # for the weights, and the optimiser's state while it is unfinished
LEAST_PIXELS = 2_000  # places seen clearly in at least four frames
GROUPS, PLACES = 8, 64  # a step without an image: groups of places with one choice of frames
PATCH = 48  # edge in pixels of the image of the other steps, about as much work
FRAMES = 12  # input frames of each source in a step, at most
TARGETS = 3  # frames of each source to be reconstructed in a step
RATES = {"none": 2e-3, "adapt": 3e-4}  # highest learning rate: fresh weights, trained ones
CONSISTENCY = 0.1  # five times the paper's weight, which did better on single scenes


def run(
    manifest: Path,
    out: Path,
    start: str,
    minutes: float,
    device: str,
    seed: int,
    progress: Progress,
) -> dict[str, Any]:
    """The command `fit`: a checkpoint for this scene. `start`: a checkpoint, or `none`."""
    weights = _weights(start)
    known = checkpoints.sources_of(checkpoints.load_card(weights)) if weights else SOURCES
    frames, assumed = load(manifest, known)
    grid = target_grid(frames, None)
    groups = [group for group, _ in with_clear_pixels(grouped(frames))]
    own = {f.source.id: f.source for f in frames if f.source.id not in known}
    out = require_output(out, ".safetensors", [manifest, *(f.path for f in frames)], DISK_BYTES)
    _refuse_overwriting(out, manifest)
    import torch

    from .model.infer import choose_device

    for note in assumed:
        progress.message(note)
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    where = choose_device(device)
    own = {name: measured(source, frames) for name, source in own.items()}
    encoder, decoders, origin = _start(weights, own)
    windows = _read_windows(groups, grid, encoder.sources, rng, progress)
    _refuse_too_small(windows, frames)
    job = {
        "from": origin,
        "minutes": minutes,
        "seed": seed,
        "frames": [str(f.path) for f in frames],
        "sources_added": checkpoints.source_table(own),
        "torch": torch.__version__,
        "device": str(where),
    }
    trainer = Trainer(encoder.to(where), decoders.to(where), windows, rng)
    state = FitState(out, job)
    curve = trainer.run(
        minutes * 60, RATES["none" if origin == "none" else "adapt"], progress, state
    )
    training = {"command": "fit", **job, "steps": len(curve), "loss": _shortened(curve)}
    checkpoints.save(out, encoder, decoders, training)
    state.clear()
    return {"checkpoint": str(out)}


def _refuse_overwriting(out: Path, manifest: Path) -> None:
    """The weights' card goes beside them as .json, where a manifest of that name may lie."""
    card = out.with_suffix(".json")
    refuse_overwriting([manifest], [card])
    if card.exists() and not out.exists():
        raise InputError(
            f"{card} exists and would be overwritten by the description of {out.name}; "
            "give the checkpoint another name."
        )


def _shortened(curve: list[float]) -> list[float]:
    """A loss curve as at most 20 means."""
    return [round(float(np.mean(part)), 4) for part in np.array_split(curve, 20) if len(part)]


def _weights(name: str) -> Path | None:
    """The checkpoint to start from, None for fresh weights."""
    if name == "none" or (not name and not checkpoints.bundled()):
        return None
    return checkpoints.find(name)


def _start(weights: Path | None, own: dict[str, Source]) -> tuple[Encoder, Decoders, str]:
    """Fresh weights of size small, or a checkpoint's, in either case with the sources `own`."""
    from .model.decoders import Decoders
    from .model.encoder import Encoder

    if weights is None:
        config, sources = SIZES["small"], SOURCES | own
        return Encoder(config, sources), Decoders(config, sources), "none"
    loaded = checkpoints.load(weights)
    encoder, decoders = checkpoints.widened(loaded, own)
    return encoder, decoders, loaded.identity


@dataclass(frozen=True)
class Window:
    """A square of the scene with all its frames; offset: see SpatialPath."""

    series: dict[str, Series]
    offset: tuple[int, int]


def _read_windows(
    groups: list[list[Frame]],
    grid: Grid,
    sources: dict[str, Source],
    rng: np.random.Generator,
    progress: Progress,
) -> list[Window]:
    """Squares of the scene with all their frames, as many as fit in memory, drawn at random."""
    import torch

    from .model.infer import to_series

    tiles = list(grid.tiles(ALIGN))
    each = sum(len(g[0].source.bands) for g in groups) * ALIGN**2 * 5
    take = max(1, min(len(tiles), ROOM_BYTES // each))
    chosen = [tiles[i] for i in sorted(rng.choice(len(tiles), take, replace=False))]
    col0, row0 = grid.lattice
    readers = [FrameReader(group, grid) for group in groups]
    windows = []
    for i, tile in enumerate(chosen):
        progress.step(i, take, "reading")
        series = to_series(read_stacks(readers, tile), sources, torch.device("cpu"))
        if any(one.clear.any() for one in series.values()):
            offset = ((row0 + tile.row) % ALIGN, (col0 + tile.col) % ALIGN)
            windows.append(Window(series, offset))
    for reader in readers:
        reader.close()
    return windows


def _refuse_too_small(windows: list[Window], frames: list[Frame]) -> None:
    enough = 0
    for window in windows:
        looks = [one.clear.sum(1) for one in window.series.values()]
        enough += int((sum(looks[1:], looks[0]) >= 4).sum())
    if enough < LEAST_PIXELS:
        raise InputError(
            f"The scene of {frames[0].path} is too small to fit: {enough} pixels are clear in four "
            f"frames or more, {LEAST_PIXELS} are needed. Give a larger area or more dates."
        )


class Trainer:
    """Steps of single pixels and of squares in turn, until the time is up."""

    def __init__(
        self,
        encoder: Encoder,
        decoders: Decoders,
        windows: list[Window],
        rng: np.random.Generator,
    ):
        import torch

        from .model.infer import arithmetic

        self.encoder, self.decoders, self.windows, self.rng = encoder, decoders, windows, rng
        self.parts = torch.nn.ModuleList([encoder, decoders])
        self.device = encoder.gate.device
        self.dtype = arithmetic(self.device)
        weights = list(self.parts.parameters())
        self.optimiser = torch.optim.AdamW(weights, lr=0.0, weight_decay=0.01, betas=(0.9, 0.98))
        self.weights = weights
        days = torch.cat([one.days.flatten() for w in windows for one in w.series.values()])
        self.support = (float(days.min()), float(days.max()) + 1)

    def run(self, seconds: float, rate: float, progress: Progress, state: FitState) -> list[float]:
        """Returns the loss of each step. Raises `InputError` if it stops being a number.

        Cancelled, it leaves its state and raises `Cancelled`; run again, it goes on from there.
        """
        import torch

        has_spatial = self.encoder.spatial is not None
        spent, losses = state.restore(self.parts, self.optimiser)
        if losses:
            progress.message(f"Going on from step {len(losses)} of an earlier run.")
        begun = time.monotonic() - spent
        self.encoder.train()
        self.decoders.train()
        while (spent := time.monotonic() - begun) < seconds:
            share = spent / seconds
            for group in self.optimiser.param_groups:
                # Up within the first 3 % of the time, then half a cosine down to zero.
                group["lr"] = rate * min(1.0, share / 0.03) * (1 + math.cos(math.pi * share)) / 2
            with torch.autocast(self.device.type, self.dtype, self.dtype != torch.float32):
                loss = self.loss(patch=has_spatial and len(losses) % 8 == 7)
            if not torch.isfinite(loss):
                raise InputError(
                    f"The loss is no number any more at step {len(losses)}; check the frames for "
                    "extreme values and state their scale. Nothing was written."
                )
            self.optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.weights, 1.0)
            self.optimiser.step()
            losses.append(round(loss.item(), 4))
            state.keep(self.parts, self.optimiser, spent, losses)
            try:
                progress.step(spent, seconds, f"loss {np.mean(losses[-50:]):.3f}")
            except Cancelled:
                state.save(self.parts, self.optimiser, spent, losses)
                raise
        self.encoder.eval()
        self.decoders.eval()
        return losses

    def loss(self, patch: bool) -> torch.Tensor:
        """One draw: hold frames out, embed the rest, decode the held-out; and two views agree."""
        from .model import losses
        from .model.encoder import sample

        window = self.windows[self.rng.integers(len(self.windows))]
        places, offset = self._patch(window) if patch else (self._pixels(window.series), (0, 0))
        places = {name: one.to(self.device) for name, one in places.items()}
        b = next(iter(places.values())).days.shape[0]
        valid = self._periods(b)
        frames = FRAMES // 2 if patch else FRAMES
        inputs, targets = {}, {}
        for name, one in places.items():
            one = self._some_frames(one, frames + TARGETS)
            index = self._target_index(one)
            targets[name] = one.choose(index)
            inputs[name] = losses.hold_out(one, index)
        mean, known = self.encoder(inputs, valid, patch, offset)
        drawn = sample(mean)
        total = drawn.new_zeros(())
        for name, target in targets.items():
            # A place without any clear input frame has no vector to decode from.
            target = replace(target, clear=target.clear & known[:, None])
            decoded = self.decoders.decode(name, drawn, target.days, valid)
            total = total + losses.reconstruction(decoded, target)
        student = {name: self._some_frames(one, frames // 2) for name, one in inputs.items()}
        fewer, known = self.encoder(student, valid, patch, offset)
        return total + CONSISTENCY * losses.consistency(mean[known], fewer[known])

    def _pixels(self, window: dict[str, Series]) -> dict[str, Series]:
        """GROUPS × PLACES pixels of one window, as a batch of GROUPS images of one row."""
        import torch

        from .model.series import Series

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

    def _periods(self, b: int) -> torch.Tensor:
        """Valid periods: a year of the support period or part of one, of two months at least."""
        import torch

        first, last = self.support
        year = min(365.0, last - first)
        end = self.rng.uniform(first + year, last, b) if last - first > 365 else np.full(b, last)
        start = end - year
        part = self.rng.random(b) < 0.5
        length = self.rng.uniform(min(60.0, year), year, b)
        start = np.where(part, self.rng.uniform(start, end - length), start)
        end = np.where(part, start + length, end)
        return torch.from_numpy(np.stack((start, end), -1)).to(self.device)

    def _some_frames(self, one: Series, most: int) -> Series:
        """At most `most` frames, another choice for each place of the batch."""
        import torch

        b, t = one.days.shape
        if t <= most:
            return one
        keep = np.sort(self.rng.random((b, t)).argsort(1)[:, :most], axis=1)
        return one.choose(torch.from_numpy(keep).to(self.device))

    def _target_index(self, one: Series) -> torch.Tensor:
        import torch

        b, t = one.days.shape
        count = min(TARGETS, max(1, t // 4))
        return torch.from_numpy(self.rng.random((b, t)).argsort(1)[:, :count]).to(self.device)


def _rows(x: torch.Tensor, at: torch.Tensor) -> torch.Tensor:
    """(1, …, H, W) and indices (G, P) -> (G, …, 1, P)."""
    return x.flatten(-2)[0][..., at].movedim(-2, 0).unsqueeze(-2)
