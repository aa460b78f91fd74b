"""Encoding one tile: numpy in, numpy out, in the fastest arithmetic the processor has."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from torch import Tensor

from ..errors import InputError
from ..sources import DARK, REFLECTANCE, Source
from .config import ALIGN
from .encoder import Encoder
from .series import Series

TOKENS_AT_ONCE = 12_288  # pixels × dates through the pixel path: they stay in a core's cache
GPU_TOKENS_AT_ONCE = 1 << 22  # at most; enough to keep the largest GPU busy


@dataclass(frozen=True)
class FrameStack:
    """Frames of one source over a tile: values (T, C, H, W) in the source's units, NaN where
    missing; clear (T, H, W) bool, some band has a value and may be used; days (T,) float64 since
    1970-01-01. `values` and `clear` are tensors once they are on a GPU."""

    values: np.ndarray | Tensor
    clear: np.ndarray | Tensor
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


def upload(stacks: dict[str, FrameStack], device: torch.device) -> dict[str, FrameStack]:
    """The stacks on a GPU, copied while it computes; on a processor as they are.

    To be called in another thread than `encode_tile`, which it does not keep waiting.
    """
    if device.type != "cuda":
        return stacks
    stream = torch.cuda.Stream(device)
    with torch.cuda.stream(stream):
        copied = {
            name: FrameStack(
                torch.from_numpy(stack.values).pin_memory().to(device, non_blocking=True),
                torch.from_numpy(stack.clear).pin_memory().to(device, non_blocking=True),
                stack.days,
            )
            for name, stack in stacks.items()
        }
    stream.synchronize()
    return copied


def to_series(
    stacks: dict[str, FrameStack], sources: dict[str, Source], device: torch.device
) -> dict[str, Series]:
    """One tile's frames as a batch of one place."""
    series = {}
    for name, stack in stacks.items():
        bands_last = torch.as_tensor(stack.values).to(device).movedim(1, -1)
        values = normalised(bands_last, sources[name]).movedim(-1, 1).contiguous()
        days = torch.from_numpy(np.asarray(stack.days, np.float64)).to(device)
        clear = torch.as_tensor(stack.clear).to(device)
        series[name] = Series.of(values[None], clear[None], days[None])
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
    own = {name: _Flat.of(stack, rows, cols, device) for name, stack in stacks.items()}
    height, width = next(iter(stacks.values())).clear[0, rows, cols].shape
    vectors = torch.full((height * width, encoder.config.d), float("nan"), device=device)
    order, dates = _by_number_of_dates(own)
    if not len(order):
        return vectors.view(height, width, -1).cpu().numpy()
    period = torch.tensor([valid], dtype=torch.float64, device=device)
    spatial = _spatial(encoder, stacks, period, lattice, core, dtype)

    def encode(places: Tensor) -> None:
        with _in(device, dtype):
            series = _series(own, encoder.sources, places)
            x = encoder.pixel(series, period)
            if spatial is not None:
                x = x + encoder.gate * spatial[places][:, None, None]
            vectors[places] = encoder.on_sphere(x, series, period)[:, 0, 0]

    if device.type == "cpu":
        _side_by_side(encode, _batches(order, dates, TOKENS_AT_ONCE))
    else:
        _one_by_one(encode, order, dates, _gpu_tokens(encoder))
    return vectors.view(height, width, -1).cpu().numpy()


def _spatial(
    encoder: Encoder,
    stacks: dict[str, FrameStack],
    period: Tensor,
    lattice: tuple[int, int],
    core: tuple[slice, slice],
    dtype: torch.dtype,
) -> Tensor | None:
    """What the spatial path says of the core's pixels, (P, width); None without that path."""
    if encoder.spatial is None:
        return None
    device, offset = period.device, (lattice[1] % ALIGN, lattice[0] % ALIGN)
    try:
        with _in(device, dtype):
            series = to_series(stacks, encoder.sources, device)
            return encoder.spatial(series, period, offset)[0, core[0], core[1]].flatten(0, 1)
    except torch.OutOfMemoryError:
        raise InputError(_GPU_FULL) from None


@contextlib.contextmanager
def _in(device: torch.device, dtype: torch.dtype) -> Iterator[None]:
    """No gradients, and products in `dtype`; both hold for the calling thread only."""
    with torch.inference_mode(), torch.autocast(device.type, dtype, dtype != torch.float32):
        yield


@dataclass(frozen=True)
class _Flat:
    """A FrameStack's core on the device, its P pixels in a row: values (T, C, P) as read, clear
    (T, P), days (T,)."""

    values: Tensor
    clear: Tensor
    days: Tensor

    @classmethod
    def of(cls, stack: FrameStack, rows: slice, cols: slice, device: torch.device) -> _Flat:
        values = torch.as_tensor(stack.values)[..., rows, cols].to(device).flatten(2)
        clear = torch.as_tensor(stack.clear)[..., rows, cols].to(device).flatten(1)
        return cls(values, clear, torch.from_numpy(np.asarray(stack.days, np.float64)).to(device))


def _by_number_of_dates(own: dict[str, _Flat]) -> tuple[Tensor, Tensor]:
    """The pixels that have a clear date, those with equally many together, and how many each has.

    Only clear dates are encoded, so a batch of pixels costs what the fullest of them has; under a
    cloud that covers some of the tile, neighbours in this order have the same dates.
    """
    counts = [flat.clear.sum(0) for flat in own.values()]
    key, total = torch.zeros_like(counts[0]), torch.zeros_like(counts[0])
    for count, flat in zip(counts, own.values()):
        key, total = key * (len(flat.days) + 1) + count, total + count
    order = torch.argsort(key, stable=True)
    order = order[total[order] > 0]
    return order, total[order]


def _series(own: dict[str, _Flat], sources: dict[str, Source], places: Tensor) -> dict[str, Series]:
    """The clear dates of some pixels as a batch of places of one pixel each."""
    series = {}
    for name, flat in own.items():
        clear = flat.clear[:, places]
        days = flat.days[None]
        most = int(clear.sum(0).max())
        if most == 0:
            continue
        if most < len(clear):
            # Each pixel's clear dates in order, then as many others as the fullest needs.
            when = torch.argsort((~clear).byte(), dim=0, stable=True)[:most]
            clear, days = clear.gather(0, when), flat.days[when].T
            values = flat.values[when, :, places]  # (T, N, C)
        else:
            values = flat.values[:, :, places].permute(0, 2, 1)
        values = normalised(values.transpose(0, 1).contiguous(), sources[name])
        series[name] = Series.of(values[..., None, None], clear.T[..., None, None], days)
    return series


def normalised(values: Tensor, source: Source) -> Tensor:
    """`sources.normalise` of (..., bands) on the tensor's own device."""
    if source.units == REFLECTANCE:
        values = torch.log1p(values.clamp(min=0) / DARK)
    mean, std = values.new_tensor(source.mean), values.new_tensor(source.std)
    return ((values - mean) / std).clamp(-6, 6)


def _gpu_tokens(encoder: Encoder) -> int:
    """Pixels × dates that fit in a third of the GPU's free memory."""
    free, _ = torch.cuda.mem_get_info(encoder.gate.device)
    bytes_a_token = 40 * encoder.config.pixel  # states of one layer that live at the same time
    return max(TOKENS_AT_ONCE, min(GPU_TOKENS_AT_ONCE, free // 3 // bytes_a_token))


def _side_by_side(encode: Callable[[Tensor], None], batches: list[Tensor]) -> None:
    """Each core takes its own batches from beginning to end: their tokens stay in its cache, and
    cores never wait for each other within a layer."""
    list(cores().map(encode, batches))


@lru_cache(maxsize=1)
def cores() -> ThreadPoolExecutor:
    """A thread for each core, the same for all tiles: while one of them is put together, the next
    one's batches are computed. To be called first where PyTorch has all cores."""
    return ThreadPoolExecutor(torch.get_num_threads(), "encode", torch.set_num_threads, (1,))


def _one_by_one(
    encode: Callable[[Tensor], None], order: Tensor, dates: Tensor, tokens: int
) -> None:
    """Where a GPU's memory does not suffice, batches are half as large from there on.

    Raises `InputError` if one pixel is too much.
    """
    for batch in _batches(order, dates, tokens):
        try:
            encode(batch)
        except torch.OutOfMemoryError:
            if len(batch) == 1:
                raise InputError(_GPU_FULL) from None
            break
        order, dates = order[len(batch) :], dates[len(batch) :]
    if len(order):
        torch.cuda.empty_cache()
        _one_by_one(encode, order, dates, tokens // 2)


_GPU_FULL = (
    "The GPU has too little free memory for this encoder; close other programs that use it, give "
    f"--tile {ALIGN}, or --device cpu."
)


def _batches(order: Tensor, dates: Tensor, tokens: int) -> list[Tensor]:
    """`order` cut so that pixels × most dates of one of them stay within `tokens`."""
    each, cuts, start = dates.cpu().numpy(), [], 0
    while start < len(each):
        size = max(1, tokens // int(each[start]))
        size = max(1, tokens // int(each[start : start + size].max()))
        cuts.append(order[start : start + size])
        start += size
    return cuts
