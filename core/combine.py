"""`combine`: two or more embeddings side by side as one, on the grid of the first.

Each counts the same: its vectors have length 1 and are divided by the square root of how many
embeddings there are. So the cosine of two places is the mean of their cosines, and heads, clusters,
look-alikes and change work on the pair as on any embedding.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np

from . import quantize, reduce
from .embeddings.embedding import PERIODS_ALIKE, EmbeddingReader, band_names, period_days
from .embeddings.pile import Pile
from .embeddings.writer import require_beside, write_embedding
from .engine.lock import Lock
from .engine.tilestore import TileStore, job_of, kept_bytes
from .errors import InputError
from .files import (
    ROOM,
    put_raster,
    require_output,
    sidecar,
    size_text,
    write_json,
)
from .grid import Tile
from .progress import Progress


def run(embeddings: list[Path], out: Path, no_rgb: bool, progress: Progress) -> dict[str, Any]:
    """Write one embedding of all dimensions; missing where one of them is."""
    require_output(out, ".tif", embeddings)
    if len(embeddings) < 2:
        raise InputError("Give two embeddings or more to combine.")
    with ExitStack() as stack:
        readers = [stack.enter_context(EmbeddingReader(path)) for path in embeddings]
        names = [reader.encoder or reader.path.stem for reader in readers]
        if len(set(names)) < len(names):
            progress.message("Some are of one encoder: its years count as often as they are given.")
        else:
            _say_of_other_times(readers, progress)
        pile = Pile(readers)
        grid, d = pile.grid, sum(reader.d for reader in readers)
        size = grid.width * grid.height * d
        out = require_output(out, ".tif", embeddings, int(size * ROOM) - kept_bytes(out))
        picture = require_beside(out, embeddings, [], no_rgb)
        progress.message(
            f"{grid.width} × {grid.height} pixels of {d} dimensions; about {size_text(size)}."
        )
        tags = {"AEF_ENCODER": " + ".join(names)} | _period(readers)
        with TileStore(out, job_of("combine", embeddings)) as store:
            _join(pile, store, out, tags, progress)
            outputs = {"embedding": str(out)}
            if picture:
                outputs |= reduce.run(embedding=out, out=picture, progress=progress)
            store.clear()
    return outputs


def _join(
    pile: Pile, store: TileStore, out: Path, tags: dict[str, str], progress: Progress
) -> None:
    """Write the embedding and its side-car. Raises `InputError` if no pixel has all parts."""
    readers = pile.readers
    d = sum(reader.d for reader in readers)
    bands = [f"{i}:{n}" for i, r in enumerate(readers, start=1) for n in band_names(r.d)]
    joined = _Joined(pile, store)
    store.tell(readers[0].blocks(), progress)
    whole = store.folder / "joined.tif"
    with pile.unchanged():
        write_embedding(
            whole, store.folder, pile.grid, d, "int8", tags, joined.read, progress, "Combining",
            bands,
        )  # fmt: skip
    if not joined.held:  # known now only, and what lies at `out` is to stay
        store.clear()
        raise InputError(
            f"{readers[0].path} and the others have no pixel in common; combine embeddings of "
            "one place."
        )
    parts = [{"path": str(r.path), "encoder": r.encoder, "d": r.d} for r in readers]
    record = {"kind": "embedding", "encoder": tags["AEF_ENCODER"], "parts": parts}
    with Lock.beside(out):
        put_raster(whole, out)
        write_json(sidecar(out), record)


def _say_of_other_times(readers: list[EmbeddingReader], progress: Progress) -> None:
    """A sentence if one of them summarises another time than the first."""
    first, *others = readers
    for other in others:
        ends = ((first.valid_start, other.valid_start), (first.valid_end, other.valid_end))
        if any(abs(period_days(*both) or 0) > PERIODS_ALIKE for both in ends):
            progress.message(
                f"{first.path.name} summarises {first.valid_start[:10]} to {first.valid_end[:10]}, "
                f"{other.path.name} {other.valid_start[:10]} to {other.valid_end[:10]}: where the land "
                "changed in between, they tell of two states of it as if of one."
            )
            return


def _period(readers: list[EmbeddingReader]) -> dict[str, str]:
    """The valid period, where all have the same."""
    periods = {(reader.valid_start, reader.valid_end) for reader in readers}
    start, end = periods.pop()
    return {"AEF_VALID_START": start, "AEF_VALID_END": end} if not periods and start else {}


class _Joined:
    """Codes of blocks of the output; `held` once a pixel had data."""

    def __init__(self, pile: Pile, store: TileStore):
        self._pile, self._store = pile, store
        self.held = False

    def read(self, block: Tile) -> np.ndarray:
        if not self._store.has(block):
            self._store.save(block, self._made(block))
        codes = self._store.read(block)
        self.held |= bool((codes[..., 0] != quantize.NODATA).any())
        return codes

    def _made(self, block: Tile) -> np.ndarray:
        vectors = np.concatenate(self._pile.read(block), axis=-1) / np.sqrt(len(self._pile.readers))
        vectors[~np.isfinite(vectors).all(axis=-1)] = np.nan
        return quantize.quantize(vectors)
