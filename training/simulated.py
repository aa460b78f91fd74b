"""Simulated landscapes as episodes, drawn from a pool that is renewed all the time."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from aef_fields.core.model.timecode import FRAME_CODE, frame_code
from aef_fields.core.simulate import series as simulator
from data import PixelSet, as_series

QUANTITIES = 4  # leaf area, height, moisture, water
STAGES = 5  # of a field's crop, see core/simulate/series.py
STAGE = 0.5  # weight of the stage's cross-entropy beside the quantities' mean error
CHUNK = 2048
LIFE = 100  # steps
PASSES = np.array([0.25, 0.75])  # of the day, sinking and rising: Sentinel-1 at 6 and 18 o'clock
EPOCH = 17167.0  # 2017-01-01; the encoder never sees the year


class Pool:
    """Chunks of pixels, four at a time, the oldest replaced every `LIFE` steps; which ones depends
    on the step alone, so that an interrupted training meets the same."""

    def __init__(self, seed: int):
        self.seed = seed
        self.chunks: dict[int, tuple[PixelSet, dict[str, np.ndarray]]] = {}

    def draw(self, step: int, rng: np.random.Generator) -> tuple[PixelSet, dict[str, np.ndarray]]:
        oldest = step // LIFE
        wanted = oldest + int(rng.integers(4))
        self.chunks = {k: v for k, v in self.chunks.items() if k >= oldest}
        if wanted not in self.chunks:
            self.chunks[wanted] = chunk(1_000_003 * self.seed + wanted)
        return self.chunks[wanted]


def chunk(seed: int) -> tuple[PixelSet, dict[str, np.ndarray]]:
    """CHUNK pixels as a PixelSet with cover as label, place as group; and their truth."""
    rng = np.random.default_rng(seed)
    optical = "sentinel-2-l2a" if rng.random() < 0.85 else "sentinel-2-l1c"
    sources = [optical, "sentinel-1-grd"] if rng.random() < 0.7 else [optical]
    if rng.random() < 0.3:
        sources.append("landsat-c2-l2")
    return pixels(seed, tuple(sources), int(rng.choice([16, 64, 256])), rng)


def pixels(
    seed: int, sources: tuple[str, ...], per_place: int, rng: np.random.Generator
) -> tuple[PixelSet, dict[str, np.ndarray]]:
    """The same of stated sources, so many pixels a landscape."""
    s = simulator.pixel_series(CHUNK, seed, sources=sources, per_place=per_place)
    series = {}
    for name, f in s.frames.items():
        values = np.where(f.valid[..., None], f.values, np.nan).astype(np.float32)
        days = f.days + EPOCH
        if name == "sentinel-1-grd":
            days = days + ((PASSES + rng.random()) % 1)[f.orbit]  # in UTC, at some longitude
        series[name] = as_series(name, values, days, f.valid)
    truth = {
        "days": s.days.astype(np.float64) + EPOCH,
        "values": np.stack((s.leaf_area / 2, np.log1p(s.height), s.moisture, s.water), -1).astype(
            np.float32
        ),
        "stage": s.stage.astype(np.int64),
    }
    # In place of its longitude travels a pixel's number in the chunk, so that truth can follow it.
    lonlat = np.stack((np.arange(CHUNK), s.latitude), -1).astype(float)
    return PixelSet("simulated", series, s.cover.astype(int), s.place, lonlat, ()), truth


def truth_head(d: int) -> torch.nn.Module:
    return torch.nn.Sequential(
        torch.nn.Linear(d + FRAME_CODE, 128),
        torch.nn.GELU(),
        torch.nn.Linear(128, QUANTITIES + STAGES),
    )


def truth_loss(
    head, draw: torch.Tensor, places: PixelSet, truth, valid: torch.Tensor, shift: float
) -> torch.Tensor:
    """How far the embedding and a date's code are from telling the truth at three of its dates: L1
    of the quantities, cross-entropy of the crop's stage."""
    at = places.lonlat[:, 0].astype(int)
    pick = np.random.default_rng(len(at)).integers(0, truth["days"].shape[1], (len(at), 3))
    days = torch.from_numpy(np.take_along_axis(truth["days"][at], pick, 1)) + shift
    wanted = torch.from_numpy(np.take_along_axis(truth["values"][at], pick[..., None], 1))
    stage = torch.from_numpy(np.take_along_axis(truth["stage"][at], pick, 1))
    code = frame_code(days, valid)
    told = head(torch.cat((draw[:, None].expand(-1, 3, -1), code), -1))
    quantities, stages = told.split((QUANTITIES, STAGES), -1)
    off = (quantities - wanted).abs().mean()
    return off + STAGE * F.cross_entropy(stages.flatten(0, 1), stage.flatten())
