"""The command `encode`: places without an image, by their series alone."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from .errors import InputError
from .files import require_output, size_text
from .inputs.period import T_MAX, require_length
from .inputs.places import Part, Places
from .model import checkpoint as checkpoints
from .progress import Progress
from .sources import normalise

if TYPE_CHECKING:
    from .model.encoder import Encoder
    from .model.series import Series

AT_ONCE = 512  # places encoded together: half a second of work on one core


def run(
    series: Path,
    out: Path,
    checkpoint: str,
    valid_start: date | None,
    valid_end: date | None,
    device: str,
    progress: Progress,
) -> dict[str, Any]:
    """The command `encode`. `out` gets `embedding` (N, d) float32 of unit length, NaN where a place
    has nothing, and `encoder`: name and hash of the weights."""
    weights = checkpoints.find(checkpoint)
    card = checkpoints.load_card(weights)
    if valid_start and valid_end:
        require_length(valid_start, valid_end)
    with Places(series, checkpoints.sources_of(card), weights.stem) as places:
        d = card["config"]["d"]
        inputs = [series, weights, weights.with_suffix(".json")]
        size = places.count * d * 4
        out = require_output(out, ".npz", inputs, size)
        progress.message(f"{places.count} places of {d} numbers; {size_text(size)}.")
        _encode(places, out, weights, d, (valid_start, valid_end), device, progress)
    return {"embedding": str(out)}


def _encode(
    places: Places,
    out: Path,
    weights: Path,
    d: int,
    stated: tuple[date | None, date | None],
    device: str,
    progress: Progress,
) -> None:
    """Encode and write some places at a time; `out` appears whole or not at all."""
    from .model.infer import choose_device

    where = choose_device(device)
    ckpt = checkpoints.load(weights)
    encoder = ckpt.encoder.to(where)
    part = out.with_name(out.name + ".part")
    done, known = 0, 0
    try:
        with zipfile.ZipFile(part, "w") as archive:
            with archive.open("encoder.npy", "w") as member:
                np.lib.format.write_array(member, np.array(ckpt.identity))
            with archive.open("embedding.npy", "w", force_zip64=True) as member:
                header = {"descr": "<f4", "fortran_order": False, "shape": (places.count, d)}
                np.lib.format.write_array_header_1_0(member, header)
                for chunk in places.parts(AT_ONCE):
                    progress.step(done, places.count, "encoding")
                    vectors = encode_places(encoder, chunk, stated)
                    member.write(vectors.astype("<f4").tobytes())
                    done += len(vectors)
                    known += int(np.isfinite(vectors[:, 0]).sum())
        if not known:
            raise InputError(
                f"No place of {places.path} has a value at any date; all are NaN or without a date."
            )
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    progress.step(done, places.count, "encoding")
    if known < done:
        progress.message(f"{done - known} of {done} places have no value at any date and got NaN.")


def encode_places(
    encoder: Encoder, chunk: dict[str, Part], stated: tuple[date | None, date | None]
) -> np.ndarray:
    """(n, d) float32 embeddings of n places, NaN for those without any value.

    stated: the valid period as given; what is None is chosen as for rasters, for each place.
    """
    import torch

    device = encoder.gate.device
    usable = {k: np.isfinite(p.values).any(-1) & np.isfinite(p.days) for k, p in chunk.items()}
    seen = np.stack([u.any(1) for u in usable.values()]).any(0)
    valid = _valid_days(chunk, usable, stated)
    chosen = _choose(chunk, usable, valid)
    own = {k: _series(encoder, k, chunk[k], usable[k], at).to(device) for k, at in chosen.items()}
    with torch.inference_mode():
        period = torch.from_numpy(valid).to(device)
        mean, _ = encoder(own, period, spatial=False)
    vectors = mean[:, 0, 0].cpu().numpy()
    vectors[~seen] = np.nan
    return vectors


def _valid_days(
    chunk: dict[str, Part],
    usable: dict[str, np.ndarray],
    stated: tuple[date | None, date | None],
) -> np.ndarray:
    """(n, 2) [start, end) in days: as stated, else the last 365 days of the place's own dates."""
    start, end = ((day - date(1970, 1, 1)).days if day else None for day in stated)
    days = np.concatenate([np.where(usable[k], p.days, -np.inf) for k, p in chunk.items()], 1)
    last = np.floor(days.max(1)) + 1
    last = np.where(np.isfinite(last), last, 0.0)  # a place with nothing
    if end is None:
        ends = last if start is None else np.full(len(last), start + 365.0)
    else:
        ends = np.full(len(last), float(end))
    starts = ends - 365 if start is None else np.full(len(last), float(start))
    return np.stack((starts, ends), 1)


def _choose(
    chunk: dict[str, Part], usable: dict[str, np.ndarray], valid: np.ndarray
) -> dict[str, np.ndarray]:
    """For each source the frames of each place that are encoded: (n, k) indices in order of date.

    At most T_MAX of all sources together: those in the valid period first, then the nearest; of
    more, each source keeps its share, spread evenly over the dates.
    """
    apart = {
        k: np.where(
            usable[k],
            np.maximum(np.maximum(valid[:, :1] - p.days, p.days - valid[:, 1:] + 1), 0),
            np.inf,
        )
        for k, p in chunk.items()
    }
    every = np.concatenate(list(apart.values()), 1)
    if every.shape[1] > T_MAX:
        limit = np.partition(every, T_MAX - 1, axis=1)[:, T_MAX - 1 : T_MAX]
        apart = {k: np.where(a <= limit, a, np.inf) for k, a in apart.items()}
    chosen: dict[str, np.ndarray] = {}
    order = sorted(apart, key=lambda k: apart[k].shape[1])
    for i, name in enumerate(order):
        # The shorter series first: what they can't use falls to the longer ones.
        room = (T_MAX - sum(c.shape[1] for c in chosen.values())) // (len(order) - i)
        chosen[name] = _spread(chunk[name].days, np.isfinite(apart[name]), room)
    return {name: chosen[name] for name in chunk}


def _spread(days: np.ndarray, usable: np.ndarray, room: int) -> np.ndarray:
    """(n, min(T, room)) indices of usable frames, evenly over them in order of date.

    A place with fewer is filled up with frames that are not usable.
    """
    by_date = np.argsort(np.where(usable, days, np.inf), axis=1, kind="stable")
    k = min(days.shape[1], room)
    count = usable.sum(1, keepdims=True)
    step = np.maximum(count - 1, 0) / max(k - 1, 1)
    spread = np.rint(np.arange(k) * step).astype(int)
    return np.take_along_axis(by_date, np.where(count > k, spread, np.arange(k)), 1)


def _series(
    encoder: Encoder, name: str, part: Part, usable: np.ndarray, index: np.ndarray
) -> Series:
    """The chosen frames of one source as the encoder takes them."""
    import torch

    from .model.series import Series

    values = np.take_along_axis(part.values, index[..., None], 1)
    days = np.nan_to_num(np.take_along_axis(part.days, index, 1))
    clear = np.take_along_axis(usable, index, 1)
    return Series.of(
        torch.from_numpy(normalise(values, encoder.sources[name])[..., None, None]),
        torch.from_numpy(clear[..., None, None]),
        torch.from_numpy(days),
    )
