"""`reduce`: a picture of an embedding, its three principal directions as red, green and blue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from .embedding import EmbeddingReader
from .files import require_output
from .maps import MapWriter
from .progress import Progress
from .samples import sample_anywhere

SAMPLE = 50_000
CUT = (2.0, 98.0)  # percentiles that become the darkest and the lightest


def run(embedding: Path, out: Path, progress: Progress) -> dict[str, Any]:
    """Write the picture: four bytes a pixel, alpha 0 where the embedding has no data."""
    out = require_output(out, ".tif", [embedding])
    with EmbeddingReader(embedding) as reader:
        sample = sample_anywhere(reader, SAMPLE, 0, progress)
        mean, directions = principal_directions(sample, 3)
        low, high = np.percentile((sample - mean) @ directions.T, CUT, axis=0)
        scale = 255 / np.maximum(high - low, 1e-6)
        record = {"kind": "picture", "embedding": reader.path.name, "encoder": reader.encoder}
        tiles = reader.blocks()
        with MapWriter(out, reader.grid, "uint8", None, record, count=4) as writer:
            for done, tile in enumerate(tiles):
                progress.step(done, len(tiles), "Drawing the picture")
                vectors = reader.read(tile)
                valid = np.isfinite(vectors).all(axis=-1)
                colour = ((vectors - mean) @ directions.T - low) * scale
                colour = np.clip(np.where(valid[..., None], colour, 0), 0, 255).round()
                pixels = np.dstack([colour, 255 * valid]).astype(np.uint8)
                writer.write(tile, np.moveaxis(pixels, -1, 0))
        progress.step(len(tiles), len(tiles), "Drawing the picture")
    return {"rgb": str(out)}


def principal_directions(vectors: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Mean (d,) and the `n` directions of most variance (n, d) of vectors (m, d), float32.

    A direction's sign is arbitrary; the one is taken in which its cubes sum to more than zero
    (the tail of its loadings is positive), so that a picture does not turn its colours between
    runs. With fewer than `n` dimensions the rest are zero.
    """
    mean = vectors.mean(axis=0, dtype=np.float64)
    centred = vectors - mean
    _, axes = np.linalg.eigh(centred.T @ centred)
    found = axes[:, ::-1].T[:n]
    found *= np.where((found**3).sum(axis=1, keepdims=True) < 0, -1, 1)
    directions = np.zeros((n, vectors.shape[1]))
    directions[: len(found)] = found
    return mean.astype(np.float32), directions.astype(np.float32)
