"""The command `encode`: places without an image, by their series alone."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from .engine.lock import Lock
from .errors import InputError
from .files import put, require_output, size_text
from .inputs.period import T_MAX, require_length, require_near
from .inputs.places import Part, Places
from .model import checkpoint as checkpoints
from .progress import Progress
from .sources import normalise
from .words import counted

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
    stated = (valid_start, valid_end)
    with Places(series, checkpoints.sources_of(card), weights.stem) as places:
        d = card["config"]["d"]
        inputs = [series, weights, weights.with_suffix(".json")]
        size = places.count * d * 4
        out = require_output(out, ".npz", inputs, size)
        _require_period(stated, places.survey(AT_ONCE, progress), series)
        progress.message(f"{counted(places.count, 'place')} of {d} numbers; {size_text(size)}.")
        with Lock.beside(out):
            _encode(places, out, weights, d, stated, device, progress)
    return {"embedding": str(out)}


def _require_period(
    stated: tuple[date | None, date | None], seen: tuple[date, date] | None, path: Path
) -> None:
    """Raise `InputError` for a stated period that no embedding has, or over a year away from all
    dates. seen: the first and the last one, None if there is none."""
    start, end = stated
    if end is None:
        if start is None:
            return
        end = start + timedelta(365)
    start = start or end - timedelta(365)
    require_length(start, end)
    if seen:
        require_near(start, end, seen, f"the dates of {path}")


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
    tally = _Tally(stated)
    try:
        with zipfile.ZipFile(part, "w") as archive:
            with archive.open("encoder.npy", "w") as member:
                np.lib.format.write_array(member, np.array(ckpt.identity))
            with archive.open("embedding.npy", "w", force_zip64=True) as member:
                header = {"descr": "<f4", "fortran_order": False, "shape": (places.count, d)}
                np.lib.format.write_array_header_1_0(member, header)
                for chunk in places.parts(AT_ONCE):
                    progress.step(tally.done, places.count, "Encoding")
                    vectors = encode_places(encoder, chunk, stated)
                    member.write(vectors.astype("<f4").tobytes())
                    tally.add(chunk, vectors)
        if not tally.known:
            raise InputError(
                f"No place of {places.path} has a value at any date: all are NaN, without a date, or "
                "beyond what can be measured. Check its units and dates."
            )
        put(part, out)
    finally:
        part.unlink(missing_ok=True)
    progress.step(tally.done, places.count, "Encoding")
    for sentence in tally.sentences():
        progress.message(sentence)


class _Tally:
    """How many places are done, how many of them have a value at all (`known`), and what a person
    should know of the others."""

    def __init__(self, stated: tuple[date | None, date | None]):
        self._stated = stated
        self.done = self.known = self._beside = self._crowded = 0

    def add(self, chunk: dict[str, Part], vectors: np.ndarray) -> None:
        self.done += len(vectors)
        self.known += int(np.isfinite(vectors[:, 0]).sum())
        self._beside += _beside(chunk, self._stated)
        self._crowded += _crowded(chunk)

    def sentences(self) -> Iterator[str]:
        of = f"of {counted(self.done, 'place')}"
        if self.known < self.done:
            yield f"Without a value at any date: {self.done - self.known} {of}, which got NaN."
        if self._beside:
            yield f"Without a value within the valid period, but before or after it: {self._beside} {of}."
        if self._crowded:
            yield (
                f"With values at more than {T_MAX} dates: {self._crowded} {of}; {T_MAX} of each are "
                "encoded, spread over the period."
            )


def encode_places(
    encoder: Encoder, chunk: dict[str, Part], stated: tuple[date | None, date | None]
) -> np.ndarray:
    """(n, d) float32 embeddings of n places, NaN for those without any value.

    stated: the valid period as given; what is None is chosen as for rasters, for each place.
    """
    import torch

    device = encoder.gate.device
    usable = _usable(chunk)
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


def _usable(chunk: dict[str, Part]) -> dict[str, np.ndarray]:
    """Of each source, (n, T): is there a date with some value?"""
    return {k: np.isfinite(p.values).any(-1) & np.isfinite(p.days) for k, p in chunk.items()}


def _beside(chunk: dict[str, Part], stated: tuple[date | None, date | None]) -> int:
    """How many places have values, but none within their valid period."""
    usable = _usable(chunk)
    valid = _valid_days(chunk, usable, stated)
    within = {
        k: usable[k] & (p.days >= valid[:, :1]) & (p.days < valid[:, 1:]) for k, p in chunk.items()
    }
    seen, inside = (np.concatenate(list(u.values()), 1).any(1) for u in (usable, within))
    return int((seen & ~inside).sum())


def _crowded(chunk: dict[str, Part]) -> int:
    """How many places have more frames with values than are encoded."""
    return int((np.concatenate(list(_usable(chunk).values()), 1).sum(1) > T_MAX).sum())


def _valid_days(
    chunk: dict[str, Part],
    usable: dict[str, np.ndarray],
    stated: tuple[date | None, date | None],
) -> np.ndarray:
    """(n, 2) [start, end) in days: as stated, else the last 365 days of the place's own dates.

    Its last date counts clouded, too, as with rasters: places of one kind are not to be summarised
    over other periods for a cloud. Only where nothing is seen so late does the last one seen count.
    """
    start, end = ((day - date(1970, 1, 1)).days if day else None for day in stated)
    last = _last(chunk, {k: np.isfinite(p.days) for k, p in chunk.items()})
    seen = _last(chunk, usable)
    last = np.where(seen > last - 365, last, seen)
    last = np.where(np.isfinite(last), last + 1, 0.0)  # a place with nothing
    if end is None:
        ends = last if start is None else np.full(len(last), start + 365.0)
    else:
        ends = np.full(len(last), float(end))
    starts = ends - 365 if start is None else np.full(len(last), float(start))
    return np.stack((starts, ends), 1)


def _last(chunk: dict[str, Part], counted: dict[str, np.ndarray]) -> np.ndarray:
    """(n,) each place's last day of those counted, -inf if there is none."""
    days = [np.where(counted[k], p.days, -np.inf) for k, p in chunk.items()]
    return np.floor(np.concatenate(days, 1).max(1))


def _choose(
    chunk: dict[str, Part], usable: dict[str, np.ndarray], valid: np.ndarray
) -> dict[str, np.ndarray]:
    """For each source the frames of each place that are encoded: (n, k) indices in order of date,
    -1 where a place has fewer.

    At most T_MAX of all sources together: those in the valid period first, then the nearest; of
    more, each source keeps its share, spread evenly over the dates. A place's own dates decide.
    """
    names = sorted(chunk)
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
    near = {k: np.isfinite(apart[k]) for k in names}
    room = _shares(np.stack([near[k].sum(1) for k in names], 1))
    return {k: _spread(chunk[k].days, near[k], room[:, names.index(k)]) for k in chunk}


def _shares(counts: np.ndarray) -> np.ndarray:
    """How many of each source's frames, counts (n, sources), are encoded, T_MAX together at most.

    The shorter series first: what they can't use falls to the longer ones.
    """
    order = np.argsort(counts, axis=1, kind="stable")
    ascending = np.take_along_axis(counts, order, 1)
    taken = np.zeros_like(counts)
    for i in range(counts.shape[1]):
        room = (T_MAX - taken.sum(1)) // (counts.shape[1] - i)
        taken[:, i] = np.minimum(ascending[:, i], room)
    shares = np.empty_like(counts)
    np.put_along_axis(shares, order, taken, 1)
    return shares


def _spread(days: np.ndarray, usable: np.ndarray, room: np.ndarray) -> np.ndarray:
    """(n, largest room) indices of usable frames (n, T), room (n,) of each place: in order of date the
    middle ones of as many equal runs, as of an image's equally clear dates, then -1."""
    by_date = np.argsort(np.where(usable, days, np.inf), axis=1, kind="stable")
    k = np.arange(max(room.max(), 1))
    count, room = usable.sum(1, keepdims=True), room[:, None]
    length, longer = np.divmod(count, np.maximum(room, 1))
    first = k * length + np.minimum(k, longer)
    middle = first + (length - 1 + (k < longer)) // 2
    return np.where(k < room, np.take_along_axis(by_date, middle % days.shape[1], 1), -1)


def _series(
    encoder: Encoder, name: str, part: Part, usable: np.ndarray, index: np.ndarray
) -> Series:
    """The chosen frames of one source as the encoder takes them."""
    import torch

    from .model.series import Series

    values = np.take_along_axis(part.values, index[..., None], 1)
    days = np.nan_to_num(np.take_along_axis(part.days, index, 1))
    clear = np.take_along_axis(usable, index, 1) & (index >= 0)
    return Series.of(
        torch.from_numpy(normalise(values, encoder.sources[name])[..., None, None]),
        torch.from_numpy(clear[..., None, None]),
        torch.from_numpy(days),
    )
