"""`change`: what has changed between embeddings of one place, and how surprising that is."""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np

from .embeddings.embedding import (
    PERIODS_ALIKE,
    EmbeddingReader,
    made_by,
    period_days,
    seasons_apart,
    unit,
    unnamed,
)
from .embeddings.pile import Pile
from .embeddings.regrid import COARSER, pixel_ratio
from .embeddings.stable import Usual, UsualSeries
from .engine.tilestore import TileStore, job_of, kept, kept_bytes
from .errors import InputError
from .files import require_output
from .grid import Tile
from .heads.head import Head
from .heads.store import load
from .labels.layer import all_shapes
from .maps.colours import oklch
from .maps.transitions import UNCHANGED, Transitions
from .maps.writer import MapClass, MapWriter, announce, class_dtype
from .progress import Progress
from .words import number

SAMPLE = 40_000  # pixels from which the usual is learnt
ENOUGH = 2000  # below, the covariance of 64 dimensions is guesswork, and it is said
HEAD_CLASSES = 15  # at most, with transitions: 15 · 14 of them still fit in one byte


def run(
    embeddings: list[Path],
    out: Path,
    head: Path | None,
    transitions: Path | None,
    stable: Path | None,
    align: bool,
    false_alarms: float,
    seed: int,
    progress: Progress,
) -> dict[str, Any]:
    """Write how much and how surprisingly each pixel changed; of three and more embeddings, when.

    transitions: where to write from what to what it changed, as `head` sees it; beside `out` if there
    is only a head. stable: a layer of places that did not change. align: the embeddings may be of two
    encoders.
    """
    if head is not None and transitions is None:
        transitions = out.with_name(f"{out.stem}_transitions.tif")
    inputs = [*embeddings, *(p for p in (head, stable) if p is not None)]
    outs = _outputs(out, transitions, inputs, series=len(embeddings) > 2)
    if len(embeddings) < 2:
        raise InputError("Change is between two embeddings or more; give another one.")
    if not 0 < false_alarms < 50:
        raise InputError(f"--false-alarms is a share in percent, 0 to 50, not {false_alarms:g}.")
    learnt = _head(head, transitions, len(embeddings))
    with ExitStack() as stack:
        readers = [stack.enter_context(EmbeddingReader(path)) for path in embeddings]
        pile = Pile(_in_order(readers))
        _require_one_encoder(pile.readers, align)
        _say_what_periods_spoil(pile.readers, progress)
        _say_what_images_spoil(pile.readers, progress)
        kinds = None
        if learnt is not None and head is not None:
            for reader in pile.readers:
                learnt.require_fit(head.name, reader.path, reader.encoder, reader.d)
            kinds = Transitions(learnt, head.name)
        _announce(pile, outs, progress)
        vectors = _sample(pile, stable, seed, progress)
        _require_change(pile, vectors)
        limit = -np.log10(false_alarms / 100)
        asked = {"transitions": kinds is not None, "false_alarms": false_alarms, "seed": seed}
        store = stack.enter_context(TileStore(outs["map"], job_of("change", inputs, **asked)))
        if len(readers) == 2:
            usual = Usual.learnt(vectors[0], vectors[1], sure=stable is not None)
            share = _write_pair(pile, usual, store, outs, kinds, limit, progress)
        else:
            series = UsualSeries.learnt(np.stack(vectors), sure=stable is not None)
            share = _write_series(pile, series, store, outs, limit, progress)
        store.clear()
    progress.message(
        f"{number(100 * share)} % of the pixels are beyond the limit that some {false_alarms:g} % of unchanged "
        "land passes, too: those that lie together tell of change, single ones may be chance."
    )
    if stable is None:
        progress.message(
            "A change that more than a fifth of the scene shares counts as usual and is not found; where that may "
            "be, give places that did not change (--stable)."
        )
    return {name: str(path) for name, path in outs.items()}


def _outputs(
    out: Path, transitions: Path | None, inputs: list[Path], series: bool
) -> dict[str, Path]:
    """Where each map goes. Raises `InputError` where it can't be written."""
    named = {"map": out, "transitions": transitions}
    if series:
        named["break_year"] = out.with_name(f"{out.stem}_year.tif")
    outs = {k: require_output(p, ".tif", inputs) for k, p in named.items() if p is not None}
    if len({path.resolve() for path in outs.values()}) < len(outs):
        raise InputError("Map and transitions can't be written to the same file; choose two names.")
    return outs


def _announce(pile: Pile, outs: dict[str, Path], progress: Progress) -> None:
    """Say how large the maps will be; the numbers that are kept until then lie beside them."""
    bands = 2 if len(pile.readers) == 2 else 4
    layers = {
        path: ("float32", bands) if name == "map" else ("uint16", 1) for name, path in outs.items()
    }
    numbers = bands + len(outs) - 1
    beside = 4 * numbers * pile.grid.width * pile.grid.height - kept_bytes(outs["map"])
    announce(pile.grid, layers, progress, beside)


def _kind(reader: EmbeddingReader) -> tuple[str, int]:
    """What two embeddings share whose numbers mean the same."""
    return made_by(reader.encoder), reader.d


def _require_one_encoder(readers: list[EmbeddingReader], align: bool) -> None:
    """Raise `InputError` where vectors can't be compared."""
    first = readers[0]
    for other in readers[1:]:
        if _kind(other) == _kind(first):
            continue
        if align and len(readers) == 2:
            continue
        hint = (
            "Two of them can be compared by what goes with what on stable land: ask for that with --align"
            if len(readers) == 2
            else "A series must be of one encoder"
        )
        raise InputError(
            f"{first.path} ({first.encoder or 'no named encoder'}, {first.d} dimensions) and "
            f"{other.path} ({other.encoder or 'no named encoder'}, {other.d}) are of two "
            f"encoders: the same numbers mean other things there. {hint}."
            + unnamed(first.encoder, other.encoder)
        )


def _say_what_periods_spoil(readers: list[EmbeddingReader], progress: Progress) -> None:
    """Sentences if two embeddings are of one valid period, or of periods of different length or
    season."""
    seen: dict[tuple[str, str], Path] = {}
    known: list[tuple[int, str, Path]] = []
    for reader in readers:
        start, end = reader.valid_start[:10], reader.valid_end[:10]
        days = period_days(start, end)
        if days is None:
            continue
        known.append((days, start, reader.path))
        first = seen.setdefault((start, end), reader.path)
        if first != reader.path:
            progress.message(
                f"{first.name} and {reader.path.name} both summarise {start} to {end}: what differs "
                "between them is how they were made, not the land."
            )
    if not known:
        return
    (fewest, _, short), (most, _, long) = min(known), max(known)
    if most - fewest > PERIODS_ALIKE:
        progress.message(
            f"{long.name} summarises {most} days, {short.name} {fewest}: what differs by season may be "
            "taken for change."
        )
    else:
        _say_of_other_seasons([(start, path) for _, start, path in known], progress)


def _say_of_other_seasons(known: list[tuple[str, Path]], progress: Progress) -> None:
    """A sentence if one of the periods begins at another time of the year than the first. Whole years do
    not look alike then, either: an encoder goes through a year from its start."""
    (first, one), *others = known
    for start, path in others:
        if (seasons_apart(first, start) or 0) > PERIODS_ALIKE:
            progress.message(
                f"{one.name} summarises a time from {first} on, {path.name} from {start} on: what differs "
                "by the time of the year may be taken for change."
            )
            return


def _say_what_images_spoil(readers: list[EmbeddingReader], progress: Progress) -> None:
    """Sentences if one of the embeddings is from other sources than the first, or has pixels of another
    size."""
    first, *others = readers
    told = [r for r in others if first.sources and r.sources and _kind(r) == _kind(first)]
    for other in (r for r in told if r.sources != first.sources):
        progress.message(
            f"{first.path.name} was made from {first.sources}, {other.path.name} from {other.sources}: what "
            "differs by the images may be taken for change. Embed both from the same sources."
        )
        break
    for other in others:
        ratio = pixel_ratio(other.grid, first.grid)
        if max(ratio, 1 / ratio) > COARSER:
            coarse, fine = (other, first) if ratio > 1 else (first, other)
            progress.message(
                f"The pixels of {coarse.path.name} are {number(max(ratio, 1 / ratio))} times as wide as those of "
                f"{fine.path.name}: along borders the difference may be taken for change."
            )
            break


def _sample(pile: Pile, stable: Path | None, seed: int, progress: Progress) -> list[np.ndarray]:
    """Vectors (n, d) of each embedding at some pixels that all have, of stable places if given.

    Raises `InputError` if there is no stable place, or no pixel that all have.
    """
    import rasterio.features

    shapes = all_shapes(stable, pile.grid, progress) if stable is not None else None
    if shapes is not None and not len(shapes):
        raise InputError(f"{stable} holds no polygon of stable land; draw some.")
    rng = np.random.default_rng(seed)
    tiles = pile.readers[0].blocks()
    share = -(-SAMPLE // min(len(tiles), 64))
    parts: list[list[np.ndarray]] = []
    count = 0
    for done, i in enumerate(rng.permutation(len(tiles))):
        found = max(count, SAMPLE * done / len(tiles))  # enough are there before the last block
        progress.step(found, SAMPLE, "Looking at what is usual")
        tile = tiles[i]
        wanted = np.ones((tile.height, tile.width), bool)
        if shapes is not None:
            wanted = rasterio.features.geometry_mask(
                shapes, wanted.shape, pile.grid.part(tile).transform, invert=True
            )
        if not wanted.any():
            continue
        vectors = pile.read(tile)
        wanted &= np.all([np.isfinite(v).all(axis=-1) for v in vectors], axis=0)
        rows, cols = np.nonzero(wanted)
        some = np.sort(rng.permutation(len(rows))[:share])  # neighbours stay together
        parts.append([v[rows[some], cols[some]] for v in vectors])
        count += len(some)
        if count >= SAMPLE:
            break
    progress.step(1, 1)
    d = max(reader.d for reader in pile.readers)
    if count < 2 * d:
        where, remedy = "", "choose embeddings of one place"
        if stable is not None:
            where = f" on the stable places of {stable}"
            remedy = "draw more of them, where both embeddings lie"
        raise InputError(
            f"{pile.readers[0].path} and {pile.readers[1].path} have only {count} pixels in "
            f"common{where}, too few to learn what is usual; {remedy}."
        )
    if count < ENOUGH:
        progress.message(f"Only {count} pixels tell what is usual; take the surprise with care.")
    return [np.concatenate(one) for one in zip(*parts, strict=True)]


def _require_change(pile: Pile, vectors: list[np.ndarray]) -> None:
    """Raise `InputError` for embeddings of which two are the same at all pixels looked at."""
    for (i, one), (j, other) in combinations(enumerate(vectors), 2):
        if one.shape == other.shape and np.array_equal(one, other):
            raise InputError(
                f"{pile.readers[i].path} and {pile.readers[j].path} are the same at all "
                f"{len(one)} pixels that were compared: between them nothing can have changed. "
                "Choose embeddings of two valid periods."
            )


def _head(path: Path | None, transitions: Path | None, count: int) -> Head | None:
    if path is None:
        if transitions is not None:
            raise InputError("From what to what: give the --head that tells classes apart, too.")
        return None
    head = load(path)
    if head.task != "classify" or len(head.classes) > HEAD_CLASSES:
        raise InputError(
            f"The head {path.name} must tell classes apart, at most {HEAD_CLASSES}; train one with "
            "fewer classes to see from what to what the land changed."
        )
    if count > 2:
        raise InputError(
            "From what to what is asked of two embeddings; leave --head away, or give two."
        )
    return head


def _in_order(readers: list[EmbeddingReader]) -> list[EmbeddingReader]:
    """By the start of their valid periods where all say it, else as given."""
    told = all(reader.valid_start for reader in readers)
    return sorted(readers, key=lambda r: r.valid_start) if told else readers


def angle(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Degrees between unit vectors (…, d); NaN where one is missing."""
    # By the chord: the arc cosine of a float32 is coarse where vectors are nearly alike.
    chord = np.linalg.norm(one - other, axis=-1)
    return np.degrees(2 * np.arcsin(np.clip(chord / 2, 0, 1))).astype(np.float32)


def _record(pile: Pile, limit: float, **more: Any) -> dict[str, Any]:
    """What a side-car says of the numbers of a map, and where they come from."""
    return {"nodata": "nan", "threshold": round(float(limit), 4), **more, **_origin(pile)}


def _origin(pile: Pile) -> dict[str, Any]:
    return {
        "embeddings": [r.path.name for r in pile.readers],
        "encoders": [r.encoder for r in pile.readers],
        "years": _years(pile.readers),
    }


def _years(readers: list[EmbeddingReader]) -> list[str]:
    """What to call each embedding: the year that most of its valid period lies in."""
    names = []
    for i, reader in enumerate(readers, start=1):
        try:
            start = date.fromisoformat(reader.valid_start[:10])
            end = date.fromisoformat(reader.valid_end[:10])
            names.append(str((start + (end - start) / 2).year))
        except ValueError:
            names.append(str(i))
    return names if len(set(names)) == len(names) else [r.path.stem for r in readers]


def _since(last: str, year: str) -> str:
    """When what is first seen in one of the embeddings came about: years may be missing before it."""
    dated = all(len(name) == 4 and name.isdigit() for name in (last, year))
    return f"{int(last) + 1}–{year}" if dated and int(year) > int(last) + 1 else year


def _write_pair(
    pile: Pile,
    usual: Usual,
    store: TileStore,
    outs: dict[str, Path],
    kinds: Transitions | None,
    limit: float,
    progress: Progress,
) -> float:
    """Surprise and angle of each pixel, and transitions; the share of pixels beyond the limit."""
    record = _record(
        pile,
        limit,
        kind="change",
        unit="band 1: surprise, 2 = one in 100 unchanged pixels differs so much, 3 = one in 1000; "
        "band 2: angle in degrees",
    )
    one_kind = _kind(pile.readers[0]) == _kind(pile.readers[1])

    def layers(tile: Tile) -> np.ndarray:
        before, after = pile.read(tile)
        surprise = usual.tail.surprise(usual.distance(before, after))
        turned = angle(before if one_kind else unit(usual.expected(before)), after)
        if kinds is None:
            return np.stack([surprise, turned])
        became = kinds.of(before, after, surprise > limit, np.isfinite(surprise))
        return np.stack([surprise, turned, became.astype(np.float32)])

    with MapWriter(outs["map"], pile.grid, "float32", math.nan, record, count=2) as writer:
        if kinds is None:
            return _write(pile, store, layers, writer, None, limit, progress)[0]
        said = {"kind": "transitions", "nodata": kinds.nodata, "head": kinds.head_name}
        said |= {"threshold": record["threshold"]} | _origin(pile)
        with MapWriter(
            outs["transitions"], pile.grid, kinds.dtype, kinds.nodata, said, classes=kinds.classes
        ) as between:
            coded = (between, kinds.dtype)
            share, met = _write(pile, store, layers, writer, coded, limit, progress)
            between.keep_classes({1} | met)
    return share


def _write(
    pile: Pile,
    store: TileStore,
    layers: Callable[[Tile], np.ndarray],
    writer: MapWriter,
    coded: tuple[MapWriter, str] | None,
    limit: float,
    progress: Progress,
) -> tuple[float, set[int]]:
    """Write `layers` (n, h, w) of each block, of which the first is surprise; the last one are
    classes where there is a map `coded` and its type for them.

    Returns the share of pixels beyond the limit, and the classes met.
    """
    seen = beyond = 0
    met: set[int] = set()
    with pile.unchanged():
        for tile, values in kept(store, pile.readers[0].blocks(), layers, "Comparing", progress):
            writer.write(tile, values[:-1] if coded else values)
            seen += int(np.isfinite(values[0]).sum())
            beyond += int((values[0] > limit).sum())
            if coded:
                codes = values[-1].astype(coded[1])
                coded[0].write(tile, codes)
                met |= set(np.unique(codes).tolist())
    return beyond / max(seen, 1), met


def _write_series(
    pile: Pile,
    usual: UsualSeries,
    store: TileStore,
    outs: dict[str, Path],
    limit: float,
    progress: Progress,
) -> float:
    """Of each pixel: surprise of its largest break, angle across it, drift, return; and its year."""
    record = _record(
        pile,
        limit,
        kind="change-series",
        unit="band 1: surprise of the largest break, 2 = one in 100 unchanged pixels has such a one; "
        "band 2: angle between the means before and after it in degrees; band 3: trend, degrees "
        "from one embedding to the next along a line; band 4: return, percent of the way back at "
        "the end",
    )
    years = _years(pile.readers)
    classes = [MapClass(1, "", "No break", UNCHANGED)]
    for k, (last, year) in enumerate(pairwise(years)):
        hue = 25 + 305 * k / max(len(years) - 2, 1)
        classes.append(MapClass(k + 2, year, _since(last, year), oklch(0.65, 0.14, hue)))
    dtype, nodata = class_dtype(len(classes))
    said = {"kind": "break-year", "nodata": nodata, "threshold": record["threshold"]}
    said |= _origin(pile)

    def layers(tile: Tile) -> np.ndarray:
        series = np.stack(pile.read(tile))
        size, first = usual.breaks(series)
        surprise = usual.tail.surprise(size)
        aligned = series - usual.shifts[:, None, None]
        value = np.where(surprise > limit, first + 1, 1)
        value = np.where(np.isfinite(surprise), value, nodata).astype(np.float32)
        return np.stack([surprise, *course(aligned, first), value])

    with (
        MapWriter(outs["map"], pile.grid, "float32", math.nan, record, count=4) as writer,
        MapWriter(outs["break_year"], pile.grid, dtype, nodata, said, classes=classes) as when,
    ):
        return _write(pile, store, layers, writer, (when, dtype), limit, progress)[0]


def course(series: np.ndarray, first: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of vectors (T, h, w, d) and the first place after a break (h, w): angle across it in degrees,
    trend in degrees a step, and return in percent (h, w) each.

    Trend: length of the slope of the line through all vectors. Return: how far the last vector is
    on the way from the one farthest from the state before back to that state.
    """
    total = len(series)
    steps = np.arange(total).reshape(-1, 1, 1)
    after = steps >= first
    before = _mean(series, ~after)
    across = angle(unit(before), unit(_mean(series, after)))
    time = steps - (total - 1) / 2
    slope = (series * time[..., None]).sum(axis=0) / (time**2).sum()
    trend = np.degrees(np.linalg.norm(slope, axis=-1)).astype(np.float32)
    away = np.where(after, np.linalg.norm(series - before, axis=-1), 0)
    farthest = np.maximum(away.max(axis=0), 1e-6)
    return across, trend, (100 * (1 - away[-1] / farthest)).astype(np.float32)


def _mean(series: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    """Means (h, w, d) over the chosen (T, h, w) of vectors (T, h, w, d)."""
    weight = chosen[..., None].astype(np.float32)
    return (series * weight).sum(axis=0) / weight.sum(axis=0)
