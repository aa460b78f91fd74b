"""Encoding one tile: numpy in, numpy out, in the fastest arithmetic the processor has."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from ..errors import InputError
from ..sources import Source, normalise
from .config import ALIGN
from .encoder import Encoder
from .series import Series, seen

PIXELS_AT_ONCE = 1024  # through the pixel path at once: their tokens stay in a core's cache
GPU_PIXELS_AT_ONCE = 65536


@dataclass(frozen=True)
class FrameStack:
    """Frames of one source over a tile: values (T, C, H, W) in the source's units, NaN where
    missing; clear (T, H, W) bool; days (T,) float64 since 1970-01-01."""

    values: np.ndarray
    clear: np.ndarray
    days: np.ndarray


def choose_device(name: str) -> torch.device:
    """`auto` is the GPU if there is one. Raises `InputError` if `cuda` is asked for in vain."""
    available = torch.cuda.is_available()
    if name == "cuda" and not available:
        raise InputError(
            "No CUDA device is available; choose auto or cpu, or install the CUDA build."
        )
    return torch.device("cuda" if available and name != "cpu" else "cpu")


def arithmetic(device: torch.device) -> torch.dtype:
    """bfloat16 where the processor multiplies it in hardware, else float32."""
    if device.type == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float32
    # Without these instructions oneDNN emulates bfloat16, slower than float32.
    fast = any(
        getattr(torch.cpu, name, lambda: False)()
        for name in ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    )
    return torch.bfloat16 if fast else torch.float32


def to_series(
    stacks: dict[str, FrameStack], sources: dict[str, Source], device: torch.device
) -> dict[str, Series]:
    """One tile's frames as a batch of one place."""
    series = {}
    for name, stack in stacks.items():
        bands_last = np.moveaxis(stack.values, 1, -1)
        values = np.moveaxis(normalise(bands_last, sources[name]), -1, 1)
        series[name] = Series.of(
            torch.from_numpy(np.ascontiguousarray(values))[None],
            torch.from_numpy(stack.clear)[None],
            torch.from_numpy(np.asarray(stack.days, np.float64))[None],
        ).to(device)
    return series


def encode_tile(
    encoder: Encoder,
    stacks: dict[str, FrameStack],
    valid: tuple[float, float],
    lattice: tuple[int, int],
    core: tuple[slice, slice],
    dtype: torch.dtype,
) -> np.ndarray:
    """Embeddings of a tile that was read with its surroundings.

    valid: [start, end) in days. lattice: (column, row) of the first pixel read. core: rows and
    columns of the tile within what was read. Returns (rows, columns, d) float32, NaN where no
    frame is clear.
    """
    rows, cols = core
    device = encoder.gate.device
    series = to_series(stacks, encoder.sources, device)
    period = torch.tensor([valid], dtype=torch.float64, device=device)
    offset = (lattice[1] % ALIGN, lattice[0] % ALIGN)
    with _in(device, dtype):
        spatial = None
        if encoder.spatial is not None:
            spatial = encoder.spatial(series, period, offset)[:, rows, cols]
    own = {name: one.cut(rows, cols) for name, one in series.items()}
    vectors = _by_rows(encoder, own, period, spatial, dtype)
    vectors[~seen(own)[0]] = float("nan")
    return vectors.cpu().numpy()


@contextlib.contextmanager
def _in(device: torch.device, dtype: torch.dtype) -> Iterator[None]:
    """No gradients, and products in `dtype`; both hold for the calling thread only."""
    with torch.inference_mode(), torch.autocast(device.type, dtype, dtype != torch.float32):
        yield


def _by_rows(
    encoder: Encoder,
    core: dict[str, Series],
    period: Tensor,
    spatial: Tensor | None,
    dtype: torch.dtype,
) -> Tensor:
    """The pixel path and the projection, some rows at once: (H, W, d) float32.

    On a processor each core takes its own rows from beginning to end: their tokens stay in its
    cache, and cores never wait for each other within a layer.
    """
    height, width = next(iter(core.values())).clear.shape[2:]
    on_cpu = period.device.type == "cpu"
    rows = max(1, (PIXELS_AT_ONCE if on_cpu else GPU_PIXELS_AT_ONCE) // width)

    def encode(top: int) -> Tensor:
        with _in(period.device, dtype):
            band = slice(top, top + rows)
            part = {name: one.cut(band, slice(None)) for name, one in core.items()}
            x = encoder.pixel(part, period)
            if spatial is not None:
                x = x + encoder.gate * spatial[:, band]
            return F.normalize(encoder.out(x).float(), dim=-1)[0]

    tops = range(0, height, rows)
    if not on_cpu:
        return torch.cat([encode(top) for top in tops])
    with ThreadPoolExecutor(torch.get_num_threads(), initializer=_single) as pool:
        return torch.cat(list(pool.map(encode, tops)))


def _single() -> None:
    """One core for each thread of the pool; the setting is the thread's own."""
    torch.set_num_threads(1)
