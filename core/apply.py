"""`apply`: a map from a head and an embedding, block by block."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import sklearn

from .embeddings.embedding import PERIODS_ALIKE, EmbeddingReader, period_days, seasons_apart
from .embeddings.places import of_tile
from .engine.stream import streamed
from .engine.tilestore import TileStore, job_of, kept_bytes
from .errors import Changed, InputError
from .files import require_output
from .grid import Grid, Tile
from .heads import methods
from .heads.applicability import dissimilarity
from .heads.head import Head
from .heads.store import load
from .labels.samples import sample_anywhere
from .maps.classmap import row_areas
from .maps.layers import NO_CONFIDENCE, NO_SET, How, map_type, pixels_of, unknown_class, writer_of
from .maps.observations import Observations, counts_path
from .maps.writer import MapWriter, announce
from .progress import Progress
from .words import percent

LOOKED_AT = 10_000  # pixels, about, that tell how much of a map is unlike the labels, or of a class
# A block that took longer (s) is kept for a run that goes on; the disk takes some hundredths for it.
# Quicker ones are soon made again: of 10,000 × 10,000 pixels all of them in 2 min and a half.
WORTH_KEEPING_S = 0.1


def run(
    head: Path,
    embedding: Path,
    out: Path,
    confidence: Path | None = None,
    applicability: Path | None = None,
    sets: Path | None = None,
    uncertainty: Path | None = None,
    confidence_kind: str = "probability",
    unknown: bool = False,
    minimum_area: float = 0.0,
    minimum_observations: int = 0,
    *,
    progress: Progress,
) -> dict[str, Any]:
    """Write the map and the layers that are asked for.

    `confidence` how sure each pixel's class is, in percent; `applicability` how unlike the
    training labels it is; `sets` how many classes its 90 % prediction set holds; `uncertainty`
    of a quantity: standard deviation and 90 % interval. `unknown` adds a class for places that
    are like none; patches under `minimum_area` (m²) join their largest neighbour; pixels with
    fewer clear observations than `minimum_observations` stay empty. Blocks that took long are
    kept until all is written: the same run again goes on with them.
    """
    asked = {
        "map": out,
        "confidence": confidence,
        "applicability": applicability,
        "sets": sets,
        "uncertainty": uncertainty,
    }
    counts = [counts_path(embedding)] if minimum_observations > 0 else []
    inputs = [head, embedding, *counts]
    outs = _outputs(asked, inputs)
    learnt = load(head)
    _require_sense(learnt, head, outs, unknown, minimum_area)
    with ExitStack() as stack:
        reader = stack.enter_context(EmbeddingReader(embedding))
        stack.enter_context(reader.once())
        learnt.require_fit(head.name, reader.path, reader.encoder, reader.d)
        if counts:
            with Observations(reader):  # a sentence before any work
                pass
        smallest = _pixels(minimum_area, reader)
        _say_what_differs(learnt, reader, progress)
        extra = unknown_class(learnt.classes) if unknown else None
        common = None
        if "confidence" in outs and confidence_kind == "probability":
            common = _how_common(learnt, reader, progress)
        how = How(
            frozenset(outs), confidence_kind, extra, minimum_observations, minimum_area, common
        )
        _announce(learnt, reader, outs, how, progress)
        store = stack.enter_context(_store(outs, inputs, how))
        with ExitStack() as files:
            writers = {
                name: files.enter_context(writer_of(name, path, head, learnt, reader, how))
                for name, path in outs.items()
            }
            with reader.unchanged():
                unlike = _write(learnt, reader, writers, how, store, progress)
            if smallest > 1:
                progress.message(f"Joining patches of fewer than {smallest} pixels to others.")
                writers["map"].sieve(smallest, progress)
        store.clear()
    _say_how_unlike(unlike, progress)
    return {name: str(path) for name, path in outs.items()}


def _how_common(head: Head, reader: EmbeddingReader, progress: Progress) -> np.ndarray | None:
    """How common each class is on the map, by a sample of it; None if there is nothing to map, or the
    head does not need it."""
    if head.method not in methods.EQUALLY:
        return None
    try:
        return head.how_common(sample_anywhere(reader, LOOKED_AT, 0, progress))
    except Changed:
        raise
    except InputError:  # no data: the map is empty, too
        return None


def _outputs(asked: dict[str, Path | None], inputs: list[Path]) -> dict[str, Path]:
    """Where each layer that is asked for goes. Raises `InputError` where it can't be written."""
    outs = {name: require_output(path, ".tif", inputs) for name, path in asked.items() if path}
    if len({path.resolve() for path in outs.values()}) < len(outs):
        raise InputError(
            f"The layers {', '.join(outs)} can't be written to the same file; choose different "
            "names."
        )
    return outs


@contextmanager
def _store(outs: dict[str, Path], inputs: list[Path], how: How) -> Iterator[TileStore]:
    """Where the blocks of this very run are kept until its layers are written."""
    job = job_of(
        "apply",
        inputs,
        layers=sorted(outs),
        confidence_kind=how.kind,
        unknown=how.unknown is not None,
        minimum_observations=how.minimum_observations,
        torch=version("torch"),  # computes neural processes
    )
    with TileStore(outs["map"], job) as store:
        try:
            yield store
        finally:
            store.clear_if_empty()


def _announce(
    head: Head, reader: EmbeddingReader, outs: dict[str, Path], how: How, progress: Progress
) -> None:
    """Say how large the layers will be; the blocks that are kept until then need as much again."""
    kinds = {path: pixels_of(name, head, how) for name, path in outs.items()}
    each = sum(np.dtype(kind).itemsize * count for kind, _, count in kinds.values())
    kept = each * reader.grid.width * reader.grid.height - kept_bytes(outs["map"])
    layers = {path: (kind, count) for path, (kind, _, count) in kinds.items()}
    announce(reader.grid, layers, progress, kept)


def _require_sense(
    learnt: Head, head: Path, outs: dict[str, Path], unknown: bool, minimum_area: float
) -> None:
    """Raise `InputError` for layers and options that this head has no answer for."""
    quantity = learnt.task == "regress"
    asked = [f"--{name}" for name in ("confidence", "sets") if name in outs]
    asked += ["--unknown"] * unknown + ["--minimum-area"] * (minimum_area > 0)
    if quantity and asked:
        raise InputError(
            f"The head {head.name} estimates a quantity; {asked[0]} is made for classes only. "
            f"Leave {asked[0]} away{'' if unknown else ', or ask for --uncertainty'}."
        )
    if not quantity and "uncertainty" in outs:
        raise InputError(
            f"The head {head.name} makes classes; --uncertainty is for quantities. Ask for "
            "--confidence or --sets."
        )
    needed = "intervals" if quantity else "sets"
    if (unknown or {"sets", "uncertainty"} & set(outs)) and needed not in learnt.record:
        raise InputError(
            f"The head {head.name} was made by an earlier version that did not keep what this "
            "needs; train it again."
        )


def _pixels(minimum_area: float, reader: EmbeddingReader) -> int:
    """The smallest number of pixels that has `minimum_area` (m², on the ellipsoid)."""
    if minimum_area <= 0:
        return 0
    middle = Tile(0, reader.grid.height // 2, reader.grid.width, 1)
    return math.ceil(minimum_area / row_areas(reader.grid, middle)[0] - 1e-6)


def _say_what_differs(head: Head, reader: EmbeddingReader, progress: Progress) -> None:
    """A sentence if this embedding is from other sources than the head's was, and if it summarises a
    shorter or longer time, or one that begins in another season."""
    theirs = head.record["embedding"]
    sources = theirs.get("sources", "")
    if sources and reader.sources and sources != reader.sources:
        progress.message(
            f"The head was trained on an embedding from {sources}, this one is from {reader.sources}: the same "
            "land has other vectors there, and the accuracy of the head's report need not hold."
        )
    start, end = theirs.get("valid_start", ""), theirs.get("valid_end", "")
    before, now = period_days(start, end), period_days(reader.valid_start, reader.valid_end)
    if before is None or now is None:
        return
    if abs(before - now) > PERIODS_ALIKE:
        progress.message(
            f"The head was trained on an embedding of {before} days, this one summarises "
            f"{now}: classes that differ by season may be mistaken for each other."
        )
    elif (seasons_apart(start, reader.valid_start) or 0) > PERIODS_ALIKE:
        progress.message(
            f"The head was trained on an embedding of {start[:10]} to {end[:10]}, this one summarises "
            f"{reader.valid_start[:10]} to {reader.valid_end[:10]}: they begin at other times of the year, and the "
            "same land has other vectors then. Choose a valid period that begins on the same day of its year."
        )


def _say_how_unlike(unlike: float, progress: Progress) -> None:
    """What share of the map the head has no ground to speak of."""
    if unlike >= 0.005:
        progress.message(
            f"{percent(unlike)} of the map is unlike all training labels; do not trust it there."
        )
    if unlike > 0.5:
        progress.message(
            "That is most of it: the accuracy of the head's report does not hold here. Label some "
            "places of this map (`suggest` says which) and train again."
        )


class _Inputs:
    """What one thread reads: vectors, and where asked for how often each pixel was seen."""

    def __init__(self, embedding: Path, fewest: int):
        self._stack, self._fewest = ExitStack(), fewest
        self._reader = self._stack.enter_context(EmbeddingReader(embedding))
        self._counts: Observations | None = None
        if fewest > 0:
            self._counts = self._stack.enter_context(Observations(self._reader))

    def __enter__(self) -> _Inputs:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def parts(self, tile: Tile) -> Iterator[tuple[slice, np.ndarray]]:
        """Which of the pixels in `tile`, and their vectors (n, d), some at once; NaN also where
        too seldom seen."""
        seldom = None
        if self._counts is not None:
            seldom = (self._counts.read(tile) < self._fewest).ravel()
        for some, vectors in self._reader.parts(tile):
            if seldom is not None:
                vectors[seldom[some]] = np.nan
            yield some, vectors


def _write(
    head: Head,
    reader: EmbeddingReader,
    writers: dict[str, MapWriter],
    how: How,
    store: TileStore,
    progress: Progress,
) -> float:
    """Map all blocks that are not in the store; the share of valid pixels beyond the
    applicability threshold."""
    tiles = reader.blocks()

    def work(inputs: _Inputs, tile: Tile) -> np.ndarray:
        if store.has(tile):
            return store.read(tile)
        begun = time.monotonic()
        block = _block(head, reader.grid, inputs, tile, how)
        if time.monotonic() - begun > WORTH_KEEPING_S:
            store.save(tile, block)
        return block

    store.tell(tiles, progress)
    seen = beyond = 0
    fewest = how.minimum_observations
    for tile, block in streamed(
        tiles, lambda: _Inputs(reader.path, fewest), work, "Mapping", progress
    ):
        seen, beyond = seen + int(block["seen"]), beyond + int(block["beyond"])
        for name, writer in writers.items():
            writer.write(tile, block[name])
    return beyond / max(seen, 1)


def _block(head: Head, grid: Grid, inputs: _Inputs, tile: Tile, how: How) -> np.ndarray:
    """All layers of a block, each (count, height, width), with the counts of `_told` as `seen` and
    `beyond`: one record, so that it is one array to keep."""
    step = max(1, grid.width * grid.height // LOOKED_AT)
    kinds = [(name, pixels_of(name, head, how)) for name in sorted(how.layers)]
    layers = [(name, kind, (n, tile.height, tile.width)) for name, (kind, _, n) in kinds]
    block = np.zeros((), [*layers, ("seen", "i8"), ("beyond", "i8")])
    places = of_tile(grid, tile) if head.needs_places else None
    for some, vectors in inputs.parts(tile):
        found = mapped(head, vectors, how, None if places is None else places[some])
        for name, _, (count, *_) in layers:
            values = found[name].reshape(len(vectors), count)
            block[name].reshape(count, -1)[:, some] = values.T
        valid, unlike = _told(head, vectors, found, step)
        block["seen"] += valid
        block["beyond"] += unlike
    return block


def _told(
    head: Head, vectors: np.ndarray, layers: dict[str, np.ndarray], step: int
) -> tuple[int, int]:
    """Valid pixels looked at (one in `step`), and how many of them are beyond the applicability
    threshold."""
    index = layers.get("applicability")
    if index is None:
        index = dissimilarities(head, np.ascontiguousarray(vectors[::step]))
    limit = head.record["applicability"]["threshold"]
    return int(np.isfinite(index).sum()), int((index > limit).sum())


def dissimilarities(head: Head, vectors: np.ndarray) -> np.ndarray:
    """Dissimilarity index (n,) float32 of vectors (n, d), NaN where they are missing."""
    valid = np.isfinite(vectors).all(axis=1)
    found = np.full(len(vectors), np.nan, np.float32)
    scale = head.record["applicability"]["scale"]
    found[valid] = dissimilarity(_only(vectors, valid), head.statistics["vectors"], scale)
    return found


def _only(vectors: np.ndarray, valid: np.ndarray) -> np.ndarray:
    """The valid ones of vectors (n, d), which go on lying dimension by dimension."""
    return vectors if valid.all() else vectors.T[:, valid].T


def mapped(
    head: Head, vectors: np.ndarray, how: How, places: np.ndarray | None = None
) -> dict[str, np.ndarray]:
    """Pixels of each layer in its type, (n,) or (n, bands), for vectors (n, d), NaN = missing.

    `places` (n, 3) for heads that need them.
    """
    layers = {}
    if "applicability" in how.layers or how.unknown is not None:
        layers["applicability"] = dissimilarities(head, vectors)
    valid = np.isfinite(vectors).all(axis=1)
    with sklearn.config_context(assume_finite=True):  # as has just been looked at
        if head.task == "regress":
            return layers | _quantities(head, vectors, places, valid, how)
        return layers | _classes(head, vectors, valid, how, layers.get("applicability"))


def _quantities(
    head: Head, vectors: np.ndarray, places: np.ndarray | None, valid: np.ndarray, how: How
) -> dict[str, np.ndarray]:
    layers: dict[str, np.ndarray] = {"map": np.full(len(vectors), np.nan, np.float32)}
    if "uncertainty" in how.layers:
        layers["uncertainty"] = np.full((len(vectors), 3), np.nan, np.float32)
    if valid.any():
        near = None if places is None else places[valid]
        mean, deviation = head.measure(_only(vectors, valid), near)
        layers["map"][valid] = mean
        if "uncertainty" in layers:
            layers["uncertainty"][valid] = head.uncertainty(mean, deviation)
    return layers


def _classes(
    head: Head, vectors: np.ndarray, valid: np.ndarray, how: How, unlike: np.ndarray | None
) -> dict[str, np.ndarray]:
    dtype, nodata = map_type(head.classes, how)
    values = np.full(len(vectors), nodata, dtype)
    sets = "sets" in how.layers or how.unknown is not None
    if not sets and "confidence" not in how.layers:
        if valid.any():
            values[valid] = head.predict(_only(vectors, valid))
        return {"map": values}
    sure = np.full(len(vectors), NO_CONFIDENCE, np.uint8)
    size = np.full(len(vectors), NO_SET, np.uint16)
    if valid.any():
        least = head.record["sets"]["least"] if sets else 0.0
        values[valid], share, size[valid] = head.classify(
            _only(vectors, valid), how.kind, least, how.common
        )
        sure[valid] = np.round(100 * share)
    if how.unknown is not None and unlike is not None:
        beyond = unlike > head.record["applicability"]["threshold"]  # False where NaN
        values[beyond | (size == 0)] = how.unknown.value
    return {"map": values, "confidence": sure, "sets": size}
